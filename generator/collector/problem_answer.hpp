// What is told to who asks for something that cannot be: as problem details (RFC 9457) to programs, as a page
// to people. The texts are the site's: `collector-<code>` says what is wrong and what to do,
// `collector-<code>-title` the same in a few words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "collector/survey_library.hpp"
#include "http/message.hpp"

namespace leidraad::collector {

// Something wrong with the answer to one field; `code` as in guide::SurveyProblem.
struct FieldProblem {
  std::string field;
  std::string code;
  std::string detail;
};

struct Problem {
  unsigned status = 500;
  std::string code;                  // kebab-case; the end of its `type`, a URN
  http::Pairs headers;               // such as Retry-After
  std::vector<FieldProblem> errors;  // of 422
};

[[nodiscard]] http::Response problem_details(const Problem& problem, const SiteTexts& texts);
[[nodiscard]] http::Response problem_page(const Problem& problem, const SurveySnapshot& site);

// A page of the site's generic kind with a title and paragraphs, both plain text.
[[nodiscard]] http::Response message_page(unsigned status, const std::string& title,
                                          const std::vector<std::string>& paragraphs,
                                          const SurveySnapshot& site);

// An HTML page of this site: with its Content-Security-Policy; kept by nobody, and its address (which may
// hold a link) told to nobody.
[[nodiscard]] http::Response html_page(unsigned status, std::string html, const SurveySnapshot& site);
[[nodiscard]] http::Response json_answer(unsigned status, std::string json);

}  // namespace leidraad::collector
