// Walking a tree: from answers to an outcome. The page's script does the same; tests/walk compares the two.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "guide/trees/index.hpp"

namespace leidraad::guide {

// What somebody answered: an answer's id, or a measured value.
struct Given {
  std::string answer;
  std::optional<double> value;

  bool operator==(const Given&) const = default;
};
using Answers = std::map<std::string, Given>;  // by question

// What is known on the way.
struct Facts {
  std::map<std::string, std::string> remembered;  // by name
  std::map<std::string, double> measured;         // by quantity
  bool operator==(const Facts&) const = default;
};

// One question on the way, and what was chosen there: one of the two.
struct Step {
  const Question* question = nullptr;
  const Answer* answer = nullptr;
  const Band* band = nullptr;
  double compared = 0;  // the value that the bands divided, for a band
};

// Why a walk ended.
enum class Stop : std::uint8_t {
  outcome,      // it arrived
  unanswered,   // nothing is given for the question
  impossible,   // what is given is no answer to the question (any more), or not here
  unknown_node  // what an answer leads to does not exist
};

struct Walk {
  std::vector<Step> steps;
  std::vector<const Outcome*> advised;  // outcomes shown on the way
  std::vector<const Outcome*> tips;     // outcomes told in brief where the way ends
  const Outcome* outcome = nullptr;     // where it arrived
  std::size_t steps_to_outcome =
      0;  // so many steps led to the first outcome; the others are closing questions
  const Outcome* first_outcome = nullptr;
  std::optional<Back> back;            // the last closing answer leads back
  const Question* question = nullptr;  // where it stopped, unless at an outcome
  Stop stop = Stop::unanswered;
  Facts facts;
};

// Walks from question `from`, or from the start of the tree. Answers to questions that are not asked do no
// harm. After an outcome that is not final it goes on into the closing questions only where the first of them
// is answered.
[[nodiscard]] Walk walk(const TreeIndex& index, const Answers& answers, const std::string& from = {});

// Whether an answer exists for somebody who has these facts.
[[nodiscard]] bool is_offered(const Answer& answer, const Facts& facts);
// Whether what is remembered is among the answers that each condition names.
[[nodiscard]] bool hold(const std::vector<Condition>& conditions, const Facts& facts);
// Where a list of ways leads for these facts; nullptr where it is empty, or asks for what nobody told.
[[nodiscard]] const Onward* way_for(const Next& next, const Facts& facts);
// The scale that fits the facts; nullptr where none does.
[[nodiscard]] const Scale* scale_for(const Question& question, const Facts& facts);
[[nodiscard]] bool fits(const Scale& scale, const Facts& facts);
// The band that holds a value; nullptr where none does.
[[nodiscard]] const Band* band_for(const TreeIndex& index, const Scale& scale, double value);
// The value that the bands of a measuring question divide, from what was measured; nothing where something
// for it was not measured.
[[nodiscard]] std::optional<double> compared_value(const TreeIndex& index, const Measure& measure,
                                                   const Facts& facts);

// All answers of an example, with those of the examples that it is like.
[[nodiscard]] Answers answers_of(const TreeIndex& index, const Example& example);

}  // namespace leidraad::guide
