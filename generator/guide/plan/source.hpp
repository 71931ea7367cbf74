// What backs the text: a report, a law, a website.
#pragma once

#include <optional>
#include <string>

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

}  // namespace leidraad::guide
