#include "collector/results/published_results.hpp"

#include <cerrno>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <sstream>

#include "http/download.hpp"
#include "interchange/survey_results.hpp"

namespace leidraad::collector {

namespace {

namespace fs = std::filesystem;
using diagnostics::Diagnostic;
using diagnostics::Failure;
using diagnostics::operator""_code;

Diagnostic answer_problem(const std::string& address, const diagnostics::Argument& what) {
  return {"collector-answer"_code, {}, {address, what}, {}, {}};
}

// The JSON at an address; nothing where there is none for this token.
std::variant<std::optional<nlohmann::ordered_json>, Diagnostic> fetch(const std::string& address,
                                                                      const std::string& token) {
  const auto answer =
      http::download(address, {{"Authorization", "Bearer " + token}, {"Accept", "application/json"}});
  if (const auto* reason = std::get_if<std::string>(&answer))
    return Diagnostic{"collector-unreachable"_code, {}, {address, *reason}, {}, {}};
  const auto& response = std::get<http::Response>(answer);
  constexpr unsigned fine = 200;
  constexpr unsigned unauthorized = 401;
  constexpr unsigned forbidden = 403;
  constexpr unsigned not_found = 404;
  if (response.status == not_found || response.status == forbidden) return std::nullopt;
  if (response.status == unauthorized)
    return answer_problem(address, diagnostics::Text{"de code is niet geldig", "the token is not valid"});
  if (response.status != fine) return answer_problem(address, "status " + std::to_string(response.status));
  const auto read = interchange::survey_results_of(response.body);
  if (const auto* reason = std::get_if<std::string>(&read)) return answer_problem(address, *reason);
  return nlohmann::ordered_json::parse(response.body);
}

std::string content_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream content;
  content << file.rdbuf();
  return content.str();
}

Failure write_file(const fs::path& path, const std::string& content) {
  const fs::path beside = path.string() + ".new";
  std::ofstream file(beside, std::ios::binary);
  file << content;
  file.close();
  std::error_code error;
  if (file) fs::rename(beside, path, error);
  if (file && !error) return std::nullopt;
  const int number = error ? error.value() : errno;
  fs::remove(beside, error);
  return Diagnostic{"write-failed"_code, {}, {path.string(), diagnostics::reason_of(number)}, {}, {}};
}

}  // namespace

Failure fetch_results(const ResultsRequest& request, std::vector<FetchedResults>& fetched) {
  if (!http::is_private_address(request.collector))
    return Diagnostic{"collector-address"_code, {}, {request.collector}, {}, {}};
  std::error_code error;
  fs::create_directories(request.output, error);
  if (error)
    return Diagnostic{
        "write-failed"_code, {}, {request.output.string(), diagnostics::reason_of(error.value())}, {}, {}};
  const std::string root = request.collector.ends_with('/') ? request.collector : request.collector + "/";
  for (const std::string& survey : request.surveys) {
    const std::string address = root + "api/surveys/" + survey + "/results";
    auto answer = fetch(address, request.token);
    // Its own question to split by is only known now.
    if (const auto* json = std::get_if<0>(&answer); json != nullptr && *json && (*json)->contains("by"))
      answer = fetch(address + "?by=" + http::query_value((**json)["by"]["name"].get<std::string>()),
                     request.token);
    if (auto* problem = std::get_if<Diagnostic>(&answer)) return std::move(*problem);
    const auto& json = std::get<0>(answer);
    if (!json) {
      fetched.push_back({survey, ResultsOutcome::not_there});
      continue;
    }
    if ((*json)["survey"] != survey) return answer_problem(address, (*json)["survey"].get<std::string>());
    const fs::path path = request.output / (survey + ".json");
    const std::string content = json->dump(1) + "\n";
    const bool is_same = content_of(path) == content;
    if (!is_same) {
      if (Failure failure = write_file(path, content)) return failure;
    }
    fetched.push_back({survey, is_same ? ResultsOutcome::unchanged : ResultsOutcome::written});
  }
  return std::nullopt;
}

}  // namespace leidraad::collector
