#include "load/plan/task.hpp"

#include "load/yaml/record_fields.hpp"

namespace leidraad::load {

template <>
const Record<guide::Task>& record_of<guide::Task>() {
  using guide::Task;
  static const auto record =
      Record<Task>("een taak", "a task")
          .required(key("id", about_id, Format::id), &Task::id)
          .required(key("text", "Wat je doet, als zin die met een werkwoord begint"), &Task::text)
          .required(key("who", "Wie het doet: id's van rollen tussen haken, of een eigen tekst"), &Task::who)
          .optional(key("takes", "Hoeveel werk het is: PT30M, PT2H, P3D of P2W", Format::effort),
                    &Task::takes)
          .optional(key("help", "Wat erbij helpt: een pagina, vragenlijst, beslisboom of checklist"),
                    &Task::help)
          .optional(
              key("when", "Wanneer, geteld vanaf de start van de fase: P2W is na twee weken", Format::offset),
              &Task::when);
  return record;
}

namespace {

const Record<guide::TaskHelp>& record_of_help() {
  using guide::TaskHelp;
  static const auto record = Record<TaskHelp>("`help` van een taak", "`help` of a task")
                                 .optional(key("page", about_page), &TaskHelp::page)
                                 .optional(key("survey", "Id van een vragenlijst"), &TaskHelp::survey)
                                 .optional(key("tree", "Id van een beslisboom"), &TaskHelp::tree)
                                 .optional(key("checklist", "Id van een checklist"), &TaskHelp::checklist)
                                 .located(&TaskHelp::position);
  return record;
}

}  // namespace

bool ValueReader<guide::TaskHelp>::read(const YamlNode& node, guide::TaskHelp& value, RecordReading& reading,
                                        const RecordKey& key) {
  if (!record_of_help().read(node, value, reading, key.name)) return false;
  if (node.members.size() == 1) return true;
  reading.diagnostics.add("task-help"_code, reading.position(node), {std::to_string(node.members.size())});
  return false;
}

ordered_json ValueReader<guide::TaskHelp>::schema(const RecordKey& /*key*/) {
  ordered_json schema = record_of_help().schema();
  schema["minProperties"] = 1;
  schema["maxProperties"] = 1;
  return schema;
}

}  // namespace leidraad::load
