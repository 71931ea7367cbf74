#include "collector/results/survey_records.hpp"

#include <algorithm>

namespace leidraad::collector {

namespace {

using guide::QuestionType;

bool has_same_meaning(const guide::SurveyField& left, const guide::SurveyField& right) {
  if (left.question->type != right.question->type || left.question->unit != right.question->unit)
    return false;
  const auto values_of = [](const guide::SurveyField& field) {
    std::vector<std::string> values;
    for (const FieldCode& code : codes_of(field)) values.push_back(code.value);
    return values;
  };
  return values_of(left) == values_of(right);
}

}  // namespace

std::vector<FieldCode> codes_of(const guide::SurveyField& field) {
  const guide::SurveyQuestion& question = *field.question;
  std::vector<FieldCode> codes;
  if (field.scale != nullptr) {
    for (const auto& point : field.scale->points) codes.push_back({std::to_string(point.value), point.text});
    if (!field.scale->unknown.empty()) codes.push_back({guide::unknown_option, field.scale->unknown});
    return codes;
  }
  for (const guide::SurveyOption& option : question.options)
    codes.push_back({option.id, guide::with_item(option.text, field.item)});
  if (!question.other.empty()) codes.push_back({guide::other_option, question.other});
  if (!question.none.empty()) codes.push_back({guide::none_option, question.none});
  if (!question.unknown.empty()) codes.push_back({guide::unknown_option, question.unknown});
  return codes;
}

SurveyVersions::SurveyVersions(const SurveyRecords& records) {
  forms_.push_back(&records.form);
  by_version_[records.form.survey().version] = &records.form;
  std::vector<const guide::Survey*> older;
  for (const guide::Survey& survey : records.versions) older.push_back(&survey);
  std::stable_sort(older.begin(), older.end(), [](const guide::Survey* left, const guide::Survey* right) {
    return left->version > right->version;
  });
  for (const guide::Survey* survey : older) {
    if (by_version_.contains(survey->version)) continue;
    const guide::SurveyForm& form = older_.emplace_back(*survey);
    forms_.push_back(&form);
    by_version_[survey->version] = &form;
  }
}

const guide::SurveyField* SurveyVersions::field(const std::string& name, int version) const {
  const auto form = by_version_.find(version);
  return form == by_version_.end() ? nullptr : form->second->field(name);
}

bool SurveyVersions::is_same(const guide::SurveyField& field, int version) const {
  const guide::SurveyField* there = this->field(field.name, version);
  return there != nullptr && (there == &field || has_same_meaning(field, *there));
}

const std::vector<std::string>& answers_in(const StoredResponse& response, const std::string& name) {
  static const std::vector<std::string> none;
  const auto found = response.answers.find(name);
  return found == response.answers.end() ? none : found->second;
}

}  // namespace leidraad::collector
