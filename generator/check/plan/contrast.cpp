#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "check/check.hpp"

namespace leidraad::check {

using diagnostics::operator""_code;

namespace {

// WCAG 2.2: 1.4.3 asks 4.5:1 for text, 1.4.11 asks 3:1 for what one needs to see to use the page.
constexpr double text_ratio = 4.5;
constexpr double graphic_ratio = 3.0;

struct Pair {
  const char* front;
  const char* back;
  double least;
};

// Every pair that the style sheet puts on top of each other.
constexpr std::array pairs = {
    Pair{"text", "background", text_ratio},           Pair{"text", "surface", text_ratio},
    Pair{"text", "primary-soft", text_ratio},         Pair{"text", "accent-soft", text_ratio},
    Pair{"muted", "background", text_ratio},          Pair{"muted", "surface", text_ratio},
    Pair{"link", "background", text_ratio},           Pair{"link", "surface", text_ratio},
    Pair{"link", "primary-soft", text_ratio},         Pair{"link", "accent-soft", text_ratio},
    Pair{"on-primary", "primary", text_ratio},        Pair{"on-accent", "accent", text_ratio},
    Pair{"line-strong", "background", graphic_ratio}, Pair{"line-strong", "surface", graphic_ratio},
    Pair{"primary", "background", graphic_ratio},     Pair{"primary", "surface", graphic_ratio},
    Pair{"accent", "background", graphic_ratio},      Pair{"focus", "background", graphic_ratio},
    Pair{"focus", "surface", graphic_ratio},
};

double linear(double channel) {
  return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const std::string& hex) {
  const auto channel = [&](std::size_t at) {
    return linear(std::stoi(hex.substr(at, 2), nullptr, 16) / 255.0);
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

void check_palette(const guide::Palette& palette, const diagnostics::Text& name,
                   diagnostics::Diagnostics& diagnostics) {
  for (const Pair& pair : pairs) {
    const auto front = palette.colours.find(pair.front);
    const auto back = palette.colours.find(pair.back);
    if (front == palette.colours.end() || back == palette.colours.end()) continue;
    const double ratio = contrast_ratio(front->second.hex, back->second.hex);
    if (ratio >= pair.least) continue;
    diagnostics.add("low-contrast"_code, front->second.position,
                    {pair.front, pair.back, fmt::format("{:.2f}", std::floor(ratio * 100) / 100),
                     fmt::format("{:.1f}", pair.least), name});
  }
}

}  // namespace

double contrast_ratio(const std::string& first, const std::string& second) {
  const double a = luminance(first);
  const double b = luminance(second);
  return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

void check_contrast(const guide::Guide& guide, diagnostics::Diagnostics& diagnostics) {
  check_palette(guide.site.theme.light, {"lichte kleuren", "light colours"}, diagnostics);
  check_palette(guide.site.theme.dark, {"donkere kleuren", "dark colours"}, diagnostics);
}

}  // namespace leidraad::check
