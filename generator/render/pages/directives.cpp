#include "render/pages/directives.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "render/pages/card.hpp"
#include "text/html.hpp"

namespace leidraad::render {

const std::map<std::string_view, DirectiveRenderer>& directive_renderers() {
  static const std::map<std::string_view, DirectiveRenderer> renderers = {
      {"phases", render_phases},
      {"phase", render_phase},
      {"tasks", render_tasks},
      {"aids", render_aids},
      {"roles", render_roles},
      {"role", render_role},
      {"levels", render_levels},
      {"trajectories", render_trajectories},
      {"instruments", render_instruments},
      {"trajectory", render_trajectory},
      {"instrument", render_instrument},
      {"compare", render_compare},
      {"checklist", render_checklist},
      {"catalogue", render_catalogue},
      {"chart", render_chart},
      {"figure", render_figure},
      {"tree", render_tree},
      {"survey", render_survey},
      {"surveys", render_surveys},
      {"results", render_results},
      {"contacts", render_contacts},
      {"pages", render_pages},
      {"glossary", render_glossary},
      {"sources", render_sources},
      {"a-z", render_a_z},
      {"search", render_search},
  };
  return renderers;
}

bool is_container_known(std::string_view name) {
  return name == "tip" || name == "warning" || name == "practice" || name == "summary" || name == "law" ||
         name == "steps" || name == "cards" || name == "details" || name == "background";
}

Html render_container(const guide::Directive& directive, const Html& content, PageContext& context) {
  if (directive.name == "background") return render_background(content, context);
  Filling filling;
  filling
      .html("CONTENT_HTML"_slot,
            directive.name == "cards" ? with_card_titles(directive, context, content) : content)
      .text("KIND"_slot, directive.name);
  const auto title_or = [&](const std::string& key) {
    return directive.label.empty() ? context.word(key) : directive.label;
  };
  const Templates& templates = context.site().templates;
  if (directive.name == "steps" || directive.name == "cards")
    return templates.expand("containers/plain.html", filling);
  if (directive.name == "details") {
    const guide::Attribute* title = directive.find("title");
    filling.text("TITLE"_slot, title == nullptr ? title_or("details") : title->value);
    return templates.expand("containers/details.html", filling);
  }
  if (directive.name == "law") {
    const guide::Attribute* country = directive.find("country");
    const std::string code = country == nullptr ? "" : country->value;
    filling.text("COUNTRY"_slot, code).text("TITLE"_slot, title_or(code.empty() ? "law" : "law-" + code));
    return templates.expand("containers/law.html", filling);
  }
  filling.text("TITLE"_slot, title_or(directive.name));
  return templates.expand("containers/container.html", filling);
}

int heading_level_in(const guide::Directive& directive, const PageContext& context) {
  int above = 1;
  for (const guide::Heading& heading : context.page().body.headings) {
    if (heading.position.line > directive.position.line) break;
    above = heading.level;
  }
  return std::min(above + 1, deepest_heading);
}

Html heading_in(const guide::Directive& directive, const PageContext& context, std::string_view html_class,
                std::string_view title) {
  return {fmt::format(R"(<h{0} class="{1}">{2}</h{0}>)", heading_level_in(directive, context), html_class,
                      text::html_escaped(title))};
}

std::string label_of(const guide::Source& source) {
  std::string label;
  const auto add = [&](const std::string& part) {
    if (part.empty()) return;
    if (!label.empty()) label += ' ';
    label += part;
    if (!part.ends_with('.') && !part.ends_with('?') && !part.ends_with('!')) label += '.';
  };
  const std::string year = source.year ? fmt::format("({})", *source.year) : std::string{};
  if (source.authors.empty()) {
    add(year.empty() ? source.title : source.title + " " + year);
  } else {
    add(year.empty() ? source.authors : source.authors + " " + year);
    add(source.title);
  }
  add(source.publisher);
  return label;
}

}  // namespace leidraad::render
