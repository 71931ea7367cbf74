// The whole tree for other programs; data/trees/README.md tells its form.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "guide/trees/address.hpp"
#include "render/trees/data.hpp"
#include "render/trees/sources.hpp"
#include "render/trees/ways_json.hpp"

namespace leidraad::render {

namespace {

using nlohmann::ordered_json;

constexpr const char* source_kinds[] = {"law", "standard", "advice", "rule-of-thumb", "study", "signal"};
constexpr const char* certainties[] = {"seen", "quoted", "unverified", "derived"};

ordered_json names(const std::vector<guide::Name>& many) {
  ordered_json json = ordered_json::array();
  for (const guide::Name& one : many) json.push_back(one.id);
  return json;
}

ordered_json paragraphs(const std::vector<guide::InlineText>& many) {
  ordered_json json = ordered_json::array();
  for (const guide::InlineText& one : many) json.push_back(one.plain);
  return json;
}

// Keys that have nothing to say are left out.
class Object {
public:
  Object& text(const char* key, const std::string& value) {
    if (!value.empty()) json_[key] = value;
    return *this;
  }
  Object& text(const char* key, const guide::InlineText& value) {
    if (!value.plain.empty()) json_[key] = value.plain;
    return sources(cited_in(value));
  }
  Object& flag(const char* key, bool value) {
    if (value) json_[key] = true;
    return *this;
  }
  Object& country(const std::optional<guide::Country>& value) {
    if (value) json_["country"] = guide::name_of(*value);
    return *this;
  }
  Object& zone(const std::optional<guide::Zone>& value) {
    if (value) json_["zone"] = guide::name_of(*value);
    return *this;
  }
  Object& standing(guide::RuleKind kind, guide::Certainty certainty) {
    json_["kind"] = source_kinds[static_cast<std::size_t>(kind)];
    return certainty_of(certainty);
  }
  Object& certainty_of(guide::Certainty certainty) {
    json_["certainty"] = certainties[static_cast<std::size_t>(certainty)];
    return *this;
  }
  Object& value(const char* key, ordered_json value) {
    json_[key] = std::move(value);
    return *this;
  }
  // All that is cited here, each once; written last.
  Object& sources(const std::vector<std::string>& ids) {
    for (const std::string& id : ids) {
      if (std::find(sources_.begin(), sources_.end(), id) == sources_.end()) sources_.push_back(id);
    }
    return *this;
  }
  ordered_json take() {
    if (!sources_.empty()) json_["sources"] = sources_;
    return std::move(json_);
  }

private:
  ordered_json json_ = ordered_json::object();
  std::vector<std::string> sources_;
};

ordered_json axis(const guide::Derivation::Axis& one) {
  return {{"quantity", one.quantity.id}, {"at", one.at}};
}

ordered_json quantity(const guide::Quantity& one) {
  Object json;
  json.text("id", one.id).text("label", one.label).text("unit", one.unit);
  json.value("minimum", one.minimum).value("maximum", one.maximum).value("step", one.step);
  json.text("how", one.how);
  if (one.derived) {
    Object table;
    table.value("rows", axis(one.derived->rows)).value("columns", axis(one.derived->columns));
    table.value("values", one.derived->values).certainty_of(one.derived->certainty);
    table.text("source", one.derived->source.id).text("checked", guide::read_on(*one.derived));
    json.value("derived", table.text("note", one.derived->note).take());
  }
  return json.take();
}

ordered_json threshold(const guide::Threshold& one) {
  Object json;
  json.text("id", one.id).text("label", one.label).value("value", one.value).text("unit", one.unit);
  json.country(one.country).standing(one.kind, one.certainty).text("source", one.source.id);
  return json.text("checked", guide::read_on(one)).text("note", one.note).take();
}

ordered_json person(const guide::Person& one) {
  return Object().text("id", one.id).text("title", one.title).text("be", one.be).text("nl", one.nl).take();
}

Object& add_next(Object& json, const guide::Next& next) {
  return next.empty() ? json : json.value("next", next_json(next));
}

ordered_json answer(const guide::Question& question, const guide::Answer& one) {
  Object json;
  json.text("id", one.id).text("text", one.text).text("label", one.label).text("hint", one.hint);
  json.country(one.country);
  if (!one.next.is_same_as(question.next)) add_next(json, one.next);
  json.text("advice", one.advice.id).text("tip", one.tip.id);
  if (one.back) json.text("back", *one.back == guide::Back::branch ? "branch" : "outcome");
  json.flag("unknown", one.is_unknown).text("means", one.means);
  if (one.actions_first) json.text("actions-first", guide::name_of(*one.actions_first));
  return json.take();
}

ordered_json band(const guide::Band& one) {
  Object json;
  json.text("from", one.from.id).text("above", one.above.id);
  json.text("below", one.below.id).text("up-to", one.up_to.id).zone(one.zone);
  return add_next(json, one.next)
      .text("advice", one.advice.id)
      .text("tip", one.tip.id)
      .text("means", one.means)
      .take();
}

ordered_json scale(const guide::Scale& one) {
  ordered_json bands = ordered_json::array();
  for (const guide::Band& each : one.bands) bands.push_back(band(each));
  return {{"when", conditions_json(one.when)}, {"bands", bands}};
}

template <class T>
ordered_json list(const std::vector<T>& many, ordered_json (*json_of)(const T&)) {
  ordered_json json = ordered_json::array();
  for (const T& one : many) json.push_back(json_of(one));
  return json;
}

ordered_json question(const guide::Tree& tree, const guide::Question& one) {
  Object json;
  json.text("id", one.id).text("branch", one.branch).text("address", guide::tree_address(tree, one.id));
  json.text("text", one.text).text("short", one.short_text).text("help", one.help).text("why", one.why);
  json.text("remembers", one.remembers)
      .flag("context", one.is_context)
      .flag("everyone-knows", one.everyone_knows);
  ordered_json answers = ordered_json::array();
  for (const guide::Answer& each : one.answers) answers.push_back(answer(one, each));
  add_next(json, one.next).value("answers", std::move(answers));
  if (one.measure) {
    Object measure;
    measure.text("quantity", one.measure->quantity.id).text("compare", one.measure->compare.id);
    json.value("measure", measure.take()).value("scales", list(one.scales, scale));
  }
  return json.sources(ids_in(one.sources)).take();
}

ordered_json actions(const guide::Tree& tree, const guide::Outcome& outcome) {
  ordered_json json = ordered_json::object();
  for (const guide::Horizon horizon : guide::horizons) {
    json[guide::name_of(horizon)] = ordered_json::array();
    for (const guide::Action& one : outcome.actions.of(horizon)) {
      Object action;
      action.text("text", one.text).country(one.country).flag("required", one.is_required);
      action.value("who", names(guide::actors_of(tree, outcome, horizon, one)));
      json[guide::name_of(horizon)].push_back(action.take());
    }
  }
  return json;
}

ordered_json rule(const guide::Rule& one) {
  Object json;
  json.text("text", one.text).country(one.country).standing(one.kind, one.certainty);
  return json.sources(ids_in(one.sources)).take();
}

ordered_json outcome(const guide::Tree& tree, const guide::Outcome& one) {
  Object json;
  json.text("id", one.id).text("branch", one.branch).text("address", guide::tree_address(tree, one.id));
  json.text("title", one.title).zone(one.zone).text("summary", one.summary).flag("final", one.is_final);
  json.value("actions", actions(tree, one)).text("careful", one.careful);
  if (const guide::MeasureAgain* again = guide::measure_again_of(tree, one))
    json.value("measure-again", Object().text("after", again->after).text("text", again->text).take());
  json.value("rules", list(guide::rules_of(tree, one), rule));
  if (const guide::Escalation* escalation = guide::escalation_of(tree, one))
    json.value("escalate", Object().text("text", escalation->text).text("next", escalation->next.id).take());
  return json.sources(ids_in(one.sources)).take();
}

ordered_json example(const guide::Example& one) {
  ordered_json given = ordered_json::object();
  for (const guide::Example::Given& each : one.answers)
    given[each.question.id] = each.value ? ordered_json(*each.value) : ordered_json(each.answer);
  Object json;
  json.text("id", one.id).text("title", one.title).text("like", one.like.id).value("answers", given);
  return json.text("outcome", one.outcome.id).take();
}

ordered_json branch(const guide::Branch& one) {
  return Object()
      .text("id", one.id)
      .text("title", one.title)
      .text("summary", one.summary)
      .text("start", one.start.id)
      .take();
}

}  // namespace

std::string tree_json(const guide::TreeIndex& index, const guide::Guide& guide) {
  const guide::Tree& tree = index.tree();
  Object json;
  json.value("format", 2).text("id", tree.id).text("title", tree.title).text("summary", tree.summary);
  json.text("language", guide.site.language).text("address", guide::tree_address(tree, "index"));
  json.value("intro", paragraphs(tree.intro)).value("disclaimer", paragraphs(tree.disclaimer));
  json.value("unverified", paragraphs(tree.unverified));
  json.text("start", tree.start.id).text("again", tree.again.id).text("closing", tree.closing.id);
  json.value("branches", list(tree.branches, branch)).value("people", list(tree.people, person));
  json.value("quantities", list(tree.quantities, quantity));
  json.value("thresholds", list(tree.thresholds, threshold));
  ordered_json questions = ordered_json::array();
  for (const guide::Question& one : tree.questions) questions.push_back(question(tree, one));
  ordered_json outcomes = ordered_json::array();
  for (const guide::Outcome& one : tree.outcomes) outcomes.push_back(outcome(tree, one));
  json.value("questions", std::move(questions)).value("outcomes", std::move(outcomes));
  return json.value("examples", list(tree.examples, example)).take().dump(1) + "\n";
}

}  // namespace leidraad::render
