#include "load/pages/directive_blocks.hpp"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm/buffer.h>
#include <cmark-gfm/parser.h>
#include <cmark-gfm/render.h>

#include <array>
#include <cstdint>
#include <mutex>
#include <string>

#include "guide/pages/markup.hpp"
#include "load/pages/directive_syntax.hpp"

namespace leidraad::load {

namespace {

cmark_node_type leaf_type = CMARK_NODE_NONE;
cmark_node_type container_type = CMARK_NODE_NONE;
cmark_syntax_extension* directive_extension = nullptr;

// The user data of a node holds its number and, in the lowest bit, whether a container was closed.
constexpr std::uintptr_t closed_bit = 1;

std::uintptr_t flags_of(cmark_node* node) {
  return reinterpret_cast<std::uintptr_t>(cmark_node_get_user_data(node));
}
void set_flags(cmark_node* node, std::uintptr_t flags) {
  cmark_node_set_user_data(node, reinterpret_cast<void*>(flags));  // NOLINT(performance-no-int-to-ptr)
}

std::string_view line_from(const unsigned char* input, int length, int offset) {
  std::string_view line(reinterpret_cast<const char*>(input) + offset,
                        static_cast<std::size_t>(length - offset));
  while (!line.empty() &&
         (line.back() == '\n' || line.back() == '\r' || line.back() == ' ' || line.back() == '\t')) {
    line.remove_suffix(1);
  }
  return line;
}

void consume_line(cmark_parser* parser, unsigned char* input, int length) {
  const int rest = length - cmark_parser_get_offset(parser);
  const bool ends_in_newline = length > 0 && input[length - 1] == '\n';
  cmark_parser_advance_offset(parser, reinterpret_cast<const char*>(input), ends_in_newline ? rest - 1 : rest,
                              0);
}

int containers_around(cmark_node* node) {
  int count = 0;
  for (; node != nullptr && count < deepest_container; node = cmark_node_parent(node)) {
    if (cmark_node_get_type(node) == container_type) ++count;
  }
  return count;
}

cmark_node* open_block(cmark_syntax_extension* extension, int indented, cmark_parser* parser,
                       cmark_node* parent, unsigned char* input, int length) {
  if (indented != 0) return nullptr;
  const int start = cmark_parser_get_first_nonspace(parser);
  const std::string_view line = line_from(input, length, start);
  if (!line.starts_with("::")) return nullptr;
  const std::size_t colons = colons_at_start(line);
  const bool is_container =
      colons > 2 && colons < line.size() && containers_around(parent) < deepest_container;
  cmark_node* node =
      cmark_parser_add_child(parser, parent, is_container ? container_type : leaf_type, start + 1);
  if (node == nullptr) return nullptr;
  cmark_node_set_syntax_extension(node, extension);
  cmark_node_set_string_content(node, std::string(line).c_str());
  consume_line(parser, input, length);
  return node;
}

// Whether the open block goes on with this line.
int continues(cmark_syntax_extension* /*extension*/, cmark_parser* parser, unsigned char* input, int length,
              cmark_node* node) {
  if (cmark_node_get_type(node) != container_type) return 0;
  const std::string_view line = line_from(input, length, cmark_parser_get_first_nonspace(parser));
  const std::size_t opening = colons_at_start(directive_line(node));
  if (!line.empty() && line.size() == colons_at_start(line) && line.size() >= opening) {
    set_flags(node, flags_of(node) | closed_bit);
    consume_line(parser, input, length);
    return 0;
  }
  return 1;
}

int can_contain(cmark_syntax_extension* /*extension*/, cmark_node* node, cmark_node_type child) {
  return cmark_node_get_type(node) == container_type && CMARK_NODE_TYPE_BLOCK_P(child) &&
                 child != CMARK_NODE_ITEM && child != CMARK_NODE_DOCUMENT
             ? 1
             : 0;
}

const char* type_name(cmark_syntax_extension* /*extension*/, cmark_node* node) {
  return cmark_node_get_type(node) == container_type ? "container_directive" : "leaf_directive";
}

void render_html(cmark_syntax_extension* /*extension*/, cmark_html_renderer* renderer, cmark_node* node,
                 cmark_event_type event, int /*options*/) {
  const bool is_container = cmark_node_get_type(node) == container_type;
  if (!is_container && event != CMARK_EVENT_ENTER) return;
  const char letter = !is_container ? 'D' : event == CMARK_EVENT_ENTER ? 'O' : 'E';
  const std::string hole =
      std::string{guide::hole, letter} + std::to_string(flags_of(node) >> 1U) + guide::hole;
  cmark_strbuf_put(renderer->html, reinterpret_cast<const unsigned char*>(hole.data()),
                   static_cast<int>(hole.size()));
}

constexpr std::array core_extensions = {"table", "strikethrough", "autolink", "tasklist"};

void register_once() {
  keep_special_characters();
  cmark_gfm_core_extensions_ensure_registered();
  directive_extension = cmark_syntax_extension_new("leidraad-directive");
  leaf_type = cmark_syntax_extension_add_node(0);
  container_type = cmark_syntax_extension_add_node(0);
  cmark_syntax_extension_set_open_block_func(directive_extension, open_block);
  cmark_syntax_extension_set_match_block_func(directive_extension, continues);
  cmark_syntax_extension_set_can_contain_func(directive_extension, can_contain);
  cmark_syntax_extension_set_get_type_string_func(directive_extension, type_name);
  cmark_syntax_extension_set_html_render_func(directive_extension, render_html);
}

}  // namespace

void register_markdown_extensions() {
  static std::once_flag once;
  std::call_once(once, register_once);
}

void attach_markdown_extensions(cmark_parser* parser) {
  // Ours first: the table extension would otherwise look at a line of colons as the ruler of a table.
  cmark_parser_attach_syntax_extension(parser, directive_extension);
  for (const char* name : core_extensions) {
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name));
  }
}

bool is_leaf_directive(cmark_node* node) {
  return cmark_node_get_type(node) == leaf_type;
}
bool is_container_directive(cmark_node* node) {
  return cmark_node_get_type(node) == container_type;
}
bool is_closed(cmark_node* container) {
  return (flags_of(container) & closed_bit) != 0;
}

std::string_view directive_line(cmark_node* node) {
  const char* content = cmark_node_get_string_content(node);
  return content == nullptr ? std::string_view{} : std::string_view{content};
}

void set_directive_number(cmark_node* node, int number) {
  set_flags(node, (flags_of(node) & closed_bit) | (static_cast<std::uintptr_t>(number) << 1U));
}

}  // namespace leidraad::load
