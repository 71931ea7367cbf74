#include "render/wording.hpp"

#include <fmt/format.h>

#include <cstdlib>

#include "guide/calendar.hpp"

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
  constexpr std::size_t month_and_year = 7;
  const bool has_day = iso.size() != month_and_year;
  const auto day = guide::day_of(has_day ? iso : iso + "-01");
  if (!day) return iso;
  return filled(has_day ? "date" : "date-of-month",
                {{"day", std::to_string(static_cast<unsigned>(day->day()))},
                 {"month", (*this)("month-" + std::to_string(static_cast<unsigned>(day->month())))},
                 {"year", iso.substr(0, 4)}});
}

std::string Wording::duration(const std::string& iso) const {
  const auto length = guide::duration_of(iso);
  if (!length) return iso;
  const std::string one(guide::name_of_unit(*length));
  return counted(std::abs(length->count), one, one + "s");
}

std::string Wording::effort(const std::string& iso) const {
  const auto effort = guide::effort_of(iso);
  if (!effort) return iso;
  const std::string one(effort->unit);
  return counted(effort->count, one, one + "s");
}

std::string Wording::offset(const std::string& iso, const std::string& counted_from) const {
  const auto length = guide::duration_of(iso);
  if (!length) return iso;
  const std::string& start = counted_from.empty() ? (*this)("when-phase") : counted_from;
  if (length->count == 0) return filled("when-start", {{"start", start}});
  return filled(length->count < 0 ? "when-before" : "when-after",
                {{"time", duration(iso)}, {"start", start}});
}

std::string Wording::moment(const std::string& iso) const {
  const auto length = guide::duration_of(iso);
  if (!length) return iso;
  if (length->count == 0) return (*this)("task-at-start");
  return filled(length->count < 0 ? "task-before" : "task-after", {{"time", duration(iso)}});
}

}  // namespace leidraad::render
