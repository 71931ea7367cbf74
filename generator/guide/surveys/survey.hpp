// A survey: questions on pages, what is promised about the answers, and what is made of them.
//
// A survey only describes. Which questions somebody sees and what an answer must look like stands in
// guide/surveys/answers.hpp, what answers add up to in check/surveys/scores.hpp. The page's script does the same
// (templates/assets/survey/); tests/survey holds the two against each other.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "guide/icons.hpp"
#include "guide/pages/markup.hpp"
#include "guide/reference.hpp"
#include "guide/trees/measurement.hpp"

namespace leidraad::guide {

// Ids that options may not have: each is an answer of its own kind.
inline constexpr const char* other_option = "other";      // with a text
inline constexpr const char* unknown_option = "unknown";  // "I do not know"
inline constexpr const char* none_option = "none";        // none of these; excludes all others

// When something is asked. Of `is`, `least`, `most` and `is_answered` exactly one is used where `kind` is
// `question`. A question that was not shown, or not answered, fulfils none of them; `negation` then holds.
struct SurveyCondition {
  enum class Kind : std::uint8_t { question, any, all, negation };
  Kind kind = Kind::question;
  Name question;                       // "question", or "question.row" for a row of a grid
  std::vector<std::string> is;         // one of these options or points was chosen
  std::optional<double> least;         // the number, or the point of the scale, is this or more
  std::optional<double> most;          // … this or less; "unknown" is neither
  bool is_answered = false;            // anything was answered
  std::vector<SurveyCondition> parts;  // of any, all (one or more) and negation (one)
  Position position;
};

struct SurveyOption {
  std::string id;
  std::string text;
  Position position;
};

// Points from low to high.
struct SurveyScale {
  struct Point {
    int value = 0;
    std::string text;
  };
  std::string id;
  std::vector<Point> points;
  std::string unknown;  // text of "I do not know"; empty where the scale has none
  Position position;
};

enum class QuestionType : std::uint8_t { choice, choices, scale, grid, number, text, long_text, date };
inline constexpr const char* question_type_names[] = {"choice", "choices", "scale",     "grid",
                                                      "number", "text",    "long-text", "date"};
[[nodiscard]] constexpr const char* name_of(QuestionType type) {
  return question_type_names[static_cast<std::size_t>(type)];
}

struct SurveyQuestion {
  std::string id;
  QuestionType type = QuestionType::choice;
  std::string text;  // `{item}` stands for the item of a repeated page
  std::string help;
  bool is_optional = false;
  std::optional<SurveyCondition> when;

  // choice, choices
  std::vector<SurveyOption> options;
  bool has_random_options = false;
  std::string other;    // label of the option with a text; empty: none. The text itself is always optional
  std::string none;     // label of "none of these" (choices); empty: none
  std::string unknown;  // label of "I do not know" (all but scale, grid, text, long_text); empty: none
  std::optional<int> most;  // choices: at most so many
  // scale, grid
  Name scale;
  std::vector<SurveyOption> rows;  // grid: statements
  bool has_random_rows = false;
  bool is_one_per_screen = false;  // grid: on a phone each statement has a screen of its own
  // number
  std::optional<double> minimum;
  std::optional<double> maximum;
  int decimals = 0;
  std::string unit;
  // text, long_text: most characters (Unicode code points)
  std::optional<int> longest;

  // The keys as they were written, each with its place: which keys fit a type is a matter of the checks.
  std::vector<Name> written;
  Position position;
};
inline constexpr int longest_text = 200;
inline constexpr int longest_long_text = 2'000;
inline constexpr int longest_other = 200;
// What a question may ask for at most.
inline constexpr int most_of_text = 1'000;
inline constexpr int most_of_long_text = 5'000;
inline constexpr int most_decimals = 6;
[[nodiscard]] int longest_of(const SurveyQuestion& question);

// Things that a page is repeated for, such as concepts to judge.
struct SurveyList {
  struct Item {
    std::string id;
    std::string text;
    std::string about;
    Position position;
  };
  std::string id;
  std::vector<Item> items;
  Position position;
};

// What stands on one screen: one question, or one small theme.
struct SurveyPage {
  std::string id;
  std::string title;
  std::string intro;
  std::optional<SurveyCondition> when;
  Name for_each;                  // a list: the page is there once for each of its items
  bool has_random_order = false;  // of those repetitions, or else of the questions
  std::vector<SurveyQuestion> questions;
  Position position;
};

struct SurveyPrivacy {
  std::string purpose;
  std::string controller;
  std::string contact;
  std::string retention;  // ISO 8601 duration
  int minimum_group = 5;
  Position position;
};

// `highest` is for complaints: what troubles someone most is not lessened by what does not trouble them.
enum class ScoreMethod : std::uint8_t { mean, sum, highest };
inline constexpr const char* score_method_names[] = {"mean", "sum", "highest"};
[[nodiscard]] constexpr const char* name_of(ScoreMethod method) {
  return score_method_names[static_cast<std::size_t>(method)];
}

// Links to what helps with a score.
struct SurveyAdvice {
  std::vector<TrajectoryReference> trajectories;
  std::vector<Reference<Kind::instrument>> instruments;
  std::vector<Reference<Kind::checklist>> checklists;
  std::vector<PageReference> pages;
};

struct SurveyScore {
  struct Part {
    Name field;  // a scale question, a whole grid, or a row of one ("grid.row")
    bool is_reversed = false;
  };
  // From this score on, until the next band. The first band has no `from`.
  struct Band {
    std::optional<double> from;
    std::string text;
    SurveyAdvice advice;
    Position position;
  };
  std::string id;
  std::string title;
  ScoreMethod method = ScoreMethod::mean;
  std::vector<Part> of;
  int minimum_answered = 1;
  std::vector<Band> bands;
  Position position;
};

struct SurveyThanks {
  std::vector<InlineText> text;
  std::string next;  // what happens with the answers now, and when the feedback comes
};

struct Survey {
  std::string id;
  int version = 1;
  std::string title;
  std::string short_title;
  std::string summary;
  std::vector<std::string> keywords;  // other words by which people look for it
  PageReference page;                 // the page that it hangs below
  PhaseReference phase;
  Icon icon;
  std::vector<InlineText> intro;
  SurveyPrivacy privacy;
  std::vector<SurveyScale> scales;
  std::vector<SurveyList> lists;
  std::vector<SurveyPage> pages;
  std::vector<SurveyScore> scores;
  SurveyThanks thanks;
  Name results_by;  // the one choice question by which results may be split; empty: none
  Position position;

  [[nodiscard]] const std::string& shown() const { return short_title.empty() ? title : short_title; }
};

// The scale of a question of type scale or grid; nullptr where it has none (the checks say so).
[[nodiscard]] const SurveyScale* scale_of(const Survey& survey, const SurveyQuestion& question);

// How long an average reader needs, in seconds: reading at 180 words a minute (Brysbaert 2019 gives 238 for
// English prose; forms are read by people of every level of schooling) and a time for each kind of answer. Of
// a page that is repeated every repetition counts; questions with a condition count for half.
[[nodiscard]] int seconds_needed(const Survey& survey);

}  // namespace leidraad::guide
