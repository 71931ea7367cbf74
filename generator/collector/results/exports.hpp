// Answers as tables for programs of others. One row is one response; rows are in the order that storage gives
// them, by a random id. No receipt, no day. A row names the lowest group that may be shown; who may not be
// counted in any group (suppression.hpp) is left out, so a row can never be less hidden than a figure.
//
// Headings are in Dutch, as the coordinators are.
#pragma once

#include <string>

#include "collector/results/csv_table.hpp"
#include "collector/results/survey_records.hpp"

namespace leidraad::collector {

// The answers as a table; csv_table.hpp says in which form.
//
// Columns: Groep, Ronde, Versie, Nakijken (1: the decoy field was filled in), then the fields by name. A
// question with more answers has a column for each option, `NAME:OPTION`, with 0 and 1; the text of `other`
// stands in `NAME.other`. A field that meant something else in an older version has a column of its own,
// `NAME~VERSION`. `scope`: id of the group whose token asks; empty: all.
[[nodiscard]] std::string export_csv(const SurveyRecords& records, const std::string& scope,
                                     CsvReader reader = CsvReader::spreadsheet);

// Which column is what: variable; label; question; type; code; meaning; versions; SPSS variable; SPSS code. A
// row for each variable, and one for each of its codes.
[[nodiscard]] std::string codebook_csv(const SurveyRecords& records);

// Syntax for SPSS and PSPP that reads the table (of CsvReader::statistics) from the file `file_name`. Texts
// become what was answered, without a guard and with their lines; other answers become the numbers of the
// codebook, with labels. "I do not know" is a missing value of its own, not the same as no answer.
[[nodiscard]] std::string export_sps(const SurveyRecords& records, const std::string& file_name);

}  // namespace leidraad::collector
