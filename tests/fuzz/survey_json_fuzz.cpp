// Whatever stands in the file of a compiled survey: a reason, or a survey that is written as it was read and
// that any answers can be held against.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "guide/surveys/scores.hpp"
#include "interchange/survey_json.hpp"

namespace {

using namespace leidraad;

void require(bool is_so) {
  if (!is_so) std::abort();
}

// Something for every field: its first option or point, else a number that is a text too.
guide::RawAnswers answers_to(const guide::SurveyForm& form) {
  guide::RawAnswers raw;
  for (const guide::SurveyField& field : form.fields()) {
    if (field.scale != nullptr) {
      raw[field.name] = {std::to_string(field.scale->points.back().value)};
    } else if (!field.question->options.empty()) {
      raw[field.name] = {field.question->options.front().id};
    } else {
      raw[field.name] = {"1"};
    }
    if (field.has_other()) raw[field.name + ".other"] = {"x"};
  }
  return raw;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto read = interchange::survey_of({reinterpret_cast<const char*>(data), size});
  if (const auto* reason = std::get_if<std::string>(&read)) {
    require(!reason->empty());
    return 0;
  }
  const auto& survey = std::get<guide::Survey>(read);
  const std::string written = interchange::survey_json(survey).dump();
  const auto again = interchange::survey_of(written);
  require(std::holds_alternative<guide::Survey>(again));
  require(interchange::survey_json(std::get<guide::Survey>(again)).dump() == written);

  const guide::SurveyForm form(survey);
  require(!form.fields().empty() && form.fields().size() <= guide::most_survey_fields);
  require(guide::seconds_needed(survey) >= 0);
  require(guide::validate(form, {}).is_empty);
  const guide::SurveyValidation validation = guide::validate(form, answers_to(form));
  require(guide::scores_of(form, validation.answers).size() == survey.scores.size());
  return 0;
}
