// Markdown with directives, citations and glossary terms: no crash, no hang, and only holes that are well
// formed.
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "guide/plan/glossary.hpp"
#include "load/files/source_file.hpp"
#include "load/pages/directive_blocks.hpp"
#include "load/pages/markdown.hpp"
#include "load/pages/term_index.hpp"

namespace {

const leidraad::load::TermIndex& terms() {
  static const leidraad::load::TermIndex index = [] {
    std::vector<leidraad::guide::Term> all(2);
    all[0].term = "burn-out";
    all[1].term = "welzijn op het werk";
    all[1].forms = {"welzijn", "Werk"};
    return leidraad::load::TermIndex(all);
  }();
  return index;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  leidraad::load::register_markdown_extensions();
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  leidraad::diagnostics::Diagnostics diagnostics;
  if (!leidraad::load::check_text("content/nl/a/x.md", text, diagnostics)) return 0;
  leidraad::load::MarkdownContext context;
  context.terms = &terms();
  const leidraad::load::MarkdownPlace place{"content/nl/a/x.md", "a", 5, 1};
  const auto prose = leidraad::load::read_prose(text, place, context, diagnostics);
  // Raw HTML is off: no element that runs anything gets through.
  if (prose.markup.html.find("<script") != std::string::npos) std::abort();
  if (prose.markup.html.find("href=\"javascript:") != std::string::npos) std::abort();
  (void)leidraad::load::read_inline(text, place, context, diagnostics);
  return 0;
}
