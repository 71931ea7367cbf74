#include "collector/submission/site_texts.hpp"

#include <algorithm>

namespace leidraad::collector {

const std::string& SiteTexts::operator()(const std::string& key) const {
  const auto found = texts_.find(key);
  return found == texts_.end() ? key : found->second;
}

std::string SiteTexts::filled(const std::string& key, const Values& values) const {
  const std::string& text = (*this)(key);
  std::string filled;
  for (std::size_t at = 0; at < text.size();) {
    const auto slot = [&](const auto& value) {
      return text.compare(at + 1, value.first.size(), value.first) == 0 &&
             text.compare(at + 1 + value.first.size(), 1, "}") == 0;
    };
    const auto value = text[at] == '{' ? std::find_if(values.begin(), values.end(), slot) : values.end();
    if (value == values.end()) {
      filled += text[at++];
    } else {
      filled += value->second;
      at += value->first.size() + 2;
    }
  }
  return filled;
}

}  // namespace leidraad::collector
