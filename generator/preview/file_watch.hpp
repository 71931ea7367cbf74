// Waits for changes in the folders of a guide (Linux inotify).
//
// Folders come and go: an editor saves by renaming, `git checkout` replaces files in thousands, and a whole
// folder can be renamed away and put back. inotify follows a folder and not its name, so:
//
// 1. The folder around each watched folder is watched too, for that name only, and what a symbolic link leads
// to as well. After anything but a mere write the watches are laid anew.
// 2. What inotify cannot tell (a name higher up that now leads elsewhere) is looked at a few times a second.
// 3. Where inotify cannot watch everything (its limits; network file systems, which do not tell of changes made
// on another machine) all files are compared with what they were, every second. Any difference counts, so
// clocks that jump do no harm.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "diagnostics/diagnostic.hpp"

namespace leidraad::preview {

// Watches folders and all folders in them. Not thread-safe.
class FileWatch {
public:
  // The folders need not exist yet. Relative ones stand in what is the working directory now.
  explicit FileWatch(const std::vector<std::filesystem::path>& folders);
  ~FileWatch();
  FileWatch(const FileWatch&) = delete;
  FileWatch& operator=(const FileWatch&) = delete;

  // From here on no change goes unnoticed. A failure (`watch-failed`) says why changes are seen later than at
  // once; it can also come later, see `take_failure`.
  [[nodiscard]] diagnostics::Failure start();

  enum class Outcome { changed, nothing, interrupted };

  // Waits until something changes, `longest` passes or `stop` becomes readable. After a change it waits for a
  // moment of rest, since an editor that saves causes several.
  [[nodiscard]] Outcome wait(std::chrono::milliseconds longest, int stop);

  // Why not everything can be watched, once.
  [[nodiscard]] diagnostics::Failure take_failure();

private:
  using Clock = std::chrono::steady_clock;

  struct Watched {
    std::filesystem::path path;
    bool is_whole = false;        // all names in it matter
    std::set<std::string> names;  // otherwise only these
  };
  // Which folder a name leads to now: device and number.
  using Identity = std::optional<std::pair<std::uint64_t, std::uint64_t>>;

  void lay_watches();
  void watch_names(const std::filesystem::path& folder, const std::string& name);
  void watch_whole(const std::filesystem::path& folder);
  Watched* watch(const std::filesystem::path& folder);
  // Reads what has happened; true where it matters.
  bool take_events();
  bool take(int number, std::uint32_t what, const std::string& name);
  // Looks at what inotify does not tell; true where something is different.
  bool look();
  [[nodiscard]] std::vector<Identity> identities() const;
  [[nodiscard]] std::uint64_t fingerprint() const;
  void note_failure(const std::string& folder, int error);

  std::vector<std::filesystem::path> folders_;
  std::map<int, Watched> watched_;
  std::map<int, Watched> laying_;  // while watches are laid anew
  std::vector<Identity> identities_;
  std::uint64_t fingerprint_ = 0;
  Clock::time_point looked_;    // when names were looked at
  Clock::time_point compared_;  // when the files were compared
  int inotify_ = -1;
  bool is_outdated_ = false;  // the watches are to be laid anew
  bool compares_ = false;     // inotify does not tell everything
  bool was_told_ = false;
  diagnostics::Failure failure_;
};

}  // namespace leidraad::preview
