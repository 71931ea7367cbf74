// Clients for the tests of the web server: they write bytes as they stand here, also wrong ones.
#pragma once

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "http/server.hpp"

namespace leidraad::test {

using namespace std::chrono_literals;

// One connection to a server on this machine.
class Client {
public:
  explicit Client(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    REQUIRE(socket_ >= 0);
    REQUIRE(::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
  }
  ~Client() { close(); }
  Client(Client&& other) noexcept
      : socket_(std::exchange(other.socket_, -1)), rest_(std::move(other.rest_)) {}
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  // False where the server no longer takes it.
  bool send(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (count <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
  }
  void half_close() { ::shutdown(socket_, SHUT_WR); }
  void close() {
    if (socket_ >= 0) ::close(std::exchange(socket_, -1));
  }
  // Closes so that the other side sees a reset.
  void reset() {
    const linger now{1, 0};
    (void)::setsockopt(socket_, SOL_SOCKET, SO_LINGER, &now, sizeof now);
    close();
  }

  // Everything until the server closes the connection.
  std::string rest(std::chrono::milliseconds longest = 5s) {
    while (read_more(longest)) {
    }
    return std::exchange(rest_, {});
  }
  // One answer with Content-Length, or what there is when the server closes.
  std::string answer(std::chrono::milliseconds longest = 5s) {
    std::size_t head = 0;
    while ((head = rest_.find("\r\n\r\n")) == std::string::npos) {
      if (!read_more(longest)) return std::exchange(rest_, {});
    }
    std::size_t size = head + 4;
    const std::size_t length = rest_.substr(0, head).find("Content-Length: ");
    if (length != std::string::npos) size += std::stoul(rest_.substr(length + 16));
    while (rest_.size() < size) {
      if (!read_more(longest)) break;
    }
    std::string whole = rest_.substr(0, size);
    rest_.erase(0, size);
    return whole;
  }
  // Whether the server has closed the connection.
  bool is_closed(std::chrono::milliseconds longest) {
    while (is_readable(longest)) {
      char byte = 0;
      if (::recv(socket_, &byte, 1, MSG_DONTWAIT) <= 0) return true;
    }
    return false;
  }

private:
  bool is_readable(std::chrono::milliseconds longest) {
    pollfd waiting{socket_, POLLIN, 0};
    return ::poll(&waiting, 1, static_cast<int>(longest.count())) > 0;
  }
  bool read_more(std::chrono::milliseconds longest) {
    char buffer[16384];
    if (!is_readable(longest)) return false;
    const ssize_t count = ::recv(socket_, buffer, sizeof buffer, 0);
    if (count > 0) rest_.append(buffer, static_cast<std::size_t>(count));
    return count > 0;
  }

  int socket_;
  std::string rest_;
};

inline std::uint16_t port_of(const std::string& address) {
  return static_cast<std::uint16_t>(std::stoi(address.substr(address.rfind(':') + 1)));
}

// "404", from the first line of an answer; the whole where it is none.
inline std::string status_of(const std::string& answer) {
  return answer.starts_with("HTTP/1.") && answer.size() > 12 ? answer.substr(9, 3) : answer;
}

inline std::string body_of(const std::string& answer) {
  const std::size_t head = answer.find("\r\n\r\n");
  return head == std::string::npos ? std::string() : answer.substr(head + 4);
}

// Sanitizers keep much beside what the program asks for. GCC and Clang tell of them in different ways.
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define LEIDRAAD_SANITIZED
#endif
#endif
#if defined(LEIDRAAD_SANITIZED) || defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr std::size_t memory_factor = 20;
#else
inline constexpr std::size_t memory_factor = 1;
#endif

// Bytes of memory that are this process's own and present.
inline std::size_t resident_memory() {
  std::size_t pages = 0;
  std::size_t resident = 0;
  FILE* file = std::fopen("/proc/self/statm", "re");
  REQUIRE(file != nullptr);
  REQUIRE(std::fscanf(file, "%zu %zu", &pages, &resident) == 2);
  std::fclose(file);
  return resident * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}

}  // namespace leidraad::test
