// Which files have a mistake of their own. It is said once, and not again wherever something in them is
// mentioned.
#pragma once

#include <string>

#include "guide/guide.hpp"

namespace leidraad::check {

// Whether a file of the guide ("data/phases.yaml"), or a folder around it, could not be read as it should.
[[nodiscard]] bool is_faulty(const guide::Guide& guide, const std::string& file);

// The same for a file in the folder of the language, as a link names it; "%20" means a space there.
[[nodiscard]] bool is_faulty_content(const guide::Guide& guide, const std::string& file);

}  // namespace leidraad::check
