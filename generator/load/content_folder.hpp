// The files below content/<language>/ of a guide: its pages, and what they show or offer.
#pragma once

#include <filesystem>
#include <string>
#include <unordered_map>

#include "guide/guide.hpp"
#include "load/pages/markdown.hpp"

namespace leidraad::load {

struct ContentOptions {
  std::filesystem::path source;  // the folder of the guide
  unsigned jobs = 1;
  // The day of the last change of a file, by its name ("content/nl/index.md").
  std::unordered_map<std::string, std::string> dates;
};

// Reads pages and media into `guide`. `context` is what Markdown is read with; it gets to know the media first.
void load_content(guide::Guide& guide, diagnostics::Diagnostics& diagnostics, const MarkdownContext& context,
                  const ContentOptions& options);

}  // namespace leidraad::load
