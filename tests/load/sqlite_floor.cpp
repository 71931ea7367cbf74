// What SQLite itself reaches with shared commits: WRITERS threads that each wait until their row is on disk
// before they write the next, and one that puts all that wait into one transaction. Prints rows in a second.
// usage: sqlite-floor FILE WRITERS SECONDS
#include <sqlite3.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <semaphore>
#include <string>
#include <thread>
#include <vector>

#include "row.hpp"

namespace {

using leidraad::load::Row;

[[noreturn]] void fail(sqlite3* database) {
  std::fprintf(stderr, "sqlite-floor: %s\n", sqlite3_errmsg(database));
  std::exit(3);
}

void run(sqlite3* database, const std::string& command) {
  if (sqlite3_exec(database, command.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail(database);
}

// The settings and the table of the collector.
sqlite3* open(const char* path) {
  sqlite3* database = nullptr;
  if (sqlite3_open(path, &database) != SQLITE_OK) fail(database);
  for (const char* setting : {"journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON",
                              "secure_delete = ON", "journal_size_limit = 4194304", "trusted_schema = OFF"})
    run(database, std::string("PRAGMA ") + setting);
  std::string table = leidraad::load::table;
  for (std::size_t at = 0; (at = table.find("{id}")) != std::string::npos;) table.replace(at, 4, "text");
  run(database, table + " WITHOUT ROWID");
  run(database, leidraad::load::index);
  return database;
}

class SharedCommits {
public:
  explicit SharedCommits(sqlite3* database) : database_(database) {
    if (sqlite3_prepare_v2(
            database_,
            "INSERT INTO responses (survey, id, version, group_id, round, day, delete_after, is_to_check, "
            "receipt_hash, content_hash, answers) VALUES ('peiling', ?, 1, '', '', '2026-11-29', "
            "'2027-11-29', 0, ?, ?, ?) ON CONFLICT DO NOTHING",
            -1, &insert_, nullptr) != SQLITE_OK)
      fail(database_);
    thread_ = std::jthread([this](const std::stop_token& stop) { commit(stop); });
  }
  ~SharedCommits() {
    thread_.request_stop();
    thread_.join();
    sqlite3_finalize(insert_);
  }
  SharedCommits(const SharedCommits&) = delete;
  SharedCommits& operator=(const SharedCommits&) = delete;

  // Returns when the row is on disk.
  void write(Row row) {
    std::binary_semaphore done(0);
    {
      const std::scoped_lock lock(mutex_);
      waiting_.push_back({std::move(row), &done});
    }
    came_.notify_one();
    done.acquire();
  }

private:
  struct Waiting {
    Row row;
    std::binary_semaphore* done;
  };

  void commit(const std::stop_token& stop) {
    while (true) {
      std::vector<Waiting> batch;
      {
        std::unique_lock lock(mutex_);
        if (!came_.wait(lock, stop, [&] { return !waiting_.empty(); })) return;
        batch.swap(waiting_);
      }
      run(database_, "BEGIN IMMEDIATE");
      for (const Waiting& one : batch) insert(one.row);
      run(database_, "COMMIT");
      for (const Waiting& one : batch) one.done->release();
    }
  }

  void insert(const Row& row) {
    bind(1, row.id);
    bind(2, row.receipt_hash);
    bind(3, row.content_hash);
    bind(4, leidraad::load::answers);
    if (sqlite3_step(insert_) != SQLITE_DONE) fail(database_);
    sqlite3_reset(insert_);
  }

  void bind(int place, std::string_view text) {
    sqlite3_bind_text(insert_, place, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
  }

  sqlite3* database_;
  sqlite3_stmt* insert_ = nullptr;
  std::mutex mutex_;
  std::condition_variable_any came_;
  std::vector<Waiting> waiting_;
  std::jthread thread_;
};

}  // namespace

int main(int count, char** arguments) {
  if (count != 4) {
    std::fputs("usage: sqlite-floor FILE WRITERS SECONDS\n", stderr);
    return 2;
  }
  sqlite3* database = open(arguments[1]);
  std::atomic<std::uint64_t> rows = 0;
  const auto start = std::chrono::steady_clock::now();
  const auto end = start + std::chrono::duration_cast<std::chrono::steady_clock::duration>(
                               std::chrono::duration<double>(std::atof(arguments[3])));
  {
    SharedCommits commits(database);
    std::vector<std::jthread> writers;
    for (int number = 0; number < std::atoi(arguments[2]); ++number) {
      writers.emplace_back([&, number] {
        std::mt19937_64 random(static_cast<std::uint64_t>(number));
        while (std::chrono::steady_clock::now() < end) {
          commits.write(leidraad::load::random_row(random));
          ++rows;
        }
      });
    }
    writers.clear();
  }
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  sqlite3_close(database);
  std::printf("%.0f\n", static_cast<double>(rows) / took.count());
  return 0;
}
