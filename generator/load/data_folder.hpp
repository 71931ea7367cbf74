// The files below data/ of a guide, and how a kind of record is read from them.
//
// What cannot be read is said in the diagnostics, and its file counts as faulty (guide::Guide::faulty_files). Used by one
// thread.
#pragma once

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <type_traits>
#include <vector>

#include "guide/guide.hpp"
#include "load/pages/markdown.hpp"
#include "load/yaml/list_file.hpp"
#include "load/yaml/record.hpp"

namespace leidraad::load {

class DataFolder {
public:
  // All three outlive it; `source` is the folder of the guide.
  DataFolder(const std::filesystem::path& source, guide::Guide& guide, diagnostics::Diagnostics& diagnostics);

  // From here on inline Markdown is read with this; it outlives the folder.
  void read_markdown_with(const MarkdownContext& context) { markdown_ = &context; }

  [[nodiscard]] guide::Guide& guide() { return guide_; }
  [[nodiscard]] diagnostics::Diagnostics& diagnostics() { return diagnostics_; }
  [[nodiscard]] const std::filesystem::path& source() const { return source_; }
  // The names of all files, from the folder of the guide: "data/phases.yaml". Sorted.
  [[nodiscard]] const std::vector<std::string>& files() const { return files_; }
  [[nodiscard]] bool exists(const std::string& name) const;

  // A file that somebody reads is not an unknown one.
  void expect(const std::string& name) { expected_.insert(name); }
  void mark_faulty(const std::string& name) { guide_.faulty_files.insert(name); }
  void report_missing(const std::string& name, const Text& least);
  // Says which files nobody expects, once all has been read.
  void refuse_unknown_files();

  [[nodiscard]] std::optional<YamlNode> yaml_of(const std::string& name);
  [[nodiscard]] RecordReading reading_of(const std::string& name);

  // Reads a file that holds one record. False where it is missing or unusable.
  template <class T>
  bool load_file(const std::string& name, const Record<T>& record, T& value) {
    if (!exists(name)) return false;
    const auto yaml = yaml_of(name);
    if (!yaml) return false;
    RecordReading reading = reading_of(name);
    const std::size_t known = diagnostics_.all().size();
    const bool is_complete = record.read(*yaml, value, reading, name);
    if (diagnostics_.all().size() > known) mark_faulty(name);
    return is_complete;
  }

  // Reads the one file of a kind, and refuses ids that stand twice.
  template <class T>
  void load_list(const guide::KindFacts& facts, ListFile<T>& file) {
    const std::string name(facts.place);
    (void)load_file(name, list_file_of<T>(facts), file);
    refuse_duplicate_ids(file.records, name, {facts.many.dutch, facts.many.english});
  }

  // Reads every file of a kind; the id of each must be its file name. `read_more(yaml, record, reading)` reads what the
  // description of the record leaves to it.
  template <class T, class ReadMore>
  void load_folder(const guide::KindFacts& facts, std::vector<T>& records, const ReadMore& read_more) {
    for (const std::string& name : files_) {
      if (!name.starts_with(facts.place) || !name.ends_with(".yaml")) continue;
      const auto yaml = yaml_of(name);
      if (!yaml) continue;
      RecordReading reading = reading_of(name);
      const std::size_t known = diagnostics_.all().size();
      T value;
      if (!record_of<T>().read(*yaml, value, reading, name)) {
        mark_faulty(name);
        continue;
      }
      // A figure that could not be read is not one that somebody forgot to add.
      if (std::is_same_v<T, guide::Chart> && diagnostics_.all().size() > known) mark_faulty(name);
      read_more(*yaml, value, reading);
      refuse_other_id(*yaml, value.id, name);
      records.push_back(std::move(value));
    }
  }

  template <class T>
  void refuse_duplicate_ids(const std::vector<T>& records, const std::string& name, const Text& kind) {
    std::set<std::string> seen;
    for (const T& record : records) {
      if (record.id.empty() || seen.insert(record.id).second) continue;
      diagnostics_.add("duplicate-id"_code, position_of_id(name, record.id, 2), {record.id, kind});
    }
  }

private:
  // Where the n-th `id: <id>` stands in a file; the file is read again, for a mistake only.
  [[nodiscard]] guide::Position position_of_id(const std::string& name, const std::string& id, int nth) const;
  void refuse_other_id(const YamlNode& yaml, const std::string& id, const std::string& name);
  [[nodiscard]] guide::InlineText inline_markdown(const std::string& name, const std::string& text,
                                                  const YamlNode& node);

  const std::filesystem::path& source_;
  guide::Guide& guide_;
  diagnostics::Diagnostics& diagnostics_;
  const MarkdownContext* markdown_ = nullptr;
  std::vector<std::string> files_;
  std::set<std::string> expected_;
};

// How a kind is read that has no way of its own: overloads for those stand beside their records.
template <class T>
void load_kind(DataFolder& data, const guide::KindFacts& facts, std::vector<T>& records) {
  if (facts.is_folder()) {
    data.load_folder(facts, records, [](const YamlNode&, T&, RecordReading&) {});
  } else {
    ListFile<T> file;
    data.load_list(facts, file);
    records = std::move(file.records);
  }
}

// "deelnemers" of "data/charts/deelnemers.yaml".
[[nodiscard]] std::string stem_of(const std::string& name);

}  // namespace leidraad::load
