// Where a link leads, as it is written in a source file.
#pragma once

#include <string>
#include <string_view>

namespace leidraad::guide {

// "https://…", "mailto:…": an address with a scheme, and one that a page may offer.
[[nodiscard]] bool has_scheme(std::string_view target);
[[nodiscard]] bool is_safe_scheme(std::string_view target);

// The address as it was meant: with the slashes behind `https:`. Empty where nothing stands behind the scheme.
[[nodiscard]] std::string whole_address(const std::string& target);

// A target as written ("../a.md#b") resolved from a folder: "a.md" and "b". `is_outside` where it leaves
// content/<language>/.
struct ResolvedTarget {
  std::string path;
  std::string anchor;
  bool is_outside = false;
};
[[nodiscard]] ResolvedTarget resolve_target(const std::string& folder, std::string_view target);

}  // namespace leidraad::guide
