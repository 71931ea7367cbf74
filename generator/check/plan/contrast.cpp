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

// What is written on a field in the colour of a phase, and on its soft shade (css/tokens/phase.css).
constexpr std::array words_of_phases = {"background", "surface"};
constexpr double soft_share = 0.12;

double linear(double channel) {
  return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const std::string& hex) {
  const auto channel = [&](std::size_t at) {
    return linear(std::stoi(hex.substr(at, 2), nullptr, 16) / 255.0);
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

// `share` of the first colour in the second, as color-mix(in srgb) of CSS makes it.
std::string mixed(const std::string& first, const std::string& second, double share) {
  const auto channel = [&](std::size_t at) {
    const int a = std::stoi(first.substr(at, 2), nullptr, 16);
    const int b = std::stoi(second.substr(at, 2), nullptr, 16);
    return static_cast<int>(std::lround(a * share + b * (1 - share)));
  };
  return fmt::format("#{:02x}{:02x}{:02x}", channel(1), channel(3), channel(5));
}

// The colour of a phase is that of a word on the page, and of a field on which a word stands; its soft shade lies below
// text.
void check_phase_colours(const guide::Palette& palette, const diagnostics::Text& name,
                         diagnostics::Diagnostics& diagnostics) {
  const auto report = [&](const guide::Colour& colour, std::string_view front, std::string_view back,
                          double ratio) {
    if (ratio >= text_ratio) return;
    diagnostics.add(
        "low-contrast"_code, colour.position,
        {std::string(front), std::string(back), fmt::format("{:.2f}", std::floor(ratio * 100) / 100),
         fmt::format("{:.1f}", text_ratio), name});
  };
  for (const std::string_view token : guide::phase_tokens) {
    const auto colour = palette.colours.find(std::string(token));
    if (colour == palette.colours.end()) continue;
    for (const char* other : words_of_phases) {
      const auto back = palette.colours.find(other);
      if (back == palette.colours.end()) continue;
      report(colour->second, token, other, contrast_ratio(colour->second.hex, back->second.hex));
    }
    const auto surface = palette.colours.find("surface");
    const auto text = palette.colours.find("text");
    if (surface == palette.colours.end() || text == palette.colours.end()) continue;
    const std::string soft = mixed(colour->second.hex, surface->second.hex, soft_share);
    const std::string shade = fmt::format("{} ({:.0f}%)", token, soft_share * 100);
    report(colour->second, "text", shade, contrast_ratio(text->second.hex, soft));
    report(colour->second, token, shade, contrast_ratio(colour->second.hex, soft));
  }
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
  const auto check = [&](const guide::Palette& palette, const diagnostics::Text& name) {
    check_palette(palette, name, diagnostics);
    check_phase_colours(palette, name, diagnostics);
  };
  check(guide.site.theme.light, {"lichte kleuren", "light colours"});
  check(guide.site.theme.dark, {"donkere kleuren", "dark colours"});
}

}  // namespace leidraad::check
