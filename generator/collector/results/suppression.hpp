// Small groups are never shown, nor what would let them be computed.
//
// Everything that is published about one question is a figure (a number of answers, a mean) over a set of
// people: those of a group, a round, all rounds, an answer to the question that results are split by.
// Somebody who has all figures can add and subtract them. Below, `m` is the survey's minimum group.
//
// 1. Every person is in at most one atom; an atom holds m people or more, of one round.
// 2. What is published of a group is the union of the atoms at or below it; nothing where there is none. All
//    rounds together are the union over the rounds. What is not in an atom is in no figure at all.
// 3. Atoms of a question are unions of atoms of whole responses, each with m or more people who answered it.
// 4. Atoms follow from all people of the survey. A reader who may see less gets a part of the same figures,
//    so that two readers together know no more than one who may see all.
//
// Why that is enough. The figures about a question are sums over unions of disjoint atoms A1…Ak. Adding and
// subtracting them gives sums a1·A1 + … + ak·Ak; such a sum is the figure of one set of people only if each
// ai is 0 or 1, so that set is again a union of atoms: nobody, or m people or more. By 3 that holds for "who
// answered" (m people) as well as for the answers (m who answered), so a question that is only asked of some
// tells nothing about the others either.
//
// A split (5.-7.) cuts the atoms of a question, its rows, another way.
//
// 5. Rows are put together in regions, each of one round. A region is cut in columns: the people with one of
//    some answers to the split question. Published of a group are the regions at or below it, column by
//    column.
// 6. For any choice U of columns of a region: the people who are in a row that U touches, but are not in U,
//    are nobody, or m people or more. So for who answered the question, and so for all.
// 7. A row is in at most one region.
//
// Why that is enough too. From rows and columns one can compute the sums x(i,j) = r(i) - c(j), the same for
// all people in row i and column j. For one set of people all of them are 0 or 1. Take the part of the region
// that hangs together, and there the largest value t of r. With S the rows where r = t and U the columns
// where c = t: no column has c > t or else x < 0 in it; a column in U lies in rows of S only. The set holds
// the people of S not in U, and what is left (r and c lowered by one in S and U) is such a set again. So each
// set is made of sets "rows S less columns U", S holding every row that U touches: the rows of S that U does
// not touch (whole atoms), and the leftover of U, which by 6 is nobody or m people.
//
// What this does not promise: figures that are asked again after one more person answered differ by that one.
// Who asks every hour, and knows who answered in between, learns an answer; a round is therefore best read
// after it ended. And answers that all are the same are known of everybody in the group.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "collector/results/group_tree.hpp"

namespace leidraad::collector {

// Where somebody stands.
struct Standing {
  std::size_t group = 0;  // place in the tree
  std::size_t round = 0;  // any numbering
};

// People who are only published together.
struct Atom {
  std::size_t group = 0;  // the lowest place whose figures hold them
  std::size_t round = 0;
  std::vector<std::size_t> people;  // indices, ascending
};

// Of each round, from below: who stands at a group and what is left over below it, together, is an atom of
// that group if they are `minimum` people; else they go up. Ordered by round, then by place.
[[nodiscard]] std::vector<Atom> atoms_of(const GroupTree& tree, std::span<const Standing> people,
                                         std::size_t minimum);

// The same with whole atoms in the place of people: unions of `atoms`, each with `minimum` people who are
// counted (by index of a person).
[[nodiscard]] std::vector<Atom> atoms_of(const GroupTree& tree, const std::vector<Atom>& atoms,
                                         const std::vector<bool>& is_counted, std::size_t minimum);

// People with one of some answers, out of one region.
struct Column {
  std::size_t group = 0;  // place of the region
  std::size_t round = 0;
  std::vector<int> values;          // ascending; one value, or several that are only published together
  std::vector<std::size_t> people;  // indices, ascending
};

// Cuts the atoms of a question by a value that each person has (such as an answer to another question; one
// value may stand for no answer). Rows go up until a region can be cut in all its values; at an organisation,
// and at last at the whole, small values are put together. What cannot be cut is in no column.
[[nodiscard]] std::vector<Column> columns_of(const GroupTree& tree, const std::vector<Atom>& atoms,
                                             std::span<const int> values, const std::vector<bool>& is_counted,
                                             std::size_t minimum);

// Whether an atom, or a column of exactly this value, is in the figures of a group: at or below it, and of
// the given round or of all.
inline constexpr std::size_t all_rounds = static_cast<std::size_t>(-1);
[[nodiscard]] bool is_in_figures(const GroupTree& tree, const Atom& atom, std::size_t group,
                                 std::size_t round);
[[nodiscard]] bool is_in_figures(const GroupTree& tree, const Column& column, int value, std::size_t group,
                                 std::size_t round);

// The people in the atoms of a group and all below it, of the given round or of all; ascending. Empty:
// hidden.
[[nodiscard]] std::vector<std::size_t> published(const GroupTree& tree, const std::vector<Atom>& atoms,
                                                 std::size_t group, std::size_t round = all_rounds);
// The people in the columns of exactly this value, likewise.
[[nodiscard]] std::vector<std::size_t> published(const GroupTree& tree, const std::vector<Column>& columns,
                                                 int value, std::size_t group,
                                                 std::size_t round = all_rounds);

}  // namespace leidraad::collector
