// Whatever is sent to the collector, in whatever shape: exactly one answer, no crash, no hang; what is stored
// fits the survey, and what was accepted once is accepted again.
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <future>
#include <string>

#include "collector/service.hpp"
#include "interchange/survey_json.hpp"
#include "templates/prepared_page.hpp"
#include "tests/collector/memory_storage.hpp"

namespace {

using namespace leidraad;
namespace fs = std::filesystem;

constexpr const char* survey = R"({
  "format": 1, "id": "pulse", "version": 2, "title": "Pulse",
  "privacy": {"purpose": "To test.", "controller": "Us", "contact": "us@example.org", "retention": "P1Y", "minimum-group": 5},
  "scales": [{"id": "agree", "points": [{"value": 1, "text": "No"}, {"value": 2, "text": "Yes"}], "unknown": "?"}],
  "lists": [{"id": "ideas", "items": [{"id": "desk", "text": "A desk"}, {"id": "lamp", "text": "A lamp"}]}],
  "pages": [
    {"id": "you", "questions": [
      {"id": "works", "type": "choice", "text": "Do you work?", "optional": true, "other": "Otherwise", "unknown": "?",
       "options": [{"id": "yes", "text": "Yes"}, {"id": "no", "text": "No"}]},
      {"id": "tasks", "type": "choices", "text": "Tasks?", "optional": true, "max": 2, "none": "None",
       "options": [{"id": "a", "text": "A"}, {"id": "b", "text": "B"}, {"id": "c", "text": "C"}]}]},
    {"id": "work", "when": {"question": "works", "is": "yes"}, "questions": [
      {"id": "feel", "type": "grid", "text": "How?", "scale": "agree", "rows": [{"id": "x", "text": "X"}, {"id": "y", "text": "Y"}]}]},
    {"id": "idea", "for-each": "ideas", "questions": [
      {"id": "why", "type": "text", "text": "Why {item}?", "longest": 10, "optional": true}]},
    {"id": "end", "questions": [
      {"id": "story", "type": "long-text", "text": "Tell us.", "longest": 40, "optional": true},
      {"id": "since", "type": "date", "text": "Since?", "optional": true},
      {"id": "hours", "type": "number", "text": "Hours?", "minimum": 0, "maximum": 60, "decimals": 1, "optional": true}]}],
  "thanks": {"text": ["Thank you."], "next": "We read it."}
})";

void write(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

// One collector for all inputs; its database starts empty each time.
struct Collector {
  std::shared_ptr<test::MemoryDatabase> database = std::make_shared<test::MemoryDatabase>();
  std::unique_ptr<collector::Service> service;
  guide::Survey description;
  std::unique_ptr<guide::SurveyForm> form;

  Collector() {
    const fs::path site = fs::temp_directory_path() / ("leidraad-fuzz-" + std::to_string(::getpid()));
    write(site / "_data/collector.json", R"({"format":2,"texts":{},"surveys":["pulse"]})");
    write(site / "_data/surveys/pulse.json", survey);
    using templates::in_section;
    using templates::marker;
    const std::string problem = in_section("PROBLEM", marker("TEXT"));
    const std::string story = "<b" + in_section("PROBLEM", " lang=\"x\"") + ">" + marker("VALUE:p") + "</b>";
    const std::string surveys = site / "_data/surveys/";
    write(surveys + "pulse.form.html",
          templates::prepared_page(
              in_section("PROBLEMS", in_section("LINE", in_section("PLAIN", marker("TEXT")))) +
              in_section("FIELD_story", story + problem) + marker("KEY")));
    write(surveys + "pulse.thanks.html", templates::prepared_page(marker("RECEIPT")));
    const std::string message = in_section("PARAGRAPH", marker("TEXT"));
    for (const char* name : {"message", "results", "withdrawal"})
      write(surveys + name + ".html",
            templates::prepared_page(marker("TITLE") + message + marker("RECEIPT")));
    collector::ServiceOptions options;
    options.site = site;
    options.most_in_ten_minutes = 60'000;
    options.now = [now = collector::RateLimit::Clock::now(), count = 0]() mutable {
      return now + std::chrono::minutes(++count);  // nobody is ever too early
    };
    collector::Storages storages;
    storages.writer = std::make_unique<test::MemoryStorage>(database);
    storages.readers.push_back(std::make_unique<test::MemoryStorage>(database));
    service = std::move(std::get<0>(collector::Service::open(options, std::move(storages))));
    if (service->read_surveys()) std::abort();
    description = std::get<guide::Survey>(interchange::survey_of(survey));
    form = std::make_unique<guide::SurveyForm>(description);
    fs::remove_all(site);
  }

  http::Response send(const http::Request& request) const {
    auto answer = std::make_shared<std::promise<http::Response>>();
    auto future = answer->get_future();
    // A second answer would throw in set_value, and so end the program.
    service->handle(std::make_shared<const http::Request>(request),
                    [answer](http::Response response) { answer->set_value(std::move(response)); });
    return future.get();
  }
};

std::string line_of(std::string& text) {
  const std::size_t end = text.find('\n');
  std::string line = text.substr(0, end);
  text = end == std::string::npos ? "" : text.substr(end + 1);
  return line;
}

}  // namespace

// The input: a letter for the kind of request, a line for the key, a line for the type of content where it is
// chosen freely, and the body.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Collector collector;
  if (size < 2) return 0;
  std::string text(reinterpret_cast<const char*>(data + 1), size - 1);
  http::Request request;
  request.method = "POST";
  request.path = "/api/surveys/pulse/responses";
  request.peer = "192.0.2.1";
  const std::string key = line_of(text);
  if (!key.empty()) request.headers.emplace_back("idempotency-key", key);
  const unsigned kind = data[0] % 4U;
  const std::string type = kind == 0   ? "application/json"
                           : kind == 1 ? "application/x-www-form-urlencoded"
                           : kind == 2 ? "multipart/form-data; boundary=b"
                                       : line_of(text);
  request.headers.emplace_back("content-type", type);
  if (data[0] & 4U) request.headers.emplace_back("accept", "text/html");
  request.body = std::move(text);
  collector.database->responses.clear();
  const http::Response response = collector.send(request);
  const auto stored = collector.database->stored();
  if ((response.status == 201) != (stored.size() == 1)) std::abort();
  if (response.status >= 500 && response.status != 503) std::abort();  // 503: a version that is not here yet
  if (stored.empty()) return 0;
  const guide::SurveyValidation again = guide::validate(*collector.form, stored[0].answers);
  if (again.is_empty || !again.problems.empty()) std::abort();
  if (guide::raw_of(*collector.form, again.answers) != stored[0].answers) std::abort();
  if (!key.empty() && collector.send(request).status != 201) std::abort();
  return 0;
}
