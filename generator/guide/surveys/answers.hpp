// What somebody answered, and whether that can be.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "guide/surveys/form.hpp"

namespace leidraad::guide {

// Answers as they come in, from a form or from JSON: texts by field name ("NAME.other" too). Valid UTF-8.
using RawAnswers = std::map<std::string, std::vector<std::string>>;

// An answer that fits its field.
struct SurveyAnswer {
  std::vector<std::string> chosen;  // choice, choices, scale, grid: ids or points; {"unknown"} for all types
  std::optional<double> number;     // number; and the point of a scale or grid
  std::string text;                 // text, long_text; date as "2026-11-29"; the text of `other`

  bool operator==(const SurveyAnswer&) const = default;
};
using SurveyAnswers = std::map<std::string, SurveyAnswer>;  // by field name; only what was answered

// Why an answer cannot be. The text for respondents is the interface text "survey-problem-<code>", with the
// values filled in by name.
struct SurveyProblem {
  std::string field;
  std::string code;
  std::vector<std::pair<std::string, std::string>> values;

  bool operator==(const SurveyProblem&) const = default;
};

struct SurveyValidation {
  SurveyAnswers answers;       // of the fields that are shown
  std::vector<bool> is_shown;  // by place of the field in the form
  std::vector<SurveyProblem>
      problems;           // in the order of the form; an answer with a problem is not in `answers`
  bool is_empty = false;  // nothing was answered at all: not an answer to store
};

// Goes through the form from top to bottom: what is shown follows from the answers before it. Answers to
// fields that are not shown are dropped; names that the form does not have are ignored. Line ends become
// "\n", blanks around texts are dropped, and an empty text is no answer. What is given twice counts once.
// Each field has at most one problem.
//
// The text of `other` means that `other` is chosen: of a choice where nothing else is (else the text is
// dropped), of choices always. Without a text `other` is an answer too.
//
// Codes: missing, option (no such option), one-only (several for what has one answer), too-many {most},
// not-together (none or unknown with others), number (not a number; a decimal comma and a decimal point are
// both understood), whole (no decimals allowed), decimals {decimals}, low {minimum}, high {maximum}, long
// {most, count}, characters (control characters), date (not a day that exists, as 2026-11-29 or 29-11-2026).
// typed_text.hpp says how numbers, days and texts are read. "1.200" is refused (whole, decimals) where three
// decimals are not asked for: it may mean thousands.
[[nodiscard]] SurveyValidation validate(const SurveyForm& form, const RawAnswers& raw);

// Whether a condition holds, for who stands at `step` and has these answers.
[[nodiscard]] bool holds(const SurveyForm& form, const SurveyStep& step, const SurveyCondition& condition,
                         const SurveyAnswers& answers);

// The same answers as texts by field name, in the one form in which they are stored and compared: numbers
// with a point and without needless zeros, options in the order of the form.
[[nodiscard]] RawAnswers raw_of(const SurveyForm& form, const SurveyAnswers& answers);

}  // namespace leidraad::guide
