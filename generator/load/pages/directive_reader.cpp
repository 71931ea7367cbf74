#include "load/pages/directive_reader.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <variant>

#include "guide/pages/directives.hpp"
#include "guide/pages/link_target.hpp"
#include "load/conservation/leftover_marks.hpp"
#include "load/pages/directive_blocks.hpp"
#include "load/pages/directive_syntax.hpp"
#include "load/pages/markdown_tree.hpp"
#include "load/pages/prose_html.hpp"

namespace leidraad::load {

using diagnostics::Text;
using diagnostics::operator""_code;

namespace {

// Steps are numbered and cards are items: both are made of a list.
bool is_made_of_list(const guide::Directive& directive) {
  return directive.is_container && (directive.name == "steps" || directive.name == "cards");
}

guide::ListKind list_in(cmark_node* node) {
  guide::ListKind found = guide::ListKind::none;
  for (cmark_node* child = cmark_node_first_child(node); child != nullptr; child = cmark_node_next(child)) {
    if (cmark_node_get_type(child) != CMARK_NODE_LIST) continue;
    if (cmark_node_get_list_type(child) == CMARK_ORDERED_LIST) return guide::ListKind::numbered;
    found = guide::ListKind::dashed;
  }
  return found;
}

// The style of steps and cards takes away what shows that they are lists, and some screen readers then no
// longer say so: their lists get a role (see finished_html).
void mark_lists(cmark_node* node) {
  for (cmark_node* child = cmark_node_first_child(node); child != nullptr; child = cmark_node_next(child)) {
    if (cmark_node_get_type(child) != CMARK_NODE_LIST) continue;
    cmark_node* mark = new_node(CMARK_NODE_CUSTOM_BLOCK);
    cmark_node_set_on_enter(mark, list_mark);
    cmark_node_insert_before(child, mark);
  }
}

}  // namespace

void DirectiveReader::read(cmark_node* node) {
  const std::string_view line = directive_line(node);
  guide::Directive directive = parsed(node, line);
  if (!directive.name.empty()) {
    refuse_marks(directive, line);
    if (directive.is_container) directive.list = list_in(node);
    if (is_made_of_list(directive)) mark_lists(node);
    resolve_source(directive);
  }
  set_directive_number(node, static_cast<int>(reading_.prose.directives.size()));
  reading_.prose.directives.push_back(std::move(directive));
}

guide::Directive DirectiveReader::parsed(cmark_node* node, std::string_view line) const {
  const auto column = static_cast<std::size_t>(std::max(1, cmark_node_get_start_column(node)));
  const int line_number = cmark_node_get_start_line(node);
  const guide::Position start = reading_.source.at_line(line_number, column, line.size());
  guide::Directive none;
  none.position = start;
  if (line.size() == colons_at_start(line)) {
    reading_.diagnostics.add("stray-fence"_code, start);
    return none;
  }
  if (!reading_.is_page) {
    reading_.diagnostics.add(
        "directive-syntax"_code, start,
        {Text{"in deze tekst kan geen directief staan", "a directive cannot stand in this text"}});
    return none;
  }
  auto parsed = parse_directive(line, start);
  if (const auto* fault = std::get_if<DirectiveFault>(&parsed)) {
    reading_.diagnostics.add("directive-syntax"_code,
                             reading_.source.at_line(line_number, column + fault->offset, 1), {fault->what});
    return none;
  }
  guide::Directive directive = std::get<guide::Directive>(std::move(parsed));
  if (directive.is_container && is_leaf_directive(node))
    reading_.diagnostics.add("nested-too-deep"_code, start, {std::to_string(deepest_container)});
  if (is_container_directive(node) && !is_closed(node))
    reading_.diagnostics.add("unclosed-container"_code, start, {std::string(line)});
  return directive;
}

// Labels and attributes for readers are shown as they stand.
void DirectiveReader::refuse_marks(const guide::Directive& directive, std::string_view line) const {
  if (guide::shows_label(directive))
    report_marks_in_plain_text(directive.label, directive.label_position, reading_.diagnostics);
  const std::size_t colons = colons_at_start(line);
  for (const guide::Attribute& attribute : directive.attributes) {
    if (attribute.name != "alt" && attribute.name != "caption" && attribute.name != "title") continue;
    const std::size_t name = attribute.position.column - directive.position.column + colons;
    guide::Position place = directive.position;
    place.column +=
        static_cast<std::uint32_t>(line.find(attribute.value, name + attribute.name.size()) - colons);
    report_marks_in_plain_text(attribute.value, place, reading_.diagnostics);
  }
}

// `src` names a file from the folder of the page, as a link does.
void DirectiveReader::resolve_source(guide::Directive& directive) const {
  for (guide::Attribute& attribute : directive.attributes) {
    if (attribute.name != "src") continue;
    const guide::ResolvedTarget resolved = guide::resolve_target(reading_.place.folder, attribute.value);
    if (resolved.is_outside)
      reading_.diagnostics.add("link-outside"_code, attribute.position, {attribute.value});
    attribute.value = resolved.path;
  }
}

}  // namespace leidraad::load
