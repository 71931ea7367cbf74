#include "guide/surveys/answers.hpp"

#include <algorithm>
#include <cmath>

#include "guide/surveys/typed_text.hpp"

namespace leidraad::guide {

namespace {

// An answer, or why there is none; neither where nothing was answered.
struct Reading {
  std::optional<SurveyAnswer> answer;
  std::string code;
  std::vector<std::pair<std::string, std::string>> values;
};

Reading problem(std::string code, std::vector<std::pair<std::string, std::string>> values = {}) {
  return {std::nullopt, std::move(code), std::move(values)};
}

Reading chosen(std::vector<std::string> ids) {
  SurveyAnswer answer;
  answer.chosen = std::move(ids);
  return {std::move(answer), {}, {}};
}

Reading written(std::string text) {
  SurveyAnswer answer;
  answer.text = std::move(text);
  return {std::move(answer), {}, {}};
}

// What was given under a name, without blanks around it and without empty texts.
std::vector<std::string> given(const RawAnswers& raw, const std::string& name) {
  std::vector<std::string> texts;
  const auto found = raw.find(name);
  if (found == raw.end()) return texts;
  for (const std::string& text : found->second) {
    std::string tidy = tidied(text);
    if (!tidy.empty()) texts.push_back(std::move(tidy));
  }
  return texts;
}

bool are_equal(const std::vector<std::string>& texts) {
  return std::adjacent_find(texts.begin(), texts.end(), std::not_equal_to<>()) == texts.end();
}

// Every option of a choice or choices, in the order in which it is written out.
std::vector<std::string> options_of(const SurveyQuestion& question) {
  std::vector<std::string> ids;
  for (const SurveyOption& option : question.options) ids.push_back(option.id);
  if (!question.other.empty()) ids.emplace_back(other_option);
  if (!question.none.empty()) ids.emplace_back(none_option);
  if (!question.unknown.empty()) ids.emplace_back(unknown_option);
  return ids;
}

// The given ones in the order of the form, each once; nothing where one is no option.
std::optional<std::vector<std::string>> in_order(const std::vector<std::string>& options,
                                                 const std::vector<std::string>& texts) {
  std::vector<bool> is_chosen(options.size(), false);
  for (const std::string& text : texts) {
    const auto option = std::find(options.begin(), options.end(), text);
    if (option == options.end()) return std::nullopt;
    is_chosen[static_cast<std::size_t>(option - options.begin())] = true;
  }
  std::vector<std::string> ids;
  for (std::size_t place = 0; place < options.size(); ++place) {
    if (is_chosen[place]) ids.push_back(options[place]);
  }
  return ids;
}

bool has(const std::vector<std::string>& ids, const char* id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

// Of several texts under one name only one can be meant, unless they are the same.
Reading read_text(const std::vector<std::string>& texts, int longest) {
  if (!are_equal(texts)) return problem("one-only");
  const std::string& text = texts.front();
  if (has_control_character(text)) return problem("characters");
  const std::size_t length = length_of(text);
  if (length > static_cast<std::size_t>(longest))
    return problem("long", {{"most", std::to_string(longest)}, {"count", std::to_string(length)}});
  return written(text);
}

Reading read_choice(const SurveyQuestion& question, std::vector<std::string> texts,
                    const std::vector<std::string>& other) {
  const bool is_one = question.type == QuestionType::choice;
  if (!other.empty() && (texts.empty() || !is_one)) texts.emplace_back(other_option);
  if (texts.empty()) return {};
  std::optional<std::vector<std::string>> ids = in_order(options_of(question), texts);
  if (!ids) return problem("option");
  if (is_one && ids->size() > 1) return problem("one-only");
  if (ids->size() > 1 && (has(*ids, none_option) || has(*ids, unknown_option)))
    return problem("not-together");
  if (!is_one && question.most && ids->size() > static_cast<std::size_t>(*question.most))
    return problem("too-many", {{"most", std::to_string(*question.most)}});
  Reading reading = chosen(std::move(*ids));
  if (other.empty() || !has(reading.answer->chosen, other_option)) return reading;
  Reading text = read_text(other, longest_other);
  if (!text.answer) return text;
  reading.answer->text = std::move(text.answer->text);
  return reading;
}

Reading read_point(const SurveyScale* scale, const std::vector<std::string>& texts) {
  if (!are_equal(texts)) return problem("one-only");
  if (scale == nullptr) return problem("option");
  if (texts.front() == unknown_option && !scale->unknown.empty()) return chosen({unknown_option});
  for (const SurveyScale::Point& point : scale->points) {
    if (texts.front() != std::to_string(point.value)) continue;
    Reading reading = chosen({texts.front()});
    reading.answer->number = point.value;
    return reading;
  }
  return problem("option");
}

bool is_larger(double one, double other) {
  return std::abs(one) > std::abs(other);
}

// Whether both readings of a number with three digits behind one sign make sense, so that we ask and do not
// guess: "1.250" where three decimals are asked for, "1,200" where fewer are but 1,2 would do.
bool is_unclear(const TypedNumber& number, const SurveyQuestion& question) {
  if (!number.other_reading) return false;
  const bool is_parted = is_larger(number.value, *number.other_reading);
  return is_parted ? question.decimals >= 3 : question.decimals < 3 && number.decimals <= question.decimals;
}

Reading read_number(const SurveyQuestion& question, const std::string& text) {
  const std::optional<TypedNumber> number = number_in(text);
  if (!number) return problem("number");
  if (is_unclear(*number, question)) {
    const double other = *number->other_reading;
    return problem("thousands",
                   {{"large", number_text(is_larger(other, number->value) ? other : number->value)},
                    {"small", number_text(is_larger(other, number->value) ? number->value : other)}});
  }
  if (number->decimals > question.decimals) {
    if (question.decimals == 0) return problem("whole");
    return problem("decimals", {{"decimals", std::to_string(question.decimals)}});
  }
  if (question.minimum && number->value < *question.minimum)
    return problem("low", {{"minimum", number_text(*question.minimum)}});
  if (question.maximum && number->value > *question.maximum)
    return problem("high", {{"maximum", number_text(*question.maximum)}});
  SurveyAnswer answer;
  answer.number = number->value;
  return {std::move(answer), {}, {}};
}

Reading read_day(const std::string& text) {
  std::optional<std::string> day = day_in(text);
  return day ? written(std::move(*day)) : problem("date");
}

// A number or a day, beside which the form may offer "I do not know".
Reading read_value(const SurveyQuestion& question, const std::vector<std::string>& texts) {
  if (!question.unknown.empty() && has(texts, unknown_option))
    return are_equal(texts) ? chosen({unknown_option}) : problem("not-together");
  if (!are_equal(texts)) return problem("one-only");
  return question.type == QuestionType::number ? read_number(question, texts.front())
                                               : read_day(texts.front());
}

Reading read_field(const SurveyField& field, const RawAnswers& raw) {
  const SurveyQuestion& question = *field.question;
  std::vector<std::string> texts = given(raw, field.name);
  if (question.type == QuestionType::choice || question.type == QuestionType::choices) {
    const std::vector<std::string> other =
        field.has_other() ? given(raw, field.name + "." + other_option) : std::vector<std::string>();
    return read_choice(question, std::move(texts), other);
  }
  if (texts.empty()) return {};
  switch (question.type) {
    case QuestionType::scale:
    case QuestionType::grid:
      return read_point(field.scale, texts);
    case QuestionType::number:
    case QuestionType::date:
      return read_value(question, texts);
    default:
      return read_text(texts, longest_of(question));
  }
}

}  // namespace

SurveyValidation validate(const SurveyForm& form, const RawAnswers& raw) {
  SurveyValidation validation;
  validation.is_shown.assign(form.fields().size(), false);
  validation.is_empty = true;
  for (const SurveyStep& step : form.steps()) {
    const auto is_asked = [&](const std::optional<SurveyCondition>& when) {
      return !when || holds(form, step, *when, validation.answers);
    };
    if (!is_asked(step.page->when)) continue;
    for (std::size_t place = step.first_field; place < step.first_field + step.field_count; ++place) {
      const SurveyField& field = form.fields()[place];
      if (!is_asked(field.question->when)) continue;
      validation.is_shown[place] = true;
      Reading reading = read_field(field, raw);
      if (reading.answer) {
        validation.answers.emplace(field.name, std::move(*reading.answer));
      } else if (!reading.code.empty()) {
        validation.problems.push_back({field.name, std::move(reading.code), std::move(reading.values)});
      } else {
        if (!field.question->is_optional) validation.problems.push_back({field.name, "missing", {}});
        continue;
      }
      validation.is_empty = false;
    }
  }
  return validation;
}

RawAnswers raw_of(const SurveyForm& form, const SurveyAnswers& answers) {
  RawAnswers raw;
  for (const SurveyField& field : form.fields()) {
    const auto found = answers.find(field.name);
    if (found == answers.end()) continue;
    const SurveyAnswer& answer = found->second;
    const QuestionType type = field.question->type;
    std::vector<std::string>& texts = raw[field.name];
    if (type == QuestionType::choice || type == QuestionType::choices) {
      texts = in_order(options_of(*field.question), answer.chosen).value_or(answer.chosen);
      if (!answer.text.empty()) raw[field.name + "." + other_option] = {answer.text};
    } else if (!answer.chosen.empty()) {
      texts = answer.chosen;
    } else {
      texts = {type == QuestionType::number ? stored_number(answer.number.value_or(0)) : answer.text};
    }
  }
  return raw;
}

}  // namespace leidraad::guide
