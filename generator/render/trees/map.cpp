#include "render/trees/map.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "guide/trees/address.hpp"
#include "qr_code/qr_code.hpp"
#include "render/trees/diagram.hpp"
#include "render/trees/drawing.hpp"
#include "render/trees/text.hpp"

namespace leidraad::render {

namespace {

class MapWriter {
public:
  MapWriter(const guide::TreeIndex& index, const SiteContext& site)
      : index_(index), tree_(index.tree()), site_(site) {}

  std::vector<TreeFile> write() {
    const std::vector<Panel> panels = panels_of(index_, site_.wording);
    const Diagram whole = sheet_of(panels);
    write_poster(whole);
    write_file(whole, "");
    if (tree_.branches.empty()) {
      write_page(whole, "");
      return std::move(files_);
    }
    // A page holds one part: all of them would weigh too much on a slow network. The file holds the whole.
    for (const Panel& panel : panels) {
      const Diagram part = sheet_of({panel});
      write_page(part, panel.branch);
      if (!panel.branch.empty()) write_file(part, panel.branch);
    }
    return std::move(files_);
  }

private:
  [[nodiscard]] const std::string& word(const std::string& key) const { return site_.wording(key); }

  [[nodiscard]] std::string title_of(const std::string& branch) const {
    const guide::Branch* found = index_.branch(branch);
    if (found == nullptr) return site_.wording.filled("tree-map-title", {{"tree", tree_.shown()}});
    return site_.wording.filled("tree-map-title-branch", {{"tree", tree_.shown()}, {"branch", found->title}});
  }

  // How many questions and outcomes there are, so that one knows what to expect.
  [[nodiscard]] std::string description_of(const std::string& branch) const {
    const auto counts = [&](const auto& one) { return branch.empty() || one.branch == branch; };
    const auto questions = std::count_if(tree_.questions.begin(), tree_.questions.end(), counts);
    const auto outcomes = std::count_if(tree_.outcomes.begin(), tree_.outcomes.end(), counts);
    return site_.wording.filled(
        "tree-map-description",
        {{"questions", site_.wording.counted(questions, "tree-map-question", "tree-map-questions")},
         {"outcomes", site_.wording.counted(outcomes, "tree-map-outcome", "tree-map-outcomes")}});
  }

  [[nodiscard]] std::string drawing(const Diagram& diagram, const std::string& branch, Place place) const {
    DrawingTexts texts{title_of(branch), word("tree-map-file-description"), {}};
    if (!branch.empty()) texts.whole = word("tree-map-whole");
    return drawing_of(diagram, site_.guide.site.theme.light, texts, place);
  }

  void write_page(const Diagram& diagram, const std::string& branch) {
    TreeFile page{guide::tree_address(tree_, guide::tree_picture_name(branch)),
                  title_of(branch),
                  description_of(branch),
                  true,
                  branch.empty(),
                  {}};
    Filling filling;
    filling.text("TREE"_slot, tree_.id).text("SVG_HREF"_slot, map_address(branch, ".svg"));
    if (branch.empty()) {
      filling.show("POSTER"_slot);
    } else {
      filling.show("WHOLE"_slot);
    }
    fill_branches(filling, branch);
    filling.number("START"_slot, height_of_start(diagram));
    filling.html("LEGEND_HTML"_slot, legend(diagram));
    filling.html("DRAWING_HTML"_slot, {drawing(diagram, branch, Place::page)});
    filling.show(branch.empty() && !tree_.branches.empty() ? "ALL"_slot : "APART"_slot);
    filling.html("LIST_HTML"_slot, tree_text(index_, site_.wording, branch));
    page.content = site_.templates.expand("tree/map.html", filling).text;
    files_.push_back(std::move(page));
  }

  void write_file(const Diagram& diagram, const std::string& branch) {
    files_.push_back({guide::tree_folder(tree_) + map_address(branch, ".svg"),
                      {},
                      {},
                      false,
                      false,
                      drawing(diagram, branch, Place::file)});
  }

  // How far below the top of the drawing the tree begins.
  [[nodiscard]] static long long height_of_start(const Diagram& diagram) {
    const Panel& first = diagram.panels.front();
    for (const Card& card : first.cards) {
      if (card.kind == CardKind::entry) return std::llround(first.corner.y + card.corner.y + card.height / 2);
    }
    return 1;
  }

  void fill_branches(Slots& slots, const std::string& current) const {
    if (tree_.branches.empty()) return;
    Slots branches = slots.section("BRANCHES"_slot);
    for (const guide::Branch& branch : tree_.branches) {
      Slots item = branches.section("BRANCH"_slot);
      item.text("HREF"_slot, map_address(branch.id, ".html"))
          .text("NAME"_slot, branch_name(index_, branch.id, site_.wording));
      if (branch.id == current) item.show("CURRENT"_slot);
    }
  }

  // Tells only what the drawing has.
  [[nodiscard]] Html legend(const Diagram& diagram) const {
    bool has_advice = false;
    bool has_elsewhere = false;
    std::array<bool, 3> has_zone = {};
    for (const Panel& panel : diagram.panels) {
      for (const CardLine& line : panel.lines) has_advice = has_advice || line.is_advice;
      for (const Card& card : panel.cards) {
        has_elsewhere = has_elsewhere || card.kind == CardKind::elsewhere;
        if (card.zone) has_zone.at(static_cast<std::size_t>(*card.zone)) = true;
        for (const CardRow& row : card.rows) {
          if (row.zone) has_zone.at(static_cast<std::size_t>(*row.zone)) = true;
        }
      }
    }
    Filling filling;
    for (const guide::Zone zone : {guide::Zone::green, guide::Zone::orange, guide::Zone::red}) {
      if (!has_zone.at(static_cast<std::size_t>(zone))) continue;
      filling.section("ZONE"_slot)
          .html("MARK_HTML"_slot, {zone_mark(zone)})
          .text("MEANING"_slot, word(std::string("tree-map-legend-") + guide::name_of(zone)));
    }
    if (has_advice) filling.show("ADVICE"_slot);
    if (has_elsewhere) filling.show("ELSEWHERE"_slot);
    return site_.templates.expand("tree/map-legend.html", filling);
  }

  void write_poster(const Diagram& whole) {
    TreeFile page{guide::tree_address(tree_, "poster"), tree_.title, description_of(""), true, false, {}};
    Filling filling;
    filling.text("TREE"_slot, tree_.id);
    const std::string& base = site_.guide.site.base_url;
    const std::string address = base + guide::tree_address(tree_, "index");
    if (const auto code =
            base.empty() ? std::nullopt : qr_code::svg_of(address, word("tree-map-code-label"))) {
      filling.section("CODE"_slot).html("QR_HTML"_slot, {*code}).text("ADDRESS"_slot, address);
    }
    if (!tree_.disclaimer.empty())
      filling.section("DISCLAIMER"_slot).text("TEXT"_slot, tree_.disclaimer.front().plain);
    filling.html("LEGEND_HTML"_slot, legend(whole));
    filling.html("DRAWING_HTML"_slot, {drawing(whole, "", Place::page)});
    page.content = site_.templates.expand("tree/poster.html", filling).text;
    files_.push_back(std::move(page));
  }

  const guide::TreeIndex& index_;
  const guide::Tree& tree_;
  const SiteContext& site_;
  std::vector<TreeFile> files_;
};

}  // namespace

std::vector<TreeFile> tree_map_files(const guide::TreeIndex& index, const SiteContext& site) {
  return MapWriter(index, site).write();
}

}  // namespace leidraad::render
