#include "guide/surveys/shape.hpp"

#include <algorithm>
#include <charconv>
#include <vector>

namespace leidraad::guide {

namespace {

std::string text_of(double number) {
  char digits[32];
  const auto [end, error] = std::to_chars(std::begin(digits), std::end(digits), number);
  return {std::begin(digits), error == std::errc{} ? end : std::begin(digits)};
}

std::string joined(const std::vector<std::string>& words, const char* between) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : between) + word;
  return text;
}

template <class T>
std::string sorted_ids(const std::vector<T>& things, std::vector<std::string> more = {}) {
  for (const T& one : things) more.push_back(one.id);
  std::sort(more.begin(), more.end());
  return joined(more, ", ");
}

void put(std::map<std::string, std::string>& texts, const char* key, const std::string& text) {
  if (!text.empty()) texts[key] = text;
}

void put(std::map<std::string, std::string>& texts, const char* key, const std::optional<double>& number) {
  if (number) texts[key] = text_of(*number);
}

void put_options(const SurveyQuestion& question, QuestionShape& shape) {
  std::vector<std::string> special;
  if (!question.other.empty()) special.emplace_back(other_option);
  if (!question.none.empty()) special.emplace_back(none_option);
  if (!question.unknown.empty()) special.emplace_back(unknown_option);
  put(shape.meaning, "options", sorted_ids(question.options, std::move(special)));
  for (const SurveyOption& option : question.options) shape.wording["option " + option.id] = option.text;
  put(shape.wording, "other", question.other);
  put(shape.wording, "none", question.none);
  put(shape.wording, "unknown", question.unknown);
}

void put_scale(const SurveyScale& scale, QuestionShape& shape) {
  std::vector<std::string> points;
  for (const SurveyScale::Point& point : scale.points) {
    points.push_back(std::to_string(point.value));
    shape.wording["point " + points.back()] = point.text;
  }
  if (!scale.unknown.empty()) points.emplace_back(unknown_option);
  put(shape.meaning, "points", joined(points, ", "));
  put(shape.wording, "unknown", scale.unknown);
}

void put_page(const Survey& survey, const SurveyPage& page, QuestionShape& shape) {
  if (page.when) shape.meaning["page-when"] = text_of(*page.when);
  for (const SurveyList& list : survey.lists) {
    if (list.id != page.for_each.id) continue;
    put(shape.meaning, "items", sorted_ids(list.items));
    for (const SurveyList::Item& item : list.items) shape.wording["item " + item.id] = item.text;
  }
}

QuestionShape shape_of(const Survey& survey, const SurveyPage& page, const SurveyQuestion& question) {
  QuestionShape shape;
  shape.meaning["type"] = name_of(question.type);
  if (question.is_optional) shape.meaning["optional"] = "true";
  if (question.when) shape.meaning["when"] = text_of(*question.when);
  put_options(question, shape);
  if (const SurveyScale* scale = scale_of(survey, question)) put_scale(*scale, shape);
  put(shape.meaning, "rows", sorted_ids(question.rows));
  for (const SurveyOption& row : question.rows) shape.wording["row " + row.id] = row.text;
  put_page(survey, page, shape);
  if (question.most) shape.meaning["max"] = std::to_string(*question.most);
  put(shape.meaning, "minimum", question.minimum);
  put(shape.meaning, "maximum", question.maximum);
  if (question.type == QuestionType::number) shape.meaning["decimals"] = std::to_string(question.decimals);
  put(shape.meaning, "unit", question.unit);
  const bool is_text = question.type == QuestionType::text || question.type == QuestionType::long_text;
  if (is_text) shape.meaning["longest"] = std::to_string(longest_of(question));
  put(shape.wording, "text", question.text);
  put(shape.wording, "help", question.help);
  return shape;
}

}  // namespace

std::string text_of(const SurveyCondition& condition) {
  std::vector<std::string> parts;
  for (const SurveyCondition& part : condition.parts) parts.push_back(text_of(part));
  switch (condition.kind) {
    case SurveyCondition::Kind::any:
      return "{any: [" + joined(parts, ", ") + "]}";
    case SurveyCondition::Kind::all:
      return "{all: [" + joined(parts, ", ") + "]}";
    case SurveyCondition::Kind::negation:
      return "{not: " + joined(parts, ", ") + "}";
    case SurveyCondition::Kind::question:
      break;
  }
  std::string text = "{question: " + condition.question.id;
  std::vector<std::string> values = condition.is;
  std::sort(values.begin(), values.end());
  if (values.size() == 1) text += ", is: " + values.front();
  if (values.size() > 1) text += ", is: [" + joined(values, ", ") + "]";
  if (condition.least) text += ", at-least: " + text_of(*condition.least);
  if (condition.most) text += ", at-most: " + text_of(*condition.most);
  if (condition.is_answered) text += ", answered: true";
  return text + "}";
}

SurveyShape shape_of(const Survey& survey) {
  SurveyShape shape;
  auto& promises = shape[survey_itself].wording;
  promises["purpose"] = survey.privacy.purpose;
  promises["controller"] = survey.privacy.controller;
  promises["retention"] = survey.privacy.retention;
  promises["minimum-group"] = std::to_string(survey.privacy.minimum_group);
  for (const SurveyPage& page : survey.pages) {
    for (const SurveyQuestion& question : page.questions)
      shape[question.id] = shape_of(survey, page, question);
  }
  return shape;
}

}  // namespace leidraad::guide
