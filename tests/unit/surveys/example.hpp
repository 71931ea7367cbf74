// A survey that uses everything: each type of question, every kind of condition, a repeated page, scores.
#pragma once

#include "guide/surveys/form.hpp"
#include "interchange/survey_json.hpp"
#include "support.hpp"

namespace leidraad::test {

inline constexpr const char* survey_with_everything = R"({
  "format": 1, "id": "everything", "version": 3,
  "title": "Everything", "short-title": "All", "summary": "One of each.",
  "page": "vragenlijsten/index.md", "phase": "inventory", "intro": ["First.", "Second."],
  "privacy": {"purpose": "To test.", "controller": "Us", "contact": "us@example.org", "retention": "P1Y", "minimum-group": 7},
  "scales": [
    {"id": "agree", "points": [{"value": 1, "text": "No"}, {"value": 2}, {"value": 3, "text": "Yes"}], "unknown": "No idea"},
    {"id": "mood", "points": [{"value": -1, "text": "Sad"}, {"value": 1, "text": "Glad"}]}],
  "lists": [{"id": "ideas", "items": [{"id": "desk", "text": "A desk", "about": "To sit at."}, {"id": "lamp", "text": "A lamp"}]}],
  "pages": [
    {"id": "you", "title": "You", "intro": "About you.", "random": true, "questions": [
      {"id": "works", "type": "choice", "text": "Do you work?", "help": "Any work counts.", "random": true,
       "options": [{"id": "yes", "text": "Yes"}, {"id": "no", "text": "No"}], "other": "Otherwise", "unknown": "No idea"},
      {"id": "tasks", "type": "choices", "text": "Which tasks?", "optional": true, "max": 2,
       "options": [{"id": "wash", "text": "Wash"}, {"id": "cook", "text": "Cook"}, {"id": "talk", "text": "Talk"}],
       "other": "Others", "none": "None", "unknown": "No idea"}]},
    {"id": "amounts", "when": {"not": {"question": "works", "is": "no"}}, "questions": [
      {"id": "hours", "type": "number", "text": "How many hours?", "minimum": 0, "maximum": 60.5, "decimals": 1,
       "unit": "hours", "unknown": "No idea"},
      {"id": "since", "type": "date", "text": "Since when?", "unknown": "No idea", "optional": true},
      {"id": "busy", "type": "scale", "text": "Busy?", "scale": "agree"},
      {"id": "feel", "type": "grid", "text": "How is it?", "scale": "agree", "random": true, "one-per-screen": true,
       "rows": [{"id": "rest", "text": "Rest"}, {"id": "stress", "text": "Stress"}]}]},
    {"id": "idea", "title": "{item}", "for-each": "ideas", "random": true, "questions": [
      {"id": "known", "type": "scale", "text": "Do you like {item}?", "scale": "mood"}]},
    {"id": "more", "for-each": "ideas", "when": {"question": "known", "at-least": 1}, "questions": [
      {"id": "why", "type": "text", "text": "Why {item}?", "longest": 10, "optional": true}]},
    {"id": "end", "questions": [
      {"id": "story", "type": "long-text", "text": "Tell us.", "longest": 30, "optional": true, "when": {"all": [
        {"any": [{"question": "hours", "at-least": 10, "at-most": 20.5}, {"question": "tasks", "is": ["wash", "other"]}]},
        {"question": "feel.rest", "answered": true}]}},
      {"id": "free", "type": "long-text", "text": "Anything else?", "optional": true}]}],
  "scores": [
    {"id": "load", "title": "Load", "method": "mean", "of": ["busy", "feel.rest", {"field": "feel.stress", "reversed": true}],
     "minimum-answered": 2, "bands": [
       {"text": "Light.", "trajectories": ["a"], "instruments": ["b"], "checklists": ["c"], "pages": ["index.md"]},
       {"from": 2.5, "text": "Heavy."}]},
    {"id": "taste", "title": "Taste", "method": "sum", "of": ["known"], "minimum-answered": 1},
    {"id": "worst", "title": "Worst", "method": "highest", "of": [{"field": "feel.rest", "reversed": true}, "feel.stress"],
     "minimum-answered": 1, "bands": [{"text": "Well."}, {"from": 3, "text": "Badly."}]}],
  "thanks": {"text": ["Thank you."], "next": "We read it."},
  "results": {"by": "works"}
})";

inline guide::Survey survey_from(const std::string& json) {
  std::variant<guide::Survey, std::string> survey = interchange::survey_of(json);
  if (const auto* reason = std::get_if<std::string>(&survey)) FAIL(*reason);
  return std::get<guide::Survey>(std::move(survey));
}

}  // namespace leidraad::test
