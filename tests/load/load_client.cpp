// Posts answers to a collector over a number of connections that stay open; each sends its next answer when
// it has the receipt of the last. Prints how many receipts came in a second, and how long they took. usage:
// load-client ADDRESS PORT PATH BODY-FILE CONNECTIONS SECONDS
// "@KEY@" in the body becomes another text in each request. Each request says that it comes from somebody
// else (X-Forwarded-For), so that the limit for each sender does not stop it.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

[[noreturn]] void fail(const char* what) {
  std::perror(what);
  std::exit(3);
}

struct Connection {
  int socket = -1;
  std::string request;
  std::size_t sent = 0;
  std::string answer;
  Clock::time_point start;
};

struct Requests {
  std::string path;
  std::string before_key;  // of the body
  std::string after_key;
  std::string prefix;  // of the keys of this run
  std::uint64_t number = 0;

  std::string next() {
    std::array<char, 32> key{};
    std::snprintf(key.data(), key.size(), "%s%010llu", prefix.c_str(),
                  static_cast<unsigned long long>(++number));
    const std::string body = before_key + key.data() + after_key;
    std::array<char, 32> sender{};
    std::snprintf(sender.data(), sender.size(), "10.%u.%u.%u", static_cast<unsigned>(number >> 16U & 255U),
                  static_cast<unsigned>(number >> 8U & 255U), static_cast<unsigned>(number & 255U));
    return "POST " + path +
           " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nX-Forwarded-For: " +
           sender.data() + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
  }
};

struct Outcome {
  std::map<std::string, std::uint64_t> statuses;
  std::vector<std::uint32_t> microseconds;  // of those with status 201
};

// Whether `answer` holds a whole answer.
bool is_whole(const std::string& answer) {
  const std::size_t head = answer.find("\r\n\r\n");
  if (head == std::string::npos) return false;
  const std::size_t length = answer.find("Content-Length: ");
  if (length == std::string::npos || length > head) return true;
  return answer.size() >= head + 4 + std::strtoul(answer.c_str() + length + 16, nullptr, 10);
}

class Run {
public:
  Run(Requests requests, std::string_view host, std::uint16_t port, unsigned connections)
      : requests_(std::move(requests)), connections_(connections), epoll_(::epoll_create1(EPOLL_CLOEXEC)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    if (::inet_pton(AF_INET, std::string(host).c_str(), &address.sin_addr) != 1) fail("address");
    for (Connection& one : connections_) {
      one.socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
      if (one.socket < 0 || ::connect(one.socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
        fail("connect");
      const int yes = 1;
      (void)::setsockopt(one.socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
      epoll_event event{};
      event.events = EPOLLIN;
      event.data.ptr = &one;
      if (::epoll_ctl(epoll_, EPOLL_CTL_ADD, one.socket, &event) != 0) fail("epoll_ctl");
    }
  }

  // Requests that are under way at the end are waited for.
  Outcome go(std::chrono::duration<double> longest, std::chrono::duration<double>& took) {
    const Clock::time_point start = Clock::now();
    const auto end = start + std::chrono::duration_cast<Clock::duration>(longest);
    for (Connection& one : connections_) send_next(one);
    std::size_t under_way = connections_.size();
    std::array<epoll_event, 256> events{};
    while (under_way > 0) {
      const int count = ::epoll_wait(epoll_, events.data(), static_cast<int>(events.size()), 10'000);
      if (count <= 0) fail("no answer in ten seconds");
      for (int i = 0; i < count; ++i) {
        auto& one = *static_cast<Connection*>(events[static_cast<std::size_t>(i)].data.ptr);
        if (!read(one)) continue;
        if (Clock::now() < end) {
          send_next(one);
        } else {
          --under_way;
        }
      }
    }
    took = Clock::now() - start;
    return std::move(outcome_);
  }

private:
  void send_next(Connection& one) {
    one.request = requests_.next();
    one.answer.clear();
    one.start = Clock::now();
    for (std::size_t sent = 0; sent < one.request.size();) {
      const ssize_t count =
          ::send(one.socket, one.request.data() + sent, one.request.size() - sent, MSG_NOSIGNAL);
      if (count <= 0) fail("send");
      sent += static_cast<std::size_t>(count);
    }
  }

  // True when the answer is there.
  bool read(Connection& one) {
    std::array<char, 4096> buffer{};
    const ssize_t count = ::recv(one.socket, buffer.data(), buffer.size(), 0);
    if (count <= 0) fail("the server closed a connection");
    one.answer.append(buffer.data(), static_cast<std::size_t>(count));
    if (!is_whole(one.answer)) return false;
    const std::string status = one.answer.substr(9, 3);
    ++outcome_.statuses[status];
    if (status == "201") {
      outcome_.microseconds.push_back(static_cast<std::uint32_t>(
          std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - one.start).count()));
    }
    return true;
  }

  Requests requests_;
  std::vector<Connection> connections_;
  int epoll_;
  Outcome outcome_;
};

double milliseconds_at(std::vector<std::uint32_t>& all, double share) {
  if (all.empty()) return 0;
  const auto place = static_cast<std::size_t>(share * static_cast<double>(all.size() - 1));
  std::nth_element(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(place), all.end());
  return static_cast<double>(all[place]) / 1000;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 7) {
    std::fputs("usage: load-client ADDRESS PORT PATH BODY-FILE CONNECTIONS SECONDS\n", stderr);
    return 2;
  }
  std::ifstream file(arguments[4], std::ios::binary);
  const std::string body((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  const std::size_t key = body.find("@KEY@");
  if (key == std::string::npos) {
    std::fputs("load-client: the body has no @KEY@\n", stderr);
    return 2;
  }
  std::array<char, 16> prefix{};
  std::snprintf(prefix.data(), prefix.size(), "k%08x", std::random_device()());
  Run run({arguments[3], body.substr(0, key), body.substr(key + 5), prefix.data()}, arguments[1],
          static_cast<std::uint16_t>(std::atoi(arguments[2])),
          static_cast<unsigned>(std::atoi(arguments[5])));
  std::chrono::duration<double> took{};
  Outcome outcome = run.go(std::chrono::duration<double>(std::atof(arguments[6])), took);
  std::printf("%.0f %.2f %.2f", static_cast<double>(outcome.microseconds.size()) / took.count(),
              milliseconds_at(outcome.microseconds, 0.5), milliseconds_at(outcome.microseconds, 0.99));
  for (const auto& [status, number] : outcome.statuses) {
    if (status != "201") std::printf(" %s:%llu", status.c_str(), static_cast<unsigned long long>(number));
  }
  std::printf("\n");
  return outcome.microseconds.empty() ? 1 : 0;
}
