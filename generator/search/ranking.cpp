#include "search/ranking.hpp"

#include <algorithm>
#include <cmath>

namespace leidraad::search {

namespace {

// BM25+ (Lv and Zhai 2011), with the parameters that MiniSearch has found to do well.
constexpr double saturation = 1.2;
constexpr double length_share = 0.7;
constexpr double least_worth = 0.5;
constexpr double name_boost = 6;
constexpr double heading_boost = 3;
constexpr double text_boost = 1;

constexpr double apart_share = 0.5;   // of what stands in different sections
constexpr double last_share = 0.35;   // of pages that come last
constexpr double name_share = 0.7;    // a word that names few pages tells, however often texts use it
constexpr double fewest_items = 0.3;  // of the share of the query that the fullest page has
constexpr double least_section = 0.3;

// How much it says that a term stands in `count` of `total` places.
double rarity(double total, double count) {
  return std::log(1 + (total - count + 0.5) / (count + 0.5));
}

std::int64_t in_millionths(double score) {
  return static_cast<std::int64_t>(std::floor(score * 1e6 + 0.5));
}

}  // namespace

// What one item has found: its worth by page and by section.
struct Ranking::Evidence {
  explicit Evidence(const Index& index)
      : names(index.pages().size()), headings(index.section_count()), texts(index.section_count()) {}

  std::vector<double> names;
  std::vector<double> headings;
  std::vector<double> texts;
  double weight = 0;  // of an item: how much it tells

  [[nodiscard]] double of_section(std::size_t section) const { return headings[section] + texts[section]; }
  [[nodiscard]] double best_section(const Index& index, std::size_t page) const {
    double best = 0;
    for (std::size_t section = index.first_section(page); section < index.first_section(page + 1); ++section)
      best = std::max(best, of_section(section));
    return best;
  }
  [[nodiscard]] bool is_on(const Index& index, std::size_t page) const {
    return names[page] > 0 || best_section(index, page) > 0;
  }
};

struct Ranking::PageScore {
  double score = 0;
  double share = 0;  // of the query's weight
};

Ranking::Ranking(const Index& index, const Lexicon& lexicon) : index_(index), reader_(index, lexicon) {}

Ranking::Evidence Ranking::evidence_of(const Part& part) const {
  Evidence found(index_);
  const auto add = [&](const Postings& postings, double boost, std::vector<double>& worth) {
    const auto total = static_cast<double>(postings.lengths().size());
    const auto rarity_of = [&](std::uint32_t term) {
      return rarity(total, static_cast<double>(postings.of(term).size()));
    };
    const bool is_known = part.exact != Index::none && !postings.of(part.exact).empty();
    for (const Match& match : part.matches) {
      double rare = rarity_of(match.term);
      if (is_known) rare = std::min(rare, rarity_of(part.exact));
      for (const std::uint32_t place : postings.of(match.term)) {
        const double length = postings.lengths()[place];
        const double value =
            match.weight * boost * rare *
            (least_worth +
             (saturation + 1) /
                 (1 + saturation * (1 - length_share + length_share * length / postings.mean_length())));
        worth[place] = std::max(worth[place], value);
      }
    }
  };
  add(index_.names(), name_boost, found.names);
  add(index_.headings(), heading_boost, found.headings);
  add(index_.texts(), text_boost, found.texts);
  return found;
}

// Of several parts a page must have them all; then their mean counts.
Ranking::Evidence Ranking::evidence_of(const Alternative& alternative) const {
  if (alternative.parts.size() == 1) return evidence_of(alternative.parts.front());
  std::vector<Evidence> parts;
  for (const Part& part : alternative.parts) parts.push_back(evidence_of(part));
  Evidence found(index_);
  const auto count = static_cast<double>(parts.size());
  for (std::size_t page = 0; page < index_.pages().size(); ++page) {
    const bool has_all = std::all_of(parts.begin(), parts.end(),
                                     [&](const Evidence& part) { return part.is_on(index_, page); });
    if (!has_all) continue;
    for (const Evidence& part : parts) found.names[page] += part.names[page];
    found.names[page] /= count;
    for (std::size_t section = index_.first_section(page); section < index_.first_section(page + 1);
         ++section) {
      for (const Evidence& part : parts) {
        found.headings[section] += part.headings[section];
        found.texts[section] += part.texts[section];
      }
      found.headings[section] /= count;
      found.texts[section] /= count;
    }
  }
  return found;
}

Ranking::Evidence Ranking::evidence_of(const Item& item) const {
  Evidence best(index_);
  for (const Alternative& alternative : item.alternatives) {
    const Evidence found = evidence_of(alternative);
    const auto keep = [&](std::vector<double>& kept, const std::vector<double>& other) {
      for (std::size_t place = 0; place < kept.size(); ++place)
        kept[place] = std::max(kept[place], alternative.weight * other[place]);
    };
    keep(best.names, found.names);
    keep(best.headings, found.headings);
    keep(best.texts, found.texts);
  }
  const std::size_t pages = index_.pages().size();
  double count = 0;
  double named = 0;
  for (std::size_t page = 0; page < pages; ++page) {
    count += best.is_on(index_, page) ? 1 : 0;
    named += best.names[page] > 0 ? 1 : 0;
  }
  const auto total = static_cast<double>(pages);
  best.weight =
      std::max(count > 0 ? rarity(total, count) : 0, named > 0 ? name_share * rarity(total, named) : 0);
  return best;
}

Ranking::PageScore Ranking::score_of(std::uint32_t page, const std::vector<Evidence>& found) const {
  double names = 0;
  double apart = 0;
  double weight = 0;
  double matched = 0;
  for (const Evidence& item : found) {
    const double best = item.best_section(index_, page);
    weight += item.weight;
    if (item.names[page] > 0 || best > 0) matched += item.weight;
    names += item.names[page];
    apart += best;
  }
  if (names == 0 && apart == 0) return {};
  // The questions and outcomes of a tree are pages of their own: what stands in different ones is not one answer.
  const bool is_one = index_.pages()[page].kind != guide::PageKind::tree;
  PageScore found_here;
  found_here.share = is_one ? matched / weight : 0;
  found_here.score = is_one ? (names + apart_share * apart) * found_here.share * found_here.share : 0;
  for (std::size_t section = index_.first_section(page); section < index_.first_section(page + 1);
       ++section) {
    double sum = 0;
    double together = 0;
    for (const Evidence& item : found) {
      const double worth = item.of_section(section);
      sum += worth;
      if (item.names[page] > 0 || worth > 0) together += item.weight;
    }
    const double share = together / weight;
    found_here.share = std::max(found_here.share, share);
    found_here.score = std::max(found_here.score, (names + sum) * share * share);
  }
  found_here.score *= index_.pages()[page].is_last ? last_share : 1;
  return found_here;
}

bool Ranking::is_called(std::uint32_t page, const std::vector<std::string>& name) const {
  const std::vector<std::string> names = index_.pages().names_of(page);
  return std::any_of(names.begin(), names.end(),
                     [&](const std::string& one) { return reader_.name_of(one) == name; });
}

void Ranking::choose_sections(Hit& hit, const std::vector<Evidence>& found) const {
  const std::uint32_t first = index_.first_section(hit.page);
  std::vector<std::pair<std::int64_t, std::uint32_t>> ranked;
  for (std::uint32_t section = first; section < index_.first_section(hit.page + 1); ++section) {
    double sum = 0;
    for (const Evidence& item : found) sum += item.of_section(section);
    if (sum > 0) ranked.emplace_back(in_millionths(sum), section);
  }
  std::sort(ranked.begin(), ranked.end(), [](const auto& one, const auto& other) {
    return one.first != other.first ? one.first > other.first : one.second < other.second;
  });
  hit.best = ranked.empty() ? first : ranked.front().second;
  for (const auto& [score, section] : ranked) {
    if (section == first) continue;
    if (hit.sections.size() == most_sections ||
        static_cast<double>(score) < least_section * static_cast<double>(ranked.front().first))
      break;
    hit.sections.push_back(section);
  }
}

std::vector<Hit> Ranking::find(std::string_view text, std::size_t most) const {
  const Query query = reader_.read(text);
  std::vector<Evidence> found;
  for (const Item& item : query.items) found.push_back(evidence_of(item));
  std::vector<Hit> hits;
  std::vector<double> shares;
  double fullest = 0;
  for (std::uint32_t page = 0; page < index_.pages().size(); ++page) {
    const PageScore scored = score_of(page, found);
    if (scored.score <= 0) continue;
    Hit hit;
    hit.page = page;
    hit.score = in_millionths(scored.score);
    const bool may_be_called =
        std::all_of(found.begin(), found.end(), [&](const Evidence& item) { return item.names[page] > 0; });
    hit.is_named = may_be_called && is_called(page, query.name);
    hits.push_back(std::move(hit));
    shares.push_back(scored.share);
    fullest = std::max(fullest, scored.share);
  }
  std::vector<Hit> kept;
  for (std::size_t place = 0; place < hits.size(); ++place) {
    if (!hits[place].is_named && shares[place] < fewest_items * fullest) continue;
    kept.push_back(std::move(hits[place]));
  }
  std::sort(kept.begin(), kept.end(), [](const Hit& one, const Hit& other) {
    if (one.is_named != other.is_named) return one.is_named;
    return one.score != other.score ? one.score > other.score : one.page < other.page;
  });
  if (kept.size() > most) kept.resize(most);
  for (Hit& hit : kept) choose_sections(hit, found);
  return kept;
}

}  // namespace leidraad::search
