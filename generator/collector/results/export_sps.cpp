#include <fmt/format.h>

#include <algorithm>

#include "collector/results/export_columns.hpp"
#include "collector/results/exports.hpp"
#include "collector/results/group_tree.hpp"

namespace leidraad::collector {

namespace {

using Kind = ExportColumn::Kind;

constexpr std::size_t longest_variable_label = 255;  // bytes, in SPSS
constexpr std::size_t longest_value_label = 120;

// A text between quotes, on one line.
std::string quoted(const std::string& text) {
  std::string quoted = "'";
  for (const char sign : text) {
    if (sign == '\'') quoted += '\'';
    quoted += static_cast<unsigned char>(sign) < ' ' || sign == '\x7f' ? ' ' : sign;
  }
  return quoted + "'";
}

// Of at most so many bytes and not cut inside a character; what is cut says so. The codebook has all of it.
std::string label(const std::string& text, std::size_t longest) {
  if (text.size() <= longest) return quoted(text);
  constexpr std::string_view more = "…";
  std::size_t end = longest - more.size();
  while (end > 0 && (text[end] & '\xc0') == '\x80') --end;
  return quoted(text.substr(0, end) + std::string(more));
}

class SyntaxWriter {
public:
  SyntaxWriter(const SurveyRecords& records, const std::string& file_name)
      : records_(records), file_name_(file_name), versions_(records), columns_(export_columns(versions_)) {}

  std::string write() {
    add("\ufeff* Leest de antwoorden op de vragenlijst \"{}\" in SPSS of PSPP.\n",
        comment(records_.form.survey().id));
    add("* Haal de tabel op met ?lines=joined: SPSS leest geen tekst van meer regels. Zet er de volledige "
        "plaats bij.\n");
    add("* In die tabel staan tekens die een rekenblad verhinderen om tekst uit te voeren. Hier gaan ze er "
        "weer uit.\n");
    add("PRESERVE.\nSET DECIMAL=DOT.\n");
    read();
    for (std::size_t place = 0; place < columns_.size(); ++place) convert(columns_[place], place);
    std::string kept;
    for (const ExportColumn& column : columns_) kept += "\n  " + column.spss;
    add("MATCH FILES FILE=* /KEEP={}.\n", kept);
    for (const ExportColumn& column : columns_) describe(column);
    add("RESTORE.\nEXECUTE.\n");
    return std::move(syntax_);
  }

private:
  template <class... Values>
  void add(fmt::format_string<Values...> format, Values&&... values) {
    fmt::format_to(std::back_inserter(syntax_), format, std::forward<Values>(values)...);
  }

  // A comment ends at a point.
  static std::string comment(std::string text) {
    std::replace(text.begin(), text.end(), '.', ' ');
    return text;
  }

  // Codes, numbers and dates are read as text first: a cell may hold "unknown", and a number a decimal comma.
  static bool is_converted(Kind kind) {
    return kind == Kind::code || kind == Kind::flag || kind == Kind::number || kind == Kind::date;
  }
  static bool is_text(Kind kind) { return kind == Kind::group || kind == Kind::round || kind == Kind::text; }
  static std::string in_table(const std::string& text) { return guarded(text, CsvReader::statistics); }
  // What csv_table.hpp tells, backwards.
  void unguard(const std::string& name) {
    for (const char* change : {"\"␛'\", ''", "'⏎', STRING(10, PIB1)", "'␛r', '⏎'", "'␛.', '␛'"})
      add("COMPUTE {0} = REPLACE({0}, {1}).\n", name, change);
  }
  // Final names hold no '$'.
  static std::string raw_name(std::size_t place) { return fmt::format("ruw$_{}", place + 1); }

  std::size_t width_of(const ExportColumn& column) const {
    constexpr std::size_t bytes = 5;  // of a character in the table, at most
    constexpr std::size_t guard = 4;
    std::size_t width = 1;
    if (column.kind == Kind::group) {
      const GroupTree tree(records_.groups);
      for (std::size_t place = 0; place < tree.size(); ++place)
        width = std::max(width, in_table(tree.path(place)).size());
    } else if (column.kind == Kind::round) {
      for (const Round& round : records_.rounds) width = std::max(width, in_table(round.id).size());
    } else if (column.kind == Kind::text) {
      const bool is_other = column.answer != column.field->name;
      const int longest = is_other ? guide::longest_other : guide::longest_of(*column.field->question);
      width = static_cast<std::size_t>(longest) * bytes + guard;
    } else {
      width = 32;
      for (const ExportCode& code : column.codes) width = std::max(width, code.value.size());
    }
    return width;
  }

  void read() {
    add("GET DATA /TYPE=TXT /FILE={} /ENCODING='UTF8'\n", quoted(file_name_));
    add("  /DELCASE=LINE /DELIMITERS=';' /QUALIFIER='\"' /ARRANGEMENT=DELIMITED /FIRSTCASE=2\n  /VARIABLES=");
    for (std::size_t place = 0; place < columns_.size(); ++place) {
      const ExportColumn& column = columns_[place];
      const bool is_whole = column.kind == Kind::version || column.kind == Kind::to_check;
      const std::string format = is_whole ? "F8.0" : fmt::format("A{}", width_of(column));
      add("\n  {} {}", is_converted(column.kind) ? raw_name(place) : column.spss, format);
    }
    add(".\n");
  }

  void convert(const ExportColumn& column, std::size_t place) {
    if (is_text(column.kind)) unguard(column.spss);
    if (!is_converted(column.kind)) return;
    const std::string raw = raw_name(place);
    if (column.kind == Kind::code || column.kind == Kind::flag) {
      add("RECODE {}", raw);
      for (const ExportCode& code : column.codes) add("\n  ({}={})", quoted(code.value), code.number);
      add("\n  INTO {0}.\nFORMATS {0} (F8.0).\n", column.spss);
      return;
    }
    add("NUMERIC {} ({}).\n", column.spss, format_of(column));
    const bool is_number = column.kind == Kind::number;
    add("DO IF ({} = 'unknown').\n", raw);
    if (!column.codes.empty())
      add("  COMPUTE {} = {}.\n", column.spss, column.codes.front().number);
    else
      add("  COMPUTE {} = $SYSMIS.\n", column.spss);
    add("ELSE IF ({} <> '').\n", raw);
    if (is_number)
      add("  COMPUTE {} = NUMBER(REPLACE({}, ',', '.'), F32.0).\n", column.spss, raw);
    else
      add("  COMPUTE {} = NUMBER({}, SDATE10).\n", column.spss, raw);
    add("END IF.\n");
  }

  static std::string format_of(const ExportColumn& column) {
    return column.kind == Kind::date ? "EDATE10" : fmt::format("F12.{}", column.field->question->decimals);
  }

  void describe(const ExportColumn& column) {
    add("VARIABLE LABELS {} {}.\n", column.spss, label(label_of(column), longest_variable_label));
    const bool is_number = column.kind == Kind::number;
    if (!column.codes.empty()) {
      add("VALUE LABELS {}", column.spss);
      for (const ExportCode& code : column.codes)
        add("\n  {} {}", code.number, label(code.text, longest_value_label));
      add(".\n");
      for (const ExportCode& code : column.codes) {
        if (code.is_missing) add("MISSING VALUES {} ({}).\n", column.spss, code.number);
      }
    }
    const bool is_ordinal = column.field != nullptr && column.field->scale != nullptr;
    const char* level = is_number || column.kind == Kind::date ? "SCALE" : is_ordinal ? "ORDINAL" : "NOMINAL";
    add("VARIABLE LEVEL {} ({}).\n", column.spss, level);
  }

  const SurveyRecords& records_;
  const std::string& file_name_;
  SurveyVersions versions_;
  std::vector<ExportColumn> columns_;
  std::string syntax_;
};

}  // namespace

std::string export_sps(const SurveyRecords& records, const std::string& file_name) {
  return SyntaxWriter(records, file_name).write();
}

}  // namespace leidraad::collector
