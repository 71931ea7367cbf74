// The picture of a decision tree as shapes with places: what is drawn where, not yet how.
//
// Every question is a card with its answers as rows, and a line runs from each row to where it leads; so
// answers never lie across each other, whatever the tree. Each branch, and the stem before them, is a panel
// with a layout of its own; what leaves a panel ends in a small card that names the other one. The whole tree
// is a sheet of all panels. Lengths are units of the drawing (CSS pixels at natural size).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "guide/trees/index.hpp"
#include "render/trees/choices.hpp"
#include "render/trees/graph_layout.hpp"

namespace leidraad::render {

enum class CardKind : std::uint8_t {
  question,
  outcome,
  elsewhere,  // the way goes on in another panel
  back,       // the way leads back; no link
  entry       // where the panel begins
};

struct RowLine {
  std::string text;
  bool has_bullet = false;  // starts one of several answers
};

// Answers or bands of a question that lead to one place.
struct CardRow {
  std::vector<RowLine> lines;
  bool has_bullets = false;
  std::optional<guide::Zone> zone;
  double top = 0;  // below the top of its card
  double height = 0;
};

struct Card {
  CardKind kind = CardKind::question;
  std::string node;    // id of the question or outcome; for `elsewhere` the one that it stands for
  std::string branch;  // for `elsewhere`: the branch of that node
  std::string title;   // in full
  std::optional<guide::Zone> zone;
  std::vector<std::string> heading;  // lines
  std::vector<CardRow> rows;
  Point corner;  // top left
  double width = 0;
  double height = 0;
};

struct CardLine {
  std::vector<Point> curve;  // see GraphLayout::curves
  bool is_advice = false;    // leads to advice that is shown on the way
};

// A branch, or the stem for branch "".
struct Panel {
  std::string branch;
  std::string title;  // empty for the only panel of a tree without branches
  std::vector<Card> cards;
  std::vector<CardLine> lines;
  Point corner;
  double width = 0;  // with its frame
  double height = 0;
};

struct Diagram {
  std::vector<Panel> panels;
  double width = 0;
  double height = 0;
};

// The sizes that drawing shares with laying out.
namespace card_sizes {
inline constexpr double heading_font = 15;
inline constexpr double row_font = 13.5;
inline constexpr double panel_font = 22;
inline constexpr double heading_line = 19;
inline constexpr double row_line = 17;
inline constexpr double padding = 10;
inline constexpr double row_padding = 6;
inline constexpr double mark = 20;    // room for the mark of a zone
inline constexpr double bullet = 10;  // and for a bullet
inline constexpr double panel_padding = 18;
inline constexpr double panel_head = 40;
}  // namespace card_sizes

// One panel for the stem and one for each branch, laid out, each at 0,0. Thread-safe.
[[nodiscard]] std::vector<Panel> panels_of(const guide::TreeIndex& index, const Wording& wording);

// The panels side by side and below each other on a sheet that is about as wide for its height as the
// drawing on the poster. The same panels give the same sheet.
[[nodiscard]] Diagram sheet_of(std::vector<Panel> panels);

}  // namespace leidraad::render
