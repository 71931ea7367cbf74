// A survey about work, and responses to it, for tests of results and exports.
#pragma once

#include "collector/results/exports.hpp"
#include "collector/results/results.hpp"
#include "surveys/example.hpp"

namespace leidraad::test {

inline constexpr const char* survey_about_work = R"({
  "format": 1, "id": "werk", "version": 2, "title": "Je werk", "summary": "Over je werk.", "page": "index.md",
  "privacy": {"purpose": "Verbeteren", "controller": "Wij", "contact": "wij@example.org", "retention": "P1Y",
              "minimum-group": 5},
  "scales": [{"id": "eens", "points": [{"value": 1, "text": "Oneens"}, {"value": 2, "text": "Neutraal"},
              {"value": 3, "text": "Eens"}], "unknown": "Weet ik niet"}],
  "lists": [{"id": "ideeen", "items": [{"id": "loket", "text": "Een loket"}]}],
  "pages": [
    {"id": "jij", "title": "Over jou", "questions": [
      {"id": "dienst", "type": "choice", "text": "Wanneer werk je?", "other": "Anders, namelijk", "optional": true,
       "options": [{"id": "dag", "text": "Overdag"}, {"id": "nacht", "text": "’s Nachts"}]},
      {"id": "taken", "type": "choices", "text": "Wat doe je?", "none": "Geen van deze", "optional": true,
       "options": [{"id": "zorg", "text": "Zorgen"}, {"id": "koken", "text": "Koken"}]}]},
    {"id": "druk", "title": "Druk", "questions": [
      {"id": "druk", "type": "scale", "text": "Het is druk.", "scale": "eens", "optional": true},
      {"id": "gevoel", "type": "grid", "text": "Hoe gaat het?", "scale": "eens", "optional": true,
       "rows": [{"id": "rust", "text": "Ik heb rust."}]},
      {"id": "uren", "type": "number", "text": "Hoeveel uren?", "minimum": -5, "maximum": 60, "decimals": 1,
       "unit": "uur", "unknown": "Weet ik niet", "optional": true},
      {"id": "sinds", "type": "date", "text": "Sinds wanneer?", "optional": true}]},
    {"id": "idee", "title": "{item}", "for-each": "ideeen", "questions": [
      {"id": "goed", "type": "scale", "text": "Is {item} goed?", "scale": "eens", "optional": true}]},
    {"id": "slot", "title": "Tot slot", "questions": [
      {"id": "verhaal", "type": "long-text", "text": "Vertel.", "optional": true}]}],
  "scores": [{"id": "last", "title": "Last", "method": "mean",
              "of": ["druk", {"field": "gevoel.rust", "reversed": true}], "minimum-answered": 2,
              "bands": [{"text": "Licht."}, {"from": 2.5, "text": "Zwaar."}]},
             {"id": "ergst", "title": "Ergst", "method": "highest",
              "of": ["druk", {"field": "gevoel.rust", "reversed": true}], "minimum-answered": 1,
              "bands": [{"text": "Draaglijk."}, {"from": 2.5, "text": "Ergens zwaar."}]}],
  "thanks": {"text": ["Dank."], "next": "Je hoort van ons."},
  "results": {"by": "dienst"}
})";

// A house with two teams, another house, and what people there answered.
struct WorkRecords {
  guide::Survey survey = survey_from(survey_about_work);
  guide::SurveyForm form{survey};
  std::vector<guide::Survey> versions;
  std::vector<collector::Group> groups = {
      {"h", "", "Huis"}, {"a", "h", "Team A"}, {"b", "h", "Team B"}, {"z", "", "Zuid"}};
  std::vector<collector::Round> rounds = {{"werk", "voorjaar", "Voorjaar"}, {"werk", "najaar", "Najaar"}};
  std::vector<collector::StoredResponse> responses;

  void add(std::size_t count, const std::string& group, const guide::RawAnswers& answers,
           const std::string& round = "voorjaar") {
    for (; count > 0; --count) responses.push_back({"werk", 2, group, round, false, answers});
  }
  [[nodiscard]] collector::SurveyRecords records() const {
    return {form, versions, responses, groups, rounds};
  }
};

inline nlohmann::ordered_json results_of(const WorkRecords& work,
                                         const collector::ResultsQuestion& question = {}) {
  auto results = collector::results_json(work.records(), question);
  if (const auto* refusal = std::get_if<collector::ResultsRefusal>(&results))
    FAIL("refused: " << static_cast<int>(*refusal));
  return std::get<nlohmann::ordered_json>(std::move(results));
}

}  // namespace leidraad::test
