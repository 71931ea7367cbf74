// All records of a guide, kind by kind, as guide/record_kinds.hpp lists them.
#pragma once

#include "load/data_folder.hpp"

namespace leidraad::load {

void load_glossary(DataFolder& data);
// All kinds but the glossary, whose terms are needed to read the others.
void load_other_kinds(DataFolder& data);

// What a file of each kind may hold, as JSON Schema.
struct KindSchema {
  guide::Kind kind;
  ordered_json schema;
};
[[nodiscard]] std::vector<KindSchema> schemas_of_kinds();

}  // namespace leidraad::load
