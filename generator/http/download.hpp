// Asks another web server for something (libcurl).
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <variant>

#include "http/message.hpp"

namespace leidraad::http {

struct DownloadOptions {
  std::size_t largest = 50'000'000;  // bytes; more is a failure
  std::chrono::seconds deadline{60};
};

// GET. The answer with whatever status, or why there is none (in the words of libcurl). Redirects are not
// followed, so that headers go to nobody else; certificates are checked; no cookies, no proxy passwords, no
// signals.
[[nodiscard]] std::variant<Response, std::string> download(const std::string& address, const Pairs& headers,
                                                           const DownloadOptions& options = {});

// Whether nobody on the way can read what is sent there: https, or this very machine.
[[nodiscard]] bool is_private_address(const std::string& address);

// A text as a value in a query.
[[nodiscard]] std::string query_value(const std::string& text);

}  // namespace leidraad::http
