// The paper form: the same questions, with the codes by which its answers are typed in.
#include <map>

#include "guide/surveys/address.hpp"
#include "render/surveys/pages.hpp"
#include "render/surveys/words.hpp"

namespace leidraad::render {

namespace {

using guide::QuestionType;
using guide::SurveyField;
using guide::SurveyStep;

constexpr int lines_to_write = 4;

// A question as it stands on paper: all rows of a grid under one number.
struct PaperQuestion {
  const SurveyField* first = nullptr;
  std::size_t count = 0;
  std::size_t step = 0;
};

class PaperRenderer {
public:
  PaperRenderer(const guide::SurveyForm& form, const PageContext& context)
      : form_(form), context_(context), wording_(context.site().wording) {
    for (std::size_t step = 0; step < form.steps().size(); ++step) number_step(step);
  }

  [[nodiscard]] Html render() const {
    const guide::Survey& survey = form_.survey();
    Filling filling;
    filling.text("SUMMARY"_slot, survey.summary).text("TIME"_slot, time_in_words(survey, wording_));
    filling.text("PURPOSE"_slot, survey.privacy.purpose)
        .text("CONTROLLER"_slot, survey.privacy.controller)
        .text("CONTACT"_slot, survey.privacy.contact)
        .text("SMALL_GROUPS"_slot, small_groups_in_words(survey, wording_));
    filling.text("RETENTION"_slot, wording_.filled("survey-retention-text",
                                                   {{"time", wording_.duration(survey.privacy.retention)}}));
    filling.optional("ONLINE"_slot, "ADDRESS"_slot,
                     guide::survey_short_address(context_.guide().site, survey));
    filling.text("CODE"_slot, survey.id).number("VERSION"_slot, survey.version);
    std::size_t question = 0;
    for (std::size_t step = 0; step < form_.steps().size(); ++step)
      fill_step(filling.section("STEP"_slot), step, question);
    return context_.site().templates.expand("survey/paper.html", filling);
  }

private:
  void number_step(std::size_t at) {
    const SurveyStep& step = form_.steps()[at];
    for (std::size_t field = 0; field < step.field_count; ++field) {
      const SurveyField& one = form_.fields()[step.first_field + field];
      const bool is_new = field == 0 || questions_.back().first->question != one.question;
      if (is_new) questions_.push_back({&one, 0, at});
      ++questions_.back().count;
      std::string number = std::to_string(questions_.size());
      if (one.row != nullptr) number += letter_of(static_cast<int>(questions_.back().count));
      numbers_.emplace(&one, number);
    }
  }

  void fill_step(Slots slots, std::size_t at, std::size_t& question) const {
    const SurveyStep& step = form_.steps()[at];
    slots.text("TITLE"_slot, with_item(step.page->title, step.item));
    if (step.item != nullptr) {
      const bool is_named = step.page->title.find("{item}") != std::string::npos;
      slots.optional("ITEM"_slot, "TEXT"_slot, is_named ? "" : step.item->text)
          .optional("ABOUT"_slot, "TEXT"_slot, step.item->about);
    }
    slots.optional("INTRO"_slot, "TEXT"_slot, with_item(step.page->intro, step.item));
    if (step.page->when) fill_route(slots.section("ROUTE"_slot), step, *step.page->when, after_page(at));
    for (; question < questions_.size() && questions_[question].step == at; ++question)
      fill_question(slots.section("QUESTION"_slot), step, question);
  }

  // The first question after all repetitions of a page: who skips one skips them all.
  [[nodiscard]] std::size_t after_page(std::size_t step) const {
    std::size_t question = 0;
    while (question < questions_.size() &&
           (questions_[question].step <= step ||
            form_.steps()[questions_[question].step].page == form_.steps()[step].page))
      ++question;
    return question;
  }

  void fill_route(Slots slots, const SurveyStep& step, const guide::SurveyCondition& condition,
                  std::size_t next) const {
    const FieldName name = [this](const SurveyField& field) {
      return wording_.filled("survey-paper-question", {{"number", numbers_.at(&field)}});
    };
    const std::string otherwise =
        next < questions_.size() ? wording_.filled("survey-paper-go", {{"number", std::to_string(next + 1)}})
                                 : wording_("survey-paper-go-end");
    slots.text("WHEN"_slot, condition_in_words(form_, step, condition, name, wording_))
        .text("ELSE"_slot, otherwise);
  }

  void fill_question(Slots slots, const SurveyStep& step, std::size_t at) const {
    const PaperQuestion& one = questions_[at];
    const guide::SurveyQuestion& question = *one.first->question;
    slots.number("NUMBER"_slot, static_cast<long long>(at) + 1);
    slots.text("TEXT"_slot, with_item(question.text, step.item));
    if (question.is_optional) slots.show("OPTIONAL"_slot);
    slots.optional("HELP"_slot, "TEXT"_slot, with_item(question.help, step.item));
    if (question.when) fill_route(slots.section("SKIP"_slot), step, *question.when, at + 1);
    if (question.type == QuestionType::grid) {
      fill_grid(slots.section("GRID"_slot), one);
      return;
    }
    slots.section("FIELD"_slot).text("CODE"_slot, one.first->name);
    fill_answer(slots, *one.first);
  }

  void fill_answer(Slots& slots, const SurveyField& field) const {
    const guide::SurveyQuestion& question = *field.question;
    if (question.type == QuestionType::choices) {
      slots.section("HELP"_slot)
          .text("TEXT"_slot, question.most ? wording_.filled("survey-choose-most",
                                                             {{"count", std::to_string(*question.most)}})
                                           : wording_("survey-choose-more"));
    }
    switch (question.type) {
      case QuestionType::number:
        slots.section("NUMBER_LINE"_slot).optional("UNIT"_slot, "TEXT"_slot, question.unit);
        break;
      case QuestionType::date:
        slots.show("DATE"_slot);
        break;
      case QuestionType::text:
        (void)slots.section("LINE"_slot);
        break;
      case QuestionType::long_text:
        for (int line = 0; line < lines_to_write; ++line) (void)slots.section("LINE"_slot);
        break;
      default:
        break;
    }
    fill_options(slots, field);
  }

  void fill_options(Slots& slots, const SurveyField& field) const {
    const guide::SurveyQuestion& question = *field.question;
    const bool has_any = !question.options.empty() || field.scale != nullptr || !question.unknown.empty();
    if (!has_any) return;
    Slots options = slots.section("OPTIONS"_slot);
    const auto add = [&](const std::string& id, const std::string& text) {
      Slots option = options.section("OPTION"_slot);
      option.text("CODE"_slot, id).text("TEXT"_slot, text);
      return option;
    };
    for (const guide::SurveyOption& one : question.options) add(one.id, one.text);
    if (field.scale != nullptr) {
      for (const guide::SurveyScale::Point& point : field.scale->points)
        add(std::to_string(point.value), point.text);
      if (!field.scale->unknown.empty()) add(guide::unknown_option, field.scale->unknown);
    }
    if (!question.other.empty()) add(guide::other_option, question.other).show("WRITE"_slot);
    if (!question.none.empty()) add(guide::none_option, question.none);
    if (!question.unknown.empty()) add(guide::unknown_option, question.unknown);
  }

  void fill_grid(Slots slots, const PaperQuestion& grid) const {
    const guide::SurveyScale& scale = *grid.first->scale;
    std::vector<std::pair<std::string, std::string>> columns;  // code, text
    for (const guide::SurveyScale::Point& point : scale.points)
      columns.emplace_back(std::to_string(point.value), point.text);
    if (!scale.unknown.empty()) columns.emplace_back(guide::unknown_option, scale.unknown);
    for (const auto& [code, text] : columns) {
      slots.section("COLUMN"_slot).text("TEXT"_slot, text);
      slots.section("COLUMN_CODE"_slot).text("CODE"_slot, code);
    }
    for (std::size_t at = 0; at < grid.count; ++at) {
      const SurveyField& field = *(grid.first + at);
      Slots row = slots.section("ROW"_slot);
      row.text("LETTER"_slot, letter_of(static_cast<int>(at) + 1))
          .text("TEXT"_slot, text_of(field))
          .text("CODE"_slot, field.name);
      for (const auto& [code, text] : columns) row.section("CELL"_slot).text("TEXT"_slot, text);
    }
  }

  const guide::SurveyForm& form_;
  const PageContext& context_;
  const Wording& wording_;
  std::vector<PaperQuestion> questions_;
  std::map<const SurveyField*, std::string> numbers_;
};

}  // namespace

Html render_survey_paper(const guide::SurveyForm& form, const PageContext& context) {
  return PaperRenderer(form, context).render();
}

}  // namespace leidraad::render
