// The one way to put plain text into markup outside a template.
#pragma once

#include <string>
#include <string_view>

namespace leidraad::text {

// `text` escaped for HTML text and for double-quoted attributes.
[[nodiscard]] inline std::string html_escaped(std::string_view text) {
  std::string escaped;
  escaped.reserve(text.size() + 8);
  for (const char c : text) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      case '\'':
        escaped += "&#39;";
        break;
      default:
        escaped += c;
    }
  }
  return escaped;
}

}  // namespace leidraad::text
