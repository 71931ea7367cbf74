// Answers to one field, added up. Tallies of people who are in no group together can be added.
//
// The deviation follows from distances to the mean (Welford 1962; added up as Chan, Golub and LeVeque 1983),
// since of large numbers that lie close together the difference of two sums of squares is noise.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "collector/results/survey_records.hpp"

namespace leidraad::collector {

struct Tally {
  std::size_t answered = 0;         // of a number: who gave one
  std::size_t unknown = 0;          // of a number or a date: who said not to know
  std::vector<std::size_t> counts;  // by code of the field
  std::size_t values = 0;           // points and numbers
  double sum = 0;                   // exact for whole numbers, which most are
  double running_mean = 0;          // close to sum / values, also where the sum is too large for a double
  double squares = 0;               // of the distances to the mean, added up

  void add(const Tally& other);
  void add_value(double value);
  [[nodiscard]] std::optional<double> mean() const;
  [[nodiscard]] std::optional<double> deviation() const;  // of a sample; from two values on
};

// Reads answers to one field. The field must outlive it.
class FieldCounter {
public:
  explicit FieldCounter(const guide::SurveyField& field);

  // Whether it is an answer that counts for the minimum group. "I do not know" is one, but not beside numbers
  // and dates, where nothing is shown of it but how many.
  [[nodiscard]] bool is_counted(const std::vector<std::string>& answer) const;
  void count(const std::vector<std::string>& answer, Tally& tally) const;
  [[nodiscard]] const std::vector<FieldCode>& codes() const { return codes_; }

private:
  guide::QuestionType type_;
  std::vector<FieldCode> codes_;
};

}  // namespace leidraad::collector
