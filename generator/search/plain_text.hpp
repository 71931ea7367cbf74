// The text of a page's markup without its marks, in one line, as search keeps it and shows it in excerpts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "guide/pages/markup.hpp"

namespace leidraad::search {

// Appends a text of its own, parted by a space from what stands before it.
void append_text(std::string_view more, std::string& text);
// Takes out the place of the item in a question of a repeated page ("{item}").
void without_item(std::string& text);

// Goes through markup, from one place where something starts to the next. The markup outlives it.
class PlainText {
public:
  explicit PlainText(std::string_view html) : html_(html) {}

  struct Stop {
    enum class Kind : std::uint8_t { heading, leaf, container, end };
    Kind kind = Kind::end;
    std::size_t index = 0;  // of the directive
  };
  // Appends the text up to the next heading or directive. A tag that parts lines or blocks is a space there; one inside a line
  // (a link, emphasis) is nothing.
  [[nodiscard]] Stop read_on(std::string& text);
  // Passes over the heading that read_on stopped at.
  void pass_heading();

private:
  void append_run(std::string& text);
  void append_entity(std::string& text);
  bool read_tag(std::string& text);
  Stop read_hole(std::string& text);

  std::string_view html_;
  std::size_t at_ = 0;
};

}  // namespace leidraad::search
