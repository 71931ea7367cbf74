#include "render/surveys/words.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

#include "guide/decimal_mark.hpp"

namespace leidraad::render {

namespace {

using guide::SurveyCondition;
using guide::SurveyField;

class ConditionWords {
public:
  ConditionWords(const guide::SurveyForm& form, const guide::SurveyStep& step, const FieldName& name_of_field,
                 const Wording& wording)
      : form_(form), step_(step), name_of_field_(name_of_field), wording_(wording) {}

  [[nodiscard]] std::string of(const SurveyCondition& condition) const {
    switch (condition.kind) {
      case SurveyCondition::Kind::question:
        return said({condition, IsNegated::no}, {&condition});
      case SurveyCondition::Kind::any:
        return joined(condition, "survey-when-or");
      case SurveyCondition::Kind::all:
        return joined(condition, "survey-when-and");
      case SurveyCondition::Kind::negation:
        return negated(condition.parts.front());
    }
    return {};
  }

private:
  enum class IsNegated : std::uint8_t { no, yes };
  struct Saying {
    const SurveyCondition& condition;
    IsNegated is_negated;
  };

  // Of many questions that ask for the same answer, the answer is told once.
  [[nodiscard]] std::string joined(const SurveyCondition& condition, const char* word) const {
    std::string text;
    for (std::size_t at = 0; at < condition.parts.size();) {
      const SurveyCondition& part = condition.parts[at];
      std::vector<const SurveyCondition*> alike = {&part};
      while (condition.kind == SurveyCondition::Kind::any && at + alike.size() < condition.parts.size() &&
             are_alike(part, condition.parts[at + alike.size()]))
        alike.push_back(&condition.parts[at + alike.size()]);
      at += alike.size();
      if (!text.empty()) text += " " + wording_(word) + " ";
      const bool is_nested =
          part.kind == SurveyCondition::Kind::any || part.kind == SurveyCondition::Kind::all;
      text += is_nested          ? "(" + of(part) + ")"
              : alike.size() > 1 ? said({part, IsNegated::no}, alike)
                                 : of(part);
    }
    return text;
  }

  [[nodiscard]] bool are_alike(const SurveyCondition& one, const SurveyCondition& other) const {
    if (one.kind != SurveyCondition::Kind::question || other.kind != one.kind) return false;
    const SurveyField* field = form_.field_seen_from(one.question.id, step_);
    const SurveyField* same = form_.field_seen_from(other.question.id, step_);
    return field != nullptr && same != nullptr && field->scale == same->scale &&
           (field->scale != nullptr || field->question == same->question) && one.is == other.is &&
           one.least == other.least && one.most == other.most && one.is_answered == other.is_answered;
  }

  [[nodiscard]] std::string negated(const SurveyCondition& condition) const {
    if (condition.kind == SurveyCondition::Kind::negation) return of(condition.parts.front());
    if (condition.kind == SurveyCondition::Kind::question)
      return said({condition, IsNegated::yes}, {&condition});
    return wording_.filled("survey-when-none", {{"condition", of(condition)}});
  }

  // `alike` are the conditions whose questions are named: the same as the one that is said, or more.
  [[nodiscard]] std::string said(const Saying& saying,
                                 const std::vector<const SurveyCondition*>& alike) const {
    const SurveyCondition& condition = saying.condition;
    const SurveyField* field = form_.field_seen_from(condition.question.id, step_);
    if (field == nullptr) return {};
    std::vector<std::string> names;
    for (const SurveyCondition* one : alike) {
      if (const SurveyField* named = form_.field_seen_from(one->question.id, step_))
        names.push_back(name_of_field_(*named));
    }
    const std::string questions = list_of(names);
    const auto filled = [&](const std::string& key,
                            std::vector<std::pair<std::string_view, std::string>> values) {
      values.emplace_back("question", questions);
      return wording_.filled("survey-when-" + key + (saying.is_negated == IsNegated::yes ? "-not" : ""),
                             values);
    };
    if (condition.is_answered) return filled("answered", {});
    if (!condition.is.empty()) return filled("is", {{"answer", answers(*field, condition.is)}});
    if (field->scale != nullptr)
      return filled("is", {{"answer", answers(*field, points_in(*field, condition))}});
    if (condition.least && condition.most) {
      return filled("between",
                    {{"least", guide::decimal(*condition.least)}, {"most", guide::decimal(*condition.most)}});
    }
    if (condition.least) return filled("least", {{"number", guide::decimal(*condition.least)}});
    return condition.most ? filled("most", {{"number", guide::decimal(*condition.most)}}) : std::string{};
  }

  static std::vector<std::string> points_in(const SurveyField& field, const SurveyCondition& condition) {
    std::vector<std::string> points;
    for (const guide::SurveyScale::Point& point : field.scale->points) {
      const bool is_in = (!condition.least || point.value >= *condition.least) &&
                         (!condition.most || point.value <= *condition.most);
      if (is_in) points.push_back(std::to_string(point.value));
    }
    return points;
  }

  [[nodiscard]] std::string answers(const SurveyField& field, const std::vector<std::string>& options) const {
    std::vector<std::string> texts;
    for (const std::string& option : options)
      texts.push_back(wording_.filled("survey-quoted", {{"text", option_text(field, option)}}));
    return list_of(texts);
  }

  [[nodiscard]] std::string list_of(const std::vector<std::string>& texts) const {
    std::string list;
    for (std::size_t at = 0; at < texts.size(); ++at) {
      if (at > 0) list += at + 1 == texts.size() ? " " + wording_("survey-when-or") + " " : ", ";
      list += texts[at];
    }
    return list;
  }

  const guide::SurveyForm& form_;
  const guide::SurveyStep& step_;
  const FieldName& name_of_field_;
  const Wording& wording_;
};

}  // namespace

int minutes_needed(const guide::Survey& survey) {
  constexpr int seconds_in_minute = 60;
  return std::max(1, (guide::seconds_needed(survey) + seconds_in_minute - 1) / seconds_in_minute);
}

std::string time_in_words(const guide::Survey& survey, const Wording& wording) {
  return wording.filled("survey-time",
                        {{"time", wording.counted(minutes_needed(survey), "minute", "minutes")}});
}

std::string condition_in_words(const guide::SurveyForm& form, const guide::SurveyStep& step,
                               const SurveyCondition& condition, const FieldName& name_of_field,
                               const Wording& wording) {
  const std::string text = ConditionWords(form, step, name_of_field, wording).of(condition);
  return wording.filled("survey-when", {{"condition", text}});
}

std::string text_of(const SurveyField& field) {
  return guide::with_item(field.row != nullptr ? field.row->text : field.question->text, field.item);
}

std::string option_text(const SurveyField& field, const std::string& option) {
  const guide::SurveyQuestion& question = *field.question;
  if (option == guide::other_option && !question.other.empty()) return question.other;
  if (option == guide::none_option && !question.none.empty()) return question.none;
  if (option == guide::unknown_option)
    return field.scale != nullptr ? field.scale->unknown : question.unknown;
  for (const guide::SurveyOption& one : question.options) {
    if (one.id == option) return one.text;
  }
  if (field.scale != nullptr) {
    for (const guide::SurveyScale::Point& point : field.scale->points) {
      if (std::to_string(point.value) == option) return point.text;
    }
  }
  return option;
}

}  // namespace leidraad::render
