#include <nlohmann/json.hpp>
#include <regex>
#include <set>

#include "diagnostics/diagnostic.hpp"
#include "diagnostics/format.hpp"
#include "support.hpp"

using namespace leidraad;
using namespace leidraad::test;
using diagnostics::Diagnostics;
using diagnostics::operator""_code;

namespace {

std::set<std::string> slots_in(std::string_view text) {
  static const std::regex slot("\\{(\\d)\\}");
  const std::string whole(text);
  std::set<std::string> slots;
  for (std::sregex_iterator at(whole.begin(), whole.end(), slot); at != std::sregex_iterator(); ++at)
    slots.insert(at->str());
  return slots;
}

// One error with all its parts, in a file whose line holds letters of two bytes.
Diagnostics sample() {
  Diagnostics all;
  auto& one = all.add("unknown-key"_code, {"data/é.yaml", 2, 11, 5},
                      {"titel", diagnostics::Text{"een ding", "a thing"}, "`title`"});
  one.suggestion = "title";
  one.notes.push_back({{"hier ook", "here too"}, {"data/é.yaml", 1, 1, 1}});
  all.add("orphan-page"_code, {"data/é.yaml", 1, 1, 2});
  all.sort();
  return all;
}

struct SampleFolder {
  TemporaryFolder folder;
  SampleFolder() { write_file(folder.path() / "data" / "é.yaml", "éa: 1\n\"één\": titel\n"); }
};

}  // namespace

TEST_CASE("text: place, message, line, marks under the right characters, suggestion, help, notes, count") {
  const SampleFolder sample_folder;
  CHECK(diagnostics::format(sample(), {diagnostics::Format::text, diagnostics::Language::dutch, false,
                                       sample_folder.folder.path()}) ==
        "data/é.yaml:1:1: let op: geen menu en geen andere pagina leidt naar deze pagina [orphan-page]\n"
        "    1 | éa: 1\n"
        "      | ^\n"
        "      = maak er een link naartoe\n"
        "data/é.yaml:2:9: fout: de sleutel `titel` bestaat niet in een ding [unknown-key]\n"
        "    2 | \"één\": titel\n"
        "      |         ^^^^\n"
        "      = bedoel je `title`?\n"
        "      = deze sleutels bestaan: `title`\n"
        "      = data/é.yaml:1:1: hier ook\n"
        "1 fout, 1 waarschuwing\n");
}

TEST_CASE("text in English, in colour, without the file") {
  const std::string text = diagnostics::format(
      sample(), {diagnostics::Format::text, diagnostics::Language::english, true, "/nowhere"});
  CHECK(text.find("\x1b[31merror\x1b[0m: the key `titel` does not exist in a thing [unknown-key]") !=
        std::string::npos);
  CHECK(text.find("\x1b[33mwarning\x1b[0m") != std::string::npos);
  CHECK(text.find("did you mean `title`?") != std::string::npos);
  CHECK(text.find(" | ") == std::string::npos);
  CHECK(text.ends_with("1 error, 1 warning\n"));
}

TEST_CASE("JSON and SARIF count columns in characters and can be parsed") {
  const SampleFolder sample_folder;
  diagnostics::FormatOptions options{diagnostics::Format::json, diagnostics::Language::dutch, false,
                                     sample_folder.folder.path()};
  const auto json = nlohmann::json::parse(diagnostics::format(sample(), options));
  const auto& second = json.at("diagnostics").at(1);
  CHECK(second.at("column") == 9);
  CHECK(second.at("length") == 4);  // no further than the line goes
  CHECK(json.at("diagnostics").at(0).at("length") == 1);
  CHECK(second.at("line") == 2);
  CHECK(second.at("suggestion") == "title");
  CHECK(second.at("notes").at(0).at("message") == "hier ook");

  options.format = diagnostics::Format::sarif;
  const auto sarif = nlohmann::json::parse(diagnostics::format(sample(), options));
  CHECK(sarif.at("version") == "2.1.0");
  const auto& run = sarif.at("runs").at(0);
  CHECK(run.at("columnKind") == "unicodeCodePoints");
  const auto& result = run.at("results").at(1);
  CHECK(run.at("tool").at("driver").at("rules").at(result.at("ruleIndex").get<std::size_t>()).at("id") ==
        "unknown-key");
  CHECK(result.at("locations").at(0).at("physicalLocation").at("region").at("startColumn") == 9);
}

TEST_CASE("no diagnostics still give a document in each format") {
  const Diagnostics none;
  CHECK(diagnostics::format(none, {}) == "0 fouten, 0 waarschuwingen\n");
  CHECK(nlohmann::json::parse(diagnostics::format(none, {diagnostics::Format::json, {}, false, {}}))
            .at("diagnostics")
            .empty());
  CHECK(nlohmann::json::parse(diagnostics::format(none, {diagnostics::Format::sarif, {}, false, {}}))
            .at("runs")
            .size() == 1);
}

TEST_CASE("text that is no UTF-8 does not break JSON") {
  Diagnostics all;
  all.add("bad-id"_code, {"x", 0}, {"\xFF", "\xC3"});
  CHECK(nlohmann::json::parse(diagnostics::format(all, {diagnostics::Format::json, {}, false, {}}))
            .is_object());
}

TEST_CASE("diagnostics are sorted by place and said once") {
  Diagnostics all;
  all.add("empty-file"_code, {"b"});
  all.add("empty-file"_code, {"a", 2, 1});
  all.add("empty-file"_code, {"a", 1, 9});
  all.add("empty-file"_code, {"b"});
  all.sort();
  REQUIRE(all.all().size() == 3);
  CHECK(all.all()[0].position.line == 1);
  CHECK(all.all()[2].position.file == "b");
}

TEST_CASE("every code has a name in kebab-case and texts with the same slots in both languages") {
  std::set<std::string_view> names;
  static const std::regex kebab("[a-z0-9]+(-[a-z0-9]+)*");
  for (const auto& entry : diagnostics::registry) {
    CAPTURE(entry.name);
    CHECK(names.insert(entry.name).second);
    CHECK(std::regex_match(std::string(entry.name), kebab));
    for (const auto& text : {entry.message, entry.help}) {
      CHECK(!text.dutch.empty());
      CHECK(!text.english.empty());
      CHECK(slots_in(text.dutch) == slots_in(text.english));
    }
    // An editor reads both as one line: message, then what to do.
    CHECK(!entry.message.dutch.ends_with('.'));
    CHECK(!entry.help.dutch.ends_with('.'));
  }
}

TEST_CASE("every code is really produced: a golden case or a test shows it") {
  // What cannot be shown by a folder of files, and the test that shows it.
  const std::map<std::string, std::string> elsewhere = {
      {"write-failed", "golden/golden_test.cpp"},
      {"lost-text", "unit/pages/conservation_test.cpp"},
      {"port-taken", "golden/golden_test.cpp"},
      {"output-busy", "unit/output_folder_test.cpp"},
      {"listen-failed", "golden/golden_test.cpp"},
      {"watch-failed", "unit/file_watch_test.cpp"},
      {"survey-meaning-changed", "collector/survey_meaning_test.cpp"},
      {"database-unsafe", "collector/failure_test.cpp"},
      {"database-not-ours", "collector/failure_test.cpp"},
      {"database-full", "collector/failure_test.cpp"},
      {"database-locked", "collector/failure_test.cpp"},
      {"database-lost", "collector/failure_test.cpp"},
      {"database-replaced", "collector/sqlite_file_test.cpp"},
      {"database-foreign-log", "collector/sqlite_file_test.cpp"},
      {"database-rescued", "collector/sqlite_file_test.cpp"},
      {"database-refused", "collector/failure_test.cpp"},
      {"database-newer", "collector/migration_test.cpp"},
      {"database-copy-failed", "collector/migration_test.cpp"},
      {"survey-not-collected", "collector/access_test.cpp"},
      {"backup-newer", "collector/backup_test.cpp"},
      {"restore-in-use", "collector/restore_test.cpp"},
      {"collector-busy", "collector/failure_test.cpp"},
      {"site-without-surveys", "collector/survey_library_test.cpp"},
      {"collector-unreachable", "unit/results/published_test.cpp"},
      {"collector-answer", "unit/results/published_test.cpp"},
  };
  std::string golden;
  for (const auto& entry : fs::directory_iterator(project / "tests" / "golden")) {
    for (const char* name : {"stderr.txt", "stdout.txt"}) golden += read_file(entry.path() / name);
  }
  for (const auto& entry : diagnostics::registry) {
    CAPTURE(entry.name);
    const std::string name(entry.name);
    if (const auto other = elsewhere.find(name); other != elsewhere.end()) {
      CHECK(read_file(project / "tests" / other->second).find(name) != std::string::npos);
    } else {
      CHECK(golden.find("[" + name + "]") != std::string::npos);
    }
  }
}
