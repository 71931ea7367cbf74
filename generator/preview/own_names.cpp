#include "preview/own_names.hpp"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <limits.h>
#include <netinet/in.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <memory>

namespace leidraad::preview {

namespace {

std::string small_letters(std::string_view text) {
  std::string small(text);
  for (char& c : small) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return small;
}

// An address in the one form that all its spellings share; empty where it is none. An IPv4 address written as
// IPv6 becomes itself.
std::string shortest(const std::string& text) {
  std::array<char, INET6_ADDRSTRLEN> written{};
  in_addr v4{};
  if (::inet_pton(AF_INET, text.c_str(), &v4) == 1) return text;
  in6_addr v6{};
  if (::inet_pton(AF_INET6, text.c_str(), &v6) != 1) return {};
  if (IN6_IS_ADDR_V4MAPPED(&v6)) return ::inet_ntop(AF_INET, &v6.s6_addr[12], written.data(), written.size());
  return ::inet_ntop(AF_INET6, &v6, written.data(), written.size());
}

bool is_port(std::string_view text) {
  return text.size() <= 5 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// "Naam.:8080" to "naam", "[::1]:8080" to "::1"; empty where it is not the form of a Host header.
std::string name_in(std::string_view host) {
  if (host.starts_with('[')) {
    const std::size_t end = host.find(']');
    if (end == std::string_view::npos) return {};
    const std::string_view rest = host.substr(end + 1);
    if (!rest.empty() && (!rest.starts_with(':') || !is_port(rest.substr(1)))) return {};
    const std::string inside(host.substr(1, end - 1));
    return inside.find(':') == std::string::npos ? std::string() : shortest(inside);
  }
  const std::size_t colon = std::min(host.find(':'), host.size());
  if (colon < host.size() && !is_port(host.substr(colon + 1))) return {};
  std::string_view name = host.substr(0, colon);
  if (name.ends_with('.')) name.remove_suffix(1);
  return small_letters(name);
}

bool is_address_of_this_machine(const std::string& address) {
  ifaddrs* first = nullptr;
  if (::getifaddrs(&first) != 0) return false;
  const std::unique_ptr<ifaddrs, decltype(&::freeifaddrs)> all(first, &::freeifaddrs);
  for (const ifaddrs* one = first; one != nullptr; one = one->ifa_next) {
    if (one->ifa_addr == nullptr) continue;
    std::array<char, INET6_ADDRSTRLEN> text{};
    if (one->ifa_addr->sa_family == AF_INET) {
      const auto* v4 = reinterpret_cast<const sockaddr_in*>(one->ifa_addr);
      ::inet_ntop(AF_INET, &v4->sin_addr, text.data(), text.size());
    } else if (one->ifa_addr->sa_family == AF_INET6) {
      const auto* v6 = reinterpret_cast<const sockaddr_in6*>(one->ifa_addr);
      ::inet_ntop(AF_INET6, &v6->sin6_addr, text.data(), text.size());
    }
    if (address == text.data()) return true;
  }
  return false;
}

// Also in the local network, where a machine is called "naam.local" (RFC 6762).
bool is_name_of_this_machine(const std::string& name) {
  std::array<char, HOST_NAME_MAX + 1> text{};
  if (::gethostname(text.data(), text.size() - 1) != 0 || text.front() == '\0') return false;
  const std::string own = small_letters(text.data());
  return name == own || name == own.substr(0, own.find('.')) + ".local";
}

std::size_t count(const http::Request& request, std::string_view name) {
  return static_cast<std::size_t>(std::count_if(request.headers.begin(), request.headers.end(),
                                                [&](const auto& header) { return header.first == name; }));
}

}  // namespace

OwnNames::OwnNames(const http::ListenAddress& listen)
    : listened_(shortest(listen.host)), is_everywhere_(listened_ == "0.0.0.0" || listened_ == "::") {}

bool OwnNames::contains(std::string_view host) const {
  const std::string name = name_in(host);
  if (name.empty()) return false;
  if (name == "localhost" || name == "127.0.0.1" || name == "::1" || name == listened_) return true;
  return is_everywhere_ && (is_address_of_this_machine(name) || is_name_of_this_machine(name));
}

bool is_sent_by_another_site(const http::Request& request) {
  if (count(request, "origin") > 1 || count(request, "sec-fetch-site") > 1) return true;
  const std::string origin = small_letters(request.header("origin"));
  // A form on a page with "Referrer-Policy: no-referrer" is sent with "null", also by ourselves.
  if (!origin.empty() && origin != "null") {
    const std::string host = small_letters(request.header("host"));
    return origin != "http://" + host && origin != "https://" + host;
  }
  const std::string_view site = request.header("sec-fetch-site");
  if (site.empty() || site == "same-origin" || site == "none") return false;
  return request.method != "GET" || request.header("sec-fetch-mode") != "navigate";
}

}  // namespace leidraad::preview
