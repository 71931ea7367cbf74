// The words of a text: citations and the first use of glossary terms become holes.
#pragma once

#include <cmark-gfm/cmark-gfm.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "load/pages/prose_reading.hpp"

namespace leidraad::load {

class WordReader {
public:
  explicit WordReader(ProseReading& reading);

  [[nodiscard]] bool has_terms() const;
  // Between these two calls, which nest, no terms are linked: in headings and links.
  void suspend_terms() { ++suspended_; }
  void resume_terms() { --suspended_; }
  // `node` is a text.
  void read(cmark_node* node);

private:
  struct Piece {
    std::size_t start = 0;
    std::size_t end = 0;
    std::string hole;
  };

  // `[@a; @b]` at `start`, if that is what stands there.
  [[nodiscard]] std::optional<Piece> citation_at(std::string_view text, std::size_t start);
  [[nodiscard]] std::optional<Piece> next_citation(std::string_view text, std::size_t from);
  [[nodiscard]] std::optional<Piece> next_term(std::string_view text, std::size_t from);

  ProseReading& reading_;
  std::vector<bool> used_terms_;
  int suspended_ = 0;
};

}  // namespace leidraad::load
