#include "collector/table_copy.hpp"

#include <sodium.h>

#include <algorithm>
#include <cassert>

#include "collector/secrets.hpp"

namespace leidraad::collector {

namespace {

// A statement with so many rows is nearly as fast as one with more.
constexpr std::size_t rows_at_once = 64;
constexpr std::size_t rows_of_a_fetch = 500;

bool is_postgresql(const soci::session& sql) {
  return sql.get_backend_name() == "postgresql";
}

std::string quoted(const std::string& name) {
  return '"' + name + '"';
}

// Names, types and places in the key (from 0; else -1).
const char* columns_query(const soci::session& sql) {
  if (!is_postgresql(sql)) return "SELECT name, type, pk - 1 FROM pragma_table_info(:name) ORDER BY name";
  return "SELECT CAST(a.attname AS text), CAST(format_type(a.atttypid, NULL) AS text), "
         "COALESCE(array_position(CAST(i.indkey AS int2[]), a.attnum), -1) "
         "FROM pg_attribute a LEFT JOIN pg_index i ON i.indrelid = a.attrelid AND i.indisprimary "
         "WHERE a.attrelid = to_regclass(quote_ident(:name)) AND a.attnum > 0 AND NOT a.attisdropped "
         "ORDER BY CAST(a.attname AS text) COLLATE \"C\"";
}

std::string select_of(const soci::session& sql, const Table& table) {
  std::string text = "SELECT ";
  for (const TableColumn& column : table.columns)
    text += (&column == &table.columns.front() ? "" : ", ") + quoted(column.name);
  text += " FROM " + quoted(table.name) + " ORDER BY ";
  const std::vector<TableColumn>& order = table.key.empty() ? table.columns : table.key;
  for (const TableColumn& column : order) {
    text += (&column == &order.front() ? "" : ", ") + quoted(column.name);
    // As SQLite compares.
    if (is_postgresql(sql) && column.type == "text") text += " COLLATE \"C\"";
  }
  return text;
}

// Runs a query; gives how many rows it had.
std::size_t each_row(soci::session& sql, const std::string& query, Row& row,
                     const std::function<void()>& work) {
  soci::statement statement(sql);
  for (Cell& cell : row) statement.exchange(soci::into(cell.text, cell.indicator));
  statement.alloc();
  statement.prepare(query);
  statement.define_and_bind();
  statement.execute();
  std::size_t count = 0;
  for (; statement.fetch(); ++count) work();
  return count;
}

class Digest {
public:
  Digest() { crypto_generichash_init(&state_, nullptr, 0, size); }

  void add(const Row& row) {
    bytes_.clear();
    for (const auto& [text, indicator] : row) {
      const bool is_null = indicator == soci::i_null;
      const std::size_t length = is_null ? 0 : text.size();
      bytes_ += is_null ? '0' : '1';
      for (unsigned shift = 0; shift < 64; shift += 8) bytes_ += static_cast<char>(length >> shift);
      bytes_.append(text, 0, length);
    }
    crypto_generichash_update(&state_, reinterpret_cast<const unsigned char*>(bytes_.data()), bytes_.size());
  }

  std::string text() {
    std::string bytes(size, '\0');
    crypto_generichash_final(&state_, reinterpret_cast<unsigned char*>(bytes.data()), size);
    return hexadecimal(bytes);
  }

private:
  static constexpr std::size_t size = 32;
  crypto_generichash_state state_{};
  std::string bytes_;
};

std::string insert_of(const Table& table, std::size_t rows) {
  std::string text = "INSERT INTO " + quoted(table.name) + " (";
  for (const TableColumn& column : table.columns)
    text += (&column == &table.columns.front() ? "" : ", ") + quoted(column.name);
  text += ") VALUES ";
  std::size_t number = 0;
  for (std::size_t row = 0; row < rows; ++row) {
    text += row == 0 ? "(" : ", (";
    for (const TableColumn& column : table.columns) {
      text += &column == &table.columns.front() ? "" : ", ";
      text += "CAST(:v" + std::to_string(number++) + " AS " + column.type + ")";
    }
    text += ")";
  }
  return text;
}

}  // namespace

Table described(soci::session& sql, const std::string& name) {
  Table table{name, {}, {}};
  std::vector<std::pair<int, TableColumn>> key;
  TableColumn column;
  int place = -1;
  soci::statement statement = (sql.prepare << columns_query(sql), soci::use(name), soci::into(column.name),
                               soci::into(column.type), soci::into(place));
  statement.execute();
  while (statement.fetch()) {
    table.columns.push_back(column);
    if (place >= 0) key.emplace_back(place, column);
  }
  std::ranges::sort(key, {}, [](const auto& entry) { return entry.first; });
  for (auto& entry : key) table.key.push_back(std::move(entry.second));
  return table;
}

// libpq would keep all rows of a query in memory; a cursor gives them by and by.
TableSum read_rows(soci::session& sql, const Table& table, const std::function<void(const Row&)>& each) {
  TableSum sum{table.name, 0, {}};
  Digest digest;
  Row row(table.columns.size());
  const auto take = [&] {
    ++sum.rows;
    digest.add(row);
    if (each) each(row);
  };
  if (is_postgresql(sql)) {
    sql << "DECLARE leidraad_rows NO SCROLL CURSOR FOR " + select_of(sql, table);
    const std::string fetch = "FETCH " + std::to_string(rows_of_a_fetch) + " FROM leidraad_rows";
    while (each_row(sql, fetch, row, take) > 0) {
    }
    sql << "CLOSE leidraad_rows";
  } else {
    each_row(sql, select_of(sql, table), row, take);
  }
  sum.digest = digest.text();
  return sum;
}

long long count_rows(soci::session& sql, const std::string& table) {
  long long count = 0;
  sql << "SELECT count(*) FROM " + quoted(table), soci::into(count);
  return count;
}

RowWriter::Insert::Insert(soci::session& sql, const Table& table, std::size_t count)
    : rows(count, Row(table.columns.size())), statement(sql) {
  for (Row& row : rows) {
    for (Cell& cell : row) statement.exchange(soci::use(cell.text, cell.indicator));
  }
  statement.alloc();
  statement.prepare(insert_of(table, count));
  statement.define_and_bind();
}

RowWriter::RowWriter(soci::session& sql, const Table& table)
    : many_(sql, table, rows_at_once), one_(sql, table, 1) {}

void RowWriter::put(const Row& row, Row& into) {
  assert(row.size() == into.size());
  std::ranges::copy(row, into.begin());
}

void RowWriter::add(const Row& row) {
  put(row, many_.rows[waiting_++]);
  if (waiting_ < many_.rows.size()) return;
  many_.statement.execute(true);
  waiting_ = 0;
}

void RowWriter::finish() {
  for (std::size_t at = 0; at < waiting_; ++at) {
    put(many_.rows[at], one_.rows.front());
    one_.statement.execute(true);
  }
  waiting_ = 0;
}

}  // namespace leidraad::collector
