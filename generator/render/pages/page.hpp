// A page as HTML.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "guide/surveys/form.hpp"
#include "render/assets.hpp"
#include "render/pages/context.hpp"
#include "render/pages/navigation.hpp"

namespace leidraad::render {

// A link above the title.
struct Crumb {
  std::string title;
  std::string address;  // below the root of the site
  bool is_current = false;
};

// What stands around the body of a page.
struct PageFrame {
  // The page of the guide that it hangs below: marks menu and phase. Nothing is marked where there is none.
  const guide::Page* place = nullptr;
  std::vector<Crumb> crumbs;              // after the home page
  std::string layout;                     // a class of the body: "layout-<layout>"
  bool has_own_head = false;              // the body brings its h1
  std::string document_title;             // where it is not the title of the page
  const guide::Page* previous = nullptr;  // in reading order
  const guide::Page* next = nullptr;
  bool shows_lead = true;  // the description below the title
  bool shows_phases = true;
  bool is_indexed = true;               // by search engines
  bool tells_no_referrer = false;       // of a survey: its address may hold the link of a team
  bool asks_feedback = false;           // with the form of data/site.yaml at its foot, where there is one
  bool is_served = false;               // by the collector, so it has no address of its own in the site
  std::vector<std::string_view> shows;  // directives whose things the body holds beside those of the page
  std::vector<std::string> scripts;     // after the site's own; addresses below the root of the site
};

// Renders pages; only read after construction, from any thread. Keeps references to all that it is made of.
class PageRenderer {
public:
  PageRenderer(const SiteContext& site, const Navigation& navigation, const AssetAddresses& assets,
               std::string search_index);

  // The body of a page: prose with its directives and citations filled in. What it cites is left in
  // `context`.
  [[nodiscard]] Html body(PageContext& context) const;
  // The whole page around a body, appended to `output`.
  void page(PageContext& context, const Html& body, std::string& output) const;
  // The same for a page without a file: the context's page tells title, description, source and address.
  void page(PageContext& context, const PageFrame& frame, const Html& body, std::string& output) const;

  // 404.html: the one page with absolute links, since it may be shown at any address. `root` is "/" or
  // "/sub/path/".
  [[nodiscard]] std::string not_found(const std::string& root) const;
  // A page at an old address that leads to `page`.
  [[nodiscard]] std::string redirect(const std::string& old_address, const guide::Page& page) const;

private:
  void fill_frame(Slots& slots, const std::string& root, std::string_view layout) const;
  void fill_styles(Slots& slots, const std::string& root, const std::vector<std::string_view>& things) const;
  void fill_page(Filling& filling, PageContext& context, const PageFrame& frame, const Html& body) const;
  [[nodiscard]] std::vector<Crumb> crumbs_above(const guide::Page& page) const;
  void fill_title(Slots head, const guide::Page& page, const PageFrame& frame) const;
  void fill_head(Filling& filling, PageContext& context, const PageFrame& frame) const;
  void fill_contents(Slots& slots, const guide::Page& page) const;
  void fill_references(Slots& slots, PageContext& context) const;
  static void fill_pager(Slots& slots, const PageContext& context, const PageFrame& frame);
  void fill_meta(Slots& slots, const guide::Page& page) const;
  void fill_feedback(Slots& slots, PageContext& context, bool has_styles) const;

  const SiteContext& site_;
  const Navigation& navigation_;
  const AssetAddresses& assets_;
  std::string search_index_;                   // address; empty where the guide has no search page
  std::optional<guide::SurveyForm> feedback_;  // at the foot of pages
};

}  // namespace leidraad::render
