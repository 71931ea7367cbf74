#include "http/problem.hpp"

#include <fmt/format.h>

namespace leidraad::http {

Response problem(unsigned status, std::string_view title) {
  return {status,
          {{"Content-Type", "application/problem+json"}},
          fmt::format(R"({{"type":"about:blank","title":"{}","status":{}}})", title, status)};
}

}  // namespace leidraad::http
