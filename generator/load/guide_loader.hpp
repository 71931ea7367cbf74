// Reads a whole guide from its folder.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "diagnostics/diagnostic.hpp"
#include "guide/guide.hpp"

namespace leidraad::load {

struct LoadOptions {
  unsigned jobs = 1;
  bool asks_git = true;
  // The interface texts that come with the program (YAML); a guide's own texts go before them.
  std::string default_interface;
  // The icons that come with the program (guide/icons.hpp); outlive the guide.
  std::string_view icons = {};
};

struct LoadResult {
  guide::Guide guide;
  diagnostics::Diagnostics diagnostics;  // where it has errors, the guide is not complete
};

// Reads content/ and data/ below `source`. Uses `options.jobs` threads for pages; the result does not depend
// on how many.
[[nodiscard]] LoadResult load_guide(const std::filesystem::path& source, const LoadOptions& options);

}  // namespace leidraad::load
