#include "diagnostics/diagnostic.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

namespace leidraad::diagnostics {

namespace {

auto order_of(const Diagnostic& diagnostic) {
  return std::tie(diagnostic.position, diagnostic.code.index, diagnostic.arguments);
}

}  // namespace

Diagnostic& Diagnostics::add(Code code, Position position, std::vector<Argument> arguments) {
  return all_.emplace_back(Diagnostic{code, std::move(position), std::move(arguments), {}, {}});
}

void Diagnostics::add(Diagnostic diagnostic) {
  all_.push_back(std::move(diagnostic));
}

void Diagnostics::merge(Diagnostics&& other) {
  all_.insert(all_.end(), std::make_move_iterator(other.all_.begin()),
              std::make_move_iterator(other.all_.end()));
  other.all_.clear();
}

void Diagnostics::sort() {
  std::stable_sort(all_.begin(), all_.end(),
                   [](const Diagnostic& a, const Diagnostic& b) { return order_of(a) < order_of(b); });
  const auto last = std::unique(all_.begin(), all_.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return order_of(a) == order_of(b);
  });
  all_.erase(last, all_.end());
}

std::size_t Diagnostics::count(Severity severity) const {
  return static_cast<std::size_t>(std::count_if(
      all_.begin(), all_.end(), [&](const Diagnostic& one) { return one.severity() == severity; }));
}

bool Diagnostics::has_errors() const {
  return std::any_of(all_.begin(), all_.end(),
                     [](const Diagnostic& one) { return one.severity() != Severity::warning; });
}

}  // namespace leidraad::diagnostics
