// Answers as tables for programs of others. One row is one response; rows are ordered as storage gives them,
// by a random id. No receipt, no day. A row names the lowest group that may be shown; who may not be counted
// in any group (suppression.hpp) is left out.
#pragma once

#include <string>

#include "collector/results.hpp"

namespace leidraad::collector {

// Comma-separated as spreadsheets in Dutch read it: UTF-8 with a byte order mark, semicolons, CRLF, a decimal
// comma; quoted as RFC 4180 says. A text that a spreadsheet would take for a formula gets an apostrophe
// before it.
//
// Columns: groep, ronde, versie, nakijken (1: the decoy field was filled in), then the fields by name. A
// question with more answers has a column for each option, `NAME:OPTION`, with 0 and 1; the text of `other`
// stands in `NAME.other`. A field that meant something else in an older version has a column of its own,
// `NAME~VERSION`. `scope`: id of the group whose token asks; empty: all.
[[nodiscard]] std::string export_csv(const SurveyRecords& records, const std::string& scope);

// Which column is what: variable; label; question; type; code; value label; version; SPSS variable; SPSS
// code. A row for each variable, and one for each of its codes.
[[nodiscard]] std::string codebook_csv(const SurveyRecords& records);

// Syntax for SPSS (and PSPP) that reads the table from the file `file_name`.
[[nodiscard]] std::string export_sps(const SurveyRecords& records, const std::string& file_name);

}  // namespace leidraad::collector
