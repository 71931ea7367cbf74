#include "interchange/survey_json.hpp"

#include <cmath>

namespace leidraad::interchange {

namespace {

using nlohmann::ordered_json;

// A whole number stands without a point, as people write it.
ordered_json number(double value) {
  constexpr double exact = 1e15;
  if (value == std::floor(value) && std::abs(value) < exact) return static_cast<std::int64_t>(value);
  return value;
}

// Keys that have nothing to say are left out.
class Object {
public:
  Object& text(const char* key, const std::string& value) {
    if (!value.empty()) json_[key] = value;
    return *this;
  }
  Object& flag(const char* key, bool value) {
    if (value) json_[key] = true;
    return *this;
  }
  Object& number(const char* key, const std::optional<double>& value) {
    if (value) json_[key] = interchange::number(*value);
    return *this;
  }
  Object& whole(const char* key, const std::optional<int>& value) {
    if (value) json_[key] = *value;
    return *this;
  }
  Object& value(const char* key, ordered_json value) {
    if (!value.empty()) json_[key] = std::move(value);
    return *this;
  }
  template <class T, class Write>
  Object& list(const char* key, const std::vector<T>& many, Write write) {
    ordered_json json = ordered_json::array();
    for (const T& one : many) json.push_back(write(one));
    return value(key, std::move(json));
  }
  ordered_json take() { return std::move(json_); }

private:
  ordered_json json_ = ordered_json::object();
};

ordered_json plain(const guide::InlineText& text) {
  return text.plain;
}

template <guide::Kind K>
ordered_json id_of(const guide::Reference<K>& reference) {
  return reference.id;
}

ordered_json condition(const guide::SurveyCondition& one) {
  using Kind = guide::SurveyCondition::Kind;
  switch (one.kind) {
    case Kind::any:
      return Object().list("any", one.parts, condition).take();
    case Kind::all:
      return Object().list("all", one.parts, condition).take();
    case Kind::negation:
      return Object().value("not", condition(one.parts.front())).take();
    case Kind::question:
      break;
  }
  Object json;
  json.text("question", one.question.id);
  if (one.is.size() == 1) {
    json.text("is", one.is.front());
  } else if (!one.is.empty()) {
    json.value("is", one.is);
  }
  return json.number("at-least", one.least)
      .number("at-most", one.most)
      .flag("answered", one.is_answered)
      .take();
}

void write_when(Object& json, const std::optional<guide::SurveyCondition>& when) {
  if (when) json.value("when", condition(*when));
}

ordered_json option(const guide::SurveyOption& one) {
  return Object().text("id", one.id).text("text", one.text).take();
}

ordered_json point(const guide::SurveyScale::Point& one) {
  return Object().whole("value", one.value).text("text", one.text).take();
}

ordered_json scale(const guide::SurveyScale& one) {
  return Object().text("id", one.id).list("points", one.points, point).text("unknown", one.unknown).take();
}

ordered_json item(const guide::SurveyList::Item& one) {
  return Object().text("id", one.id).text("text", one.text).text("about", one.about).take();
}

ordered_json list_of(const guide::SurveyList& one) {
  return Object().text("id", one.id).list("items", one.items, item).take();
}

ordered_json question(const guide::SurveyQuestion& one) {
  Object json;
  json.text("id", one.id)
      .text("type", guide::name_of(one.type))
      .text("text", one.text)
      .text("help", one.help);
  json.flag("optional", one.is_optional);
  write_when(json, one.when);
  json.list("options", one.options, option).text("scale", one.scale.id).list("rows", one.rows, option);
  json.flag("random", one.has_random_options || one.has_random_rows);
  json.flag("one-per-screen", one.is_one_per_screen);
  json.text("other", one.other).text("none", one.none).text("unknown", one.unknown).whole("max", one.most);
  json.number("minimum", one.minimum).number("maximum", one.maximum);
  if (one.decimals != 0) json.whole("decimals", one.decimals);
  return json.text("unit", one.unit).whole("longest", one.longest).take();
}

ordered_json page(const guide::SurveyPage& one) {
  Object json;
  json.text("id", one.id).text("title", one.title).text("intro", one.intro);
  write_when(json, one.when);
  json.text("for-each", one.for_each.id).flag("random", one.has_random_order);
  return json.list("questions", one.questions, question).take();
}

ordered_json privacy(const guide::SurveyPrivacy& one) {
  Object json;
  json.text("purpose", one.purpose).text("controller", one.controller).text("contact", one.contact);
  return json.text("retention", one.retention).whole("minimum-group", one.minimum_group).take();
}

ordered_json part(const guide::SurveyScore::Part& one) {
  if (!one.is_reversed) return one.field.id;
  return Object().text("field", one.field.id).flag("reversed", true).take();
}

ordered_json band(const guide::SurveyScore::Band& one) {
  Object json;
  json.number("from", one.from).text("text", one.text);
  json.list("trajectories", one.advice.trajectories, id_of<guide::Kind::trajectory>);
  json.list("instruments", one.advice.instruments, id_of<guide::Kind::instrument>);
  json.list("checklists", one.advice.checklists, id_of<guide::Kind::checklist>);
  json.list("pages", one.advice.pages,
            [](const guide::PageReference& reference) { return ordered_json(reference.file); });
  return json.take();
}

ordered_json score(const guide::SurveyScore& one) {
  Object json;
  json.text("id", one.id).text("title", one.title);
  json.text("method", guide::name_of(one.method)).list("of", one.of, part);
  return json.whole("minimum-answered", one.minimum_answered).list("bands", one.bands, band).take();
}

}  // namespace

ordered_json survey_json(const guide::Survey& survey) {
  Object json;
  json.whole("format", survey_format).text("id", survey.id).whole("version", survey.version);
  json.text("title", survey.title).text("short-title", survey.short_title).text("summary", survey.summary);
  json.text("page", survey.page.file).text("phase", survey.phase.id).list("intro", survey.intro, plain);
  json.value("privacy", privacy(survey.privacy)).list("scales", survey.scales, scale);
  json.list("lists", survey.lists, list_of).list("pages", survey.pages, page);
  json.list("scores", survey.scores, score);
  Object thanks;
  thanks.list("text", survey.thanks.text, plain).text("next", survey.thanks.next);
  json.value("thanks", thanks.take());
  return json.value("results", Object().text("by", survey.results_by.id).take()).take();
}

}  // namespace leidraad::interchange
