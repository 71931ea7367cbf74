// A collector without a port: a small site on disk, a database in memory or on disk, and requests as plain
// values.
#pragma once

#include <chrono>
#include <future>
#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>

#include "collector/service.hpp"
#include "collector/storage/secrets.hpp"
#include "memory_storage.hpp"
#include "support.hpp"
#include "templates/prepared_page.hpp"

namespace leidraad::test {

using nlohmann::json;

// A survey of two pages: who works is asked how busy it is.
inline json pulse(int version = 2) {
  json survey = json::parse(R"({
    "format": 1, "id": "pulse", "title": "Pulse",
    "privacy": {"purpose": "To test.", "controller": "Us", "contact": "us@example.org", "retention": "P1Y", "minimum-group": 5},
    "scales": [{"id": "agree", "points": [{"value": 1, "text": "No"}, {"value": 2, "text": "Yes"}]}],
    "pages": [
      {"id": "you", "questions": [{"id": "works", "type": "choice", "text": "Do you work?",
        "options": [{"id": "yes", "text": "Yes"}, {"id": "no", "text": "No"}], "other": "Otherwise", "optional": true}]},
      {"id": "work", "when": {"question": "works", "is": "yes"}, "questions": [
        {"id": "busy", "type": "scale", "text": "Busy", "scale": "agree"}]},
      {"id": "end", "questions": [
        {"id": "story", "type": "long-text", "text": "Tell us.", "longest": 40, "optional": true},
        {"id": "hours", "type": "number", "text": "Hours?", "minimum": 0, "maximum": 60, "optional": true}]}],
    "scores": [{"id": "load", "title": "Load", "method": "mean", "of": ["busy"], "minimum-answered": 1,
      "bands": [{"text": "Light."}, {"from": 2, "text": "Heavy.", "trajectories": ["rest"]}]}],
    "thanks": {"text": ["Thank you."], "next": "We read it."},
    "results": {"by": "works"}
  })");
  survey["version"] = version;
  return survey;
}

// A page for the collector, with `[[…]]` for its markers.
inline std::string page_of(std::string html) {
  for (std::size_t at = 0; (at = html.find("[[", at)) != std::string::npos;)
    html.replace(at, 2, templates::marker_start);
  for (std::size_t at = 0; (at = html.find("]]", at)) != std::string::npos;)
    html.replace(at, 2, templates::marker_end);
  return templates::prepared_page(html);
}

inline std::string option_html(const std::string& name) {
  return "[[#OPTION_" + name + "]]<input type=radio name=works value=" + name +
         "[[#CHOSEN]] checked[[/CHOSEN]]>[[/OPTION_" + name + "]]";
}

inline std::string form_html() {
  return page_of(
      "<form>[[#PROBLEMS]]<div class=\"error-summary\" role=\"alert\"><ul>[[#LINE]]<li>[[#LINK]]"
      "<a href=\"[[HREF]]\">[[TEXT]]</a>[[/LINK]][[#PLAIN]][[TEXT]][[/PLAIN]]</li>[[/LINE]]</ul></div>"
      "[[/PROBLEMS]][[#GROUP]]<p class=\"survey-group\">[[TEXT]]</p>[[/GROUP]]"
      "<input name=_key value=\"[[KEY]]\"><input name=_group value=\"[[LINK_TOKEN]]\">[[#FIELD_works]]" +
      option_html("yes") + option_html("no") +
      "<input name=works.other value=\"[[OTHER_VALUE:p]]\">[[/FIELD_works]]"
      "[[#FIELD_busy]][[#PROBLEM]]<p class=\"survey-error\" id=\"error-busy\">[[TEXT]]</p>[[/PROBLEM]]"
      "<input name=busy[[#PROBLEM]] aria-describedby=\"error-busy\"[[/PROBLEM]] value=\"[[VALUE:p]]\">"
      "[[/FIELD_busy]][[#FIELD_story]]<textarea name=story>[[VALUE:p]]</textarea>[[#PROBLEM]]"
      "<p class=\"survey-error\" id=\"error-story\">[[TEXT]]</p>[[/PROBLEM]][[/FIELD_story]]</form>");
}

inline std::string thanks_html() {
  return page_of(
      "<p>[[RECEIPT]]</p>[[#OWN_RESULTS]]<h3>Your result</h3>[[#SCORE]]<h4>[[TITLE]]</h4><p>[[TEXT]]</p>"
      "[[#BAND]]<p>[[TEXT]]</p>[[#HELP]]<ul>[[#LINK]]<li><a "
      "href=\"[[HREF]]\">[[TITLE]]</a></li>[[/LINK]]</ul>"
      "[[/HELP]][[/BAND]][[/SCORE]][[/OWN_RESULTS]]");
}

// The pages that all surveys share.
inline void write_common_pages(const fs::path& surveys) {
  write_file(surveys / "message.html",
             page_of("<h1>[[TITLE]]</h1>[[#PARAGRAPH]]<p>[[TEXT]]</p>[[/PARAGRAPH]]"));
  write_file(surveys / "results.html",
             page_of("<h1>[[TITLE]]</h1>[[#WRONG_TOKEN]]<p class=\"survey-error\">wrong</p>[[/WRONG_TOKEN]]"
                     "[[#RESULTS]][[#PARAGRAPH]]<p>[[TEXT]]</p>[[/PARAGRAPH]][[/RESULTS]]"
                     "<form method=\"post\"><input name=\"token\"></form>"));
  write_file(surveys / "withdrawal.html",
             page_of("<form action=\"../withdraw\"><input name=\"receipt\" value=\"[[RECEIPT:p]]\"></form>"));
}

inline void write_site(const fs::path& site, const json& survey = pulse()) {
  json collector = {
      {"format", 2},
      {"title", "Guide"},
      {"content_security_policy", "default-src 'none'"},
      {"base_url", ""},
      {"surveys", json::array({survey["id"]})},
      {"links", {{"trajectories/rest", {{"title", "Rest & more"}, {"address", "trajecten/rest.html"}}}}},
      {"texts",
       {{"survey-problem-missing", "Choose an answer."},
        {"survey-problem-long", "At most {most}, not {count}."},
        {"survey-problems-title", "Something is wrong"},
        {"collector-for-group", "For {group}"},
        {"collector-results-title", "Results: {survey}"},
        {"survey-script-feedback", "Your result"},
        {"survey-script-feedback-score", "{value} of {lowest} to {highest}"},
        {"survey-script-feedback-sum", "{value} in all, {lowest} to {highest}"},
        {"survey-script-feedback-highest", "At most {value} of {lowest} to {highest}"}}}};
  const fs::path data = site / "_data";
  const std::string id = survey["id"];
  write_file(data / "surveys" / (id + ".json"), survey.dump());
  write_file(data / "surveys" / (id + ".form.html"), form_html());
  write_file(data / "surveys" / (id + ".thanks.html"), thanks_html());
  write_file(data / "surveys" / (id + ".poster.html"),
             page_of("<div>[[QR_HTML:none]]<p>[[ADDRESS]]</p>[[#GROUP]]<p class=\"survey-group\">[[TEXT]]</p>"
                     "[[/GROUP]]</div>"));
  write_common_pages(data / "surveys");
  write_file(data / "collector.json", collector.dump());
}

// What the collector told its administrator.
struct KeptLog {
  std::mutex mutex;
  std::vector<collector::LogEvent> events;

  [[nodiscard]] collector::Log log() {
    return [this](const collector::LogEvent& event) {
      const std::scoped_lock lock(mutex);
      events.push_back(event);
    };
  }
  [[nodiscard]] std::string text() {
    const std::scoped_lock lock(mutex);
    std::string all;
    for (const collector::LogEvent& event : events) {
      all += event.name;
      for (const auto& [name, value] : event.values) all += " " + name + "=" + value;
      all += "\n";
    }
    return all;
  }
};

// The collector of a site of its own.
class TestCollector {
public:
  explicit TestCollector(std::optional<std::string> url = std::nullopt, unsigned most_in_ten_minutes = 600)
      : url_(std::move(url)) {
    write_site(site());
    options_.site = site();
    options_.log = log.log();
    options_.most_in_ten_minutes = most_in_ten_minutes;
    options_.today = [this] { return today; };
    options_.now = [this] { return start_ + passed; };
    open();
  }

  // Ends the service and starts another one on the same database, as after a restart.
  void restart() {
    service.reset();
    open();
  }

  [[nodiscard]] fs::path site() const { return folder_.path() / "public"; }
  [[nodiscard]] const fs::path& folder() const { return folder_.path(); }

  http::Response send(http::Request request) const {
    auto answer = std::make_shared<std::promise<http::Response>>();
    auto future = answer->get_future();
    if (request.peer.empty()) request.peer = "198.51.100.7";
    service->handle(std::make_shared<const http::Request>(std::move(request)),
                    [answer](http::Response response) { answer->set_value(std::move(response)); });
    REQUIRE(future.wait_for(std::chrono::seconds(20)) == std::future_status::ready);
    return future.get();
  }

  [[nodiscard]] std::unique_ptr<collector::Storage> storage() const {
    if (!url_) return std::make_unique<MemoryStorage>(database);
    auto opened = collector::Storage::open("sqlite:" + (folder_.path() / *url_).string());
    REQUIRE(std::holds_alternative<std::unique_ptr<collector::Storage>>(opened));
    return std::move(std::get<0>(opened));
  }

  std::shared_ptr<MemoryDatabase> database = std::make_shared<MemoryDatabase>();
  KeptLog log;
  std::string today = "2026-11-29";
  std::chrono::seconds passed{0};
  std::unique_ptr<collector::Service> service;

private:
  void open() {
    collector::Storages storages;
    storages.writer = storage();
    storages.readers.push_back(storage());
    storages.readers.push_back(storage());
    auto opened = collector::Service::open(options_, std::move(storages));
    REQUIRE(std::holds_alternative<std::unique_ptr<collector::Service>>(opened));
    service = std::move(std::get<0>(opened));
    REQUIRE(!service->read_surveys());
  }

  TemporaryFolder folder_;
  std::optional<std::string> url_;
  collector::ServiceOptions options_;
  collector::RateLimit::Clock::time_point start_ = collector::RateLimit::Clock::now();
};

inline http::Request get(const std::string& path, http::Pairs query = {}, http::Pairs headers = {}) {
  http::Request request;
  request.method = "GET";
  request.path = path;
  request.query = std::move(query);
  request.headers = std::move(headers);
  return request;
}

inline http::Request post(const std::string& path, const std::string& type, std::string body,
                          http::Pairs headers = {}) {
  http::Request request = get(path, {}, std::move(headers));
  request.method = "POST";
  request.headers.emplace_back("content-type", type);
  request.body = std::move(body);
  return request;
}

inline http::Request post_json(const json& body, http::Pairs headers = {}) {
  return post("/api/surveys/pulse/responses", "application/json", body.dump(), std::move(headers));
}

inline http::Request post_form(const std::string& body, http::Pairs headers = {}) {
  return post("/api/surveys/pulse/responses", "application/x-www-form-urlencoded", body, std::move(headers));
}

inline std::string header(const http::Response& response, std::string_view name) {
  for (const auto& [key, value] : response.headers) {
    if (key == name) return value;
  }
  return "";
}

inline bool holds_text(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

inline const http::Pairs browser = {{"sec-fetch-mode", "navigate"}, {"accept", "text/html,*/*"}};

inline json answers(const std::string& works, const std::string& busy = "") {
  json body = {{"version", 2}, {"answers", {{"works", works}}}};
  if (!busy.empty()) body["answers"]["busy"] = busy;
  return body;
}

inline std::string receipt_of_json(const http::Response& response) {
  REQUIRE(response.status == 201);
  return json::parse(response.body).at("receipt");
}

// The key in a form page.
inline std::string key_in(const std::string& html) {
  const std::string before = "<input name=_key value=\"";
  const std::size_t at = html.find(before);
  REQUIRE(at != std::string::npos);
  return html.substr(at + before.size(), html.find('"', at + before.size()) - at - before.size());
}

}  // namespace leidraad::test
