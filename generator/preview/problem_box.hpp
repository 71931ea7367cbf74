// What the preview puts on a page beside what is on it: the problems of the guide, and the script that asks for
// news.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace leidraad::preview {

// What there is to tell. `version` goes up by one with each build.
struct News {
  std::uint64_t version = 1;
  std::string problems;  // as text for people; empty where all is well
};

// The addresses of the script and the style sheet, and what they hold.
inline constexpr std::string_view script_address = "/_leidraad/reload.js";
inline constexpr std::string_view style_address = "/_leidraad/preview.css";
[[nodiscard]] std::string_view script();
[[nodiscard]] std::string_view style();

// `{"version":2,"problems":"…"}`, whatever bytes the problems hold.
[[nodiscard]] std::string as_json(const News& news);

// Puts the problems and the script into a page. Without JavaScript a page with problems asks for itself again
// every few seconds.
void add_news(std::string& html, const News& news);

// What is shown where there is no site: the guide is being built for the first time, or it has problems.
[[nodiscard]] std::string page_without_site(const News& news);

}  // namespace leidraad::preview
