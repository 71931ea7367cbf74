// From all that is published, no figure of fewer people than the minimum can be computed. The attack is
// independent of how suppression works: it takes each published set of people as an equation, and looks for
// every set of fewer people whose sum follows from those equations.
#include "collector/results/suppression.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <numeric>
#include <random>
#include <set>

using namespace leidraad::collector;

namespace {

using People = std::vector<std::size_t>;

// --- the attack

// Arithmetic modulo a large prime: whatever follows from the equations with whole or broken numbers also
// follows there (their denominators are far smaller than the prime), so no leak is missed.
constexpr std::uint64_t prime = 2'147'483'647;

std::uint64_t power(std::uint64_t base, std::uint64_t exponent) {
  std::uint64_t result = 1;
  for (; exponent > 0; exponent /= 2, base = base * base % prime) {
    if (exponent % 2 == 1) result = result * base % prime;
  }
  return result;
}

using Row = std::vector<std::uint64_t>;

// Vectors that are at right angles to each row: a vector follows from the rows if it is so to all of them.
std::vector<Row> null_space(std::vector<Row> rows, std::size_t width) {
  std::vector<std::size_t> pivots;
  std::size_t rank = 0;
  for (std::size_t column = 0; column < width && rank < rows.size(); ++column) {
    std::size_t at = rank;
    while (at < rows.size() && rows[at][column] == 0) ++at;
    if (at == rows.size()) continue;
    std::swap(rows[at], rows[rank]);
    const std::uint64_t inverse = power(rows[rank][column], prime - 2);
    for (auto& value : rows[rank]) value = value * inverse % prime;
    for (std::size_t other = 0; other < rows.size(); ++other) {
      if (other == rank || rows[other][column] == 0) continue;
      const std::uint64_t factor = prime - rows[other][column];
      for (std::size_t i = 0; i < width; ++i)
        rows[other][i] = (rows[other][i] + factor * rows[rank][i]) % prime;
    }
    pivots.push_back(column);
    ++rank;
  }
  std::vector<Row> basis;
  for (std::size_t free = 0; free < width; ++free) {
    if (std::find(pivots.begin(), pivots.end(), free) != pivots.end()) continue;
    Row vector(width, 0);
    vector[free] = 1;
    for (std::size_t i = 0; i < pivots.size(); ++i) vector[pivots[i]] = (prime - rows[i][free]) % prime;
    basis.push_back(std::move(vector));
  }
  return basis;
}

// Goes through all sets of cells with fewer than `minimum` people; true where the sum of one of them is
// known.
struct SmallSets {
  const std::vector<std::size_t>& sizes;
  const std::vector<Row>& space;
  std::size_t minimum;

  bool any_known(std::size_t from, std::size_t people, const Row& sums) const {
    for (std::size_t cell = from; cell < sizes.size(); ++cell) {
      if (people + sizes[cell] >= minimum) continue;
      Row next = sums;
      bool is_known = true;
      for (std::size_t i = 0; i < space.size(); ++i) {
        next[i] = (next[i] + space[i][cell]) % prime;
        is_known = is_known && next[i] == 0;
      }
      if (is_known || any_known(cell + 1, people + sizes[cell], next)) return true;
    }
    return false;
  }
};

// Whether the figures of fewer than `minimum` of `people` follow from figures of the published sets.
bool leaks(const std::vector<People>& published, const People& people, std::size_t minimum) {
  // People who are in the same published sets can never be told apart: they make one cell.
  std::map<std::vector<bool>, std::size_t> cells;
  for (const std::size_t person : people) {
    std::vector<bool> membership;
    for (const People& set : published)
      membership.push_back(std::binary_search(set.begin(), set.end(), person));
    if (std::find(membership.begin(), membership.end(), true) != membership.end()) ++cells[membership];
  }
  std::vector<std::size_t> sizes;
  std::vector<Row> rows(published.size());
  for (const auto& [membership, size] : cells) {
    sizes.push_back(size);
    for (std::size_t set = 0; set < published.size(); ++set) rows[set].push_back(membership[set] ? 1 : 0);
  }
  std::sort(rows.begin(), rows.end());
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
  const std::vector<Row> space = null_space(rows, sizes.size());
  return SmallSets{sizes, space, minimum}.any_known(0, 0, Row(space.size(), 0));
}

// --- random surveys

struct Case {
  std::vector<Group> groups;
  std::vector<Standing> people;
  std::vector<bool> has_answered;  // one question that not all were asked
  std::vector<int> values;         // the answer that results are split by; 0: none
  std::size_t rounds = 1;
  std::size_t minimum = 5;
};

class Random {
public:
  explicit Random(unsigned seed) : source_(seed) {}
  std::size_t below(std::size_t bound) { return source_() % bound; }

private:
  std::mt19937 source_;
};

Case random_case(unsigned seed) {
  Random random(seed);
  Case made;
  const std::size_t groups = 1 + random.below(6);
  for (std::size_t group = 0; group < groups; ++group) {
    const std::size_t parent = random.below(group + 1);
    made.groups.push_back({"g" + std::to_string(group),
                           parent == 0 ? std::string{} : "g" + std::to_string(parent - 1), "Team"});
  }
  made.rounds = 1 + random.below(3);
  made.minimum = 5 + random.below(2);
  const std::size_t kinds = 2 + random.below(3);
  const std::size_t skew = 1 + random.below(3);
  const std::size_t asked = 1 + random.below(4);
  const GroupTree tree(made.groups);
  for (std::size_t place = 0; place < tree.size(); ++place) {
    for (std::size_t round = 0; round < made.rounds; ++round) {
      for (std::size_t left = random.below(13); left > 0; --left) {
        made.people.push_back({place, round});
        made.has_answered.push_back(random.below(4) < asked);
        std::size_t value = random.below(kinds);
        for (std::size_t again = 1; again < skew; ++again) value = std::min(value, random.below(kinds));
        made.values.push_back(static_cast<int>(value));
      }
    }
  }
  return made;
}

People everybody(const Case& made) {
  People people(made.people.size());
  std::iota(people.begin(), people.end(), std::size_t{0});
  return people;
}

People who_answered(const Case& made) {
  People people = everybody(made);
  std::erase_if(people, [&](std::size_t person) { return !made.has_answered[person]; });
  return people;
}

// Every set of people of whom a figure can be read, by asking for each group, round and answer.
std::vector<People> all_published(const Case& made, const std::vector<bool>& is_counted) {
  const GroupTree tree(made.groups);
  const std::vector<Atom> whole = atoms_of(tree, made.people, made.minimum);
  const std::vector<Atom> atoms = atoms_of(tree, whole, is_counted, made.minimum);
  const std::vector<Column> columns = columns_of(tree, atoms, made.values, is_counted, made.minimum);
  std::vector<People> sets;
  const auto add = [&](People set) {
    if (!set.empty()) sets.push_back(std::move(set));
  };
  for (std::size_t place = 0; place < tree.size(); ++place) {
    for (std::size_t round = 0; round <= made.rounds; ++round) {
      const std::size_t asked = round == made.rounds ? all_rounds : round;
      add(published(tree, atoms, place, asked));
      for (int value = 0; value < 4; ++value) add(published(tree, columns, value, place, asked));
    }
  }
  return sets;
}

bool is_split(const Case& made) {
  const GroupTree tree(made.groups);
  const std::vector<bool> all(made.people.size(), true);
  const auto atoms = atoms_of(tree, made.people, made.minimum);
  return !columns_of(tree, atoms, made.values, all, made.minimum).empty();
}

// How others do it: whatever has the minimum is shown.
std::vector<People> naively_published(const Case& made) {
  const GroupTree tree(made.groups);
  std::vector<People> sets;
  for (std::size_t place = 0; place < tree.size(); ++place) {
    for (std::size_t round = 0; round <= made.rounds; ++round) {
      People set = everybody(made);
      std::erase_if(set, [&](std::size_t person) {
        const Standing& stand = made.people[person];
        return !tree.holds(place, stand.group) || (round < made.rounds && stand.round != round);
      });
      if (set.size() >= made.minimum) sets.push_back(std::move(set));
    }
  }
  return sets;
}

// A little better: atoms, but each split by itself, whatever is left between rows and columns.
std::vector<People> carelessly_split(const Case& made) {
  const GroupTree tree(made.groups);
  const std::vector<Atom> atoms = atoms_of(tree, made.people, made.minimum);
  std::vector<People> sets;
  for (std::size_t place = 0; place < tree.size(); ++place) {
    const People all = published(tree, atoms, place);
    if (!all.empty()) sets.push_back(all);
    for (int value = 0; value < 4; ++value) {
      People set = all;
      std::erase_if(set, [&](std::size_t person) { return made.values[person] != value; });
      if (set.size() >= made.minimum) sets.push_back(std::move(set));
    }
  }
  return sets;
}

constexpr unsigned case_count = 3'000;

std::vector<Standing> standing(std::size_t group, std::size_t count, std::size_t round = 0) {
  return std::vector<Standing>(count, {group, round});
}

std::vector<Standing> operator+(std::vector<Standing> left, const std::vector<Standing>& right) {
  left.insert(left.end(), right.begin(), right.end());
  return left;
}

}  // namespace

TEST_SUITE("suppression") {
  // A house with two teams: 14 people, of whom eight answered.
  const std::vector<Group> house = {{"h", "", "Huis"}, {"a", "h", "Team A"}, {"b", "h", "Team B"}};

  TEST_CASE("5 of 7 are shown; 2 of 6 and one manager stay hidden, so the whole is the shown team") {
    const GroupTree tree(house);
    const std::size_t h = tree.place_of("h");
    const auto people = standing(tree.place_of("a"), 5) + standing(tree.place_of("b"), 2) + standing(h, 1);
    const auto atoms = atoms_of(tree, people, 5);
    CHECK(published(tree, atoms, tree.place_of("a")).size() == 5);
    CHECK(published(tree, atoms, tree.place_of("b")).empty());
    CHECK(published(tree, atoms, h) == published(tree, atoms, tree.place_of("a")));
    CHECK(published(tree, atoms, 0).size() == 5);
  }

  TEST_CASE("hidden groups are counted at the group above as soon as they are enough together") {
    const GroupTree tree(house);
    const std::size_t h = tree.place_of("h");
    const auto people = standing(tree.place_of("a"), 5) + standing(tree.place_of("b"), 4) + standing(h, 1);
    const auto atoms = atoms_of(tree, people, 5);
    CHECK(published(tree, atoms, tree.place_of("b")).empty());
    CHECK(published(tree, atoms, h).size() == 10);
  }

  TEST_CASE("all rounds together hold what each round shows, and no more") {
    const GroupTree tree(house);
    const std::size_t a = tree.place_of("a");
    const auto atoms = atoms_of(tree, standing(a, 6, 0) + standing(a, 3, 1), 5);
    CHECK(published(tree, atoms, a, 0).size() == 6);
    CHECK(published(tree, atoms, a, 1).empty());
    CHECK(published(tree, atoms, a).size() == 6);
  }

  TEST_CASE("a question that few answered is shown for the groups that have enough answers together") {
    const GroupTree tree(house);
    const std::size_t a = tree.place_of("a");
    const std::size_t b = tree.place_of("b");
    const auto whole = atoms_of(tree, standing(a, 5) + standing(b, 5), 5);
    const auto atoms =
        atoms_of(tree, whole, {true, true, true, false, false, true, true, false, false, false}, 5);
    CHECK(published(tree, atoms, a).empty());
    CHECK(published(tree, atoms, b).empty());
    CHECK(published(tree, atoms, tree.place_of("h")).size() == 10);
  }

  TEST_CASE("who is counted in no group does not help a question to its minimum") {
    const GroupTree tree(house);
    const auto people = standing(tree.place_of("a"), 5) + standing(tree.place_of("b"), 1);
    const auto whole = atoms_of(tree, people, 5);
    // Four of team A and the one of team B answered. Shown for the house, it would tell that the one did.
    const auto atoms = atoms_of(tree, whole, {true, true, true, true, false, true}, 5);
    CHECK(published(tree, atoms, 0).empty());
  }

  TEST_CASE("a split is made in a team where each answer has enough people, else in the house") {
    const GroupTree tree(house);
    const std::size_t a = tree.place_of("a");
    const std::size_t b = tree.place_of("b");
    const std::vector<bool> all(30, true);
    const std::vector<int> values = {0, 0, 0, 0, 0, 1, 1, 1, 1, 1,   // team A: five and five
                                     0, 0, 0, 0, 0, 0, 0, 1, 1, 1};  // team B: seven and three
    const auto atoms = atoms_of(tree, standing(a, 10) + standing(b, 10), 5);
    const auto columns = columns_of(tree, atoms, values, all, 5);
    CHECK(published(tree, columns, 0, a).size() == 5);
    CHECK(published(tree, columns, 1, a).size() == 5);
    CHECK(published(tree, columns, 0, b).empty());
    CHECK(published(tree, columns, 1, b).empty());
    // The rest of the house is team B alone, and three are too few.
    CHECK(published(tree, columns, 0, tree.place_of("h")).size() == 5);
  }

  TEST_CASE("a split of the house crosses its teams only if no few are left between them") {
    const GroupTree tree(house);
    const std::size_t a = tree.place_of("a");
    const std::size_t b = tree.place_of("b");
    const std::vector<bool> all(20, true);
    const auto atoms = atoms_of(tree, standing(a, 9) + standing(b, 9), 5);
    const std::vector<int> crossing = {0, 0, 0, 0, 0, 1, 1, 1, 1,  //
                                       0, 0, 0, 0, 0, 1, 1, 1, 1};
    const auto columns = columns_of(tree, atoms, crossing, all, 5);
    CHECK(published(tree, columns, 0, 0).size() == 10);
    CHECK(published(tree, columns, 1, 0).size() == 8);
    CHECK(published(tree, columns, 1, a).empty());
    // All of 1 in team A: that team less those would be two people.
    const std::vector<int> leaving_two = {0, 0, 1, 1, 1, 1, 1, 1, 1,  //
                                          0, 0, 0, 0, 0, 0, 0, 0, 0};
    CHECK(columns_of(tree, atoms, leaving_two, all, 5).empty());
  }

  TEST_CASE("a split tells nothing about a few who did not answer either") {
    const GroupTree tree(house);
    std::vector<bool> has_answered(14, true);
    has_answered[6] = has_answered[7] = false;
    // Team A: six who answered, and two of another kind who did not; team B: six of that other kind.
    const std::vector<int> values = {0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1};
    const auto people = standing(tree.place_of("a"), 8) + standing(tree.place_of("b"), 6);
    const auto atoms = atoms_of(tree, atoms_of(tree, people, 5), has_answered, 5);
    CHECK(columns_of(tree, atoms, values, has_answered, 5).empty());
  }

  TEST_CASE("groups that are above themselves or below nothing do no harm") {
    const std::vector<Group> groups = {{"x", "y", "X"}, {"y", "x", "Y"}, {"z", "gone", "Z"}, {"w", "w", "W"}};
    const GroupTree tree(groups);
    CHECK(tree.size() == 5);
    CHECK(tree.end(0) == 5);
    for (std::size_t place = 1; place < tree.size(); ++place) CHECK(tree.parent(place) < place);
    CHECK(tree.place_of("nobody") == 0);
  }

  TEST_CASE("no figure of fewer than the minimum follows from all that is published") {
    std::size_t shown = 0;
    std::size_t split = 0;
    for (unsigned seed = 0; seed < case_count; ++seed) {
      CAPTURE(seed);
      const Case made = random_case(seed);
      // Everybody's figures, and those of a question that some were asked: about who was asked, and what they
      // said.
      const std::vector<People> whole = all_published(made, std::vector<bool>(made.people.size(), true));
      REQUIRE_FALSE(leaks(whole, everybody(made), made.minimum));
      const std::vector<People> question = all_published(made, made.has_answered);
      REQUIRE_FALSE(leaks(question, everybody(made), made.minimum));
      REQUIRE_FALSE(leaks(question, who_answered(made), made.minimum));
      shown += question.empty() ? 0U : 1U;
      split += is_split(made) ? 1U : 0U;
    }
    // A test that hides everything would prove nothing.
    CHECK(shown > case_count * 2 / 3);
    CHECK(split > case_count / 3);
  }

  TEST_CASE("the same attack breaks suppression that only hides what is small") {
    std::size_t naive = 0;
    std::size_t careless = 0;
    for (unsigned seed = 0; seed < 300; ++seed) {
      const Case made = random_case(seed);
      naive += leaks(naively_published(made), everybody(made), made.minimum) ? 1U : 0U;
      careless += leaks(carelessly_split(made), everybody(made), made.minimum) ? 1U : 0U;
    }
    CHECK(naive > 100);
    CHECK(careless > 100);
  }
}
