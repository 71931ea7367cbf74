#include "load/plan/level.hpp"

#include "load/yaml/record_fields.hpp"

namespace leidraad::load {

template <>
const Record<ListFile<guide::Level>>& list_file_of<guide::Level>(const guide::KindFacts& facts) {
  using Levels = ListFile<guide::Level>;
  static const auto record =
      Record<Levels>(facts.place, facts.place)
          .required(key("title", "Naam van het model"), &Levels::title)
          .required(key("description", "Wat het model zegt"), &Levels::description)
          .required(key(std::string(facts.list), "De niveaus, van binnen naar buiten"), &Levels::records);
  return record;
}

template <>
const Record<guide::Level>& record_of<guide::Level>() {
  using guide::Level;
  static const auto record = Record<Level>("een niveau", "a level")
                                 .required(key("id", about_id, Format::id), &Level::id)
                                 .required(key("title", about_title), &Level::title)
                                 .required(key("summary", "Wat bij dit niveau hoort"), &Level::summary)
                                 .optional(key("examples", "Voorbeelden"), &Level::examples);
  return record;
}

void load_kind(DataFolder& data, const guide::KindFacts& facts, std::vector<guide::Level>& levels) {
  ListFile<guide::Level> file;
  data.load_list(facts, file);
  data.guide().level_model = {std::move(file.title), std::move(file.description)};
  levels = std::move(file.records);
}

}  // namespace leidraad::load
