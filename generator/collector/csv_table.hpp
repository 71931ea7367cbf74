// Writes a table as spreadsheets in Dutch read it: UTF-8 with a byte order mark, semicolons, CRLF (RFC 4180).
#pragma once

#include <string>
#include <string_view>

namespace leidraad::collector {

class CsvTable {
public:
  CsvTable();
  // Text of whoever: gets an apostrophe before it where a spreadsheet would take it for a formula, also where
  // only blanks, quotes or invisible signs stand before that, and also in full-width signs (OWASP, "CSV
  // injection").
  CsvTable& text(std::string_view text);
  // A number with a decimal point, written with a comma; a minus stays a minus. Anything else is text.
  CsvTable& number(std::string_view number);
  void end_row();
  [[nodiscard]] std::string take() { return std::move(table_); }

private:
  void cell(std::string_view content);
  std::string table_;
  bool is_first_ = true;  // of its row
};

// Whether a spreadsheet might run it.
[[nodiscard]] bool looks_like_formula(std::string_view text);

}  // namespace leidraad::collector
