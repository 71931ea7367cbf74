#include "collector/submission/rate_limit.hpp"

#include <arpa/inet.h>
#include <sodium.h>

#include <algorithm>
#include <cstring>

namespace leidraad::collector {

namespace {

// The bytes that tell senders apart; the text itself where it is no address.
std::string identity_of(std::string_view address) {
  std::string text(address);
  in6_addr v6{};
  if (::inet_pton(AF_INET6, text.c_str(), &v6) != 1) return text;
  if (IN6_IS_ADDR_V4MAPPED(&v6)) {
    char v4[INET_ADDRSTRLEN];
    ::inet_ntop(AF_INET, &v6.s6_addr[12], v4, sizeof v4);
    return v4;
  }
  return {reinterpret_cast<const char*>(v6.s6_addr), 8};
}

}  // namespace

RateLimit::RateLimit(unsigned most) : most_(most) {
  static_assert(sizeof salt_ == crypto_shorthash_KEYBYTES);
  if (::sodium_init() >= 0) ::randombytes_buf(salt_.data(), salt_.size());
}

std::size_t RateLimit::place_of(std::string_view address) const {
  const std::string identity = identity_of(address);
  std::array<unsigned char, crypto_shorthash_BYTES> hash{};
  ::crypto_shorthash(hash.data(), reinterpret_cast<const unsigned char*>(identity.data()), identity.size(),
                     salt_.data());
  std::uint64_t number = 0;
  std::memcpy(&number, hash.data(), sizeof number);
  return number % places;
}

std::optional<std::chrono::seconds> RateLimit::refuse(std::string_view address, Clock::time_point now) {
  const auto since_start = std::max(now - start_, Clock::duration::zero());
  const auto minute =
      static_cast<std::uint32_t>(std::chrono::duration_cast<std::chrono::minutes>(since_start).count());
  const std::size_t place = place_of(address);
  const std::scoped_lock lock(mutex_);
  Sender& sender = senders_[place];
  // Minutes that passed without a count are empty again.
  const std::uint32_t passed = minute - std::min(minute, sender.minute);
  for (std::uint32_t step = 0; step < std::min<std::uint32_t>(passed, minutes); ++step)
    sender.counts[(minute - step) % minutes] = 0;
  sender.minute = std::max(sender.minute, minute);
  unsigned total = 0;
  for (const std::uint16_t count : sender.counts) total += count;
  if (total < most_) {
    ++sender.counts[minute % minutes];
    return std::nullopt;
  }
  // The oldest minute that holds anything is the first to be forgotten.
  for (std::uint32_t wait = 1; wait < minutes; ++wait) {
    if (sender.counts[(minute + wait) % minutes] > 0) return std::chrono::minutes(wait);
  }
  return std::chrono::minutes(minutes);
}

std::string sender_of(std::string_view peer, std::string_view forwarded_for, ProxyTrust trust) {
  const bool is_this_machine = peer.starts_with("127.") || peer == "::1" || peer.starts_with("::ffff:127.");
  if (forwarded_for.empty() || (trust == ProxyTrust::this_machine && !is_this_machine))
    return std::string(peer);
  const std::size_t comma = forwarded_for.rfind(',');
  std::string_view last = comma == std::string_view::npos ? forwarded_for : forwarded_for.substr(comma + 1);
  while (!last.empty() && (last.front() == ' ' || last.front() == '\t')) last.remove_prefix(1);
  while (!last.empty() && (last.back() == ' ' || last.back() == '\t')) last.remove_suffix(1);
  return last.empty() ? std::string(peer) : std::string(last);
}

}  // namespace leidraad::collector
