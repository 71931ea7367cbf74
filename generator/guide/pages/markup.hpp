// Text with marks (emphasis, links, citations) as the Markdown library made it, carried but not understood by
// the guide.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "guide/position.hpp"

namespace leidraad::guide {

// Safe HTML with holes. A hole is written `\x01` letter payload `\x01`; render/ fills it on each page that
// shows the text:
//   C<index>   citation: index into `Prose::citations`
//   D<index>   leaf directive: index into `Prose::directives`
//   O<index>   start of a container directive, E<index> its end
//   R          the relative path from the page to the root of the site ("", "../", "../../"…)
//   T<key>     text of the interface
//   G<index>;<text>  first use of glossary term number <index> (in the order of the guide)
// A control character never reaches the text itself: load/ refuses it.
struct Markup {
  std::string html;

  [[nodiscard]] bool empty() const { return html.empty(); }
};

constexpr char hole = '\x01';

// A link or an image, for the checks.
struct Link {
  std::string target;  // as written
  std::string path;    // the file that it means below content/<language>/; empty for an address on the web
  std::string anchor;  // what follows '#'
  std::string text;    // plain; of an image, what is said in its place
  Position position;   // of the target
  bool is_image = false;
  bool holds_image = false;
  bool is_outside = false;  // leaves content/<language>/
  bool is_exact = true;     // false: the position is that of more than the target
};

// One `[@a; @b]`.
struct Citation {
  struct Item {
    std::string source;
    Position position;
  };
  std::vector<Item> items;
};

// A named attribute of a directive; a flag has an empty value.
struct Attribute {
  std::string name;
  std::string value;
  Position position;
};

// The lists that stand in a container: what cards and steps are made of.
enum class ListKind : std::uint8_t { none, dashed, numbered };

// `::name[label]{#id key=value}` or `:::name…`.
struct Directive {
  std::string name;
  std::string label;
  std::string id;
  std::vector<Attribute> attributes;
  Position position;     // of the name
  Position id_position;  // of the id, or of the name where there is no id
  Position label_position;
  ListKind list = ListKind::none;  // a numbered one, where there is one
  bool is_container = false;

  [[nodiscard]] const Attribute* find(const std::string& key) const {
    for (const Attribute& attribute : attributes) {
      if (attribute.name == key) return &attribute;
    }
    return nullptr;
  }
};

struct Heading {
  int level = 2;
  std::string anchor;
  std::string text;  // plain
  Position position;
};

// The body of a page.
struct Prose {
  Markup markup;
  std::vector<Heading> headings;
  std::vector<Link> links;
  std::vector<Citation> citations;
  std::vector<Directive> directives;
};

// A value in YAML that may hold inline Markdown.
struct InlineText {
  Markup markup;
  std::string plain;
  std::vector<Link> links;
  std::vector<Citation> citations;
};

}  // namespace leidraad::guide
