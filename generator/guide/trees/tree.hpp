// A decision tree: questions that lead to outcomes.
//
// A tree only routes. What it remembers of the answers chooses rows of bands; there is no language of
// expressions. The words: a question offers answers, or asks for a measurement whose bands split the number
// line, or both; an outcome says what to do. `check/` proves that every path through it ends well.
#pragma once

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "guide/icons.hpp"
#include "guide/trees/measurement.hpp"

namespace leidraad::guide {

enum class Zone : std::uint8_t { green, orange, red };

// When something is done.
enum class Horizon : std::uint8_t { today, this_month, structural };
inline constexpr std::size_t horizon_count = 3;
inline constexpr std::array<Horizon, horizon_count> horizons = {Horizon::today, Horizon::this_month,
                                                                Horizon::structural};
[[nodiscard]] constexpr const char* name_of(Horizon horizon) {
  constexpr std::array<const char*, horizon_count> names = {"today", "this-month", "structural"};
  return names[static_cast<std::size_t>(horizon)];
}
[[nodiscard]] constexpr const char* name_of(Zone zone) {
  constexpr std::array<const char*, 3> names = {"green", "orange", "red"};
  return names[static_cast<std::size_t>(zone)];
}

// Somebody who does things: one name, or one for each country.
struct Person {
  std::string id;
  std::string title;
  std::string be;
  std::string nl;
  Position position;
};

// Who acts, for each horizon; an empty list says nothing.
struct Actors {
  std::vector<Name> today;
  std::vector<Name> this_month;
  std::vector<Name> structural;

  [[nodiscard]] const std::vector<Name>& of(Horizon horizon) const {
    return horizon == Horizon::today ? today : horizon == Horizon::this_month ? this_month : structural;
  }
};

// What the last of the closing questions may lead back to. Not an edge of the tree.
enum class Back : std::uint8_t { branch, outcome };

// A remembered name and the answers under which something holds.
struct Condition {
  Name name;
  std::vector<Name> values;
};

// One of the places that a list of `next` names, and what must be remembered to go there.
struct Onward {
  std::vector<Condition> when;  // the last one of a list has none: it is for everybody else
  Name next;
  Position position;
};

// Where an answer or a band leads: to one place, or by what was remembered before to one of several. Never
// changed once made; copies share what they hold, so a list that stands once for all answers of a question is
// the same list for each.
class Next {
public:
  Next() = default;
  Next(Name name);  // NOLINT(google-explicit-constructor): a name is a way on
  explicit Next(std::vector<Onward> ways);

  // In the order in which they are tried.
  [[nodiscard]] const std::vector<Onward>& ways() const;
  [[nodiscard]] bool empty() const { return ways().empty(); }
  // The place to which everybody goes; nothing where there are several.
  [[nodiscard]] const Name* only() const;
  [[nodiscard]] bool is_same_as(const Next& other) const { return ways_ == other.ways_; }

private:
  std::shared_ptr<const std::vector<Onward>> ways_;
};

struct Answer {
  std::string id;
  std::string text;
  std::string label;  // short, for headings; the text where empty
  std::string hint;
  Icon icon;
  std::optional<Country> country;
  Next next;
  Name advice;  // an outcome shown on the way
  Name tip;     // an outcome told in brief on the page of the outcome where the way ends
  std::optional<Back> back;
  bool is_unknown = false;  // the way out for who does not know
  std::string means;
  std::optional<Horizon> actions_first;
  Position position;
};

// A part of the number line. Each end is a threshold; whether the threshold itself belongs to it is told by
// the key it stands under.
struct Band {
  Name from;   // this value and more
  Name above;  // more than this value
  Name below;  // less than this value
  Name up_to;  // this value and less
  std::optional<Zone> zone;
  Next next;
  Name advice;
  Name tip;
  std::string means;
  Position position;

  [[nodiscard]] const Name& lower() const { return from.empty() ? above : from; }
  [[nodiscard]] const Name& upper() const { return up_to.empty() ? below : up_to; }
};

// The bands for some of the remembered answers.
struct Scale {
  std::vector<Condition> when;
  std::vector<Band> bands;
  Position position;
};

struct Measure {
  Name quantity;  // typed
  Name compare;   // divided by the bands; what is typed where empty
  Position position;

  [[nodiscard]] const Name& compared() const { return compare.empty() ? quantity : compare; }
};

struct Question {
  std::string id;
  std::string text;
  std::string short_text;
  InlineText help;
  InlineText why;
  std::string remembers;
  // About the place and not about the complaint: asked once, and kept on the device if the reader agrees.
  bool is_context = false;
  bool everyone_knows = false;
  std::vector<SourceReference> sources;
  Next next;  // of the answers that do not say it themselves
  std::vector<Answer> answers;
  std::optional<Measure> measure;
  std::vector<Scale> scales;
  Position position;
  std::string branch;  // id; empty for the stem

  [[nodiscard]] const std::string& shown() const { return short_text.empty() ? text : short_text; }
};

struct Action {
  InlineText text;
  std::optional<Country> country;
  std::vector<Name> who;
  bool is_required = false;  // "this must"; asks for a law
  Position position;
};

struct Actions {
  std::vector<Action> today;
  std::vector<Action> this_month;
  std::vector<Action> structural;

  [[nodiscard]] const std::vector<Action>& of(Horizon horizon) const {
    return horizon == Horizon::today ? today : horizon == Horizon::this_month ? this_month : structural;
  }
};

struct MeasureAgain {
  std::string after;  // ISO 8601 duration: "P2W"
  std::string text;
  Position position;
};

// What law, standards and advice say about an outcome.
struct Rule {
  InlineText text;
  std::optional<Country> country;
  RuleKind kind = RuleKind::advice;
  Certainty certainty = Certainty::quoted;
  std::vector<SourceReference> sources;
  Position position;
};

struct Escalation {
  InlineText text;
  Name next;
};

// What the outcomes of a branch have where they do not say it themselves.
struct Inheritance {
  std::optional<MeasureAgain> measure_again;
  std::vector<Rule> rules;
  std::optional<Escalation> escalate;
  Actors who;
};

struct Outcome {
  std::string id;
  std::string title;
  std::optional<Zone> zone;
  InlineText summary;
  bool is_final = false;  // no closing questions after it
  Actions actions;
  InlineText careful;
  std::optional<MeasureAgain> measure_again;
  std::vector<Rule> rules;
  std::optional<Escalation> escalate;
  Actors who;
  std::vector<SourceReference> sources;
  Position position;
  std::string branch;  // id; empty for the stem
};

// A test: with these answers the tree must lead there.
struct Example {
  struct Given {
    Name question;
    std::string answer;           // id, or
    std::optional<double> value;  // what was measured
  };
  std::string id;
  std::string title;
  Name like;  // starts from the answers of that example
  std::vector<Given> answers;
  Name outcome;
  Position position;
};

struct Branch {
  std::string id;
  std::string title;
  std::string summary;
  Name start;
  Inheritance inherits;
  Position position;
};

struct Tree {
  std::string id;
  std::string title;
  std::string short_title;
  std::string summary;
  std::vector<std::string> keywords;  // other words by which people look for it
  PageReference page;
  Icon icon;
  std::vector<InlineText> intro;
  std::vector<InlineText> disclaimer;
  std::vector<InlineText> unverified;
  Name start;
  Name again;
  std::string again_text;
  Name closing;
  Actors who;
  std::vector<Person> people;
  std::vector<Quantity> quantities;
  std::vector<Threshold> thresholds;
  std::vector<Question> questions;  // of the stem first, then branch by branch, as written
  std::vector<Outcome> outcomes;
  std::vector<Example> examples;
  std::vector<Branch> branches;
  Position position;

  [[nodiscard]] const std::string& shown() const { return short_title.empty() ? title : short_title; }
};

// The name under which the country is remembered; its answers are `be` and `nl`.
inline constexpr const char* country_name = "country";

// What an outcome has, its own or inherited from its branch and the tree.
[[nodiscard]] const MeasureAgain* measure_again_of(const Tree& tree, const Outcome& outcome);
[[nodiscard]] const std::vector<Rule>& rules_of(const Tree& tree, const Outcome& outcome);
[[nodiscard]] const Escalation* escalation_of(const Tree& tree, const Outcome& outcome);
// Who does an action: its own list, else that of the outcome, the branch or the tree.
[[nodiscard]] const std::vector<Name>& actors_of(const Tree& tree, const Outcome& outcome, Horizon horizon,
                                                 const Action& action);

}  // namespace leidraad::guide
