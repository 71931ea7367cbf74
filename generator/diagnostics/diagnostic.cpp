#include "diagnostics/diagnostic.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
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
  keep_first_of_each_file();
}

void Diagnostics::keep_first_of_each_file() {
  std::vector<Diagnostic> kept;
  for (std::size_t start = 0; start < all_.size();) {
    std::size_t end = start;
    while (end < all_.size() && all_[end].position.file == all_[start].position.file) ++end;
    const std::size_t shown = std::min(end, start + most_in_a_file);
    std::move(all_.begin() + static_cast<std::ptrdiff_t>(start),
              all_.begin() + static_cast<std::ptrdiff_t>(shown), std::back_inserter(kept));
    if (shown < end) {
      kept.push_back({"more-problems"_code, kept.back().position, {std::to_string(end - shown)}, {}, {}});
    }
    start = end;
  }
  all_ = std::move(kept);
}

std::size_t Diagnostics::count(Severity severity) const {
  return static_cast<std::size_t>(std::count_if(
      all_.begin(), all_.end(), [&](const Diagnostic& one) { return one.severity() == severity; }));
}

bool Diagnostics::has_errors() const {
  return std::any_of(all_.begin(), all_.end(), [](const Diagnostic& one) {
    return one.severity() == Severity::error || one.severity() == Severity::failure;
  });
}

Argument reason_of(int error) {
  switch (error) {
    case EACCES:
    case EPERM:
      return Text{"je hebt er geen rechten voor", "permission denied"};
    case ENOENT:
      return Text{"het bestaat niet", "it does not exist"};
    case ELOOP:
      return Text{"de symbolische links draaien in een kring", "the symbolic links form a loop"};
    case ENAMETOOLONG:
      return Text{"de naam is te lang", "the name is too long"};
    case ENOSPC:
    case EDQUOT:
      return Text{"er is geen plaats meer op de schijf", "no space is left on the disk"};
    case EFBIG:
      return Text{"het bestand wordt te groot", "the file gets too large"};
    case EROFS:
      return Text{"op deze schijf kan niet worden geschreven", "this disk is read-only"};
    case EMFILE:
    case ENFILE:
      return Text{"er zijn te veel bestanden tegelijk open", "too many files are open"};
    default:
      return std::string(std::strerror(error));
  }
}

}  // namespace leidraad::diagnostics
