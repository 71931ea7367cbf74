// Waits for changes in folders (Linux inotify).
#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"

namespace leidraad::preview {

// Watches folders and all folders in them. Not thread-safe.
class FileWatch {
public:
  explicit FileWatch(std::vector<std::filesystem::path> folders) : folders_(std::move(folders)) {}
  ~FileWatch();
  FileWatch(const FileWatch&) = delete;
  FileWatch& operator=(const FileWatch&) = delete;

  [[nodiscard]] diagnostics::Failure start();

  enum class Outcome { changed, nothing, interrupted };

  // Waits until something changes, `longest` passes or `stop` becomes readable. After a change it waits for a
  // moment of rest, since an editor that saves causes several.
  [[nodiscard]] Outcome wait(std::chrono::milliseconds longest, int stop);

private:
  [[nodiscard]] diagnostics::Failure watch(const std::filesystem::path& folder);
  // Reads what has happened; true where it matters. Watches new folders.
  bool take_events();

  std::vector<std::filesystem::path> folders_;
  std::map<int, std::filesystem::path> watched_;
  int inotify_ = -1;
};

}  // namespace leidraad::preview
