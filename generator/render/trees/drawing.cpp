#include "render/trees/drawing.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

#include "guide/trees/address.hpp"
#include "text/html.hpp"

namespace leidraad::render {

namespace {

using namespace card_sizes;

struct ZoneColours {
  const char* strong;
  const char* soft;
};
constexpr std::array<ZoneColours, 3> zone_colours = {
    {{"#1d7a46", "#e3f3e8"}, {"#a85b00", "#fdeed6"}, {"#b3261e", "#fbe5e3"}}};

const ZoneColours& colours_of(guide::Zone zone) {
  return zone_colours[static_cast<std::size_t>(zone)];
}

// For texts and attributes of XML, where control characters may not stand at all.
std::string escaped(std::string_view text) {
  std::string clean;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x20) clean += c;
  }
  return text::html_escaped(clean);
}

// A length with one decimal at most: 12 -> "12", 12.34 -> "12.3".
std::string length(double value) {
  const double rounded = std::round(value * 10) / 10;
  return fmt::format("{:g}", rounded == 0 ? 0.0 : rounded);
}

std::string mark_at(guide::Zone zone, double x, double y) {
  const std::string paint =
      fmt::format(R"(class="map-mark map-{}" fill="{}")", guide::name_of(zone), colours_of(zone).strong);
  constexpr double radius = 6;
  switch (zone) {
    case guide::Zone::green:
      return fmt::format(R"(<circle {} cx="{}" cy="{}" r="{}"/>)", paint, length(x), length(y), radius);
    case guide::Zone::orange:
      return fmt::format(R"(<path {} d="M{} {}l7 12h-14z"/>)", paint, length(x), length(y - radius));
    case guide::Zone::red:
      return fmt::format(R"(<path {} d="M{} {}h12v12h-12z"/>)", paint, length(x - radius),
                         length(y - radius));
  }
  return {};
}

class Drawer {
public:
  Drawer(const guide::Palette& palette, const DrawingTexts& texts, Place place)
      : palette_(palette), texts_(texts), place_(place) {}

  std::string draw(const Diagram& diagram) {
    open(diagram);
    for (const Panel& panel : diagram.panels) draw_panel(panel, diagram.panels.size() == 1);
    return svg_ + "</svg>\n";
  }

private:
  template <class... Values>
  void add(fmt::format_string<Values...> format, Values&&... values) {
    fmt::format_to(std::back_inserter(svg_), format, std::forward<Values>(values)...);
  }

  [[nodiscard]] std::string colour(const std::string& token, const char* otherwise) const {
    const auto found = palette_.colours.find(token);
    return found == palette_.colours.end() ? otherwise : found->second.hex;
  }

  void open(const Diagram& diagram) {
    add(R"(<svg xmlns="http://www.w3.org/2000/svg" class="tree-svg" viewBox="0 0 {0} {1}" width="{0}" height="{1}")",
        length(diagram.width), length(diagram.height));
    add(R"( font-family="Arial, Helvetica, sans-serif" fill="{}")", colour("text", "#1b1b1b"));
    if (place_ == Place::page) {
      svg_ += R"( aria-hidden="true" focusable="false">)";
    } else {
      add("><title>{}</title><desc>{}</desc>", escaped(texts_.title), escaped(texts_.description));
      add(R"(<rect width="100%" height="100%" fill="{}"/>)", colour("background", "#ffffff"));
    }
    svg_ += '\n';
  }

  void open_link(const std::string& href, const std::string& title) {
    add(R"(<a href="{}"{}>)", escaped(href), place_ == Place::page ? R"( tabindex="-1")" : "");
    if (!title.empty()) add("<title>{}</title>", escaped(title));
  }

  [[nodiscard]] std::string map_of(const std::string& branch) const {
    return map_address(branch, place_ == Place::page ? ".html" : ".svg");
  }

  void draw_panel(const Panel& panel, bool is_only) {
    add("<g transform=\"translate({} {})\">", length(panel.corner.x), length(panel.corner.y));
    if (!panel.title.empty()) draw_head(panel, is_only);
    for (const bool is_advice : {false, true}) draw_lines(panel.lines, is_advice);
    for (const Card& card : panel.cards) draw_card(card);
    svg_ += "</g>\n";
  }

  void draw_head(const Panel& panel, bool is_only) {
    if (!is_only) {
      add(R"(<rect class="map-panel" x="1" y="1" width="{}" height="{}" rx="14" fill="{}" stroke="{}" stroke-width="2"/>)",
          length(panel.width - 2), length(panel.height - 2), colour("background", "#f7f7f7"),
          colour("line", "#cccccc"));
    }
    const bool is_linked = !is_only && !panel.branch.empty();
    if (is_linked) open_link(map_of(panel.branch), {});
    add(R"(<text class="map-panel-title" x="{}" y="{}" font-size="{}" font-weight="700" fill="{}">{}</text>)",
        panel_padding, panel_padding + panel_font - 2, panel_font, colour("link", "#0b5c46"),
        escaped(panel.title));
    if (is_linked) svg_ += "</a>";
    if (is_only && !texts_.whole.empty() && place_ == Place::file) {
      open_link(map_of(""), {});
      add(R"(<text x="{}" y="{}" font-size="{}" text-anchor="end" fill="{}" text-decoration="underline">{}</text></a>)",
          length(panel.width - panel_padding), panel_padding + panel_font - 2, row_font,
          colour("link", "#0b5c46"), escaped(texts_.whole));
    }
  }

  // All lines of one look are one path, and so are their arrows: a large tree has hundreds.
  void draw_lines(const std::vector<CardLine>& lines, bool is_advice) {
    std::string curves;
    std::string arrows;
    for (const CardLine& line : lines) {
      if (line.is_advice != is_advice || line.curve.size() < 4) continue;
      curves += curve_of(line);
      arrows += arrow_of(line);
    }
    if (curves.empty()) return;
    const char* look = is_advice ? " map-advice" : "";
    const std::string ink = is_advice ? colour("accent", "#ad4a05") : colour("line-strong", "#6f8278");
    add(R"(<path class="map-line{}" d="{}" fill="none" stroke="{}" stroke-width="2"{}/>)", look, curves, ink,
        is_advice ? R"( stroke-dasharray="6 4")" : "");
    add(R"(<path class="map-arrow{}" d="{}" fill="{}"/>)", look, arrows, ink);
  }

  // In whole units: nobody sees less than half a unit of a curve.
  static std::string curve_of(const CardLine& line) {
    std::string path;
    for (std::size_t at = 0; at < line.curve.size(); ++at) {
      path += at == 0 ? "M" : at == 1 ? "C" : " ";
      path += fmt::format("{} {}", std::llround(line.curve[at].x), std::llround(line.curve[at].y));
    }
    return path;
  }

  // From its tip, as steps, so that arrows that point the same way are written the same.
  static std::string arrow_of(const CardLine& line) {
    constexpr double long_side = 9;
    constexpr double half_side = 4.5;
    const Point& tip = line.curve.back();
    const Point& before = line.curve[line.curve.size() - 2];
    const double distance = std::hypot(tip.x - before.x, tip.y - before.y);
    const Point along =
        distance < 0.1 ? Point{1, 0} : Point{(tip.x - before.x) / distance, (tip.y - before.y) / distance};
    return fmt::format("M{} {}l{} {} {} {}z", std::llround(tip.x), std::llround(tip.y),
                       length(-along.x * long_side - along.y * half_side),
                       length(-along.y * long_side + along.x * half_side), length(2 * along.y * half_side),
                       length(-2 * along.x * half_side));
  }

  void draw_card(const Card& card) {
    switch (card.kind) {
      case CardKind::question:
        open_link(card.node + ".html", card.title);
        draw_question(card);
        svg_ += "</a>";
        break;
      case CardKind::outcome:
        open_link(card.node + ".html", card.title);
        draw_outcome(card);
        svg_ += "</a>";
        break;
      case CardKind::elsewhere:
        open_link(map_of(card.branch) + (place_ == Place::page ? "#node-" + card.node : ""), card.title);
        draw_small(card);
        svg_ += "</a>";
        break;
      case CardKind::back:
      case CardKind::entry:
        draw_small(card);
        break;
    }
    svg_ += '\n';
  }

  void draw_question(const Card& card) {
    const double head = card.rows.empty() ? card.height : card.rows.front().top;
    add(R"(<rect class="map-question" x="{}" y="{}" width="{}" height="{}" rx="8" fill="{}" stroke="{}" stroke-width="1.5"/>)",
        length(card.corner.x), length(card.corner.y), length(card.width), length(card.height),
        colour("surface", "#ffffff"), colour("line-strong", "#6f8278"));
    // Over the frame, so that the head keeps its round corners without a clipping path (which would need an
    // id).
    add(R"(<path class="map-head" d="M{} {}v{}a8 8 0 0 1 8 -8h{}a8 8 0 0 1 8 8v{}z" fill="{}"/>)",
        length(card.corner.x), length(card.corner.y + head), length(8 - head), length(card.width - 16),
        length(head - 8), colour("primary", "#14634b"));
    write(card.heading, {card.corner.x + padding, card.corner.y + padding}, "map-heading",
          colour("on-primary", "#ffffff"), true);
    for (std::size_t at = 0; at < card.rows.size(); ++at) draw_row(card, card.rows[at], at > 0);
  }

  void draw_row(const Card& card, const CardRow& row, bool has_rule) {
    const double y = card.corner.y + row.top;
    double x = card.corner.x + padding;
    if (has_rule) {
      add(R"(<path class="map-rule" d="M{} {}h{}" stroke="{}"/>)", length(card.corner.x + 1), length(y),
          length(card.width - 2), colour("line", "#d3ddd5"));
    }
    if (row.zone) {
      svg_ += mark_at(*row.zone, x + 7, y + row_padding + row_line / 2);
      x += mark;
    }
    if (row.has_bullets) write_bullets(row, x, y + row_padding);
    std::vector<std::string> lines;
    for (const RowLine& line : row.lines) lines.push_back(line.text);
    write(lines, {x + (row.has_bullets ? bullet : 0), y + row_padding}, "", {}, false);
  }

  // Apart from the text, so that it stays one piece for who copies or searches.
  void write_bullets(const CardRow& row, double x, double y) {
    for (const RowLine& line : row.lines) {
      if (line.has_bullet) {
        add(R"(<circle class="map-bullet" cx="{}" cy="{}" r="2" fill="{}"/>)", length(x + 3),
            length(y + row_line / 2), colour("muted", "#4c5d54"));
      }
      y += row_line;
    }
  }

  // Its corners are cut, and it is filled with the colour of its zone.
  void draw_outcome(const Card& card) {
    constexpr double cut = 9;
    const std::string fill = card.zone ? colours_of(*card.zone).soft : "#e9ecea";
    const std::string ink = card.zone ? colours_of(*card.zone).strong : colour("line-strong", "#6f8278");
    const double width = card.width - 2 * cut;
    const double height = card.height - 2 * cut;
    add(R"(<path class="map-outcome{}" d="M{} {}h{}l{c} {c}v{}l-{c} {c}h{}l-{c} -{c}v{}z" fill="{}" stroke="{}" stroke-width="1.5"/>)",
        card.zone ? fmt::format(" map-{}", guide::name_of(*card.zone)) : "", length(card.corner.x + cut),
        length(card.corner.y), length(width), length(height), length(-width), length(-height), fill, ink,
        fmt::arg("c", cut));
    double x = card.corner.x + padding;
    if (card.zone) {
      svg_ += mark_at(*card.zone, x + 7, card.corner.y + padding + heading_line / 2);
      x += mark;
    }
    write(card.heading, {x, card.corner.y + padding}, "", {}, true);
  }

  void draw_small(const Card& card) {
    const bool is_linked = card.kind == CardKind::elsewhere;
    add(R"(<rect class="map-small" x="{}" y="{}" width="{}" height="{}" rx="{}" fill="{}" stroke="{}"{}/>)",
        length(card.corner.x), length(card.corner.y), length(card.width), length(card.height),
        length(std::min(card.height / 2, 14.0)), colour("background", "#ffffff"),
        colour("line-strong", "#6f8278"), card.kind == CardKind::entry ? "" : R"( stroke-dasharray="3 3")");
    write(card.heading, {card.corner.x + padding, card.corner.y + row_padding},
          is_linked ? "map-small-link" : "", is_linked ? colour("link", "#0b5c46") : "", false);
  }

  void write(const std::vector<std::string>& lines, Point corner, const char* name, const std::string& fill,
             bool is_heading) {
    const double line = is_heading ? heading_line : row_line;
    const double font = is_heading ? heading_font : row_font;
    add(R"(<text{} font-size="{}"{}{}>)", *name == '\0' ? "" : fmt::format(R"( class="{}")", name), font,
        is_heading ? R"( font-weight="700")" : "", fill.empty() ? "" : fmt::format(R"( fill="{}")", fill));
    double y = corner.y + line * 0.76;  // the baseline
    for (const std::string& one : lines) {
      // The space keeps words apart for who copies or searches.
      add(R"(<tspan x="{}" y="{}">{}{}</tspan>)", length(corner.x), length(y), escaped(one),
          &one == &lines.back() ? "" : " ");
      y += line;
    }
    svg_ += "</text>";
  }

  const guide::Palette& palette_;
  const DrawingTexts& texts_;
  Place place_;
  std::string svg_;
};

}  // namespace

std::string map_address(const std::string& branch, const char* extension) {
  return guide::tree_picture_name(branch) + extension;
}

std::string drawing_of(const Diagram& diagram, const guide::Palette& palette, const DrawingTexts& texts,
                       Place place) {
  return Drawer(palette, texts, place).draw(diagram);
}

std::string zone_mark(guide::Zone zone) {
  return R"(<svg class="tree-svg" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">)" +
         mark_at(zone, 8, 8) + "</svg>";
}

}  // namespace leidraad::render
