#include "collector/problem.hpp"

#include <nlohmann/json.hpp>

#include "text/html.hpp"
#include "text/referrer_policy.hpp"

namespace leidraad::collector {

namespace {

// For a site without a page for messages, which a broken copy may be: never an empty screen.
std::string plain_page(const std::string& title, const std::string& body) {
  return "<!doctype html>\n<html lang=\"nl\"><head><meta charset=\"utf-8\"><meta name=\"referrer\" "
         "content=\"" +
         std::string(text::referrer_policy) + "\"><title>" + text::html_escaped(title) +
         "</title></head><body><h1>" + text::html_escaped(title) + "</h1>" + body + "</body></html>\n";
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
  std::string markup;
  for (const std::string& one : paragraphs) markup += "<p>" + text::html_escaped(one) + "</p>";
  return markup_page(status, title, markup, site);
}

http::Response markup_page(unsigned status, const std::string& title, const std::string& markup,
                           const SurveySnapshot& site) {
  if (!site.message_page) return html_page(status, plain_page(title, markup), site);
  const auto fill = [&](const PageHole& hole) -> std::string {
    if (hole.kind == 'T') return text::html_escaped(title);
    return hole.kind == 'M' ? markup : std::string();
  };
  return html_page(status, site.message_page->filled(fill), site);
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
