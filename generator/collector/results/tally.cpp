#include "collector/results/tally.hpp"

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
  if (other.values == 0) return;
  const auto own = static_cast<double>(values);
  const auto added = static_cast<double>(other.values);
  const double share = added / (own + added);
  const double distance = values == 0 ? 0 : other.running_mean - running_mean;
  if (values == 0) running_mean = other.running_mean;
  running_mean +=
      std::isfinite(distance) ? distance * share : other.running_mean * share - running_mean * share;
  squares += other.squares + distance * distance * own * share;
  values += other.values;
  sum += other.sum;
}

void Tally::add_value(double value) {
  ++values;
  sum += value;
  const double distance = value - running_mean;
  // Each part by itself: the distance between two ends of what a double holds is too large for one.
  const auto count = static_cast<double>(values);
  running_mean += std::isfinite(distance) ? distance / count : value / count - running_mean / count;
  squares += distance * (value - running_mean);
}

std::optional<double> Tally::mean() const {
  if (values == 0) return std::nullopt;
  const double mean = sum / static_cast<double>(values);
  return std::isfinite(mean) ? mean : running_mean;
}

std::optional<double> Tally::deviation() const {
  if (values < 2) return std::nullopt;
  const double deviation = std::sqrt(std::max(0.0, squares / static_cast<double>(values - 1)));
  // What cannot be told is left out, never told wrong.
  return std::isfinite(deviation) ? std::optional(deviation) : std::nullopt;
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
  if (const std::optional<double> value = number_in(answer.front())) tally.add_value(*value);
}

}  // namespace leidraad::collector
