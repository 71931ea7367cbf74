#include "diagnostics/suggestion.hpp"

#include <algorithm>

namespace leidraad::diagnostics {

namespace {

// Words longer than this are not compared: no key or id of a guide is, and the comparison is quadratic.
constexpr std::size_t longest_compared = 120;

// At least `too_far` where it is not less than that.
std::size_t distance(std::string_view a, std::string_view b, std::size_t too_far) {
  if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) >= too_far) return too_far;
  std::vector<std::size_t> before_previous(b.size() + 1);
  std::vector<std::size_t> previous(b.size() + 1);
  std::vector<std::size_t> current(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) previous[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    current[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
      current[j] = std::min({previous[j] + 1, current[j - 1] + 1, previous[j - 1] + change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        current[j] = std::min(current[j], before_previous[j - 2] + 1);
      }
    }
    // It never gets less again; an edit over two rows costs one.
    const auto least = [](const std::vector<std::size_t>& row) {
      return *std::min_element(row.begin(), row.end());
    };
    if (least(current) >= too_far && least(previous) + 1 >= too_far) return too_far;
    std::swap(before_previous, previous);
    std::swap(previous, current);
  }
  return previous[b.size()];
}

}  // namespace

std::string nearest(std::string_view word, const std::vector<std::string>& candidates) {
  if (word.empty() || word.size() > longest_compared) return {};
  const std::string* best = nullptr;
  std::size_t best_distance = std::max<std::size_t>(1, word.size() / 3) + 1;
  for (const std::string& candidate : candidates) {
    if (candidate.size() > longest_compared) continue;
    const std::size_t this_distance = distance(word, candidate, best_distance);
    if (this_distance < best_distance) {
      best = &candidate;
      best_distance = this_distance;
    }
  }
  return best == nullptr ? std::string{} : *best;
}

std::string listed(const std::vector<std::string>& words, std::size_t most) {
  std::string text;
  for (std::size_t index = 0; index < words.size(); ++index) {
    if (index > 0) text += ", ";
    if (index == most) return text + "…";
    text += '`' + words[index] + '`';
  }
  return text;
}

std::string kebab_case(std::string_view text) {
  std::string id;
  for (const char c : text) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      id += c;
    } else if (c >= 'A' && c <= 'Z') {
      id += static_cast<char>(c - 'A' + 'a');
    } else if (!id.empty() && id.back() != '-') {
      id += '-';
    }
    if (id.size() >= 60) break;
  }
  while (!id.empty() && id.back() == '-') id.pop_back();
  return id.empty() ? "naam" : id;
}

}  // namespace leidraad::diagnostics
