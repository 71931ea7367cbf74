// Changes in the folders of a guide, however they come about.
#include "preview/file_watch.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <thread>

#include "http/http_support.hpp"
#include "support.hpp"

using namespace leidraad;
using namespace leidraad::test;

namespace {

using Outcome = preview::FileWatch::Outcome;

// A guide, and a watch on the three folders of it that need not all exist.
class WatchedGuide {
public:
  explicit WatchedGuide(const fs::path& source)
      : watch_({source / "content", source / "data", source / "templates"}) {
    REQUIRE(::pipe2(stop_, O_CLOEXEC) == 0);
    REQUIRE(!watch_.start());
  }
  ~WatchedGuide() {
    ::close(stop_[0]);
    ::close(stop_[1]);
  }
  WatchedGuide(const WatchedGuide&) = delete;
  WatchedGuide& operator=(const WatchedGuide&) = delete;

  void stop() { REQUIRE(::write(stop_[1], "s", 1) == 1); }
  Outcome next(std::chrono::milliseconds longest = 5s) { return watch_.wait(longest, stop_[0]); }
  // Whether a change is seen, and then silence.
  bool is_woken() {
    const bool has_changed = next() == Outcome::changed;
    while (next(150ms) == Outcome::changed) {
    }
    return has_changed;
  }

private:
  preview::FileWatch watch_;
  int stop_[2]{};
};

}  // namespace

TEST_CASE("a folder that changes wakes the watch, also when the folder is new") {
  const TemporaryFolder folder;
  const fs::path content = folder.path() / "content";
  write_file(content / "a.md", "1");
  WatchedGuide guide(folder.path());
  CHECK(guide.next(60ms) == Outcome::nothing);
  write_file(content / "a.md", "2");
  CHECK(guide.is_woken());
  write_file(content / "map" / "diep" / "b.md", "1");
  CHECK(guide.is_woken());
  write_file(content / "map" / "diep" / "b.md", "2");
  CHECK(guide.is_woken());
  write_file(content / ".a.md.swp", "x");
  write_file(content / "a.md~", "x");
  write_file(folder.path() / "public" / "index.html", "x");
  fs::rename(folder.path() / "public", folder.path() / "public-oud");
  CHECK(guide.next(60ms) == Outcome::nothing);
  guide.stop();
  CHECK(guide.next(60ms) == Outcome::interrupted);
}

TEST_CASE("a folder that was replaced, or made after the start, is watched like any other") {
  const TemporaryFolder folder;
  const fs::path source = folder.path() / "gids";
  write_file(source / "content" / "nl" / "a.md", "1");
  write_file(source / "data" / "site.yaml", "1");
  WatchedGuide guide(source);
  for (const char* name : {"content", "data"}) {
    CAPTURE(name);
    fs::copy(source / name, source / "nieuw", fs::copy_options::recursive);
    fs::rename(source / name, source / "weg");
    CHECK(guide.is_woken());
    fs::rename(source / "nieuw", source / name);
    CHECK(guide.is_woken());
    fs::remove_all(source / "weg");
    (void)guide.next(150ms);
    write_file(source / name / "nl" / "a.md", "2");
    CHECK(guide.is_woken());
  }
  write_file(source / "templates" / "page.html", "1");
  CHECK(guide.is_woken());
  write_file(source / "templates" / "page.html", "2");
  CHECK(guide.is_woken());
  fs::remove_all(source / "templates");
  CHECK(guide.is_woken());

  // The guide itself, renamed and back, or replaced.
  fs::rename(source, folder.path() / "elders");
  CHECK(guide.is_woken());
  fs::rename(folder.path() / "elders", source);
  CHECK(guide.is_woken());
  write_file(source / "content" / "nl" / "a.md", "3");
  CHECK(guide.is_woken());
  fs::remove_all(source);
  CHECK(guide.is_woken());
  write_file(source / "content" / "nl" / "a.md", "4");
  CHECK(guide.is_woken());
  write_file(source / "content" / "nl" / "a.md", "5");
  CHECK(guide.is_woken());
}

TEST_CASE("saving by renaming, rights, links and many files at once wake the watch") {
  const TemporaryFolder folder;
  const fs::path content = folder.path() / "content" / "nl";
  write_file(content / "a.md", "1");
  write_file(folder.path() / "gedeeld" / "b.md", "1");
  write_file(folder.path() / "gegevens" / "site.yaml", "1");
  fs::create_symlink("../../gedeeld/b.md", content / "b.md");
  fs::create_symlink("gegevens", folder.path() / "data");
  WatchedGuide guide(folder.path());

  write_file(content / ".a.md.new", "2");
  fs::rename(content / ".a.md.new", content / "a.md");
  CHECK(guide.is_woken());
  write_file(content / "a.md", "3");
  CHECK(guide.is_woken());
  fs::permissions(content / "a.md", fs::perms::none);
  CHECK(guide.is_woken());
  fs::permissions(content / "a.md", fs::perms::owner_all);
  CHECK(guide.is_woken());

  write_file(folder.path() / "gedeeld" / "b.md", "2");
  CHECK(guide.is_woken());
  write_file(folder.path() / "gegevens" / "site.yaml", "2");
  CHECK(guide.is_woken());
  fs::copy(folder.path() / "gegevens", folder.path() / "andere", fs::copy_options::recursive);
  CHECK(guide.next(60ms) == Outcome::nothing);
  fs::rename(folder.path() / "gegevens", folder.path() / "weg");
  fs::rename(folder.path() / "andere", folder.path() / "gegevens");
  CHECK(guide.is_woken());
  write_file(folder.path() / "gegevens" / "site.yaml", "3");
  CHECK(guide.is_woken());

  // More than the kernel keeps for us (16,384 events): it says that it lost some.
  for (int i = 0; i < 9'000; ++i) write_file(content / ("veel-" + std::to_string(i) + ".md"), "1");
  CHECK(guide.is_woken());
  write_file(content / "veel-8999.md", "2");
  CHECK(guide.is_woken());
  for (int i = 0; i < 300; ++i) write_file(content / "map" / std::to_string(i) / "x.md", "1");
  CHECK(guide.is_woken());
  fs::rename(content / "map", content / "anders");
  CHECK(guide.is_woken());
  write_file(content / "anders" / "299" / "x.md", "2");
  CHECK(guide.is_woken());
}

TEST_CASE("who writes without a pause does not keep the preview waiting for ever") {
  const TemporaryFolder folder;
  write_file(folder.path() / "content" / "a.md", "1");
  WatchedGuide guide(folder.path());
  std::jthread writer([&](const std::stop_token& stop) {
    for (int i = 0; !stop.stop_requested(); ++i) {
      write_file(folder.path() / "content" / "a.md", std::to_string(i));
      std::this_thread::sleep_for(1ms);
    }
  });
  CHECK(guide.next(20s) == Outcome::changed);
}

TEST_CASE("without inotify a change is seen as well, whatever the clock says") {
  const TemporaryFolder folder;
  const fs::path content = folder.path() / "content";
  write_file(content / "a.md", "1");
  rlimit before{};
  REQUIRE(::getrlimit(RLIMIT_NOFILE, &before) == 0);
  const rlimit none{0, before.rlim_max};
  preview::FileWatch watch({content, folder.path() / "data"});
  REQUIRE(::setrlimit(RLIMIT_NOFILE, &none) == 0);
  const auto failure = watch.start();
  REQUIRE(::setrlimit(RLIMIT_NOFILE, &before) == 0);
  REQUIRE(failure);
  CHECK(!watch.take_failure());
  const auto is_woken = [&] {
    const bool has_changed = watch.wait(10s, -1) == Outcome::changed;
    while (watch.wait(1500ms, -1) == Outcome::changed) {
    }
    return has_changed;
  };
  (void)is_woken();  // not even the folder could be read before
  CHECK(watch.wait(1500ms, -1) == Outcome::nothing);
  write_file(content / "a.md", "2");  // as long as before
  CHECK(is_woken());
  fs::last_write_time(content / "a.md", fs::file_time_type::clock::now() - std::chrono::hours(24 * 400));
  CHECK(is_woken());
  write_file(folder.path() / "data" / "site.yaml", "1");
  CHECK(is_woken());
  fs::remove(content / "a.md");
  CHECK(is_woken());
}

TEST_CASE("changes that cannot be watched end in watch-failed") {
  rlimit before{};
  REQUIRE(::getrlimit(RLIMIT_NOFILE, &before) == 0);
  const rlimit none{0, before.rlim_max};
  preview::FileWatch watch({"."});
  REQUIRE(::setrlimit(RLIMIT_NOFILE, &none) == 0);
  const auto failure = watch.start();
  REQUIRE(::setrlimit(RLIMIT_NOFILE, &before) == 0);
  REQUIRE(failure);
  CHECK(failure->code.entry().name == "watch-failed");
  CHECK(message(*failure) ==
        "veranderingen in `inotify` zijn niet te volgen: er zijn te veel bestanden tegelijk open");
}
