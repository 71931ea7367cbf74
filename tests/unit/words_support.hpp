// Text as a guide holds it, for trees and surveys made by hand.
#pragma once

#include <string>

#include "guide/pages/markup.hpp"

namespace leidraad::test {

inline guide::InlineText words(const std::string& text) {
  guide::InlineText inline_text;
  inline_text.plain = text;
  inline_text.markup.html = text;
  return inline_text;
}

}  // namespace leidraad::test
