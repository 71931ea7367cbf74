// What the collector tells its administrator. Never about one respondent: no address, no key, receipt, link
// or token, no answer, and nothing at the moment of a respondent's request.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace leidraad::collector {

enum class LogLevel { information, warning, error };

struct LogEvent {
  LogLevel level = LogLevel::information;
  std::string name;  // kebab-case: "surveys-read"
  std::vector<std::pair<std::string, std::string>> values;
};

// Called from any thread.
using Log = std::function<void(const LogEvent&)>;

}  // namespace leidraad::collector
