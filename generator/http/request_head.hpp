// What a stranger writes above the body of a request: the target of the request line, and the headers.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "http/message.hpp"

namespace leidraad::http {

// Why a request is not served.
struct Refusal {
  unsigned status = 400;
  std::string_view title;  // for people; fit for problem()
};

// Fills path and query from the target of a request line: "/api/x?a=1&b", or with "http://host" in front.
// 400: not a path, a broken "%", text in the query that is not UTF-8, or too many parameters.
[[nodiscard]] std::optional<Refusal> read_target(std::string_view target, std::size_t most_parameters,
                                                 Request& request);

// How the body comes.
struct BodyPlan {
  std::uint64_t length = 0;  // as Content-Length has it; 0 where the body is chunked
  bool is_chunked = false;
};

struct HeadLimits {
  std::size_t most_headers;
  std::size_t largest_body;
};

// Judges method and headers, and finds out how long the body is. The method becomes "GET" for HEAD. 400: two
// lengths, or a length beside chunks (two programs would see two different requests), or no Host; 405, 501:
// methods that nothing here answers; 413; 431: too many headers.
[[nodiscard]] std::optional<Refusal> check_head(std::string_view version, const HeadLimits& limits,
                                                Request& request, BodyPlan& plan);

}  // namespace leidraad::http
