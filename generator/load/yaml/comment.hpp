// Text that YAML would take for a comment without a word: "Prijs van optie #2" is read as "Prijs van optie".
//
// A comment is what looks like one to people: white space, `#`, white space. Any other `#` behind a value is
// part of what was meant, and is told.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace leidraad::load {

struct LostText {
  std::size_t start = 0;  // of the `#`, in the text
  std::size_t length = 0;
  std::string instead;  // what can stand in the place of the whole value
};

// Where the scalar that starts at `start` and has this value ends in the text: behind the closing quote, the
// last character or, of a block, its header. Nothing where that cannot be told.
[[nodiscard]] std::optional<std::size_t> end_of_scalar(std::string_view text, std::size_t start,
                                                       std::string_view value);

// What is lost behind a scalar from `start` to `end`. `indentation`: spaces with which a line still belongs
// to the value; nothing between `[` or `{`, where lines do not count.
[[nodiscard]] std::optional<LostText> lost_behind(std::string_view text, std::size_t start, std::size_t end,
                                                  std::optional<std::size_t> indentation);

// What is lost where a value is expected and nothing is read: behind the key that ends at `at` ("title: #1"),
// or as an item of a list, behind the next dash from there.
[[nodiscard]] std::optional<LostText> lost_instead_of_value(std::string_view text, std::size_t at,
                                                            bool is_item);

}  // namespace leidraad::load
