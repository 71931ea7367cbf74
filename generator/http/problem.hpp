// The answer to a request that cannot be served, as RFC 9457 has it.
#pragma once

#include <string_view>

#include "http/message.hpp"

namespace leidraad::http {

// `application/problem+json` with a title for people. `title` holds no quotes, backslashes or control
// characters.
[[nodiscard]] Response problem(unsigned status, std::string_view title);

}  // namespace leidraad::http
