// Lists that the guide makes of itself: contacts, pages of a part, glossary, sources, A to Z, search.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "render/pages/directives.hpp"
#include "render/trees/sources.hpp"
#include "text/unicode.hpp"

namespace leidraad::render {

namespace {

// The letter under which a word stands: its first letter without diacritics, in capitals; "0-9" for anything
// else.
std::string letter_for(const std::string& word) {
  const std::string folded = text::folded(word);
  std::size_t offset = 0;
  while (offset < folded.size()) {
    const char c = folded[offset];
    if (c >= 'a' && c <= 'z') return std::string(1, static_cast<char>(c - 'a' + 'A'));
    if (c >= '0' && c <= '9') return "0-9";
    (void)text::next_character(folded, offset);
  }
  return "0-9";
}

// Letters in order, each with its words in order.
template <class T>
using Register = std::map<std::string, std::map<std::string, T>>;

}  // namespace

Html render_contacts(const guide::Directive& directive, PageContext& context) {
  Filling filling;
  for (const guide::Contact& contact : context.guide().contacts) {
    if (!directive.id.empty() && directive.id != contact.id) continue;
    Slots slots = filling.section("CONTACT"_slot);
    slots.text("NAME"_slot, contact.name)
        .text("ORGANISATION"_slot, contact.organisation)
        .text("ABOUT"_slot, contact.about);
    for (const std::string& email : contact.email) slots.section("EMAIL"_slot).text("ADDRESS"_slot, email);
    if (contact.website)
      slots.section("WEBSITE"_slot)
          .text("TEXT"_slot, contact.website->text)
          .text("HREF"_slot, contact.website->url);
  }
  return context.site().templates.expand("directives/contacts.html", filling);
}

Html render_pages(const guide::Directive& /*directive*/, PageContext& context) {
  const Part* part = context.site().outline.part_of(context.page());
  if (part == nullptr) return {};
  Filling filling;
  for (const guide::Page* page : part->pages) {
    if (page == &context.page()) continue;
    filling.section("CARD"_slot)
        .text("TITLE"_slot, page->navigation_title)
        .text("DESCRIPTION"_slot, page->description)
        .text("HREF"_slot, context.href(page->file));
  }
  return context.site().templates.expand("directives/pages.html", filling);
}

Html render_glossary(const guide::Directive& /*directive*/, PageContext& context) {
  Register<const guide::Term*> letters;
  for (const guide::Term& term : context.guide().terms)
    letters[letter_for(term.term)][text::sort_key(term.term)] = &term;
  Filling filling;
  for (const auto& [letter, terms] : letters) {
    Slots section = filling.section("LETTER"_slot);
    section.text("LETTER"_slot, letter);
    for (const auto& [key, term] : terms) {
      Slots slots = section.section("TERM"_slot);
      slots.text("ID"_slot, term->id).text("TERM"_slot, term->term).text("DEFINITION"_slot, term->definition);
      if (const guide::Page* page = context.site().outline.page(term->page.file)) {
        slots.section("PAGE"_slot)
            .text("TITLE"_slot, page->title)
            .text("HREF"_slot, context.href(page->file));
      }
    }
  }
  return context.site().templates.expand("directives/glossary.html", filling);
}

namespace {

using Uses = std::map<std::string, std::set<const guide::Page*>>;

// A tree has many pages; its start page stands for all of them.
void add_uses_in_trees(const guide::Guide& guide, const Outline& outline, Uses& uses) {
  for (const guide::Tree& tree : guide.trees) {
    for (const std::string& source : sources_of(tree)) uses[source].insert(outline.start_of(tree.id));
  }
}

// The pages that name each source, in text or through the data that they show.
Uses uses_of_sources(const guide::Guide& guide, const Outline& outline) {
  Uses uses;
  const auto add = [&](const std::vector<guide::SourceReference>& sources, const guide::Page* page) {
    if (page == nullptr) return;
    for (const guide::SourceReference& source : sources) uses[source.id].insert(page);
  };
  for (const guide::Page& page : guide.pages) {
    for (const guide::Citation& citation : page.body.citations) {
      for (const auto& item : citation.items) uses[item.source].insert(&page);
    }
    for (const guide::Directive& directive : page.body.directives) {
      if (directive.name == "chart") {
        if (const auto* chart = guide::find(guide.charts, directive.id)) add(chart->sources, &page);
      } else if (directive.name == "checklist") {
        if (const auto* checklist = guide::find(guide.checklists, directive.id))
          add(checklist->sources, &page);
      }
    }
  }
  for (const auto& trajectory : guide.trajectories)
    add(trajectory.sources, outline.page(trajectory.page.file));
  for (const auto& instrument : guide.instruments)
    add(instrument.sources, outline.page(instrument.page.file));
  add_uses_in_trees(guide, outline, uses);
  return uses;
}

}  // namespace

// Research: studies and reports. Rules: what one goes by, and where it is explained.
bool is_among(guide::SourceKind kind, std::string_view kinds) {
  using guide::SourceKind;
  const bool is_report = kind == SourceKind::report;
  const bool is_study = kind == SourceKind::article || kind == SourceKind::book;
  if (kinds == "studies") return is_study;
  if (kinds == "reports") return is_report;
  return (is_report || is_study) == (kinds == "research");
}

namespace {

// A source that half the guide leans on would make the list as long as the guide: then only its first pages are named.
void fill_uses(Slots used, const std::map<std::string, const guide::Page*>& pages,
               const PageContext& context) {
  constexpr std::size_t most_named = 8;
  std::size_t named = 0;
  for (const auto& [address, page] : pages) {
    if (++named > most_named && pages.size() > most_named + 1) break;
    used.section("PAGE"_slot)
        .text("TITLE"_slot, page->navigation_title)
        .text("HREF"_slot, context.root() + address);
  }
  if (pages.size() <= most_named + 1) return;
  const std::string count = std::to_string(pages.size() - most_named);
  used.section("MORE"_slot)
      .text("TEXT"_slot, context.site().wording.filled("used-on-more", {{"count", count}}));
}

}  // namespace

Html render_sources(const guide::Directive& directive, PageContext& context) {
  const guide::Attribute* kinds = directive.find("kinds");
  const guide::Guide& guide = context.guide();
  auto uses = uses_of_sources(guide, context.site().outline);
  std::map<std::string, const guide::Source*> sorted;
  for (const guide::Source& source : guide.sources) {
    if (kinds == nullptr || is_among(source.kind, kinds->value))
      sorted[text::sort_key(label_of(source)) + source.id] = &source;
  }
  Filling filling;
  for (const auto& [key, source] : sorted) {
    Slots slots = filling.section("SOURCE"_slot);
    std::string label = label_of(*source);
    if (!source->accessed.empty()) {
      const std::string date = context.site().wording.date(source->accessed);
      label += " (" + context.site().wording.filled("source-accessed", {{"date", date}}) + ")";
    }
    slots.text("ID"_slot, source->id).text("LABEL"_slot, label);
    slots.optional("URL"_slot, "HREF"_slot, source->url).optional("NOTE"_slot, "TEXT"_slot, source->note);
    std::map<std::string, const guide::Page*> pages;
    for (const guide::Page* page : uses[source->id]) pages[page->address] = page;
    if (pages.empty()) continue;
    fill_uses(slots.section("USED_ON"_slot), pages, context);
  }
  return context.site().templates.expand("directives/sources.html", filling);
}

Html render_a_z(const guide::Directive& /*directive*/, PageContext& context) {
  struct Place {
    std::string title;
    std::string href;
    std::string of;  // the page that a keyword leads to
  };
  Register<Place> letters;
  const auto add = [&](const std::string& title, const std::string& href, const std::string& of) {
    letters[letter_for(title)].emplace(text::sort_key(title) + '\0' + href, Place{title, href, of});
  };
  for (const guide::Page* page : context.site().outline.listed()) {
    if (page->file == "index.md") continue;
    add(page->title, context.root() + page->address, "");
    for (const std::string& keyword : page->keywords)
      add(keyword, context.root() + page->address, page->navigation_title);
  }
  if (const guide::Page* glossary = context.site().outline.page_with("glossary")) {
    for (const guide::Term& term : context.guide().terms) {
      add(term.term, context.href(glossary->file) + "#" + term.id, glossary->navigation_title);
    }
  }
  Filling filling;
  for (const auto& [letter, places] : letters) {
    filling.section("JUMP"_slot).text("LETTER"_slot, letter);
    Slots section = filling.section("LETTER"_slot);
    section.text("LETTER"_slot, letter);
    for (const auto& [key, place] : places) {
      Slots entry = section.section("ENTRY"_slot);
      entry.text("TITLE"_slot, place.title)
          .text("HREF"_slot, place.href)
          .optional("OF"_slot, "TEXT"_slot, place.of);
    }
  }
  return context.site().templates.expand("directives/a-z.html", filling);
}

Html render_search(const guide::Directive& /*directive*/, PageContext& context) {
  Filling filling;
  filling.text("ROOT"_slot, context.root());
  if (const guide::Page* a_z = context.site().outline.page_with("a-z")) {
    filling.section("A_Z"_slot).text("A_Z_HREF"_slot, context.href(a_z->file));
  }
  return context.site().templates.expand("search.html", filling);
}

}  // namespace leidraad::render
