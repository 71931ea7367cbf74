// Finds glossary terms in running text.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "guide/plan/glossary.hpp"

namespace leidraad::load {

// Built once from the glossary, then only read; may be used from any number of threads.
class TermIndex {
public:
  TermIndex() = default;
  explicit TermIndex(const std::vector<guide::Term>& terms);

  struct Match {
    std::size_t start = 0;  // bytes
    std::size_t length = 0;
    std::size_t term = 0;  // index into the glossary
  };

  // The first term in `text` at or after `from` whose number is not in `used`; the longest one where several
  // start there. Whole words only, upper and lower case alike.
  [[nodiscard]] std::optional<Match> find(std::string_view text, std::size_t from,
                                          const std::vector<bool>& used) const;

  [[nodiscard]] bool empty() const { return by_first_word_.empty(); }
  [[nodiscard]] std::size_t size() const { return size_; }

private:
  struct Form {
    std::vector<std::string> words;  // after the first
    std::size_t term = 0;
  };

  std::unordered_map<std::string, std::vector<Form>> by_first_word_;  // longest form first
  std::size_t size_ = 0;
};

}  // namespace leidraad::load
