#include "guide/surveys/survey.hpp"

#include <algorithm>

namespace leidraad::guide {

namespace {

constexpr double words_per_second = 180.0 / 60;

// Seconds to think and tap or type, after reading. In the order of QuestionType; of a grid for one row.
constexpr double seconds_to_answer[] = {4, 7, 4, 4, 7, 12, 45, 8};

double words_in(const std::string& text) {
  double words = 0;
  bool is_inside = false;
  for (const char character : text) {
    const bool is_blank = character == ' ' || character == '\n' || character == '\t';
    if (!is_blank && !is_inside) ++words;
    is_inside = !is_blank;
  }
  return words;
}

double words_in(const std::vector<InlineText>& paragraphs) {
  double words = 0;
  for (const InlineText& paragraph : paragraphs) words += words_in(paragraph.plain);
  return words;
}

double words_in(const std::vector<SurveyOption>& options) {
  double words = 0;
  for (const SurveyOption& option : options) words += words_in(option.text);
  return words;
}

double seconds_for(const Survey& survey, const SurveyQuestion& question) {
  double words = words_in(question.text) + words_in(question.help) + words_in(question.options) +
                 words_in(question.rows) + words_in(question.other) + words_in(question.none) +
                 words_in(question.unknown) + words_in(question.unit);
  if (const SurveyScale* scale = scale_of(survey, question)) {
    for (const SurveyScale::Point& point : scale->points) words += words_in(point.text);
    words += words_in(scale->unknown);
  }
  const double answers =
      question.type == QuestionType::grid ? static_cast<double>(question.rows.size()) : 1.0;
  return words / words_per_second + answers * seconds_to_answer[static_cast<std::size_t>(question.type)];
}

double seconds_for(const Survey& survey, const SurveyPage& page) {
  double seconds = (words_in(page.title) + words_in(page.intro)) / words_per_second;
  for (const SurveyQuestion& question : page.questions) {
    seconds += seconds_for(survey, question) * (question.when ? 0.5 : 1);
  }
  if (page.when) seconds /= 2;
  if (page.for_each.empty()) return seconds;
  const auto list = std::find_if(survey.lists.begin(), survey.lists.end(),
                                 [&](const SurveyList& one) { return one.id == page.for_each.id; });
  if (list == survey.lists.end()) return seconds;
  double words = 0;
  for (const SurveyList::Item& item : list->items) words += words_in(item.text) + words_in(item.about);
  return seconds * static_cast<double>(list->items.size()) + words / words_per_second;
}

}  // namespace

int longest_of(const SurveyQuestion& question) {
  return question.longest.value_or(question.type == QuestionType::long_text ? longest_long_text
                                                                            : longest_text);
}

const SurveyScale* scale_of(const Survey& survey, const SurveyQuestion& question) {
  if (question.type != QuestionType::scale && question.type != QuestionType::grid) return nullptr;
  const auto scale = std::find_if(survey.scales.begin(), survey.scales.end(),
                                  [&](const SurveyScale& one) { return one.id == question.scale.id; });
  return scale == survey.scales.end() ? nullptr : &*scale;
}

int seconds_needed(const Survey& survey) {
  double seconds = (words_in(survey.title) + words_in(survey.intro) + words_in(survey.privacy.purpose) +
                    words_in(survey.thanks.text) + words_in(survey.thanks.next)) /
                   words_per_second;
  for (const SurveyPage& page : survey.pages) seconds += seconds_for(survey, page);
  return static_cast<int>(seconds + 0.5);
}

}  // namespace leidraad::guide
