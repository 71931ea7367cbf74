#include "load/files/media.hpp"

#include <expat.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "diagnostics/suggestion.hpp"
#include "load/files/source_file.hpp"
#include "text/html.hpp"
#include "text/unicode.hpp"

namespace leidraad::load {

using diagnostics::Diagnostics;
using diagnostics::Position;
using diagnostics::operator""_code;

namespace {

// --- sizes of bitmaps
// -------------------------------------------------------------------------------------------------------

std::uint32_t byte_at(const std::string& bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}
int big_endian_16(const std::string& bytes, std::size_t at) {
  return static_cast<int>((byte_at(bytes, at) << 8U) | byte_at(bytes, at + 1));
}
int big_endian_32(const std::string& bytes, std::size_t at) {
  return static_cast<int>((byte_at(bytes, at) << 24U) | (byte_at(bytes, at + 1) << 16U) |
                          (byte_at(bytes, at + 2) << 8U) | byte_at(bytes, at + 3));
}
int little_endian_24(const std::string& bytes, std::size_t at) {
  return static_cast<int>(byte_at(bytes, at) | (byte_at(bytes, at + 1) << 8U) |
                          (byte_at(bytes, at + 2) << 16U));
}

// ITU-T T.81: segments follow each other until a start-of-frame tells the size.
std::optional<ImageSize> jpeg_size(const std::string& bytes) {
  for (std::size_t at = 2; at + 9 < bytes.size();) {
    if (byte_at(bytes, at) != 0xFF) return std::nullopt;
    const std::uint32_t marker = byte_at(bytes, at + 1);
    const bool is_frame =
        marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    if (is_frame) return ImageSize{big_endian_16(bytes, at + 7), big_endian_16(bytes, at + 5)};
    at += 2 + static_cast<std::size_t>(big_endian_16(bytes, at + 2));
  }
  return std::nullopt;
}

// RFC 9649: the three kinds of WebP keep their size in different places.
std::optional<ImageSize> webp_size(const std::string& bytes) {
  const std::string_view kind = std::string_view{bytes}.substr(12, 4);
  if (kind == "VP8X") return ImageSize{little_endian_24(bytes, 24) + 1, little_endian_24(bytes, 27) + 1};
  if (kind == "VP8 ") {
    const auto side = [&](std::size_t at) {
      return static_cast<int>((byte_at(bytes, at) | (byte_at(bytes, at + 1) << 8U)) & 0x3FFFU);
    };
    return ImageSize{side(26), side(28)};
  }
  if (kind == "VP8L") {
    const std::uint32_t bits = byte_at(bytes, 21) | (byte_at(bytes, 22) << 8U) | (byte_at(bytes, 23) << 16U) |
                               (byte_at(bytes, 24) << 24U);
    return ImageSize{static_cast<int>(bits & 0x3FFFU) + 1, static_cast<int>((bits >> 14U) & 0x3FFFU) + 1};
  }
  return std::nullopt;
}

// --- drawings
// ---------------------------------------------------------------------------------------------------------------

constexpr std::array<std::string_view, 23> allowed_elements = {
    "svg",     "g",        "path",  "rect",    "circle", "ellipse",        "line",          "polyline",
    "polygon", "text",     "tspan", "title",   "desc",   "defs",           "marker",        "use",
    "symbol",  "clipPath", "mask",  "pattern", "stop",   "linearGradient", "radialGradient"};

bool is_allowed_element(std::string_view name) {
  return std::find(allowed_elements.begin(), allowed_elements.end(), name) != allowed_elements.end();
}

// Copies a drawing element by element, leaving out what is only for drawing programs and reporting what is
// not allowed.
class DrawingCopier {
public:
  DrawingCopier(std::string name, std::string prefix, Diagnostics& diagnostics)
      : name_(std::move(name)),
        prefix_(std::move(prefix)),
        diagnostics_(diagnostics),
        parser_(XML_ParserCreate("UTF-8"), &XML_ParserFree) {
    XML_SetUserData(parser_.get(), this);
    XML_SetElementHandler(parser_.get(), start, end);
    XML_SetCharacterDataHandler(parser_.get(), characters);
    XML_SetEntityDeclHandler(parser_.get(), entity);
    XML_SetSkippedEntityHandler(parser_.get(), unknown_entity);
  }

  std::optional<std::string> copy(const std::string& svg) {
    source_ = svg;
    if (XML_Parse(parser_.get(), svg.data(), static_cast<int>(svg.size()), 1) == XML_STATUS_ERROR &&
        is_fine_) {
      report("svg-syntax"_code, XML_ErrorString(XML_GetErrorCode(parser_.get())));
    }
    if (is_fine_ && !has_viewbox_) report("svg-no-viewbox"_code);
    if (!is_fine_) return std::nullopt;
    return std::move(copy_);
  }

private:
  void report(diagnostics::Code code, std::vector<diagnostics::Argument> arguments = {}) {
    is_fine_ = false;
    const auto line = static_cast<std::uint32_t>(XML_GetCurrentLineNumber(parser_.get()));
    const auto column = static_cast<std::uint32_t>(XML_GetCurrentColumnNumber(parser_.get()));
    diagnostics_.add(code, {name_, line, column + 1, 1}, std::move(arguments));
  }
  void report(diagnostics::Code code, const char* argument) {
    report(code, std::vector<diagnostics::Argument>{argument});
  }

  static DrawingCopier& self(void* data) { return *static_cast<DrawingCopier*>(data); }
  // A `<!DOCTYPE>` is passed over, as browsers do; expat fetches nothing that it names. But no entities: they
  // can expand without end.
  static void entity(void* data, const char* name, int, const char*, int, const char*, const char*,
                     const char*, const char*) {
    if (!self(data).is_fine_) return;  // the first is enough
    self(data).report("svg-not-allowed"_code, {fmt::format("`<!ENTITY {}>`", name)});
    XML_StopParser(self(data).parser_.get(), XML_FALSE);
  }
  // Where a `<!DOCTYPE>` names a file, expat takes a name that it does not know for one of that file, and
  // goes on without it.
  static void unknown_entity(void* data, const char* name, int is_parameter) {
    self(data).report("svg-not-allowed"_code, {fmt::format("`{}{};`", is_parameter != 0 ? "%" : "&", name)});
  }
  // The same in the attributes of the element that starts here, where expat does not tell of it.
  void refuse_unknown_entities() {
    const auto start = static_cast<std::size_t>(XML_GetCurrentByteIndex(parser_.get()));
    const auto length = static_cast<std::size_t>(XML_GetCurrentByteCount(parser_.get()));
    const std::string_view tag = source_.substr(std::min(start, source_.size()), length);
    for (std::size_t at = tag.find('&'); at != std::string_view::npos; at = tag.find('&', at + 1)) {
      const std::string_view name = tag.substr(at + 1, std::min(tag.find(';', at), tag.size()) - at - 1);
      constexpr std::array<std::string_view, 5> known = {"amp", "lt", "gt", "quot", "apos"};
      if (name.starts_with('#') || std::find(known.begin(), known.end(), name) != known.end()) continue;
      report("svg-not-allowed"_code, {fmt::format("`&{};`", name)});
    }
  }
  static void characters(void* data, const char* text, int length) {
    DrawingCopier& copier = self(data);
    if (copier.skipping_ == 0) copier.copy_ += text::html_escaped({text, static_cast<std::size_t>(length)});
  }
  static void start(void* data, const char* name, const char** attributes) {
    self(data).open(name, attributes);
  }
  static void end(void* data, const char* name) { self(data).close(name); }

  void open(std::string_view name, const char** attributes) {
    // What drawing programs keep for themselves has a prefix (sodipodi:namedview) or is metadata.
    const bool is_private = name.find(':') != std::string_view::npos || name == "metadata";
    if (skipping_ > 0 || is_private) {
      ++skipping_;
      return;
    }
    const bool is_root = depth_++ == 0;
    if (!is_allowed_element(name) || (is_root && name != "svg")) {
      report("svg-not-allowed"_code, {fmt::format("`<{}>`", name)});
    }
    if ((name == "title" || name == "desc") && depth_ == 2) {
      ++skipping_;  // the page gives the drawing its name
      --depth_;
      return;
    }
    refuse_unknown_entities();
    copy_ += '<';
    copy_ += name;
    if (is_root) copy_ += " focusable=\"false\"";
    for (; *attributes != nullptr; attributes += 2) attribute(attributes[0], attributes[1], is_root);
    copy_ += '>';
  }

  // Whether a value names something outside the drawing: only `url(#id)` stays inside. CSS knows no upper and
  // lower case, and can write any letter as an escape.
  static bool points_out(const std::string& value) {
    if (value.find('\\') != std::string::npos) return true;
    const std::string lower = text::lower_case(value);
    for (std::size_t at = lower.find("url("); at != std::string::npos; at = lower.find("url(", at + 1)) {
      if (lower.compare(at, 5, "url(#") != 0) return true;
    }
    return false;
  }

  void attribute(std::string_view key, std::string value, bool is_root) {
    // In a page the drawing is read as HTML, where `ONLOAD` is `onload`.
    const std::string lower = text::lower_case(key);
    const bool is_link = lower == "href" || lower == "xlink:href";
    if (lower.starts_with("on") || lower == "style" || (is_link && !value.starts_with('#')) ||
        points_out(value)) {
      report("svg-not-allowed"_code, {fmt::format("`{}=\"{}\"`", key, value.substr(0, 40))});
      return;
    }
    if (key == "viewBox" && is_root) has_viewbox_ = true;
    const bool is_dropped =
        (is_root && (key == "width" || key == "height" || key == "role" || key == "id")) ||
        key.starts_with("xmlns") || key.starts_with("aria-") ||
        (key.find(':') != std::string_view::npos && !is_link);
    if (is_dropped) return;
    if (key == "id") value = prefix_ + value;
    if (is_link) value = '#' + prefix_ + value.substr(1);
    for (std::size_t at = value.find("url(#"); at != std::string::npos; at = value.find("url(#", at + 1)) {
      value.insert(at + 5, prefix_);
    }
    copy_ += fmt::format(" {}=\"{}\"", is_link ? "href" : key, text::html_escaped(value));
  }

  void close(std::string_view name) {
    if (skipping_ > 0) {
      --skipping_;
      return;
    }
    --depth_;
    copy_ += fmt::format("</{}>", name);
  }

  std::string name_;
  std::string prefix_;
  std::string_view source_;
  Diagnostics& diagnostics_;
  std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser_;
  std::string copy_;
  int depth_ = 0;
  int skipping_ = 0;
  bool has_viewbox_ = false;
  bool is_fine_ = true;
};

// The size that an SVG has as an image: that of its viewBox.
ImageSize drawing_size(const std::string& svg) {
  const std::size_t start = svg.find("viewBox=\"");
  if (start == std::string::npos) return {};
  std::array<double, 4> numbers{};
  const char* at = svg.data() + start + 9;
  const char* end = svg.data() + svg.size();
  for (double& number : numbers) {
    while (at < end && (*at == ' ' || *at == ',')) ++at;
    const auto [rest, error] = std::from_chars(at, end, number);
    if (error != std::errc{}) return {};
    at = rest;
  }
  const bool is_sensible = numbers[2] > 0 && numbers[3] > 0 && numbers[2] < 1e6 && numbers[3] < 1e6;
  return is_sensible ? ImageSize{static_cast<int>(numbers[2]), static_cast<int>(numbers[3])} : ImageSize{};
}

}  // namespace

std::optional<ImageSize> image_size(const std::string& bytes) {
  if (bytes.size() < 32) return std::nullopt;
  if (bytes.starts_with("\x89PNG\r\n\x1a\n"))
    return ImageSize{big_endian_32(bytes, 16), big_endian_32(bytes, 20)};
  if (bytes.starts_with("\xFF\xD8")) return jpeg_size(bytes);
  if (bytes.starts_with("RIFF") && bytes.compare(8, 4, "WEBP") == 0) return webp_size(bytes);
  return std::nullopt;
}

std::optional<std::string> read_drawing(const std::string& name, const std::string& svg,
                                        const std::string& prefix, Diagnostics& diagnostics) {
  return DrawingCopier(name, prefix, diagnostics).copy(svg);
}

std::optional<guide::MediaFile> read_media(const std::filesystem::path& source, const std::string& name,
                                           const std::string& file, Diagnostics& diagnostics) {
  guide::MediaFile media{file, 0, 0, {}};
  const std::string extension = file.substr(std::min(file.rfind('.'), file.size()));
  if (extension == ".svg") {
    const auto text = read_text(source, name, diagnostics);
    if (!text) return std::nullopt;
    const std::string stem = file.substr(file.rfind('/') + 1);
    auto drawing = read_drawing(name, text->text, diagnostics::kebab_case(stem) + "-", diagnostics);
    if (!drawing) return std::nullopt;
    const ImageSize size = drawing_size(*drawing);
    media.width = size.width;
    media.height = size.height;
    media.svg = std::move(*drawing);
    return media;
  }
  const auto bytes = read_bytes(source, name, largest_media, diagnostics);
  if (!bytes) return std::nullopt;
  const bool is_image =
      extension == ".png" || extension == ".jpg" || extension == ".jpeg" || extension == ".webp";
  if (!is_image) return media;
  const auto size = image_size(*bytes);
  if (!size || size->width <= 0 || size->height <= 0) {
    diagnostics.add("media-unreadable"_code, {name}, {file});
    return std::nullopt;
  }
  media.width = size->width;
  media.height = size->height;
  return media;
}

}  // namespace leidraad::load
