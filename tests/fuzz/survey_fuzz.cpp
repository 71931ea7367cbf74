// Whatever stands in the file of a survey, or in that of the published ones: no crash, no hang; and a survey
// that passes the checks can be written out, answered, scored and published.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "check/check.hpp"
#include "check/surveys/survey.hpp"
#include "guide/surveys/scores.hpp"
#include "load/files/source_file.hpp"
#include "load/surveys/lock.hpp"
#include "load/surveys/survey.hpp"
#include "load/yaml/yaml.hpp"

namespace {

using namespace leidraad;

void read_lock(const std::string& text) {
  diagnostics::Diagnostics diagnostics;
  const auto lock = load::read_survey_lock(load::survey_lock_file, text, diagnostics);
  if (!lock) return;
  const auto again =
      load::read_survey_lock(load::survey_lock_file, load::survey_lock_text(*lock), diagnostics);
  if (!again || *again != *lock) std::abort();
}

// Answers by the bytes of the input, so that every kind of answer comes along.
guide::RawAnswers answers_to(const guide::SurveyForm& form, const std::uint8_t* data, std::size_t size) {
  guide::RawAnswers raw;
  std::size_t at = 0;
  for (const guide::SurveyField& field : form.fields()) {
    const std::size_t byte = size == 0 ? 0 : data[at++ % size];
    const auto& options = field.question->options;
    std::string text = std::to_string(byte % 8);
    if (!options.empty()) text = options[byte % options.size()].id;
    if (byte % 7 == 0) text = guide::unknown_option;
    if (byte % 5 != 0) raw[field.name] = {text};
  }
  return raw;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  read_lock(text);
  const std::string name = "data/surveys/lijst.yaml";
  guide::Guide guide;
  diagnostics::Diagnostics diagnostics;
  if (!load::check_text(name, text, diagnostics)) return 0;
  const auto yaml = load::parse_yaml(name, text, diagnostics);
  if (!yaml) return 0;
  load::RecordReading reading{name, diagnostics, guide.mentions, guide.page_mentions, {}};
  reading.inline_markdown = [](const std::string& words, const load::YamlNode& /*node*/) {
    guide::InlineText plain;
    plain.plain = words;
    return plain;
  };
  guide::Survey survey;
  if (!load::record_of<guide::Survey>().read(*yaml, survey, reading, name)) return 0;
  guide.surveys.push_back(std::move(survey));
  if (!diagnostics.empty()) guide.faulty_files.insert(name);
  check::check_surveys(guide, diagnostics);
  if (diagnostics.has_errors()) return 0;
  const guide::Survey& sound = guide.surveys.front();
  const guide::SurveyForm form(sound);
  const guide::SurveyValidation validation = guide::validate(form, answers_to(form, data, size));
  for (const guide::ScoreResult& result : guide::scores_of(form, validation.answers)) {
    if (result.value && result.answered == 0) std::abort();
  }
  guide.survey_lock[sound.id][sound.version] = guide::shape_of(sound);
  check::check_survey_lock(sound, guide.survey_lock, diagnostics);
  if (diagnostics.has_errors()) std::abort();  // it is what was just published
  return 0;
}
