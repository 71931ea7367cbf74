// What search finds in a guide, by the ranking of generator/search: for each line of standard input (a query) one JSON object on a
// line. search.test.mjs has the browser's script search the same and compares. usage: search-cases GUIDE_FOLDER < QUERIES
#include <fmt/format.h>

#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>

#include "defaults/defaults.hpp"
#include "load/guide_loader.hpp"
#include "search/guide_search.hpp"
#include "search/ranking.hpp"

namespace {

using nlohmann::ordered_json;
namespace search = leidraad::search;

constexpr std::size_t most_hits = 20;

ordered_json hit_json(const search::Hit& hit) {
  return {{"page", hit.page},
          {"isNamed", hit.is_named},
          {"score", hit.score},
          {"best", hit.best},
          {"sections", hit.sections}};
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    fmt::print(stderr, "usage: search-cases GUIDE_FOLDER < QUERIES\n");
    return 2;
  }
  const leidraad::load::LoadResult loaded = leidraad::load::load_guide(
      arguments[1], {1, false, std::string(leidraad::defaults::files().at("i18n/nl.yaml"))});
  if (loaded.diagnostics.has_errors()) {
    fmt::print(stderr, "the guide has errors\n");
    return 1;
  }
  const search::GuideSearch searched(loaded.guide, 1);
  const search::Ranking ranking(searched.index, searched.lexicon);
  for (std::string query; std::getline(std::cin, query);) {
    ordered_json hits = ordered_json::array();
    for (const search::Hit& hit : ranking.find(query, most_hits)) hits.push_back(hit_json(hit));
    const ordered_json line = {{"query", query}, {"hits", std::move(hits)}};
    fmt::print("{}\n", line.dump());
  }
  return 0;
}
