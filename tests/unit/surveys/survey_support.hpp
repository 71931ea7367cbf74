// Surveys for tests, written as editors write them.
#pragma once

#include <memory>

#include "check/surveys/survey.hpp"
#include "load/surveys/survey.hpp"
#include "support.hpp"

namespace leidraad::test {

// A survey that was read from YAML, and what was found while reading.
struct ReadSurvey {
  guide::Survey survey;
  diagnostics::Diagnostics diagnostics;
  std::vector<guide::Mention> mentions;
  std::vector<guide::PageMention> page_mentions;

  // What the checks find in it.
  [[nodiscard]] Strings faults() const {
    diagnostics::Diagnostics checked;
    check::check_survey(survey, checked);
    return found(checked);
  }
};

inline ReadSurvey read_survey(const std::string& text) {
  ReadSurvey read;
  const auto yaml = load::parse_yaml("data/surveys/lijst.yaml", text, read.diagnostics);
  REQUIRE(yaml);
  load::RecordReading reading{"data/surveys/lijst.yaml", read.diagnostics, read.mentions, read.page_mentions,
                              [](const std::string& words, const load::YamlNode& /*node*/) {
                                guide::InlineText plain;
                                plain.plain = words;
                                return plain;
                              }};
  (void)load::record_of<guide::Survey>().read(*yaml, read.survey, reading, "data/surveys/lijst.yaml");
  return read;
}

// A sound survey around these pages; they start at line 8.
inline std::string survey_with(const std::string& pages, const std::string& more = "") {
  return "id: lijst\nversion: 1\ntitle: Lijst\nsummary: Een lijst.\npage: index.md\n"
         "privacy: { purpose: Leren., controller: Wij, contact: wij@voorbeeld.be, retention: P1Y }\n"
         "pages:\n" +
         pages +
         "scales:\n  - id: vaak\n    points:\n      - { value: 1, text: Nooit }\n      - { value: 2, text: "
         "Soms }\n"
         "      - { value: 3, text: Vaak }\n    unknown: Weet ik niet\n"
         "thanks: { next: Je hoort het. }\n" +
         more;
}

}  // namespace leidraad::test
