#include "render/trees/graph_layout.hpp"

#include <fmt/format.h>
#include <gvc.h>
#include <gvplugin.h>

#include <cstdlib>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>

extern "C" {
// The engine `dot`. Named here, Graphviz need not look for it: no configuration file, no pango, no
// fontconfig.
extern gvplugin_library_t gvplugin_dot_layout_LTX_library;
}

namespace leidraad::render {

namespace {

constexpr double points_per_inch = 72;
constexpr double between_rows = 12;
constexpr double between_columns = 46;

// Row heights as an empty table: its cells are the places where lines start.
std::string table(const GraphBox& box) {
  const auto cell = [&](std::string_view port, int height) {
    return fmt::format(R"(<TR><TD{} FIXEDSIZE="TRUE" WIDTH="{}" HEIGHT="{}"></TD></TR>)", port, box.width,
                       height);
  };
  std::string html = R"(<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0">)";
  html += cell(box.rows.empty() ? R"( PORT="r0")" : "", box.head);
  for (std::size_t row = 0; row < box.rows.size(); ++row) {
    html += cell(fmt::format(R"( PORT="r{}")", row), box.rows[row]);
  }
  return html + "</TABLE>";
}

std::string description(const std::vector<GraphBox>& boxes, const std::vector<GraphLine>& lines) {
  std::string dot = fmt::format(
      "digraph{{graph[rankdir=LR,nodesep={:.4f},ranksep={:.4f}]node[shape=plain,margin=0]edge[dir=none]\n",
      between_rows / points_per_inch, between_columns / points_per_inch);
  for (std::size_t index = 0; index < boxes.size(); ++index) {
    dot += fmt::format("n{}[label=<{}>]\n", index, table(boxes[index]));
  }
  for (std::size_t index = 0; index < lines.size(); ++index) {
    const GraphLine& line = lines[index];
    dot += fmt::format("n{}:r{}:e->n{}:w[key={}]\n", line.from, line.row, line.to, index);
  }
  return dot + "}";
}

// What Graphviz's own macros read, without their casts.
const Agnodeinfo_t& info_of(node_t* node) {
  return *reinterpret_cast<const Agnodeinfo_t*>(node->base.data);
}
const Agedgeinfo_t& info_of(edge_t* edge) {
  return *reinterpret_cast<const Agedgeinfo_t*>(edge->base.data);
}
const Agraphinfo_t& info_of(graph_t* graph) {
  return *reinterpret_cast<const Agraphinfo_t*>(graph->base.data);
}

// The context, the graph and its layout, freed in the right order.
class Session {
public:
  explicit Session(const std::string& dot) {
    agseterrf([](char*) { return 0; });  // the library may not print
    lt_symlist_t engines[] = {
        {"gvplugin_dot_layout_LTX_library", &gvplugin_dot_layout_LTX_library},  // NOLINT
        {nullptr, nullptr}};
    context_.reset(gvContextPlugins(engines, 0));
    graph_.reset(context_ ? agmemread(dot.c_str()) : nullptr);
    is_laid_out_ = graph_ != nullptr && gvLayout(context_.get(), graph_.get(), "dot") == 0;
    if (!is_laid_out_) throw std::runtime_error("Graphviz could not lay out a graph");
  }
  ~Session() {
    if (is_laid_out_) gvFreeLayout(context_.get(), graph_.get());
  }
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  [[nodiscard]] graph_t* graph() const { return graph_.get(); }

private:
  struct FreeContext {
    void operator()(GVC_t* context) const { gvFreeContext(context); }
  };
  struct CloseGraph {
    void operator()(graph_t* graph) const { agclose(graph); }
  };
  std::unique_ptr<GVC_t, FreeContext> context_;
  std::unique_ptr<graph_t, CloseGraph> graph_;
  bool is_laid_out_ = false;
};

std::vector<Point> curve_of(edge_t* edge, double height) {
  std::vector<Point> points;
  const splines* all = info_of(edge).spl;
  if (all == nullptr || all->size < 1) return points;
  for (int index = 0; index < all->list[0].size; ++index) {
    const pointf& point = all->list[0].list[index];
    points.push_back({point.x, height - point.y});
  }
  return points;
}

}  // namespace

GraphLayout lay_out(const std::vector<GraphBox>& boxes, const std::vector<GraphLine>& lines) {
  GraphLayout layout;
  layout.boxes.resize(boxes.size());
  layout.curves.resize(lines.size());
  if (boxes.empty()) return layout;
  static std::mutex one_at_a_time;
  const std::lock_guard lock(one_at_a_time);
  const Session session(description(boxes, lines));
  graph_t* graph = session.graph();
  const boxf& bounds = info_of(graph).bb;
  layout.width = bounds.UR.x;
  layout.height = bounds.UR.y;
  for (node_t* node = agfstnode(graph); node != nullptr; node = agnxtnode(graph, node)) {
    const auto index = static_cast<std::size_t>(std::strtoul(agnameof(node) + 1, nullptr, 10));
    const GraphBox& box = boxes.at(index);
    double high = box.head;
    for (const int row : box.rows) high += row;
    const pointf& centre = info_of(node).coord;
    layout.boxes[index] = {centre.x - box.width / 2.0, layout.height - centre.y - high / 2};
    for (edge_t* edge = agfstout(graph, node); edge != nullptr; edge = agnxtout(graph, edge)) {
      layout.curves.at(std::strtoul(agnameof(edge), nullptr, 10)) = curve_of(edge, layout.height);
    }
  }
  return layout;
}

}  // namespace leidraad::render
