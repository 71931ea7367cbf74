// The texts that respondents read, from `_data/collector.json` of a site.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace leidraad::collector {

class SiteTexts {
public:
  using Values = std::vector<std::pair<std::string, std::string>>;

  SiteTexts() = default;
  explicit SiteTexts(std::map<std::string, std::string> texts) : texts_(std::move(texts)) {}

  // The text of a key; the key itself where the site has none.
  [[nodiscard]] const std::string& operator()(const std::string& key) const;
  // The same with each `{name}` filled in; plain text.
  [[nodiscard]] std::string filled(const std::string& key, const Values& values) const;

private:
  std::map<std::string, std::string> texts_;
};

}  // namespace leidraad::collector
