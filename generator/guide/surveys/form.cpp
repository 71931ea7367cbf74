#include "guide/surveys/form.hpp"

#include <algorithm>

namespace leidraad::guide {

namespace {

std::string name_for(std::string name, const SurveyList::Item* item) {
  if (item != nullptr) name += "@" + item->id;
  return name;
}

// What a page is there for: each item of its list, or once for no item.
std::vector<const SurveyList::Item*> items_of(const Survey& survey, const SurveyPage& page) {
  if (page.for_each.empty()) return {nullptr};
  std::vector<const SurveyList::Item*> items;
  const auto list = std::find_if(survey.lists.begin(), survey.lists.end(),
                                 [&](const SurveyList& one) { return one.id == page.for_each.id; });
  if (list == survey.lists.end()) return items;
  for (const SurveyList::Item& item : list->items) items.push_back(&item);
  return items;
}

}  // namespace

SurveyForm::SurveyForm(const Survey& survey) : survey_(&survey) {
  for (const SurveyPage& page : survey.pages) {
    for (const SurveyList::Item* item : items_of(survey, page)) {
      const std::size_t step = steps_.size();
      const std::size_t first = fields_.size();
      for (const SurveyQuestion& question : page.questions) {
        const SurveyScale* scale = scale_of(survey, question);
        if (question.type != QuestionType::grid) {
          fields_.push_back({name_for(question.id, item), &question, nullptr, item, scale, step});
          continue;
        }
        for (const SurveyOption& row : question.rows) {
          fields_.push_back({name_for(question.id + "." + row.id, item), &question, &row, item, scale, step});
        }
      }
      steps_.push_back({name_for(page.id, item), &page, item, first, fields_.size() - first});
    }
  }
  for (std::size_t place = 0; place < fields_.size(); ++place) places_.emplace(fields_[place].name, place);
}

const SurveyField* SurveyForm::field(const std::string& name) const {
  const auto place = places_.find(name);
  return place == places_.end() ? nullptr : &fields_[place->second];
}

const SurveyField* SurveyForm::field_seen_from(const std::string& name, const SurveyStep& step) const {
  if (step.item != nullptr) {
    if (const SurveyField* own = field(name_for(name, step.item))) return own;
  }
  return field(name);
}

std::string with_item(const std::string& text, const SurveyList::Item* item) {
  if (item == nullptr) return text;
  constexpr std::string_view place = "{item}";
  std::string filled;
  std::size_t from = 0;
  for (std::size_t at; (at = text.find(place, from)) != std::string::npos; from = at + place.size()) {
    filled.append(text, from, at - from).append(item->text);
  }
  return filled.append(text, from);
}

}  // namespace leidraad::guide
