#include "guide/pages/link_target.hpp"

#include <algorithm>
#include <vector>

namespace leidraad::guide {

namespace {

// Schemes are written in ASCII (RFC 3986, 3.1).
std::string scheme_of(std::string_view target) {
  std::string scheme(target.substr(0, target.find(':')));
  for (char& c : scheme) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return scheme;
}

}  // namespace

bool has_scheme(std::string_view target) {
  const std::size_t colon = target.find(':');
  return colon != std::string_view::npos && target.find_first_of("/?#") > colon;
}

bool is_safe_scheme(std::string_view target) {
  const std::string scheme = scheme_of(target);
  return scheme == "http" || scheme == "https" || scheme == "mailto" || scheme == "tel";
}

std::string whole_address(const std::string& target) {
  const std::size_t colon = target.find(':');
  const std::string scheme = scheme_of(target);
  const std::size_t rest = target.find_first_not_of('/', colon + 1);
  if (rest == std::string::npos) return {};
  const bool is_web = scheme == "http" || scheme == "https";
  return is_web && rest != colon + 3 ? scheme + "://" + target.substr(rest) : target;
}

ResolvedTarget resolve_target(const std::string& folder, std::string_view target) {
  ResolvedTarget resolved;
  const std::size_t hash = std::min(target.find('#'), target.size());
  if (hash < target.size()) resolved.anchor = std::string(target.substr(hash + 1));
  std::string_view path = target.substr(0, hash);
  if (path.empty()) return resolved;  // an anchor on the page itself
  std::vector<std::string_view> parts;
  const auto add = [&](std::string_view whole) {
    while (!whole.empty()) {
      const std::size_t slash = std::min(whole.find('/'), whole.size());
      const std::string_view part = whole.substr(0, slash);
      whole.remove_prefix(std::min(slash + 1, whole.size()));
      if (part == "..") {
        if (parts.empty()) {
          resolved.is_outside = true;
        } else {
          parts.pop_back();
        }
      } else if (!part.empty() && part != ".") {
        parts.push_back(part);
      }
    }
  };
  add(folder);
  add(path);
  for (const std::string_view part : parts) {
    if (!resolved.path.empty()) resolved.path += '/';
    resolved.path += part;
  }
  return resolved;
}

}  // namespace leidraad::guide
