// A file that is written beside the place where it is to stand, for its owner only, and put there when it is
// whole.
//
// Ended at any moment, the program leaves what stood there, or the whole new file; besides that at most
// `NAME.part`, which the next one that writes the same file takes away.
// Trouble is thrown with the code that is given here and the arguments {name, reason}.
#pragma once

#include <string>

#include "diagnostics/diagnostic.hpp"

namespace leidraad::collector {

class UnfinishedFile {
public:
  UnfinishedFile(std::string file, diagnostics::Code on_failure);
  ~UnfinishedFile();
  UnfinishedFile(const UnfinishedFile&) = delete;
  UnfinishedFile& operator=(const UnfinishedFile&) = delete;

  [[nodiscard]] const std::string& path() const { return part_; }
  // Where the administrator works as root: it becomes the property of whoever owns this.
  void give_to_owner_of(const std::string& path);
  // Until this returns, nothing is sure to be on the disk.
  void flush();
  // Puts it in its place; `is_there`: something is there already, and stays.
  enum class Placed { done, is_there };
  [[nodiscard]] Placed place_without_overwriting();
  void place();  // instead of what is there

  [[noreturn]] void fail(const diagnostics::Argument& reason) const;

private:
  std::string file_;
  std::string part_;
  diagnostics::Code on_failure_;
  int descriptor_ = -1;
  bool is_placed_ = false;
};

// Makes sure that a name in the folder of this file survives a power cut; false with errno where it may not.
[[nodiscard]] bool flush_folder_of(const std::string& file);

}  // namespace leidraad::collector
