// A page as HTML.
#pragma once

#include <string>

#include "render/assets.hpp"
#include "render/navigation.hpp"
#include "render/page_context.hpp"
#include "render/search_index.hpp"

namespace leidraad::render {

// Renders pages; only read after construction, from any thread. Keeps references to all that it is made of.
class PageRenderer {
public:
  PageRenderer(const SiteContext& site, const Navigation& navigation, const AssetAddresses& assets,
               std::string search_index)
      : site_(site), navigation_(navigation), assets_(assets), search_index_(std::move(search_index)) {}

  // The body of a page: prose with its directives and citations filled in. What it cites is left in
  // `context`.
  [[nodiscard]] Html body(PageContext& context) const;
  // The whole page around a body, appended to `output`.
  void page(PageContext& context, const Html& body, std::string& output) const;

  // 404.html: the one page with absolute links, since it may be shown at any address. `root` is "/" or
  // "/sub/path/".
  [[nodiscard]] std::string not_found(const std::string& root) const;
  // A page at an old address that leads to `page`.
  [[nodiscard]] std::string redirect(const std::string& old_address, const guide::Page& page) const;

private:
  void fill_frame(Slots& slots, const std::string& root) const;
  void fill_contents(Slots& slots, const guide::Page& page) const;
  void fill_references(Slots& slots, PageContext& context) const;
  void fill_pager(Slots& slots, PageContext& context) const;
  void fill_meta(Slots& slots, const guide::Page& page) const;

  const SiteContext& site_;
  const Navigation& navigation_;
  const AssetAddresses& assets_;
  std::string search_index_;  // address; empty where the guide has no search page
};

}  // namespace leidraad::render
