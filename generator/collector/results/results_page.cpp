#include "collector/results/results_page.hpp"

#include <utility>
#include <variant>
#include <vector>

#include "interchange/results_slots.hpp"
#include "interchange/survey_results.hpp"

namespace leidraad::collector {

using guide::SurveyResults;
using templates::Filling;
using templates::Slot;
using templates::Slots;
using templates::operator""_slot;

namespace {

using ColumnKind = SurveyResults::Column::Kind;
// What can be chosen: what is sent, and what is read.
using Choices = std::vector<std::pair<std::string, std::string>>;

void fill_choices(Slots& page, const Slot& name, const Choices& choices, const std::string& chosen) {
  if (choices.empty()) return;
  Slots select = page.section(name);
  for (const auto& [value, text] : choices) {
    Slots option = select.section("OPTION"_slot);
    option.text("VALUE"_slot, value).text("TEXT"_slot, text);
    if (value == chosen) option.show("CHOSEN"_slot);
  }
}

void fill_form(Slots& page, const SurveyResults& results, const std::string& by,
               const ResultsQuestion& question) {
  Choices groups;
  Choices rounds;
  for (const SurveyResults::Column& column : results.columns) {
    if (column.kind == ColumnKind::group) groups.emplace_back(column.id, column.title);
    if (column.kind == ColumnKind::round) rounds.emplace_back(column.id, column.title);
  }
  // What was chosen offers no list of its own: it stays, or goes back to all.
  if (!question.round.empty()) rounds.emplace_back(question.round, results.round);
  if (!question.group.empty()) groups.emplace(groups.begin(), question.group, results.group);
  fill_choices(page, "GROUPS"_slot, groups, question.group);
  fill_choices(page, "ROUNDS"_slot, rounds, question.round);
  if (!results.by.empty())
    fill_choices(page, "SPLITS"_slot, {{by, results.by}}, question.split == Split::by_answer ? by : "");
}

}  // namespace

std::string results_form_page(const PageFile& page, TokenSent sent, const SiteTexts& texts) {
  Filling filling;
  filling.text("TITLE"_slot, texts("collector-results-ask"));
  if (sent == TokenSent::wrong) filling.show("WRONG_TOKEN"_slot);
  return page.filled(filling);
}

std::string results_page(const PageFile& page, const nlohmann::ordered_json& results,
                         const ResultsQuestion& question, const std::string& survey, const SiteTexts& texts) {
  Filling filling;
  filling.text("TITLE"_slot, texts.filled("collector-results-title", {{"survey", survey}}));
  const auto read = interchange::survey_results_of(results.dump());
  // Nothing else is ever given, or results_json and its reader disagree, which a test holds.
  if (const auto* sound = std::get_if<SurveyResults>(&read)) {
    const auto word = [&](const std::string& key) { return texts(key); };
    interchange::fill_results(filling.section("RESULTS"_slot), interchange::view_of(*sound, word),
                              interchange::PageTitles::shown);
    fill_form(filling, *sound, sound->by.empty() ? "" : results["by"]["name"].get<std::string>(), question);
  }
  return page.filled(filling);
}

}  // namespace leidraad::collector
