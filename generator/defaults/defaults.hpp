// The templates, assets and interface texts that come with the program.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace leidraad::defaults {

// By name: "templates/page.html", "assets/site.css", "i18n/nl.yaml", "icons.txt". The texts live as long as the program.
[[nodiscard]] const std::map<std::string, std::string_view>& files();

}  // namespace leidraad::defaults
