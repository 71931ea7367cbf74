// All ways through a tree, without writing each of them out: how many there are, what is remembered where,
// what can be reached. The number of ways explodes where branches merge, so they are counted by dynamic
// programming over (question, what is remembered and still matters).
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "guide/trees/index.hpp"
#include "guide/trees/walk.hpp"

namespace leidraad::guide {

// One way to go on from a question: an answer, or a band of a scale, and one of the places that it leads to.
struct Turn {
  const Answer* answer = nullptr;
  const Band* band = nullptr;
  const Onward* way = nullptr;  // nothing for an answer that leads back

  // Empty where it leads back.
  [[nodiscard]] const Name& next() const;
  [[nodiscard]] const Name& advice() const { return answer != nullptr ? answer->advice : band->advice; }
  [[nodiscard]] const Name& tip() const { return answer != nullptr ? answer->tip : band->tip; }
};

// What can be remembered on arriving somewhere, as far as it matters from there on.
struct Situation {
  std::map<std::string, std::string> remembered;  // by name
  std::set<std::string> measured;                 // quantities
  std::uint64_t paths = 0;  // that lead here from the start; the largest value means "at least"
  std::size_t longest = 0;  // questions on the longest of them

  [[nodiscard]] Facts facts() const;
};

// Where the ways of a tree end.
struct Arrival {
  std::uint64_t paths = 0;
  std::map<std::string, std::uint64_t> by_country;  // "be", "nl", or "" where no country was asked
};

class TreeRoutes {
public:
  // Goes through the whole tree. A tree with a cycle is not gone through: see `cycle`.
  explicit TreeRoutes(const TreeIndex& index);

  // The first cycle found, as ids from a question to itself; empty where there is none.
  [[nodiscard]] const std::vector<std::string>& cycle() const { return cycle_; }
  // More combinations of remembered answers came together than can be told apart; what follows is not
  // complete.
  [[nodiscard]] const Question* overflow() const { return overflow_; }

  // Questions in an order in which each stands before those it leads to.
  [[nodiscard]] const std::vector<const Question*>& order() const { return order_; }
  // In which situations a question can be met; empty where it cannot.
  [[nodiscard]] const std::vector<Situation>& situations(const Question& question) const;
  // In which situations an outcome can be reached, on the way or in the end.
  [[nodiscard]] const std::vector<Situation>& situations(const Outcome& outcome) const;
  // How many ways end at an outcome; those through the closing questions are not counted.
  [[nodiscard]] const std::map<std::string, Arrival>& arrivals() const { return arrivals_; }
  [[nodiscard]] std::uint64_t paths() const { return paths_; }
  [[nodiscard]] const std::map<std::string, std::uint64_t>& paths_by_country() const { return by_country_; }
  // Questions on the longest way to an outcome, closing questions not counted.
  [[nodiscard]] std::size_t longest() const { return longest_; }
  // Whether an ordinary way leads into the closing questions.
  [[nodiscard]] bool is_closing_on_the_way() const { return is_closing_on_the_way_; }
  // The remembered names and measured quantities that still matter at a node.
  [[nodiscard]] const std::set<std::string>& alive_at(const std::string& node) const;
  [[nodiscard]] bool is_closing(const Question& question) const { return closing_.contains(question.id); }
  // Whether some situation takes this scale, or this way of a list.
  [[nodiscard]] bool is_used(const Scale& scale) const { return used_scales_.contains(&scale); }
  [[nodiscard]] bool is_used(const Onward& way) const { return used_ways_.contains(&way); }

  static constexpr std::size_t most_situations = 100'000;  // in the whole tree

private:
  void find_closing();
  void find_order();
  bool visit(const Question& question, std::map<const Question*, int>& colours,
             std::vector<std::string>& trail);
  void find_living_names();
  void go_through();
  void leave(const Question& question, const Situation& situation);
  void take(const Question& question, const Situation& situation, const Turn& turn);
  void arrive(const Name& next, Situation situation, bool is_in_closing);
  void arrive_at(const Outcome& outcome, const Situation& situation, bool is_in_closing);
  void add(std::map<std::string, std::size_t>& places, std::vector<Situation>& situations,
           Situation situation);

  const TreeIndex& index_;
  std::vector<std::string> cycle_;
  const Question* overflow_ = nullptr;
  std::vector<const Question*> order_;
  std::set<std::string> closing_;                                     // ids of closing questions
  std::map<std::string, std::set<std::string>> alive_;                // by question: names that still matter
  std::map<std::string, std::vector<Situation>> situations_;          // by node
  std::map<std::string, std::map<std::string, std::size_t>> places_;  // by node and key of the situation
  std::map<std::string, Arrival> arrivals_;
  std::uint64_t paths_ = 0;
  std::map<std::string, std::uint64_t> by_country_;
  std::size_t longest_ = 0;
  bool is_closing_on_the_way_ = false;
  std::size_t situation_count_ = 0;
  std::set<const Scale*> used_scales_;
  std::set<const Onward*> used_ways_;
};

// Every turn of a question, whoever stands before it; one for each place of a list.
[[nodiscard]] std::vector<Turn> all_turns(const Question& question);
// What somebody with these facts can choose: the answers offered, and the bands of the scale that fits, each
// with the one place that it then leads to.
[[nodiscard]] std::vector<Turn> turns_for(const Question& question, const Facts& facts);
// What is remembered after a turn; what was measured stays as it is.
[[nodiscard]] Facts facts_after(const Question& question, const Turn& turn, Facts facts);

}  // namespace leidraad::guide
