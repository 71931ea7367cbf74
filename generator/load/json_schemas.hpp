// The JSON Schemas with which an editor completes and checks while typing.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace leidraad::load {

// All by file name ("phases.schema.json"), for data/schema/. `interface_keys` are the keys of the interface texts.
[[nodiscard]] std::map<std::string, std::string> json_schemas(const std::vector<std::string>& interface_keys);

}  // namespace leidraad::load
