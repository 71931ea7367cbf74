// Answers added up: also large numbers that lie close together, and the largest that a number can be.
#include "collector/results/tally.hpp"

#include <cmath>
#include <random>

#include "results/results_support.hpp"

using namespace leidraad;
using namespace leidraad::test;
using collector::Tally;

namespace {

Tally of(const std::vector<double>& values) {
  Tally tally;
  for (const double value : values) tally.add_value(value);
  return tally;
}

std::vector<double> shifted(std::vector<double> values, double by) {
  for (double& value : values) value += by;
  return values;
}

}  // namespace

TEST_SUITE_BEGIN("tally");

TEST_CASE("the deviation is the same wherever the numbers lie") {
  const std::vector<double> values = {4, 7, 13, 16};
  const double expected = std::sqrt(30.0);
  for (const double by : {0.0, 1e6, 1e9, 1e12, 1e15, -1e15}) {
    CAPTURE(by);
    CHECK(of(shifted(values, by)).deviation().value() == doctest::Approx(expected).epsilon(1e-9));
    CHECK(of(shifted(values, by)).mean().value() == 10 + by);
    CHECK(of({by, by, by}).deviation().value() == 0);
  }
  CHECK(!of({}).mean());
  CHECK(!of({3}).deviation());
}

TEST_CASE("tallies of parts added up are the tally of the whole") {
  std::mt19937 chance(7);
  std::uniform_real_distribution<double> hours(0, 60);
  for (const double by : {0.0, 1e9, 1e13}) {
    CAPTURE(by);
    std::vector<double> all;
    Tally parts;
    for (int part = 0; part < 20; ++part) {
      std::vector<double> values;
      for (int count = 0; count < part; ++count) values.push_back(by + std::round(hours(chance)));
      all.insert(all.end(), values.begin(), values.end());
      parts.add(of(values));
    }
    // Two passes, over small numbers.
    double sum = 0;
    for (const double value : all) sum += value - by;
    const double mean = sum / static_cast<double>(all.size());
    double squares = 0;
    for (const double value : all) squares += (value - by - mean) * (value - by - mean);
    const double expected = std::sqrt(squares / static_cast<double>(all.size() - 1));
    // A mean of 1e13 is known to 0.002, and with it each distance.
    const double known = by < 1e13 ? 1e-6 : 1e-4;
    CHECK(parts.deviation().value() == doctest::Approx(expected).epsilon(known));
    CHECK(of(all).deviation().value() == doctest::Approx(expected).epsilon(known));
    CHECK(parts.values == all.size());
  }
}

TEST_CASE("the mean of the largest numbers is a number; a deviation that is none is left out") {
  CHECK(of({1.5e308, 1.5e308}).mean().value() == 1.5e308);
  CHECK(of({1.5e308, 1.5e308}).deviation().value() == 0);
  CHECK(of({1.7e308, -1.7e308}).mean().value() == 0);
  CHECK(!of({1.7e308, -1.7e308}).deviation());
  Tally parts = of({1.7e308});
  parts.add(of({1.7e308, 1.7e308}));
  CHECK(parts.mean().value() == doctest::Approx(1.7e308));
  parts = of({1.7e308});
  parts.add(of({-1.7e308}));
  CHECK(std::isfinite(parts.mean().value()));
}

TEST_CASE("results tell them as they are") {
  WorkRecords work;
  for (const char* hours : {"1000000004", "1000000007", "1000000013", "1000000016", "1000000010"})
    work.add(1, "a", {{"uren", {hours}}});
  const auto figure_of = [](const nlohmann::ordered_json& results) {
    for (const auto& question : results["questions"]) {
      if (question["name"] == "uren") return question["figures"][0];
    }
    return nlohmann::ordered_json();
  };
  auto figure = figure_of(results_of(work));
  CHECK(figure["mean"] == 1000000010.0);
  CHECK(figure["deviation"] == 4.74);
  work.responses.clear();
  work.add(5, "a", {{"uren", {"1.5e308"}}});
  figure = figure_of(results_of(work));
  CHECK(figure["mean"] == 1.5e308);
  CHECK(figure["deviation"] == 0.0);
  // As text it is JSON that others can read.
  CHECK(nlohmann::json::parse(figure.dump())["mean"] == 1.5e308);
}

TEST_SUITE_END();
