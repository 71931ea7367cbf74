// Names of slots in templates, known to ctemplate once for the whole run.
//
// ctemplate looks names up in a table for the whole process, behind a lock, unless they are static strings
// that it has met before; with plain strings two threads spend more time on names than on values.
#pragma once

#include <ctemplate/template_string.h>

#include <algorithm>
#include <cstddef>

namespace leidraad::render {

using Slot = ctemplate::StaticTemplateString;

// The characters of a literal, as a value of a template parameter.
template <std::size_t Size>
struct SlotName {
  char text[Size];  // NOLINT(modernize-avoid-c-arrays): structural types need it

  consteval SlotName(const char (&literal)[Size]) { std::copy_n(literal, Size, text); }  // NOLINT
};

// "TITLE"_slot: one object for each name.
template <SlotName Name>
const Slot& operator""_slot() {
  static const Slot slot = {{Name.text, sizeof(Name.text) - 1, 0}};
  static const ctemplate::StaticTemplateStringInitializer initializer(&slot);
  return slot;
}

}  // namespace leidraad::render
