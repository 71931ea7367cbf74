// A web server for the collector and the preview: requests in, answers out, and limits on everything that a
// stranger controls. Over libmicrohttpd.
//
// 1. A handler is called on a thread of the server, once for each whole request that passed all limits, and
// must not wait there: it may answer later from any thread. What it throws becomes 500.
// 2. Who sends or reads too slowly is cut off, whatever little comes in. Waiting for a handler has no limit.
// 3. What all requests together hold in memory is bounded.
// 4. Each answer gets `X-Content-Type-Options: nosniff`, `Referrer-Policy: no-referrer` and `Cache-Control:
// no-store` unless the handler says otherwise. Only what libmicrohttpd itself cannot read gets its own bare
// 400, 414 or 431.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

#include "diagnostics/diagnostic.hpp"
#include "http/message.hpp"

namespace leidraad::http {

struct ListenAddress {
  std::string host = "127.0.0.1";  // IPv4 or IPv6 address
  std::uint16_t port = 8080;
};

// "127.0.0.1:8080", "[::1]:8080", "localhost:8080" or "8080". False where it is none of these.
[[nodiscard]] bool parse_listen(const std::string& text, ListenAddress& address);

struct ServerOptions {
  ListenAddress listen;
  unsigned threads = 2;
  std::size_t largest_body = 1'048'576;     // more: 413
  std::size_t largest_bodies = 33'554'432;  // of all requests together; more: 503, but small ones always pass
  std::size_t largest_head = 16'384;        // request line and headers; more: 431 or 414
  std::size_t most_headers = 64;            // and as many query parameters
  // From the first line of a request to its last byte. A first line that does not end is cut off after `idle`
  // more. As long may the reading of an answer take, and longer for a large one.
  std::chrono::milliseconds deadline{30'000};
  std::chrono::seconds idle{15};  // nothing sent
  unsigned most_connections = 2'000;
  unsigned most_connections_per_address = 1'200;
};

class Server {
public:
  Server(ServerOptions options, Handler handler);
  ~Server();  // stops
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // Listens. Failure: `port-taken` or `listen-failed`.
  [[nodiscard]] diagnostics::Failure start();
  // Takes no new connections, lets what is under way be answered for at most `grace`, then answers 503 and
  // ends. Not to be called by a handler.
  void stop(std::chrono::milliseconds grace = std::chrono::seconds(10));
  [[nodiscard]] std::string address() const;  // "http://127.0.0.1:8080/"

private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace leidraad::http
