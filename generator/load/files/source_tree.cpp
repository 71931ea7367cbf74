#include "load/files/source_tree.hpp"

#include <algorithm>

namespace leidraad::load {

namespace fs = std::filesystem;
using diagnostics::Diagnostics;
using diagnostics::operator""_code;

namespace {

bool is_passed_over(const std::string& name) {
  return name.starts_with('.') || name.ends_with('~') || (name.starts_with('#') && name.ends_with('#'));
}

bool stays_inside(const fs::path& root, const fs::path& link) {
  std::error_code error;
  const fs::path target = fs::canonical(link, error);
  if (error) return true;  // a dangling link is reported when it is read
  const auto [end_of_root, ignored] = std::mismatch(root.begin(), root.end(), target.begin(), target.end());
  return end_of_root == root.end();
}

}  // namespace

std::vector<std::string> files_below(const fs::path& source, const std::string& folder,
                                     Diagnostics& diagnostics) {
  std::vector<std::string> files;
  std::error_code error;
  const fs::path root = fs::canonical(source, error);
  if (error) return files;
  if (!stays_inside(root, root / folder)) {
    diagnostics.add("link-outside-source"_code, {folder});
    return files;
  }
  std::vector<std::string> folders{folder};
  while (!folders.empty()) {
    const std::string current = std::move(folders.back());
    folders.pop_back();
    fs::directory_iterator entries(root / current, error);
    if (error) {
      const bool is_missing = error == std::errc::no_such_file_or_directory && current == folder;
      if (!is_missing)
        diagnostics.add("unreadable-file"_code, {current}, {diagnostics::reason_of(error.value())});
      continue;
    }
    for (; entries != fs::directory_iterator(); entries.increment(error)) {
      const std::string name = entries->path().filename().string();
      if (is_passed_over(name)) continue;
      const std::string relative = current.empty() ? name : current + '/' + name;
      std::error_code ignored;
      if (entries->is_symlink(ignored) && !stays_inside(root, entries->path())) {
        diagnostics.add("link-outside-source"_code, {relative});
      } else if (entries->is_directory(ignored)) {
        if (!entries->is_symlink(ignored)) folders.push_back(relative);
      } else {
        files.push_back(relative);
      }
    }
    if (error) diagnostics.add("unreadable-file"_code, {current}, {diagnostics::reason_of(error.value())});
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace leidraad::load
