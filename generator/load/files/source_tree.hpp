// Which files there are below a folder of the guide.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"

namespace leidraad::load {

// All files below `source / folder`, as names relative to `source`, sorted by byte. Hidden files and folders,
// and what editors leave behind ("x~", "#x#"), are passed over. A symbolic link that leads out of `source`
// becomes a diagnostic; one that stays inside is read as a file; one to a folder is not followed (it could be
// a loop). A missing folder gives an empty list.
[[nodiscard]] std::vector<std::string> files_below(const std::filesystem::path& source,
                                                   const std::string& folder,
                                                   diagnostics::Diagnostics& diagnostics);

}  // namespace leidraad::load
