#include "preview/file_watch.hpp"

#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace leidraad::preview {

namespace fs = std::filesystem;
using diagnostics::Diagnostic;
using diagnostics::Failure;
using diagnostics::operator""_code;

namespace {

constexpr int rest_milliseconds = 15;
constexpr std::uint32_t interesting =
    IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE_SELF;

// Files that editors write beside the real one.
bool is_noise(const std::string& name) {
  return name.starts_with('.') || name.ends_with('~') || name.starts_with('#') || name == "4913";
}

}  // namespace

FileWatch::~FileWatch() {
  if (inotify_ >= 0) ::close(inotify_);
}

Failure FileWatch::start() {
  inotify_ = ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
  if (inotify_ < 0)
    return Diagnostic{"watch-failed"_code, {}, {"inotify", diagnostics::reason_of(errno)}, {}, {}};
  for (const fs::path& folder : folders_) {
    if (auto failure = watch(folder)) return failure;
  }
  return std::nullopt;
}

Failure FileWatch::watch(const fs::path& folder) {
  std::error_code error;
  if (!fs::is_directory(folder, error)) return std::nullopt;  // a guide need not have every folder
  std::vector<fs::path> all{folder};
  for (fs::recursive_directory_iterator entries(folder, error);
       !error && entries != fs::recursive_directory_iterator(); entries.increment(error)) {
    if (entries->is_directory() && !entries->is_symlink()) all.push_back(entries->path());
  }
  for (const fs::path& one : all) {
    const int number = ::inotify_add_watch(inotify_, one.c_str(), interesting);
    if (number < 0 && errno != ENOENT)
      return Diagnostic{"watch-failed"_code, {}, {one.string(), diagnostics::reason_of(errno)}, {}, {}};
    if (number >= 0) watched_[number] = one;
  }
  return std::nullopt;
}

bool FileWatch::take_events() {
  alignas(inotify_event) std::array<char, 16384> buffer{};
  bool matters = false;
  for (ssize_t count = ::read(inotify_, buffer.data(), buffer.size()); count > 0;
       count = ::read(inotify_, buffer.data(), buffer.size())) {
    for (ssize_t at = 0; at < count;) {
      const auto* event = reinterpret_cast<const inotify_event*>(buffer.data() + at);
      at += static_cast<ssize_t>(sizeof(inotify_event) + event->len);
      const std::string name = event->len > 0 ? event->name : "";
      if (is_noise(name)) continue;
      matters = true;
      const auto folder = watched_.find(event->wd);
      if ((event->mask & IN_ISDIR) != 0 && folder != watched_.end()) (void)watch(folder->second / name);
    }
  }
  return matters;
}

FileWatch::Outcome FileWatch::wait(std::chrono::milliseconds longest, int stop) {
  std::array<pollfd, 2> waiting = {pollfd{inotify_, POLLIN, 0}, pollfd{stop, POLLIN, 0}};
  bool has_changed = false;
  while (true) {
    const int ready = ::poll(waiting.data(), waiting.size(),
                             has_changed ? rest_milliseconds : static_cast<int>(longest.count()));
    if ((waiting[1].revents & POLLIN) != 0 || (ready < 0 && errno != EINTR)) return Outcome::interrupted;
    if (ready == 0) return has_changed ? Outcome::changed : Outcome::nothing;
    if (ready > 0) has_changed |= take_events();
  }
}

}  // namespace leidraad::preview
