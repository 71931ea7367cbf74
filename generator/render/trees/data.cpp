#include "render/trees/data.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "guide/trees/steps.hpp"
#include "render/trees/ways_json.hpp"

namespace leidraad::render {

namespace {

using nlohmann::ordered_json;

// What every page may say, and what is only said once there are answers.
constexpr std::string_view script_texts = "tree-script-";
constexpr std::string_view tell_texts = "tree-tell-";

ordered_json interface_texts(const guide::Guide& guide, std::string_view start) {
  ordered_json json = ordered_json::object();
  for (const auto& [key, text] : guide.interface) {
    if (key.starts_with(start)) json[key.substr(start.size())] = text;
  }
  return json;
}

void add_text(ordered_json& json, const char* key, const std::string& text) {
  if (!text.empty()) json[key] = text;
}

void add_name(ordered_json& json, const char* key, const guide::Name& name) {
  add_text(json, key, name.id);
}

void add_next(ordered_json& json, const guide::Next& next) {
  if (!next.empty()) json["next"] = next_json(next);
}

class ScriptData {
public:
  ScriptData(const guide::TreeIndex& index, const guide::Guide& guide)
      : index_(index),
        tree_(index.tree()),
        guide_(guide),
        ahead_(guide::questions_ahead(index, guide::TreeRoutes(index))) {}

  ordered_json json() const {
    ordered_json json = {{"id", tree_.id}, {"title", tree_.title}, {"start", tree_.start.id}};
    add_name(json, "again", tree_.again);
    add_name(json, "closing", tree_.closing);
    json["texts"] = interface_texts(guide_, script_texts);
    json["quantities"] = ordered_json::object();
    for (const guide::Quantity& one : tree_.quantities) json["quantities"][one.id] = quantity(one);
    json["questions"] = ordered_json::object();
    for (const guide::Question& one : tree_.questions) json["questions"][one.id] = question(one);
    json["outcomes"] = ordered_json::object();
    for (const guide::Outcome& one : tree_.outcomes) json["outcomes"][one.id] = outcome(one);
    json["branches"] = ordered_json::object();
    for (const guide::Branch& one : tree_.branches) json["branches"][one.id] = {{"start", one.start.id}};
    return json;
  }

private:
  [[nodiscard]] static ordered_json quantity(const guide::Quantity& one) {
    ordered_json json = {{"label", one.label},
                         {"unit", one.unit},
                         {"minimum", one.minimum},
                         {"maximum", one.maximum},
                         {"decimals", guide::decimals_of(one.step)}};
    if (one.derived) {
      const auto axis = [](const guide::Derivation::Axis& of) {
        return ordered_json{{"quantity", of.quantity.id}, {"at", of.at}};
      };
      json["derived"] = {{"rows", axis(one.derived->rows)},
                         {"columns", axis(one.derived->columns)},
                         {"values", one.derived->values}};
    }
    return json;
  }

  [[nodiscard]] ordered_json question(const guide::Question& one) const {
    ordered_json json = ordered_json::object();
    add_text(json, "remembers", one.remembers);
    if (one.is_context) json["context"] = true;
    const auto ahead = ahead_.find(one.id);
    if (ahead != ahead_.end()) json["ahead"] = {ahead->second.least, ahead->second.most};
    add_text(json, "branch", one.branch);
    add_next(json, one.next);
    json["answers"] = ordered_json::array();
    for (const guide::Answer& answer_ : one.answers) json["answers"].push_back(answer(one, answer_));
    if (one.measure) {
      json["measure"] = {{"quantity", one.measure->quantity.id}};
      add_name(json["measure"], "compare", one.measure->compare);
    }
    for (const guide::Scale& scale_ : one.scales) json["scales"].push_back(scale(scale_));
    return json;
  }

  [[nodiscard]] static ordered_json answer(const guide::Question& question, const guide::Answer& one) {
    ordered_json json = {{"id", one.id}};
    if (one.country) json["country"] = guide::name_of(*one.country);
    if (!one.next.is_same_as(question.next)) add_next(json, one.next);
    add_name(json, "advice", one.advice);
    add_name(json, "tip", one.tip);
    if (one.back) json["back"] = *one.back == guide::Back::branch ? "branch" : "outcome";
    return json;
  }

  [[nodiscard]] ordered_json scale(const guide::Scale& one) const {
    ordered_json bands = ordered_json::array();
    for (const guide::Band& band_ : one.bands) bands.push_back(band(band_));
    return {{"when", conditions_json(one.when)}, {"bands", bands}};
  }

  [[nodiscard]] ordered_json band(const guide::Band& one) const {
    ordered_json json = ordered_json::object();
    const auto add = [&](const char* key, const guide::Name& name) {
      if (const guide::Threshold* threshold = index_.threshold(name.id)) json[key] = threshold->value;
    };
    add("from", one.from);
    add("above", one.above);
    add("below", one.below);
    add("upTo", one.up_to);
    add_next(json, one.next);
    add_name(json, "advice", one.advice);
    add_name(json, "tip", one.tip);
    return json;
  }

  [[nodiscard]] static ordered_json outcome(const guide::Outcome& one) {
    ordered_json json = ordered_json::object();
    if (one.is_final) json["final"] = true;
    add_text(json, "branch", one.branch);
    return json;
  }

  const guide::TreeIndex& index_;
  const guide::Tree& tree_;
  const guide::Guide& guide_;
  std::map<std::string, guide::Ahead> ahead_;
};

}  // namespace

namespace {

ordered_json texts_of(const guide::Question& question) {
  ordered_json json = {{"text", question.text}};
  add_text(json, "short", question.short_text);
  json["answers"] = ordered_json::array();
  for (const guide::Answer& answer : question.answers) {
    ordered_json one = {{"text", answer.text}};
    add_text(one, "means", answer.means);
    json["answers"].push_back(one);
  }
  for (const guide::Scale& scale : question.scales) {
    ordered_json bands = ordered_json::array();
    for (const guide::Band& band : scale.bands)
      bands.push_back({band.means, band.zone ? guide::name_of(*band.zone) : ""});
    json["scales"].push_back(bands);
  }
  return json;
}

std::string assigned(const char* variable, const guide::Tree& tree, const ordered_json& data) {
  const ordered_json json = {{tree.id, data}};
  return fmt::format("self.{0}=Object.assign(self.{0}||{{}},{1});\n", variable, json.dump());
}

}  // namespace

std::string tree_script_data(const guide::TreeIndex& index, const guide::Guide& guide) {
  return assigned("leidraadTrees", index.tree(), ScriptData(index, guide).json());
}

std::string tree_script_texts(const guide::Tree& tree, const guide::Guide& guide) {
  ordered_json texts = {{"", interface_texts(guide, tell_texts)}};
  for (const guide::Question& one : tree.questions) texts[one.id] = texts_of(one);
  return assigned("leidraadTreeTexts", tree, texts);
}

}  // namespace leidraad::render
