// A web server that tells what it got, and the requests that the tests of it send.
#pragma once

#include <string>
#include <utility>

#include "http/http_support.hpp"
#include "support.hpp"

namespace leidraad::test {

using http::Reply;
using http::Request;
using http::Response;
using http::ServerOptions;
using SharedRequest = std::shared_ptr<const Request>;

// Tells what it got: "POST /a?b=c [body]".
inline void echo(const SharedRequest& request, const Reply& reply) {
  std::string text = request->method + " " + request->path;
  for (const auto& [name, value] : request->query) text.append(" ").append(name).append("=").append(value);
  reply({200, {{"Content-Type", "text/plain; charset=utf-8"}}, text + " [" + request->body + "]"});
}

inline ServerOptions quick() {
  ServerOptions options;
  options.listen.port = 0;
  options.deadline = 300ms;
  options.idle = 1s;
  return options;
}

// A running server.
struct Running {
  explicit Running(http::Handler handler = echo, ServerOptions options = quick())
      : server(std::move(options), std::move(handler)) {
    REQUIRE(!server.start());
    port = port_of(server.address());
  }
  // The whole answer to one request on a connection of its own.
  [[nodiscard]] std::string ask(std::string_view request) const {
    Client client(port);
    client.send(request);
    return client.answer();
  }

  http::Server server;
  std::uint16_t port = 0;
};

inline std::string get(const std::string& target, const std::string& headers = "") {
  return "GET " + target + " HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n";
}

inline std::string post(const std::string& target, const std::string& body) {
  return "POST " + target + " HTTP/1.1\r\nHost: x\r\nContent-Length: " + std::to_string(body.size()) +
         "\r\n\r\n" + body;
}

inline std::string chunked(const std::string& chunks) {
  return "POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks;
}

}  // namespace leidraad::test
