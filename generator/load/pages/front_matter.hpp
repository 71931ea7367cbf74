// The front matter of a page.
#pragma once

#include "guide/pages/page.hpp"
#include "load/yaml/record.hpp"

namespace leidraad::load {

// The keys above the text of a page; load/pages/page_file.cpp makes a Page of them.
struct FrontMatter {
  std::string title;
  std::string description;
  std::string nav;
  std::optional<int> order;
  guide::PhaseReference phase;
  guide::MediaReference drawing;
  std::vector<guide::RoleReference> who;
  guide::Layout layout = guide::Layout::page;
  std::vector<std::string> keywords;
  guide::InSearch in_search = guide::InSearch::usual;
  std::vector<guide::Alias> aliases;
  bool toc = true;
};

template <>
const std::vector<std::string>& words_of<guide::Layout>();
template <>
const std::vector<std::string>& words_of<guide::InSearch>();
template <>
struct ValueReader<guide::Alias> {
  static bool read(const YamlNode& node, guide::Alias& value, RecordReading& reading, const RecordKey& key);
  static ordered_json schema(const RecordKey& key);
};
template <>
const Record<FrontMatter>& record_of<FrontMatter>();

}  // namespace leidraad::load
