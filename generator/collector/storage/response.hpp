// What the collector keeps: responses, and the groups and rounds that they belong to. Plain values.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "guide/surveys/answers.hpp"

namespace leidraad::collector {

// An organisation, or a team in one. Ids are random, so that they tell nothing.
struct Group {
  std::string id;
  std::string parent;  // id; empty for an organisation
  std::string name;
};

// A wave of a survey.
struct Round {
  std::string survey;
  std::string id;  // kebab-case: "2026-voorjaar"
  std::string title;
};

// One person's answers, as results and exports see them: no receipt, no day, no order.
struct StoredResponse {
  std::string survey;
  int version = 1;
  std::string group;          // id; empty: no group
  std::string round;          // id; empty: no round
  bool is_to_check = false;   // the decoy field was filled in
  guide::RawAnswers answers;  // as guide::raw_of writes them
};

}  // namespace leidraad::collector
