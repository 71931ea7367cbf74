// The files of a SQLite database are exchanged while it is in use: nothing is opened, and nothing that was
// acknowledged is lost.
#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <set>
#include <thread>

#include "collector/backup/backup.hpp"
#include "collector/storage/response_writer.hpp"
#include "database_support.hpp"

using namespace leidraad;
using namespace leidraad::test;
using collector::Storage;

namespace {

constexpr std::size_t before = 40;

std::string code_of_keeping(Storage& storage, const std::string& key) {
  const std::vector one = {response_with(key)};
  return code_of(storage.store(one));
}

// Stores responses "0", "1", ...; most of them stand in the log only.
void keep_some(Storage& storage) {
  for (std::size_t number = 0; number < before; ++number)
    CHECK(code_of_keeping(storage, std::to_string(number)) == "");
}

fs::path beside(const TestDatabase& database, const char* end) {
  return database.file().string() + end;
}

void copy_over(const fs::path& from, const fs::path& to) {
  fs::copy_file(from, to, fs::copy_options::overwrite_existing);
}

// How many responses a file (and its log) holds, and whether it is sound.
std::string content_of(const fs::path& file) {
  sqlite3* connection = nullptr;
  REQUIRE(sqlite3_open_v2(file.c_str(), &connection, SQLITE_OPEN_READWRITE, nullptr) == SQLITE_OK);
  std::string text;
  const auto add = [](void* into, int, char** values, char**) {
    *static_cast<std::string*>(into) += std::string(values[0]) + " ";
    return 0;
  };
  char* error = nullptr;
  sqlite3_exec(connection, "SELECT count(*) FROM responses; PRAGMA integrity_check", add, &text, &error);
  if (error != nullptr) text += error;
  sqlite3_free(error);
  sqlite3_close(connection);
  return text;
}

const std::string all_of_them = std::to_string(before) + " ok ";

// Another SQLite file with the same tables, as a backup of another day is.
void make_other(const TestDatabase& other) {
  const auto storage = other.open();
  CHECK(code_of_keeping(*storage, "of another database") == "");
}

std::string message_of_keeping(Storage& storage, const std::string& key) {
  const std::vector one = {response_with(key)};
  const auto result = storage.store(one);
  const auto* failure = std::get_if<diagnostics::Diagnostic>(&result);
  return failure == nullptr ? std::string{} : message(*failure);
}

// Two connections, as the collector has; what is done to the files in use must be refused by both, for as
// long as the process lives.
void check_refused(const TestDatabase& database, const std::function<void()>& change,
                   const std::string& seen) {
  auto writer = database.open();
  auto reader = database.open();
  keep_some(*writer);
  change();
  CHECK(message_of_keeping(*writer, "after").find(seen) != std::string::npos);
  CHECK(code_of(reader->responses("werk")) == "database-replaced");
  CHECK(code_of(writer->withdraw(response_with("0").receipt_hash)) == "database-replaced");
  CHECK(code_of(writer->probe()) == "database-replaced");
  CHECK(code_of(writer->settle()) == "database-replaced");
  CHECK(code_of(Storage::open(database.url())) == "database-replaced");
}

}  // namespace

TEST_SUITE_BEGIN("sqlite-file");

TEST_CASE("database-replaced: a file that has gone; what was acknowledged stands in a copy") {
  const TestDatabase database(Kind::sqlite);
  check_refused(
      database, [&] { fs::rename(database.file(), beside(database, ".elsewhere")); }, "het bestand is weg");
  CHECK(!fs::exists(database.file()));
  CHECK(content_of(beside(database, ".rescued")) == all_of_them);
  struct stat status {};
  REQUIRE(::stat(beside(database, ".rescued").c_str(), &status) == 0);
  CHECK((status.st_mode & 0777U) == 0600U);
  // Put back beside its log nothing is missing either.
  fs::rename(beside(database, ".elsewhere"), database.file());
  CHECK(value_of(database.open()->responses("werk")).size() == before);
}

TEST_CASE("database-replaced: another file, opened by nobody; it and the log stay as they are") {
  const TestDatabase database(Kind::sqlite);
  const TestDatabase other(Kind::sqlite);
  make_other(other);
  copy_over(other.file(), beside(database, ".new"));
  const std::string content = read_file(other.file());
  std::string log;
  check_refused(
      database,
      [&] {
        log = read_file(beside(database, "-wal"));
        fs::rename(beside(database, ".new"), database.file());
      },
      "er staat een ander bestand");
  CHECK(read_file(database.file()) == content);
  CHECK(read_file(beside(database, "-wal")) == log);
  CHECK(content_of(beside(database, ".rescued")) == all_of_them);
  // And the next start does not take the log for one of that file.
  CHECK(code_of(Storage::open(database.url())) == "database-foreign-log");
  CHECK(read_file(database.file()) == content);
  CHECK(read_file(beside(database, "-wal")) == log);
}

TEST_CASE("database-replaced: a file replaced by a copy of itself, by an empty one, moved away and back") {
  const TestDatabase copied(Kind::sqlite);
  check_refused(
      copied,
      [&] {
        copy_over(copied.file(), beside(copied, ".copy"));
        fs::rename(beside(copied, ".copy"), copied.file());
      },
      "er staat een ander bestand");
  CHECK(content_of(beside(copied, ".rescued")) == all_of_them);

  const TestDatabase moved(Kind::sqlite);
  const auto storage = moved.open();
  keep_some(*storage);
  fs::rename(moved.file(), beside(moved, ".away"));
  CHECK(code_of_keeping(*storage, "a") == "database-replaced");
  fs::rename(beside(moved, ".away"), moved.file());
  CHECK(code_of_keeping(*storage, "a") == "database-replaced");
}

TEST_CASE("database-replaced: a file that another program writes into or empties is noticed") {
  for (const bool is_emptied : {true, false}) {
    CAPTURE(is_emptied);
    const TestDatabase database(Kind::sqlite);
    const TestDatabase other(Kind::sqlite);
    make_other(other);
    check_refused(
        database,
        [&] {
          std::this_thread::sleep_for(std::chrono::milliseconds(20));  // clocks of files are coarse
          const int file = ::open(database.file().c_str(), O_WRONLY | O_TRUNC | O_CLOEXEC);
          const std::string content = is_emptied ? "" : read_file(other.file());
          REQUIRE(::write(file, content.data(), content.size()) == static_cast<ssize_t>(content.size()));
          ::close(file);
        },
        "een ander programma schreef erin");
    CHECK(fs::file_size(beside(database, "-wal")) > 0);
    CHECK(code_of(Storage::open(database.url())) == "database-foreign-log");
    CHECK(fs::file_size(beside(database, "-wal")) > 0);
  }
}

TEST_CASE("database-replaced: a log that is removed is written into the file first; one exchanged is not") {
  const TestDatabase removed(Kind::sqlite);
  check_refused(
      removed, [&] { fs::remove(beside(removed, "-wal")); },
      "zijn `-wal` is weg; wat bewaard was staat nu in het "
      "bestand zelf");
  CHECK(content_of(removed.file()) == all_of_them);
  CHECK(value_of(removed.open()->responses("werk")).size() == before);

  const TestDatabase exchanged(Kind::sqlite);
  check_refused(
      exchanged,
      [&] {
        copy_over(beside(exchanged, "-wal"), beside(exchanged, ".log"));
        fs::rename(beside(exchanged, ".log"), beside(exchanged, "-wal"));
      },
      "er staat een andere `-wal` naast");
  CHECK(content_of(beside(exchanged, ".rescued")) == all_of_them);
}

TEST_CASE("database-replaced: a log of which a part has gone") {
  for (const std::uintmax_t left : {std::uintmax_t{0}, std::uintmax_t{8192}}) {
    CAPTURE(left);
    const TestDatabase database(Kind::sqlite);
    check_refused(
        database, [&] { fs::resize_file(beside(database, "-wal"), left); },
        "van zijn `-wal` is een stuk weg");
    CHECK(fs::file_size(beside(database, "-wal")) == left);
  }
}

TEST_CASE("database-replaced: a link in place of the file, which others would open beside another log") {
  const TestDatabase database(Kind::sqlite);
  const fs::path elsewhere = beside(database, ".elsewhere");
  check_refused(
      database,
      [&] {
        fs::rename(database.file(), elsewhere);
        fs::create_symlink(elsewhere, database.file());
      },
      "er staat een link in zijn plaats");
  CHECK(content_of(beside(database, ".rescued")) == all_of_them);
  CHECK(!fs::exists(elsewhere.string() + "-wal"));
  // Nor does the next start overlook the log that stayed behind.
  CHECK(code_of(Storage::open(database.url())) == "database-foreign-log");
  fs::rename(beside(database, "-wal"), elsewhere.string() + "-wal");
  fs::remove(beside(database, "-shm"));
  CHECK(value_of(database.open()->responses("werk")).size() == before);
}

TEST_CASE("database-rescued: no empty database comes in the place of one that was saved") {
  const TestDatabase database(Kind::sqlite);
  check_refused(
      database,
      [&] {
        for (const char* end : {"", "-wal", "-shm"}) fs::remove(beside(database, end));
      },
      "het bestand is weg");
  CHECK(code_of(Storage::open(database.url())) == "database-rescued");
  CHECK(!fs::exists(database.file()));
  fs::rename(beside(database, ".rescued"), database.file());
  CHECK(value_of(database.open()->responses("werk")).size() == before);
}

TEST_CASE("a file that does not exist yet is made and known with its log, also where it is only copied") {
  const TestDatabase database(Kind::sqlite);
  CHECK(!fs::exists(database.file()));
  {
    const auto storage = database.open();
    keep_some(*storage);
    CHECK(fs::exists(beside(database, "-wal")));
  }
  const fs::path copy = beside(database, ".backup");
  const auto made = collector::back_up(database.url(), copy.string());
  CHECK(code_of(made) == "");
  CHECK(!fs::exists(".rescued"));
  CHECK(content_of(copy) == all_of_them);
}

TEST_CASE("database-replaced: -shm removed, the folder replaced") {
  const TestDatabase index(Kind::sqlite);
  check_refused(
      index, [&] { fs::remove(beside(index, "-shm")); }, "zijn `-shm` is weg of vervangen");
  CHECK(value_of(index.open()->responses("werk")).size() == before);

  const TestDatabase moved(Kind::sqlite);
  const fs::path elsewhere = moved.folder().string() + "-elsewhere";
  check_refused(
      moved,
      [&] {
        fs::rename(moved.folder(), elsewhere);
        fs::create_directory(moved.folder());
      },
      "het bestand is weg");
  CHECK(content_of(elsewhere / "answers.db") == all_of_them);
  fs::remove_all(elsewhere);
}

TEST_CASE("files exchanged under load: whatever was acknowledged stands in the copy or in the file") {
  for (const char* what : {"db", "wal"}) {
    CAPTURE(what);
    const TestDatabase database(Kind::sqlite);
    std::vector<std::string> acknowledged;
    std::atomic<bool> has_acknowledged = false;
    std::atomic<bool> is_refused = false;
    std::atomic<int> waiting = 0;  // outlives the writer, which counts it down until its end
    {
      collector::ResponseWriter writer(database.open());
      std::thread exchange([&] {
        while (!has_acknowledged) std::this_thread::sleep_for(std::chrono::milliseconds(5));
        std::this_thread::sleep_for(std::chrono::milliseconds(150));
        if (std::string_view(what) == "wal") {
          fs::remove(beside(database, "-wal"));
        } else {
          copy_over(database.file(), beside(database, ".copy"));
          fs::rename(beside(database, ".copy"), database.file());
        }
      });
      for (std::size_t number = 0; !is_refused && number < 1'000'000; ++number) {
        while (waiting >= 8) std::this_thread::yield();
        ++waiting;
        writer.store(response_with(std::to_string(number), std::to_string(number)), [&, number](auto result) {
          if (code_of(result).empty()) acknowledged.push_back(std::to_string(number));
          has_acknowledged = has_acknowledged || code_of(result).empty();
          if (!code_of(result).empty()) is_refused = true;
          --waiting;
        });
      }
      exchange.join();
    }
    REQUIRE(!acknowledged.empty());
    const TestDatabase restored(Kind::sqlite);
    copy_over(std::string_view(what) == "wal" ? database.file() : beside(database, ".rescued"),
              restored.file());
    const auto all = value_of(restored.open()->responses("werk"));
    std::set<std::string> there;
    for (const auto& one : all) there.insert(one.answers.at("tevreden").at(0));
    std::size_t lost = 0;
    for (const std::string& one : acknowledged) lost += there.contains(one) ? 0U : 1U;
    CHECK(lost == 0);
    CHECK(content_of(restored.file()).find(" ok ") != std::string::npos);
  }
}

TEST_CASE("database-foreign-log: a start beside a log of another file touches neither") {
  const TestDatabase database(Kind::sqlite);
  const TestDatabase other(Kind::sqlite);
  make_other(other);
  {
    const auto storage = database.open();
    keep_some(*storage);
    copy_over(beside(database, "-wal"), beside(database, ".log"));
    copy_over(database.file(), beside(database, ".main"));
  }
  const auto start_with = [&](const fs::path& file, const std::string& code) {
    fs::remove(database.file());
    fs::remove(beside(database, "-shm"));
    if (!file.empty()) copy_over(file, database.file());
    if (!file.empty()) ::chmod(database.file().c_str(), 0600);
    copy_over(beside(database, ".log"), beside(database, "-wal"));
    const std::string log = read_file(beside(database, "-wal"));
    CHECK(code_of(Storage::open(database.url())) == code);
    if (!code.empty()) CHECK(read_file(beside(database, "-wal")) == log);
    if (!code.empty() && file.empty()) CHECK(!fs::exists(database.file()));
  };
  start_with("", "database-foreign-log");
  write_file(beside(database, ".empty"), "");
  start_with(beside(database, ".empty"), "database-foreign-log");
  start_with(other.file(), "database-foreign-log");
  start_with(beside(database, ".main"), "");  // its own: as after a crash
  CHECK(value_of(database.open()->responses("werk")).size() == before);
}

TEST_CASE("another program at the database, and checkpoints of whoever, are no exchange") {
  const TestDatabase database(Kind::sqlite);
  const auto storage = database.open();
  for (std::size_t number = 0; number < 30; ++number) {
    CHECK(code_of_keeping(*storage, std::to_string(number)) == "");
    database.rows(number % 3 == 0 ? "PRAGMA wal_checkpoint(TRUNCATE)" : "PRAGMA wal_checkpoint");
    if (number % 10 == 0) database.rows("VACUUM");
    if (number % 7 == 0) database.rows("PRAGMA wal_checkpoint(RESTART)");
  }
  CHECK(value_of(storage->responses("werk")).size() == 30);
}

TEST_SUITE_END();
