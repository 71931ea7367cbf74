// A request and its answer, as plain values.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace leidraad::http {

using Pairs = std::vector<std::pair<std::string, std::string>>;

struct Request {
  std::string method;  // "GET"; HEAD is answered as GET without the body
  std::string path;    // decoded, without the query: "/api/surveys/x/responses"
  Pairs query;         // decoded; in the order of the address
  Pairs headers;       // names in small letters
  std::string body;    // whole
  std::string peer;    // address of the other end of the connection, without port

  // The first value, or an empty text.
  [[nodiscard]] std::string_view header(std::string_view name) const;
  [[nodiscard]] std::string_view parameter(std::string_view name) const;
};

struct Response {
  unsigned status = 200;
  Pairs headers;
  std::string body;
};

// Gives the answer; called exactly once, from any thread, at once or later. The server keeps the connection
// waiting, without a thread.
using Reply = std::function<void(Response)>;
using Handler = std::function<void(std::shared_ptr<const Request>, Reply)>;

}  // namespace leidraad::http
