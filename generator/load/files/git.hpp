// Asks git. A guide need not lie in a repository, and git need not be installed.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace leidraad::load {

// The folder that holds `.git`, at or above `source`; nothing where there is none.
[[nodiscard]] std::optional<std::filesystem::path> repository_of(const std::filesystem::path& source);

// What `git words...` writes to its standard output, run in `source`; nothing where it cannot be started or
// fails.
[[nodiscard]] std::optional<std::string> git_output(const std::filesystem::path& source,
                                                    const std::vector<std::string>& words);

}  // namespace leidraad::load
