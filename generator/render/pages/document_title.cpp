#include "render/pages/document_title.hpp"

#include <algorithm>

#include "text/html.hpp"

namespace leidraad::render {

namespace {

// Counted as it stands in the page.
constexpr std::ptrdiff_t longest_title = 70;

std::ptrdiff_t characters_in(const std::string& text) {
  return std::count_if(text.begin(), text.end(),
                       [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
}

}  // namespace

bool title_fits(const std::string& title, const SiteContext& site) {
  const std::string whole =
      site.wording.filled("page-title", {{"page", title}, {"site", site.guide.site.title}});
  return characters_in(text::html_escaped(whole)) <= longest_title;
}

std::string fitting_title(const std::string& title, const SiteContext& site) {
  if (title_fits(title, site)) return title;
  std::string shortened = title;
  for (std::size_t end = shortened.rfind(' '); end != std::string::npos; end = shortened.rfind(' ')) {
    shortened.erase(end);
    if (title_fits(shortened + "…", site)) return shortened + "…";
  }
  return title;
}

}  // namespace leidraad::render
