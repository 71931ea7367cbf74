#include "build/output_folder.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdio>
#include <fstream>
#include <set>
#include <unordered_set>

namespace leidraad::build {

namespace fs = std::filesystem;
using diagnostics::Diagnostic;
using diagnostics::Diagnostics;
using diagnostics::Failure;
using diagnostics::operator""_code;

namespace {

Diagnostic write_failed(const std::string& file, int error) {
  return {"write-failed"_code, {}, {file, diagnostics::reason_of(error)}, {}, {}};
}

constexpr const char* source_folders[] = {"content", "data", "templates"};

// The path without "." and ".." and links, as far as it exists.
fs::path resolved(const fs::path& path) {
  std::error_code error;
  const fs::path whole = fs::weakly_canonical(fs::absolute(path, error), error);
  return whole.has_filename() ? whole : whole.parent_path();
}

bool is_inside(const fs::path& inner, const fs::path& outer) {
  const auto [end, ignored] = std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end());
  return end == outer.end();
}

std::unordered_set<std::string> listed_files(const fs::path& manifest) {
  std::unordered_set<std::string> files{OutputFolder::manifest_name};
  std::ifstream stream(manifest, std::ios::binary);
  for (std::string line; std::getline(stream, line);) files.insert(line);
  return files;
}

// Swaps two folders in one step (Linux 3.15); false where the file system cannot.
bool exchange(const fs::path& a, const fs::path& b) {
  return ::syscall(SYS_renameat2, AT_FDCWD, a.c_str(), AT_FDCWD, b.c_str(), RENAME_EXCHANGE) == 0;
}

int write_all(int file, std::string_view content) {
  while (!content.empty()) {
    const ssize_t count = ::write(file, content.data(), content.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return errno;
    content.remove_prefix(static_cast<std::size_t>(count));
  }
  return 0;
}

}  // namespace

OutputFolder::OutputFolder(const fs::path& target, const fs::path& source)
    : target_(resolved(target)), source_(resolved(source)), lock_(target_) {}

bool OutputFolder::is_among_sources() const {
  return std::any_of(std::begin(source_folders), std::end(source_folders), [&](const char* folder) {
    return is_inside(target_, source_ / folder) || is_inside(source_ / folder, target_);
  });
}

Failure OutputFolder::lock(std::chrono::milliseconds longest) {
  longest_wait_ = longest;
  std::error_code ignored;
  const bool is_file = fs::exists(target_, ignored) && !fs::is_directory(target_, ignored);
  if (is_among_sources() || is_file || !fs::is_directory(target_.parent_path(), ignored)) return std::nullopt;
  return lock_.take(longest);
}

OutputFolder::~OutputFolder() {
  if (fresh_folder_ >= 0) ::close(fresh_folder_);
  std::error_code ignored;
  if (!fresh_.empty()) fs::remove_all(fresh_, ignored);
}

void OutputFolder::check(Diagnostics& diagnostics) const {
  for (const char* folder : source_folders) {
    const fs::path inside = source_ / folder;
    if (is_inside(target_, inside) || is_inside(inside, target_)) {
      diagnostics.add("output-inside-source"_code, {}, {target_.string(), inside.string()});
      return;
    }
  }
  std::error_code error;
  if (!fs::exists(fs::symlink_status(target_, error))) return;
  if (!fs::is_directory(target_, error)) {
    diagnostics.add("output-not-a-folder"_code, {}, {target_.string()});
    return;
  }
  const auto ours = listed_files(target_ / manifest_name);
  std::set<std::string> strangers;
  fs::recursive_directory_iterator entries(target_, error);
  for (; !error && entries != fs::recursive_directory_iterator(); entries.increment(error)) {
    std::error_code ignored;
    if (entries->is_directory(ignored) && !entries->is_symlink(ignored)) continue;
    std::string name = entries->path().lexically_relative(target_).generic_string();
    if (!ours.contains(name)) strangers.insert(std::move(name));
  }
  // Without the lock somebody may just have put a new site in the place of the one that was being looked at.
  const bool is_replaced = error == std::errc::no_such_file_or_directory && !lock_.is_held();
  if (error && !is_replaced)
    diagnostics.add("unreadable-file"_code, {target_.string()}, {diagnostics::reason_of(error.value())});
  if (!strangers.empty()) diagnostics.add("output-not-ours"_code, {}, {*strangers.begin()});
}

void OutputFolder::remove_leftovers() const {
  const std::string prefix = "." + target_.filename().string() + ".leidraad-";
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(target_.parent_path(), error)) {
    if (!entry.path().filename().string().starts_with(prefix)) continue;
    if (entry.path() == OutputLock::path_of(target_)) continue;
    std::error_code ignored;
    fs::remove_all(entry.path(), ignored);
  }
}

Failure OutputFolder::open(const std::vector<std::string>& addresses) {
  addresses_ = addresses;
  std::error_code error;
  fs::create_directories(target_.parent_path(), error);
  if (error) return write_failed(target_.parent_path().string(), error.value());
  if (auto failure = lock_.take(longest_wait_)) return failure;
  // Without locks another may be at work; what it makes is no leftover.
  if (lock_.is_held()) remove_leftovers();
  fresh_ = target_.parent_path() / fmt::format(".{}.leidraad-{}", target_.filename().string(), ::getpid());
  std::set<std::string> folders{""};
  for (const std::string& address : addresses_) {
    for (std::size_t slash = address.find('/'); slash != std::string::npos;
         slash = address.find('/', slash + 1)) {
      folders.insert(address.substr(0, slash));
    }
  }
  for (const std::string& folder : folders) {  // sorted, so parents come first
    if (!fs::create_directory(fresh_ / folder, error) && error) {
      const int number = error.value();
      return write_failed((fresh_ / folder).string(), number);
    }
  }
  fresh_folder_ = ::open(fresh_.c_str(), O_DIRECTORY | O_RDONLY | O_CLOEXEC);
  if (fresh_folder_ < 0) return write_failed(fresh_.string(), errno);
  return std::nullopt;
}

void OutputFolder::fail(const std::string& file, int error) {
  const std::scoped_lock lock(mutex_);
  if (!failure_) failure_ = write_failed((target_ / file).string(), error);
}

void OutputFolder::write(const std::string& address, std::string_view content) {
  const int file = ::openat(fresh_folder_, address.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
  if (file < 0) {
    fail(address, errno);
    return;
  }
  const int error = write_all(file, content);
  const int close_error = ::close(file) == 0 ? 0 : errno;
  if (error != 0 || close_error != 0) fail(address, error != 0 ? error : close_error);
}

Failure OutputFolder::commit() {
  std::sort(addresses_.begin(), addresses_.end());
  std::string manifest;
  for (const std::string& address : addresses_) manifest += address + "\n";
  if (!failure_) write(manifest_name, manifest);
  if (failure_) return failure_;
  std::error_code error;
  if (!fs::exists(target_, error)) {
    fs::rename(fresh_, target_, error);
    if (error) return write_failed(target_.string(), error.value());
    fresh_.clear();
    return std::nullopt;
  }
  if (exchange(fresh_, target_)) {
    fs::remove_all(fresh_, error);  // now the old site
    fresh_.clear();
    return std::nullopt;
  }
  // Two renames where one exchange is not possible; between them the old site waits under another name.
  const fs::path old = fresh_.string() + "-old";
  fs::rename(target_, old, error);
  if (error) return write_failed(target_.string(), error.value());
  fs::rename(fresh_, target_, error);
  if (error) {
    const int number = error.value();
    fs::rename(old, target_, error);
    return write_failed(target_.string(), number);
  }
  fresh_.clear();
  fs::remove_all(old, error);
  return std::nullopt;
}

}  // namespace leidraad::build
