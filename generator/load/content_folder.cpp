#include "load/content_folder.hpp"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "diagnostics/suggestion.hpp"
#include "load/files/media.hpp"
#include "load/files/source_file.hpp"
#include "load/files/source_tree.hpp"
#include "load/pages/page_file.hpp"
#include "text/unicode.hpp"
#include "threads/parallel_for.hpp"

namespace leidraad::load {

using diagnostics::operator""_code;

namespace {

class ContentFolder {
public:
  ContentFolder(guide::Guide& guide, diagnostics::Diagnostics& diagnostics, const MarkdownContext& context,
                const ContentOptions& options)
      : guide_(guide),
        diagnostics_(diagnostics),
        context_(context),
        options_(options),
        folder_("content/" + guide.site.language) {}

  void load() {
    const std::string& folder = folder_;
    std::vector<std::string> page_names;
    const std::vector<std::string> names = files();
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
      } else if (auto media = read_media(options_.source, name, file, diagnostics_)) {
        guide_.media.emplace(file, std::move(*media));
      } else {
        guide_.faulty_files.insert(name);
      }
    }
    if (page_names.empty()) {
      const bool is_known = has_refused_pages || guide_.faulty_files.contains(folder);
      if (!is_known) diagnostics_.add("no-pages"_code, {}, {folder});
      return;
    }
    load_pages(page_names);
    const std::string home = folder + "/index.md";
    const bool has_home = std::find(page_names.begin(), page_names.end(), home) != page_names.end();
    if (!has_home && !guide_.faulty_files.contains(home)) diagnostics_.add("no-home-page"_code, {}, {home});
  }

private:
  // All files. What could not be looked into is faulty: anything may be in it.
  std::vector<std::string> files() {
    diagnostics::Diagnostics found;
    std::vector<std::string> names = files_below(options_.source, folder_, found);
    for (const auto& one : found.all()) guide_.faulty_files.insert(one.position.file);
    diagnostics_.merge(std::move(found));
    return names;
  }

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
    if (!guide_.faulty_files.insert(bad).second) return;
    const std::string around = bad.substr(0, bad.rfind('/') + 1);
    const std::string name = file.substr(start, end - start);
    const std::string meant = is_file ? portable(name) : diagnostics::kebab_case(name);
    guide_.faulty_files.insert(around + meant);
    std::string free = meant;  // a name that is taken is no advice
    for (int number = 2; names.contains(around + free); ++number) {
      const std::size_t dot = is_file ? std::min(meant.rfind('.'), meant.size()) : meant.size();
      free = meant.substr(0, dot) + "-" + std::to_string(number) + meant.substr(dot);
    }
    names.insert(around + free);
    diagnostics_.add(is_file ? "file-name"_code : "folder-name"_code, {bad}, {file.substr(0, end), free});
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

  void load_pages(const std::vector<std::string>& names) {
    const auto& dates = options_.dates;
    const std::size_t folder_length = folder_.size() + 1;
    std::vector<PageReading> readings(names.size());
    threads::parallel_for(names.size(), options_.jobs, [&](std::size_t index, unsigned /*worker*/) {
      PageReading& reading = readings[index];
      diagnostics::Diagnostics found;
      const auto file = read_text(options_.source, names[index], found);
      if (file) reading = read_page(names[index], names[index].substr(folder_length), file->text, context_);
      reading.diagnostics.merge(std::move(found));
    });
    guide_.pages.reserve(names.size());
    for (std::size_t index = 0; index < readings.size(); ++index) {
      PageReading& reading = readings[index];
      diagnostics_.merge(std::move(reading.diagnostics));
      auto& mentions = guide_.mentions;
      mentions.insert(mentions.end(), reading.mentions.begin(), reading.mentions.end());
      if (!reading.page) {
        guide_.faulty_files.insert(names[index]);
        guide_.refused_bodies.push_back(std::move(reading.refused_body));
        continue;
      }
      const auto date = dates.find(reading.page->source);
      if (date != dates.end()) reading.page->updated = date->second;
      guide_.pages.push_back(std::move(*reading.page));
    }
  }

  guide::Guide& guide_;
  diagnostics::Diagnostics& diagnostics_;
  const MarkdownContext& context_;
  const ContentOptions& options_;
  std::string folder_;
};

}  // namespace

void load_content(guide::Guide& guide, diagnostics::Diagnostics& diagnostics, const MarkdownContext& context,
                  const ContentOptions& options) {
  ContentFolder(guide, diagnostics, context, options).load();
}

}  // namespace leidraad::load
