#include "build/output_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <string>
#include <thread>

namespace leidraad::build {

namespace fs = std::filesystem;
using diagnostics::Diagnostic;
using diagnostics::Failure;
using diagnostics::operator""_code;

namespace {

// Opens the file, or makes it. One that another user left can be locked too, but not written.
int open_file(const fs::path& path) {
  constexpr int how = O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK;
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | how, 0644);
  if (file >= 0 || (errno != EACCES && errno != EPERM)) return file;
  const int error = errno;
  const int readable = ::open(path.c_str(), O_RDONLY | how);
  errno = error;
  return readable;
}

// Whether the path still leads to that file: its holder may have removed it while we waited.
bool is_there(const fs::path& path, int file) {
  struct stat by_path {};
  struct stat by_file {};
  return ::stat(path.c_str(), &by_path) == 0 && ::fstat(file, &by_file) == 0 &&
         by_path.st_dev == by_file.st_dev && by_path.st_ino == by_file.st_ino;
}

std::string holder_of(int file) {
  std::array<char, 16> digits{};
  const ssize_t count = ::pread(file, digits.data(), digits.size(), 0);
  std::string process;
  for (ssize_t at = 0; at < count && digits[static_cast<std::size_t>(at)] >= '0' &&
                       digits[static_cast<std::size_t>(at)] <= '9';
       ++at)
    process += digits[static_cast<std::size_t>(at)];
  return process.empty() ? "?" : process;
}

void write_holder(int file) {
  const std::string process = std::to_string(::getpid()) + "\n";
  // For people only; without it the lock is as good.
  if (::ftruncate(file, 0) == 0) (void)!::pwrite(file, process.data(), process.size(), 0);
}

}  // namespace

fs::path OutputLock::path_of(const fs::path& target) {
  return target.parent_path() / ("." + target.filename().string() + ".leidraad-lock");
}

OutputLock::OutputLock(const fs::path& target) : target_(target), path_(path_of(target)) {}

OutputLock::~OutputLock() {
  if (file_ < 0) return;
  ::unlink(path_.c_str());  // before it is given back, so that nobody takes a file that is gone
  ::close(file_);
}

Failure OutputLock::take(std::chrono::milliseconds longest) {
  if (file_ >= 0) return std::nullopt;
  constexpr std::chrono::milliseconds pause{20};
  const auto last = std::chrono::steady_clock::now() + longest;
  while (true) {
    const int file = open_file(path_);
    if (file < 0)
      return Diagnostic{"write-failed"_code, {}, {path_.string(), diagnostics::reason_of(errno)}, {}, {}};
    const int error = ::flock(file, LOCK_EX | LOCK_NB) == 0 ? 0 : errno;
    if (error == 0 && is_there(path_, file)) {
      write_holder(file);
      file_ = file;
      return std::nullopt;
    }
    const std::string holder = holder_of(file);
    ::close(file);
    if (error != 0 && error != EWOULDBLOCK && error != EINTR) {
      ::unlink(path_.c_str());
      return std::nullopt;
    }
    if (error == EWOULDBLOCK) {
      if (std::chrono::steady_clock::now() >= last)
        return Diagnostic{"output-busy"_code, {}, {target_.string(), holder}, {}, {}};
      std::this_thread::sleep_for(pause);
    }
  }
}

}  // namespace leidraad::build
