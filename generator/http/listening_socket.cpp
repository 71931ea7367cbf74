#include "http/listening_socket.hpp"

#include <fmt/format.h>
#include <netdb.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstring>
#include <memory>

namespace leidraad::http {

using diagnostics::Diagnostic;
using diagnostics::Failure;
using diagnostics::operator""_code;

namespace {

bool is_v6(const ListenAddress& address) {
  return address.host.find(':') != std::string::npos;
}

// Numbers only: a name could stand for more than one address. Nothing where there is no such address.
std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> found(const std::string& host, const std::string& port) {
  addrinfo wanted{};
  wanted.ai_family = AF_UNSPEC;
  wanted.ai_socktype = SOCK_STREAM;
  wanted.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV | AI_PASSIVE;
  addrinfo* all = nullptr;
  if (::getaddrinfo(host.c_str(), port.c_str(), &wanted, &all) != 0) all = nullptr;
  return {all, &::freeaddrinfo};
}

Diagnostic refused(const ListenAddress& address, int error) {
  if (error == EADDRINUSE) return {"port-taken"_code, {}, {place_of(address)}, {}, {}};
  return {"listen-failed"_code, {}, {place_of(address), diagnostics::reason_of(error)}, {}, {}};
}

}  // namespace

bool parse_listen(const std::string& text, ListenAddress& address) {
  const std::size_t colon = text.rfind(':');
  std::string host = colon == std::string::npos ? "127.0.0.1" : text.substr(0, colon);
  const std::string port = colon == std::string::npos ? text : text.substr(colon + 1);
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  if (host == "localhost") host = "127.0.0.1";
  // getaddrinfo takes "" for any port, and "65536" for 0.
  unsigned number = 0;
  const auto [rest, error] = std::from_chars(port.data(), port.data() + port.size(), number);
  const bool is_port = error == std::errc{} && rest == port.data() + port.size() && number <= 65535;
  const auto one = found(host, port);
  if (!is_port || !one) return false;
  char written[NI_MAXHOST];
  if (::getnameinfo(one->ai_addr, one->ai_addrlen, written, sizeof written, nullptr, 0, NI_NUMERICHOST) != 0)
    return false;
  // Nobody means 1.2.0.3 by "1.2.3".
  if (one->ai_family == AF_INET && host != written) return false;
  address = {written, static_cast<std::uint16_t>(number)};
  return true;
}

std::string place_of(const ListenAddress& address) {
  return fmt::format("{}{}{}:{}", is_v6(address) ? "[" : "", address.host, is_v6(address) ? "]" : "",
                     address.port);
}

Failure open_listening_socket(ListenAddress& address, int& socket) {
  const auto one = found(address.host, std::to_string(address.port));
  if (!one) return refused(address, EADDRNOTAVAIL);
  // The socket is ours, so that the reason of a failure is ours to tell.
  socket = ::socket(one->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  // Not a call more between a failure and its errno: each would put its own in the place.
  if (socket < 0) return refused(address, errno);
  const int yes = 1;
  (void)::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  if (::bind(socket, one->ai_addr, one->ai_addrlen) != 0 || ::listen(socket, SOMAXCONN) != 0) {
    const int error = errno;
    ::close(socket);
    socket = -1;
    return refused(address, error);
  }
  sockaddr_storage bound{};
  socklen_t length = sizeof bound;
  char port[NI_MAXSERV];
  if (address.port == 0 && ::getsockname(socket, reinterpret_cast<sockaddr*>(&bound), &length) == 0 &&
      ::getnameinfo(reinterpret_cast<sockaddr*>(&bound), length, nullptr, 0, port, sizeof port,
                    NI_NUMERICSERV) == 0)
    (void)std::from_chars(port, port + std::strlen(port), address.port);
  return std::nullopt;
}

}  // namespace leidraad::http
