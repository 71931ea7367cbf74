// A decision tree as a nested list: the same as the picture, for who does not see it or would rather read.
#pragma once

#include "guide/trees/index.hpp"
#include "render/templates.hpp"
#include "render/wording.hpp"

namespace leidraad::render {

// Every question and outcome of a branch (of the stem for ""), each written out once, with the id `node-<id>`
// and a link to its page. What was written before is a link to that place; what stands in another branch, a
// link to the page of that branch. Reads only; any thread.
[[nodiscard]] Html tree_text(const guide::TreeIndex& index, const Wording& wording,
                             const std::string& branch);

}  // namespace leidraad::render
