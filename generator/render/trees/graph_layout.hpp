// Where the boxes of a picture go and how its lines run, by Graphviz's `dot`.
//
// Graphviz sees sizes and connections only: no text, no fonts, no files. So the result does not depend on
// what is installed, and nothing that an editor writes can upset it.
#pragma once

#include <cstddef>
#include <vector>

namespace leidraad::render {

// In the units of the drawing: 1 is a CSS pixel at natural size. x grows to the right, y downwards.
struct Point {
  double x = 0;
  double y = 0;
};

// A box: a head and, below it, rows at whose right side lines may start.
struct GraphBox {
  int width = 0;
  int head = 0;           // height
  std::vector<int> rows;  // heights; may be empty
};

// A line from a row of a box (from its head where it has no rows) to the left side of another box.
struct GraphLine {
  std::size_t from = 0;
  std::size_t row = 0;
  std::size_t to = 0;
};

struct GraphLayout {
  double width = 0;
  double height = 0;
  std::vector<Point> boxes;                // top left corners, as the boxes were given
  std::vector<std::vector<Point>> curves;  // as the lines were given: a start, then three points for each
                                           // cubic Bézier curve. Empty where dot drew nothing
};

// Places the boxes in columns from left to right, every line going to the right where it can. The same boxes
// and lines give the same layout. Thread-safe: calls wait for each other, since Graphviz can do one thing at
// a time. Throws std::runtime_error where Graphviz has no memory left.
[[nodiscard]] GraphLayout lay_out(const std::vector<GraphBox>& boxes, const std::vector<GraphLine>& lines);

}  // namespace leidraad::render
