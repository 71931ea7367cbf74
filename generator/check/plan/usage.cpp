#include <algorithm>
#include <set>

#include "check/check.hpp"
#include "check/plan/looks.hpp"

namespace leidraad::check {

using diagnostics::operator""_code;
using diagnostics::Text;

namespace {

// What readers can reach and what pages show.
struct Usage {
  std::set<std::string> pages;
  std::set<std::string> media;
  std::set<std::string> sources;
  std::set<std::string> shown;  // "checklist deelnemers"
};

void add_links(const std::vector<guide::Link>& links, Usage& usage) {
  for (const guide::Link& link : links)
    (link.path.ends_with(".md") ? usage.pages : usage.media).insert(link.path);
}

void add_citations(const std::vector<guide::Citation>& citations, Usage& usage) {
  for (const guide::Citation& citation : citations) {
    for (const auto& item : citation.items) usage.sources.insert(item.source);
  }
}

Usage usage_of(const guide::Guide& guide) {
  Usage usage;
  for (const guide::PageMention& mention : guide.page_mentions) usage.pages.insert(mention.file);
  for (const guide::Mention& mention : guide.mentions) {
    if (mention.kind == guide::Kind::source) usage.sources.insert(mention.id);
  }
  add_links(guide.data_links, usage);
  add_citations(guide.data_citations, usage);
  for (const guide::Page& page : guide.pages) {
    add_links(page.body.links, usage);
    add_citations(page.body.citations, usage);
    for (const guide::Directive& directive : page.body.directives) {
      usage.shown.insert(directive.name + " " + directive.id);
      if (const auto* source = directive.find("src")) usage.media.insert(source->value);
    }
  }
  if (!guide.site.logo.empty()) usage.media.insert(guide.site.logo);
  for_each_drawing(guide, [&](const guide::MediaReference& drawing) { usage.media.insert(drawing.file); });
  return usage;
}

bool has_lost_links(const diagnostics::Diagnostics& diagnostics) {
  const auto& all = diagnostics.all();
  return std::any_of(all.begin(), all.end(), [](const diagnostics::Diagnostic& one) {
    return one.code == "missing-page"_code || one.code == "missing-media"_code ||
           one.code == "unknown-source"_code;
  });
}

template <class T>
void check_shown(const std::vector<T>& records, const guide::KindFacts& facts, const Usage& usage,
                 diagnostics::Diagnostics& diagnostics) {
  const std::string directive(facts.name);
  for (const T& record : records) {
    if (usage.shown.contains(directive + " " + record.id)) continue;
    diagnostics.add("not-shown"_code, {guide::file_of(facts.kind, record.id)},
                    {record.id, Text{facts.one.dutch, facts.one.english}, directive});
  }
}

}  // namespace

void check_usage(const guide::Guide& guide, diagnostics::Diagnostics& diagnostics) {
  // What uses something may stand in what could not be read, or be a link that leads nowhere yet.
  if (!guide.faulty_files.empty() || has_lost_links(diagnostics)) return;
  const Usage usage = usage_of(guide);
  // A page in a folder with an index page stands in that part's menu; only loose pages can be lost.
  std::set<std::string> folders_with_index;
  for (const guide::Page& page : guide.pages) {
    if (guide::is_index(page)) folders_with_index.insert(guide::folder_of(page.file));
  }
  for (const guide::Page& page : guide.pages) {
    const std::string folder = guide::folder_of(page.file);
    const bool is_in_menu = !folder.empty() && !guide::is_index(page) && folders_with_index.contains(folder);
    if (page.file == "index.md" || is_in_menu || usage.pages.contains(page.file)) continue;
    const std::string parent =
        folder.find('/') == std::string::npos ? "" : folder.substr(0, folder.rfind('/'));
    if (guide::is_index(page) && !parent.empty() && folders_with_index.contains(parent)) continue;
    diagnostics.add("orphan-page"_code, page.title_position);
  }
  for (const auto& [file, media] : guide.media) {
    if (!usage.media.contains(file)) {
      diagnostics.add("unused-media"_code, {"content/" + guide.site.language + "/" + file});
    }
  }
  for (const guide::Source& source : guide.sources) {
    if (!usage.sources.contains(source.id))
      diagnostics.add("unused-source"_code, source.position, {source.id});
  }
  guide::for_each_kind(guide, [&](const guide::KindFacts& facts, const auto& records) {
    if (facts.has_to_be_shown) check_shown(records, facts, usage, diagnostics);
  });
}

}  // namespace leidraad::check
