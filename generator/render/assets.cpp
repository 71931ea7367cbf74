#include "render/assets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <set>

#include "render/style_sheets.hpp"
#include "text/unicode.hpp"

namespace leidraad::render {

namespace {

// FNV-1a, 64 bits (Fowler, Noll, Vo): enough to tell versions of one file apart.
std::uint64_t fingerprint(const std::string& content) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char c : content) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return hash;
}

std::string tokens_of(const guide::Palette& palette) {
  std::string css;
  const auto add = [&](std::string_view token) {
    const auto colour = palette.colours.find(std::string(token));
    if (colour != palette.colours.end()) css += fmt::format("--{}:{};", token, colour->second.hex);
  };
  for (const auto token : guide::colour_tokens) add(token);
  for (const auto token : guide::phase_tokens) add(token);
  return css;
}

// The rest of Unicode, as CSS writes it; nothing where all characters are the font's.
std::string range_without(const std::string& characters) {
  if (characters.empty()) return {};
  std::set<std::int32_t> left_out;
  for (std::size_t at = 0; at < characters.size();) left_out.insert(text::next_character(characters, at));
  std::string range;
  std::int32_t first = 0;
  constexpr std::int32_t last_of_all = 0x10FFFF;
  const auto add = [&](std::int32_t last) {
    if (first > last) return;
    range += fmt::format("{}U+{:x}-{:x}", range.empty() ? ";unicode-range:" : ",", first, last);
  };
  for (const std::int32_t character : left_out) {
    add(character - 1);
    first = character + 1;
  }
  add(last_of_all);
  return range;
}

// `optional`: a font that comes late waits for the next page, so that no text moves under the reader's eyes. Pages ask
// for the files beforehand, so that they seldom come late.
std::string face(const guide::Font& font, const std::string& file, int weight) {
  return fmt::format(
      "@font-face{{font-family:\"{}\";font-weight:{};font-style:normal;font-display:optional;src:url({}) "
      "format(\"woff2\"){}}}\n",
      font.family, weight, file, range_without(font.without));
}

std::string theme_css(const guide::Theme& theme) {
  std::string css;
  if (theme.font) {
    css += face(*theme.font, theme.font->regular, 400) + face(*theme.font, theme.font->bold, 700);
    css += fmt::format(":root{{--font:\"{}\"}}\n", theme.font->family);
  }
  css += fmt::format(":root{{{}}}\n", tokens_of(theme.light));
  css += fmt::format("@media (prefers-color-scheme:dark){{:root{{{}}}}}\n", tokens_of(theme.dark));
  // On paper the light colours serve best, whatever the screen.
  css += fmt::format("@media print{{:root{{{}}}}}\n", tokens_of(theme.light));
  return css;
}

// Files that pages know by a name of their own.
constexpr std::pair<std::string_view, std::string AssetAddresses::*> known_files[] = {
    {"own.css", &AssetAddresses::own_style},
    {"site.js", &AssetAddresses::script},
    {"search.js", &AssetAddresses::search},
    {"frame.js", &AssetAddresses::frame_script},
    {"tree.js", &AssetAddresses::tree_script},
    {"tree-visit.js", &AssetAddresses::tree_visit_script},
    {"survey.js", &AssetAddresses::survey_script},
    {"survey-form.js", &AssetAddresses::survey_form_script},
    {"icon.svg", &AssetAddresses::icon},
    {"survey-embedded.js", &AssetAddresses::survey_embedded_script},
};

constexpr std::string_view outbox_script = "survey-outbox.js";
constexpr std::string_view worker_script = "tree-worker.js";
constexpr std::string_view embedded_script = "survey-embedded.js";
constexpr std::string_view files_of_surveys[] = {"survey.css",     "survey-paper.css", "survey.js",
                                                 "survey-form.js", outbox_script,      embedded_script};

bool is_of_surveys(const std::string& name) {
  return std::find(std::begin(files_of_surveys), std::end(files_of_surveys), name) !=
         std::end(files_of_surveys);
}

bool is_sheet_of_some_pages(const std::string& name) {
  const auto things = styled_things();
  return std::any_of(things.begin(), things.end(), [&](const StyledThing& one) { return one.sheet == name; });
}

}  // namespace

std::string content_mark(const std::string& content) {
  return fmt::format("{:08x}", fingerprint(content) & 0xFFFFFFFFU);
}

std::string address_by_content(const std::string& address, const std::string& content) {
  const std::size_t dot = address.rfind('.');
  return fmt::format("{}-{}{}", address.substr(0, dot), content_mark(content), address.substr(dot));
}

Assets make_assets(const std::map<std::string, std::string>& files, const guide::Theme& theme,
                   HasSurveys has_surveys) {
  Assets assets;
  const auto add = [&](const std::string& name, const std::string& content) {
    std::string address = address_by_content("assets/" + name, content);
    assets.files.emplace(address, content);
    return address;
  };
  for (const auto& [name, content] : files) {
    const auto known = std::find_if(std::begin(known_files), std::end(known_files),
                                    [&, wanted = name](const auto& one) { return one.first == wanted; });
    if (is_of_surveys(name) && has_surveys == HasSurveys::no) continue;
    if (name == embedded_script && has_surveys != HasSurveys::embedded) continue;
    if (name == worker_script) {
      assets.worker = content;
    } else if (name == "site.css") {
      assets.addresses.style = add(name, theme_css(theme) + content);
    } else if (name == outbox_script) {
      assets.addresses.outbox_script = content;
    } else if (is_sheet_of_some_pages(name)) {
      assets.addresses.sheets.emplace(name, add(name, content));
    } else if (known != std::end(known_files)) {
      assets.addresses.*(known->second) = add(name, content);
    } else {
      assets.files.emplace("assets/" + name, content);
    }
  }
  return assets;
}

}  // namespace leidraad::render
