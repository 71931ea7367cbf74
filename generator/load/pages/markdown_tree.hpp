// The few things that reading asks of cmark-gfm's tree again and again. For the files of load/ that read
// Markdown.
#pragma once

#include <cmark-gfm/cmark-gfm.h>
#include <cmark-gfm/node.h>
#include <cmark-gfm/parser.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "guide/pages/markup.hpp"
#include "load/pages/page_memory.hpp"

namespace leidraad::load {

// Visits a tree in document order without the stack of calls that deep nesting would need.
template <class Enter, class Leave>
void for_each_node(cmark_node* root, const Enter& enter, const Leave& leave) {
  cmark_node* node = root;
  while (true) {
    enter(node);
    if (node->first_child != nullptr) {
      node = node->first_child;
      continue;
    }
    leave(node);
    while (node != root && node->next == nullptr) {
      node = node->parent;
      leave(node);
    }
    if (node == root) return;
    node = node->next;
  }
}

inline cmark_node* new_node(cmark_node_type type) {
  return cmark_node_new_with_mem(type, PageMemory::allocator());
}

inline std::string_view literal_of(cmark_node* node) {
  // cmark_node_get_literal() would copy each of them to put a NUL behind it.
  if (node->type == CMARK_NODE_TEXT || node->type == CMARK_NODE_CODE ||
      node->type == CMARK_NODE_HTML_INLINE) {
    const cmark_chunk& literal = node->as.literal;
    return {reinterpret_cast<const char*>(literal.data), static_cast<std::size_t>(literal.len)};
  }
  const char* literal = cmark_node_get_literal(node);
  return literal == nullptr ? std::string_view{} : std::string_view{literal};
}

inline void append_without_holes(std::string& text, std::string_view literal) {
  for (std::size_t at = 0; at < literal.size();) {
    const std::size_t start = std::min(literal.find(guide::hole, at), literal.size());
    text += literal.substr(at, start - at);
    const std::size_t end = literal.find(guide::hole, std::min(start + 1, literal.size()));
    at = end == std::string_view::npos ? literal.size() : end + 1;
  }
}

// The plain text of everything inside a node.
inline std::string plain_text(cmark_node* node) {
  std::string text;
  for_each_node(
      node,
      [&](cmark_node* inner) {
        const cmark_node_type type = cmark_node_get_type(inner);
        if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE) append_without_holes(text, literal_of(inner));
        if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) text += ' ';
      },
      [](cmark_node*) {});
  return text;
}

// The table extension does not export its node type.
inline bool is_table(cmark_node* node) {
  return cmark_node_get_syntax_extension(node) != nullptr &&
         std::string_view{cmark_node_get_type_string(node)} == "table";
}

inline cmark_node* text_node(std::string_view text) {
  cmark_node* node = new_node(CMARK_NODE_TEXT);
  cmark_node_set_literal(node, std::string(text).c_str());
  return node;
}

}  // namespace leidraad::load
