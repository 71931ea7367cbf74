// A decision tree as a nested list: the same as the picture, for who does not see it or would rather read.
#pragma once

#include "guide/tree_index.hpp"
#include "render/templates.hpp"
#include "render/wording.hpp"

namespace leidraad::render {

// How much of the tree stands on the page.
enum class Extent : std::uint8_t { whole, branch };

// Every question and outcome of a branch (of the stem for ""), each written out once, with the id `node-<id>`
// and a link to its page. What was written before, or stands in another branch, is a link to that place: on
// this page for Extent::whole, on the page of that branch otherwise. Reads only; any thread.
[[nodiscard]] Html tree_text(const guide::TreeIndex& index, const Wording& wording, const std::string& branch,
                             Extent extent);

}  // namespace leidraad::render
