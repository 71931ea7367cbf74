#include "collector/tally.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>

namespace leidraad::collector {

namespace {

using guide::QuestionType;

// Stored numbers have a point, whatever the locale.
std::optional<double> number_in(const std::string& text) {
  double value = 0;
  const char* end = text.data() + text.size();
  const auto [at, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc{} || at != end || !std::isfinite(value)) return std::nullopt;
  return value;
}

bool has_numbers(QuestionType type) {
  return type == QuestionType::scale || type == QuestionType::grid || type == QuestionType::number;
}

bool says_unknown(const std::vector<std::string>& answer) {
  return answer.size() == 1 && answer.front() == guide::unknown_option;
}

}  // namespace

void Tally::add(const Tally& other) {
  answered += other.answered;
  unknown += other.unknown;
  counts.resize(std::max(counts.size(), other.counts.size()));
  for (std::size_t code = 0; code < other.counts.size(); ++code) counts[code] += other.counts[code];
  values += other.values;
  sum += other.sum;
  sum_of_squares += other.sum_of_squares;
}

std::optional<double> Tally::mean() const {
  if (values == 0) return std::nullopt;
  return sum / static_cast<double>(values);
}

std::optional<double> Tally::deviation() const {
  if (values < 2) return std::nullopt;
  const auto count = static_cast<double>(values);
  return std::sqrt(std::max(0.0, (sum_of_squares - sum * sum / count) / (count - 1)));
}

FieldCounter::FieldCounter(const guide::SurveyField& field) : type_(field.question->type) {
  if (type_ != QuestionType::number && type_ != QuestionType::date) codes_ = codes_of(field);
}

bool FieldCounter::is_counted(const std::vector<std::string>& answer) const {
  if (answer.empty()) return false;
  const bool is_value = type_ == QuestionType::number || type_ == QuestionType::date;
  if (is_value && says_unknown(answer)) return false;
  return type_ != QuestionType::number || number_in(answer.front()).has_value();
}

void FieldCounter::count(const std::vector<std::string>& answer, Tally& tally) const {
  tally.counts.resize(codes_.size());
  if (!is_counted(answer)) {
    if (says_unknown(answer)) ++tally.unknown;
    return;
  }
  ++tally.answered;
  for (std::size_t code = 0; code < codes_.size(); ++code) {
    if (std::find(answer.begin(), answer.end(), codes_[code].value) != answer.end()) ++tally.counts[code];
  }
  if (!has_numbers(type_)) return;
  if (const std::optional<double> value = number_in(answer.front())) {
    ++tally.values;
    tally.sum += *value;
    tally.sum_of_squares += *value * *value;
  }
}

}  // namespace leidraad::collector
