// How wide a table from Markdown is on paper.
#pragma once

#include <cmark-gfm/cmark-gfm.h>

namespace leidraad::load {

// The class of the block around a table, with a space before it, by what its columns need at least: nothing
// where they fit on upright A4, " table-wide" where they need the sheet on its side, " table-wide
// table-widest" where words must be broken even then. Estimated from the longest word of each column.
[[nodiscard]] const char* paper_class_of(cmark_node* table);

}  // namespace leidraad::load
