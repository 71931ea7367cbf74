// What a browser's tab and a list of results show of a title.
#pragma once

#include <string>

#include "render/pages/context.hpp"

namespace leidraad::render {

// Whether a title fits there together with that of the site.
[[nodiscard]] bool title_fits(const std::string& title, const SiteContext& site);
// The title, or as many of its words as fit with an ellipsis behind them; all of it where not even one fits.
[[nodiscard]] std::string fitting_title(const std::string& title, const SiteContext& site);

}  // namespace leidraad::render
