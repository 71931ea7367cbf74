#include <algorithm>
#include <set>

#include "check/surveys/checks.hpp"
#include "diagnostics/suggestion.hpp"
#include "guide/surveys/shape.hpp"

namespace leidraad::check {

using diagnostics::operator""_code;
using diagnostics::Text;

SurveyNames::SurveyNames(const guide::Survey& survey) : survey_(&survey) {
  for (std::size_t page = 0; page < survey.pages.size(); ++page) {
    for (const guide::SurveyQuestion& question : survey.pages[page].questions)
      questions_.emplace(question.id, Place{page, &question, nullptr});
  }
}

SurveyNames::Place SurveyNames::find(const std::string& name) const {
  const std::size_t point = name.find('.');
  const auto found = questions_.find(name.substr(0, point));
  if (found == questions_.end()) return {};
  Place place = found->second;
  if (point == std::string::npos) return place;
  const auto& rows = place.question->rows;
  const auto row = std::find_if(rows.begin(), rows.end(), [&](const guide::SurveyOption& one) {
    return name.compare(point + 1, std::string::npos, one.id) == 0;
  });
  if (row == rows.end()) return {};
  place.row = &*row;
  return place;
}

SurveyNames::Place SurveyNames::expect(const guide::Name& name, diagnostics::Diagnostics& diagnostics) const {
  Place place = find(name.id);
  if (place.question != nullptr || name.empty()) return place;
  std::vector<std::string> known;
  for (const auto& [id, one] : questions_) {
    known.push_back(id);
    for (const guide::SurveyOption& row : one.question->rows) known.push_back(id + "." + row.id);
  }
  std::sort(known.begin(), known.end());
  diagnostics
      .add("unknown-survey-name"_code, name.position,
           {name.id, Text{"een vraag, of vraag.rij van een raster", "a question, or question.row of a grid"}})
      .suggestion = diagnostics::nearest(name.id, known);
  return place;
}

const guide::SurveyList* SurveyNames::list(const std::string& id) const {
  for (const guide::SurveyList& list : survey_->lists) {
    if (list.id == id) return &list;
  }
  return nullptr;
}

std::size_t SurveyNames::repetitions(const guide::SurveyPage& page) const {
  const guide::SurveyList* repeated = list(page.for_each.id);
  return repeated == nullptr ? 1 : repeated->items.size();
}

namespace {

bool is_reserved(const std::string& id) {
  return id == guide::other_option || id == guide::unknown_option || id == guide::none_option ||
         id == guide::survey_itself;
}

class NameChecker {
public:
  NameChecker(const SurveyNames& names, diagnostics::Diagnostics& diagnostics)
      : survey_(names.survey()), names_(names), diagnostics_(diagnostics) {}

  void check() {
    once(survey_.scales, {"de schalen", "the scales"});
    once(survey_.lists, {"de lijsten", "the lists"});
    once(survey_.pages, {"de pagina's van de vragenlijst", "the pages of the survey"});
    once(survey_.scores, {"de scores", "the scores"});
    for (const guide::SurveyList& list : survey_.lists) check_list(list);
    if (survey_.pages.empty())
      diagnostics_.add("survey-without-questions"_code, survey_.position,
                       {Text{"deze vragenlijst", "this survey"}});
    for (const guide::SurveyPage& page : survey_.pages) check_page(page);
    for (const guide::SurveyScale& scale : survey_.scales) {
      if (!used_scales_.contains(scale.id))
        diagnostics_.add("unused-in-survey"_code, scale.position, {scale.id, Text{"de schaal", "the scale"}});
    }
  }

private:
  template <class T>
  void once(const std::vector<T>& things, const Text& kind) {
    std::set<std::string> seen;
    for (const T& one : things) check_id(one.id, one.position, seen, kind);
  }

  void check_id(const std::string& id, const guide::Position& position, std::set<std::string>& seen,
                const Text& kind) {
    if (id.empty()) return;
    if (is_reserved(id)) diagnostics_.add("reserved-survey-id"_code, position, {id});
    if (!seen.insert(id).second) diagnostics_.add("duplicate-id"_code, position, {id, kind});
  }

  void check_list(const guide::SurveyList& list) {
    once(list.items, {"wat in deze lijst staat", "the items of this list"});
    if (list.items.empty()) diagnostics_.add("list-without-items"_code, list.position, {list.id});
    const auto repeats = [&](const guide::SurveyPage& page) { return page.for_each.id == list.id; };
    if (std::none_of(survey_.pages.begin(), survey_.pages.end(), repeats))
      diagnostics_.add("unused-in-survey"_code, list.position, {list.id, Text{"de lijst", "the list"}});
  }

  void check_page(const guide::SurveyPage& page) {
    if (page.questions.empty())
      diagnostics_.add("survey-without-questions"_code, page.position, {Text{"deze pagina", "this page"}});
    if (!page.for_each.empty() && names_.list(page.for_each.id) == nullptr) {
      std::vector<std::string> lists;
      for (const guide::SurveyList& list : survey_.lists) lists.push_back(list.id);
      expect_not_found(page.for_each, lists, {"een lijst", "a list"});
    }
    check_item(page, page.position, {page.title, page.intro});
    for (const guide::SurveyQuestion& question : page.questions) check_question(page, question);
  }

  void check_question(const guide::SurveyPage& page, const guide::SurveyQuestion& question) {
    check_id(question.id, question.position, questions_, {"de vragen", "the questions"});
    once(question.options, {"de antwoorden van deze vraag", "the options of this question"});
    once(question.rows, {"de rijen van deze vraag", "the rows of this question"});
    used_scales_.insert(question.scale.id);
    if (!question.scale.empty()) {
      std::vector<std::string> scales;
      for (const guide::SurveyScale& scale : survey_.scales) scales.push_back(scale.id);
      if (std::find(scales.begin(), scales.end(), question.scale.id) == scales.end())
        expect_not_found(question.scale, scales, {"een schaal", "a scale"});
    }
    check_item(page, question.position, {question.text, question.help});
    for (const auto* texts : {&question.options, &question.rows}) {
      for (const guide::SurveyOption& one : *texts) check_item(page, one.position, {one.text});
    }
  }

  void check_item(const guide::SurveyPage& page, const guide::Position& position,
                  const std::vector<std::string>& texts) {
    if (!page.for_each.empty()) return;
    for (const std::string& text : texts) {
      if (text.find("{item}") == std::string::npos) continue;
      diagnostics_.add("item-not-repeated"_code, position, {page.id});
      return;
    }
  }

  void expect_not_found(const guide::Name& name, const std::vector<std::string>& known, const Text& kind) {
    diagnostics_.add("unknown-survey-name"_code, name.position, {name.id, kind}).suggestion =
        diagnostics::nearest(name.id, known);
  }

  const guide::Survey& survey_;
  const SurveyNames& names_;
  diagnostics::Diagnostics& diagnostics_;
  std::set<std::string> questions_;
  std::set<std::string> used_scales_;
};

}  // namespace

void check_survey_names(const SurveyNames& names, diagnostics::Diagnostics& diagnostics) {
  NameChecker(names, diagnostics).check();
}

}  // namespace leidraad::check
