// Who does something, as a page shows it.
#pragma once

#include <string>

#include "guide/guide.hpp"

namespace leidraad::render {

// "Directie, HR", or the editor's own words; empty for nobody.
[[nodiscard]] std::string doers_in_words(const guide::Doers& doers, const guide::Guide& guide);

}  // namespace leidraad::render
