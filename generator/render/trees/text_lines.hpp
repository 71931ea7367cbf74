// Text broken into lines for drawings, which cannot ask a browser how wide a word is.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace leidraad::render {

enum class Face { regular, bold };

// How wide a text is at a font size, in the units of the size: the widths of Arial, with a little air for
// fonts that run wider. `text` is UTF-8.
[[nodiscard]] double width_of(std::string_view text, double size, Face face = Face::regular);

// `text` in lines that are at most `width` wide. Spaces at the breaks go; a word that is too long is broken
// where it no longer fits. At least one line, empty for an empty text.
[[nodiscard]] std::vector<std::string> lines_of(std::string_view text, double width, double size,
                                                Face face = Face::regular);

}  // namespace leidraad::render
