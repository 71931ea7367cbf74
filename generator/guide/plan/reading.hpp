// What backs and explains the text: sources and glossary terms.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "guide/reference.hpp"

namespace leidraad::guide {

enum class SourceKind { report, law, standard, article, book, website, questionnaire };

struct Source {
  std::string id;
  std::string title;
  std::string authors;
  std::optional<int> year;
  std::string publisher;
  std::string url;
  Position url_position;
  SourceKind kind = SourceKind::report;
  std::string accessed;
  std::string note;
  Position position;
};

struct Term {
  std::string id;
  std::string term;
  std::vector<std::string> forms;
  std::string definition;
  PageReference page;
  bool is_linked = true;
};

}  // namespace leidraad::guide
