// One text while it is read: what its readers (heading, link, word and directive readers) share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "guide/pages/markup.hpp"
#include "load/conservation/source_text.hpp"
#include "load/conservation/source_trace.hpp"
#include "load/pages/markdown.hpp"

namespace leidraad::load {

struct ProseReading {
  ProseReading(std::string_view read, const MarkdownPlace& where, const MarkdownContext& against,
               diagnostics::Diagnostics& found)
      : source(read, where), text(read), place(where), context(against), diagnostics(found) {}

  // Where the node that is being read stands in the source. `needle` is looked up where the trace does not tell.
  [[nodiscard]] guide::Position position_of_node(std::string_view needle);
  // A text of the block that is being read; each is looked up after the one before.
  [[nodiscard]] guide::Position position_of(std::string_view needle);

  SourceText source;
  std::string_view text;
  const MarkdownPlace& place;
  const MarkdownContext& context;
  diagnostics::Diagnostics& diagnostics;
  bool is_page = false;

  guide::Prose prose;
  std::vector<std::string> images;  // as HTML

  int block_line = 1;           // of the block that holds the node that is being read
  Span node_place;              // of that node; empty where it is not known
  std::size_t searched_to = 0;  // how far texts have been looked up
};

}  // namespace leidraad::load
