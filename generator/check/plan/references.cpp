#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "check/check.hpp"
#include "check/faulty.hpp"
#include "check/pages/links.hpp"
#include "diagnostics/suggestion.hpp"
#include "guide/pages/anchors.hpp"
#include "guide/pages/directives.hpp"
#include "guide/plan/catalogue_pages.hpp"

namespace leidraad::check {

using diagnostics::operator""_code;
using diagnostics::Text;
using guide::Kind;

namespace {

template <class T>
std::vector<std::string> ids_of(const std::vector<T>& things) {
  std::vector<std::string> ids;
  for (const T& thing : things) ids.push_back(thing.id);
  return ids;
}

// "fase", "phase".
Text name_of(Kind kind) {
  const guide::Noun& noun = guide::facts_of(kind).one;
  return {guide::without_article(noun.dutch), guide::without_article(noun.english)};
}

// What a file must hold at least; nothing for what has a file of its own for each thing.
Text least_of(Kind kind) {
  const guide::KindFacts& facts = guide::facts_of(kind);
  if (facts.is_folder()) return {};
  return {facts.least.dutch, facts.least.english};
}

// `target` as a link in a file of `folder` writes it; both count from the folder of the language.
std::string path_from(const std::string& folder, const std::string& target) {
  std::size_t shared = 0;  // up to and with the last "/" of the folders that both are in
  for (std::size_t at = 0; at < folder.size() && at < target.size() && folder[at] == target[at]; ++at) {
    if (folder[at] == '/') shared = at + 1;
  }
  std::string path;
  for (std::size_t at = shared; at < folder.size(); ++at) {
    if (folder[at] == '/') path += "../";
  }
  return path + target.substr(shared);
}

bool is_image(const guide::MediaFile& media) {
  return media.width > 0 || !media.svg.empty();
}

class ReferenceChecker {
public:
  ReferenceChecker(const guide::Guide& guide, diagnostics::Diagnostics& diagnostics)
      : guide_(guide), diagnostics_(diagnostics) {
    guide::for_each_kind(guide, [&](const guide::KindFacts& facts, const auto& records) {
      ids_[facts.kind] = ids_of(records);
    });
    for (const auto& [kind, ids] : ids_) known_[kind].insert(ids.begin(), ids.end());
    for (const guide::Page& page : guide.pages) {
      pages_.emplace(page.file, &page);
      add_file(page.file);
    }
    for (const guide::Catalogue& catalogue : guide.catalogues) {
      if (catalogue.pages) add_catalogue(catalogue);
    }
    for (const auto& [file, media] : guide.media) {
      media_files_.add(file);
      if (is_image(media)) images_.add(file);
    }
    source_ids_.insert(ids_[Kind::source].begin(), ids_[Kind::source].end());
  }

  void check() {
    for (const guide::Mention& mention : guide_.mentions)
      check_id(mention.kind, mention.id, mention.position);
    for (const guide::PageMention& mention : guide_.page_mentions)
      (void)check_page(mention.file, mention.position, nullptr, nullptr);
    for (const guide::Link& link : guide_.data_links) check_link(nullptr, link);
    for (const guide::SearchExample& example : guide_.search.examples) {
      if (!example.finds.path.empty()) check_link(nullptr, example.finds);
    }
    for (const guide::Citation& citation : guide_.data_citations) check_citation(citation);
    for (const guide::Page& page : guide_.pages) check_page_body(page);
    check_groups();
    check_logo();
  }

private:
  void add_file(const std::string& file) {
    namesakes_.emplace(file.substr(file.rfind('/') + 1), file);
    by_folder_[guide::folder_of(file)].push_back(file);
    files_.push_back(file);
  }

  // Links name the pages of a catalogue as if they were files.
  void add_catalogue(const guide::Catalogue& catalogue) {
    for (const guide::CatalogueEntry& entry : catalogue.entries) {
      const std::string file = guide::entry_file(catalogue, entry);
      add_file(file);
      entry_pages_.emplace(file, guide::anchors_of_entry_page(catalogue, entry));
    }
    for (const guide::CatalogueField& field : catalogue.fields) {
      if (!field.is_filter) continue;
      for (const auto& choice : guide::used_choices(guide_, catalogue, field, guide::entries_of(catalogue)))
        choice_pages_.insert(guide::choice_file(catalogue, field, choice.id));
    }
  }

  // Whether a file may be a page of a catalogue that could not be read.
  [[nodiscard]] bool may_be_of_faulty_catalogue(const std::string& file) const {
    const auto index = pages_.find(file.substr(0, file.find('/')) + "/index.md");
    if (index == pages_.end()) return false;
    const auto& directives = index->second->body.directives;
    return std::any_of(directives.begin(), directives.end(), [&](const guide::Directive& directive) {
      return directive.name == "catalogue" && may_be_in_faulty_file(Kind::catalogue, directive.id);
    });
  }

  [[nodiscard]] bool may_be_in_faulty_file(Kind kind, const std::string& id) const {
    return is_faulty(guide_, guide::file_of(kind, id));
  }

  // Where a file with everything of a kind is not there at all, that is said, once, and not that each of its
  // things is missing.
  bool is_missing_file(Kind kind, const guide::Position& position) {
    const Text least = least_of(kind);
    if (least.dutch.empty() || !ids_[kind].empty()) return false;
    const std::string file = guide::file_of(kind, "");
    if (missing_files_.insert(file).second) {
      diagnostics_.add("missing-file"_code, {file}, {file, least})
          .notes.push_back({{"hier wordt het gebruikt", "it is used here"}, position});
    }
    return true;
  }

  void check_id(Kind kind, const std::string& id, const guide::Position& position) {
    if (known_[kind].contains(id) || may_be_in_faulty_file(kind, id)) return;
    if (is_missing_file(kind, position)) return;
    diagnostics_.add("unknown-reference"_code, position, {id, name_of(kind)}).suggestion =
        nearest(id, ids_[kind]);
  }

  // The name nearest to a missing page; with ten thousand pages only those with the same folder or the same
  // name are compared.
  [[nodiscard]] std::string nearest_page(const std::string& file) {
    constexpr std::size_t few = 1000;
    const auto namesake = namesakes_.find(file.substr(file.rfind('/') + 1));
    if (namesake != namesakes_.end()) return namesake->second;
    if (files_.size() < few) return nearest(file, files_);
    const auto folder = by_folder_.find(guide::folder_of(file));
    return folder == by_folder_.end() ? std::string{} : nearest(file, folder->second);
  }

  // Each costs a look at all names. Where so much is wrong one cause is behind most of it, and nobody reads
  // on.
  [[nodiscard]] std::string nearest(const std::string& word, const std::vector<std::string>& names) {
    if (suggestions_left_ == 0) return {};
    --suggestions_left_;
    return diagnostics::nearest(word, names);
  }

  // `link` is the link to it; nullptr where a record names the page by its path from the folder of the
  // language.
  bool check_page(const std::string& file, const guide::Position& position, const guide::Page* from,
                  const guide::Link* link) {
    if (pages_.contains(file) || entry_pages_.contains(file)) return true;
    if (link != nullptr && choice_pages_.contains(file)) return true;
    if (is_faulty_content(guide_, file) || may_be_of_faulty_catalogue(file)) return false;
    const std::string meant = nearest_page(file);
    auto& missing =
        diagnostics_.add("missing-page"_code, position, {link == nullptr ? file : path_of(*link)});
    if (!meant.empty()) missing.suggestion = path_from(folder_of(from), meant);
    return false;
  }

  // A link as it is written, without its anchor.
  static std::string path_of(const guide::Link& link) { return link.target.substr(0, link.target.find('#')); }

  // With "/" at its end; empty for the folder of the language itself, from which data counts.
  static std::string folder_of(const guide::Page* from) {
    std::string folder = from == nullptr ? std::string() : guide::folder_of(from->file);
    if (!folder.empty() && !folder.ends_with('/')) folder += '/';
    return folder;
  }

  void check_link(const guide::Page* page, const guide::Link& link) {
    const bool is_web = link.path.empty() && !link.target.starts_with('#');
    if (is_web && link.target.find(':') != std::string::npos) return;
    if (link.is_image || (!link.path.empty() && !link.path.ends_with(".md"))) {
      const bool is_there = guide_.media.contains(link.path) || is_faulty_content(guide_, link.path);
      if (!is_there && has_sound_target(link)) report_media(page, link);
      return;
    }
    const guide::Page* target = page;
    if (!link.path.empty()) {
      const auto known = pages_.find(link.path);
      target = known == pages_.end() ? nullptr : known->second;
      // What is wrong with the link itself is told by check_links, and then it leads nowhere.
      if (target == nullptr && has_sound_target(link))
        (void)check_page(link.path, link.position, page, &link);
    }
    if (link.anchor.empty() || !has_sound_target(link)) return;
    const auto entry = entry_pages_.find(link.path);
    if (target != nullptr) {
      check_anchor(*target, link);
    } else if (entry != entry_pages_.end() &&
               std::find(entry->second.begin(), entry->second.end(), link.anchor) == entry->second.end()) {
      report_anchor(link.path, entry->second, link);
    }
  }

  void report_media(const guide::Page* page, const guide::Link& link) {
    const NamedFiles& files = link.is_image ? images_ : media_files_;
    // The same name in another folder says more than a similar one here.
    const auto namesake = files.by_name.find(link.path.substr(link.path.rfind('/') + 1));
    const std::string meant =
        namesake != files.by_name.end() ? namesake->second : nearest(link.path, files.all);
    auto& missing = diagnostics_.add("missing-media"_code, link.position, {link.target});
    if (!meant.empty()) missing.suggestion = path_from(folder_of(page), meant);
  }

  // What a page shows of a faulty file may have the anchor.
  [[nodiscard]] bool shows_faulty_file(const guide::Page& page) const {
    const auto& directives = page.body.directives;
    return std::any_of(directives.begin(), directives.end(), [&](const guide::Directive& directive) {
      if (directive.name == "glossary") return may_be_in_faulty_file(Kind::term, "");
      if (directive.name == "sources") return may_be_in_faulty_file(Kind::source, "");
      if (directive.name == "checklist") return may_be_in_faulty_file(Kind::checklist, directive.id);
      return directive.name == "catalogue" && may_be_in_faulty_file(Kind::catalogue, directive.id);
    });
  }

  // Where the "#" of a link stands, if the link stands there as it is read.
  static guide::Position anchor_position(const guide::Link& link) {
    guide::Position position = link.position;
    if (position.length != link.target.size()) return position;
    const auto before = static_cast<std::uint32_t>(path_of(link).size());
    position.column += before;
    position.length -= before;
    return position;
  }

  void check_anchor(const guide::Page& target, const guide::Link& link) {
    PageAnchors& known = anchors_[&target];
    if (known.all.empty()) {
      known.in_order = guide::anchors_on(target, guide_);
      known.all.insert(known.in_order.begin(), known.in_order.end());
      for (const guide::Heading& heading : target.body.headings) known.all.insert(heading.anchor);
    }
    if (known.all.contains(link.anchor) || shows_faulty_file(target)) return;
    report_anchor(target.file, known.in_order, link);
  }

  void report_anchor(const std::string& file, const std::vector<std::string>& anchors,
                     const guide::Link& link) {
    constexpr std::size_t shown = 12;
    std::vector<std::string> hashed;
    for (std::size_t place = 0; place < std::min(anchors.size(), shown + 1); ++place)
      hashed.push_back('#' + anchors[place]);
    auto& missing = diagnostics_.add(
        "missing-anchor"_code, anchor_position(link),
        {file, link.anchor,
         hashed.empty()
             ? diagnostics::Argument(Text{"(die pagina heeft geen koppen)", "(that page has no headings)"})
             : diagnostics::Argument(diagnostics::listed(hashed, shown))});
    const std::string meant = nearest(link.anchor, anchors);
    if (!meant.empty()) missing.suggestion = '#' + meant;
  }

  void check_citation(const guide::Citation& citation) {
    for (const guide::Citation::Item& item : citation.items) {
      if (source_ids_.contains(item.source) || may_be_in_faulty_file(Kind::source, item.source)) continue;
      if (is_missing_file(Kind::source, item.position)) continue;
      diagnostics_.add("unknown-source"_code, item.position, {item.source}).suggestion =
          nearest(item.source, ids_[Kind::source]);
    }
  }

  void check_page_body(const guide::Page& page) {
    for (const guide::Link& link : page.body.links) check_link(&page, link);
    for (const guide::Citation& citation : page.body.citations) check_citation(citation);
    for (const guide::Directive& directive : page.body.directives) {
      const guide::DirectiveRule* rule = guide::find_directive(directive.name);
      if (rule != nullptr && rule->target && !directive.id.empty()) {
        check_id(*rule->target, directive.id, directive.id_position);
      }
    }
  }

  void check_groups() {
    for (const guide::Trajectory& trajectory : guide_.trajectories) {
      if (!trajectory.checklist || trajectory.checklist->group.empty()) continue;
      const guide::Checklist* checklist = guide::find(guide_.checklists, trajectory.checklist->id.id);
      if (checklist == nullptr || guide::find(checklist->groups, trajectory.checklist->group) != nullptr)
        continue;
      diagnostics_
          .add("unknown-reference"_code, trajectory.checklist->group_position,
               {trajectory.checklist->group, Text{"groep van de checklist", "group of the checklist"}})
          .suggestion = diagnostics::nearest(trajectory.checklist->group, ids_of(checklist->groups));
    }
  }

  void check_logo() {
    const std::string& logo = guide_.site.logo;
    if (logo.empty()) return;
    const auto media = guide_.media.find(logo);
    if (is_faulty_content(guide_, logo)) return;
    if (media == guide_.media.end() || media->second.svg.empty()) {
      diagnostics_.add("missing-media"_code, {"data/site.yaml"}, {logo});
    }
  }

  const guide::Guide& guide_;
  diagnostics::Diagnostics& diagnostics_;
  struct NamedFiles {
    std::vector<std::string> all;
    std::unordered_map<std::string, std::string> by_name;  // without its folder: the first of that name

    void add(const std::string& file) {
      all.push_back(file);
      by_name.emplace(file.substr(file.rfind('/') + 1), file);
    }
  };
  struct PageAnchors {
    std::vector<std::string> in_order;
    std::unordered_set<std::string> all;
  };

  std::map<Kind, std::vector<std::string>> ids_;
  std::map<Kind, std::unordered_set<std::string>> known_;
  std::unordered_map<std::string, std::string> namesakes_;  // the first file of that name
  std::unordered_map<std::string, std::vector<std::string>> by_folder_;
  std::vector<std::string> files_;
  std::map<std::string, std::vector<std::string>> entry_pages_;  // of catalogues: files, with their anchors
  std::set<std::string> choice_pages_;
  NamedFiles media_files_;
  NamedFiles images_;
  std::unordered_map<const guide::Page*, PageAnchors> anchors_;
  std::size_t suggestions_left_ = 2'000;
  std::unordered_map<std::string, const guide::Page*> pages_;
  std::set<std::string> source_ids_;
  std::set<std::string> missing_files_;  // said already
};

}  // namespace

void check_references(const guide::Guide& guide, diagnostics::Diagnostics& diagnostics) {
  ReferenceChecker(guide, diagnostics).check();
}

}  // namespace leidraad::check
