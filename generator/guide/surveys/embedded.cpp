#include "guide/surveys/embedded.hpp"

#include <algorithm>

namespace leidraad::guide {

bool is_embedded(const Directive& directive) {
  return directive.name == "survey" && directive.find("embed") != nullptr;
}

bool embeds_surveys(const Guide& guide) {
  return guide.site.feedback || std::any_of(guide.pages.begin(), guide.pages.end(), [](const Page& page) {
           return std::any_of(page.body.directives.begin(), page.body.directives.end(), is_embedded);
         });
}

bool has_feedback(const Site& site, const Page& page) {
  if (!site.feedback || page.layout == Layout::home) return false;
  return std::none_of(page.body.directives.begin(), page.body.directives.end(), [&](const Directive& one) {
    return is_embedded(one) && one.id == site.feedback->survey.id;
  });
}

std::vector<std::string> page_questions(const Survey& survey) {
  std::vector<std::string> ids;
  for (const SurveyPage& page : survey.pages) {
    if (!page.for_each.empty()) continue;
    for (const SurveyQuestion& question : page.questions) {
      if (question.type == QuestionType::text) ids.push_back(question.id);
    }
  }
  return ids;
}

}  // namespace leidraad::guide
