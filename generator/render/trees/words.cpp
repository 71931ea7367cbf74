#include "render/trees/words.hpp"

#include <cstdlib>
#include <set>

#include "guide/decimal_mark.hpp"
#include "guide/trees/routes.hpp"

namespace leidraad::render {

namespace {

constexpr const char* no_break_space = "\xC2\xA0";

std::string label_of(const guide::TreeIndex& index, const guide::Name& name, const guide::Name& value,
                     const Wording& wording) {
  if (name.id == guide::country_name) {
    for (const guide::Country country : guide::countries) {
      if (value.id == guide::name_of(country)) return country_in_words(country, wording);
    }
  }
  const guide::Answer* answer = index.remembered(name.id, value.id);
  if (answer == nullptr) return value.id;
  return answer->label.empty() ? answer->text : answer->label;
}

bool leads_to(const guide::TreeIndex& index, const guide::Next& next, const guide::Question& question) {
  std::set<std::string> seen;
  std::vector<std::string> open;
  for (const guide::Onward& way : next.ways()) open.push_back(way.next.id);
  while (!open.empty()) {
    const std::string id = open.back();
    open.pop_back();
    if (id == question.id) return true;
    const guide::Question* on = index.question(id);
    if (on == nullptr || !seen.insert(id).second) continue;
    for (const guide::Turn& turn : guide::all_turns(*on)) open.push_back(turn.next().id);
  }
  return false;
}

}  // namespace

std::string amount(double value, const std::string& unit) {
  return unit.empty() ? guide::decimal(value) : guide::decimal(value) + no_break_space + unit;
}

std::string range_in_words(const guide::TreeIndex& index, const guide::Band& band, const Wording& wording) {
  std::string key = "tree-range";
  std::vector<std::pair<std::string_view, std::string>> values;
  const auto add = [&](const char* end, const guide::Name& name) {
    const guide::Threshold* threshold = index.threshold(name.id);
    if (threshold == nullptr) return;
    key += std::string("-") + end;
    // Of two numbers the last one tells the unit.
    if (!values.empty()) values.back().second = guide::decimal(index.threshold(band.lower().id)->value);
    values.emplace_back(end, amount(threshold->value, threshold->unit));
  };
  add("from", band.from);
  add("above", band.above);
  add("below", band.below);
  add("up-to", band.up_to);
  return values.empty() ? wording("tree-range-any") : wording.filled(key, values);
}

std::vector<guide::Condition> rest_of(const guide::TreeIndex& index, const guide::Question& question,
                                      const guide::Next& next) {
  std::string name;
  std::set<std::string> taken;
  for (const guide::Onward& way : next.ways()) {
    if (way.when.empty()) continue;
    const guide::Condition& condition = way.when.front();
    if (way.when.size() > 1 || (!name.empty() && name != condition.name.id)) return {};
    name = condition.name.id;
    for (const guide::Name& value : condition.values) taken.insert(value.id);
  }
  guide::Condition rest{{name, {}}, {}};
  guide::Condition unknown{{name, {}}, {}};  // only where nothing else is left
  for (const guide::Question& before : index.tree().questions) {
    if (name.empty() || before.remembers != name) continue;
    for (const guide::Answer& answer : before.answers) {
      if (!leads_to(index, answer.next, question) || !taken.insert(answer.id).second) continue;
      (answer.is_unknown ? unknown : rest).values.push_back({answer.id, answer.position});
    }
  }
  if (rest.values.empty()) rest = std::move(unknown);
  constexpr std::size_t most = 3;  // more are no help
  if (rest.values.empty() || rest.values.size() > most) return {};
  return {rest};
}

std::string condition_in_words(const guide::TreeIndex& index, const std::vector<guide::Condition>& when,
                               const Wording& wording) {
  std::string text;
  for (const guide::Condition& condition : when) {
    std::string values;
    for (const guide::Name& value : condition.values) {
      if (!values.empty()) values += " " + wording("tree-or") + " ";
      values += label_of(index, condition.name, value, wording);
    }
    if (!text.empty()) text += ", ";
    text += values;
  }
  return text;
}

std::optional<guide::Country> country_of(const guide::Scale& scale) {
  for (const guide::Condition& condition : scale.when) {
    if (condition.name.id != guide::country_name || condition.values.size() != 1) continue;
    for (const guide::Country country : guide::countries) {
      if (condition.values.front().id == guide::name_of(country)) return country;
    }
  }
  return std::nullopt;
}

std::string country_in_words(guide::Country country, const Wording& wording) {
  return wording(std::string("country-") + guide::name_of(country));
}

std::string zone_in_words(guide::Zone zone, const Wording& wording) {
  return wording(std::string("tree-zone-") + guide::name_of(zone));
}

std::string kind_in_words(guide::RuleKind kind, const Wording& wording) {
  constexpr const char* keys[] = {"law", "standard", "advice", "rule-of-thumb", "study", "signal"};
  return wording(std::string("tree-kind-") + keys[static_cast<std::size_t>(kind)]);
}

std::string certainty_in_words(guide::Certainty certainty, const Wording& wording) {
  constexpr const char* keys[] = {"seen", "quoted", "unverified", "derived"};
  return wording(std::string("tree-certainty-") + keys[static_cast<std::size_t>(certainty)]);
}

RuleWeight weight_of(guide::RuleKind kind) {
  switch (kind) {
    case guide::RuleKind::law:
      return RuleWeight::must;
    case guide::RuleKind::standard:
    case guide::RuleKind::advice:
      return RuleWeight::should;
    case guide::RuleKind::rule_of_thumb:
    case guide::RuleKind::study:
    case guide::RuleKind::signal:
      return RuleWeight::good_to_know;
  }
  return RuleWeight::good_to_know;
}

const char* name_of(RuleWeight weight) {
  constexpr const char* names[] = {"must", "should", "good-to-know"};
  return names[static_cast<std::size_t>(weight)];
}

Html people_html(const guide::TreeIndex& index, const std::vector<guide::Name>& people,
                 const std::optional<guide::Country>& country, const PageContext& context) {
  Filling filling;
  bool is_first = true;
  for (const guide::Name& name : people) {
    const guide::Person* person = index.person(name.id);
    if (person == nullptr) continue;
    Slots slots = filling.section("PERSON"_slot);
    if (!is_first) slots.show("SEPARATOR"_slot);
    is_first = false;
    if (!person->title.empty()) {
      slots.section("SAME"_slot).text("TEXT"_slot, person->title);
    } else if (country || person->be == person->nl) {
      slots.section("SAME"_slot).text("TEXT"_slot, country == guide::Country::nl ? person->nl : person->be);
    } else {
      slots.section("EACH"_slot).text("BE"_slot, person->be).text("NL"_slot, person->nl);
    }
  }
  return context.site().templates.expand("tree/people.html", filling);
}

}  // namespace leidraad::render
