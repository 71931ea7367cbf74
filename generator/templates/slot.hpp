// Names of slots in templates, known to ctemplate once for the whole run.
//
// ctemplate looks names up in a table for the whole process, behind a lock, unless they are static strings
// that it has met before; with plain strings two threads spend more time on names than on values. That table
// only ever grows, so a name may follow from a template and never from a request.
#pragma once

#include <ctemplate/template_string.h>

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace leidraad::templates {

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

// The slot of a name that only a template tells, such as that of a field. Asked for while templates are read,
// from any thread; it lives as long as the program.
[[nodiscard]] const Slot& slot_of(std::string_view name);

}  // namespace leidraad::templates
