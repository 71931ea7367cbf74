// The answers of a tree's first question as tiles: who chooses one there has answered it, and goes on with the
// next question.
#pragma once

#include "render/pages/context.hpp"

namespace leidraad::render {

// Shows TILES (QUESTION) with a TILE for each answer: ID, TEXT, HREF with the answer in its fragment, HINT,
// UNKNOWN.
// Shows NO_TILES where the first question has no answers, or asks for a measurement.
void fill_tiles(Slots& slots, const guide::Tree& tree, const PageContext& context);

}  // namespace leidraad::render
