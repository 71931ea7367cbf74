#include "render/pages/page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "guide/surveys/embedded.hpp"
#include "render/pages/directives.hpp"
#include "render/plan/phase.hpp"
#include "render/style_sheets.hpp"
#include "render/surveys/embedded_form.hpp"
#include "text/referrer_policy.hpp"

namespace leidraad::render {

namespace {

// Fills the holes of a page body from left to right. Containers nest, so their content is gathered on a
// stack.
class BodyFiller {
public:
  explicit BodyFiller(PageContext& context) : context_(context), prose_(context.page().body) {}

  Html fill() {
    const std::string_view html = prose_.markup.html;
    stack_.push_back({nullptr, {}});
    stack_.back().content.text.reserve(html.size());
    std::size_t done = 0;
    for (std::size_t at = html.find(guide::hole); at != std::string_view::npos;
         at = html.find(guide::hole, done)) {
      const Hole hole = hole_at(html, at);
      const bool is_block = hole.letter == 'D' || hole.letter == 'O' || hole.letter == 'E';
      append_prose(html.substr(done, (is_block ? at : hole.end) - done));
      if (is_block) fill_block(hole);
      done = hole.end;
    }
    append_prose(html.substr(done));
    while (stack_.size() > 1) close();
    return std::move(stack_.front().content);
  }

private:
  struct Open {
    const guide::Directive* directive;
    Html content;
  };

  // Prose may hold holes of its own: citations, terms, texts.
  void append_prose(std::string_view html) {
    context_.append_filled(html, prose_.citations, stack_.back().content);
  }

  void fill_block(const Hole& hole) {
    const std::size_t index = index_in(hole.payload);
    if (hole.letter == 'E') {
      if (stack_.size() > 1) close();
      return;
    }
    if (index >= prose_.directives.size()) return;
    const guide::Directive& directive = prose_.directives[index];
    if (hole.letter == 'O') {
      stack_.push_back({&directive, {}});
      return;
    }
    const auto renderer = directive_renderers().find(directive.name);
    if (renderer != directive_renderers().end()) place(directive, renderer->second(directive, context_));
  }

  // What tells the page in short stands beside its text, if it comes before the first heading.
  void place(const guide::Directive& directive, const Html& html) {
    const bool is_in_short = directive.name == "phase" || directive.name == "trajectory" ||
                             directive.name == "instrument" || directive.name == "summary";
    const bool has_side = context_.page().layout == guide::Layout::page && stack_.size() == 1;
    if (is_in_short && has_side && heading_level_in(directive, context_) == 2) {
      context_.put_beside(html);
    } else {
      stack_.back().content.text += html.text;
    }
  }

  void close() {
    const Open open = std::move(stack_.back());
    stack_.pop_back();
    place(*open.directive, render_container(*open.directive, open.content, context_));
  }

  PageContext& context_;
  const guide::Prose& prose_;
  std::vector<Open> stack_;
};

const char* layout_name(guide::Layout layout) {
  switch (layout) {
    case guide::Layout::page:
      return "page";
    case guide::Layout::home:
      return "home";
    case guide::Layout::wide:
      return "wide";
  }
  return "page";
}

// What made the page, as the `generator` line tells it.
constexpr const char* generator_name = "Leidraad " LEIDRAAD_VERSION;

// A table of contents of one entry helps nobody.
constexpr std::ptrdiff_t fewest_headings = 2;

std::string colour(const guide::Palette& palette, const std::string& token) {
  const auto found = palette.colours.find(token);
  return found == palette.colours.end() ? std::string{} : found->second.hex;
}

// What is drawn in another way than the directive usually is has a name of its own (render/style_sheets.cpp).
std::string_view thing_of(const guide::Directive& directive) {
  if (guide::is_embedded(directive)) return "survey embed";
  if (directive.name == "catalogue" && directive.find("plain") != nullptr) return "catalogue plain";
  return directive.name;
}

}  // namespace

PageRenderer::PageRenderer(const SiteContext& site, const Navigation& navigation,
                           const AssetAddresses& assets, std::string search_index)
    : site_(site), navigation_(navigation), assets_(assets), search_index_(std::move(search_index)) {
  if (!site.guide.site.feedback) return;
  if (const guide::Survey* survey = guide::find(site.guide.surveys, site.guide.site.feedback->survey.id))
    feedback_.emplace(*survey);
}

Html PageRenderer::body(PageContext& context) const {
  return BodyFiller(context).fill();
}

void PageRenderer::fill_frame(Slots& slots, const std::string& root, std::string_view layout) const {
  const bool has_own_script = layout == "tree" || layout == "survey";
  const guide::Site& site = site_.guide.site;
  slots.text("LANG"_slot, site.language).text("ROOT"_slot, root).text("GENERATOR"_slot, generator_name);
  slots.text("CSS_HREF"_slot, root + assets_.style)
      .text("JS_SRC"_slot, root + (has_own_script ? assets_.frame_script : assets_.script))
      .text("ICON_HREF"_slot, root + assets_.icon);
  slots.text("MANIFEST_HREF"_slot, root + "manifest.webmanifest");
  // A page opened from disk may use a font, but not ask for it beforehand.
  if (const auto& font = site.theme.font; font && site.is_served) {
    for (const std::string& file : {font->regular, font->bold})
      slots.section("FONT"_slot).text("HREF"_slot, root + "assets/" + file);
  }
  slots.text("THEME_LIGHT"_slot, colour(site.theme.light, "background"))
      .text("THEME_DARK"_slot, colour(site.theme.dark, "background"));
  if (!search_index_.empty()) {
    slots.section("SEARCH"_slot)
        .text("SEARCH_SRC"_slot, root + assets_.search)
        .text("SEARCH_INDEX_SRC"_slot, root + search_index_);
  }
}

void PageRenderer::fill_styles(Slots& slots, const std::string& root,
                               const std::vector<std::string_view>& things) const {
  const auto link = [&](const std::string& address) {
    slots.section("STYLE"_slot).text("HREF"_slot, root + address);
  };
  for (const std::string_view sheet : style_sheets_of(things)) {
    if (const auto found = assets_.sheets.find(sheet); found != assets_.sheets.end()) link(found->second);
  }
  if (!assets_.own_style.empty()) link(assets_.own_style);
}

void PageRenderer::fill_contents(Slots& slots, const guide::Page& page) const {
  const auto& headings = page.body.headings;
  const auto parts = std::count_if(headings.begin(), headings.end(),
                                   [](const guide::Heading& one) { return one.level == 2; });
  if (!page.shows_contents || page.layout == guide::Layout::home || parts < fewest_headings) return;
  Slots contents = slots.section("TOC"_slot);
  for (std::size_t index = 0; index < headings.size();) {
    const guide::Heading& heading = headings[index++];
    if (heading.level != 2) continue;
    Slots item = contents.section("TOC_ITEM"_slot);
    item.text("TITLE"_slot, heading.text).text("HREF"_slot, "#" + heading.anchor);
    std::vector<const guide::Heading*> below;
    for (; index < headings.size() && headings[index].level > 2; ++index) {
      if (headings[index].level == 3) below.push_back(&headings[index]);
    }
    if (below.empty()) continue;
    Slots sub = item.section("TOC_SUB"_slot);
    for (const guide::Heading* one : below)
      sub.section("TOC_SUBITEM"_slot).text("TITLE"_slot, one->text).text("HREF"_slot, "#" + one->anchor);
  }
}

void PageRenderer::fill_references(Slots& slots, PageContext& context) const {
  if (context.cited().empty()) return;
  Slots references = slots.section("REFERENCES"_slot);
  int number = 0;
  for (const CitedSource& cited : context.cited()) {
    Slots reference = references.section("REFERENCE"_slot);
    reference.number("NUMBER"_slot, ++number)
        .text("ANCHOR"_slot, fmt::format("bron-{}", number))
        .text("LABEL"_slot, label_of(*cited.source));
    reference.optional("URL"_slot, "HREF"_slot, cited.source->url);
    for (int mark = 1; mark <= cited.marks; ++mark) {
      const std::string letter = letter_of(mark);
      const std::string shown = cited.marks > 1 ? letter : "";
      reference.section("BACK"_slot)
          .text("HREF"_slot, fmt::format("#cite-{}{}", number, letter))
          .text("LETTER"_slot, shown);
    }
  }
  if (const guide::Page* all = site_.outline.page_with("sources")) {
    references.section("ALL_SOURCES"_slot).text("HREF"_slot, context.root() + all->address);
  }
}

void PageRenderer::fill_pager(Slots& slots, const PageContext& context, const PageFrame& frame) {
  if (frame.previous == nullptr && frame.next == nullptr) return;
  Slots pager = slots.section("PAGER"_slot);
  const auto add = [&](const Slot& name, const guide::Page& page) {
    pager.section(name)
        .text("TITLE"_slot, page.navigation_title)
        .text("HREF"_slot, context.root() + page.address);
  };
  if (frame.previous != nullptr) add("PREVIOUS"_slot, *frame.previous);
  if (frame.next != nullptr) add("NEXT"_slot, *frame.next);
}

void PageRenderer::fill_meta(Slots& slots, const guide::Page& page) const {
  const guide::Site& site = site_.guide.site;
  if (site.repository) {
    std::string address = site.repository->edit;
    if (const std::size_t at = address.find("{path}"); at != std::string::npos)
      address.replace(at, 6, page.source);
    slots.section("EDIT"_slot).text("HREF"_slot, address);
  }
  if (!page.updated.empty()) {
    slots.section("UPDATED"_slot)
        .text("DATE_ISO"_slot, page.updated)
        .text("DATE_TEXT"_slot, site_.wording.date(page.updated));
  }
}

void PageRenderer::fill_head(Filling& filling, PageContext& context, const PageFrame& frame) const {
  const guide::Page& page = context.page();
  const guide::Site& site = site_.guide.site;
  fill_frame(filling, context.root(), frame.layout);
  const bool is_home = page.file == "index.md";
  const std::string& title = frame.document_title.empty() ? page.title : frame.document_title;
  filling.text("DOCUMENT_TITLE"_slot,
               is_home ? site.title + (site.subtitle.empty() ? "" : ": " + site.subtitle)
                       : site_.wording.filled("page-title", {{"page", title}, {"site", site.title}}));
  filling.text("DESCRIPTION"_slot, page.description).text("LAYOUT"_slot, frame.layout);
  if (!site.base_url.empty() && !frame.is_served) {
    filling.section("CANONICAL"_slot).text("URL"_slot, site.base_url + (is_home ? "" : page.address));
  }
  if (!frame.is_indexed) filling.show("NOINDEX"_slot);
  if (frame.tells_no_referrer) filling.section("REFERRER"_slot).text("POLICY"_slot, text::referrer_policy);
  const std::string layout = "layout-" + frame.layout;
  std::vector<std::string_view> things = frame.shows;
  things.push_back(layout);
  for (const guide::Directive& directive : page.body.directives) things.push_back(thing_of(directive));
  fill_styles(filling, context.root(), things);
  for (const std::string& script : frame.scripts)
    filling.section("SCRIPT"_slot).text("SRC"_slot, context.root() + script);
}

void PageRenderer::fill_page(Filling& filling, PageContext& context, const PageFrame& frame,
                             const Html& body) const {
  const guide::Page& page = context.page();
  fill_head(filling, context, frame);
  // Served pages have a way to the root that no page of the guide has.
  const bool is_prepared = frame.place != nullptr && !frame.is_served;
  filling.html("HEADER_HTML"_slot, is_prepared ? navigation_.header(context.root(), *frame.place)
                                               : navigation_.header_at(context.root()));
  filling.html("FOOTER_HTML"_slot,
               is_prepared ? navigation_.footer(context.root()) : navigation_.footer_at(context.root()));
  if (frame.shows_phases && is_prepared)
    filling.html("PHASE_PATH_HTML"_slot, navigation_.phase_path(context.root(), *frame.place));
  if (page.file != "index.md") {
    Slots crumbs = filling.section("CRUMBS"_slot);
    crumbs.section("CRUMB"_slot)
        .text("TITLE"_slot, site_.wording("home"))
        .text("HREF"_slot, context.root() + "index.html");
    for (const Crumb& crumb : frame.crumbs) {
      Slots one = crumbs.section("CRUMB"_slot);
      one.text("TITLE"_slot, crumb.title).text("HREF"_slot, context.root() + crumb.address);
      if (crumb.is_current) one.show("CURRENT"_slot);
    }
  }
  if (!frame.has_own_head) fill_title(filling.section("HEAD"_slot), page, frame);
  if (!context.beside().text.empty())
    filling.section("BESIDE"_slot).html("CONTENT_HTML"_slot, context.beside());
  filling.html("BODY_HTML"_slot, body);
  fill_references(filling, context);
  fill_pager(filling, context, frame);
  fill_meta(filling, page);
}

void PageRenderer::fill_title(Slots head, const guide::Page& page, const PageFrame& frame) const {
  head.text("TITLE"_slot, page.title)
      .optional("LEAD"_slot, "TEXT"_slot, frame.shows_lead ? page.description : "");
  if (site_.outline.kind_of(page) == PageKind::phase) {
    if (const guide::Phase* phase = site_.outline.phase_of(page)) {
      head.section("PHASE"_slot).number("COLOUR"_slot, colour_of(*phase, site_.guide));
      head.section("QUESTION"_slot).text("TEXT"_slot, phase->question);
    }
  }
  const auto media = site_.guide.media.find(site_.outline.drawing_of(page));
  if (media != site_.guide.media.end() && !media->second.svg.empty()) {
    head.show("DRAWN"_slot);
    head.section("DRAWING"_slot).html("SVG_HTML"_slot, decoration(media->second, "head-drawing"));
  }
}

std::vector<Crumb> PageRenderer::crumbs_above(const guide::Page& page) const {
  std::vector<Crumb> crumbs;
  for (const guide::Page* above : site_.outline.ancestors(page))
    crumbs.push_back({above->navigation_title, above->address});
  return crumbs;
}

void PageRenderer::page(PageContext& context, const Html& body, std::string& output) const {
  const guide::Page& page = context.page();
  PageFrame frame;
  frame.place = &page;
  frame.crumbs = crumbs_above(page);
  frame.layout = layout_name(page.layout);
  frame.is_indexed = site_.outline.page_with("search") != &page;
  const Part* part = site_.outline.part_of(page);
  const std::size_t place = site_.outline.place_in_part(page);
  if (part != nullptr && place > 0) frame.previous = place == 1 ? part->index : part->pages[place - 2];
  if (part != nullptr && place < part->pages.size()) frame.next = part->pages[place];
  const auto& directives = page.body.directives;
  const bool has_form = std::any_of(directives.begin(), directives.end(), guide::is_embedded);
  if (has_form) frame.scripts = {assets_.survey_embedded_script};
  Filling filling;
  fill_page(filling, context, frame, body);
  filling.html("SIDE_NAV_HTML"_slot, navigation_.side(page));
  fill_contents(filling, page);
  if (feedback_ && guide::has_feedback(site_.guide.site, page)) fill_feedback(filling, context, has_form);
  site_.templates.expand("page.html", filling, output);
}

// Most readers never open it: with script its styles come when they are needed.
void PageRenderer::fill_feedback(Slots& slots, PageContext& context, bool has_styles) const {
  slots.html("FEEDBACK_HTML"_slot, render_feedback(*feedback_, assets_, has_styles, context));
  const auto sheet = assets_.sheets.find(form_sheet);
  if (!has_styles && sheet != assets_.sheets.end())
    slots.section("WITHOUT_SCRIPT"_slot).text("HREF"_slot, context.root() + sheet->second);
}

void PageRenderer::page(PageContext& context, const PageFrame& frame, const Html& body,
                        std::string& output) const {
  Filling filling;
  fill_page(filling, context, frame, body);
  if (frame.asks_feedback && feedback_ && guide::has_feedback(site_.guide.site, context.page()))
    fill_feedback(filling, context, false);
  site_.templates.expand("page.html", filling, output);
}

std::string PageRenderer::not_found(const std::string& root) const {
  Filling content;
  content.text("HOME_HREF"_slot, root + "index.html");
  if (const guide::Page* search = site_.outline.page_with("search")) {
    content.section("SEARCH"_slot).text("SEARCH_HREF"_slot, root + search->address);
  }
  if (const guide::Page* a_z = site_.outline.page_with("a-z"))
    content.section("A_Z"_slot).text("A_Z_HREF"_slot, root + a_z->address);
  Filling filling;
  fill_frame(filling, root, "page");
  fill_styles(filling, root, {});
  const std::string title = site_.wording("not-found-title");
  filling.text("DOCUMENT_TITLE"_slot,
               site_.wording.filled("page-title", {{"page", title}, {"site", site_.guide.site.title}}));
  filling.text("DESCRIPTION"_slot, title).text("LAYOUT"_slot, "page").show("NOINDEX"_slot);
  filling.section("HEAD"_slot).text("TITLE"_slot, title);
  filling.html("HEADER_HTML"_slot, navigation_.header_at(root))
      .html("FOOTER_HTML"_slot, navigation_.footer_at(root));
  filling.html("PHASE_PATH_HTML"_slot, navigation_.phase_path_at(root));
  filling.html("BODY_HTML"_slot, site_.templates.expand("not-found.html", content));
  return site_.templates.expand("page.html", filling).text;
}

std::string PageRenderer::redirect(const std::string& old_address, const guide::Page& page) const {
  const std::string target = root_from(old_address) + page.address;
  Filling filling;
  filling.text("GENERATOR"_slot, generator_name)
      .text("LANG"_slot, site_.guide.site.language)
      .text("TITLE"_slot, page.title)
      .text("TARGET_HREF"_slot, target);
  // Without an icon of its own a browser asks the host for one.
  filling.text("ICON_HREF"_slot, root_from(old_address) + assets_.icon);
  filling.text("CANONICAL_HREF"_slot,
               site_.guide.site.base_url.empty() ? target : site_.guide.site.base_url + page.address);
  return site_.templates.expand("redirect.html", filling).text;
}

}  // namespace leidraad::render
