// When each file was last changed, by the history of the repository.
#pragma once

#include <filesystem>
#include <string>
#include <unordered_map>

namespace leidraad::load {

// ISO dates of the last commit that touched each file below `source`, by name relative to `source`. Asks git
// once for the whole repository. Empty without git, outside a repository, and in a shallow clone (whose dates
// would be those of the clone).
[[nodiscard]] std::unordered_map<std::string, std::string> git_dates(const std::filesystem::path& source);

// The answer of `git log` taken apart (see git_dates.cpp for its form); separate for tests.
[[nodiscard]] std::unordered_map<std::string, std::string> parse_git_log(std::string_view log);

}  // namespace leidraad::load
