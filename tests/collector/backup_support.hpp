// A database with something in every table, and what the tests of backup and restore ask of it.
#pragma once

#include <sys/resource.h>

#include <algorithm>
#include <csignal>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "collector/backup/backup.hpp"
#include "collector/backup/backup_file.hpp"
#include "collector/backup/restore.hpp"
#include "database_support.hpp"
#include "doctest/doctest.h"

namespace leidraad::test {

using collector::back_up;
using collector::Replace;
using collector::restore;
using collector::Restored;

// Something in every table, of every kind: empty and absent values, accents, quotes, a group before its
// parent.
inline void fill(TestDatabase& database, int first = 0, int count = 150) {
  const auto storage = database.open();
  (void)value_of(storage->keep_version("werk", 1, R"({"title":"Werk: \"hoe?\""})"));
  must(storage->add(collector::Group{"z-boven", "", "Huis 'De Linde' : één"}));
  must(storage->add(collector::Group{"a-onder", "z-boven", "Team\nNoord"}));
  must(storage->add(collector::Round{"werk", "najaar", "Najaar %s \\ 2026"}));
  must(storage->add_link(std::string(64, 'a'), {"werk", "a-onder", "najaar"}));
  must(storage->add_link(std::string(64, 'b'), {"werk", "", ""}));
  must(storage->add_token(
      std::string(64, 'c'),
      {"token-1", {collector::May::read, "werk", "a-onder"}, "Renée", "2026-11-29", false}));
  must(storage->add_token(std::string(64, 'd'),
                          {"token-2", {collector::May::administer, "", ""}, "Jan", "2026-11-29", true}));
  std::vector<collector::NewResponse> responses;
  for (int number = first; number < first + count; ++number)
    responses.push_back(
        response_with("k" + std::to_string(number), number % 7 == 0 ? "" : "zin " + std::to_string(number)));
  (void)value_of(storage->store(responses));
  REQUIRE(value_of(storage->withdraw(responses[3].receipt_hash)));
}

// Every row of every table that the database has, read without the code under test.
inline std::map<std::string, std::vector<std::string>> content(const TestDatabase& database) {
  std::map<std::string, std::vector<std::string>> all;
  const bool is_sqlite = database.kind() == Kind::sqlite;
  for (const std::string& table :
       database.rows(is_sqlite ? "SELECT name FROM sqlite_master WHERE type = 'table'"
                               : "SELECT tablename FROM pg_tables WHERE schemaname = 'public'")) {
    std::string columns;
    for (const std::string& column :
         database.rows(is_sqlite ? "SELECT name FROM pragma_table_info('" + table + "') ORDER BY name"
                                 : "SELECT column_name FROM information_schema.columns WHERE table_schema = "
                                   "'public' AND table_name = '" +
                                       table + "' ORDER BY column_name COLLATE \"C\""))
      columns +=
          (columns.empty() ? "" : " || '~' || ") + ("COALESCE(CAST(" + column + " AS text), '<null>')");
    std::vector<std::string> rows = database.rows("SELECT " + columns + " FROM \"" + table + '"');
    std::ranges::sort(rows);
    all[table] = rows;
  }
  return all;
}

struct Limit {  // no file of this process grows beyond it
  explicit Limit(rlim_t size) {
    std::signal(SIGXFSZ, SIG_IGN);
    ::getrlimit(RLIMIT_FSIZE, &before);
    rlimit now = before;
    now.rlim_cur = size;
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &now) == 0);
  }
  ~Limit() { ::setrlimit(RLIMIT_FSIZE, &before); }
  rlimit before{};
};

inline std::set<std::string> names_in(const fs::path& folder) {
  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) names.insert(entry.path().filename());
  return names;
}

// Exchanges a text in a file by another one as long.
inline void forge(const fs::path& file, const std::string& from, const std::string& to) {
  std::string bytes = read_file(file);
  const std::size_t at = bytes.find(from);
  REQUIRE(at != std::string::npos);
  REQUIRE(from.size() == to.size());
  write_file(file, bytes.replace(at, from.size(), to));
}

}  // namespace leidraad::test
