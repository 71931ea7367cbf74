#include "load/guide_loader.hpp"

#include <algorithm>
#include <future>
#include <string_view>
#include <utility>

#include "load/content_folder.hpp"
#include "load/data_folder.hpp"
#include "load/files/git_dates.hpp"
#include "load/interface.hpp"
#include "load/pages/directive_blocks.hpp"
#include "load/pages/search.hpp"
#include "load/records.hpp"
#include "load/site.hpp"
#include "load/surveys/results.hpp"

namespace leidraad::load {

namespace fs = std::filesystem;

namespace {

void sort_plan(guide::Guide& guide) {
  std::stable_sort(guide.phases.begin(), guide.phases.end(),
                   [](const guide::Phase& a, const guide::Phase& b) { return a.number < b.number; });
  const auto by_order = [](const auto& a, const auto& b) {
    return std::tie(a.order, a.id) < std::tie(b.order, b.id);
  };
  std::sort(guide.trajectories.begin(), guide.trajectories.end(), by_order);
  std::sort(guide.instruments.begin(), guide.instruments.end(), by_order);
}

}  // namespace

// Reads data/ first (small, one thread), then the pages (many, all threads).
LoadResult load_guide(const fs::path& source, const LoadOptions& options) {
  LoadResult result;
  register_markdown_extensions();
  std::error_code error;
  if (!fs::is_directory(source, error)) {
    result.diagnostics.add("source-not-a-folder"_code, {}, {source.string()});
    return result;
  }
  auto dates = std::async(std::launch::async, [&] {
    return options.asks_git ? git_dates(source) : std::unordered_map<std::string, std::string>{};
  });
  guide::Guide& guide = result.guide;
  guide.icons = guide::IconSet(options.icons);
  DataFolder data(source, guide, result.diagnostics);
  load_site(data);
  load_interface(data, options.default_interface);
  load_glossary(data);
  const TermIndex terms(guide.terms);
  const MarkdownContext context{&terms, &guide.media};
  data.read_markdown_with(context);
  load_other_kinds(data);
  load_survey_results(data);
  load_search(data);
  data.refuse_unknown_files();
  load_content(guide, result.diagnostics, context, {source, options.jobs, dates.get()});
  sort_plan(guide);
  return result;
}

}  // namespace leidraad::load
