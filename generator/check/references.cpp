#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "check/check.hpp"
#include "diagnostics/suggestion.hpp"
#include "guide/anchors.hpp"
#include "guide/directive_registry.hpp"

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

Text name_of(Kind kind) {
  switch (kind) {
    case Kind::phase:
      return {"fase", "phase"};
    case Kind::level:
      return {"niveau", "level"};
    case Kind::trajectory:
      return {"traject", "trajectory"};
    case Kind::instrument:
      return {"instrument", "instrument"};
    case Kind::contact:
      return {"contact", "contact"};
    case Kind::source:
      return {"bron", "source"};
    case Kind::term:
      return {"begrip", "term"};
    case Kind::checklist:
      return {"checklist", "checklist"};
    case Kind::catalogue:
      return {"catalogus", "catalogue"};
    case Kind::chart:
      return {"grafiek", "chart"};
    case Kind::tree:
      return {"beslisboom", "decision tree"};
    case Kind::survey:
      return {"vragenlijst", "survey"};
  }
  return {};
}

// The file in which a thing stands.
std::string file_of(Kind kind, const std::string& id) {
  switch (kind) {
    case Kind::phase:
      return "data/phases.yaml";
    case Kind::level:
      return "data/levels.yaml";
    case Kind::contact:
      return "data/contacts.yaml";
    case Kind::source:
      return "data/sources.yaml";
    case Kind::term:
      return "data/glossary.yaml";
    case Kind::trajectory:
      return "data/trajectories/" + id + ".yaml";
    case Kind::instrument:
      return "data/instruments/" + id + ".yaml";
    case Kind::checklist:
      return "data/checklists/" + id + ".yaml";
    case Kind::catalogue:
      return "data/catalogue/" + id + ".yaml";
    case Kind::chart:
      return "data/charts/" + id + ".yaml";
    case Kind::tree:
      return "data/trees/" + id + ".yaml";
    case Kind::survey:
      return "data/surveys/" + id + ".yaml";
  }
  return {};
}

class ReferenceChecker {
public:
  ReferenceChecker(const guide::Guide& guide, diagnostics::Diagnostics& diagnostics)
      : guide_(guide), diagnostics_(diagnostics) {
    ids_[Kind::phase] = ids_of(guide.phases);
    ids_[Kind::level] = ids_of(guide.levels.levels);
    ids_[Kind::trajectory] = ids_of(guide.trajectories);
    ids_[Kind::instrument] = ids_of(guide.instruments);
    ids_[Kind::contact] = ids_of(guide.contacts);
    ids_[Kind::source] = ids_of(guide.sources);
    ids_[Kind::term] = ids_of(guide.terms);
    ids_[Kind::checklist] = ids_of(guide.checklists);
    ids_[Kind::catalogue] = ids_of(guide.catalogues);
    ids_[Kind::chart] = ids_of(guide.charts);
    ids_[Kind::tree] = ids_of(guide.trees);
    ids_[Kind::survey] = ids_of(guide.surveys);
    for (const auto& [kind, ids] : ids_) known_[kind].insert(ids.begin(), ids.end());
    for (const guide::Page& page : guide.pages) {
      pages_.emplace(page.file, &page);
      namesakes_.emplace(page.file.substr(page.file.rfind('/') + 1), &page);
      by_folder_[guide::folder_of(page.file)].push_back(page.file);
      files_.push_back(page.file);
    }
    for (const auto& [file, media] : guide.media) media_files_.push_back(file);
    source_ids_.insert(ids_[Kind::source].begin(), ids_[Kind::source].end());
  }

  void check() {
    for (const guide::Mention& mention : guide_.mentions)
      check_id(mention.kind, mention.id, mention.position);
    for (const guide::PageMention& mention : guide_.page_mentions) check_page(mention.file, mention.position);
    for (const guide::Link& link : guide_.data_links) check_link(nullptr, link);
    for (const guide::Citation& citation : guide_.data_citations) check_citation(citation);
    for (const guide::Page& page : guide_.pages) check_page_body(page);
    check_groups();
    check_logo();
  }

private:
  // A mistake in a file is said once, not again wherever something in that file is mentioned.
  [[nodiscard]] bool is_faulty_content(const std::string& file) const {
    return guide_.faulty_files.contains("content/" + guide_.site.language + "/" + file);
  }
  [[nodiscard]] bool may_be_in_faulty_file(Kind kind, const std::string& id) const {
    return guide_.faulty_files.contains(file_of(kind, id));
  }

  void check_id(Kind kind, const std::string& id, const guide::Position& position) {
    if (known_[kind].contains(id) || may_be_in_faulty_file(kind, id)) return;
    diagnostics_.add("unknown-reference"_code, position, {id, name_of(kind)}).suggestion =
        nearest(id, ids_[kind]);
  }

  // The name nearest to a missing page; with ten thousand pages only those with the same folder or the same
  // name are compared.
  [[nodiscard]] std::string nearest_page(const std::string& file) {
    constexpr std::size_t few = 1000;
    const auto namesake = namesakes_.find(file.substr(file.rfind('/') + 1));
    if (namesake != namesakes_.end()) return namesake->second->file;
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

  bool check_page(const std::string& file, const guide::Position& position) {
    if (pages_.contains(file)) return true;
    if (is_faulty_content(file)) return false;
    diagnostics_.add("missing-page"_code, position, {file}).suggestion = nearest_page(file);
    return false;
  }

  void check_link(const guide::Page* page, const guide::Link& link) {
    const bool is_web = link.path.empty() && !link.target.starts_with('#');
    if (is_web && link.target.find(':') != std::string::npos) return;
    if (link.is_image || (!link.path.empty() && !link.path.ends_with(".md"))) {
      if (!guide_.media.contains(link.path) && !is_faulty_content(link.path)) {
        diagnostics_.add("missing-media"_code, link.position, {link.target}).suggestion =
            nearest(link.path, media_files_);
      }
      return;
    }
    const guide::Page* target = page;
    if (!link.path.empty()) {
      if (!check_page(link.path, link.position)) return;
      target = pages_.at(link.path);
    }
    if (!link.anchor.empty() && target != nullptr) check_anchor(*target, link);
  }

  void check_anchor(const guide::Page& target, const guide::Link& link) {
    constexpr std::size_t shown = 12;
    PageAnchors& known = anchors_[&target];
    if (known.all.empty()) {
      known.in_order = guide::anchors_on(target, guide_);
      known.all.insert(known.in_order.begin(), known.in_order.end());
      for (const guide::Heading& heading : target.body.headings) known.all.insert(heading.anchor);
    }
    if (known.all.contains(link.anchor)) return;
    const std::vector<std::string>& anchors = known.in_order;
    std::vector<std::string> hashed;
    for (std::size_t place = 0; place < std::min(anchors.size(), shown + 1); ++place)
      hashed.push_back('#' + anchors[place]);
    diagnostics_
        .add("missing-anchor"_code, link.position,
             {target.file, link.anchor,
              hashed.empty() ? diagnostics::Argument(
                                   Text{"(die pagina heeft geen koppen)", "(that page has no headings)"})
                             : diagnostics::Argument(diagnostics::listed(hashed, shown))})
        .suggestion = nearest(link.anchor, anchors);
  }

  void check_citation(const guide::Citation& citation) {
    for (const guide::Citation::Item& item : citation.items) {
      if (source_ids_.contains(item.source) || may_be_in_faulty_file(Kind::source, item.source)) continue;
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
    if (is_faulty_content(logo)) return;
    if (media == guide_.media.end() || media->second.svg.empty()) {
      diagnostics_.add("missing-media"_code, {"data/site.yaml"}, {logo});
    }
  }

  const guide::Guide& guide_;
  diagnostics::Diagnostics& diagnostics_;
  struct PageAnchors {
    std::vector<std::string> in_order;
    std::unordered_set<std::string> all;
  };

  std::map<Kind, std::vector<std::string>> ids_;
  std::map<Kind, std::unordered_set<std::string>> known_;
  std::unordered_map<std::string, const guide::Page*> namesakes_;  // the first page of that name
  std::unordered_map<std::string, std::vector<std::string>> by_folder_;
  std::vector<std::string> files_;
  std::vector<std::string> media_files_;
  std::unordered_map<const guide::Page*, PageAnchors> anchors_;
  std::size_t suggestions_left_ = 2'000;
  std::unordered_map<std::string, const guide::Page*> pages_;
  std::set<std::string> source_ids_;
};

}  // namespace

void check_references(const guide::Guide& guide, diagnostics::Diagnostics& diagnostics) {
  ReferenceChecker(guide, diagnostics).check();
}

}  // namespace leidraad::check
