// The files of decision trees: `data/trees/<tree>.yaml`, and `data/trees/<tree>/<branch>.yaml` for its
// branches.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "load/yaml/record.hpp"

namespace leidraad::load {

// What tree files are read with: the YAML of a file by its name, and how records of that file are read.
struct TreeSource {
  std::function<std::optional<YamlNode>(const std::string& name)> yaml;
  std::function<RecordReading(const std::string& name)> reading;
  std::function<void(const std::string& name)> is_faulty;  // called for a file with mistakes
};

// Reads all trees among the files with these names, ordered by id; branches in the order of their file names.
// A tree whose main file has no usable record is left out.
[[nodiscard]] std::vector<guide::Tree> read_trees(const std::vector<std::string>& names,
                                                  const TreeSource& source);

// The trees as the last commit holds them; none without git, and none of those that have mistakes there.
// Texts are plain: only the ways through the trees can be compared.
[[nodiscard]] std::vector<guide::Tree> committed_trees(const std::filesystem::path& source);

}  // namespace leidraad::load
