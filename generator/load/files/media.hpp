// Images, drawings and documents that stand beside the pages.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "diagnostics/diagnostic.hpp"
#include "guide/guide.hpp"

namespace leidraad::load {

// Reads what must be known of a media file: the size of an image, the drawing of an SVG. `name` is relative
// to `source`, `file` to content/<language>/.
[[nodiscard]] std::optional<guide::MediaFile> read_media(const std::filesystem::path& source,
                                                         const std::string& name, const std::string& file,
                                                         diagnostics::Diagnostics& diagnostics);

// A drawing that may stand in a page: only shapes and text, no script, no style, nothing from elsewhere. Ids
// get `prefix` in front, so that two drawings fit on one page. Returns the whole <svg> element, or nothing
// and diagnostics.
[[nodiscard]] std::optional<std::string> read_drawing(const std::string& name, const std::string& svg,
                                                      const std::string& prefix,
                                                      diagnostics::Diagnostics& diagnostics);

// Width and height in pixels of a PNG, JPEG or WebP image, from its first bytes.
struct ImageSize {
  int width = 0;
  int height = 0;
};
[[nodiscard]] std::optional<ImageSize> image_size(const std::string& bytes);

}  // namespace leidraad::load
