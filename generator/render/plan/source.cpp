// The list of sources, each with the pages that lean on it.
#include <map>
#include <set>

#include "render/pages/directives.hpp"
#include "render/trees/sources.hpp"
#include "text/unicode.hpp"

namespace leidraad::render {

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

// Research: studies and reports. Rules: laws and standards, and where they are explained.
bool is_among(guide::SourceKind kind, std::string_view kinds) {
  using guide::SourceKind;
  const bool is_report = kind == SourceKind::report;
  const bool is_study = kind == SourceKind::article || kind == SourceKind::book;
  if (kinds == "studies") return is_study;
  if (kinds == "reports") return is_report;
  const bool is_law = kind == SourceKind::law || kind == SourceKind::standard;
  if (kinds == "laws") return is_law;
  if (kinds == "explanation") return !is_report && !is_study && !is_law;
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

}  // namespace leidraad::render
