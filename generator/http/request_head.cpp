#include "http/request_head.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "http/percent.hpp"
#include "text/unicode.hpp"

namespace leidraad::http {

namespace {

constexpr Refusal broken_address{400, "Het adres klopt niet"};
constexpr Refusal broken_headers{400, "De aanvraag klopt niet"};

// "http://host/path" to "/path": what a proxy may write (RFC 9112, 3.2.2).
std::string_view without_host(std::string_view target) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!target.starts_with(scheme)) continue;
    const std::size_t slash = target.find_first_of("/?", scheme.size());
    return slash == std::string_view::npos ? "/" : target.substr(slash);
  }
  return target;
}

std::optional<Refusal> read_query(std::string_view text, std::size_t most_parameters, Pairs& query) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('&'), text.size());
    const std::string_view pair = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (pair.empty()) continue;
    if (query.size() == most_parameters) return Refusal{400, "Het adres heeft te veel onderdelen"};
    const std::size_t equals = std::min(pair.find('='), pair.size());
    auto name = percent_decoded(pair.substr(0, equals), Plus::is_space);
    auto value = percent_decoded(pair.substr(std::min(equals + 1, pair.size())), Plus::is_space);
    if (!name || !value || !text::is_utf8(*name) || !text::is_utf8(*value)) return broken_address;
    query.emplace_back(std::move(*name), std::move(*value));
  }
  return std::nullopt;
}

std::optional<Refusal> check_method(std::string& method) {
  if (method == "HEAD") method = "GET";
  for (const std::string_view known : {"GET", "POST", "DELETE", "OPTIONS"}) {
    if (method == known) return std::nullopt;
  }
  for (const std::string_view other : {"PUT", "PATCH", "TRACE", "CONNECT"}) {
    if (method == other) return Refusal{405, "Dit kan hier niet"};
  }
  return Refusal{501, "Dit kan hier niet"};
}

std::size_t count(const Request& request, std::string_view name) {
  return static_cast<std::size_t>(std::count_if(request.headers.begin(), request.headers.end(),
                                                [&](const auto& header) { return header.first == name; }));
}

std::optional<Refusal> read_plan(std::string_view version, const Request& request, BodyPlan& plan) {
  const std::size_t lengths = count(request, "content-length");
  const std::size_t encodings = count(request, "transfer-encoding");
  if (lengths + encodings > 1) return broken_headers;
  if (encodings == 1) {
    std::string encoding(request.header("transfer-encoding"));
    std::transform(encoding.begin(), encoding.end(), encoding.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    if (encoding != "chunked" || version != "HTTP/1.1") return broken_headers;
    plan.is_chunked = true;
  } else if (lengths == 1) {
    const std::string_view digits = request.header("content-length");
    const auto [rest, error] = std::from_chars(digits.data(), digits.data() + digits.size(), plan.length);
    if (error == std::errc::result_out_of_range) return Refusal{413, "De aanvraag is te groot"};
    if (error != std::errc{} || rest != digits.data() + digits.size()) return broken_headers;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Refusal> read_target(std::string_view target, std::size_t most_parameters, Request& request) {
  target = without_host(target);
  const std::size_t question = std::min(target.find('?'), target.size());
  auto path = percent_decoded(target.substr(0, question), Plus::stays);
  if (!path || (!path->starts_with('/') && !path->empty())) return broken_address;
  if (path->empty() && question == target.size()) return broken_address;
  request.path = path->empty() ? "/" : std::move(*path);
  return read_query(target.substr(std::min(question + 1, target.size())), most_parameters, request.query);
}

std::optional<Refusal> check_head(std::string_view version, const HeadLimits& limits, Request& request,
                                  BodyPlan& plan) {
  if (request.headers.size() > limits.most_headers)
    return Refusal{431, "De aanvraag heeft te veel kopregels"};
  if (auto refusal = read_plan(version, request, plan)) return refusal;
  const std::size_t hosts = count(request, "host");
  if (hosts > 1 || (hosts == 0 && version == "HTTP/1.1")) return broken_headers;
  if (auto refusal = check_method(request.method)) return refusal;
  if (plan.length > limits.largest_body) return Refusal{413, "De aanvraag is te groot"};
  return std::nullopt;
}

}  // namespace leidraad::http
