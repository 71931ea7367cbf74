// A page that the generator wrote for the collector: HTML with holes.
//
// A hole is \x02 KIND [\x1f NAME [\x1f OPTION]] \x03. Control characters cannot occur in content, so nothing
// that an editor writes can look like one; what fills a hole is never searched for holes.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace leidraad::collector {

struct PageHole {
  char kind = 0;
  std::string name;
  std::string option;
};

// Parsed once, then only read, from any thread.
class PageFile {
public:
  // The page, or why it is none (in English, for the log).
  [[nodiscard]] static std::variant<PageFile, std::string> parse(std::string_view text);

  // Gives what stands in a hole: markup, so the filler escapes what others wrote.
  using Fill = std::function<std::string(const PageHole&)>;
  [[nodiscard]] std::string filled(const Fill& fill) const;

  [[nodiscard]] const std::vector<PageHole>& holes() const { return holes_; }

private:
  std::vector<std::string> pieces_;  // one more than holes
  std::vector<PageHole> holes_;
};

}  // namespace leidraad::collector
