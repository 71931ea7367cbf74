// How often one sender may send.
//
// A sender is a place in a table of fixed size, found by a salted hash of the address (of IPv6 the /64, which
// is what one household or ward gets). So memory is bounded, nothing needs to be cleaned up, and the table
// cannot be read back: each place stands for tens of thousands of addresses. Two busy senders in one place
// share what is allowed to one. The salt is made at the start and kept nowhere. Usable from any thread.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace leidraad::collector {

class RateLimit {
public:
  using Clock = std::chrono::steady_clock;
  static constexpr int minutes = 10;

  // So many in ten minutes: a whole ward behind one address must be able to answer.
  explicit RateLimit(unsigned most = 600);

  // Counts one. Nothing where it may pass; else after how many seconds it is worth trying again.
  [[nodiscard]] std::optional<std::chrono::seconds> refuse(std::string_view address, Clock::time_point now);

private:
  struct Sender {
    std::uint32_t minute = 0;                     // of the newest count, since the start
    std::array<std::uint16_t, minutes> counts{};  // by minute modulo ten
  };
  static constexpr std::size_t places = 65'536;

  [[nodiscard]] std::size_t place_of(std::string_view address) const;

  unsigned most_;
  Clock::time_point start_ = Clock::now();
  std::array<unsigned char, 16> salt_{};
  std::mutex mutex_;
  std::vector<Sender> senders_ = std::vector<Sender>(places);
};

// Who sends: the other end of the connection, or, where that is a proxy that is trusted, the last entry of
// its X-Forwarded-For. Earlier entries are the sender's own words.
enum class ProxyTrust { this_machine, anywhere };
[[nodiscard]] std::string sender_of(std::string_view peer, std::string_view forwarded_for, ProxyTrust trust);

}  // namespace leidraad::collector
