// What the collector reads is bounded (interchange/survey_reader.cpp); what is larger is told to the editor
// here, long before.
#include "check/survey_checks.hpp"

namespace leidraad::check {

using diagnostics::operator""_code;

namespace {

constexpr std::size_t most_pages = 200;
constexpr std::size_t most_questions = 200;     // of a page
constexpr std::size_t most_options = 500;       // or rows of a question, or items of a list
constexpr std::size_t most_points = 20;         // of a scale
constexpr std::size_t most_others = 200;        // scales, lists, scores, parts of a score
constexpr std::size_t most_conditions = 2'000;  // with all their parts
constexpr std::size_t most_parts = 100;         // of one condition
constexpr std::size_t deepest_condition = 8;

// The first thing that there is too much of.
class SizeChecker {
public:
  SizeChecker(const SurveyNames& names, diagnostics::Diagnostics& diagnostics)
      : names_(names), diagnostics_(diagnostics) {}

  bool check() {
    const guide::Survey& survey = names_.survey();
    expect(survey.pages.size(), most_pages, {"pagina's", "pages"}, survey.position);
    expect(survey.scales.size(), most_others, {"schalen", "scales"}, survey.position);
    expect(survey.lists.size(), most_others, {"lijsten", "lists"}, survey.position);
    expect(survey.scores.size(), most_others, {"scores", "scores"}, survey.position);
    for (const guide::SurveyScale& one : survey.scales)
      expect(one.points.size(), most_points, {"punten van een schaal", "points of a scale"}, one.position);
    for (const guide::SurveyList& one : survey.lists)
      expect(one.items.size(), most_options, {"dingen in een lijst", "items of a list"}, one.position);
    for (const guide::SurveyScore& one : survey.scores) {
      expect(one.of.size(), most_others, {"delen van een score", "parts of a score"}, one.position);
      expect(one.bands.size(), most_others, {"stukken van een score", "bands of a score"}, one.position);
    }
    for (const guide::SurveyPage& one : survey.pages) check(one);
    expect(fields_, guide::most_survey_fields, {"velden", "fields"}, survey.position);
    expect(conditions_, most_conditions, {"voorwaarden", "conditions"}, survey.position);
    return is_fine_;
  }

private:
  void check(const guide::SurveyPage& page) {
    expect(page.questions.size(), most_questions, {"vragen op een pagina", "questions on a page"},
           page.position);
    if (page.when) check(*page.when, 1);
    std::size_t fields = 0;
    for (const guide::SurveyQuestion& question : page.questions) {
      expect(question.options.size(), most_options, {"antwoorden op een vraag", "options of a question"},
             question.position);
      expect(question.rows.size(), most_options, {"rijen van een vraag", "rows of a question"},
             question.position);
      if (question.when) check(*question.when, 1);
      fields += question.type == guide::QuestionType::grid ? question.rows.size() : 1;
    }
    fields_ += fields * names_.repetitions(page);
  }

  void check(const guide::SurveyCondition& condition, std::size_t depth) {
    ++conditions_;
    expect(condition.parts.size(), most_parts, {"delen van een voorwaarde", "parts of a condition"},
           condition.position);
    expect(condition.is.size(), most_options, {"antwoorden bij `is`", "answers in `is`"}, condition.position);
    expect(depth, deepest_condition, {"voorwaarden in elkaar", "conditions inside each other"},
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
