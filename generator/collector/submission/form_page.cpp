#include "collector/submission/form_page.hpp"

#include <algorithm>

#include "text/html.hpp"

namespace leidraad::collector {

namespace {

using text::html_escaped;

// Fills the holes of one form.
class FormFiller {
public:
  FormFiller(const guide::SurveyForm& survey, const FilledForm& form, const SiteTexts& texts)
      : survey_(survey), form_(form), texts_(texts) {}

  std::string operator()(const PageHole& hole) const {
    switch (hole.kind) {
      case 'V':
        return html_escaped(first_value(hole.name));
      case 'C':
        return has_value(hole.name, hole.option) ? " checked" : "";
      case 'A':
        return problem_of(hole.name) == nullptr
                   ? ""
                   : " aria-invalid=\"true\" aria-describedby=\"error-" + html_escaped(hole.name) + "\"";
      case 'E':
        return error(hole.name);
      case 'S':
        return summary();
      case 'K':
        return html_escaped(form_.key);
      case 'G':
        return html_escaped(form_.group);
      case 'N':
        return group_line(form_.group_name, texts_);
      default:
        return "";
    }
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
  [[nodiscard]] const FieldProblem* problem_of(const std::string& name) const {
    const auto found = std::find_if(form_.problems.begin(), form_.problems.end(),
                                    [&](const FieldProblem& one) { return one.field == name; });
    return found == form_.problems.end() ? nullptr : &*found;
  }

  [[nodiscard]] std::string error(const std::string& name) const {
    const FieldProblem* problem = problem_of(name);
    if (problem == nullptr) return "";
    return "<p class=\"survey-error\" id=\"error-" + html_escaped(name) + "\">" +
           html_escaped(problem->detail) + "</p>";
  }

  // A field that this version of the form does not have has no place to lead to.
  [[nodiscard]] std::string summary_line(const FieldProblem& problem) const {
    const std::string name =
        problem.field.ends_with(".other") ? problem.field.substr(0, problem.field.size() - 6) : problem.field;
    const guide::SurveyField* field = survey_.field(name);
    if (field == nullptr) return "<li>" + html_escaped(problem.detail) + "</li>";
    std::string label =
        with_item(field->row != nullptr ? field->row->text : field->question->text, field->item);
    label += label.ends_with('?') || label.ends_with('.') ? " " : ": ";
    return "<li><a href=\"#field-" + html_escaped(problem.field) + "\">" +
           html_escaped(label + problem.detail) + "</a></li>";
  }

  [[nodiscard]] std::string summary() const {
    if (form_.problems.empty()) return "";
    std::string lines;
    for (const FieldProblem& one : form_.problems) lines += summary_line(one);
    return "<div class=\"error-summary\" role=\"alert\" tabindex=\"-1\" autofocus><h2>" +
           html_escaped(texts_("survey-problems-title")) + "</h2><p>" +
           html_escaped(texts_("survey-problems-one")) + "</p><ul role=\"list\">" + lines + "</ul></div>";
  }

  const guide::SurveyForm& survey_;
  const FilledForm& form_;
  const SiteTexts& texts_;
};

}  // namespace

std::optional<std::string> form_page(const CollectedSurvey& survey, const FilledForm& form,
                                     const SiteTexts& texts) {
  if (!survey.form_page) return std::nullopt;
  return survey.form_page->filled(FormFiller(survey.current->form, form, texts));
}

std::string group_line(const std::string& group_name, const SiteTexts& texts) {
  if (group_name.empty()) return "";
  return "<p class=\"survey-group\">" +
         html_escaped(texts.filled("collector-for-group", {{"group", group_name}})) + "</p>";
}

std::vector<FieldProblem> in_words(const std::vector<guide::SurveyProblem>& problems,
                                   const SiteTexts& texts) {
  std::vector<FieldProblem> all;
  all.reserve(problems.size());
  for (const guide::SurveyProblem& one : problems) {
    auto values = one.values;  // all of them numbers, which readers write with a comma
    for (auto& value : values) std::replace(value.second.begin(), value.second.end(), '.', ',');
    all.push_back({one.field, one.code, texts.filled("survey-problem-" + one.code, values)});
  }
  return all;
}

}  // namespace leidraad::collector
