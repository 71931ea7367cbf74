// Background: text that folds, each part under its own heading.
#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "render/pages/directives.hpp"

namespace leidraad::render {

namespace {

// Where the parts start: at each heading of the level of the first one.
std::vector<std::size_t> starts_of_parts(const std::string& html, const PageContext& context) {
  std::vector<std::size_t> starts;
  int level = 0;
  for (const guide::Heading& heading : context.page().body.headings) {
    if (level != 0 && heading.level != level) continue;
    const std::size_t at = html.find(fmt::format(R"(<h{} id="{}")", heading.level, heading.anchor),
                                     starts.empty() ? 0 : starts.back());
    if (at == std::string::npos) continue;
    level = heading.level;
    starts.push_back(at);
  }
  return starts;
}

}  // namespace

Html render_background(const Html& content, PageContext& context) {
  const std::string& html = content.text;
  const std::vector<std::size_t> starts = starts_of_parts(html, context);
  Html result{html.substr(0, starts.empty() ? html.size() : starts.front())};
  for (std::size_t part = 0; part < starts.size(); ++part) {
    const std::size_t end = part + 1 < starts.size() ? starts[part + 1] : html.size();
    const std::size_t title_end = std::min(html.find("</h", starts[part]) + 5, end);  // "</h2>"
    Filling filling;
    filling.html("TITLE_HTML"_slot, {html.substr(starts[part], title_end - starts[part])})
        .html("CONTENT_HTML"_slot, {html.substr(title_end, end - title_end)});
    result.text += context.site().templates.expand("containers/background.html", filling).text;
  }
  return result;
}

}  // namespace leidraad::render
