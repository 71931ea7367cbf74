#include "http/listening_socket.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>

namespace leidraad::http {

using diagnostics::Diagnostic;
using diagnostics::Failure;
using diagnostics::operator""_code;

namespace {

bool is_v6(const ListenAddress& address) {
  return address.host.find(':') != std::string::npos;
}

socklen_t fill(const ListenAddress& from, sockaddr_storage& storage) {
  if (is_v6(from)) {
    auto* address = reinterpret_cast<sockaddr_in6*>(&storage);
    address->sin6_family = AF_INET6;
    address->sin6_port = htons(from.port);
    ::inet_pton(AF_INET6, from.host.c_str(), &address->sin6_addr);
    return sizeof(sockaddr_in6);
  }
  auto* address = reinterpret_cast<sockaddr_in*>(&storage);
  address->sin_family = AF_INET;
  address->sin_port = htons(from.port);
  ::inet_pton(AF_INET, from.host.c_str(), &address->sin_addr);
  return sizeof(sockaddr_in);
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
  unsigned number = 0;
  const auto [rest, error] = std::from_chars(port.data(), port.data() + port.size(), number);
  in6_addr ignored{};
  const bool is_address =
      ::inet_pton(AF_INET, host.c_str(), &ignored) == 1 || ::inet_pton(AF_INET6, host.c_str(), &ignored) == 1;
  if (error != std::errc{} || rest != port.data() + port.size() || number > 65535 || !is_address)
    return false;
  address = {host, static_cast<std::uint16_t>(number)};
  return true;
}

std::string place_of(const ListenAddress& address) {
  return fmt::format("{}{}{}:{}", is_v6(address) ? "[" : "", address.host, is_v6(address) ? "]" : "",
                     address.port);
}

Failure open_listening_socket(ListenAddress& address, int& socket) {
  sockaddr_storage storage{};
  socklen_t length = fill(address, storage);
  // The socket is ours, so that the reason of a failure is ours to tell.
  socket = ::socket(storage.ss_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  // Not a call more between a failure and its errno: each would put its own in the place.
  if (socket < 0) return refused(address, errno);
  const int yes = 1;
  (void)::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  if (::bind(socket, reinterpret_cast<sockaddr*>(&storage), length) != 0 ||
      ::listen(socket, SOMAXCONN) != 0) {
    const int error = errno;
    ::close(socket);
    socket = -1;
    return refused(address, error);
  }
  if (address.port == 0 && ::getsockname(socket, reinterpret_cast<sockaddr*>(&storage), &length) == 0) {
    address.port = ntohs(is_v6(address) ? reinterpret_cast<sockaddr_in6*>(&storage)->sin6_port
                                        : reinterpret_cast<sockaddr_in*>(&storage)->sin_port);
  }
  return std::nullopt;
}

}  // namespace leidraad::http
