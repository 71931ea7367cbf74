// Where an answer leads, as JSON: the same for the script on a tree's pages and for other programs.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "guide/trees/tree.hpp"

namespace leidraad::render {

// {"<name>": ["<value>", …], …}
[[nodiscard]] nlohmann::ordered_json conditions_json(const std::vector<guide::Condition>& when);

// An id, or a list of {"when"?, "next"} of which the last has no "when"; null where nothing is said.
[[nodiscard]] nlohmann::ordered_json next_json(const guide::Next& next);

}  // namespace leidraad::render
