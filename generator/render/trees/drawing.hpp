// A diagram of a tree as SVG.
//
// Without scripts, styles, ids that repeat or anything from elsewhere, so that it may stand in a page under
// the strictest content security policy. Colours are presentation attributes, for the file that is opened
// alone; the classes let the style sheet of the site (tree-map.css) say otherwise.
#pragma once

#include <string>

#include "guide/site.hpp"
#include "render/trees/diagram.hpp"

namespace leidraad::render {

// Where a drawing stands.
//   page: in an HTML page. Hidden from screen readers and out of the tab order: the list of the page has the
//         same links, and an image may not have links inside. Mouse and finger can use them.
//   file: alone. Its links work by keyboard and lead to other drawings.
enum class Place : std::uint8_t { page, file };

// Of a file; a page says these things itself.
struct DrawingTexts {
  std::string title;
  std::string description;
  std::string whole;  // text of the link from a branch to the drawing of the whole tree; empty: no link
};

// The file of the drawing of a branch, or of the whole tree for "": "kaart-warm.svg".
[[nodiscard]] std::string map_address(const std::string& branch, const char* extension);

// Escapes all texts. Reads only; any thread. The same diagram gives the same bytes.
[[nodiscard]] std::string drawing_of(const Diagram& diagram, const guide::Palette& palette,
                                     const DrawingTexts& texts, Place place);

// The mark of a zone alone, for legends: a circle, a triangle or a square.
[[nodiscard]] std::string zone_mark(guide::Zone zone);

}  // namespace leidraad::render
