#include "load/guide_loader.hpp"

#include <algorithm>
#include <future>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "diagnostics/suggestion.hpp"
#include "interchange/survey_results.hpp"
#include "load/files/git_dates.hpp"
#include "load/files/media.hpp"
#include "load/files/source_file.hpp"
#include "load/files/source_tree.hpp"
#include "load/pages/directive_blocks.hpp"
#include "load/pages/markdown.hpp"
#include "load/pages/page_file.hpp"
#include "load/plan/catalogue_entries.hpp"
#include "load/plan/default_theme.hpp"
#include "load/plan/records.hpp"
#include "load/surveys/lock.hpp"
#include "load/surveys/records.hpp"
#include "load/trees/files.hpp"
#include "load/yaml/yaml.hpp"
#include "text/unicode.hpp"
#include "threads/parallel_for.hpp"

namespace leidraad::load {

namespace fs = std::filesystem;

namespace {

std::string stem_of(const std::string& name) {
  const std::string file = name.substr(name.rfind('/') + 1);
  return file.substr(0, file.rfind('.'));
}

std::vector<std::string> split_by_comma(const std::string& text) {
  std::vector<std::string> parts;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t comma = std::min(text.find(',', start), text.size());
    std::string part = text.substr(start, comma - start);
    part.erase(0, part.find_first_not_of(' '));
    if (!part.empty()) parts.push_back(std::move(part));
    start = comma + 1;
  }
  return parts;
}

// Reads data/ first (small, one thread), then the pages (many, all threads).
class GuideLoader {
public:
  GuideLoader(const fs::path& source, const LoadOptions& options) : source_(source), options_(options) {}

  LoadResult load() {
    register_markdown_extensions();
    std::error_code error;
    if (!fs::is_directory(source_, error)) {
      diagnostics().add("source-not-a-folder"_code, {}, {source_.string()});
      return std::move(result_);
    }
    auto dates = std::async(std::launch::async, [&] {
      return options_.asks_git ? git_dates(source_) : std::unordered_map<std::string, std::string>{};
    });
    load_site();
    load_interface();
    load_glossary();
    terms_ = TermIndex(guide().terms);
    context_ = {&terms_, &guide().media, split_by_comma(guide().interface["vague-link-texts"])};
    load_data();
    load_content(dates.get());
    sort_plan();
    return std::move(result_);
  }

private:
  guide::Guide& guide() { return result_.guide; }
  diagnostics::Diagnostics& diagnostics() { return result_.diagnostics; }

  [[nodiscard]] std::string content_folder() const { return "content/" + result_.guide.site.language; }

  // --- data
  // -----------------------------------------------------------------------------------------------------------------

  Reading reading_of(const std::string& name) {
    Reading reading{name, diagnostics(), guide().mentions, guide().page_mentions, {}};
    reading.inline_markdown = [this, name](const std::string& text, const YamlNode& node) {
      const YamlNode::TextPlace& start = node.text_place;
      const MarkdownPlace place = start.is_exact
                                      ? MarkdownPlace{name, "", start.line, start.column, start.indentation}
                                      : MarkdownPlace{name, "", node.line, node.column, 0, node.length};
      MarkdownContext context = context_;
      context.terms =
          nullptr;  // terms are linked where they are first used on a page, not in data shown on many
      diagnostics::Diagnostics found;
      guide::InlineText read = read_inline(text, place, context, found);
      for (diagnostics::Diagnostic one : found.all()) {
        // Where all of the value is marked, a part of it must not be pasted over the mark.
        if (!start.is_exact) one.suggestion.clear();
        diagnostics().add(std::move(one));
      }
      guide().data_links.insert(guide().data_links.end(), read.links.begin(), read.links.end());
      guide().data_citations.insert(guide().data_citations.end(), read.citations.begin(),
                                    read.citations.end());
      return read;
    };
    return reading;
  }

  std::optional<YamlNode> yaml_of(const std::string& name) {
    seen_data_.insert(name);
    const auto file = read_text(source_, name, diagnostics());
    auto yaml = file ? parse_yaml(name, file->text, diagnostics()) : std::nullopt;
    if (!yaml) guide().faulty_files.insert(name);
    return yaml;
  }

  bool exists(const std::string& name) const {
    std::error_code error;
    return fs::exists(source_ / name, error) || fs::is_symlink(source_ / name, error);
  }

  // Reads a file that holds one record. False where it is missing or unusable.
  template <class T>
  bool load_file(const std::string& name, T& value) {
    if (!exists(name)) return false;
    const auto yaml = yaml_of(name);
    if (!yaml) return false;
    Reading reading = reading_of(name);
    const std::size_t known = diagnostics().all().size();
    const bool is_complete = record_of<T>().read(*yaml, value, reading, name);
    if (diagnostics().all().size() > known) guide().faulty_files.insert(name);
    return is_complete;
  }

  // Reads every file of a folder; the id of each must be its file name.
  template <class T>
  void load_folder(const std::string& folder, std::vector<T>& values) {
    for (const std::string& name : data_files_) {
      if (!name.starts_with(folder + "/") || !name.ends_with(".yaml")) continue;
      const auto yaml = yaml_of(name);
      if (!yaml) continue;
      Reading reading = reading_of(name);
      const std::size_t known = diagnostics().all().size();
      T value;
      if (!record_of<T>().read(*yaml, value, reading, name)) {
        guide().faulty_files.insert(name);
        continue;
      }
      // A figure that could not be read is not one that somebody forgot to add.
      if (std::is_same_v<T, guide::Chart> && diagnostics().all().size() > known)
        guide().faulty_files.insert(name);
      if constexpr (std::is_same_v<T, guide::Catalogue>) read_entries(*yaml, value, reading);
      const YamlNode::Member* id = yaml->find("id");
      if (!value.id.empty() && value.id != stem_of(name)) {
        diagnostics().add("id-is-not-file-name"_code, reading.position(id->value), {value.id, stem_of(name)});
        guide().faulty_files.insert(name);  // it may be meant by either
      }
      values.push_back(std::move(value));
    }
  }

  template <class T>
  void refuse_duplicate_ids(const std::vector<T>& values, const std::string& name, const Text& kind) {
    std::set<std::string> seen;
    for (const T& value : values) {
      if (value.id.empty() || seen.insert(value.id).second) continue;
      diagnostics().add("duplicate-id"_code, position_of_id(name, value.id, 2), {value.id, kind});
    }
  }

  // Items are named by their id alone, whatever their group.
  void refuse_duplicate_ids_in_checklists() {
    for (const guide::Checklist& checklist : guide().checklists) {
      const std::string name = "data/checklists/" + checklist.id + ".yaml";
      std::vector<guide::ChecklistItem> items;
      for (const guide::ChecklistGroup& group : checklist.groups)
        items.insert(items.end(), group.items.begin(), group.items.end());
      refuse_duplicate_ids(checklist.groups, name,
                           {"de groepen van de checklist", "the groups of the checklist"});
      refuse_duplicate_ids(items, name, {"de punten van de checklist", "the items of the checklist"});
    }
  }

  // Where the n-th `id: <id>` stands in a file; the file is read again, for a mistake only.
  guide::Position position_of_id(const std::string& name, const std::string& id, int nth) {
    diagnostics::Diagnostics ignored;
    const auto file = read_text(source_, name, ignored);
    const std::string needle = "id: " + id;
    std::size_t at = std::string::npos;
    if (file) {
      std::size_t from = 0;
      for (int found = 0; found < nth; from = at + needle.size()) {
        at = file->text.find(needle, from);
        if (at == std::string::npos) break;
        const std::size_t end = at + needle.size();
        if (end == file->text.size() || file->text[end] == '\n' || file->text[end] == ' ' ||
            file->text[end] == ',' || file->text[end] == '}') {
          ++found;
        }
      }
    }
    if (at == std::string::npos) return {name};
    guide::Position position = position_at(name, file->text, at + 4);
    position.length = static_cast<std::uint32_t>(id.size());
    return position;
  }

  void report_missing(const std::string& name, const Text& least) {
    diagnostics().add("missing-file"_code, {name}, {name, least});
    guide().faulty_files.insert(name);
  }

  void load_site() {
    guide::Site& site = guide().site;
    if (!exists("data/site.yaml"))
      report_missing("data/site.yaml",
                     {"`title`, `description` en `menu`", "`title`, `description` and `menu`"});
    (void)load_file("data/site.yaml", site);
    fill_missing_palettes(site.theme);
    for (std::string* address : {&site.base_url, &site.collector}) {
      if (!address->empty() && !address->ends_with('/')) *address += '/';
    }
  }

  // The texts that come with the program, then those of the guide.
  void load_interface() {
    const std::string name = "data/i18n/" + guide().site.language + ".yaml";
    auto& texts = guide().interface;
    if (const auto defaults = parse_yaml("nl.yaml", options_.default_interface, diagnostics())) {
      for (const auto& member : defaults->members) texts[member.key] = member.value.text;
    }
    const bool is_dutch = guide().site.language == "nl" || guide().site.language.starts_with("nl-");
    if (!exists(name)) {
      if (!is_dutch)
        report_missing(name,
                       {"alle teksten van de site in deze taal", "all texts of the site in this language"});
      return;
    }
    const auto own = yaml_of(name);
    if (!own) return;
    Reading reading = reading_of(name);
    if (own->kind != YamlNode::Kind::map) {
      report_wrong_type(*own, name, {"een groep sleutels", "a group of keys"}, reading);
      return;
    }
    std::vector<std::string> absent;
    for (const auto& [key, text] : texts) {
      if (own->find(key) == nullptr) absent.push_back(key);
    }
    std::set<std::string> misspelt;
    for (const auto& member : own->members) {
      if (texts.find(member.key) == texts.end()) {
        auto& unknown = diagnostics().add(
            "unknown-interface-text"_code,
            {name, member.line, member.column, static_cast<std::uint32_t>(member.key.size())}, {member.key});
        unknown.suggestion = diagnostics::nearest(member.key, absent);
        misspelt.insert(unknown.suggestion);
        continue;
      }
      (void)read_text(member.value, texts[member.key], reading, {member.key, ""});
    }
    if (is_dutch) return;  // the texts that come with the program are in Dutch
    for (const std::string& key : absent) {
      if (!misspelt.contains(key)) diagnostics().add("missing-interface-text"_code, {name}, {key});
    }
  }

  void load_glossary() {
    GlossaryFile file;
    (void)load_file("data/glossary.yaml", file);
    guide().terms = std::move(file.terms);
    refuse_duplicate_ids(guide().terms, "data/glossary.yaml", {"de begrippen", "the terms"});
  }

  void load_data() {
    data_files_ = files_of("data");
    seen_data_.insert("data/i18n/" + guide().site.language + ".yaml");
    PhasesFile phases;
    ContactsFile contacts;
    SourcesFile sources;
    (void)load_file("data/sources.yaml", sources);
    (void)load_file("data/phases.yaml", phases);
    (void)load_file("data/levels.yaml", guide().levels);
    (void)load_file("data/contacts.yaml", contacts);
    guide().sources = std::move(sources.sources);
    guide().phases = std::move(phases.phases);
    guide().contacts = std::move(contacts.contacts);
    refuse_duplicate_ids(guide().sources, "data/sources.yaml", {"de bronnen", "the sources"});
    refuse_duplicate_ids(guide().phases, "data/phases.yaml", {"de fasen", "the phases"});
    refuse_duplicate_ids(guide().levels.levels, "data/levels.yaml", {"de niveaus", "the levels"});
    refuse_duplicate_ids(guide().contacts, "data/contacts.yaml", {"de contacten", "the contacts"});
    load_folder("data/trajectories", guide().trajectories);
    load_folder("data/instruments", guide().instruments);
    load_folder("data/checklists", guide().checklists);
    refuse_duplicate_ids_in_checklists();
    load_folder("data/catalogue", guide().catalogues);
    load_folder("data/charts", guide().charts);
    load_surveys();
    load_survey_results();
    load_trees();
    refuse_unknown_files();
  }

  // By id: "a-b.yaml" stands before "a.yaml".
  void load_surveys() {
    auto& surveys = guide().surveys;
    load_folder("data/surveys", surveys);
    std::sort(surveys.begin(), surveys.end(),
              [](const guide::Survey& a, const guide::Survey& b) { return a.id < b.id; });
    load_survey_lock();
  }

  void load_survey_lock() {
    const std::string name = survey_lock_file;
    seen_data_.insert(name);
    if (!exists(name)) return;
    const auto bytes = read_bytes(source_, name, largest_media, diagnostics());
    auto lock = bytes ? read_survey_lock(name, *bytes, diagnostics()) : std::nullopt;
    if (lock)
      guide().survey_lock = std::move(*lock);
    else
      guide().faulty_files.insert(name);
  }

  void load_trees() {
    guide().trees =
        read_trees(data_files_, {[this](const std::string& name) { return yaml_of(name); },
                                 [this](const std::string& name) {
                                   seen_data_.insert(name);
                                   return reading_of(name);
                                 },
                                 [this](const std::string& name) { guide().faulty_files.insert(name); }});
  }

  // What `leidraad results` fetched.
  void load_survey_results() {
    for (const std::string& name : data_files_) {
      if (!name.starts_with("data/results/") || !name.ends_with(".json")) continue;
      seen_data_.insert(name);
      const auto text = read_bytes(source_, name, largest_media, diagnostics());
      auto read = text ? interchange::survey_results_of(*text) : std::string();
      auto* results = std::get_if<guide::SurveyResults>(&read);
      if (results == nullptr) {
        if (text) diagnostics().add("results-unreadable"_code, {name}, {std::get<std::string>(read)});
        guide().faulty_files.insert(name);
        continue;
      }
      if (results->id != stem_of(name))
        diagnostics().add("id-is-not-file-name"_code, {name}, {results->id, stem_of(name)});
      results->position = {name};
      guide().survey_results.push_back(std::move(*results));
    }
  }

  void refuse_unknown_files() {
    for (const std::string& name : data_files_) {
      const bool is_elsewhere =
          name.starts_with("data/schema/") || name.starts_with("data/i18n/") || name.ends_with(".md");
      if (!is_elsewhere && !seen_data_.contains(name)) diagnostics().add("unknown-data-file"_code, {name});
    }
  }

  // --- content
  // --------------------------------------------------------------------------------------------------------------

  static bool is_portable(const std::string& file) {
    return std::all_of(file.begin(), file.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' || c == '/';
    });
  }

  // "Mijn Foto.JPG" to "mijn-foto.jpg".
  static std::string portable(const std::string& name) {
    const std::size_t dot = name.rfind('.');
    if (dot == std::string::npos || dot + 1 == name.size()) return diagnostics::kebab_case(name);
    return diagnostics::kebab_case(name.substr(0, dot)) + '.' + diagnostics::kebab_case(name.substr(dot + 1));
  }

  // Says that a name cannot be an address: that of the file, or once that of a folder around it. Links to
  // what has a bad name, or to the name that it should have, are not mistakes of their own.
  void refuse_name(const std::string& folder, const std::string& file, std::set<std::string>& names) {
    std::size_t start = 0;
    std::size_t end = std::min(file.find('/'), file.size());
    while (is_portable(file.substr(start, end - start))) {
      start = end + 1;
      end = std::min(file.find('/', start), file.size());
    }
    const bool is_file = end == file.size();
    const std::string bad = folder + "/" + file.substr(0, end);
    if (!guide().faulty_files.insert(bad).second) return;
    const std::string around = bad.substr(0, bad.rfind('/') + 1);
    const std::string name = file.substr(start, end - start);
    const std::string meant = is_file ? portable(name) : diagnostics::kebab_case(name);
    guide().faulty_files.insert(around + meant);
    std::string free = meant;  // a name that is taken is no advice
    for (int number = 2; names.contains(around + free); ++number) {
      const std::size_t dot = is_file ? std::min(meant.rfind('.'), meant.size()) : meant.size();
      free = meant.substr(0, dot) + "-" + std::to_string(number) + meant.substr(dot);
    }
    names.insert(around + free);
    diagnostics().add(is_file ? "file-name"_code : "folder-name"_code, {bad}, {file.substr(0, end), free});
  }

  // All files below a folder. What could not be looked into is faulty: anything may be in it.
  std::vector<std::string> files_of(const std::string& folder) {
    diagnostics::Diagnostics found;
    std::vector<std::string> names = files_below(source_, folder, found);
    for (const auto& one : found.all()) guide().faulty_files.insert(one.position.file);
    diagnostics().merge(std::move(found));
    return names;
  }

  void load_content(const std::unordered_map<std::string, std::string>& dates) {
    const std::string folder = content_folder();
    std::vector<std::string> page_names;
    const std::vector<std::string> names = files_of(folder);
    std::set<std::string> taken;  // files and folders
    bool has_refused_pages = false;
    for (const std::string& name : names) {
      const std::string file = name.substr(folder.size() + 1);
      if (!is_portable(file)) {
        if (taken.empty()) taken = names_and_folders(names);
        refuse_name(folder, file, taken);
        has_refused_pages = has_refused_pages || text::lower_case(file).ends_with(".md");
      } else if (file.ends_with(".md")) {
        page_names.push_back(name);
      } else if (auto media = read_media(source_, name, file, diagnostics())) {
        guide().media.emplace(file, std::move(*media));
      } else {
        guide().faulty_files.insert(name);
      }
    }
    if (page_names.empty()) {
      const bool is_known = has_refused_pages || guide().faulty_files.contains(folder);
      if (!is_known) diagnostics().add("no-pages"_code, {}, {folder});
      return;
    }
    load_pages(page_names, dates);
    const std::string home = folder + "/index.md";
    const bool has_home = std::find(page_names.begin(), page_names.end(), home) != page_names.end();
    if (!has_home && !guide().faulty_files.contains(home)) diagnostics().add("no-home-page"_code, {}, {home});
  }

  static std::set<std::string> names_and_folders(const std::vector<std::string>& names) {
    std::set<std::string> all;
    for (const std::string& name : names) {
      all.insert(name);
      for (std::size_t slash = name.rfind('/'); slash != std::string::npos && slash > 0;
           slash = name.rfind('/', slash - 1))
        if (!all.insert(name.substr(0, slash)).second) break;
    }
    return all;
  }

  void load_pages(const std::vector<std::string>& names,
                  const std::unordered_map<std::string, std::string>& dates) {
    const std::size_t folder_length = content_folder().size() + 1;
    std::vector<PageReading> readings(names.size());
    threads::parallel_for(names.size(), options_.jobs, [&](std::size_t index, unsigned /*worker*/) {
      PageReading& reading = readings[index];
      diagnostics::Diagnostics found;
      const auto file = read_text(source_, names[index], found);
      if (file) reading = read_page(names[index], names[index].substr(folder_length), file->text, context_);
      reading.diagnostics.merge(std::move(found));
    });
    guide().pages.reserve(names.size());
    for (std::size_t index = 0; index < readings.size(); ++index) {
      PageReading& reading = readings[index];
      diagnostics().merge(std::move(reading.diagnostics));
      auto& mentions = guide().mentions;
      mentions.insert(mentions.end(), reading.mentions.begin(), reading.mentions.end());
      if (!reading.page) {
        guide().faulty_files.insert(names[index]);
        continue;
      }
      const auto date = dates.find(reading.page->source);
      if (date != dates.end()) reading.page->updated = date->second;
      guide().pages.push_back(std::move(*reading.page));
    }
  }

  void sort_plan() {
    std::stable_sort(guide().phases.begin(), guide().phases.end(),
                     [](const guide::Phase& a, const guide::Phase& b) { return a.number < b.number; });
    const auto by_order = [](const auto& a, const auto& b) {
      return std::tie(a.order, a.id) < std::tie(b.order, b.id);
    };
    std::sort(guide().trajectories.begin(), guide().trajectories.end(), by_order);
    std::sort(guide().instruments.begin(), guide().instruments.end(), by_order);
  }

  const fs::path& source_;
  const LoadOptions& options_;
  LoadResult result_;
  TermIndex terms_;
  MarkdownContext context_;
  std::vector<std::string> data_files_;
  std::set<std::string> seen_data_;
};

}  // namespace

LoadResult load_guide(const fs::path& source, const LoadOptions& options) {
  return GuideLoader(source, options).load();
}

}  // namespace leidraad::load
