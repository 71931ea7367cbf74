// The folder that a site is written to, replaced as a whole or not at all.
//
// Invariants, also when the program is killed at any moment:
//  1. `public/` is the complete old site or the complete new one (one rename swaps them).
//  2. A file that Leidraad did not write is never removed: what it wrote is listed in `.leidraad` inside the
//  folder.
//  3. What a killed build leaves behind is a folder and a lock beside `public/` whose names start with
//  `.NAME.leidraad-`; the next build
//     removes them.
//  4. One program at a time works on a folder (output_lock.hpp).
#pragma once

#include <filesystem>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "build/output_lock.hpp"
#include "diagnostics/diagnostic.hpp"

namespace leidraad::build {

class OutputFolder {
public:
  // `target` is the folder to replace, `source` the folder of the guide.
  OutputFolder(const std::filesystem::path& target, const std::filesystem::path& source);
  ~OutputFolder();
  OutputFolder(const OutputFolder&) = delete;
  OutputFolder& operator=(const OutputFolder&) = delete;

  // Waits until no other program makes a site there. Before the sources are read, so that who comes last has
  // read them last. Nothing is made where the folder would not be allowed or has no parent yet: open() will
  // take the lock then.
  [[nodiscard]] diagnostics::Failure lock(std::chrono::milliseconds longest);

  // Whether the target may be replaced: not among the source files, and holding nothing that is not ours.
  void check(diagnostics::Diagnostics& diagnostics) const;

  // Makes the folder to write to, with all folders that `addresses` need.
  [[nodiscard]] diagnostics::Failure open(const std::vector<std::string>& addresses);

  // Writes one file. May be called from any thread; after a failure the other calls do nothing.
  void write(const std::string& address, std::string_view content);

  // Notes that a file cannot be written, with the errno of the reason; commit() will say so.
  void fail(const std::string& file, int error);

  // Puts the new site in the place of the old one. A failure leaves the old one as it was.
  [[nodiscard]] diagnostics::Failure commit();

  // The largest guides are made in a minute; many may stand in line.
  static constexpr std::chrono::milliseconds default_wait = std::chrono::minutes(10);

  // The name of the list of our files.
  static constexpr const char* manifest_name = ".leidraad";

private:
  void remove_leftovers() const;
  [[nodiscard]] bool is_among_sources() const;

  std::filesystem::path target_;
  std::filesystem::path source_;
  OutputLock lock_;
  std::chrono::milliseconds longest_wait_ = default_wait;
  std::filesystem::path fresh_;  // empty when there is nothing to clean up
  int fresh_folder_ = -1;
  std::vector<std::string> addresses_;
  std::mutex mutex_;
  diagnostics::Failure failure_;
};

}  // namespace leidraad::build
