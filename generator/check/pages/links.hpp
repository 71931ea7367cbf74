// Links as they are written, wherever they lead.
#pragma once

#include "guide/pages/markup.hpp"

namespace leidraad::check {

// Whether a link names a place that can be looked for; what is wrong with others is told by check_links.
[[nodiscard]] bool has_sound_target(const guide::Link& link);

}  // namespace leidraad::check
