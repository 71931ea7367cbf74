#include "collector/backup/unfinished_file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>

#include "collector/storage/database_engine.hpp"

namespace leidraad::collector {

using diagnostics::reason_of;

// Who writes holds a lock on the file, so that what is left of a program that was ended is told from what
// another one is writing now.
UnfinishedFile::UnfinishedFile(std::string file, diagnostics::Code on_failure)
    : file_(std::move(file)), part_(file_ + ".part"), on_failure_(on_failure) {
  constexpr int flags = O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW;
  descriptor_ = ::open(part_.c_str(), flags, S_IRUSR | S_IWUSR);
  if (descriptor_ < 0 && errno == EEXIST) {
    const int left = ::open(part_.c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (left < 0) fail(reason_of(errno));
    const bool is_ours = ::flock(left, LOCK_EX | LOCK_NB) == 0;
    if (is_ours) ::unlink(part_.c_str());
    ::close(left);
    if (!is_ours)
      fail(diagnostics::Text{"een andere opdracht is ermee bezig", "another command is writing it"});
    descriptor_ = ::open(part_.c_str(), flags, S_IRUSR | S_IWUSR);
  }
  if (descriptor_ < 0 && errno == ENOENT)
    fail(diagnostics::Text{"de map bestaat niet", "the folder does not exist"});
  if (descriptor_ < 0) fail(reason_of(errno));
  if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
    ::close(descriptor_);
    fail(reason_of(errno));
  }
}

UnfinishedFile::~UnfinishedFile() {
  if (!is_placed_) ::unlink(part_.c_str());
  ::close(descriptor_);
}

void UnfinishedFile::fail(const diagnostics::Argument& reason) const {
  throw Trouble{{on_failure_, {}, {file_, reason}, {}, {}}};
}

void UnfinishedFile::give_to_owner_of(const std::string& path) {
  struct stat status {};
  if (::geteuid() != 0) return;
  if (::stat(path.c_str(), &status) != 0 || ::fchown(descriptor_, status.st_uid, status.st_gid) != 0)
    fail(reason_of(errno));
}

void UnfinishedFile::flush() {
  if (::fsync(descriptor_) != 0) fail(reason_of(errno));
}

UnfinishedFile::Placed UnfinishedFile::place_without_overwriting() {
  // The first is one step, but not every file system has it; the second leaves two names for a moment.
  if (::renameat2(AT_FDCWD, part_.c_str(), AT_FDCWD, file_.c_str(), RENAME_NOREPLACE) != 0) {
    if (errno != EEXIST && (errno == EINVAL || errno == ENOSYS) &&
        ::link(part_.c_str(), file_.c_str()) == 0) {
      ::unlink(part_.c_str());
    } else {
      if (errno == EEXIST) return Placed::is_there;
      fail(reason_of(errno));
    }
  }
  is_placed_ = true;
  if (!flush_folder_of(file_)) fail(reason_of(errno));
  return Placed::done;
}

void UnfinishedFile::place() {
  if (::rename(part_.c_str(), file_.c_str()) != 0) fail(reason_of(errno));
  is_placed_ = true;
  if (!flush_folder_of(file_)) fail(reason_of(errno));
}

bool flush_folder_of(const std::string& file) {
  const std::filesystem::path parent = std::filesystem::path(file).parent_path();
  const int folder = ::open(parent.empty() ? "." : parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return false;
  // Some file systems of other systems cannot, and keep names by themselves.
  const bool is_kept = ::fsync(folder) == 0 || errno == EINVAL;
  const int error = errno;
  ::close(folder);
  errno = error;
  return is_kept;
}

}  // namespace leidraad::collector
