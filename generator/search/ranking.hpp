// Which pages answer a query, best first.
//
// A match is worth more the rarer it is, and more in names than in headings than in text (BM25+, see ranking.cpp). Of each item of
// the query the best match in a section counts, and what names the page; a section that lacks items falls back, the more so
// the more they tell. A page is worth what its best section is, or what its sections say together, at half the worth. Far behind
// the first they are no hits. What the query names exactly, by title or keyword, comes first; lists and what else is `last` fall back.
// templates/assets/search/ranking.js does the same, to the millionth; tests/search holds the two against each other.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "search/query.hpp"

namespace leidraad::search {

struct Hit {
  std::uint32_t page = 0;
  bool is_named = false;
  std::int64_t score = 0;               // in millionths
  std::uint32_t best = 0;               // the section that tells most, for the excerpt
  std::vector<std::uint32_t> sections;  // with a heading of their own, best first
};

inline constexpr std::size_t most_sections = 3;

// Keeps references to both. Not thread-safe.
class Ranking {
public:
  Ranking(const Index& index, const Lexicon& lexicon);

  // The first `most`.
  [[nodiscard]] std::vector<Hit> find(std::string_view query, std::size_t most) const;
  [[nodiscard]] const QueryReader& reader() const { return reader_; }

private:
  struct Evidence;
  struct PageScore;

  [[nodiscard]] Evidence evidence_of(const Part& part) const;
  [[nodiscard]] Evidence evidence_of(const Alternative& alternative) const;
  [[nodiscard]] Evidence evidence_of(const Item& item) const;
  [[nodiscard]] bool is_called(std::uint32_t page, const std::vector<std::string>& name) const;
  [[nodiscard]] PageScore score_of(std::uint32_t page, const std::vector<Evidence>& found) const;
  void choose_sections(Hit& hit, const std::vector<Evidence>& found) const;

  const Index& index_;
  QueryReader reader_;
};

}  // namespace leidraad::search
