// A text as a QR code, drawn in SVG.
#pragma once

#include <optional>
#include <string>

namespace leidraad::qr_code {

// An `<svg>` for inside a page: black on white with the quiet zone of four modules that ISO/IEC 18004 asks
// for, error correction Q (a quarter may be dirty or torn). `label` is what it says to who cannot see it. The
// size is left to the page: one unit of the view box is one module. Nothing where the text is too long for a
// code. Thread-safe.
[[nodiscard]] std::optional<std::string> svg_of(const std::string& text, const std::string& label);

}  // namespace leidraad::qr_code
