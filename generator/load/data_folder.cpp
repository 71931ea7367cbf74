#include "load/data_folder.hpp"

#include <cctype>

#include "load/files/source_file.hpp"
#include "load/files/source_tree.hpp"

namespace leidraad::load {

DataFolder::DataFolder(const std::filesystem::path& source, guide::Guide& guide,
                       diagnostics::Diagnostics& diagnostics)
    : source_(source), guide_(guide), diagnostics_(diagnostics) {
  diagnostics::Diagnostics found;
  files_ = files_below(source, "data", found);
  // What could not be looked into is faulty: anything may be in it.
  for (const auto& one : found.all()) mark_faulty(one.position.file);
  diagnostics_.merge(std::move(found));
}

bool DataFolder::exists(const std::string& name) const {
  std::error_code error;
  return std::filesystem::exists(source_ / name, error) || std::filesystem::is_symlink(source_ / name, error);
}

void DataFolder::report_missing(const std::string& name, const Text& least) {
  diagnostics_.add("missing-file"_code, {name}, {name, least});
  mark_faulty(name);
}

void DataFolder::refuse_unknown_files() {
  for (const std::string& name : files_) {
    const bool is_elsewhere =
        name.starts_with("data/schema/") || name.starts_with("data/i18n/") || name.ends_with(".md");
    if (!is_elsewhere && !expected_.contains(name)) diagnostics_.add("unknown-data-file"_code, {name});
  }
}

std::optional<YamlNode> DataFolder::yaml_of(const std::string& name) {
  expect(name);
  const auto file = read_text(source_, name, diagnostics_);
  auto yaml = file ? parse_yaml(name, file->text, diagnostics_) : std::nullopt;
  if (!yaml) mark_faulty(name);
  return yaml;
}

RecordReading DataFolder::reading_of(const std::string& name) {
  RecordReading reading{name, diagnostics_, guide_.mentions, guide_.page_mentions, {}};
  reading.inline_markdown = [this, name](const std::string& text, const YamlNode& node) {
    return inline_markdown(name, text, node);
  };
  return reading;
}

guide::InlineText DataFolder::inline_markdown(const std::string& name, const std::string& text,
                                              const YamlNode& node) {
  const YamlNode::TextPlace& start = node.text_place;
  const MarkdownPlace place = start.is_exact
                                  ? MarkdownPlace{name, "", start.line, start.column, start.indentation}
                                  : MarkdownPlace{name, "", node.line, node.column, 0, node.length};
  MarkdownContext context = markdown_ == nullptr ? MarkdownContext{} : *markdown_;
  // Terms are linked where they are first used on a page, not in data shown on many.
  context.terms = nullptr;
  diagnostics::Diagnostics found;
  guide::InlineText read = read_inline(text, place, context, found);
  for (diagnostics::Diagnostic one : found.all()) {
    // Where all of the value is marked, a part of it must not be pasted over the mark.
    if (!start.is_exact) one.suggestion.clear();
    diagnostics_.add(std::move(one));
  }
  for (guide::Link& link : read.links) link.is_exact = start.is_exact;
  guide_.data_links.insert(guide_.data_links.end(), read.links.begin(), read.links.end());
  guide_.data_citations.insert(guide_.data_citations.end(), read.citations.begin(), read.citations.end());
  return read;
}

guide::Position DataFolder::position_of_id(const std::string& name, const std::string& id, int nth) const {
  diagnostics::Diagnostics ignored;
  const auto file = read_text(source_, name, ignored);
  const std::string needle = "id: " + id;
  std::size_t at = std::string::npos;
  if (file) {
    std::size_t from = 0;
    for (int found = 0; found < nth; from = at + needle.size()) {
      at = file->text.find(needle, from);
      if (at == std::string::npos) break;
      const std::size_t end = at + needle.size();
      if (end == file->text.size() || file->text[end] == '\n' || file->text[end] == ' ' ||
          file->text[end] == ',' || file->text[end] == '}') {
        ++found;
      }
    }
  }
  if (at == std::string::npos) return {name};
  guide::Position position = position_at(name, file->text, at + 4);
  position.length = static_cast<std::uint32_t>(id.size());
  return position;
}

void DataFolder::refuse_other_id(const YamlNode& yaml, const std::string& id, const std::string& name) {
  if (id.empty() || id == stem_of(name)) return;
  const RecordReading reading = reading_of(name);
  diagnostics_.add("id-is-not-file-name"_code, reading.position(yaml.find("id")->value), {id, stem_of(name)});
  mark_faulty(name);  // it may be meant by either
}

std::string capitalised(std::string_view text) {
  std::string result(text);
  if (!result.empty())
    result.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(result.front())));
  return result;
}

std::string stem_of(const std::string& name) {
  const std::string file = name.substr(name.rfind('/') + 1);
  return file.substr(0, file.rfind('.'));
}

}  // namespace leidraad::load
