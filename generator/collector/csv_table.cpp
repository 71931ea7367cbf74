#include "collector/csv_table.hpp"

#include <algorithm>
#include <array>

namespace leidraad::collector {

namespace {

constexpr std::array<std::string_view, 8> openings = {"=", "+", "-", "@", "＝", "＋", "－", "＠"};

// What may stand before a formula without spoiling it: blanks, quotes, and signs that show nothing (zero
// width, direction of writing, byte order mark).
constexpr std::array<std::string_view, 27> veils = {
    " ",      "\"",     "'",      "`",      "‘",      "’",      "“",      "”",      "„",
    "\u00a0", "\u00ad", "\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u202a", "\u202b",
    "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069", "\u3000", "\ufeff"};

template <std::size_t N>
std::size_t length_at_start(std::string_view text, const std::array<std::string_view, N>& beginnings) {
  for (const std::string_view beginning : beginnings) {
    if (text.starts_with(beginning)) return beginning.size();
  }
  return 0;
}

bool is_number(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  const auto is_digit = [](char sign) { return sign >= '0' && sign <= '9'; };
  return !text.empty() && is_digit(text.front()) && is_digit(text.back()) &&
         std::count(text.begin(), text.end(), '.') <= 1 &&
         std::all_of(text.begin(), text.end(), [&](char sign) { return is_digit(sign) || sign == '.'; });
}

}  // namespace

bool looks_like_formula(std::string_view text) {
  while (!text.empty()) {
    const char first = text.front();
    if (first == '\t' || first == '\r' || first == '\n') return true;
    if (length_at_start(text, openings) > 0) return true;
    const std::size_t veil = length_at_start(text, veils);
    if (veil == 0) return false;
    text.remove_prefix(veil);
  }
  return false;
}

CsvTable::CsvTable() : table_("\ufeff") {}

CsvTable& CsvTable::text(std::string_view text) {
  cell(looks_like_formula(text) ? "'" + std::string(text) : std::string(text));
  return *this;
}

CsvTable& CsvTable::number(std::string_view number) {
  if (!is_number(number)) return text(number);
  std::string written(number);
  std::replace(written.begin(), written.end(), '.', ',');
  cell(written);
  return *this;
}

void CsvTable::end_row() {
  table_ += "\r\n";
  is_first_ = true;
}

void CsvTable::cell(std::string_view content) {
  if (!is_first_) table_ += ';';
  is_first_ = false;
  const bool needs_quotes = content.find_first_of(";\"\r\n\t") != std::string_view::npos ||
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
