// Whatever is sent as answers to one of many random surveys: no crash; only what is shown is taken; and what
// is stored, sent again, is stored as the same.
#include <array>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>

#include "guide/surveys/scores.hpp"
#include "survey/random_survey.hpp"

namespace {

using namespace leidraad;

void require(bool is_so) {
  if (!is_so) std::abort();
}

// Reads an input from front to back; after its end everything is 0 or empty.
class Input {
public:
  Input(const std::uint8_t* data, std::size_t size) : text_(reinterpret_cast<const char*>(data), size) {}

  [[nodiscard]] bool has_more() const { return at_ < text_.size(); }
  std::size_t byte() { return has_more() ? static_cast<unsigned char>(text_[at_++]) : 0; }
  std::string text() {
    const std::size_t length = byte() % 32;
    std::string text = text_.substr(at_, length);
    at_ += text.size();
    return text;
  }

private:
  std::string text_;
  std::size_t at_ = 0;
};

// What the form offers for a field: one of its options or points, or "unknown".
std::string offered(const guide::SurveyField& field, std::size_t number) {
  const auto& options = field.question->options;
  if (number % 5 == 4) return guide::unknown_option;
  if (field.scale != nullptr)
    return std::to_string(field.scale->points[number % field.scale->points.size()].value);
  return options.empty() ? std::to_string(number) : options[number % options.size()].id;
}

// A few hundred surveys, each made when an input first asks for it.
struct Sample {
  explicit Sample(test::Chance chance) : survey(test::random_survey(chance)), form(survey) {}
  guide::Survey survey;
  guide::SurveyForm form;
};

const guide::SurveyForm& form_of(std::size_t seed) {
  static std::array<std::unique_ptr<const Sample>, 256> samples;
  std::unique_ptr<const Sample>& sample = samples[seed % samples.size()];
  if (sample == nullptr) sample = std::make_unique<const Sample>(test::Chance(seed));
  return sample->form;
}

guide::RawAnswers answers_in(Input& input, const guide::SurveyForm& form) {
  guide::RawAnswers raw;
  while (input.has_more()) {
    const guide::SurveyField& field = form.fields()[input.byte() % form.fields().size()];
    const std::size_t how = input.byte();
    if (how % 4 == 0) {
      raw[field.name].push_back(input.text());
    } else if (how % 4 == 1) {
      raw[field.name + ".other"].push_back(input.text());
    } else {
      raw[field.name].push_back(offered(field, how / 4));
    }
  }
  return raw;
}

void check(const guide::SurveyForm& form, const guide::SurveyValidation& validation) {
  std::size_t answered = 0;
  for (std::size_t place = 0; place < form.fields().size(); ++place) {
    const bool is_answered = validation.answers.contains(form.fields()[place].name);
    require(!is_answered || validation.is_shown[place]);
    answered += is_answered ? 1 : 0;
  }
  require(answered == validation.answers.size());
  for (const guide::SurveyProblem& problem : validation.problems) {
    require(form.field(problem.field) != nullptr && !problem.code.empty());
    require(!validation.answers.contains(problem.field));
  }
  for (const auto& [name, answer] : validation.answers) {
    require(!answer.chosen.empty() || answer.number || !answer.text.empty());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Input input(data, size);
  const guide::SurveyForm& form = form_of(input.byte());
  const guide::SurveyValidation validation = guide::validate(form, answers_in(input, form));
  check(form, validation);
  const guide::RawAnswers stored = guide::raw_of(form, validation.answers);
  const guide::SurveyValidation again = guide::validate(form, stored);
  require(again.answers == validation.answers);
  require(again.is_shown == validation.is_shown);
  require(guide::raw_of(form, again.answers) == stored);
  for (const guide::SurveyProblem& problem : again.problems) require(problem.code == "missing");
  for (const guide::ScoreResult& result : guide::scores_of(form, validation.answers))
    require(result.value.has_value() <= (result.answered > 0));
  return 0;
}
