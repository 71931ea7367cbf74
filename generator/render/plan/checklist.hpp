// Where a checklist stands.
#pragma once

#include "guide/guide.hpp"

namespace leidraad::render {

// The page that shows the whole list, where its parts can be linked; nullptr where none does.
[[nodiscard]] const guide::Page* page_of_checklist(const guide::Checklist& checklist,
                                                   const guide::Guide& guide);

}  // namespace leidraad::render
