// What several tests need.
#pragma once

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "diagnostics/format.hpp"

// What doctest prints where a comparison fails.
namespace doctest {
template <>
struct StringMaker<std::vector<std::string>> {
  static String convert(const std::vector<std::string>& all) {
    std::string text = "{";
    for (const std::string& one : all) text += (text.size() > 1 ? ", " : "") + one;
    return (text + "}").c_str();
  }
};
template <>
struct StringMaker<leidraad::guide::Position> {
  static String convert(const leidraad::guide::Position& one) {
    return (one.file.text() + ":" + std::to_string(one.line) + ":" + std::to_string(one.column) + "+" +
            std::to_string(one.length))
        .c_str();
  }
};
}  // namespace doctest

namespace leidraad::test {

namespace fs = std::filesystem;

inline const fs::path project = LEIDRAAD_PROJECT;
inline const fs::path tiny_guide = project / "tests" / "sites" / "veilig-fietsen";

inline std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

inline void write_file(const fs::path& path, std::string_view text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

// A fresh folder that goes away again.
class TemporaryFolder {
public:
  TemporaryFolder() {
    std::string name = (fs::temp_directory_path() / "leidraad-unit-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path_ = fs::canonical(name);
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  [[nodiscard]] const fs::path& path() const { return path_; }

private:
  fs::path path_;
};

// Each file below a folder with its content.
inline std::map<std::string, std::string> tree_of(const fs::path& folder) {
  std::map<std::string, std::string> tree;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file())
      tree[entry.path().lexically_relative(folder).generic_string()] = read_file(entry.path());
  }
  return tree;
}

inline bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

// "3:7 unknown-key" for each diagnostic, in order: enough to see what was found where.
inline std::vector<std::string> found(const diagnostics::Diagnostics& diagnostics) {
  std::vector<std::string> all;
  for (const auto& one : diagnostics.all()) {
    all.push_back(std::to_string(one.position.line) + ":" + std::to_string(one.position.column) + " " +
                  std::string(one.code.entry().name));
  }
  return all;
}

inline std::string message(const diagnostics::Diagnostic& diagnostic) {
  return diagnostics::message_of(diagnostic, diagnostics::Language::dutch);
}

using Strings = std::vector<std::string>;

}  // namespace leidraad::test
