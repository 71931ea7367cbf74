#include "collector/problem_answer.hpp"

#include <nlohmann/json.hpp>

#include "text/referrer_policy.hpp"

namespace leidraad::collector {

using templates::operator""_slot;

namespace {

// While no site was read yet: never an empty screen.
http::Response plain_message(unsigned status, const std::string& title,
                             const std::vector<std::string>& paragraphs) {
  std::string text = title + "\n";
  for (const std::string& one : paragraphs) text += "\n" + one + "\n";
  return {status,
          {{"Content-Type", "text/plain; charset=utf-8"},
           {"Cache-Control", "no-store"},
           {"X-Content-Type-Options", "nosniff"}},
          std::move(text)};
}

}  // namespace

http::Response problem_details(const Problem& problem, const SiteTexts& texts) {
  nlohmann::ordered_json details = {{"type", "urn:problem-type:leidraad:" + problem.code},
                                    {"title", texts("collector-" + problem.code + "-title")},
                                    {"status", problem.status},
                                    {"detail", texts("collector-" + problem.code)}};
  if (!problem.errors.empty()) {
    auto& errors = details["errors"] = nlohmann::ordered_json::array();
    for (const FieldProblem& one : problem.errors)
      errors.push_back({{"field", one.field}, {"code", one.code}, {"detail", one.detail}});
  }
  // Field names may be a stranger's bytes.
  http::Response response = json_answer(
      problem.status, details.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
  response.headers.front().second = "application/problem+json";
  response.headers.insert(response.headers.end(), problem.headers.begin(), problem.headers.end());
  return response;
}

http::Response problem_page(const Problem& problem, const SurveySnapshot& site) {
  std::vector<std::string> paragraphs = {site.texts("collector-" + problem.code)};
  for (const FieldProblem& one : problem.errors) paragraphs.push_back(one.detail);
  http::Response response =
      message_page(problem.status, site.texts("collector-" + problem.code + "-title"), paragraphs, site);
  response.headers.insert(response.headers.end(), problem.headers.begin(), problem.headers.end());
  return response;
}

http::Response message_page(unsigned status, const std::string& title,
                            const std::vector<std::string>& paragraphs, const SurveySnapshot& site) {
  if (!site.pages) return plain_message(status, title, paragraphs);
  templates::Filling page;
  page.text("TITLE"_slot, title);
  for (const std::string& one : paragraphs) page.section("PARAGRAPH"_slot).text("TEXT"_slot, one);
  return html_page(status, site.pages->message.filled(page), site);
}

http::Response html_page(unsigned status, std::string html, const SurveySnapshot& site) {
  http::Response response{status, {}, std::move(html)};
  response.headers = {{"Content-Type", "text/html; charset=utf-8"},
                      {"Cache-Control", "no-store"},
                      {"X-Content-Type-Options", "nosniff"},
                      {"Referrer-Policy", text::referrer_policy}};
  if (!site.content_security_policy.empty())
    response.headers.emplace_back("Content-Security-Policy", site.content_security_policy);
  return response;
}

http::Response json_answer(unsigned status, std::string json) {
  return {status,
          {{"Content-Type", "application/json"},
           {"Cache-Control", "no-store"},
           {"X-Content-Type-Options", "nosniff"}},
          std::move(json) + "\n"};
}

}  // namespace leidraad::collector
