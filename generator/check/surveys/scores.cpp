// What is made of the answers, and what is promised about them.
#include <algorithm>
#include <charconv>
#include <set>

#include "check/surveys/checks.hpp"
#include "check/trees/checks.hpp"
#include "guide/calendar.hpp"

namespace leidraad::check {

using diagnostics::operator""_code;
using diagnostics::Text;
using guide::QuestionType;
using guide::SurveyScore;

namespace {

constexpr int least_group = 5;

class ScoreChecker {
public:
  ScoreChecker(const SurveyNames& names, const SurveyScore& score, diagnostics::Diagnostics& diagnostics)
      : names_(names), score_(score), diagnostics_(diagnostics) {}

  void check() {
    if (score_.of.empty()) diagnostics_.add("score-of-nothing"_code, score_.position, {score_.id});
    for (const SurveyScore::Part& part : score_.of) check_part(part);
    check_minimum();
    check_bands();
  }

private:
  void check_part(const SurveyScore::Part& part) {
    const SurveyNames::Place place = names_.expect(part.field, diagnostics_);
    if (place.question == nullptr) {
      is_known_ = false;
      return;
    }
    const guide::SurveyScale* scale = guide::scale_of(names_.survey(), *place.question);
    const bool has_points =
        place.question->type == QuestionType::scale || place.question->type == QuestionType::grid;
    if (!has_points)
      diagnostics_.add("score-part"_code, part.field.position,
                       {part.field.id, guide::name_of(place.question->type)});
    if (scale == nullptr || scale->points.empty()) {
      is_known_ = false;
      return;
    }
    if (scale_ == nullptr) scale_ = scale;
    check_scale(part, *scale);
    count(part, place);
  }

  void check_scale(const SurveyScore::Part& part, const guide::SurveyScale& scale) {
    const int lowest = scale.points.front().value;
    const int highest = scale.points.back().value;
    if (lowest == scale_->points.front().value && highest == scale_->points.back().value) return;
    diagnostics_.add(
        "score-scales-differ"_code, part.field.position,
        {part.field.id, std::to_string(lowest), std::to_string(highest),
         std::to_string(scale_->points.front().value), std::to_string(scale_->points.back().value)});
  }

  void count(const SurveyScore::Part& part, const SurveyNames::Place& place) {
    std::vector<std::string> fields;
    if (place.question->type == QuestionType::grid && place.row == nullptr) {
      for (const guide::SurveyOption& row : place.question->rows)
        fields.push_back(place.question->id + "." + row.id);
    } else {
      fields.push_back(part.field.id);
    }
    bool is_new = true;
    for (const std::string& field : fields) is_new = counted_.insert(field).second && is_new;
    if (!is_new) diagnostics_.add("score-part-twice"_code, part.field.position, {part.field.id, score_.id});
    parts_ += fields.size() * names_.repetitions(names_.survey().pages[place.page]);
  }

  void check_minimum() {
    if (!is_known_ || parts_ == 0) return;
    const auto minimum = static_cast<std::size_t>(score_.minimum_answered);
    if (minimum > parts_)
      diagnostics_.add("score-minimum-answered"_code, score_.position,
                       {std::to_string(minimum), score_.id, std::to_string(parts_)});
    else if (score_.method == guide::ScoreMethod::sum && minimum != 1 && minimum != parts_)
      diagnostics_.add("score-sum-of-some"_code, score_.position,
                       {std::to_string(parts_), std::to_string(minimum)});
  }

  void check_bands() {
    for (std::size_t at = 0; at < score_.bands.size(); ++at) {
      const SurveyScore::Band& band = score_.bands[at];
      if (band.from.has_value() == (at == 0)) {
        diagnostics_.add("score-band-from"_code, band.position);
        continue;
      }
      if (at == 0) continue;
      const std::optional<double>& before = score_.bands[at - 1].from;
      if (before && *band.from <= *before)
        diagnostics_.add("score-band-order"_code, band.position,
                         {number_argument(*band.from), number_argument(*before)});
      check_reach(band);
    }
  }

  // From the lowest score on there is nothing left for the first band.
  void check_reach(const SurveyScore::Band& band) {
    if (!is_known_ || scale_ == nullptr) return;
    const double times = score_.method == guide::ScoreMethod::sum ? static_cast<double>(parts_) : 1;
    const double lowest = times * scale_->points.front().value;
    const double highest = times * scale_->points.back().value;
    if (*band.from > lowest && *band.from <= highest) return;
    diagnostics_.add(
        "score-band-outside"_code, band.position,
        {number_argument(*band.from), score_.id, number_argument(lowest), number_argument(highest)});
  }

  const SurveyNames& names_;
  const SurveyScore& score_;
  diagnostics::Diagnostics& diagnostics_;
  const guide::SurveyScale* scale_ = nullptr;  // of the first part
  std::set<std::string> counted_;              // fields
  std::size_t parts_ = 0;
  bool is_known_ = true;  // all parts are
};

void check_results(const SurveyNames& names, diagnostics::Diagnostics& diagnostics) {
  const guide::Name& by = names.survey().results_by;
  const SurveyNames::Place place = names.expect(by, diagnostics);
  if (place.question == nullptr) return;
  if (place.question->type != QuestionType::choice)
    diagnostics.add(
        "results-by"_code, by.position,
        {by.id, Text{"het is geen vraag van het type `choice`", "it is no question of type `choice`"}});
  else if (!names.survey().pages[place.page].for_each.empty())
    diagnostics.add("results-by"_code, by.position,
                    {by.id, Text{"de pagina ervan wordt herhaald", "its page is repeated"}});
}

// Counted from a day with as many leap days before it as can be.
bool is_longer_than_ten_years(const std::string& duration) {
  constexpr std::chrono::year_month_day start{std::chrono::year(2000), std::chrono::January,
                                              std::chrono::day(1)};
  const auto length = guide::duration_of(duration);
  const auto end = length ? guide::plus(start, *length) : std::nullopt;
  return length && (!end || *end > start + std::chrono::years(10));
}

}  // namespace

void check_survey_scores(const SurveyNames& names, diagnostics::Diagnostics& diagnostics) {
  const guide::Survey& survey = names.survey();
  for (const SurveyScore& score : survey.scores) ScoreChecker(names, score, diagnostics).check();
  check_results(names, diagnostics);
  if (survey.privacy.minimum_group < least_group)
    diagnostics.add("minimum-group"_code, survey.privacy.position,
                    {std::to_string(survey.privacy.minimum_group), std::to_string(least_group)});
  if (is_longer_than_ten_years(survey.privacy.retention))
    diagnostics.add("retention-too-long"_code, survey.privacy.position, {survey.privacy.retention});
}

}  // namespace leidraad::check
