#include "load/plan/phase.hpp"

#include "load/plan/task.hpp"
#include "load/yaml/record_fields.hpp"

namespace leidraad::load {

template <>
const Record<guide::Phase>& record_of<guide::Phase>() {
  using guide::Phase;
  static const auto record =
      Record<Phase>("een fase", "a phase")
          .required(key("id", about_id, Format::id), &Phase::id)
          .required(number("number", "Nummer van de fase; bepaalt de volgorde", 0, 99), &Phase::number)
          .required(key("title", about_title), &Phase::title)
          .required(key("question", "De vraag die je in deze fase beantwoordt"), &Phase::question)
          .required(key("summary", "Wat je in deze fase doet, in een of twee zinnen"), &Phase::summary)
          .required(key("page", about_page), &Phase::page)
          .optional(key("icon", about_icon), &Phase::icon)
          .optional(key("drawing", about_drawing), &Phase::drawing)
          .optional(key("done-when", "Waaraan je merkt dat de fase klaar is"), &Phase::done_when)
          .optional(key("tasks", "Wat je in deze fase doet, in volgorde"), &Phase::tasks);
  return record;
}

void load_kind(DataFolder& data, const guide::KindFacts& facts, std::vector<guide::Phase>& phases) {
  ListFile<guide::Phase> file;
  data.load_list(facts, file);
  phases = std::move(file.records);
  // A plan names a task by its id alone, whatever its phase.
  std::vector<guide::Task> tasks;
  for (const guide::Phase& phase : phases) tasks.insert(tasks.end(), phase.tasks.begin(), phase.tasks.end());
  data.refuse_duplicate_ids(tasks, std::string(facts.place),
                            {"de taken van de fasen", "the tasks of the phases"});
}

}  // namespace leidraad::load
