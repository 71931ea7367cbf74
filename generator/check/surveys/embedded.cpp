#include "guide/surveys/embedded.hpp"

#include <algorithm>

#include "check/check.hpp"
#include "check/faulty.hpp"
#include "diagnostics/suggestion.hpp"

namespace leidraad::check {

using diagnostics::operator""_code;
using diagnostics::Text;

namespace {

// `question` is to be filled with the title of a page.
void check_page_question(const guide::Guide& guide, const std::string& survey_id, const std::string& question,
                         const guide::Position& position, diagnostics::Diagnostics& diagnostics) {
  const guide::Survey* survey = guide::find(guide.surveys, survey_id);
  if (survey == nullptr || is_faulty(guide, survey->position.file))
    return;  // said by the check of references
  const std::vector<std::string> possible = guide::page_questions(*survey);
  if (std::find(possible.begin(), possible.end(), question) != possible.end()) return;
  diagnostics
      .add("directive-value"_code, position,
           {question, "page",
            possible.empty()
                ? diagnostics::Argument(Text{"(de vragenlijst heeft geen vraag van het type `text`)",
                                             "(the survey has no question of type `text`)"})
                : diagnostics::Argument(diagnostics::listed(possible))})
      .suggestion = diagnostics::nearest(question, possible);
}

}  // namespace

void check_embedded_surveys(const guide::Guide& guide, diagnostics::Diagnostics& diagnostics) {
  if (const auto& feedback = guide.site.feedback; feedback && !feedback->page.empty()) {
    check_page_question(guide, feedback->survey.id, feedback->page.id, feedback->page.position, diagnostics);
  }
  for (const guide::Page& page : guide.pages) {
    for (const guide::Directive& directive : page.body.directives) {
      const guide::Attribute* question = directive.find("page");
      if (directive.name != "survey" || question == nullptr) continue;
      if (!guide::is_embedded(directive)) {
        diagnostics.add("directive-needs"_code, directive.position,
                        {directive.name, "`embed`", "::survey{#id embed page=…}"});
      }
      check_page_question(guide, directive.id, question->value, question->position, diagnostics);
    }
  }
}

}  // namespace leidraad::check
