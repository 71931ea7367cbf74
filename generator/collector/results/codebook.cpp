#include "collector/results/csv_table.hpp"
#include "collector/results/export_columns.hpp"
#include "collector/results/exports.hpp"

namespace leidraad::collector {

namespace {

using guide::QuestionType;
using Kind = ExportColumn::Kind;

const char* type_of(const ExportColumn& column) {
  switch (column.kind) {
    case Kind::group:
    case Kind::round:
      return "naam";
    case Kind::version:
      return "heel getal";
    case Kind::to_check:
    case Kind::flag:
      return "0 of 1";
    case Kind::code:
      return column.field->question->type == QuestionType::choice ? "keuze" : "schaal";
    case Kind::number:
      return "getal";
    case Kind::date:
      return "datum (jaar-maand-dag)";
    case Kind::text:
      break;
  }
  return "tekst";
}

std::string versions_of(const ExportColumn& column) {
  std::string text;
  for (const int version : column.versions) text += (text.empty() ? "" : " ") + std::to_string(version);
  return text;
}

}  // namespace

std::string codebook_csv(const SurveyRecords& records) {
  const SurveyVersions versions(records);
  CsvTable table;
  for (const char* header : {"Variabele", "Label", "Vraag", "Type", "Code", "Betekenis", "Versies",
                             "Variabele in SPSS", "Code in SPSS"})
    table.text(header);
  table.end_row();
  for (const ExportColumn& column : export_columns(versions)) {
    const auto begin_row = [&] {
      const std::string question =
          column.field == nullptr ? "" : guide::with_item(column.field->question->text, column.field->item);
      const std::string unit = column.kind == Kind::number ? column.field->question->unit : "";
      table.text(column.name).text(label_of(column)).text(question);
      table.text(unit.empty() ? type_of(column) : type_of(column) + (", " + unit));
    };
    begin_row();
    table.text("").text("").text(versions_of(column)).text(column.spss).text("").end_row();
    for (const ExportCode& code : column.codes) {
      begin_row();
      table.number(code.value).text(code.text).text(versions_of(column)).text(column.spss);
      table.number(std::to_string(code.number)).end_row();
    }
  }
  return table.take();
}

}  // namespace leidraad::collector
