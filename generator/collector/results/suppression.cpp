#include "collector/results/suppression.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace leidraad::collector {

namespace {

using People = std::vector<std::size_t>;

// What goes up the tree together: a person, or an atom of whole responses.
struct Bundle {
  std::size_t group = 0;
  std::size_t round = 0;
  std::size_t weight = 0;
  People people;
};

People joined(const std::vector<const People*>& parts) {
  People all;
  for (const People* part : parts) all.insert(all.end(), part->begin(), part->end());
  std::sort(all.begin(), all.end());
  return all;
}

std::map<std::size_t, std::vector<const Bundle*>> by_round(const std::vector<Bundle>& bundles) {
  std::map<std::size_t, std::vector<const Bundle*>> rounds;
  for (const Bundle& bundle : bundles) rounds[bundle.round].push_back(&bundle);
  return rounds;
}

// Invariants 1 and 3: each bundle ends in at most one atom, an atom weighs `minimum` or more.
std::vector<Atom> climbed(const GroupTree& tree, const std::vector<Bundle>& bundles, std::size_t minimum) {
  std::vector<Atom> atoms;
  for (const auto& [round, own] : by_round(bundles)) {
    const std::size_t first = atoms.size();
    std::vector<std::vector<const Bundle*>> rest(tree.size());
    for (const Bundle* bundle : own) {
      if (bundle->weight >= minimum)
        atoms.push_back({bundle->group, round, bundle->people});
      else
        rest[bundle->group].push_back(bundle);
    }
    for (std::size_t place = tree.size(); place-- > 0;) {
      std::size_t weight = 0;
      std::vector<const People*> parts;
      for (const Bundle* bundle : rest[place]) {
        weight += bundle->weight;
        parts.push_back(&bundle->people);
      }
      if (weight >= minimum) {
        atoms.push_back({place, round, joined(parts)});
      } else if (place > 0) {
        auto& up = rest[tree.parent(place)];
        up.insert(up.end(), rest[place].begin(), rest[place].end());
      }
    }
    std::stable_sort(atoms.begin() + static_cast<std::ptrdiff_t>(first), atoms.end(),
                     [](const Atom& left, const Atom& right) { return left.group < right.group; });
  }
  return atoms;
}

// --- splits

// Rows of one region, as counts of people by row and column.
struct Table {
  std::vector<std::map<int, std::size_t>> rows;  // by value
};

// Subsets of columns are tried one by one: so many at most.
constexpr std::size_t most_columns = 10;

// Invariant 6, for one way of counting. `column_of` says in which column a value is.
bool leaves_no_few(const Table& table, const std::map<int, std::size_t>& column_of, std::size_t columns,
                   std::size_t minimum) {
  const std::size_t subsets = std::size_t{1} << columns;
  std::vector<std::size_t> column_sizes(columns);
  std::vector<std::size_t> inside(subsets);  // people in rows that touch nothing outside the subset
  std::size_t total = 0;
  for (const auto& row : table.rows) {
    std::size_t touched = 0;
    std::size_t size = 0;
    for (const auto& [value, count] : row) {
      if (count == 0) continue;
      touched |= std::size_t{1} << column_of.at(value);
      column_sizes[column_of.at(value)] += count;
      size += count;
    }
    inside[touched] += size;
    total += size;
  }
  for (std::size_t column = 0; column < columns; ++column) {
    for (std::size_t subset = 0; subset < subsets; ++subset) {
      if ((subset >> column & 1U) != 0) inside[subset] += inside[subset ^ (std::size_t{1} << column)];
    }
  }
  for (std::size_t subset = 1; subset < subsets; ++subset) {
    std::size_t in_subset = 0;
    for (std::size_t column = 0; column < columns; ++column) {
      if ((subset >> column & 1U) != 0) in_subset += column_sizes[column];
    }
    const std::size_t touched = total - inside[subsets - 1 - subset];
    const std::size_t left = touched - in_subset;
    if (left > 0 && left < minimum) return false;
  }
  return true;
}

// Tries to cut some rows in columns.
class Region {
public:
  Region(const std::vector<const Atom*>& rows, std::span<const int> values,
         const std::vector<bool>& is_counted, std::size_t minimum)
      : minimum_(minimum) {
    std::set<int> seen;
    for (const Atom* row : rows) {
      auto& all = all_.rows.emplace_back();
      auto& counted = counted_.rows.emplace_back();
      for (const std::size_t person : row->people) {
        ++all[values[person]];
        if (is_counted[person]) ++counted[values[person]];
        seen.insert(values[person]);
      }
    }
    for (const int value : seen) columns_.push_back({value});
  }

  // In all its values, without putting any together.
  bool is_sound() const {
    if (columns_.size() < 2 || columns_.size() > most_columns) return false;
    for (const auto& column : columns_) {
      if (size(column) < minimum_) return false;
    }
    std::map<int, std::size_t> column_of;
    for (std::size_t column = 0; column < columns_.size(); ++column) {
      for (const int value : columns_[column]) column_of[value] = column;
    }
    return leaves_no_few(all_, column_of, columns_.size(), minimum_) &&
           leaves_no_few(counted_, column_of, columns_.size(), minimum_);
  }

  // Puts the smallest two together until it is sound; false where nothing is left to tell apart.
  bool merge() {
    while (columns_.size() > 1 && !is_sound()) {
      std::stable_sort(columns_.begin(), columns_.end(),
                       [&](const auto& left, const auto& right) { return size(left) < size(right); });
      columns_[1].insert(columns_[1].end(), columns_[0].begin(), columns_[0].end());
      std::sort(columns_[1].begin(), columns_[1].end());
      columns_.erase(columns_.begin());
    }
    std::sort(columns_.begin(), columns_.end());
    return columns_.size() > 1;
  }

  const std::vector<std::vector<int>>& columns() const { return columns_; }

private:
  // People who are counted; all people are at least as many.
  std::size_t size(const std::vector<int>& column) const {
    std::size_t size = 0;
    for (const auto& row : counted_.rows) {
      for (const int value : column) {
        const auto found = row.find(value);
        if (found != row.end()) size += found->second;
      }
    }
    return size;
  }

  std::size_t minimum_;
  Table all_;
  Table counted_;
  std::vector<std::vector<int>> columns_;
};

void add_columns(const Region& region, std::size_t place, const std::vector<const Atom*>& rows,
                 std::span<const int> values, std::vector<Column>& columns) {
  for (const std::vector<int>& of : region.columns()) {
    Column column = {place, rows.front()->round, of, {}};
    for (const Atom* row : rows) {
      for (const std::size_t person : row->people) {
        if (std::binary_search(of.begin(), of.end(), values[person])) column.people.push_back(person);
      }
    }
    std::sort(column.people.begin(), column.people.end());
    columns.push_back(std::move(column));
  }
}

}  // namespace

std::vector<Atom> atoms_of(const GroupTree& tree, std::span<const Standing> people, std::size_t minimum) {
  std::vector<Bundle> bundles;
  bundles.reserve(people.size());
  for (std::size_t person = 0; person < people.size(); ++person)
    bundles.push_back({people[person].group, people[person].round, 1, {person}});
  return climbed(tree, bundles, minimum);
}

std::vector<Atom> atoms_of(const GroupTree& tree, const std::vector<Atom>& atoms,
                           const std::vector<bool>& is_counted, std::size_t minimum) {
  std::vector<Bundle> bundles;
  for (const Atom& atom : atoms) {
    const auto weight = std::count_if(atom.people.begin(), atom.people.end(),
                                      [&](std::size_t person) { return is_counted[person]; });
    bundles.push_back({atom.group, atom.round, static_cast<std::size_t>(weight), atom.people});
  }
  return climbed(tree, bundles, minimum);
}

std::vector<Column> columns_of(const GroupTree& tree, const std::vector<Atom>& atoms,
                               std::span<const int> values, const std::vector<bool>& is_counted,
                               std::size_t minimum) {
  std::map<std::size_t, std::vector<std::vector<const Atom*>>> rounds;  // by place
  for (const Atom& atom : atoms) {
    auto& places = rounds[atom.round];
    places.resize(tree.size());
    places[atom.group].push_back(&atom);
  }
  std::vector<Column> columns;
  for (auto& [round, waiting] : rounds) {
    for (std::size_t place = tree.size(); place-- > 0;) {
      const std::vector<const Atom*>& rows = waiting[place];
      if (rows.empty()) continue;
      Region region(rows, values, is_counted, minimum);
      const bool may_merge = tree.depth(place) <= 1;
      if (may_merge ? region.merge() : region.is_sound()) {
        add_columns(region, place, rows, values, columns);
      } else if (place > 0) {
        auto& up = waiting[tree.parent(place)];
        up.insert(up.end(), rows.begin(), rows.end());
      }
    }
  }
  return columns;
}

bool is_in_figures(const GroupTree& tree, const Atom& atom, std::size_t group, std::size_t round) {
  return tree.holds(group, atom.group) && (round == all_rounds || round == atom.round);
}

bool is_in_figures(const GroupTree& tree, const Column& column, int value, std::size_t group,
                   std::size_t round) {
  const bool is_exact = column.values.size() == 1 && column.values.front() == value;
  return is_exact && tree.holds(group, column.group) && (round == all_rounds || round == column.round);
}

std::vector<std::size_t> published(const GroupTree& tree, const std::vector<Atom>& atoms, std::size_t group,
                                   std::size_t round) {
  std::vector<const People*> parts;
  for (const Atom& atom : atoms) {
    if (is_in_figures(tree, atom, group, round)) parts.push_back(&atom.people);
  }
  return joined(parts);
}

std::vector<std::size_t> published(const GroupTree& tree, const std::vector<Column>& columns, int value,
                                   std::size_t group, std::size_t round) {
  std::vector<const People*> parts;
  for (const Column& column : columns) {
    if (is_in_figures(tree, column, value, group, round)) parts.push_back(&column.people);
  }
  return joined(parts);
}

}  // namespace leidraad::collector
