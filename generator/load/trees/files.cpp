#include "load/trees/files.hpp"

#include <iterator>
#include <set>
#include <string_view>

#include "load/files/git.hpp"
#include "load/trees/tree.hpp"

namespace leidraad::load {

namespace {

constexpr std::string_view folder = "data/trees/";

// "data/trees/a/b.yaml" -> "a/b"; empty for other files.
std::string inner_name(const std::string& name) {
  if (!name.starts_with(folder) || !name.ends_with(".yaml")) return {};
  return name.substr(folder.size(), name.size() - folder.size() - 5);
}

template <class T>
void append(std::vector<T>& all, std::vector<T>&& more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

template <class T>
void append(std::vector<T>& all, std::vector<T>&& more, const std::string& branch) {
  for (T& one : more) one.branch = branch;
  append(all, std::move(more));
}

void add_branch(guide::Tree& tree, BranchFile&& file) {
  append(tree.quantities, std::move(file.quantities));
  append(tree.thresholds, std::move(file.thresholds));
  append(tree.questions, std::move(file.questions), file.id);
  append(tree.outcomes, std::move(file.outcomes), file.id);
  append(tree.examples, std::move(file.examples));
  tree.branches.push_back({std::move(file.id), std::move(file.title), std::move(file.summary),
                           std::move(file.start), std::move(file.inherits), std::move(file.position)});
}

class TreeReader {
public:
  explicit TreeReader(const TreeSource& source) : source_(source) {}

  // Reads one file that holds a T; nothing where it is not usable.
  template <class T>
  std::optional<T> read(const std::string& name) {
    const auto yaml = source_.yaml(name);
    if (!yaml) {
      source_.is_faulty(name);
      return std::nullopt;
    }
    RecordReading reading = source_.reading(name);
    const std::size_t known = reading.diagnostics.all().size();
    T value;
    const bool is_complete = record_of<T>().read(*yaml, value, reading, name);
    if (reading.diagnostics.all().size() > known) source_.is_faulty(name);
    if (!is_complete) return std::nullopt;
    const std::string file = name.substr(name.rfind('/') + 1);
    const std::string stem = file.substr(0, file.rfind('.'));
    if (!value.id.empty() && value.id != stem) {
      reading.diagnostics.add("id-is-not-file-name"_code, reading.position(yaml->find("id")->value),
                              {value.id, stem});
    }
    return value;
  }

  void report_lonely_branch(const std::string& name, const std::string& tree) {
    source_.reading(name).diagnostics.add("branch-without-tree"_code, {name}, {tree});
  }

private:
  const TreeSource& source_;
};

}  // namespace

std::vector<guide::Tree> read_trees(const std::vector<std::string>& names, const TreeSource& source) {
  TreeReader reader(source);
  std::map<std::string, std::vector<std::string>> branches;  // files by tree
  std::map<std::string, std::string> mains;                  // file by tree
  for (const std::string& name : names) {
    const std::string inner = inner_name(name);
    if (inner.empty()) continue;
    const std::size_t slash = inner.find('/');
    if (slash == std::string::npos) mains[inner] = name;
    if (slash != std::string::npos && inner.find('/', slash + 1) == std::string::npos)
      branches[inner.substr(0, slash)].push_back(name);
  }
  std::vector<guide::Tree> trees;
  for (const auto& [id, name] : mains) {
    auto tree = reader.read<guide::Tree>(name);
    for (const std::string& branch : branches[id]) {
      auto file = reader.read<BranchFile>(branch);
      if (tree && file) add_branch(*tree, std::move(*file));
    }
    if (!tree) continue;
    complete_ways(*tree);
    trees.push_back(std::move(*tree));
  }
  for (const auto& [id, files] : branches) {
    if (mains.contains(id)) continue;
    for (const std::string& file : files) reader.report_lonely_branch(file, id);
  }
  return trees;
}

std::vector<guide::Tree> committed_trees(const std::filesystem::path& source) {
  const auto listing = git_output(source, {"ls-tree", "-r", "-z", "--name-only", "HEAD", "--", "data/trees"});
  if (!listing) return {};
  std::vector<std::string> names;
  for (std::size_t start = 0; start < listing->size();) {
    const std::size_t end = std::min(listing->find('\0', start), listing->size());
    names.push_back(listing->substr(start, end - start));
    start = end + 1;
  }
  diagnostics::Diagnostics found;
  std::vector<guide::Mention> mentions;
  std::vector<guide::PageMention> page_mentions;
  std::set<std::string> faulty;
  TreeSource committed;
  committed.yaml = [&](const std::string& name) -> std::optional<YamlNode> {
    const auto text = git_output(source, {"show", "HEAD:./" + name});
    return text ? parse_yaml(name, *text, found) : std::nullopt;
  };
  committed.reading = [&](const std::string& name) {
    RecordReading reading{name, found, mentions, page_mentions, {}};
    reading.inline_markdown = [](const std::string& text, const YamlNode& /*node*/) {
      guide::InlineText plain;
      plain.plain = text;
      return plain;
    };
    return reading;
  };
  committed.is_faulty = [&](const std::string& name) { faulty.insert(inner_name(name)); };
  std::vector<guide::Tree> trees = read_trees(names, committed);
  std::erase_if(trees, [&](const guide::Tree& tree) {
    return faulty.contains(tree.id) || faulty.lower_bound(tree.id + "/") != faulty.lower_bound(tree.id + "0");
  });
  return trees;
}

}  // namespace leidraad::load
