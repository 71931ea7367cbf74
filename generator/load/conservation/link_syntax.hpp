// The parts of a link as CommonMark writes them, found again in the source: cmark-gfm keeps what a link
// means, not where it stands. For what cmark-gfm accepted already; nothing is returned where it cannot have.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace leidraad::load {

// `(address "title")` behind the text of a link; all offsets are in bytes of the source.
struct LinkTail {
  std::size_t end = 0;  // behind the `)`
  std::size_t address = 0;
  std::size_t address_length = 0;
};
[[nodiscard]] std::optional<LinkTail> link_tail_at(std::string_view source, std::size_t start,
                                                   std::size_t limit);

// `[label]`; `end` is behind the `]`. An escaped bracket does not end it.
struct LinkLabel {
  std::size_t end = 0;
  std::string name;  // as labels are compared: lower case, one space between words
};
[[nodiscard]] std::optional<LinkLabel> link_label_at(std::string_view source, std::size_t start,
                                                     std::size_t limit);

// `[label]: address "title"` up to the end of its line.
struct LinkDefinition {
  LinkLabel label;
  std::string_view address;
  std::size_t end = 0;  // of the line, before its line end
};
[[nodiscard]] std::optional<LinkDefinition> link_definition_at(std::string_view source, std::size_t start,
                                                               std::size_t limit);

// Behind a line end: past what stands before the text of a line inside quotes and lists.
[[nodiscard]] std::size_t past_line_prefix(std::string_view source, std::size_t at, std::size_t limit);

}  // namespace leidraad::load
