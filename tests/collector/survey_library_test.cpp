// Which surveys are collected: read from the folder of a site, kept in the database, read again when they
// change.
#include "collector/survey_library.hpp"

#include "service_support.hpp"

using namespace leidraad;
using namespace leidraad::test;
using collector::SurveyLibrary;
using Reading = SurveyLibrary::Reading;

namespace {

struct Library {
  TemporaryFolder folder;
  KeptLog log;
  std::shared_ptr<MemoryDatabase> database = std::make_shared<MemoryDatabase>();
  MemoryStorage storage{database};
  SurveyLibrary library{folder.path(), log.log()};

  [[nodiscard]] diagnostics::Failure refresh(Reading reading = Reading::changed) {
    return library.refresh(storage, reading);
  }
  [[nodiscard]] int version() const { return library.current()->find("pulse")->current->survey.version; }
};

// What was written a moment ago is read once more, since it may have changed again within the clock's step.
void make_old(const fs::path& folder) {
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    fs::last_write_time(entry.path(), fs::file_time_type::clock::now() - std::chrono::hours(1));
}

}  // namespace

TEST_CASE("a site is read with its pages, texts and surveys; the version is kept before it takes answers") {
  Library all;
  write_site(all.folder.path());
  REQUIRE(!all.refresh());
  const auto survey = all.library.current()->find("pulse");
  REQUIRE(survey != nullptr);
  CHECK(survey->current->survey.version == 2);
  CHECK(survey->form_page);
  CHECK(survey->thanks_page);
  CHECK(all.library.current()->links.at("trajectories/rest").address == "trajecten/rest.html");
  CHECK(all.library.current()->texts("collector-for-group") == "For {group}");
  CHECK(all.database->versions.contains({"pulse", 2}));
  CHECK(all.log.text() == "surveys-read surveys=1\n");
}

TEST_CASE("a folder without a list of surveys is told: site-without-surveys") {
  Library all;
  const auto failure = all.refresh();
  REQUIRE(failure);
  CHECK(failure->code.entry().name == "site-without-surveys");
  write_file(all.folder.path() / "_data" / "collector.json", R"({"format": 1})");
  CHECK(all.refresh());
}

TEST_CASE("a site of another version, or without the pages that all surveys share, is told at the start") {
  Library all;
  write_site(all.folder.path());
  const fs::path surveys = all.folder.path() / "_data" / "surveys";
  for (const char* name : {"message.html", "results.html", "withdrawal.html"}) {
    CAPTURE(name);
    write_file(surveys / name, "<h1>\x02T\x03</h1>\x02M\x03");
    auto failure = all.refresh();
    REQUIRE(failure);
    CHECK(failure->code.entry().name == "site-without-surveys");
    CHECK(failure->arguments.front().english.ends_with(name));
    fs::remove(surveys / name);
    failure = all.refresh();
    REQUIRE(failure);
    CHECK(failure->code.entry().name == "site-without-surveys");
    write_common_pages(surveys);
  }
  CHECK(!all.refresh());
}

TEST_CASE("a changed file is seen; an unchanged site costs no reading") {
  Library all;
  write_site(all.folder.path());
  make_old(all.folder.path());
  REQUIRE(!all.refresh());
  const auto before = all.library.current();
  REQUIRE(!all.refresh());
  CHECK(all.library.current() == before);
  write_site(all.folder.path(), pulse(3));
  REQUIRE(!all.refresh());
  CHECK(all.version() == 3);
  // Who still holds what was read before sees no change, and answers to the old version can be held against
  // it.
  CHECK(before->find("pulse")->current->survey.version == 2);
  CHECK(all.library.current()->find("pulse")->version(2) != nullptr);
}

TEST_CASE("a broken file leaves what was there, and is told once") {
  Library all;
  write_site(all.folder.path());
  REQUIRE(!all.refresh());
  const fs::path surveys = all.folder.path() / "_data" / "surveys";
  write_file(surveys / "pulse.json", "{");
  REQUIRE(!all.refresh());
  CHECK(all.version() == 2);
  CHECK(holds_text(all.log.text(), "survey-file-kept-as-it-was file=pulse.json reason="));
  // A page belongs to the survey that is read with it.
  write_site(all.folder.path());
  const std::string page = form_html();
  write_file(surveys / "pulse.form.html", page.substr(0, page.size() / 2));
  write_file(surveys / "message.html", "<h1>\x02T\x03</h1>\x02M\x03");  // as builds wrote it before
  REQUIRE(!all.refresh());
  CHECK(all.library.current()->find("pulse")->form_page);
  CHECK(all.library.current()->pages);
  CHECK(holds_text(all.log.text(),
                   "survey-file-kept-as-it-was file=message.html reason=is of another version: build the"));
  CHECK(holds_text(all.log.text(), "survey-file-kept-as-it-was file=pulse.form.html reason="));
  const std::string told = all.log.text();
  REQUIRE(!all.refresh(Reading::thorough));
  CHECK(all.log.text() == told);
  fs::remove(all.folder.path() / "_data" / "collector.json");
  CHECK(all.refresh());
  CHECK(all.version() == 2);
}

TEST_CASE("a version that another collector knows is found in the database") {
  Library all;
  write_site(all.folder.path());
  make_old(all.folder.path());
  REQUIRE(!all.refresh());
  REQUIRE(std::holds_alternative<collector::VersionKeeping>(
      all.storage.keep_version("pulse", 7, pulse(7).dump())));
  REQUIRE(!all.refresh());
  CHECK(all.library.current()->find("pulse")->version(7) == nullptr);
  REQUIRE(!all.refresh(Reading::thorough));
  CHECK(all.library.current()->find("pulse")->version(7) != nullptr);
  CHECK(all.version() == 2);
}

TEST_CASE("a version that cannot be kept takes no answers; it is tried again") {
  Library all;
  write_site(all.folder.path());
  REQUIRE(!all.refresh());
  all.database->is_failing = true;
  write_site(all.folder.path(), pulse(3));
  CHECK(all.refresh());
  CHECK(all.version() == 2);
  all.database->is_failing = false;
  REQUIRE(!all.refresh());
  CHECK(all.version() == 3);
}

TEST_CASE("a survey that leaves the site still takes what is on its way") {
  Library all;
  write_site(all.folder.path());
  REQUIRE(!all.refresh());
  write_file(all.folder.path() / "_data" / "collector.json", R"({"format": 2, "surveys": []})");
  REQUIRE(!all.refresh());
  CHECK(all.library.current()->find("pulse") != nullptr);
  // Also after a restart: its results can still be read.
  SurveyLibrary restarted(all.folder.path(), all.log.log());
  REQUIRE(!restarted.refresh(all.storage, Reading::changed));
  REQUIRE(restarted.current()->find("pulse") != nullptr);
  CHECK(restarted.current()->find("pulse")->current->survey.version == 2);
}
