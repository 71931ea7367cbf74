#include <algorithm>

#include "collector/results/csv_table.hpp"
#include "collector/results/export_columns.hpp"
#include "collector/results/exports.hpp"
#include "collector/results/population.hpp"

namespace leidraad::collector {

namespace {

using Kind = ExportColumn::Kind;

// Where a response may be shown; nothing where it may not.
using Places = std::map<const StoredResponse*, std::size_t>;

void find_places(const Population& population, const GroupTree& tree, std::size_t scope, Places& places) {
  for (const Atom& atom : population.atoms) {
    if (!tree.holds(scope, atom.group)) continue;
    for (const std::size_t person : atom.people) places[population.people[person]] = atom.group;
  }
}

class RowWriter {
public:
  RowWriter(CsvTable& table, const SurveyRecords& records, const GroupTree& tree)
      : table_(table), records_(records), tree_(tree) {}

  void write(const std::vector<ExportColumn>& columns, const StoredResponse& response, std::size_t group) {
    for (const ExportColumn& column : columns) write(column, response, group);
    table_.end_row();
  }

private:
  void write(const ExportColumn& column, const StoredResponse& response, std::size_t group) {
    switch (column.kind) {
      case Kind::group:
        table_.text(tree_.path(group));
        return;
      case Kind::round:
        // A round that is no more is told apart from none nowhere else either.
        table_.text(number_of(records_, response.round) == 0 ? "" : response.round);
        return;
      case Kind::version:
        table_.number(std::to_string(response.version));
        return;
      case Kind::to_check:
        table_.number(response.is_to_check ? "1" : "0");
        return;
      default:
        write_answer(column, response);
    }
  }

  void write_answer(const ExportColumn& column, const StoredResponse& response) {
    const bool stands_here =
        std::find(column.versions.begin(), column.versions.end(), response.version) != column.versions.end();
    static const std::vector<std::string> none;
    const std::vector<std::string>& answer = stands_here ? answers_in(response, column.answer) : none;
    if (answer.empty()) {
      table_.text("");
    } else if (column.kind == Kind::flag) {
      const bool is_chosen = std::find(answer.begin(), answer.end(), column.option) != answer.end();
      table_.number(is_chosen ? "1" : "0");
    } else if (column.kind == Kind::text) {
      table_.text(answer.front());
    } else {
      table_.number(answer.front());
    }
  }

  CsvTable& table_;
  const SurveyRecords& records_;
  const GroupTree& tree_;
};

}  // namespace

std::string export_csv(const SurveyRecords& records, const std::string& scope, CsvReader reader) {
  const SurveyVersions versions(records);
  const std::vector<ExportColumn> columns = export_columns(versions);
  const GroupTree tree(records.groups);
  CsvTable table(reader);
  for (const ExportColumn& column : columns) table.text(column.name);
  table.end_row();
  if (!tree.is_known(scope)) return table.take();
  Places places;
  const Population sound = population_of(records, tree, Counted::sound);
  const Population to_check = population_of(records, tree, Counted::to_check);
  find_places(sound, tree, tree.place_of(scope), places);
  find_places(to_check, tree, tree.place_of(scope), places);
  RowWriter writer(table, records, tree);
  for (const StoredResponse& response : records.responses) {
    const auto place = places.find(&response);
    if (place != places.end()) writer.write(columns, response, place->second);
  }
  return table.take();
}

}  // namespace leidraad::collector
