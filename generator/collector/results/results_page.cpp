#include "collector/results/results_page.hpp"

#include <fmt/format.h>

#include <string_view>

#include "interchange/results_charts.hpp"
#include "interchange/survey_results.hpp"
#include "text/html.hpp"

namespace leidraad::collector {

namespace {

using guide::SurveyResults;
using text::html_escaped;
using ColumnKind = SurveyResults::Column::Kind;
using interchange::ResultsChart;
using interchange::ResultsView;

class ResultsPage {
public:
  ResultsPage(const ResultsView& view, const Texts& texts) : view_(view), texts_(texts) {}

  std::string write() {
    for (const std::string& paragraph : view_.paragraphs) add("<p>{}</p>\n", html_escaped(paragraph));
    std::string page;
    for (const ResultsChart& chart : view_.charts) {
      if (chart.page != page) add("<h2>{}</h2>\n", html_escaped(chart.page));
      page = chart.page;
      write_chart(chart);
    }
    return std::move(html_);
  }

private:
  template <class... Parts>
  void add(fmt::format_string<Parts...> format, Parts&&... parts) {
    fmt::format_to(std::back_inserter(html_), format, std::forward<Parts>(parts)...);
  }

  void begin_table(std::string_view attributes, const std::string& title,
                   const std::vector<std::string>& headings) {
    add("<table{}>\n<caption class=\"visually-hidden\">{}</caption>\n<thead><tr>", attributes,
        html_escaped(title));
    for (const std::string& heading : headings) add("<th scope=\"col\">{}</th>", html_escaped(heading));
    add("</tr></thead>\n<tbody>\n");
  }
  void end_table() { add("</tbody>\n</table>\n"); }

  void write_chart(const ResultsChart& chart) {
    add("<figure class=\"chart\">\n<figcaption><span class=\"chart-title\">{}</span> <span "
        "class=\"chart-summary\">{}</span></figcaption>\n",
        html_escaped(chart.title), html_escaped(chart.summary));
    if (!chart.caveat.empty()) add("<p>{}</p>\n", html_escaped(chart.caveat));
    if (!chart.rows.empty()) {
      begin_table(" class=\"chart-table\"", chart.title, {chart.label_heading, chart.value_heading});
      for (const ResultsChart::Row& row : chart.rows) write_row(row);
      end_table();
    }
    if (!chart.comparison.empty()) write_comparison(chart);
    add("</figure>\n");
  }

  void write_row(const ResultsChart::Row& row) {
    add("<tr><th scope=\"row\">{}", html_escaped(row.label));
    if (!row.note.empty()) add(" <span class=\"chart-note\">{}</span>", html_escaped(row.note));
    add("</th><td>");
    if (row.share) {
      add("<span class=\"bar\"><svg viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" aria-hidden=\"true\" "
          "focusable=\"false\"><rect width=\"{:.1f}\" height=\"8\"></rect></svg><span "
          "class=\"bar-value\">{}</span></span>",
          *row.share, html_escaped(row.value));
    } else {
      add("{}", html_escaped(row.value));
    }
    add("</td></tr>\n");
  }

  void write_comparison(const ResultsChart& chart) {
    add("<details>\n<summary>{}</summary>\n<section class=\"table-scroll\" tabindex=\"0\" "
        "aria-label=\"{}\">\n",
        html_escaped(texts_("collector-results-compare")), html_escaped(chart.title));
    begin_table("", chart.title, chart.headings);
    for (const ResultsChart::ComparisonRow& row : chart.comparison) {
      add("<tr><th scope=\"row\">{}</th>", html_escaped(row.label));
      for (const std::string& cell : row.cells) add("<td>{}</td>", html_escaped(cell));
      if (!row.hidden.empty())
        add("<td colspan=\"{}\">{}</td>", chart.headings.size() - 1, html_escaped(row.hidden));
      add("</tr>\n");
    }
    end_table();
    add("</section>\n</details>\n");
  }

  const ResultsView& view_;
  const Texts& texts_;
  std::string html_;
};

// The form; a select for each thing that can be chosen.
class ResultsForm {
public:
  explicit ResultsForm(const Texts& texts) : texts_(texts) {}

  void add_select(std::string_view name, const std::string& chosen,
                  const std::vector<std::pair<std::string, std::string>>& options) {
    if (options.empty()) return;
    selects_ +=
        fmt::format("<p><label for=\"results-{0}\">{1}</label> <select id=\"results-{0}\" name=\"{0}\">",
                    name, word(fmt::format("form-{}", name)));
    selects_ += fmt::format("<option value=\"\">{}</option>", word(fmt::format("form-no-{}", name)));
    for (const auto& [value, text] : options) {
      selects_ += fmt::format("<option value=\"{}\"{}>{}</option>", html_escaped(value),
                              value == chosen ? " selected" : "", html_escaped(text));
    }
    selects_ += "</select></p>\n";
  }

  [[nodiscard]] std::string html() const {
    return fmt::format(
        "<form method=\"post\" class=\"results-form\">\n<p>{}</p>\n{}<p><label "
        "for=\"results-token\">{}</label> "
        "<input id=\"results-token\" name=\"token\" type=\"password\" autocomplete=\"current-password\" "
        "required></p>\n<p><button type=\"submit\" class=\"button\">{}</button></p>\n</form>\n",
        word("form-help"), selects_, word("form-token"), word("form-show"));
  }

private:
  std::string word(const std::string& key) const { return html_escaped(texts_("collector-results-" + key)); }

  const Texts& texts_;
  std::string selects_;
};

}  // namespace

std::string results_form_html(const Texts& texts) {
  return ResultsForm(texts).html();
}

std::string results_html(const nlohmann::ordered_json& results, const ResultsQuestion& question,
                         const Texts& texts) {
  const auto read = interchange::survey_results_of(results.dump());
  const auto* sound = std::get_if<SurveyResults>(&read);
  if (sound == nullptr) return {};  // only if results_json and its reader disagree, which a test holds
  std::vector<std::pair<std::string, std::string>> groups;
  std::vector<std::pair<std::string, std::string>> rounds;
  for (const SurveyResults::Column& column : sound->columns) {
    if (column.kind == ColumnKind::group) groups.emplace_back(column.id, column.title);
    if (column.kind == ColumnKind::round) rounds.emplace_back(column.id, column.title);
  }
  // What was chosen offers no list of its own: it stays, or goes back to all.
  if (!question.round.empty()) rounds.emplace_back(question.round, sound->round);
  if (!question.group.empty()) groups.emplace(groups.begin(), question.group, sound->group);
  const ResultsView view = interchange::view_of(*sound, texts);
  ResultsForm form(texts);
  form.add_select("group", question.group, groups);
  form.add_select("round", question.round, rounds);
  if (!sound->by.empty()) {
    const std::string by = results["by"]["name"].get<std::string>();
    form.add_select("by", question.split == Split::by_answer ? by : "", {{by, sound->by}});
  }
  return ResultsPage(view, texts).write() +
         fmt::format("<h2>{}</h2>\n", html_escaped(texts("collector-results-form-title"))) + form.html();
}

}  // namespace leidraad::collector
