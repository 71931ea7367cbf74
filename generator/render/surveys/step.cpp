#include "render/surveys/step.hpp"

#include <fmt/format.h>

#include "guide/surveys/fitting.hpp"
#include "render/surveys/words.hpp"
#include "templates/prepared_page.hpp"
#include "text/html.hpp"

namespace leidraad::render {

namespace {

using guide::QuestionType;
using guide::SurveyField;
using guide::SurveyQuestion;

// Several may be chosen, so that the order is of no use to a screen reader as a set of one.
enum class Selection : std::uint8_t { one, several };

class StepRenderer {
public:
  StepRenderer(const guide::SurveyForm& form, const guide::SurveyStep& step, FormUse use,
               const PageContext& context, const FormPlace& place)
      : form_(form),
        step_(step),
        use_(use),
        context_(context),
        wording_(context.site().wording),
        place_(place) {}

  [[nodiscard]] Html render() const {
    const guide::SurveyPage& page = *step_.page;
    Filling filling;
    filling.text("NAME"_slot, step_.name);
    if (place_.title_level > 0) filling.html("TITLE_HTML"_slot, title());
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
  [[nodiscard]] Html title() const {
    return {fmt::format(R"(<h{0} id="{1}step-{2}">{3}</h{0}>)", place_.title_level, place_.id_prefix,
                        step_.name, text::html_escaped(with_item(step_.page->title, step_.item)))};
  }

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

  // What the collector fills in stands in a section of its own for each field, and in it for each option.
  [[nodiscard]] std::string filled_later(std::string_view kind, const std::string& name,
                                         std::string html) const {
    return use_ == FormUse::fresh ? html : templates::in_section(templates::section_name(kind, name), html);
  }
  void mark_place(Slots slots) const {
    if (!place_.id_prefix.empty()) slots.text("PREFIX"_slot, place_.id_prefix);
  }
  void mark_use(Slots slots) const {
    if (use_ == FormUse::served) slots.show("SERVED"_slot);
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
    fill_field(filling, field);
    filling.text("QUESTION"_slot, name_on_step(question)).text("TYPE"_slot, name_of(question.type));
    filling.text("FITS"_slot, fitting(field));
    filling.section("WHOLE"_slot).html("ASKED_HTML"_slot, asked(question));
    if (choice == Selection::one) filling.show("ONE"_slot);
    std::string options;
    for (const guide::SurveyOption& one : question.options)
      options += option(field, choice, one.id, one.text);
    options += points(field);
    if (field.has_other()) options += option(field, choice, guide::other_option, question.other);
    if (!question.none.empty()) options += option(field, choice, guide::none_option, question.none);
    if (!question.unknown.empty()) options += option(field, choice, guide::unknown_option, question.unknown);
    return choice_field(filling, field, options);
  }

  [[nodiscard]] std::string choice_field(Filling& filling, const SurveyField& field,
                                         const std::string& options) const {
    filling.html("OPTIONS_HTML"_slot, {options});
    return filled_later(templates::field_section, field.name,
                        context_.site().templates.expand("survey/choices.html", filling).text);
  }

  // The options of a scale.
  [[nodiscard]] std::string points(const SurveyField& field) const {
    std::string options;
    if (field.scale == nullptr) return options;
    for (const guide::SurveyScale::Point& point : field.scale->points)
      options += option(field, Selection::one, std::to_string(point.value), point.text);
    if (!field.scale->unknown.empty())
      options += option(field, Selection::one, guide::unknown_option, field.scale->unknown);
    return options;
  }

  [[nodiscard]] std::string option(const SurveyField& field, Selection choice, const std::string& id,
                                   const std::string& text) const {
    Filling filling;
    filling.text("KIND"_slot, choice == Selection::one ? "radio" : "checkbox");
    filling.text("NAME"_slot, field.name).text("ID"_slot, id).text("TEXT"_slot, text);
    mark_use(filling);
    if (id == guide::unknown_option || id == guide::none_option) filling.show("APART"_slot);
    if (id == guide::other_option && field.has_other()) {
      Slots other = filling.section("OTHER"_slot);
      other.text("NAME"_slot, field.name + ".other")
          .text("LABEL"_slot, wording_.filled("survey-other-label", {{"option", text}}));
      mark_place(other);
      mark_use(other);
    }
    return filled_later(templates::option_section, id,
                        context_.site().templates.expand("survey/option.html", filling).text);
  }

  void fill_field(Slots slots, const SurveyField& field) const {
    slots.text("NAME"_slot, field.name);
    mark_place(slots);
    mark_use(slots);
  }

  // What the script tells who gave something else, and the collector for itself.
  [[nodiscard]] std::string fitting(const SurveyField& field) const {
    return guide::fitting_answer(
        field,
        [this](const std::string& key, const std::vector<std::pair<std::string, std::string>>& values) {
          return wording_.filled(key, {values.begin(), values.end()});
        });
  }

  [[nodiscard]] std::string grid(const SurveyField& first, std::size_t count) const {
    Filling filling;
    mark_place(filling);
    filling.text("QUESTION"_slot, name_on_step(*first.question))
        .html("ASKED_HTML"_slot, asked(*first.question));
    std::string rows;
    for (std::size_t at = 0; at < count; ++at) {
      const SurveyField& row = *(&first + at);
      Filling one;
      fill_field(one, row);
      one.text("FITS"_slot, fitting(row));
      one.section("ROW"_slot).text("TEXT"_slot, text_of(row));
      one.text("TYPE"_slot, "row").number("COUNT"_slot, static_cast<long long>(row.scale->points.size()));
      one.show("ONE"_slot);
      rows += choice_field(one, row, points(row));
    }
    filling.html("ROWS_HTML"_slot, {rows});
    return context_.site().templates.expand("survey/grid.html", filling).text;
  }

  // Something to write: a number, a text, a day.
  [[nodiscard]] std::string entry(const SurveyField& field) const {
    const SurveyQuestion& question = *field.question;
    Filling filling;
    fill_field(filling, field);
    filling.text("QUESTION"_slot, name_on_step(question)).text("TYPE"_slot, name_of(question.type));
    filling.text("FITS"_slot, fitting(field));
    filling.html("ASKED_HTML"_slot, asked(question));
    const Slot& kind = question.type == QuestionType::number      ? "NUMBER"_slot
                       : question.type == QuestionType::date      ? "DATE"_slot
                       : question.type == QuestionType::long_text ? "LONG"_slot
                                                                  : "SHORT"_slot;
    Slots input = filling.section(kind);
    fill_field(input, field);
    if (question.type == QuestionType::text && question.id == place_.given_question)
      input.text("GIVEN"_slot, place_.given_text);
    if (question.type == QuestionType::number) {
      // The keys for numbers on an iPhone have no minus: where one may be needed, all keys.
      const bool may_be_negative = !question.minimum || *question.minimum < 0;
      input.text("MODE"_slot, may_be_negative         ? "text"
                              : question.decimals > 0 ? "decimal"
                                                      : "numeric")
          .optional("UNIT"_slot, "TEXT"_slot, question.unit);
    }
    if (!question.unknown.empty()) {
      filling.show("UNKNOWN"_slot)
          .html("UNKNOWN_HTML"_slot,
                {option(field, Selection::several, guide::unknown_option, question.unknown)});
    }
    return filled_later(templates::field_section, field.name,
                        context_.site().templates.expand("survey/entry.html", filling).text);
  }

  const guide::SurveyForm& form_;
  const guide::SurveyStep& step_;
  FormUse use_;
  const PageContext& context_;
  const Wording& wording_;
  const FormPlace& place_;
};

}  // namespace

Html render_survey_step(const guide::SurveyForm& form, const guide::SurveyStep& step, FormUse use,
                        const PageContext& context, const FormPlace& place) {
  return StepRenderer(form, step, use, context, place).render();
}

}  // namespace leidraad::render
