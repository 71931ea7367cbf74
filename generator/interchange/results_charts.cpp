#include "interchange/results_charts.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <utility>

#include "guide/decimal_mark.hpp"

namespace leidraad::interchange {

namespace {

using guide::SurveyResults;
using ColumnKind = SurveyResults::Column::Kind;
using Values = std::vector<std::pair<std::string_view, std::string>>;

// Published means have two decimals at most.
std::string in_digits(double value) {
  return guide::rounded(value, 2);
}

double share_of(int count, int total) {
  return total == 0 ? 0 : 100.0 * count / total;
}

// Where a mean stands between two ends.
double share_between(double value, double lowest, double highest) {
  return highest > lowest ? std::clamp((value - lowest) / (highest - lowest) * 100, 0.0, 100.0) : 0;
}

class ViewMaker {
public:
  ViewMaker(const SurveyResults& results, const InterfaceTexts& texts) : results_(results), texts_(texts) {}

  ResultsView make() {
    add_paragraphs();
    if (results_.columns.size() > 1) add_respondents();
    for (const SurveyResults::Score& score : results_.scores) add_score(score);
    for (const SurveyResults::Question& question : results_.questions) add_question(question);
    return std::move(view_);
  }

private:
  std::string word(std::string_view key, const Values& values = {}) const {
    std::string text = texts_("collector-results-" + std::string(key));
    for (const auto& [name, value] : values) {
      const std::string place = "{" + std::string(name) + "}";
      const std::size_t at = text.find(place);
      if (at != std::string::npos) text.replace(at, place.size(), value);
    }
    return text;
  }

  std::string minimum() const { return std::to_string(results_.minimum_group); }
  // Of an answer to split by there may be more people than the minimum, among whom too few others would be
  // left.
  std::string hidden(const SurveyResults::Column& column) const {
    return column.kind == ColumnKind::value ? word("hidden-value") : word("hidden", {{"minimum", minimum()}});
  }

  void add_paragraphs() {
    const auto add = [&](std::string_view key, const Values& values) {
      view_.paragraphs.push_back(word(key, values));
    };
    if (results_.is_example) view_.example = word("example");
    const auto& respondents = results_.columns.front().respondents;
    if (respondents)
      add("respondents", {{"count", std::to_string(*respondents)}});
    else
      add("hidden-all", {{"minimum", minimum()}});
    if (!results_.group.empty()) add("group-name", {{"group", results_.group}});
    if (!results_.round.empty()) add("round-name", {{"round", results_.round}});
    add("why-hidden", {{"minimum", minimum()}});
    const bool has_rounds = std::any_of(results_.columns.begin(), results_.columns.end(),
                                        [](const auto& column) { return column.kind == ColumnKind::round; });
    if (has_rounds) add("rounds", {});
    if (results_.to_check) add("to-check", {{"count", std::to_string(*results_.to_check)}});
  }

  // Whose figures a row shows. A group below a group is set in.
  std::string name_of(const SurveyResults::Column& column) const {
    switch (column.kind) {
      case ColumnKind::all:
        return word("all");
      case ColumnKind::group: {
        std::string name;
        for (int depth = 1; depth < column.depth; ++depth) name += "– ";
        return name + column.title;
      }
      case ColumnKind::round:
        return word("round", {{"title", column.title}});
      case ColumnKind::value:
        break;
    }
    return word("value", {{"answer", column.title}});
  }

  void add_respondents() {
    ResultsChart chart;
    chart.title = word("who-answered");
    chart.label_heading = word("who");
    chart.value_heading = word("answers");
    int most = 0;
    for (const auto& column : results_.columns) most = std::max(most, column.respondents.value_or(0));
    for (const auto& column : results_.columns) {
      if (column.respondents)
        chart.rows.push_back(
            {name_of(column), "", std::to_string(*column.respondents), share_of(*column.respondents, most)});
      else
        chart.rows.push_back({name_of(column), "", hidden(column), std::nullopt});
    }
    view_.charts.push_back(std::move(chart));
  }

  void add_score(const SurveyResults::Score& score) {
    ResultsChart chart;
    chart.title = word("score-title", {{"score", score.title}});
    const bool is_highest = score.method == guide::ScoreMethod::highest;
    chart.summary =
        word(is_highest ? "score-range-highest" : "score-range",
             {{"lowest", std::to_string(score.lowest)}, {"highest", std::to_string(score.highest)}});
    chart.label_heading = word("who");
    chart.value_heading = word("score");
    for (std::size_t at = 0; at < score.figures.size(); ++at) {
      const std::string name = name_of(results_.columns[at]);
      if (const auto& figure = score.figures[at])
        chart.rows.push_back({name, note_of(*figure), in_digits(figure->mean),
                              share_between(figure->mean, score.lowest, score.highest)});
      else
        chart.rows.push_back({name, "", hidden(results_.columns[at]), std::nullopt});
    }
    view_.charts.push_back(std::move(chart));
  }

  // What a score means; before that, of the highest, which question it is.
  std::string note_of(const SurveyResults::Score::Figure& figure) const {
    const auto question = std::find_if(
        results_.questions.begin(), results_.questions.end(),
        [&](const auto& one) { return !figure.question.empty() && one.name == figure.question; });
    if (question == results_.questions.end()) return figure.band;
    std::string note =
        word("score-question", {{"question", question->row.empty() ? question->text : question->row}});
    if (note.find_last_of(".?!") + 1 != note.size()) note += '.';
    return figure.band.empty() ? note : note + " " + figure.band;
  }

  void add_question(const SurveyResults::Question& question) {
    ResultsChart chart;
    chart.page = question.page;
    chart.title = question.row.empty() ? question.text : question.text + " " + question.row;
    const auto& all = question.figures.front();
    chart.summary = all ? summary(question, *all) : hidden(results_.columns.front());
    if (!question.left_out_versions.empty()) {
      std::string versions;
      for (const int version : question.left_out_versions)
        versions += (versions.empty() ? "" : ", ") + std::to_string(version);
      chart.caveat = word("left-out", {{"versions", versions}});
    }
    chart.label_heading = word("answer");
    chart.value_heading = word("people");
    if (all) add_options(question, *all, chart);
    if (question.figures.size() > 1) add_comparison(question, chart);
    view_.charts.push_back(std::move(chart));
  }

  std::string summary(const SurveyResults::Question& question, const SurveyResults::Figure& figure) const {
    std::string summary = word("answered", {{"count", std::to_string(figure.answered)}});
    if (figure.mean) {
      const std::string unit = question.unit.empty() ? "" : " " + question.unit;
      summary += " " + word("mean-is", {{"mean", in_digits(*figure.mean) + unit}});
    }
    if (figure.deviation)
      summary += " " + word("deviation-is", {{"deviation", in_digits(*figure.deviation)}});
    if (figure.unknown > 0) summary += " " + word("unknown", {{"count", std::to_string(figure.unknown)}});
    const bool is_text =
        question.type == guide::QuestionType::text || question.type == guide::QuestionType::long_text;
    return is_text ? summary + " " + word("text-only") : summary;
  }

  static const std::string& text_of(const SurveyResults::Question::Option& option) {
    return option.text.empty() ? option.value : option.text;
  }

  void add_options(const SurveyResults::Question& question, const SurveyResults::Figure& figure,
                   ResultsChart& chart) const {
    for (std::size_t option = 0; option < question.options.size(); ++option) {
      const int count = figure.counts[option];
      const double share = share_of(count, figure.answered);
      const std::string percent = std::to_string(static_cast<int>(share + 0.5));
      chart.rows.push_back({text_of(question.options[option]), "",
                            word("count", {{"count", std::to_string(count)}, {"percent", percent}}), share});
    }
  }

  void add_comparison(const SurveyResults::Question& question, ResultsChart& chart) const {
    const bool has_mean = std::any_of(question.figures.begin(), question.figures.end(),
                                      [](const auto& figure) { return figure && figure->mean; });
    chart.headings = {word("who"), word("answers")};
    for (const auto& option : question.options) chart.headings.push_back(text_of(option));
    if (has_mean) chart.headings.push_back(word("mean"));
    for (std::size_t at = 0; at < question.figures.size(); ++at) {
      ResultsChart::ComparisonRow row;
      row.label = name_of(results_.columns[at]);
      if (const auto& figure = question.figures[at]) {
        row.cells.push_back(std::to_string(figure->answered));
        for (const int count : figure->counts) row.cells.push_back(std::to_string(count));
        if (has_mean) row.cells.push_back(figure->mean ? in_digits(*figure->mean) : "–");
      } else {
        row.hidden = hidden(results_.columns[at]);
      }
      chart.comparison.push_back(std::move(row));
    }
  }

  const SurveyResults& results_;
  const InterfaceTexts& texts_;
  ResultsView view_;
};

}  // namespace

ResultsView view_of(const guide::SurveyResults& results, const InterfaceTexts& texts) {
  return ViewMaker(results, texts).make();
}

}  // namespace leidraad::interchange
