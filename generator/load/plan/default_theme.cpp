#include "load/plan/default_theme.hpp"

#include <array>
#include <string_view>
#include <utility>

namespace leidraad::load {

namespace {

using Colours = std::array<std::pair<std::string_view, std::string_view>, guide::colour_tokens.size()>;

constexpr Colours light = {{{"background", "#f8f9fa"},
                            {"surface", "#ffffff"},
                            {"text", "#1c2328"},
                            {"muted", "#515c64"},
                            {"line", "#d5dbe0"},
                            {"line-strong", "#6c7880"},
                            {"link", "#0b507d"},
                            {"primary", "#155a8a"},
                            {"on-primary", "#ffffff"},
                            {"primary-soft", "#e2eef6"},
                            {"accent", "#9c4a00"},
                            {"on-accent", "#ffffff"},
                            {"accent-soft", "#fdecdc"},
                            {"focus", "#8a3f00"}}};
constexpr Colours dark = {{{"background", "#12171b"},
                           {"surface", "#1a2126"},
                           {"text", "#e8edf0"},
                           {"muted", "#adb8c0"},
                           {"line", "#333d45"},
                           {"line-strong", "#83909a"},
                           {"link", "#9ccbf0"},
                           {"primary", "#86bde8"},
                           {"on-primary", "#0a2438"},
                           {"primary-soft", "#1d3140"},
                           {"accent", "#ffb37a"},
                           {"on-accent", "#3a1c00"},
                           {"accent-soft", "#3f2a18"},
                           {"focus", "#ffc79c"}}};

void fill(guide::Palette& palette, const Colours& colours) {
  if (!palette.colours.empty()) return;
  for (const auto& [token, hex] : colours) palette.colours[std::string(token)] = {std::string(hex), {}};
}

}  // namespace

void fill_missing_palettes(guide::Theme& theme) {
  fill(theme.light, light);
  fill(theme.dark, dark);
}

}  // namespace leidraad::load
