#include "load/files/git_dates.hpp"

#include <optional>
#include <string_view>

#include "load/files/git.hpp"

namespace leidraad::load {

namespace fs = std::filesystem;

// Each commit, newest first: `\x01` and its date, then its files, each ended by a NUL byte (`-z` leaves names
// unquoted).
std::unordered_map<std::string, std::string> parse_git_log(std::string_view log) {
  std::unordered_map<std::string, std::string> dates;
  std::string date;
  while (!log.empty()) {
    const std::size_t end = std::min(log.find('\0'), log.size());
    std::string_view part = log.substr(0, end);
    log.remove_prefix(std::min(end + 1, log.size()));
    if (const std::size_t mark = part.find('\x01'); mark != std::string_view::npos) {
      date = std::string(part.substr(mark + 1, 10));
      const std::size_t line_end = part.find('\n', mark);
      part = line_end == std::string_view::npos ? std::string_view{} : part.substr(line_end + 1);
    }
    while (part.starts_with('\n')) part.remove_prefix(1);
    if (!part.empty()) dates.try_emplace(std::string(part), date);
  }
  return dates;
}

std::unordered_map<std::string, std::string> git_dates(const fs::path& source) {
  const auto repository = repository_of(source);
  std::error_code error;
  if (!repository || fs::exists(*repository / ".git" / "shallow", error)) return {};
  const auto log =
      git_output(source, {"log", "--no-renames", "--no-show-signature", "-z", "--pretty=format:%x01%cs",
                          "--name-only", "--relative", "--", "content"});
  return log ? parse_git_log(*log) : std::unordered_map<std::string, std::string>{};
}

}  // namespace leidraad::load
