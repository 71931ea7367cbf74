// A socket that takes connections.
#pragma once

#include <string>

#include "diagnostics/diagnostic.hpp"
#include "http/server.hpp"

namespace leidraad::http {

// Opens it; the caller closes `socket`. A port 0 in `address` becomes the port that was found free. Failure:
// `port-taken` or `listen-failed`.
[[nodiscard]] diagnostics::Failure open_listening_socket(ListenAddress& address, int& socket);

// "127.0.0.1:8080", "[::1]:8080".
[[nodiscard]] std::string place_of(const ListenAddress& address);

}  // namespace leidraad::http
