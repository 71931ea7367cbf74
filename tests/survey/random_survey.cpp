#include "survey/random_survey.hpp"

namespace leidraad::test {

namespace {

using guide::QuestionType;
using guide::SurveyCondition;
using Texts = std::vector<std::string>;

const Texts odd_texts = {"",
                         " ",
                         "other",
                         "none",
                         "unknown",
                         "1",
                         "-1",
                         "2",
                         "1,5",
                         "1.50",
                         "-0",
                         "1e3",
                         "1.200",
                         "0,001",
                         "\xE2\x88\x92"
                         "2",
                         "+7",
                         "12345678901234567",
                         "0x10",
                         "1,2,3",
                         "2026-11-29",
                         "29-2-2024",
                         "29/02/2023",
                         "31-12-1899",
                         "1/1/2100",
                         "2026-13-01",
                         " a\r\nb\r ",
                         "\xC2\xA0x\xC2\xA0",
                         "\x1b[0m",
                         "\x7f",
                         "\xE2\x80\x8F\xD7\xA9",
                         "<b>&amp;\"",
                         "__proto__",
                         "=1+1",
                         "\xF0\x9F\x99\x82\xF0\x9F\x99\x82\xF0\x9F\x99\x82",
                         "e\xCC\x81",
                         std::string(201, 'x')};

std::string numbered(const char* name, std::size_t number) {
  return name + std::to_string(number);
}

std::string maybe(const char* text, std::size_t percent, Chance& chance) {
  return chance.percent(percent) ? text : "";
}

std::vector<guide::SurveyOption> options(const char* name, Chance& chance) {
  std::vector<guide::SurveyOption> many;
  for (std::size_t count = 1 + chance.below(4); many.size() < count;)
    many.push_back({numbered(name, many.size()), "Option", {}});
  return many;
}

guide::SurveyScale random_scale(std::size_t number, Chance& chance) {
  guide::SurveyScale scale;
  scale.id = numbered("scale", number);
  int value = static_cast<int>(chance.below(4)) - 2;
  for (std::size_t count = 2 + chance.below(6); scale.points.size() < count;) {
    scale.points.push_back({value, "Point"});
    value += 1 + static_cast<int>(chance.below(2));
  }
  scale.unknown = maybe("No idea", 50, chance);
  return scale;
}

void fill_choice(guide::SurveyQuestion& question, Chance& chance) {
  question.options = options("o", chance);
  question.other = maybe("Other", 50, chance);
  question.unknown = maybe("No idea", 30, chance);
  question.has_random_options = chance.percent(20);
  if (question.type == QuestionType::choice) return;
  question.none = maybe("None", 40, chance);
  if (chance.percent(50)) question.most = 1 + static_cast<int>(chance.below(3));
}

void fill_number(guide::SurveyQuestion& question, Chance& chance) {
  question.decimals = static_cast<int>(chance.below(5));
  if (chance.percent(50)) question.minimum = static_cast<double>(chance.below(9)) / 4 - 1;
  if (chance.percent(50)) question.maximum = static_cast<double>(chance.below(900)) / 8 + 2;
  question.unknown = maybe("No idea", 30, chance);
}

guide::SurveyQuestion random_question(const guide::Survey& survey, std::size_t number, Chance& chance) {
  guide::SurveyQuestion question;
  question.id = numbered("q", number);
  question.type = static_cast<QuestionType>(chance.below(8));
  question.text = "Question about {item}?";
  question.is_optional = chance.percent(60);
  switch (question.type) {
    case QuestionType::choice:
    case QuestionType::choices:
      fill_choice(question, chance);
      break;
    case QuestionType::grid:
      question.rows = options("r", chance);
      question.is_one_per_screen = chance.percent(20);
      [[fallthrough]];
    case QuestionType::scale:
      question.scale.id = chance.one_of(survey.scales).id;
      break;
    case QuestionType::number:
      fill_number(question, chance);
      break;
    case QuestionType::text:
    case QuestionType::long_text:
      if (chance.percent(60)) question.longest = 1 + static_cast<int>(chance.below(8));
      break;
    case QuestionType::date:
      question.unknown = maybe("No idea", 30, chance);
      break;
  }
  return question;
}

// The fields that a condition of a page may name, as it names them.
struct Named {
  std::string name;
  const guide::SurveyQuestion* question;
};

std::vector<Named> seen_from(const guide::Survey& survey, std::size_t page) {
  std::vector<Named> seen;
  for (std::size_t earlier = 0; earlier < page; ++earlier) {
    const guide::SurveyPage& other = survey.pages[earlier];
    if (!other.for_each.empty() && other.for_each.id != survey.pages[page].for_each.id) continue;
    for (const guide::SurveyQuestion& question : other.questions) {
      if (question.rows.empty()) seen.push_back({question.id, &question});
      for (const guide::SurveyOption& row : question.rows)
        seen.push_back({question.id + "." + row.id, &question});
    }
  }
  return seen;
}

SurveyCondition comparison(const guide::Survey& survey, const Named& named, Chance& chance) {
  SurveyCondition condition;
  condition.question.id = named.name;
  const guide::SurveyQuestion& question = *named.question;
  const guide::SurveyScale* scale = guide::scale_of(survey, question);
  const bool has_number = scale != nullptr || question.type == QuestionType::number;
  if (has_number && chance.percent(50)) {
    if (chance.percent(70)) condition.least = static_cast<double>(chance.below(16)) / 2 - 2;
    if (!condition.least || chance.percent(30)) condition.most = static_cast<double>(chance.below(16)) / 2;
    return condition;
  }
  for (const guide::SurveyOption& option : question.options) {
    if (chance.percent(40)) condition.is.push_back(option.id);
  }
  if (scale != nullptr) condition.is.push_back(std::to_string(chance.one_of(scale->points).value));
  if (!question.other.empty() && chance.percent(30)) condition.is.emplace_back(guide::other_option);
  if (chance.percent(20)) condition.is.emplace_back(guide::unknown_option);
  condition.is_answered = condition.is.empty();
  return condition;
}

guide::SurveyScore random_score(const guide::Survey& survey, std::size_t number, Chance& chance) {
  guide::SurveyScore score;
  score.id = numbered("score", number);
  score.title = "Score";
  score.method = static_cast<guide::ScoreMethod>(chance.below(3));
  for (const guide::SurveyPage& page : survey.pages) {
    for (const guide::SurveyQuestion& question : page.questions) {
      if (guide::scale_of(survey, question) == nullptr || chance.percent(20)) continue;
      std::string name = question.id;
      if (!question.rows.empty() && chance.percent(50)) name += "." + chance.one_of(question.rows).id;
      score.of.push_back({{name, {}}, chance.percent(40)});
    }
  }
  score.minimum_answered = 1 + static_cast<int>(chance.below(2));
  score.bands.push_back({{}, "Low", {}, {}});
  for (std::size_t band = 0; band < chance.below(3); ++band)
    score.bands.push_back({static_cast<double>(band) + 0.5, "Higher", {}, {}});
  return score;
}

// An answer that the form offers, or something odd.
Texts answer_to(const guide::SurveyField& field, Chance& chance) {
  const guide::SurveyQuestion& question = *field.question;
  if (chance.percent(15)) return {chance.one_of(odd_texts)};
  if (!question.unknown.empty() && chance.percent(10)) return {guide::unknown_option};
  switch (question.type) {
    case QuestionType::choice:
      return {chance.one_of(question.options).id};
    case QuestionType::choices: {
      Texts texts;
      for (const guide::SurveyOption& option : question.options) {
        if (chance.percent(40)) texts.insert(texts.begin(), option.id);
      }
      if (!question.none.empty() && chance.percent(10)) texts.emplace_back(guide::none_option);
      return texts;
    }
    case QuestionType::scale:
    case QuestionType::grid:
      return {std::to_string(chance.one_of(field.scale->points).value)};
    case QuestionType::number:
      return {numbered("", chance.below(12)) + numbered(",", chance.below(30))};
    case QuestionType::date:
      return {numbered("", 1 + chance.below(31)) + "-" + numbered("", 1 + chance.below(12)) + "-2024"};
    default:
      return {chance.one_of(odd_texts)};
  }
}

}  // namespace

SurveyCondition random_condition(const guide::Survey& survey, std::size_t page, Chance& chance, int depth) {
  const std::vector<Named> seen = seen_from(survey, page);
  if (depth == 3 || chance.percent(60)) return comparison(survey, chance.one_of(seen), chance);
  SurveyCondition condition;
  condition.kind = static_cast<SurveyCondition::Kind>(1 + chance.below(3));
  const std::size_t count = condition.kind == SurveyCondition::Kind::negation ? 1 : 1 + chance.below(3);
  while (condition.parts.size() < count)
    condition.parts.push_back(random_condition(survey, page, chance, depth + 1));
  return condition;
}

guide::Survey random_survey(Chance& chance) {
  guide::Survey survey;
  survey.id = "random";
  survey.title = "Random";
  survey.privacy = {"To test.", "Us", "us@example.org", "P1Y", 5, {}};
  for (std::size_t count = 1 + chance.below(3); survey.scales.size() < count;)
    survey.scales.push_back(random_scale(survey.scales.size(), chance));
  survey.lists.push_back({"items", {{"a", "A", "", {}}, {"b", "B", "", {}}}, {}});
  std::size_t questions = 0;
  for (std::size_t count = 2 + chance.below(6); survey.pages.size() < count;) {
    const std::size_t place = survey.pages.size();
    guide::SurveyPage& page = survey.pages.emplace_back();
    page.id = numbered("p", place);
    if (chance.percent(35)) page.for_each.id = "items";
    page.has_random_order = chance.percent(20);
    const bool has_seen = !seen_from(survey, place).empty();
    if (has_seen && chance.percent(40)) page.when = random_condition(survey, place, chance);
    for (std::size_t end = questions + 1 + chance.below(3); questions < end; ++questions) {
      page.questions.push_back(random_question(survey, questions, chance));
      if (has_seen && chance.percent(30))
        page.questions.back().when = random_condition(survey, place, chance);
    }
  }
  for (std::size_t number = 0; number < 2; ++number) {
    guide::SurveyScore score = random_score(survey, number, chance);
    if (!score.of.empty()) survey.scores.push_back(std::move(score));
  }
  return survey;
}

guide::RawAnswers random_answers(const guide::SurveyForm& form, Chance& chance) {
  guide::RawAnswers raw;
  for (const guide::SurveyField& field : form.fields()) {
    if (chance.percent(15)) continue;
    raw[field.name] = answer_to(field, chance);
    if (chance.percent(5)) raw[field.name].push_back(chance.one_of(odd_texts));
    if (chance.percent(field.has_other() ? 30 : 2)) raw[field.name + ".other"] = {chance.one_of(odd_texts)};
  }
  if (chance.percent(10)) raw[chance.one_of(odd_texts)] = {"x"};
  return raw;
}

}  // namespace leidraad::test
