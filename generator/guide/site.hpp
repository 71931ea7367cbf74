// What holds for the guide as a whole: names, menus, colours.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "guide/reference.hpp"
#include "guide/trees/measurement.hpp"

namespace leidraad::guide {

// `#rrggbb` as written in data/site.yaml.
struct Colour {
  std::string hex;
  Position position;
};

// The names of the colour tokens, in the order in which they are written to the style sheet.
inline constexpr std::array<std::string_view, 14> colour_tokens = {
    "background", "surface",    "text",         "muted",  "line",      "line-strong", "link",
    "primary",    "on-primary", "primary-soft", "accent", "on-accent", "accent-soft", "focus"};

// The colours of phases, one after the other and then from the start again. A guide may leave them out.
inline constexpr std::array<std::string_view, 6> phase_tokens = {"phase-1", "phase-2", "phase-3",
                                                                 "phase-4", "phase-5", "phase-6"};

struct Palette {
  std::map<std::string, Colour> colours;  // by token
};

// A font served by the site itself; the files are named below content/<language>/ or among the assets of the
// templates.
struct Font {
  std::string family;
  std::string regular;
  std::string bold;
  std::string without;  // characters that are taken from the reader's own font instead
};

struct Theme {
  std::optional<Font> font;
  Palette light;
  Palette dark;
};

struct Repository {
  std::string edit;  // address of the edit page, with {path}
};

// A survey whose form stands at the foot of every page.
struct Feedback {
  Reference<Kind::survey> survey;
  Name page;  // the question that the title of the page is filled in at; empty: none
};

struct Site {
  std::string title;
  std::string subtitle;
  std::string description;
  std::string language = "nl";
  std::string publisher;
  std::string base_url;  // ends in '/', or empty
  // Whether it is known to be read through a server. Else it may be opened from disk, where pages can do less.
  bool is_served = false;
  // Where answers go, below which "api/" stands: ends in '/'. Empty: the site's own root.
  std::string collector;
  std::optional<Repository> repository;
  std::optional<Feedback> feedback;
  std::string logo;  // SVG below content/<language>/
  Position logo_position;
  std::vector<PageReference> menu;
  std::vector<PageReference> footer;
  std::vector<std::string> funders;
  Theme theme;
};

}  // namespace leidraad::guide
