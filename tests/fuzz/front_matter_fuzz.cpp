// A whole page, front matter and body, as an editor might save it.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "load/files/source_file.hpp"
#include "load/pages/directive_blocks.hpp"
#include "load/pages/page_file.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  leidraad::load::register_markdown_extensions();
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  leidraad::diagnostics::Diagnostics diagnostics;
  if (!leidraad::load::check_text("content/nl/a/x.md", text, diagnostics)) return 0;
  const leidraad::load::MarkdownContext context;
  const auto reading = leidraad::load::read_page("content/nl/a/x.md", "a/x.md", text, context);
  if (!reading.page && reading.diagnostics.empty()) std::abort();
  return 0;
}
