// A survey written out: every thing that is answered, in the order of the paper form.
//
// Names of fields are the names in the form's HTML, in the JSON that the page sends, in the browser's draft,
// in the codebook and in the exports:
//
//   question              an answer; for choices one or more
//   question.row          the row of a grid
//   question@item         the same, on a page that is repeated for the items of a list
//   question.row@item
//   NAME.other            the text that goes with the option `other` of field NAME
//
// Ids hold small letters, digits and dashes, so the names cannot be confused.
#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include "guide/surveys/survey.hpp"

namespace leidraad::guide {

struct SurveyField {
  std::string name;
  const SurveyQuestion* question = nullptr;
  const SurveyOption* row = nullptr;       // of a grid
  const SurveyList::Item* item = nullptr;  // of a repeated page
  const SurveyScale* scale = nullptr;      // of a scale or grid
  std::size_t step = 0;

  [[nodiscard]] bool has_other() const { return !question->other.empty(); }
};

// A screen: a page, for one item where it is repeated.
struct SurveyStep {
  std::string name;  // "page" or "page@item"
  const SurveyPage* page = nullptr;
  const SurveyList::Item* item = nullptr;
  std::size_t first_field = 0;
  std::size_t field_count = 0;
};

// More fields than anybody would fill in; programs refuse such a survey, whose lists and grids multiply.
inline constexpr std::size_t most_survey_fields = 2'000;

// Made once for a sound survey, then only read, from any thread. The survey must outlive it and not change.
class SurveyForm {
public:
  explicit SurveyForm(const Survey& survey);
  explicit SurveyForm(const Survey&& survey) = delete;

  [[nodiscard]] const Survey& survey() const { return *survey_; }
  [[nodiscard]] const std::vector<SurveyStep>& steps() const { return steps_; }
  [[nodiscard]] const std::vector<SurveyField>& fields() const { return fields_; }
  // The field of this name; nullptr where there is none. `NAME.other` is no field of its own.
  [[nodiscard]] const SurveyField* field(const std::string& name) const;
  // The field that a condition or score names, seen from a step: on a repeated page first the field of the
  // same item.
  [[nodiscard]] const SurveyField* field_seen_from(const std::string& name, const SurveyStep& step) const;

private:
  const Survey* survey_;
  std::vector<SurveyStep> steps_;
  std::vector<SurveyField> fields_;
  std::unordered_map<std::string, std::size_t> places_;  // of fields, by name
};

// A text with `{item}` filled in.
[[nodiscard]] std::string with_item(const std::string& text, const SurveyList::Item* item);

}  // namespace leidraad::guide
