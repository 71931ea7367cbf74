// What a plain insert loop reaches in PostgreSQL: CONNECTIONS threads that each insert a row, which commits
// it, and then the next. Prints rows in a second. usage: postgresql-floor URL CONNECTIONS SECONDS
#include <libpq-fe.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <thread>
#include <vector>

#include "row.hpp"

namespace {

[[noreturn]] void fail(PGconn* connection) {
  std::fprintf(stderr, "postgresql-floor: %s", PQerrorMessage(connection));
  std::exit(3);
}

PGconn* open(const char* url) {
  PGconn* connection = PQconnectdb(url);
  if (PQstatus(connection) != CONNECTION_OK) fail(connection);
  return connection;
}

void check(PGconn* connection, PGresult* result) {
  if (PQresultStatus(result) != PGRES_COMMAND_OK) fail(connection);
  PQclear(result);
}

void run(PGconn* connection, const std::string& command) {
  check(connection, PQexec(connection, command.c_str()));
}

void make_table(PGconn* connection) {
  run(connection, "SET client_min_messages = warning");
  run(connection, "DROP SCHEMA IF EXISTS leidraad_floor CASCADE");
  run(connection, "CREATE SCHEMA leidraad_floor");
  run(connection, "SET search_path = leidraad_floor");
  std::string table = leidraad::load::table;
  for (std::size_t at = 0; (at = table.find("{id}")) != std::string::npos;)
    table.replace(at, 4, "text COLLATE \"C\"");
  run(connection, table);
  run(connection, leidraad::load::index);
}

void insert_until(const char* url, std::uint64_t seed, std::chrono::steady_clock::time_point end,
                  std::atomic<std::uint64_t>& rows) {
  PGconn* connection = open(url);
  run(connection, "SET search_path = leidraad_floor");
  run(connection, "SET synchronous_commit = on");
  check(connection,
        PQprepare(connection, "insert",
                  "INSERT INTO responses (survey, id, version, group_id, round, day, delete_after, "
                  "is_to_check, receipt_hash, content_hash, answers) VALUES ('peiling', $1, 1, '', '', "
                  "'2026-11-29', '2027-11-29', 0, $2, $3, $4) ON CONFLICT DO NOTHING",
                  4, nullptr));
  std::mt19937_64 random(seed);
  while (std::chrono::steady_clock::now() < end) {
    const leidraad::load::Row row = leidraad::load::random_row(random);
    const char* values[] = {row.id.c_str(), row.receipt_hash.c_str(), row.content_hash.c_str(),
                            leidraad::load::answers};
    check(connection, PQexecPrepared(connection, "insert", 4, values, nullptr, nullptr, 0));
    ++rows;
  }
  PQfinish(connection);
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 4) {
    std::fputs("usage: postgresql-floor URL CONNECTIONS SECONDS\n", stderr);
    return 2;
  }
  PGconn* connection = open(arguments[1]);
  make_table(connection);
  std::atomic<std::uint64_t> rows = 0;
  const auto start = std::chrono::steady_clock::now();
  const auto end = start + std::chrono::duration_cast<std::chrono::steady_clock::duration>(
                               std::chrono::duration<double>(std::atof(arguments[3])));
  {
    std::vector<std::jthread> all;
    for (int number = 0; number < std::atoi(arguments[2]); ++number) {
      all.emplace_back(
          [&, number] { insert_until(arguments[1], static_cast<std::uint64_t>(number), end, rows); });
    }
  }
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  run(connection, "DROP SCHEMA leidraad_floor CASCADE");
  PQfinish(connection);
  std::printf("%.0f\n", static_cast<double>(rows) / took.count());
  return 0;
}
