// The one way to put plain text into markup outside a template.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace leidraad::text {

// Appends `text`, escaped for HTML text and for double-quoted attributes.
inline void append_html_escaped(std::string& html, std::string_view text) {
  std::size_t done = 0;
  const auto escape = [&](std::size_t at, std::string_view instead) {
    html.append(text, done, at - done).append(instead);
    done = at + 1;
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    switch (text[at]) {
      case '&':
        escape(at, "&amp;");
        break;
      case '<':
        escape(at, "&lt;");
        break;
      case '>':
        escape(at, "&gt;");
        break;
      case '"':
        escape(at, "&quot;");
        break;
      case '\'':
        escape(at, "&#39;");
        break;
      default:
        break;
    }
  }
  html.append(text, done);
}

// The same as a text of its own.
[[nodiscard]] inline std::string html_escaped(std::string_view text) {
  std::string escaped;
  append_html_escaped(escaped, text);
  return escaped;
}

}  // namespace leidraad::text
