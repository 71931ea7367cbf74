#include "interchange/survey_references.hpp"

#include <algorithm>
#include <set>

#include "guide/surveys/form.hpp"
#include "guide/surveys/limits.hpp"

namespace leidraad::interchange {

namespace {

namespace limits = guide::survey_limits;

using guide::QuestionType;

class SurveyReferences {
public:
  SurveyReferences(const guide::Survey& survey, FirstProblem& problem) : survey_(survey), problem_(problem) {}

  void check() {
    check_names();
    for (const guide::SurveyScale& scale : survey_.scales) check_scale(scale);
    for (const guide::SurveyPage& page : survey_.pages) check_page(page);
    if (!problem_.is_none()) return;
    if (field_count() > guide::most_survey_fields) {
      problem_.report("pages", "has more than " + std::to_string(guide::most_survey_fields) + " fields");
      return;
    }
    check_conditions();
    for (const guide::SurveyScore& score : survey_.scores) check_score(score);
    check_results();
  }

private:
  template <class T>
  void check_unique(const std::vector<T>& many, const std::string& where) {
    std::set<std::string_view> ids;
    for (const T& one : many) {
      if (!ids.insert(one.id).second) problem_.report(where, "`" + one.id + "` stands here twice");
    }
  }

  void check_names() {
    check_unique(survey_.scales, "scales");
    check_unique(survey_.lists, "lists");
    check_unique(survey_.pages, "pages");
    check_unique(survey_.scores, "scores");
    for (const guide::SurveyList& list : survey_.lists) check_unique(list.items, "list `" + list.id + "`");
    std::set<std::string_view> questions;
    for (const guide::SurveyPage& page : survey_.pages) {
      for (const guide::SurveyQuestion& question : page.questions) {
        if (!questions.insert(question.id).second)
          problem_.report("pages", "question `" + question.id + "` stands here twice");
      }
    }
  }

  void check_scale(const guide::SurveyScale& scale) {
    const auto is_descent = [](const auto& left, const auto& right) { return left.value >= right.value; };
    if (scale.points.size() < 2 ||
        std::adjacent_find(scale.points.begin(), scale.points.end(), is_descent) != scale.points.end())
      problem_.report("scale `" + scale.id + "`", "expected two or more points, ascending");
  }

  [[nodiscard]] const guide::SurveyList* list_of(const guide::SurveyPage& page) const {
    const auto found = std::find_if(survey_.lists.begin(), survey_.lists.end(),
                                    [&](const auto& list) { return list.id == page.for_each.id; });
    return found == survey_.lists.end() ? nullptr : &*found;
  }

  void check_page(const guide::SurveyPage& page) {
    if (!page.for_each.empty() && list_of(page) == nullptr)
      problem_.report("page `" + page.id + "`", "there is no list `" + page.for_each.id + "`");
    for (const guide::SurveyQuestion& question : page.questions) check_question(question);
  }

  void check_question(const guide::SurveyQuestion& question) {
    const std::string where = "question `" + question.id + "`";
    check_unique(question.options, where);
    check_unique(question.rows, where);
    for (const guide::SurveyOption& option : question.options) {
      for (const char* reserved : {guide::other_option, guide::none_option, guide::unknown_option}) {
        if (option.id == reserved) problem_.report(where, "an option may not be called `" + option.id + "`");
      }
    }
    const bool has_scale = question.type == QuestionType::scale || question.type == QuestionType::grid;
    if (has_scale && guide::scale_of(survey_, question) == nullptr)
      problem_.report(where, "there is no scale `" + question.scale.id + "`");
  }

  [[nodiscard]] std::size_t field_count() const {
    std::size_t count = 0;
    for (const guide::SurveyPage& page : survey_.pages) {
      const guide::SurveyList* list = list_of(page);
      std::size_t fields = 0;
      for (const guide::SurveyQuestion& question : page.questions)
        fields += question.type == QuestionType::grid ? question.rows.size() : 1;
      count += fields * (list == nullptr ? 1 : list->items.size());
    }
    return count;
  }

  void check_conditions() {
    for (const guide::SurveyPage& page : survey_.pages) {
      if (page.when) count_parts(*page.when);
      for (const guide::SurveyQuestion& question : page.questions) {
        if (question.when) count_parts(*question.when);
      }
    }
    if (!problem_.is_none()) return;
    const guide::SurveyForm form(survey_);
    for (const guide::SurveyStep& step : form.steps()) {
      if (step.page->when) check_condition(form, step, *step.page->when);
      for (const guide::SurveyQuestion& question : step.page->questions) {
        if (question.when) check_condition(form, step, *question.when);
      }
    }
  }

  void count_parts(const guide::SurveyCondition& condition) {
    if (++condition_parts_ > limits::conditions) {
      problem_.report("pages", "has more than " + std::to_string(limits::conditions) + " conditions");
      return;
    }
    for (const guide::SurveyCondition& part : condition.parts) count_parts(part);
  }

  void check_condition(const guide::SurveyForm& form, const guide::SurveyStep& step,
                       const guide::SurveyCondition& condition) {
    for (const guide::SurveyCondition& part : condition.parts) check_condition(form, step, part);
    if (condition.kind != guide::SurveyCondition::Kind::question || !problem_.is_none()) return;
    const std::string where = "conditions of page `" + step.page->id + "`";
    const guide::SurveyField* field = form.field_seen_from(condition.question.id, step);
    if (field == nullptr) {
      problem_.report(where, "there is no question `" + condition.question.id + "` that is seen from here");
      return;
    }
    if (form.steps()[field->step].page >= step.page)  // pages stand in one array, in their order
      problem_.report(where, "question `" + condition.question.id + "` stands on no earlier page");
    const bool has_number = field->scale != nullptr || field->question->type == QuestionType::number;
    if ((condition.least || condition.most) && !has_number)
      problem_.report(where, "question `" + condition.question.id + "` has no number to compare");
  }

  void check_score(const guide::SurveyScore& score) {
    const std::string where = "score `" + score.id + "`";
    for (const guide::SurveyScore::Part& part : score.of) {
      if (!is_scaled(part.field.id))
        problem_.report(where, "there is no question `" + part.field.id + "` with a scale");
    }
    for (std::size_t band = 0; band < score.bands.size(); ++band) {
      const std::optional<double>& from = score.bands[band].from;
      const bool fits =
          band == 0 ? !from : from && (band == 1 || *from > score.bands[band - 1].from.value_or(0));
      if (!fits) problem_.report(where, "expected bands of which the first has no `from`, the others ascend");
      if (!problem_.is_none()) return;
    }
  }

  // A question or grid with a scale, or "grid.row".
  [[nodiscard]] bool is_scaled(const std::string& name) const {
    const std::string id = name.substr(0, name.find('.'));
    for (const guide::SurveyPage& page : survey_.pages) {
      for (const guide::SurveyQuestion& question : page.questions) {
        if (question.id != id || guide::scale_of(survey_, question) == nullptr) continue;
        return id == name || std::any_of(question.rows.begin(), question.rows.end(),
                                         [&](const auto& row) { return name == id + "." + row.id; });
      }
    }
    return false;
  }

  void check_results() {
    if (survey_.results_by.empty()) return;
    for (const guide::SurveyPage& page : survey_.pages) {
      for (const guide::SurveyQuestion& question : page.questions) {
        const bool is_it = question.id == survey_.results_by.id && page.for_each.empty();
        if (is_it && question.type == QuestionType::choice) return;
      }
    }
    problem_.report("results.by", "there is no choice `" + survey_.results_by.id + "` that is asked once");
  }

  const guide::Survey& survey_;
  FirstProblem& problem_;
  std::size_t condition_parts_ = 0;
};

}  // namespace

void check_references(const guide::Survey& survey, FirstProblem& problem) {
  SurveyReferences(survey, problem).check();
}

}  // namespace leidraad::interchange
