#include "http/connections.hpp"

#include <sys/socket.h>

#include <algorithm>
#include <limits>
#include <utility>

namespace leidraad::http {

namespace {

constexpr std::int64_t never = std::numeric_limits<std::int64_t>::max();

std::int64_t nanoseconds(Connections::Clock::time_point time) {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(time.time_since_epoch()).count();
}

}  // namespace

Connections::Connections(std::chrono::milliseconds period)
    : sweeper_([this, period](const std::stop_token& stop) { sweep(stop, period); }) {}

Connection* Connections::add(int socket, std::string peer) {
  auto connection = std::make_unique<Connection>();
  connection->socket = socket;
  connection->peer = std::move(peer);
  connection->cut_at_ns = never;
  Connection* const raw = connection.get();
  const std::scoped_lock lock(mutex_);
  all_.emplace(raw, std::move(connection));
  return raw;
}

void Connections::remove(Connection* connection) {
  const std::scoped_lock lock(mutex_);
  all_.erase(connection);
}

void Connections::begin(Connection& connection, std::shared_ptr<Exchange> exchange) {
  const std::scoped_lock lock(mutex_);
  if (answer_to_all_) exchange->reply(*answer_to_all_);
  connection.exchange = std::move(exchange);
  ++under_way_;
}

void Connections::end(Connection& connection) {
  {
    const std::scoped_lock lock(mutex_);
    if (connection.exchange == nullptr) return;
    connection.exchange.reset();
    --under_way_;
  }
  changed_.notify_all();
}

void Connections::cut_after(Connection& connection, std::chrono::milliseconds duration) {
  connection.cut_at_ns = nanoseconds(Clock::now() + duration);
}

void Connections::cut_no_later_than(Connection& connection, std::chrono::milliseconds duration) {
  connection.cut_at_ns = std::min(connection.cut_at_ns.load(), nanoseconds(Clock::now() + duration));
}

void Connections::never_cut(Connection& connection) {
  connection.cut_at_ns = never;
}

void Connections::answer_all(const Response& response) {
  const std::scoped_lock lock(mutex_);
  answer_to_all_ = response;
  for (const auto& [key, connection] : all_) {
    if (connection->exchange != nullptr) connection->exchange->reply(response);
  }
}

bool Connections::wait_until_quiet(std::chrono::milliseconds longest) {
  std::unique_lock lock(mutex_);
  return changed_.wait_for(lock, longest, [&] { return under_way_ == 0; });
}

void Connections::sweep(const std::stop_token& stop, std::chrono::milliseconds period) {
  std::unique_lock lock(mutex_);
  while (!stop.stop_requested()) {
    changed_.wait_for(lock, stop, period, [] { return false; });
    const std::int64_t now = nanoseconds(Clock::now());
    for (const auto& [key, connection] : all_) {
      // The server's own thread notices that the socket is dead, and closes it.
      if (connection->cut_at_ns < now) ::shutdown(connection->socket, SHUT_RDWR);
    }
  }
}

}  // namespace leidraad::http
