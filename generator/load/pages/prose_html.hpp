// The last touch to what cmark-gfm's renderer wrote: what it has no way to write itself.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "guide/pages/markup.hpp"

namespace leidraad::load {

// What the HTML is finished with; lives as long as the call.
struct ProseParts {
  std::string_view source;  // the Markdown
  const std::vector<guide::Heading>& headings;
  const std::vector<std::string>& images;  // as HTML, by number
  bool has_root_marks = false;             // links count from the root of the site
};

// Headings with their anchors, images in the place of their numbers, footnotes and task lists in words and
// signs that suit a page, cells aligned by a class (`style` is forbidden by our Content-Security-Policy),
// void elements as HTML writes them. Goes through the HTML once.
[[nodiscard]] std::string finished_html(std::string_view html, const ProseParts& parts);

// Stands before an address in the data until it is HTML: cmark-gfm would write the hole itself as "%01R%01".
constexpr std::string_view root_mark = "leidraad-root:";

// Stands in a block of its own before a list that must say that it is one.
constexpr const char* list_mark = "\x01L\x01";

}  // namespace leidraad::load
