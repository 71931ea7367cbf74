#include "collector/submission/form_page.hpp"

#include <algorithm>
#include <string_view>

#include "guide/decimal_mark.hpp"
#include "guide/surveys/fitting.hpp"

namespace leidraad::collector {

using templates::Filling;
using templates::Slot;
using templates::Slots;
using templates::operator""_slot;

namespace {

constexpr std::string_view other_ending = ".other";

// The field that a problem is about: the text of "other" belongs to its question.
const guide::SurveyField* field_of(const guide::SurveyForm& form, const std::string& name) {
  return form.field(name.ends_with(other_ending) ? name.substr(0, name.size() - other_ending.size()) : name);
}

// Fills the page of one form.
class FormFiller {
public:
  FormFiller(const guide::SurveyForm& survey, const FilledForm& form) : survey_(survey), form_(form) {}

  void fill_field(Slots slots, const PageFile::Field& field) const {
    const std::string other = field.name + std::string(other_ending);
    slots.text("VALUE"_slot, first_value(field.name)).text("OTHER_VALUE"_slot, first_value(other));
    fill_problem(slots, "PROBLEM"_slot, field.name);
    fill_problem(slots, "OTHER_PROBLEM"_slot, other);
    for (const PageFile::Option& option : field.options) {
      Slots filled = slots.section(*option.section);
      if (has_value(field.name, option.name)) filled.show("CHOSEN"_slot);
    }
  }

  // All that is wrong, each leading to its field.
  void fill_summary(Slots& page) const {
    if (form_.problems.empty()) return;
    Slots summary = page.section("PROBLEMS"_slot);
    for (const FieldProblem& one : form_.problems) fill_line(summary.section("LINE"_slot), one);
  }

private:
  [[nodiscard]] std::string first_value(const std::string& name) const {
    const auto found = form_.answers.find(name);
    return found == form_.answers.end() || found->second.empty() ? "" : found->second.front();
  }
  [[nodiscard]] bool has_value(const std::string& name, const std::string& value) const {
    const auto found = form_.answers.find(name);
    return found != form_.answers.end() &&
           std::find(found->second.begin(), found->second.end(), value) != found->second.end();
  }

  void fill_problem(Slots& slots, const Slot& section, const std::string& name) const {
    const auto found = std::find_if(form_.problems.begin(), form_.problems.end(),
                                    [&](const FieldProblem& one) { return one.field == name; });
    if (found != form_.problems.end()) slots.section(section).text("TEXT"_slot, found->detail);
  }

  // A field that this version of the form does not have has no place to lead to.
  void fill_line(Slots line, const FieldProblem& problem) const {
    const guide::SurveyField* field = field_of(survey_, problem.field);
    if (field == nullptr) {
      line.section("PLAIN"_slot).text("TEXT"_slot, problem.detail);
      return;
    }
    std::string label =
        with_item(field->row != nullptr ? field->row->text : field->question->text, field->item);
    label += label.ends_with('?') || label.ends_with('.') ? " " : ": ";
    line.section("LINK"_slot)
        .text("HREF"_slot, "#field-" + problem.field)
        .text("TEXT"_slot, label + problem.detail);
  }

  const guide::SurveyForm& survey_;
  const FilledForm& form_;
};

}  // namespace

std::optional<std::string> form_page(const CollectedSurvey& survey, const FilledForm& form,
                                     const SiteTexts& texts) {
  if (!survey.form_page) return std::nullopt;
  const FormFiller filler(survey.current->form, form);
  Filling page;
  page.text("KEY"_slot, form.key).text("LINK_TOKEN"_slot, form.group);
  fill_group(page, form.group_name, texts);
  filler.fill_summary(page);
  for (const PageFile::Field& field : survey.form_page->fields())
    filler.fill_field(page.section(*field.section), field);
  return survey.form_page->filled(page);
}

void fill_group(Slots& page, const std::string& group_name, const SiteTexts& texts) {
  if (group_name.empty()) return;
  page.section("GROUP"_slot).text("TEXT"_slot, texts.filled("collector-for-group", {{"group", group_name}}));
}

std::vector<FieldProblem> in_words(const std::vector<guide::SurveyProblem>& problems,
                                   const guide::SurveyForm& form, const SiteTexts& texts) {
  const guide::FilledText text = [&](const std::string& key, const SiteTexts::Values& values) {
    return texts.filled(key, values);
  };
  std::vector<FieldProblem> all;
  all.reserve(problems.size());
  for (const guide::SurveyProblem& one : problems) {
    auto values = one.values;  // all of them numbers
    for (auto& value : values) value.second = guide::with_decimal_mark(std::move(value.second));
    if (const guide::SurveyField* field = field_of(form, one.field))
      values.emplace_back("fits", guide::fitting_answer(*field, text));
    all.push_back({one.field, one.code, texts.filled("survey-problem-" + one.code, values)});
  }
  return all;
}

}  // namespace leidraad::collector
