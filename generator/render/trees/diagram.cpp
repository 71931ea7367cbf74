#include "render/trees/diagram.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "render/trees/text_lines.hpp"

namespace leidraad::render {

namespace {

constexpr double card_width = 210;
constexpr double wide_card_width = 330;  // for bands of several scales, which say much
constexpr double small_width = 160;
constexpr double entry_width = 76;
constexpr double between_panels = 24;

// Makes the cards and lines of one panel.
class PanelBuilder {
public:
  PanelBuilder(const guide::TreeIndex& index, const Wording& wording, const std::string& branch)
      : index_(index), wording_(wording) {
    panel_.branch = branch;
    if (!index.tree().branches.empty()) panel_.title = branch_name(index, branch, wording);
  }

  Panel build() {
    const guide::Tree& tree = index_.tree();
    for (const guide::Question& one : tree.questions) add_own(index_.node(one.id));
    for (const guide::Outcome& one : tree.outcomes) add_own(index_.node(one.id));
    add_entries();
    const std::size_t own = panel_.cards.size();
    for (std::size_t at = 0; at < own; ++at) {
      if (panel_.cards[at].kind == CardKind::question) add_ways(at);
    }
    add_entry_from_elsewhere(own);
    place();
    return std::move(panel_);
  }

private:
  struct Way {
    GraphLine line;
    bool is_advice;
  };

  void add_own(const guide::TreeNode& node) {
    if (!node || node.branch() != panel_.branch || find(node.id())) return;
    Card card;
    card.kind = node.question != nullptr ? CardKind::question : CardKind::outcome;
    card.node = node.id();
    card.title = node.question != nullptr ? node.question->text : node.outcome->title;
    if (node.outcome != nullptr) card.zone = node.outcome->zone;
    card.width = node.question != nullptr && node.question->scales.size() > 1 ? wide_card_width : card_width;
    const double room = card.width - 2 * card_sizes::padding - (card.zone ? card_sizes::mark : 0);
    card.heading = lines_of(node.shown(), room, card_sizes::heading_font, Face::bold);
    card.height = std::ceil(static_cast<double>(card.heading.size()) * card_sizes::heading_line +
                            2 * card_sizes::padding);
    panel_.cards.push_back(std::move(card));
  }

  [[nodiscard]] std::optional<std::size_t> find(const std::string& node) const {
    for (std::size_t at = 0; at < panel_.cards.size(); ++at) {
      const Card& card = panel_.cards[at];
      if (card.node == node && (card.kind == CardKind::question || card.kind == CardKind::outcome)) return at;
    }
    return std::nullopt;
  }

  // A small card without rows; gives its place.
  std::size_t add_small(CardKind kind, const std::string& text, double width) {
    Card card;
    card.kind = kind;
    card.title = text;
    card.heading = lines_of(text, width - 2 * card_sizes::padding, card_sizes::row_font);
    card.width = width;
    card.height = std::ceil(static_cast<double>(card.heading.size()) * card_sizes::row_line +
                            2 * card_sizes::row_padding);
    panel_.cards.push_back(std::move(card));
    return panel_.cards.size() - 1;
  }

  void add_entries() {
    const guide::Tree& tree = index_.tree();
    const guide::Branch* branch = index_.branch(panel_.branch);
    add_entry(branch != nullptr ? branch->start.id : tree.start.id, "tree-map-entry", entry_width);
    if (branch == nullptr) add_entry(tree.closing.id, "tree-map-entry-closing", small_width);
  }

  void add_entry(const std::string& node, const std::string& key, double width) {
    const auto to = find(node);
    if (!to) return;
    const std::size_t from = add_small(CardKind::entry, wording_(key), width);
    ways_.push_back({{from, 0, *to}, false});
  }

  // To what nothing in this panel leads to.
  void add_entry_from_elsewhere(std::size_t own) {
    std::vector<bool> is_reached(own);
    for (const Way& way : ways_) {
      if (way.line.to < own) is_reached[way.line.to] = true;
    }
    std::optional<std::size_t> from;
    for (std::size_t at = 0; at < own; ++at) {
      if (is_reached[at] || panel_.cards[at].node.empty()) continue;
      if (!from) from = add_small(CardKind::entry, wording_("tree-map-entry-elsewhere"), small_width);
      ways_.push_back({{*from, 0, at}, false});
    }
  }

  void add_ways(std::size_t at) {
    const guide::Question& question = *index_.question(panel_.cards[at].node);
    double top = panel_.cards[at].height;
    for (const Choice& choice : choices_of(index_, question, wording_)) {
      CardRow row = row_of(choice, panel_.cards[at].width);
      row.top = top;
      top += row.height;
      const std::size_t number = panel_.cards[at].rows.size();
      panel_.cards[at].rows.push_back(std::move(row));
      panel_.cards[at].height = top;
      if (!choice.advice.empty()) add_way(at, number, choice.advice, true);
      if (choice.back) {
        const bool is_branch = *choice.back == guide::Back::branch;
        const std::string key = is_branch ? "tree-map-back-branch" : "tree-map-back-outcome";
        ways_.push_back({{at, number, add_small(CardKind::back, wording_(key), small_width)}, false});
      } else {
        add_way(at, number, choice.next, false);
      }
    }
  }

  [[nodiscard]] static CardRow row_of(const Choice& choice, double width) {
    CardRow row;
    row.zone = choice.zone;
    row.has_bullets = choice.labels.size() > 1;
    const double room = width - 2 * card_sizes::padding - (row.zone ? card_sizes::mark : 0) -
                        (row.has_bullets ? card_sizes::bullet : 0);
    for (const std::string& label : choice.labels) {
      bool is_first = true;
      for (std::string& line : lines_of(label, room, card_sizes::row_font)) {
        row.lines.push_back({std::move(line), row.has_bullets && is_first});
        is_first = false;
      }
    }
    row.height =
        std::ceil(static_cast<double>(row.lines.size()) * card_sizes::row_line + 2 * card_sizes::row_padding);
    return row;
  }

  void add_way(std::size_t from, std::size_t row, const std::string& target, bool is_advice) {
    const guide::TreeNode node = index_.node(target);
    if (!node) return;
    std::size_t to = 0;
    if (const auto own = find(target)) {
      to = *own;
    } else {
      to = elsewhere(from, node);
    }
    ways_.push_back({{from, row, to}, is_advice});
  }

  // One for each question: a shared one would pull long lines through the panel.
  std::size_t elsewhere(std::size_t from, const guide::TreeNode& node) {
    for (const Way& way : ways_) {
      const Card& card = panel_.cards[way.line.to];
      if (way.line.from == from && card.kind == CardKind::elsewhere && card.node == node.id())
        return way.line.to;
    }
    const guide::Branch* branch = index_.branch(node.branch());
    const std::string name = branch_name(index_, node.branch(), wording_);
    const bool is_start = branch != nullptr && branch->start.id == node.id();
    const std::string text =
        is_start ? name : wording_.filled("tree-map-elsewhere", {{"node", node.shown()}, {"branch", name}});
    const std::size_t at = add_small(CardKind::elsewhere, text, small_width);
    panel_.cards[at].node = node.id();
    panel_.cards[at].branch = node.branch();
    return at;
  }

  void place() {
    std::vector<GraphBox> boxes;
    for (const Card& card : panel_.cards) {
      GraphBox box;
      box.width = static_cast<int>(card.width);
      for (const CardRow& row : card.rows) box.rows.push_back(static_cast<int>(row.height));
      box.head = static_cast<int>(card.rows.empty() ? card.height : card.rows.front().top);
      boxes.push_back(std::move(box));
    }
    std::vector<GraphLine> lines;
    for (const Way& way : ways_) lines.push_back(way.line);
    GraphLayout layout = lay_out(boxes, lines);
    const double left = card_sizes::panel_padding;
    const double top = card_sizes::panel_padding + (panel_.title.empty() ? 0 : card_sizes::panel_head);
    for (std::size_t at = 0; at < boxes.size(); ++at)
      panel_.cards[at].corner = {layout.boxes[at].x + left, layout.boxes[at].y + top};
    for (std::size_t at = 0; at < lines.size(); ++at) {
      for (Point& point : layout.curves[at]) point = {point.x + left, point.y + top};
      panel_.lines.push_back({std::move(layout.curves[at]), ways_[at].is_advice});
    }
    const double title = width_of(panel_.title, card_sizes::panel_font, Face::bold);
    panel_.width = std::ceil(std::max(layout.width, title) + 2 * left);
    panel_.height = std::ceil(layout.height + top + card_sizes::panel_padding);
  }

  const guide::TreeIndex& index_;
  const Wording& wording_;
  Panel panel_;
  std::vector<Way> ways_;
};

// The upper edge of what is placed so far, from left to right: the next panel goes where it comes to lie
// highest.
class Skyline {
public:
  explicit Skyline(double width) : steps_({{0, width, 0}}) {}

  // Where a panel of this size lies; none of it may stick out on the right.
  Point put(double width, double height) {
    Point best{0, -1};
    for (const Step& step : steps_) {
      const double y = height_above(step.from, step.from + width);
      if (y >= 0 && (best.y < 0 || y < best.y)) best = {step.from, y};
    }
    raise(best.x, best.x + width, best.y + height);
    return best;
  }

private:
  struct Step {
    double from;
    double to;
    double y;
  };

  [[nodiscard]] double height_above(double from, double to) const {
    if (to > steps_.back().to) return -1;
    double y = 0;
    for (const Step& step : steps_) {
      if (step.from < to && step.to > from) y = std::max(y, step.y);
    }
    return y;
  }

  void raise(double from, double to, double y) {
    std::vector<Step> steps;
    for (const Step& step : steps_) {
      if (step.from < from) steps.push_back({step.from, std::min(step.to, from), step.y});
    }
    steps.push_back({from, to, y});
    for (const Step& step : steps_) {
      if (step.to > to) steps.push_back({std::max(step.from, to), step.to, step.y});
    }
    steps_ = std::move(steps);
  }

  std::vector<Step> steps_;
};

// The corners of the panels on a sheet of some width, and how large it becomes.
struct Packing {
  std::vector<Point> corners;
  double width = 0;
  double height = 0;
};

using Order = std::vector<std::size_t>;

Packing packed(const std::vector<Panel>& panels, const Order& order, double width) {
  Skyline skyline(width + between_panels);
  Packing packing;
  packing.corners.resize(panels.size());
  for (const std::size_t at : order) {
    const Panel& panel = panels[at];
    const Point corner = skyline.put(panel.width + between_panels, panel.height + between_panels);
    packing.corners[at] = corner;
    packing.width = std::max(packing.width, corner.x + panel.width);
    packing.height = std::max(packing.height, corner.y + panel.height);
  }
  return packing;
}

Order reading_order(const std::vector<Panel>& panels) {
  Order order(panels.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  return order;
}

// Often packs closer. The stem stays in its corner; the numbers of the branches help to find the others.
Order tallest_first(const std::vector<Panel>& panels) {
  Order order = reading_order(panels);
  std::stable_sort(order.begin() + 1, order.end(), [&](std::size_t one, std::size_t other) {
    return panels[one].height > panels[other].height;
  });
  return order;
}

}  // namespace

std::vector<Panel> panels_of(const guide::TreeIndex& index, const Wording& wording) {
  std::vector<Panel> panels = {PanelBuilder(index, wording, "").build()};
  for (const guide::Branch& branch : index.tree().branches) {
    panels.push_back(PanelBuilder(index, wording, branch.id).build());
  }
  return panels;
}

Diagram sheet_of(std::vector<Panel> panels) {
  constexpr double width_for_height = 1.41;
  constexpr double step = 40;
  double narrowest = 0;
  double widest = 0;
  for (const Panel& panel : panels) {
    narrowest = std::max(narrowest, panel.width);
    widest += panel.width + between_panels;
  }
  // The sheet is as large as its longer side asks for; smaller means larger letters on paper.
  const auto size = [](const Packing& one) { return std::max(one.width, one.height * width_for_height); };
  Packing best = packed(panels, reading_order(panels), narrowest);
  for (const auto& order : {reading_order(panels), tallest_first(panels)}) {
    for (double width = narrowest; width <= widest; width += step) {
      Packing packing = packed(panels, order, width);
      if (size(packing) < size(best)) best = std::move(packing);
    }
  }
  for (std::size_t at = 0; at < panels.size(); ++at) panels[at].corner = best.corners[at];
  return {std::move(panels), best.width, best.height};
}

}  // namespace leidraad::render
