#include "collector/results/csv_table.hpp"

#include <algorithm>

#include "guide/decimal_mark.hpp"
#include "text/unicode.hpp"

namespace leidraad::collector {

namespace {

constexpr std::string_view escape = "␛";

bool is_opening(std::int32_t character) {
  const std::int32_t plain = text::plain_form(character);
  return plain == '=' || plain == '+' || plain == '-' || plain == '@' || plain == 0x2212;  // "−"
}

// What may stand before a formula without spoiling it.
bool is_veil(std::int32_t character) {
  switch (text::plain_form(character)) {
    case '"':
    case '\'':
    case '`':
    case 0xAB:  // «
    case 0xBB:  // »
      return true;
    default:
      break;
  }
  const bool is_quote = character == 0xB4 || (character >= 0x2018 && character <= 0x201F);
  // A byte that is no UTF-8 shows nothing either.
  return is_quote || character == 0xFFFD || text::shows_nothing(character);
}

// What an import may be told to cut at, and the ends of lines.
bool is_separator(std::int32_t character) {
  switch (text::plain_form(character)) {
    case ',':
    case ';':
    case '|':
    case '\t':
    case '\n':
    case '\v':
    case '\f':
    case '\r':
    case 0x85:
    case 0x2028:
    case 0x2029:
      return true;
    default:
      return false;
  }
}

// Whether a formula stands here, in front or behind veils.
enum class Across : bool { separators, nothing };
bool opens_formula(std::string_view text, Across across) {
  for (std::size_t at = 0; at < text.size();) {
    const std::int32_t character = text::next_character(text, at);
    if (is_opening(character)) return true;
    if (!is_veil(character) || (across == Across::nothing && is_separator(character))) return false;
  }
  return false;
}

bool is_number(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  const auto is_digit = [](char sign) { return sign >= '0' && sign <= '9'; };
  return !text.empty() && is_digit(text.front()) && is_digit(text.back()) &&
         std::count(text.begin(), text.end(), '.') <= 1 &&
         std::all_of(text.begin(), text.end(), [&](char sign) { return is_digit(sign) || sign == '.'; });
}

// One character of a text, as the table holds it.
void append(std::string& cell, std::string_view character, CsvReader reader) {
  const bool is_joined = reader != CsvReader::spreadsheet;
  if (is_joined && character == "\n") {
    cell += "⏎";
  } else if (is_joined && character == "\r") {
    cell += ' ';  // texts are stored without it
  } else if (is_joined && character == escape) {
    cell.append(escape).append(".");
  } else if (is_joined && character == "⏎") {
    cell.append(escape).append("r");
  } else {
    cell += character;
  }
}

}  // namespace

bool looks_like_formula(std::string_view text) {
  return text.starts_with('\t') || text.starts_with('\r') || text.starts_with('\n') ||
         opens_formula(text, Across::separators);
}

std::string guarded(std::string_view text, CsvReader reader) {
  const std::string guard = reader == CsvReader::statistics ? std::string(escape) + "'" : "'";
  std::string cell = looks_like_formula(text) ? guard : "";
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    const std::int32_t character = text::next_character(text, at);
    append(cell, text.substr(start, at - start), reader);
    // Of separators in a row the last is enough: to the others its guard is what comes first.
    if (is_separator(character) && opens_formula(text.substr(at), Across::nothing)) cell += guard;
  }
  return cell;
}

CsvTable::CsvTable(CsvReader reader) : reader_(reader), table_("\ufeff") {}

CsvTable& CsvTable::text(std::string_view text) {
  cell(guarded(text, reader_));
  return *this;
}

CsvTable& CsvTable::number(std::string_view number) {
  if (!is_number(number)) return text(number);
  cell(guide::with_decimal_mark(std::string(number)));
  return *this;
}

void CsvTable::end_row() {
  table_ += "\r\n";
  is_first_ = true;
}

void CsvTable::cell(std::string_view content) {
  if (!is_first_) table_ += ';';
  is_first_ = false;
  const auto is_harmless = [](char sign) {
    return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') || (sign >= '0' && sign <= '9') ||
           std::string_view(" -_.:/~@?!()").find(sign) != std::string_view::npos;
  };
  const bool needs_quotes = !std::all_of(content.begin(), content.end(), is_harmless) ||
                            content.starts_with(' ') || content.ends_with(' ');
  if (!needs_quotes) {
    table_ += content;
    return;
  }
  table_ += '"';
  for (const char sign : content) {
    if (sign == '"') table_ += '"';
    table_ += sign;
  }
  table_ += '"';
}

}  // namespace leidraad::collector
