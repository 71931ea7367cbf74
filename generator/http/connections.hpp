// The open connections, and until when each may take for what it is doing. libmicrohttpd only cuts off who is
// silent; who sends or reads a byte now and then is cut off here.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <unordered_map>

#include "http/exchange.hpp"

namespace leidraad::http {

// A connection of a stranger. Belongs to the thread of the server that serves it, but for `cut_at`.
struct Connection {
  int socket = -1;
  std::string peer;
  std::shared_ptr<Exchange> exchange;       // of the request under way
  std::atomic<std::int64_t> cut_at_ns = 0;  // on the steady clock
};

class Connections {
public:
  using Clock = std::chrono::steady_clock;

  // Looks every `period` for who has passed the time.
  explicit Connections(std::chrono::milliseconds period);

  [[nodiscard]] Connection* add(int socket, std::string peer);
  // To be called before the socket is closed.
  void remove(Connection* connection);

  // Tells what a connection is doing, so that it can be answered when the server stops.
  void begin(Connection& connection, std::shared_ptr<Exchange> exchange);
  void end(Connection& connection);

  static void cut_after(Connection& connection, std::chrono::milliseconds duration);
  static void cut_no_later_than(Connection& connection, std::chrono::milliseconds duration);
  static void never_cut(Connection& connection);

  // From now on each request is answered with `response` unless it has an answer; requests that begin later
  // too.
  void answer_all(const Response& response);
  // Waits until nothing is under way; false where that took longer.
  [[nodiscard]] bool wait_until_quiet(std::chrono::milliseconds longest);

private:
  void sweep(const std::stop_token& stop, std::chrono::milliseconds period);

  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::unordered_map<const Connection*, std::unique_ptr<Connection>> all_;
  std::size_t under_way_ = 0;
  std::optional<Response> answer_to_all_;
  std::jthread sweeper_;  // last, so that it ends first
};

}  // namespace leidraad::http
