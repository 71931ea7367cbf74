// A database of each kind for the tests of the collector: a SQLite file, or one of a PostgreSQL server that
// the tests start themselves (postgresql-15, which script/bootstrap --tests installs).
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "collector/storage/storage.hpp"
#include "support.hpp"

namespace leidraad::test {

// A PostgreSQL server in a temporary folder, reached through a socket in that folder. It ends with the test
// program, however that ends.
class PostgresqlServer {
public:
  PostgresqlServer();
  ~PostgresqlServer();
  PostgresqlServer(const PostgresqlServer&) = delete;
  PostgresqlServer& operator=(const PostgresqlServer&) = delete;

  // The one that tests share, started when it is first asked for.
  static PostgresqlServer& shared();

  void start(const std::vector<std::string>& options = {});
  void stop();   // as an administrator does, without waiting for clients
  void kill();   // as a power cut does: nothing is written any more
  void pause();  // it stays connected and says nothing
  void resume();
  [[nodiscard]] std::string url(const std::string& database) const;
  // Runs one command in a database; gives the rows, columns joined by '|'.
  std::vector<std::string> run(const std::string& database, const std::string& command) const;
  // The folder with all that the server keeps.
  [[nodiscard]] fs::path data() const { return folder_ / "data"; }

private:
  void signal_all(int signal) const;

  fs::path folder_;
  int pid_ = 0;
};

enum class Kind { sqlite, postgresql };

// An empty database that goes away again.
class TestDatabase {
public:
  explicit TestDatabase(Kind kind);
  ~TestDatabase();
  TestDatabase(const TestDatabase&) = delete;
  TestDatabase& operator=(const TestDatabase&) = delete;

  [[nodiscard]] Kind kind() const { return kind_; }
  [[nodiscard]] const std::string& url() const { return url_; }
  [[nodiscard]] const std::string& name() const { return name_; }  // in the server
  [[nodiscard]] fs::path file() const { return folder_.path() / "answers.db"; }
  [[nodiscard]] const fs::path& folder() const { return folder_.path(); }
  // The storage of it, freshly opened.
  std::unique_ptr<collector::Storage> open() const;
  // Rows of a query, without this program's own code; columns joined by '|'.
  std::vector<std::string> rows(const std::string& query) const;

private:
  Kind kind_;
  TemporaryFolder folder_;
  std::string name_;
  std::string url_;
};

// Runs the test once with each kind of database, as subcases.
void on_each_database(const std::function<void(TestDatabase&)>& test);

// What a call gives; the test ends where it failed.
template <class Value>
Value value_of(collector::Result<Value>&& result) {
  if (const auto* failure = std::get_if<diagnostics::Diagnostic>(&result)) FAIL(message(*failure));
  return std::move(std::get<Value>(result));
}
inline void must(const diagnostics::Failure& failure) {
  if (failure) FAIL(message(*failure));
}
// The code of a failure; empty where there is none.
template <class Value>
std::string code_of(const collector::Result<Value>& result) {
  const auto* failure = std::get_if<diagnostics::Diagnostic>(&result);
  return failure == nullptr ? std::string{} : std::string(failure->code.entry().name);
}
inline std::string code_of(const diagnostics::Failure& failure) {
  return failure ? std::string(failure->code.entry().name) : std::string{};
}

// A response with a key; its id and hashes follow from it, as in the collector.
[[nodiscard]] collector::NewResponse response_with(const std::string& key, const std::string& answer = "ja");

}  // namespace leidraad::test

namespace doctest {
template <>
struct StringMaker<leidraad::collector::StoreOutcome> {
  static String convert(leidraad::collector::StoreOutcome outcome) {
    static constexpr const char* names[] = {"stored", "repeated", "conflict", "withdrawn", "other meaning"};
    return names[static_cast<int>(outcome)];
  }
};
}  // namespace doctest
