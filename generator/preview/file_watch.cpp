#include "preview/file_watch.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <functional>

namespace leidraad::preview {

namespace fs = std::filesystem;
using diagnostics::Diagnostic;
using diagnostics::Failure;
using diagnostics::operator""_code;
using std::chrono::milliseconds;

namespace {

constexpr milliseconds quiet{15};
constexpr milliseconds longest_unrest{1'000};  // somebody who never rests must not keep the preview waiting
constexpr milliseconds between_looks{400};
constexpr milliseconds between_comparisons{1'000};
constexpr std::uint32_t interesting = IN_CLOSE_WRITE | IN_ATTRIB | IN_CREATE | IN_DELETE | IN_MOVED_FROM |
                                      IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;
// After these a name may lead to something else.
constexpr std::uint32_t moves = IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO;
constexpr std::uint32_t ends = IN_DELETE_SELF | IN_MOVE_SELF | IN_UNMOUNT;

// Files that editors write beside the real one.
bool is_noise(const std::string& name) {
  return name.starts_with('.') || name.ends_with('~') || name.starts_with('#') || name == "4913";
}

// File systems on which others can write without this machine hearing of it; numbers of linux/magic.h and,
// for the last two, of their own sources.
bool is_shared(const fs::path& folder) {
  struct statfs status {};
  if (::statfs(folder.c_str(), &status) != 0) return false;
  constexpr std::array<std::uint32_t, 8> shared = {0x6969,       // NFS
                                                   0x517B,       // SMB
                                                   0xFE534D42,   // SMB 2
                                                   0xFF534D42,   // CIFS
                                                   0x65735546,   // FUSE: sshfs, virtiofs
                                                   0x01021997,   // 9P: Windows below WSL
                                                   0x786F4256,   // VirtualBox
                                                   0xBACBACBC};  // VMware
  const auto type = static_cast<std::uint32_t>(status.f_type);
  return std::find(shared.begin(), shared.end(), type) != shared.end();
}

std::uint64_t mixed(std::uint64_t hash, std::uint64_t value) {
  hash ^= value + 0x9E3779B97F4A7C15U + (hash << 6U) + (hash >> 2U);
  return hash * 0xBF58476D1CE4E5B9U;
}

// Calls `use` for each folder below and each other entry; hidden ones are passed over. What cannot be read is
// left out.
template <class Use>
void walk(const fs::path& folder, const Use& use) {
  std::error_code error;
  for (fs::directory_iterator entries(folder, error); !error && entries != fs::directory_iterator();
       entries.increment(error)) {
    if (!is_noise(entries->path().filename().string())) use(*entries);
  }
}

}  // namespace

FileWatch::FileWatch(const std::vector<fs::path>& folders) {
  for (const fs::path& folder : folders) {
    std::error_code error;
    const fs::path absolute = fs::absolute(folder, error).lexically_normal();
    folders_.push_back(absolute.has_filename() ? absolute : absolute.parent_path());
  }
}

FileWatch::~FileWatch() {
  if (inotify_ >= 0) ::close(inotify_);
}

Failure FileWatch::start() {
  inotify_ = ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
  if (inotify_ < 0) note_failure("inotify", errno);
  lay_watches();
  fingerprint_ = fingerprint();
  return take_failure();
}

Failure FileWatch::take_failure() {
  return std::exchange(failure_, std::nullopt);
}

void FileWatch::note_failure(const std::string& folder, int error) {
  compares_ = true;
  if (std::exchange(was_told_, true)) return;
  failure_ = Diagnostic{"watch-failed"_code, {}, {folder, diagnostics::reason_of(error)}, {}, {}};
}

void FileWatch::lay_watches() {
  is_outdated_ = false;
  compares_ = inotify_ < 0;
  laying_.clear();
  // Before the watches: what changes from here on is either seen by them or makes a difference here.
  identities_ = identities();
  for (const fs::path& folder : folders_) {
    watch_names(folder.parent_path(), folder.filename().string());
    watch_whole(folder);
    compares_ = compares_ || is_shared(folder);
  }
  for (const auto& [number, watched] : watched_) {
    if (!laying_.contains(number)) (void)::inotify_rm_watch(inotify_, number);
  }
  watched_ = std::move(laying_);
}

FileWatch::Watched* FileWatch::watch(const fs::path& folder) {
  if (inotify_ < 0) return nullptr;
  const int number = ::inotify_add_watch(inotify_, folder.c_str(), interesting);
  if (number >= 0) {
    Watched& watched = laying_[number];
    watched.path = folder;
    return &watched;
  }
  // What is not there or may not be read is seen by the watch on the folder around it.
  const bool is_no_folder = errno == ENOENT || errno == ENOTDIR || errno == EACCES || errno == ELOOP;
  if (!is_no_folder) note_failure(folder.string(), errno);
  return nullptr;
}

void FileWatch::watch_names(const fs::path& folder, const std::string& name) {
  if (Watched* watched = watch(folder)) watched->names.insert(name);
}

void FileWatch::watch_whole(const fs::path& folder) {
  // Watched first and read then, so that nothing can come into it unseen.
  Watched* watched = watch(folder);
  if (watched != nullptr) {
    if (watched->is_whole) return;
    watched->is_whole = true;
  }
  walk(folder, [&](const fs::directory_entry& entry) {
    std::error_code error;
    if (entry.is_symlink(error)) {
      // A link to a file is read as that file; one to a folder is not followed (load/files/source_tree.hpp).
      const fs::path target = fs::weakly_canonical(entry.path(), error);
      if (!error) watch_names(target.parent_path(), target.filename().string());
    } else if (entry.is_directory(error)) {
      watch_whole(entry.path());
    }
  });
}

bool FileWatch::take(int number, std::uint32_t what, const std::string& name) {
  if ((what & IN_Q_OVERFLOW) != 0) {
    is_outdated_ = true;
    return true;
  }
  const auto found = watched_.find(number);
  if (found == watched_.end() || (what & IN_IGNORED) != 0) return false;
  if ((what & ends) != 0) {
    is_outdated_ = true;
    return true;
  }
  const Watched& watched = found->second;
  const bool matters = watched.is_whole ? !is_noise(name) : watched.names.contains(name);
  if (matters && (what & (moves | IN_ISDIR)) != 0) is_outdated_ = true;
  return matters;
}

bool FileWatch::take_events() {
  alignas(inotify_event) std::array<char, 16384> buffer{};
  bool matters = false;
  for (ssize_t count = ::read(inotify_, buffer.data(), buffer.size()); count > 0;
       count = ::read(inotify_, buffer.data(), buffer.size())) {
    for (ssize_t at = 0; at < count;) {
      const auto* event = reinterpret_cast<const inotify_event*>(buffer.data() + at);
      at += static_cast<ssize_t>(sizeof(inotify_event) + event->len);
      matters |= take(event->wd, event->mask, event->len > 0 ? event->name : "");
    }
  }
  return matters;
}

std::vector<FileWatch::Identity> FileWatch::identities() const {
  std::vector<Identity> all;
  const auto add = [&](const fs::path& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) == 0)
      all.emplace_back(std::pair<std::uint64_t, std::uint64_t>(status.st_dev, status.st_ino));
    else
      all.emplace_back();
  };
  for (const fs::path& folder : folders_) {
    add(folder.parent_path());
    add(folder);
  }
  return all;
}

std::uint64_t FileWatch::fingerprint() const {
  std::uint64_t sum = 0;  // so that the order of a folder does not matter
  const std::function<void(const fs::path&)> add = [&](const fs::path& path) {
    struct stat status {};
    const bool is_there = ::stat(path.c_str(), &status) == 0;
    std::uint64_t hash = std::hash<std::string>{}(path.string());
    if (is_there) {
      const std::array<std::uint64_t, 8> facts = {static_cast<std::uint64_t>(status.st_dev),
                                                  static_cast<std::uint64_t>(status.st_ino),
                                                  static_cast<std::uint64_t>(status.st_mode),
                                                  static_cast<std::uint64_t>(status.st_size),
                                                  static_cast<std::uint64_t>(status.st_mtim.tv_sec),
                                                  static_cast<std::uint64_t>(status.st_mtim.tv_nsec),
                                                  static_cast<std::uint64_t>(status.st_ctim.tv_sec),
                                                  static_cast<std::uint64_t>(status.st_ctim.tv_nsec)};
      for (const std::uint64_t fact : facts) hash = mixed(hash, fact);
    }
    sum += hash;
  };
  const std::function<void(const fs::path&)> add_all = [&](const fs::path& folder) {
    walk(folder, [&](const fs::directory_entry& entry) {
      add(entry.path());
      std::error_code error;
      if (entry.is_directory(error) && !entry.is_symlink(error)) add_all(entry.path());
    });
  };
  for (const fs::path& folder : folders_) {
    add(folder);
    add_all(folder);
  }
  return sum;
}

bool FileWatch::look() {
  looked_ = Clock::now();
  bool is_different = identities() != identities_;
  if (compares_ && looked_ - compared_ >= between_comparisons) {
    const std::uint64_t now = fingerprint();
    compared_ = Clock::now();
    if (std::exchange(fingerprint_, now) != now) is_different = true;
  }
  is_outdated_ = is_outdated_ || is_different;
  return is_different;
}

FileWatch::Outcome FileWatch::wait(milliseconds longest, int stop) {
  std::array<pollfd, 2> waiting = {pollfd{inotify_, POLLIN, 0}, pollfd{stop, POLLIN, 0}};
  const auto until = Clock::now() + longest;
  std::optional<Clock::time_point> changed;  // the first time
  while (true) {
    const auto left = std::chrono::duration_cast<milliseconds>(until - Clock::now());
    const milliseconds pause = changed ? quiet : std::clamp(left, milliseconds(0), between_looks);
    const int ready = ::poll(waiting.data(), waiting.size(), static_cast<int>(pause.count()));
    if ((waiting[1].revents & POLLIN) != 0 || (ready < 0 && errno != EINTR)) return Outcome::interrupted;
    const auto now = Clock::now();
    if (ready > 0 && take_events() && !changed) changed = now;
    const bool is_tired = changed && now - *changed > longest_unrest;
    if (changed && ready != 0 && !is_tired) continue;
    if (!changed && (now - looked_ >= between_looks || now >= until) && look()) {
      changed = now;
      continue;
    }
    if (is_outdated_) {
      lay_watches();  // and then rest once more, since there may be news in what is watched now
      if (!is_tired) continue;
    }
    if (changed) {
      if (compares_) fingerprint_ = fingerprint();  // before it is read: what comes later is new
      return Outcome::changed;
    }
    if (now >= until) return Outcome::nothing;
  }
}

}  // namespace leidraad::preview
