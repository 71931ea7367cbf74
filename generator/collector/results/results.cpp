#include "collector/results/results.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "collector/results/population.hpp"
#include "collector/results/tally.hpp"
#include "guide/surveys/scores.hpp"

namespace leidraad::collector {

namespace {

using nlohmann::ordered_json;

double rounded(double value) {
  constexpr double hundred = 100;
  // From here on a double has no second decimal, and times a hundred it would change or be too large.
  constexpr double without_decimals = 4503599627370496.0 / hundred;  // 2^52
  if (std::abs(value) >= without_decimals) return value;
  return std::round(value * hundred) / hundred;
}

// What figures are shown of: a column of the tables that a page makes of it.
struct Selection {
  const char* kind = "all";
  std::string id;
  std::string title;
  int depth = 0;
  std::size_t group = 0;
  std::size_t round = all_rounds;
  std::optional<int> value;  // of the split
};

// The atoms and columns of one question, or of whole responses.
struct Cuts {
  std::vector<Atom> atoms;
  std::vector<Column> columns;
};

class ResultsWriter {
public:
  ResultsWriter(const SurveyRecords& records, const ResultsQuestion& question)
      : records_(records),
        question_(question),
        survey_(records.form.survey()),
        versions_(records),
        tree_(records.groups),
        minimum_(minimum_of(records)),
        population_(population_of(records, tree_, Counted::sound)),
        by_(survey_.results_by.empty() ? nullptr : records.form.field(survey_.results_by.id)) {}

  std::variant<ordered_json, ResultsRefusal> write() {
    if (!tree_.is_known(question_.scope) || !tree_.is_known(question_.group)) return ResultsRefusal::group;
    const std::size_t scope = tree_.place_of(question_.scope);
    const std::size_t group = question_.group.empty() ? scope : tree_.place_of(question_.group);
    if (!tree_.holds(scope, group)) return ResultsRefusal::group;
    const std::size_t round = question_.round.empty() ? all_rounds : number_of(records_, question_.round);
    if (round == 0) return ResultsRefusal::round;
    if (question_.split == Split::by_answer && by_ == nullptr) return ResultsRefusal::split;
    read_split();
    select(group, round);
    ordered_json json = head(group, round);
    json["columns"] = columns();
    json["questions"] = ordered_json::array();
    for (const guide::SurveyField& field : records_.form.fields())
      json["questions"].push_back(question_json(field));
    json["scores"] = ordered_json::array();
    for (const guide::SurveyScore& score : survey_.scores) json["scores"].push_back(score_json(score));
    return json;
  }

private:
  // Everybody's answer to the question that results are split by: the place of its code; one past them for
  // none.
  void read_split() {
    codes_by_ = by_ == nullptr ? std::vector<FieldCode>{} : codes_of(*by_);
    for (const StoredResponse* person : population_.people) {
      std::size_t value = codes_by_.size();
      if (by_ != nullptr && versions_.is_same(*by_, person->version)) {
        const std::vector<std::string>& answer = answers_in(*person, by_->name);
        for (std::size_t code = 0; code < codes_by_.size(); ++code) {
          if (answer.size() == 1 && answer.front() == codes_by_[code].value) value = code;
        }
      }
      values_.push_back(static_cast<int>(value));
    }
  }

  void select(std::size_t group, std::size_t round) {
    selections_.push_back({"all", "", "", 0, group, round, std::nullopt});
    for (std::size_t place = group + 1; place < tree_.end(group); ++place) {
      const Group& below = *tree_.group(place);
      selections_.push_back({"group", below.id, below.name, tree_.depth(place) - tree_.depth(group), place,
                             round, std::nullopt});
    }
    if (round == all_rounds) {
      for (const Round& one : records_.rounds)
        selections_.push_back(
            {"round", one.id, one.title, 0, group, number_of(records_, one.id), std::nullopt});
    }
    if (question_.split == Split::none) return;
    for (std::size_t code = 0; code < codes_by_.size(); ++code) {
      selections_.push_back(
          {"value", codes_by_[code].value, codes_by_[code].text, 0, group, round, static_cast<int>(code)});
    }
  }

  ordered_json head(std::size_t group, std::size_t round) const {
    ordered_json json;
    json["format"] = 1;
    json["survey"] = survey_.id;
    json["title"] = survey_.title;
    json["version"] = survey_.version;
    json["minimum_group"] = minimum_;
    json["group"] = {{"id", group == 0 ? std::string{} : tree_.group(group)->id},
                     {"name", tree_.path(group)}};
    json["round"] = {{"id", question_.round}, {"title", ""}};
    if (round != all_rounds) json["round"]["title"] = records_.rounds[round - 1].title;
    if (by_ != nullptr)
      json["by"] = {{"name", by_->name}, {"text", guide::with_item(by_->question->text, by_->item)}};
    json["rounds_may_differ"] = true;
    const Population to_check = population_of(records_, tree_, Counted::to_check);
    const std::size_t left_out = published(tree_, to_check.atoms, group, round).size();
    if (left_out > 0) json["to_check"] = left_out;
    return json;
  }

  // Cut so that whoever is counted can never be told apart in too small a group.
  Cuts cuts_for(const std::vector<bool>& is_counted) const {
    Cuts cuts;
    cuts.atoms = atoms_of(tree_, population_.atoms, is_counted, minimum_);
    if (question_.split == Split::by_answer)
      cuts.columns = columns_of(tree_, cuts.atoms, values_, is_counted, minimum_);
    return cuts;
  }

  // Of each selection the tallies of its atoms or columns together; nothing where it has none.
  template <class TallyOf>
  std::vector<std::optional<Tally>> tallies(const Cuts& cuts, TallyOf tally_of) const {
    std::vector<std::optional<Tally>> sums(selections_.size());
    const auto add = [&](std::size_t selection, const Tally& tally) {
      if (!sums[selection]) sums[selection].emplace();
      sums[selection]->add(tally);
    };
    for (const Atom& atom : cuts.atoms) {
      const Tally tally = tally_of(atom.people);
      for (std::size_t at = 0; at < selections_.size(); ++at) {
        const Selection& one = selections_[at];
        if (!one.value && is_in_figures(tree_, atom, one.group, one.round)) add(at, tally);
      }
    }
    for (const Column& column : cuts.columns) {
      const Tally tally = tally_of(column.people);
      for (std::size_t at = 0; at < selections_.size(); ++at) {
        const Selection& one = selections_[at];
        if (one.value && is_in_figures(tree_, column, *one.value, one.group, one.round)) add(at, tally);
      }
    }
    return sums;
  }

  ordered_json columns() const {
    const Cuts cuts = cuts_for(std::vector<bool>(population_.people.size(), true));
    const auto sizes = tallies(cuts, [](const std::vector<std::size_t>& people) {
      Tally tally;
      tally.answered = people.size();
      return tally;
    });
    ordered_json columns = ordered_json::array();
    for (std::size_t at = 0; at < selections_.size(); ++at) {
      const Selection& one = selections_[at];
      ordered_json json = {{"kind", one.kind}, {"id", one.id}, {"title", one.title}};
      if (one.depth > 0) json["depth"] = one.depth;
      if (sizes[at]) json["respondents"] = sizes[at]->answered;
      columns.push_back(std::move(json));
    }
    return columns;
  }

  ordered_json question_json(const guide::SurveyField& field) {
    const FieldCounter counter(field);
    std::vector<const std::vector<std::string>*> answers;
    std::vector<bool> is_counted;
    static const std::vector<std::string> none;
    for (const StoredResponse* person : population_.people) {
      const bool is_same = versions_.is_same(field, person->version);
      answers.push_back(is_same ? &answers_in(*person, field.name) : &none);
      is_counted.push_back(counter.is_counted(*answers.back()));
    }
    const auto sums = tallies(cuts_for(is_counted), [&](const std::vector<std::size_t>& people) {
      Tally tally;
      for (const std::size_t person : people) counter.count(*answers[person], tally);
      return tally;
    });
    ordered_json json = described(field, counter);
    json["figures"] = ordered_json::array();
    for (const std::optional<Tally>& sum : sums)
      json["figures"].push_back(sum ? figure(*sum, counter) : ordered_json(nullptr));
    tallies_[&field] = sums;
    return json;
  }

  ordered_json described(const guide::SurveyField& field, const FieldCounter& counter) const {
    const guide::SurveyQuestion& question = *field.question;
    ordered_json json;
    json["name"] = field.name;
    json["type"] = guide::name_of(question.type);
    json["page"] = guide::with_item(records_.form.steps()[field.step].page->title, field.item);
    json["text"] = guide::with_item(question.text, field.item);
    if (field.row != nullptr) json["row"] = guide::with_item(field.row->text, field.item);
    if (field.item != nullptr) json["item"] = field.item->text;
    if (!question.unit.empty()) json["unit"] = question.unit;
    if (!counter.codes().empty()) {
      json["options"] = ordered_json::array();
      for (const FieldCode& code : counter.codes())
        json["options"].push_back({{"value", code.value}, {"text", code.text}});
    }
    ordered_json left_out = ordered_json::array();
    for (const guide::SurveyForm* form : versions_.forms()) {
      const int version = form->survey().version;
      if (versions_.field(field.name, version) != nullptr && !versions_.is_same(field, version))
        left_out.push_back(version);
    }
    if (!left_out.empty()) json["left_out_versions"] = std::move(left_out);
    return json;
  }

  static ordered_json figure(const Tally& tally, const FieldCounter& counter) {
    ordered_json json = {{"answered", tally.answered}};
    if (!counter.codes().empty()) json["counts"] = tally.counts;
    if (tally.unknown > 0) json["unknown"] = tally.unknown;
    if (const auto mean = tally.mean()) json["mean"] = rounded(*mean);
    if (const auto deviation = tally.deviation()) json["deviation"] = rounded(*deviation);
    return json;
  }

  // One term of a score: a field that it is made of.
  struct Term {
    const guide::SurveyField* field = nullptr;
    bool is_reversed = false;
  };

  std::vector<Term> terms_of(const guide::SurveyScore& score) const {
    std::vector<Term> terms;
    for (const guide::SurveyScore::Part& part : score.of) {
      for (const guide::SurveyField& field : records_.form.fields()) {
        const std::string& question = field.question->id;
        const bool is_row = field.row != nullptr && part.field.id == question + "." + field.row->id;
        if (field.scale != nullptr && (is_row || part.field.id == question))
          terms.push_back({&field, part.is_reversed});
      }
    }
    return terms;
  }

  // What the means of the terms add up to.
  struct GroupScore {
    double value = 0;
    const guide::SurveyField* highest = nullptr;  // of `highest`: whose mean it is
  };

  std::optional<GroupScore> score_of(const guide::SurveyScore& score, const std::vector<Term>& terms,
                                     std::size_t selection) const {
    double sum = 0;
    GroupScore highest;
    std::size_t known = 0;
    for (const Term& term : terms) {
      const std::optional<Tally>& tally = tallies_.at(term.field)[selection];
      const std::optional<double> mean = tally ? tally->mean() : std::nullopt;
      if (!mean) continue;
      const auto& points = term.field->scale->points;
      const double value = term.is_reversed ? points.front().value + points.back().value - *mean : *mean;
      if (highest.highest == nullptr || value > highest.value) highest = {value, term.field};
      sum += value;
      ++known;
    }
    const bool is_sum = score.method == guide::ScoreMethod::sum;
    const std::size_t least = is_sum ? terms.size() : static_cast<std::size_t>(score.minimum_answered);
    if (known == 0 || known < least) return std::nullopt;
    if (score.method == guide::ScoreMethod::highest) return highest;
    return GroupScore{is_sum ? sum : sum / static_cast<double>(known), nullptr};
  }

  ordered_json score_json(const guide::SurveyScore& score) const {
    const std::vector<Term> terms = terms_of(score);
    ordered_json json = {{"id", score.id}, {"title", score.title}};
    json["method"] = guide::name_of(score.method);
    const guide::ScoreRange range = guide::range_of(records_.form, score);
    json["lowest"] = range.lowest;
    json["highest"] = range.highest;
    json["figures"] = ordered_json::array();
    for (std::size_t at = 0; at < selections_.size(); ++at) {
      const std::optional<GroupScore> found = score_of(score, terms, at);
      ordered_json figure = nullptr;
      if (found) {
        figure = {{"mean", rounded(found->value)}};
        if (const auto* band = guide::band_of(score, found->value)) figure["band"] = band->text;
        if (found->highest != nullptr) figure["question"] = found->highest->name;
      }
      json["figures"].push_back(std::move(figure));
    }
    return json;
  }

  const SurveyRecords& records_;
  const ResultsQuestion& question_;
  const guide::Survey& survey_;
  SurveyVersions versions_;
  GroupTree tree_;
  std::size_t minimum_;
  Population population_;
  const guide::SurveyField* by_;
  std::vector<FieldCode> codes_by_;
  std::vector<int> values_;  // by person
  std::vector<Selection> selections_;
  std::map<const guide::SurveyField*, std::vector<std::optional<Tally>>> tallies_;
};

}  // namespace

std::variant<ordered_json, ResultsRefusal> results_json(const SurveyRecords& records,
                                                        const ResultsQuestion& question) {
  return ResultsWriter(records, question).write();
}

}  // namespace leidraad::collector
