// One program at a time makes a site in a folder; others wait for it.
//
// The lock is on a file beside the folder, `.NAME.leidraad-lock`, which holds the process id and is gone when
// its holder is done. The system gives the lock back when its holder ends in whatever way, so a file that a
// killed build left stops nobody.
#pragma once

#include <chrono>
#include <filesystem>

#include "diagnostics/diagnostic.hpp"

namespace leidraad::build {

class OutputLock {
public:
  // Of this output folder, without links in its path.
  explicit OutputLock(const std::filesystem::path& target);
  ~OutputLock();
  OutputLock(const OutputLock&) = delete;
  OutputLock& operator=(const OutputLock&) = delete;

  // Takes it, waiting for whoever has it, or fails with `output-busy` after that time; `write-failed` where no
  // file can be made there. Again: does nothing. Where the file system knows no locks there is none.
  [[nodiscard]] diagnostics::Failure take(std::chrono::milliseconds longest);
  [[nodiscard]] bool is_held() const { return file_ >= 0; }

  [[nodiscard]] static std::filesystem::path path_of(const std::filesystem::path& target);

private:
  std::filesystem::path target_;
  std::filesystem::path path_;
  int file_ = -1;
};

}  // namespace leidraad::build
