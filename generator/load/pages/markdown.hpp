// Markdown -> prose: the text of a page as safe HTML with holes, and everything in it that can be checked.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "guide/guide.hpp"
#include "load/pages/term_index.hpp"

namespace leidraad::load {

// What the text of a guide is read against. Lives longer than every reading; only read, from any thread.
struct MarkdownContext {
  const TermIndex* terms = nullptr;                                // no glossary links where null
  const std::map<std::string, guide::MediaFile>* media = nullptr;  // sizes of images
};

// Where a text stands.
struct MarkdownPlace {
  guide::FileName file;          // for positions: "content/nl/fasen/0-start.md"
  std::string folder;            // of the page below content/<language>/, to resolve links: "fasen"
  std::uint32_t first_line = 1;  // line of the file on which the text starts
  std::uint32_t first_column = 1;
  std::uint32_t indentation = 0;   // of the lines after the first
  std::uint32_t whole_length = 0;  // where places inside the text are not known: all of it is meant
};

// Reads the body of a page. Call register_markdown_extensions() once before.
[[nodiscard]] guide::Prose read_prose(std::string_view text, const MarkdownPlace& place,
                                      const MarkdownContext& context, diagnostics::Diagnostics& diagnostics);

// Reads a value with inline Markdown; links count from content/<language>/ and get a hole for the root of the
// site.
[[nodiscard]] guide::InlineText read_inline(std::string_view text, const MarkdownPlace& place,
                                            const MarkdownContext& context,
                                            diagnostics::Diagnostics& diagnostics);

}  // namespace leidraad::load
