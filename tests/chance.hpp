// Chance that is the same everywhere: the distributions of the standard library differ between libraries.
#pragma once

#include <cstdint>
#include <random>
#include <vector>

namespace leidraad::test {

class Chance {
public:
  explicit Chance(std::uint64_t seed) : engine_(seed) {}

  std::size_t below(std::size_t end) { return static_cast<std::size_t>(engine_() % end); }
  bool percent(std::size_t share) { return below(100) < share; }
  template <class T>
  const T& one_of(const std::vector<T>& many) {
    return many[below(many.size())];
  }

private:
  std::mt19937_64 engine_;
};

}  // namespace leidraad::test
