// Text in addresses and form bodies: "%C3%A9" for "é".
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace leidraad::http {

enum class Plus { stays, is_space };

// Nothing where a "%" is not followed by two hexadecimal digits. The result may hold any byte.
[[nodiscard]] std::optional<std::string> percent_decoded(std::string_view text, Plus plus);

}  // namespace leidraad::http
