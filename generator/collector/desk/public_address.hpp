// Where the collector is found from outside.
#pragma once

#include <string>

#include "collector/call.hpp"

namespace leidraad::collector {

// What stands before `api/`: that of the site where it says so, else what the request came to. Ends in "/".
[[nodiscard]] std::string public_address(const Call& call);

}  // namespace leidraad::collector
