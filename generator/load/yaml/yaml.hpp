// YAML as a tree of plain values that know where they stand.
//
// yaml-cpp does the parsing; this keeps what its own tree forgets (the place of each key) and refuses what a
// guide never needs and what makes files unsafe: anchors and aliases ("billion laughs"), tags, keys that
// stand twice, nesting without end, tabs.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.hpp"

namespace leidraad::load {

// Deepest nesting of maps and lists.
constexpr std::size_t deepest_yaml = 32;

struct YamlNode {
  enum class Kind : std::uint8_t { null, scalar, list, map };

  struct Member;

  Kind kind = Kind::null;
  bool is_quoted = false;  // a scalar in quotes or a block: always text
  std::string text;        // scalar
  std::vector<YamlNode> items;
  std::vector<Member> members;
  std::uint32_t line = 0;  // from 1, in the file
  std::uint32_t column = 0;
  std::uint32_t length = 0;

  // Of a scalar: where its text starts, past a quote or below a `|`, and what its further lines are indented
  // by. A text with escapes, or folded from several lines, stands nowhere as it is.
  struct TextPlace {
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    std::uint32_t indentation = 0;
    bool is_exact = true;
  };
  TextPlace text_place;

  [[nodiscard]] const Member* find(std::string_view key) const;
};

struct YamlNode::Member {
  std::string key;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  YamlNode value;
};

// Parses one document. `first_line` is the line of the file on which `text` starts (front matter starts on
// line 2). Faults become diagnostics in `file`; the tree is returned only where it is sound.
[[nodiscard]] std::optional<YamlNode> parse_yaml(const std::string& file, std::string_view text,
                                                 diagnostics::Diagnostics& diagnostics,
                                                 std::uint32_t first_line = 1);

// The same without the short way for simple maps (plain_map.hpp), always by yaml-cpp: for the tests that hold
// both against each other.
[[nodiscard]] std::optional<YamlNode> parse_yaml_by_library(const std::string& file, std::string_view text,
                                                            diagnostics::Diagnostics& diagnostics,
                                                            std::uint32_t first_line = 1);

}  // namespace leidraad::load
