// For coordinators: what was answered, added up or row by row, as far as their token reaches.
#include <optional>
#include <string>
#include <vector>

#include "collector/results/exports.hpp"
#include "collector/results/results.hpp"
#include "collector/results/results_page.hpp"
#include "collector/route_handlers.hpp"

namespace leidraad::collector {

namespace {

constexpr const char* csv_type = "text/csv; charset=utf-8";

// All of a survey, read in one go for one answer. `error`: the answer where that failed.
struct Collected {
  std::shared_ptr<const CollectedSurvey> survey;
  std::vector<guide::Survey> versions;
  std::vector<StoredResponse> responses;
  std::vector<Group> groups;
  std::vector<Round> rounds;
  int highest_promise = 0;
  std::optional<http::Response> error;

  [[nodiscard]] SurveyRecords records() const {
    return {survey->current->form, versions, responses, groups, rounds, highest_promise};
  }
};

// Moves a result to where it belongs, or makes it the error.
template <class T>
void take(const Call& call, Result<T> result, T& place, std::optional<http::Response>& error) {
  if (error) return;
  if (const auto* failure = std::get_if<diagnostics::Diagnostic>(&result)) {
    call.parts.health.failed(*failure);
    error = unavailable(call);
  } else {
    place = std::move(std::get<T>(result));
  }
}

Collected collect(const Call& call, Storage& storage) {
  Collected all;
  all.survey = call.survey();
  if (all.survey == nullptr) {
    all.error = refusal(call, {404, "no-survey", {}, {}});
    return all;
  }
  take(call, storage.responses(all.survey->id), all.responses, all.error);
  // After the answers: whatever was promised to them is written down by now.
  take(call, storage.highest_minimum_group(all.survey->id), all.highest_promise, all.error);
  take(call, storage.groups(), all.groups, all.error);
  take(call, storage.rounds(all.survey->id), all.rounds, all.error);
  for (const auto& [number, version] : all.survey->versions) all.versions.push_back(version->survey);
  return all;
}

// What somebody wishes to see: in the address, or in the form of the page.
std::string wish(const Call& call, std::string_view name) {
  const std::string_view in_address = call.request->parameter(name);
  return in_address.empty() ? form_field(*call.request, name) : std::string(in_address);
}

http::Response file(const std::string& name, const char* type, std::string content) {
  return {200,
          {{"Content-Type", type},
           {"Content-Disposition", "attachment; filename=\"" + name + "\""},
           {"Cache-Control", "no-store"},
           {"X-Content-Type-Options", "nosniff"}},
          std::move(content)};
}

}  // namespace

http::Response ask_for_results(const Call& call) {
  const SurveySnapshot& site = *call.site;
  if (!site.pages) return refusal(call, {401, "token", {{"WWW-Authenticate", "Bearer"}}, {}});
  const TokenSent sent = form_field(*call.request, "token").empty() ? TokenSent::no : TokenSent::wrong;
  http::Response page = html_page(401, results_form_page(site.pages->results, sent, site.texts), site);
  page.headers.emplace_back("WWW-Authenticate", "Bearer");
  return page;
}

http::Response show_results(const Call& call, Storage& storage) {
  const Collected all = collect(call, storage);
  if (all.error) return *all.error;
  const guide::Survey& survey = all.survey->current->survey;
  ResultsQuestion question;
  question.scope = call.scope.group;
  question.group = wish(call, "group");
  question.round = wish(call, "round");
  const std::string by = wish(call, "by");
  if (!by.empty() && by != survey.results_by.id) return refusal(call, {404, "no-split", {}, {}});
  question.split = by.empty() ? Split::none : Split::by_answer;
  const auto results = results_json(all.records(), question);
  if (const auto* json = std::get_if<nlohmann::ordered_json>(&results)) {
    const SurveySnapshot& site = *call.site;
    if (audience_of(*call.request) == Audience::programs || !site.pages)
      return json_answer(200, json->dump());
    return html_page(200, results_page(site.pages->results, *json, question, survey.shown(), site.texts),
                     site);
  }
  switch (std::get<ResultsRefusal>(results)) {
    case ResultsRefusal::group:
      return refusal(call, {404, "no-group", {}, {}});
    case ResultsRefusal::round:
      return refusal(call, {404, "no-round", {}, {}});
    case ResultsRefusal::split:
      break;
  }
  return refusal(call, {404, "no-split", {}, {}});
}

http::Response send_export_csv(const Call& call, Storage& storage) {
  const Collected all = collect(call, storage);
  if (all.error) return *all.error;
  // For SPSS, whose syntax (export.sps) names the file.
  if (call.request->parameter("lines") == "joined") {
    return file(all.survey->id + "-spss.csv", csv_type,
                export_csv(all.records(), call.scope.group, CsvReader::statistics));
  }
  return file(all.survey->id + ".csv", csv_type, export_csv(all.records(), call.scope.group));
}

http::Response send_export_sps(const Call& call, Storage& storage) {
  const Collected all = collect(call, storage);
  if (all.error) return *all.error;
  return file(all.survey->id + ".sps", "text/plain; charset=utf-8",
              export_sps(all.records(), all.survey->id + "-spss.csv"));
}

http::Response send_codebook(const Call& call, Storage& storage) {
  const Collected all = collect(call, storage);
  if (all.error) return *all.error;
  return file(all.survey->id + "-codebook.csv", csv_type, codebook_csv(all.records()));
}

}  // namespace leidraad::collector
