// Writes a table as spreadsheets in Dutch read it: UTF-8 with a byte order mark, semicolons, CRLF (RFC 4180).
//
// No text of a respondent may run as a formula, whatever somebody chooses when the table is imported: another
// separator cuts a text in two, and quotes only count where a cell begins. So a guard stands before whatever
// could become the beginning of a formula: at the start of a text, and behind a separator inside it. A guard
// can be taken off again without doubt: wherever one stands, what follows it would need one.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace leidraad::collector {

// For whom the table is; it decides how a guard is written.
enum class CsvReader : std::uint8_t {
  spreadsheet,  // an apostrophe, which people know
  // "␛'": SPSS can replace, and not look ahead. "␛." is the sign "␛" itself; "⏎" is the end of a line, which
  // no table for SPSS may hold inside a text; "␛r" is the sign "⏎". The syntax of export.sps reads it back.
  statistics
};

class CsvTable {
public:
  explicit CsvTable(CsvReader reader = CsvReader::spreadsheet);
  // Text of whoever, guarded.
  CsvTable& text(std::string_view text);
  // A number with a decimal point, written with a comma; a minus stays a minus. Anything else is text.
  CsvTable& number(std::string_view number);
  void end_row();
  [[nodiscard]] std::string take() { return std::move(table_); }

private:
  void cell(std::string_view content);

  CsvReader reader_;
  std::string table_;
  bool is_first_ = true;  // of its row
};

// A text of whoever as a table holds it, without the quotes around it. At most five bytes for a character,
// and one guard of four.
[[nodiscard]] std::string guarded(std::string_view text, CsvReader reader);

// Whether a spreadsheet might run it: the signs of a formula (=, +, -, @, also in full width) in front, or
// behind what shows nothing (blanks, quotes, invisible signs), as OWASP tells ("CSV injection"); or a tab or
// the end of a line in front.
[[nodiscard]] bool looks_like_formula(std::string_view text);

}  // namespace leidraad::collector
