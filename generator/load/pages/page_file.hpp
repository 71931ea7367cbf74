// One Markdown file with its front matter -> one page.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "guide/guide.hpp"
#include "guide/pages/page.hpp"
#include "load/pages/markdown.hpp"

namespace leidraad::load {

// What reading one page gives; pages are read by several threads and the parts are joined afterwards, in
// order.
struct PageReading {
  std::optional<guide::Page> page;
  guide::Prose refused_body;  // where there is no page, but a text
  std::vector<guide::Mention> mentions;
  diagnostics::Diagnostics diagnostics;
};

// `source_name` is relative to the source folder, `file` to content/<language>/; `text` has passed
// check_text().
[[nodiscard]] PageReading read_page(const std::string& source_name, const std::string& file,
                                    std::string_view text, const MarkdownContext& context);

}  // namespace leidraad::load
