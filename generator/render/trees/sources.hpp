// What a decision tree rests on.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "guide/trees/tree.hpp"

namespace leidraad::render {

// The ids of all sources that a tree names anywhere, in its data or in its texts.
[[nodiscard]] std::set<std::string> sources_of(const guide::Tree& tree);

// The ids that a text cites, in the order of the text.
[[nodiscard]] std::vector<std::string> cited_in(const guide::InlineText& text);
// The ids of references.
[[nodiscard]] std::vector<std::string> ids_in(const std::vector<guide::SourceReference>& references);

}  // namespace leidraad::render
