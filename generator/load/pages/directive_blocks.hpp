// Directives as block types of cmark-gfm, so that they nest in lists and quotes and are left alone in code,
// as the reference parser decides it.
#pragma once

#include <cmark-gfm/cmark-gfm-extension_api.h>
#include <cmark-gfm/cmark-gfm.h>

#include <string_view>

namespace leidraad::load {

// Registers our blocks and cmark-gfm's own extensions. Call before any thread parses; more calls do nothing.
void register_markdown_extensions();

// Makes cmark-gfm safe for threads; see cmark_special_characters.cpp.
void keep_special_characters();

// Attaches all extensions of a guide to a parser. The registry outlives every parser.
void attach_markdown_extensions(cmark_parser* parser);

// Containers nest at most so deep: cmark-gfm looks at every open block for each line. A deeper one is a leaf
// that says so.
constexpr int deepest_container = 16;

// Our node types.
[[nodiscard]] bool is_leaf_directive(cmark_node* node);
[[nodiscard]] bool is_container_directive(cmark_node* node);
// False where the source ended before the closing line.
[[nodiscard]] bool is_closed(cmark_node* container);
// The line as written, from its first colon; valid while the node lives.
[[nodiscard]] std::string_view directive_line(cmark_node* node);

// Sets what the renderer writes for the node: its number among the directives of the page. Numbers are kept
// with the node.
void set_directive_number(cmark_node* node, int number);

}  // namespace leidraad::load
