// Interface texts with something filled in, and days and durations as the guide's language writes them.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace leidraad::render {

// Reads the interface texts of a guide; lives as long as they do.
class Wording {
public:
  explicit Wording(const std::map<std::string, std::string>& texts) : texts_(&texts) {}

  // The text of a key; the key itself where it is missing (the check of the interface has said so).
  [[nodiscard]] const std::string& operator()(const std::string& key) const;
  // The same with `{name}` replaced.
  [[nodiscard]] std::string filled(const std::string& key,
                                   const std::vector<std::pair<std::string_view, std::string>>& values) const;
  // One or many: key `singular` for 1, else `plural` with {count}.
  [[nodiscard]] std::string counted(long long count, const std::string& singular,
                                    const std::string& plural) const;

  // "2026-03-31" -> "31 maart 2026"; "2026-03" -> "maart 2026".
  [[nodiscard]] std::string date(const std::string& iso) const;
  // "P2W" -> "2 weken".
  [[nodiscard]] std::string duration(const std::string& iso) const;
  // "2 uur" for "PT2H"; the text itself where it is none (guide::effort_of).
  [[nodiscard]] std::string effort(const std::string& iso) const;
  // "-P6W" -> "6 weken voor de start van de fase", or before what it is counted from.
  [[nodiscard]] std::string offset(const std::string& iso, const std::string& counted_from = {}) const;

  // The same where it is clear what it counts from: "na 2 weken", "2 weken vooraf", "bij de start".
  [[nodiscard]] std::string moment(const std::string& iso) const;

private:
  const std::map<std::string, std::string>* texts_;
};

}  // namespace leidraad::render
