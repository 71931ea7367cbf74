// What the collector reads is bounded (interchange/survey_reader.cpp); what is larger is told to the editor
// here, long before.
#include "check/surveys/checks.hpp"
#include "guide/surveys/limits.hpp"

namespace leidraad::check {

using diagnostics::operator""_code;

namespace {

namespace limits = guide::survey_limits;

// The first thing that there is too much of.
class SizeChecker {
public:
  SizeChecker(const SurveyNames& names, diagnostics::Diagnostics& diagnostics)
      : names_(names), diagnostics_(diagnostics) {}

  bool check() {
    const guide::Survey& survey = names_.survey();
    expect(survey.pages.size(), limits::pages, {"pagina's", "pages"}, survey.position);
    expect(survey.scales.size(), limits::others, {"schalen", "scales"}, survey.position);
    expect(survey.lists.size(), limits::others, {"lijsten", "lists"}, survey.position);
    expect(survey.scores.size(), limits::others, {"scores", "scores"}, survey.position);
    for (const guide::SurveyScale& one : survey.scales)
      expect(one.points.size(), limits::points, {"punten van een schaal", "points of a scale"}, one.position);
    for (const guide::SurveyList& one : survey.lists)
      expect(one.items.size(), limits::options, {"dingen in een lijst", "items of a list"}, one.position);
    for (const guide::SurveyScore& one : survey.scores) {
      expect(one.of.size(), limits::others, {"delen van een score", "parts of a score"}, one.position);
      expect(one.bands.size(), limits::others, {"stukken van een score", "bands of a score"}, one.position);
    }
    for (const guide::SurveyPage& one : survey.pages) check(one);
    expect(fields_, guide::most_survey_fields, {"velden", "fields"}, survey.position);
    expect(conditions_, limits::conditions, {"voorwaarden", "conditions"}, survey.position);
    return is_fine_;
  }

private:
  void check(const guide::SurveyPage& page) {
    expect(page.questions.size(), limits::questions, {"vragen op een pagina", "questions on a page"},
           page.position);
    if (page.when) check(*page.when, 1);
    std::size_t fields = 0;
    for (const guide::SurveyQuestion& question : page.questions) {
      expect(question.options.size(), limits::options, {"antwoorden op een vraag", "options of a question"},
             question.position);
      expect(question.rows.size(), limits::options, {"rijen van een vraag", "rows of a question"},
             question.position);
      if (question.when) check(*question.when, 1);
      fields += question.type == guide::QuestionType::grid ? question.rows.size() : 1;
    }
    fields_ += fields * names_.repetitions(page);
  }

  void check(const guide::SurveyCondition& condition, std::size_t depth) {
    ++conditions_;
    expect(condition.parts.size(), limits::parts, {"delen van een voorwaarde", "parts of a condition"},
           condition.position);
    expect(condition.is.size(), limits::options, {"antwoorden bij `is`", "answers in `is`"},
           condition.position);
    expect(depth, limits::condition_depth, {"voorwaarden in elkaar", "conditions inside each other"},
           condition.position);
    for (const guide::SurveyCondition& part : condition.parts) check(part, depth + 1);
  }

  void expect(std::size_t count, std::size_t most, const diagnostics::Text& kind,
              const guide::Position& position) {
    if (count <= most || !is_fine_) return;
    is_fine_ = false;
    diagnostics::Argument counted(std::to_string(count) + " ");
    counted.dutch += kind.dutch;
    counted.english += kind.english;
    diagnostics_.add("survey-too-large"_code, position, {counted, std::to_string(most)});
  }

  const SurveyNames& names_;
  diagnostics::Diagnostics& diagnostics_;
  std::size_t fields_ = 0;
  std::size_t conditions_ = 0;
  bool is_fine_ = true;
};

}  // namespace

bool check_survey_size(const SurveyNames& names, diagnostics::Diagnostics& diagnostics) {
  return SizeChecker(names, diagnostics).check();
}

}  // namespace leidraad::check
