#include "render/surveys/step.hpp"

#include "interchange/page_holes.hpp"
#include "render/surveys/words.hpp"

namespace leidraad::render {

namespace {

using guide::QuestionType;
using guide::SurveyField;
using guide::SurveyQuestion;
using interchange::page_hole;

// Several may be chosen, so that the order is of no use to a screen reader as a set of one.
enum class Selection : std::uint8_t { one, several };

class StepRenderer {
public:
  StepRenderer(const guide::SurveyForm& form, const guide::SurveyStep& step, FormUse use,
               const PageContext& context)
      : form_(form), step_(step), use_(use), context_(context), wording_(context.site().wording) {}

  [[nodiscard]] Html render() const {
    const guide::SurveyPage& page = *step_.page;
    Filling filling;
    filling.text("NAME"_slot, step_.name).text("TITLE"_slot, with_item(page.title, step_.item));
    if (step_.item != nullptr) {
      // A title that does not name the thing is the same for all: then it stands below.
      Slots item = filling.section("ITEM"_slot);
      const bool is_named = page.title.find("{item}") != std::string::npos;
      item.optional("NAMED"_slot, "TEXT"_slot, is_named ? "" : step_.item->text)
          .optional("ABOUT"_slot, "TEXT"_slot, step_.item->about);
    }
    filling.optional("INTRO"_slot, "TEXT"_slot, with_item(page.intro, step_.item));
    if (page.when) filling.section("WHEN"_slot).text("TEXT"_slot, for_whom(*page.when));
    std::string questions;
    for (std::size_t at = 0; at < step_.field_count;) {
      const SurveyField& first = form_.fields()[step_.first_field + at];
      std::size_t count = 1;
      while (at + count < step_.field_count &&
             form_.fields()[step_.first_field + at + count].question == first.question)
        ++count;
      questions += question(first, count);
      at += count;
    }
    filling.html("QUESTIONS_HTML"_slot, {questions});
    return context_.site().templates.expand("survey/step.html", filling);
  }

private:
  [[nodiscard]] std::string for_whom(const guide::SurveyCondition& condition) const {
    const FieldName name = [this](const SurveyField& field) {
      return wording_.filled("survey-quoted", {{"text", text_of(field)}});
    };
    return condition_in_words(form_, step_, condition, name, wording_);
  }

  // The name of a whole grid on this step: that of its rows without the row.
  [[nodiscard]] std::string name_on_step(const SurveyQuestion& question) const {
    return step_.item == nullptr ? question.id : question.id + "@" + step_.item->id;
  }

  [[nodiscard]] Html hole(char kind, const std::string& name, const std::string& option = {}) const {
    return use_ == FormUse::fresh ? Html{} : Html{page_hole(kind, name, option)};
  }

  [[nodiscard]] std::string question(const SurveyField& first, std::size_t count) const {
    switch (first.question->type) {
      case QuestionType::choice:
      case QuestionType::scale:
        return choices(first, Selection::one);
      case QuestionType::choices:
        return choices(first, Selection::several);
      case QuestionType::grid:
        return grid(first, count);
      default:
        return entry(first);
    }
  }

  // What is asked, for a legend or a label.
  [[nodiscard]] Html asked(const SurveyQuestion& question) const {
    Filling filling;
    filling.text("TEXT"_slot, with_item(question.text, step_.item));
    if (question.is_optional) filling.show("OPTIONAL"_slot);
    if (question.when) filling.section("WHEN"_slot).text("TEXT"_slot, for_whom(*question.when));
    filling.optional("HELP"_slot, "TEXT"_slot, with_item(question.help, step_.item));
    if (question.type == QuestionType::choices) {
      filling.section("HELP"_slot)
          .text("TEXT"_slot, question.most ? wording_.filled("survey-choose-most",
                                                             {{"count", std::to_string(*question.most)}})
                                           : wording_("survey-choose-more"));
    }
    return context_.site().templates.expand("survey/asked.html", filling);
  }

  [[nodiscard]] std::string choices(const SurveyField& field, Selection choice) const {
    const SurveyQuestion& question = *field.question;
    Filling filling;
    fill_field(filling, field.name);
    filling.text("QUESTION"_slot, name_on_step(question)).text("TYPE"_slot, name_of(question.type));
    filling.section("WHOLE"_slot).html("ASKED_HTML"_slot, asked(question));
    if (choice == Selection::one) filling.show("ONE"_slot);
    for (const guide::SurveyOption& one : question.options)
      fill_option(filling, field, choice, one.id, one.text);
    fill_points(filling, field);
    if (field.has_other()) {
      Slots option = fill_option(filling, field, choice, guide::other_option, question.other);
      option.section("OTHER"_slot)
          .text("NAME"_slot, field.name + ".other")
          .text("LABEL"_slot, wording_.filled("survey-other-label", {{"option", question.other}}))
          .html("VALUE_HTML"_slot, hole('V', field.name + ".other"))
          .html("ERROR_HTML"_slot, hole('E', field.name + ".other"))
          .html("ATTRIBUTES_HTML"_slot, hole('A', field.name + ".other"));
    }
    if (!question.none.empty()) fill_option(filling, field, choice, guide::none_option, question.none);
    if (!question.unknown.empty())
      fill_option(filling, field, choice, guide::unknown_option, question.unknown);
    return context_.site().templates.expand("survey/choices.html", filling).text;
  }

  void fill_points(Filling& filling, const SurveyField& field) const {
    if (field.scale == nullptr) return;
    for (const guide::SurveyScale::Point& point : field.scale->points)
      fill_option(filling, field, Selection::one, std::to_string(point.value), point.text);
    if (!field.scale->unknown.empty())
      fill_option(filling, field, Selection::one, guide::unknown_option, field.scale->unknown);
  }

  Slots fill_option(Filling& filling, const SurveyField& field, Selection choice, const std::string& id,
                    const std::string& text) const {
    Slots option = filling.section("OPTION"_slot);
    option.text("KIND"_slot, choice == Selection::one ? "radio" : "checkbox");
    option.text("NAME"_slot, field.name).text("ID"_slot, id).text("TEXT"_slot, text);
    option.html("CHECKED_HTML"_slot, hole('C', field.name, id));
    if (id == guide::unknown_option || id == guide::none_option) option.show("APART"_slot);
    return option;
  }

  void fill_field(Slots slots, const std::string& name) const {
    slots.text("NAME"_slot, name)
        .html("ERROR_HTML"_slot, hole('E', name))
        .html("ATTRIBUTES_HTML"_slot, hole('A', name));
  }

  [[nodiscard]] std::string grid(const SurveyField& first, std::size_t count) const {
    Filling filling;
    filling.text("QUESTION"_slot, name_on_step(*first.question))
        .html("ASKED_HTML"_slot, asked(*first.question));
    std::string rows;
    for (std::size_t at = 0; at < count; ++at) {
      const SurveyField& row = *(&first + at);
      Filling one;
      fill_field(one, row.name);
      one.section("ROW"_slot).text("TEXT"_slot, text_of(row));
      one.text("TYPE"_slot, "row").number("COUNT"_slot, static_cast<long long>(row.scale->points.size()));
      one.show("ONE"_slot);
      fill_points(one, row);
      rows += context_.site().templates.expand("survey/choices.html", one).text;
    }
    filling.html("ROWS_HTML"_slot, {rows});
    return context_.site().templates.expand("survey/grid.html", filling).text;
  }

  // Something to write: a number, a text, a day.
  [[nodiscard]] std::string entry(const SurveyField& field) const {
    const SurveyQuestion& question = *field.question;
    Filling filling;
    fill_field(filling, field.name);
    filling.text("QUESTION"_slot, name_on_step(question)).text("TYPE"_slot, name_of(question.type));
    filling.html("ASKED_HTML"_slot, asked(question));
    const Slot& kind = question.type == QuestionType::number      ? "NUMBER"_slot
                       : question.type == QuestionType::date      ? "DATE"_slot
                       : question.type == QuestionType::long_text ? "LONG"_slot
                                                                  : "SHORT"_slot;
    Slots input = filling.section(kind);
    fill_field(input, field.name);
    input.html("VALUE_HTML"_slot, hole('V', field.name));
    if (question.type == QuestionType::number) {
      // The keys for numbers on an iPhone have no minus: where one may be needed, all keys.
      const bool may_be_negative = !question.minimum || *question.minimum < 0;
      input.text("MODE"_slot, may_be_negative         ? "text"
                              : question.decimals > 0 ? "decimal"
                                                      : "numeric")
          .optional("UNIT"_slot, "TEXT"_slot, question.unit);
    }
    if (!question.unknown.empty()) {
      filling.section("UNKNOWN"_slot)
          .text("NAME"_slot, field.name)
          .text("TEXT"_slot, question.unknown)
          .html("CHECKED_HTML"_slot, hole('C', field.name, guide::unknown_option));
    }
    return context_.site().templates.expand("survey/entry.html", filling).text;
  }

  const guide::SurveyForm& form_;
  const guide::SurveyStep& step_;
  FormUse use_;
  const PageContext& context_;
  const Wording& wording_;
};

}  // namespace

Html render_survey_step(const guide::SurveyForm& form, const guide::SurveyStep& step, FormUse use,
                        const PageContext& context) {
  return StepRenderer(form, step, use, context).render();
}

}  // namespace leidraad::render
