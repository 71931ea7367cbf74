#include "render/pages/navigation.hpp"

#include <algorithm>

#include "guide/plan/catalogue_pages.hpp"
#include "guide/surveys/address.hpp"
#include "guide/trees/address.hpp"

namespace leidraad::render {

namespace {

// A part with more pages than this shows those around the current one and a link to all.
constexpr std::size_t longest_side = 40;
constexpr std::size_t around_current = 8;

// Stands where a link of the side navigation may be marked as the current page.
constexpr char mark = '\x01';
const char* const current_page = " aria-current=\"page\"";

std::vector<std::string> cut(const std::string& text) {
  std::vector<std::string> pieces;
  std::size_t start = 0;
  for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, start)) {
    pieces.push_back(text.substr(start, at - start));
    start = at + 1;
  }
  pieces.push_back(text.substr(start));
  return pieces;
}

Html joined(const std::vector<std::string>& pieces, std::size_t current) {
  Html html;
  std::size_t size = std::string_view{current_page}.size();
  for (const std::string& piece : pieces) size += piece.size();
  html.text.reserve(size);
  for (std::size_t index = 0; index < pieces.size(); ++index) {
    html.text += pieces[index];
    if (index == current && index + 1 < pieces.size()) html.text += current_page;
  }
  return html;
}

}  // namespace

Navigation::Navigation(const guide::Guide& guide, const Outline& outline, const Templates& templates,
                       const Wording& wording)
    : guide_(guide), outline_(outline), templates_(templates), wording_(wording) {
  for (const guide::PageReference& entry : guide.site.menu) {
    const std::string folder = guide::folder_of(entry.file);
    menu_folders_.push_back(!folder.empty() && entry.file.ends_with("/index.md") ? folder + "/" : "");
  }
  for (const guide::Page& page : guide.pages) prepare(root_from(page.address), page);
  for (const guide::Tree& tree : guide.trees) {
    if (const guide::Page* place = outline.page(tree.page.file))
      prepare(root_from(guide::tree_folder(tree)), *place);
  }
  for (const guide::Survey& survey : guide.surveys) {
    const guide::Page* place = outline.page(survey.page.file);
    if (place == nullptr) continue;
    prepare(root_from(guide::survey_address(survey)), *place);
    prepare(root_from(guide::survey_address(survey, "papier")), *place);
  }
  for (const guide::Catalogue& catalogue : guide.catalogues) {
    const guide::Page* index = catalogue.pages ? outline.page(guide::index_file(catalogue)) : nullptr;
    if (index == nullptr) continue;
    const std::string root = root_from(index->address);
    prepare(root, *index);          // of entries
    prepare(root + "../", *index);  // of choices
  }
  for (const auto& [folder, part] : outline.parts()) {
    if (part.pages.empty() || part.pages.size() > longest_side) continue;
    sides_.emplace(&part, cut(render_side(part, root_from(part.index->address), 0, part.pages.size()).text));
  }
}

void Navigation::prepare(const std::string& root, const guide::Page& place) {
  const int entry = menu_place(place);
  if (!headers_.contains({root, entry})) headers_.emplace(std::pair(root, entry), render_header(root, entry));
  if (!footers_.contains(root)) footers_.emplace(root, footer_at(root));
  const guide::Phase* phase = outline_.phase_of(place);
  if (!phase_paths_.contains({root, phase}))
    phase_paths_.emplace(std::pair(root, phase), render_phase_path(root, phase));
}

int Navigation::menu_place(const guide::Page& page) const {
  int best = -1;
  std::size_t best_length = 0;
  for (std::size_t index = 0; index < guide_.site.menu.size(); ++index) {
    if (guide_.site.menu[index].file == page.file) return static_cast<int>(index);
    const std::string& folder = menu_folders_[index];
    if (folder.size() > best_length && page.file.starts_with(folder)) {
      best = static_cast<int>(index);
      best_length = folder.size();
    }
  }
  return best;
}

Html Navigation::render_header(const std::string& root, int current) const {
  const guide::Site& site = guide_.site;
  Filling filling;
  filling.text("ROOT"_slot, root).text("HOME_HREF"_slot, root + "index.html");
  filling.text("SITE_TITLE"_slot, site.title).text("SITE_SUBTITLE"_slot, site.subtitle);
  if (const auto logo = guide_.media.find(site.logo); logo != guide_.media.end()) {
    std::string svg = logo->second.svg;
    svg.insert(4, " class=\"logo\" aria-hidden=\"true\"");  // after "<svg"
    filling.html("LOGO_HTML"_slot, {svg});
  }
  const guide::Page* search = outline_.page_with("search");
  if (search != nullptr) filling.section("SEARCH"_slot).text("SEARCH_HREF"_slot, root + search->address);
  if (const guide::Page* a_z = outline_.page_with("a-z"))
    filling.section("A_Z"_slot).text("A_Z_HREF"_slot, root + a_z->address);
  for (std::size_t index = 0; index < site.menu.size(); ++index) {
    const guide::Page* page = outline_.page(site.menu[index].file);
    if (page == nullptr) continue;
    Slots item = filling.section("MENU_ITEM"_slot);
    item.text("TITLE"_slot, page->navigation_title).text("HREF"_slot, root + page->address);
    if (static_cast<int>(index) == current) item.show("CURRENT"_slot);
  }
  return templates_.expand("header.html", filling);
}

Html Navigation::render_phase_path(const std::string& root, const guide::Phase* current) const {
  if (guide_.phases.empty()) return {};
  Filling filling;
  for (const guide::Phase& phase : guide_.phases) {
    const guide::Page* page = outline_.page(phase.page.file);
    if (page == nullptr) continue;
    Slots slots = filling.section("PHASE"_slot);
    slots.number("NUMBER"_slot, phase.number)
        .text("TITLE"_slot, phase.title)
        .text("HREF"_slot, root + page->address);
    if (current == &phase) slots.show("CURRENT"_slot);
  }
  return templates_.expand("phase-path.html", filling);
}

Html Navigation::render_side(const Part& part, const std::string& root, std::size_t first,
                             std::size_t last) const {
  Filling filling;
  filling.text("SECTION_TITLE"_slot, part.index->navigation_title)
      .text("SECTION_HREF"_slot, root + part.index->address);
  for (std::size_t index = first; index < last; ++index) {
    const guide::Page& page = *part.pages[index];
    filling.section("ITEM"_slot)
        .text("TITLE"_slot, page.navigation_title)
        .text("HREF"_slot, root + page.address)
        .html("CURRENT_HTML"_slot, {std::string(1, mark)});
  }
  if (last - first < part.pages.size()) {
    filling.section("MORE"_slot)
        .text("HREF"_slot, root + part.index->address)
        .text("TEXT"_slot, wording_("more-in-part"));
  }
  return templates_.expand("side-nav.html", filling);
}

const Html& Navigation::header(const std::string& root, const guide::Page& place) const {
  return headers_.at({root, menu_place(place)});
}

const Html& Navigation::footer(const std::string& root) const {
  return footers_.at(root);
}

const Html& Navigation::phase_path(const std::string& root, const guide::Page& place) const {
  return phase_paths_.at({root, outline_.phase_of(place)});
}

Html Navigation::side(const guide::Page& page) const {
  const Part* part = outline_.part_of(page);
  if (part == nullptr || part->pages.empty()) return {};
  const std::size_t place = outline_.place_in_part(page);  // 1 for the first page; 0 for the index page
  if (const auto whole = sides_.find(part); whole != sides_.end()) return joined(whole->second, place - 1);
  const std::size_t middle = place == 0 ? 0 : place - 1;
  const std::size_t first = middle > around_current ? middle - around_current : 0;
  const std::size_t last = std::min(part->pages.size(), middle + around_current + 1);
  return joined(cut(render_side(*part, root_from(page.address), first, last).text),
                place == 0 ? last : middle - first);
}

Html Navigation::header_at(const std::string& root) const {
  return render_header(root, -1);
}
Html Navigation::phase_path_at(const std::string& root) const {
  return render_phase_path(root, nullptr);
}

Html Navigation::footer_at(const std::string& root) const {
  Filling filling;
  filling.text("SITE_TITLE"_slot, guide_.site.title).text("PUBLISHER"_slot, guide_.site.publisher);
  for (const guide::PageReference& reference : guide_.site.footer) {
    const guide::Page* page = outline_.page(reference.file);
    if (page == nullptr) continue;
    filling.section("LINK"_slot)
        .text("TITLE"_slot, page->navigation_title)
        .text("HREF"_slot, root + page->address);
  }
  if (!guide_.site.funders.empty()) {
    Slots funders = filling.section("FUNDERS"_slot);
    for (const std::string& funder : guide_.site.funders)
      funders.section("FUNDER"_slot).text("TEXT"_slot, funder);
  }
  return templates_.expand("footer.html", filling);
}

}  // namespace leidraad::render
