// Unicode text as readers and addresses need it: lower case, without diacritics, as an anchor.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace leidraad::text {

// Lower case by Unicode's simple mapping.
[[nodiscard]] std::string lower_case(std::string_view text);

// Lower case and without diacritics (NFKD, marks removed): "Coördinator" -> "coordinator". What search
// compares.
[[nodiscard]] std::string folded(std::string_view text);

// A key to sort by as people expect: folded, then the text itself where two fold alike.
[[nodiscard]] std::string sort_key(std::string_view text);

// The anchor of a heading by GitHub's rule: lower case, everything but letters, marks, numbers, connectors,
// hyphens and spaces removed, spaces to hyphens.
[[nodiscard]] std::string anchor_of(std::string_view heading);

// The next character of a valid UTF-8 text; moves `offset` past it.
[[nodiscard]] std::int32_t next_character(std::string_view text, std::size_t& offset);

// Where the next byte of a character outside ASCII stands, at `from` or after it; npos where none does.
[[nodiscard]] std::size_t next_outside_ascii(std::string_view text, std::size_t from);

// Whether the bytes are UTF-8 without overlong forms and surrogates.
[[nodiscard]] bool is_utf8(std::string_view bytes);

// Whether a character leaves no mark of its own: control and format characters, marks of direction, fillers,
// unassigned ones, and every space but the ordinary one. Two texts that differ in these alone look the same.
[[nodiscard]] bool is_invisible(std::int32_t character);

// The text with letters and marks composed (NFC): one form of what looks and is typed the same.
[[nodiscard]] std::string composed(std::string_view text);

// What people do not tell apart: compatible forms as one, without case (NFKC, case folded).
[[nodiscard]] std::string without_case(std::string_view text);

// A letter, a mark or a number.
[[nodiscard]] bool is_word_character(std::int32_t character);

// Whether readers see nothing of it, or nothing that stands by itself: white space, control and format
// characters, marks, fillers, and what Unicode does not know (yet).
[[nodiscard]] bool shows_nothing(std::int32_t character);

// The plain form of a full-width, small, raised or lowered sign (the first of its NFKD): "＝" -> "=".
[[nodiscard]] std::int32_t plain_form(std::int32_t character);

}  // namespace leidraad::text
