// What is told along with an outcome: how to measure, to who did not.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "guide/trees/routes.hpp"

namespace leidraad::guide {

// By the id of an outcome: the outcomes that answers on some way to it name as their `tip`, each once, in the
// order of the questions; never the outcome itself. Nothing for a tree that was not gone through.
using Tips = std::map<std::string, std::vector<const Outcome*>>;
[[nodiscard]] Tips tips_of(const TreeIndex& index, const TreeRoutes& routes);

}  // namespace leidraad::guide
