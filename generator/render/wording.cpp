#include "render/wording.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace leidraad::render {

const std::string& Wording::operator()(const std::string& key) const {
  const auto found = texts_->find(key);
  return found == texts_->end() ? key : found->second;
}

std::string Wording::filled(const std::string& key,
                            const std::vector<std::pair<std::string_view, std::string>>& values) const {
  std::string text = (*this)(key);
  for (const auto& [name, value] : values) {
    const std::string slot = fmt::format("{{{}}}", name);
    for (std::size_t at = text.find(slot); at != std::string::npos; at = text.find(slot, at + value.size())) {
      text.replace(at, slot.size(), value);
    }
  }
  return text;
}

std::string Wording::counted(long long count, const std::string& singular, const std::string& plural) const {
  return count == 1 ? (*this)(singular) : filled(plural, {{"count", std::to_string(count)}});
}

std::string Wording::date(const std::string& iso) const {
  if (iso.size() != 10) return iso;
  const int month = std::atoi(iso.substr(5, 2).c_str());
  const int day = std::atoi(iso.substr(8, 2).c_str());
  return filled("date", {{"day", std::to_string(day)},
                         {"month", (*this)("month-" + std::to_string(month))},
                         {"year", iso.substr(0, 4)}});
}

std::string Wording::offset(const std::string& iso, const std::string& counted_from) const {
  const std::string& start = counted_from.empty() ? (*this)("when-phase") : counted_from;
  const bool is_before = iso.starts_with('-');
  const std::string amount = iso.substr(is_before ? 2 : 1);  // after "-P" or "P"
  const int count = std::atoi(amount.c_str());
  if (count == 0) return filled("when-start", {{"start", start}});
  const char unit = amount.back();
  const std::string one = unit == 'D' ? "day" : unit == 'W' ? "week" : unit == 'M' ? "month" : "year";
  return filled(is_before ? "when-before" : "when-after",
                {{"time", counted(count, one, one + "s")}, {"start", start}});
}

std::string decimal(double value) {
  std::string text = value == std::floor(value) ? fmt::format("{:.0f}", value) : fmt::format("{:g}", value);
  std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

}  // namespace leidraad::render
