// Published results of a survey, as a collector gave them: data/results/<survey>.json. Everything in it may
// be seen by everybody; what would be about too few people is not there.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "guide/position.hpp"
#include "guide/surveys/survey.hpp"

namespace leidraad::guide {

struct SurveyResults {
  // People of whom figures are shown: all that was asked for, a group, a round, those with one answer.
  struct Column {
    enum class Kind : std::uint8_t { all, group, round, value };
    Kind kind = Kind::all;
    std::string id;
    std::string title;
    int depth = 0;                   // groups: 1 stands right below what was asked for
    std::optional<int> respondents;  // nothing: hidden
  };

  struct Figure {
    int answered = 0;
    std::vector<int> counts;  // by option
    int unknown = 0;          // numbers and dates: who said not to know
    std::optional<double> mean;
    std::optional<double> deviation;
  };

  struct Question {
    std::string name;
    QuestionType type = QuestionType::choice;
    std::string page;
    std::string text;
    std::string row;
    std::string item;
    std::string unit;
    struct Option {
      std::string value;
      std::string text;
    };
    std::vector<Option> options;
    std::vector<int> left_out_versions;
    std::vector<std::optional<Figure>> figures;  // by column; nothing: hidden
  };

  struct Score {
    struct Figure {
      double mean = 0;
      std::string band;
      std::string question;  // of `highest`: the name of the question whose mean this is; else empty
    };
    std::string id;
    std::string title;
    ScoreMethod method = ScoreMethod::mean;
    int lowest = 0;
    int highest = 0;
    std::vector<std::optional<Figure>> figures;  // by column; nothing: hidden
  };

  std::string id;  // of the survey
  std::string title;
  int version = 1;
  int minimum_group = 5;
  std::string group;        // its name with those above it; empty: all
  std::string round;        // title; empty: all
  std::string by;           // text of the question that results may be split by; empty: none
  bool is_example = false;  // made up, to show what results look like; never from a collector
  std::optional<int> to_check;
  std::vector<Column> columns;  // the first is `all`
  std::vector<Question> questions;
  std::vector<Score> scores;
  Position position;
};

}  // namespace leidraad::guide
