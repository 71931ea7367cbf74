// The colour of a phase and what it is done by, wherever they are shown.
#pragma once

#include "guide/guide.hpp"
#include "render/templates.hpp"

namespace leidraad::render {

// From 1 on: the number of the token in `guide::phase_tokens`. After the last the first comes again.
[[nodiscard]] int colour_of(const guide::Phase& phase, const guide::Guide& guide);
// Fills the section DONE with an ITEM (TEXT) for each thing by which one sees that the phase is done.
void fill_done(Slots slots, const guide::Phase& phase);

}  // namespace leidraad::render
