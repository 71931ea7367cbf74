// The rows of a table as texts, whatever its columns are: read from one database and written into another, of
// the same engine or of the other one. What a later shape adds is copied without a word here.
//
// Memory stays small whatever the size of a table. Errors are thrown, as everywhere below Database.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "collector/storage/soci.hpp"

namespace leidraad::collector {

struct TableColumn {
  std::string name;
  std::string type;  // as its engine calls it

  bool operator==(const TableColumn& other) const { return name == other.name; }
};

struct Table {
  std::string name;
  std::vector<TableColumn> columns;  // by name
  std::vector<TableColumn> key;      // the primary key, in its order
};

struct Cell {
  std::string text;
  soci::indicator indicator = soci::i_ok;
};
using Row = std::vector<Cell>;

// What tells two tables apart: the number of rows, and a hash (BLAKE2b) of every cell in the order of the
// key.
struct TableSum {
  std::string table;
  long long rows = 0;
  std::string digest;

  bool operator==(const TableSum&) const = default;
};

// A table as the database has it; no columns where there is none.
[[nodiscard]] Table described(soci::session& sql, const std::string& name);

// Reads every row in the order of the key, byte by byte. On PostgreSQL within a transaction.
TableSum read_rows(soci::session& sql, const Table& table, const std::function<void(const Row&)>& each = {});
// How many rows the database itself counts.
[[nodiscard]] long long count_rows(soci::session& sql, const std::string& table);

// Adds rows to a table, many at once. Nothing is sure to be there before `finish`.
class RowWriter {
public:
  RowWriter(soci::session& sql, const Table& table);
  void add(const Row& row);
  void finish();

private:
  // An INSERT of so many rows.
  struct Insert {
    Insert(soci::session& sql, const Table& table, std::size_t rows);
    std::vector<Row> rows;  // bound, so they stay where they are
    soci::statement statement;
  };
  void put(const Row& row, Row& into);

  Insert many_;
  Insert one_;
  std::size_t waiting_ = 0;  // rows of many_ that are filled
};

}  // namespace leidraad::collector
