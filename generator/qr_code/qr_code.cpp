#include "qr_code/qr_code.hpp"

#include <fmt/format.h>
#include <qrencode.h>

#include <memory>

#include "text/html.hpp"

namespace leidraad::qr_code {

namespace {

constexpr int quiet_zone = 4;  // modules

struct FreeCode {
  void operator()(QRcode* code) const { QRcode_free(code); }
};

// Each run of dark modules in a row as one rectangle.
std::string dark_modules(const QRcode& code) {
  std::string path;
  const auto is_dark = [&](int x, int y) { return (code.data[y * code.width + x] & 1) != 0; };
  for (int y = 0; y < code.width; ++y) {
    for (int x = 0; x < code.width; ++x) {
      if (!is_dark(x, y)) continue;
      int end = x;
      while (end < code.width && is_dark(end, y)) ++end;
      path += fmt::format("M{} {}h{}v1h-{}z", x + quiet_zone, y + quiet_zone, end - x, end - x);
      x = end;
    }
  }
  return path;
}

}  // namespace

std::optional<std::string> svg_of(const std::string& text, const std::string& label) {
  const std::unique_ptr<QRcode, FreeCode> code(QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_Q));
  if (!code) return std::nullopt;
  const int side = code->width + 2 * quiet_zone;
  return fmt::format(
      R"(<svg class="qr-code" viewBox="0 0 {0} {0}" role="img" aria-label="{1}" shape-rendering="crispEdges">)"
      R"(<path fill="#fff" d="M0 0h{0}v{0}h-{0}z"/><path fill="#000" d="{2}"/></svg>)",
      side, text::html_escaped(label), dark_modules(*code));
}

}  // namespace leidraad::qr_code
