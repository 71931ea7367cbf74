// The columns of an export: the same for the table, the codebook and the syntax.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "collector/results/survey_records.hpp"

namespace leidraad::collector {

struct ExportCode {
  std::string value;  // in the table
  std::string text;
  int number = 0;           // in SPSS
  bool is_missing = false;  // "I do not know"
};

struct ExportColumn {
  enum class Kind : std::uint8_t { group, round, version, to_check, code, flag, number, date, text };
  Kind kind = Kind::text;
  std::string name;  // header of the table
  std::string spss;  // the same as SPSS allows: letters, digits and underscores, at most 64 bytes, no word of
                     // its language; unique without regard to capitals
  const guide::SurveyField* field = nullptr;  // of the newest version of which answers stand here
  std::string option;                         // flag: whose
  std::string answer;                         // name under which the answer is kept
  std::vector<int> versions;                  // whose answers stand here
  std::vector<ExportCode> codes;
};

// `versions` must outlive the columns.
[[nodiscard]] std::vector<ExportColumn> export_columns(const SurveyVersions& versions);

// What the column says, for people.
[[nodiscard]] std::string label_of(const ExportColumn& column);

}  // namespace leidraad::collector
