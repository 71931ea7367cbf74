#include "http/message.hpp"

#include <algorithm>

namespace leidraad::http {

namespace {

std::string_view first_of(const Pairs& pairs, std::string_view name) {
  const auto found =
      std::find_if(pairs.begin(), pairs.end(), [&](const auto& pair) { return pair.first == name; });
  return found == pairs.end() ? std::string_view() : std::string_view(found->second);
}

}  // namespace

std::string_view Request::header(std::string_view name) const {
  return first_of(headers, name);
}

std::string_view Request::parameter(std::string_view name) const {
  return first_of(query, name);
}

}  // namespace leidraad::http
