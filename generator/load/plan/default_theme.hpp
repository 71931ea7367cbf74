// The colours of a guide that names none.
#pragma once

#include "guide/site.hpp"

namespace leidraad::load {

// Fills each palette that data/site.yaml leaves out, light or dark: the style sheet and the drawings know no
// colour without one. What is there stays as it is.
void fill_missing_palettes(guide::Theme& theme);

}  // namespace leidraad::load
