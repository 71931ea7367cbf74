// The levels, as a drawing and in words.
#include <fmt/format.h>

#include "render/pages/directives.hpp"
#include "text/html.hpp"

namespace leidraad::render {

namespace {

// Nested rounded boxes, the outermost level first; words stand in the band of each box. For the eye only: the
// text beside it says the same.
std::string levels_drawing(const guide::Guide& guide) {
  const auto& levels = guide.levels;
  constexpr int width = 400;
  constexpr int band = 64;
  constexpr int inset = 16;
  constexpr int innermost = 84;
  const int count = static_cast<int>(levels.size());
  const int height = innermost + (count - 1) * (band + inset);
  std::string svg = fmt::format(R"(<svg viewBox="0 0 {} {}" focusable="false">)", width, height);
  for (int place = 0; place < count; ++place) {  // from the outside to the inside
    const guide::Level& level = levels[static_cast<std::size_t>(count - 1 - place)];
    const int x = place * inset;
    const int y = place * band;
    const int box_height = height - y - place * inset;
    const char* fill = place == count - 1 ? "f-accent-soft" : place % 2 == 0 ? "f-primary-soft" : "f-surface";
    svg += fmt::format(R"(<rect class="{}" x="{}" y="{}" width="{}" height="{}" rx="18"/>)", fill, x, y,
                       width - 2 * x, box_height);
    svg += fmt::format(R"(<rect class="s-primary" x="{}" y="{}" width="{}" height="{}" rx="17"/>)", x + 1,
                       y + 1, width - 2 * x - 2, box_height - 2);
    std::string offers;
    for (const guide::Trajectory& trajectory : guide.trajectories) {
      if (trajectory.level.id != level.id) continue;
      if (!offers.empty()) offers += ", ";
      offers += trajectory.title;
    }
    svg += fmt::format(
        R"(<text class="f-text" x="{}" y="{}" text-anchor="middle" font-size="18" font-weight="700">{}</text>)",
        width / 2, y + 29, text::html_escaped(level.title));
    svg += fmt::format(R"(<text class="f-muted" x="{}" y="{}" text-anchor="middle" font-size="15">{}</text>)",
                       width / 2, y + 51, text::html_escaped(offers));
  }
  return svg + "</svg>";
}

}  // namespace

Html render_levels(const guide::Directive& /*directive*/, PageContext& context) {
  const guide::Guide& guide = context.guide();
  if (guide.levels.empty()) return {};
  Filling filling;
  filling.text("TITLE"_slot, guide.level_model.title).text("DESCRIPTION"_slot, guide.level_model.description);
  filling.html("FIGURE_HTML"_slot, {levels_drawing(guide)});
  for (const guide::Level& level : guide.levels) {
    Slots slots = filling.section("LEVEL"_slot);
    slots.text("TITLE"_slot, level.title).text("SUMMARY"_slot, level.summary);
    if (!level.examples.empty()) {
      Slots examples = slots.section("EXAMPLES"_slot);
      for (const std::string& example : level.examples)
        examples.section("EXAMPLE"_slot).text("TEXT"_slot, example);
    }
    for (const guide::Trajectory& trajectory : guide.trajectories) {
      if (trajectory.level.id != level.id) continue;
      slots.section("TRAJECTORY"_slot)
          .text("TITLE"_slot, trajectory.title)
          .text("HREF"_slot, context.href(trajectory.page.file));
    }
  }
  return context.site().templates.expand("directives/levels.html", filling);
}

}  // namespace leidraad::render
