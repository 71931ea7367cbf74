// Directives: their text is parsed and noted, and what their blocks need is put into the tree.
#pragma once

#include <cmark-gfm/cmark-gfm.h>

#include <string_view>

#include "load/pages/prose_reading.hpp"

namespace leidraad::load {

class DirectiveReader {
public:
  explicit DirectiveReader(ProseReading& reading) : reading_(reading) {}

  void read(cmark_node* node);

private:
  // Nothing usable (a directive without a name) where the line could not be read: that has been told.
  [[nodiscard]] guide::Directive parsed(cmark_node* node, std::string_view line) const;
  void refuse_marks(const guide::Directive& directive, std::string_view line) const;
  void resolve_source(guide::Directive& directive) const;

  ProseReading& reading_;
};

}  // namespace leidraad::load
