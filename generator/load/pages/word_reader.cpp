#include "load/pages/word_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "load/conservation/citation_syntax.hpp"
#include "load/pages/markdown_tree.hpp"
#include "load/pages/term_index.hpp"

namespace leidraad::load {

WordReader::WordReader(ProseReading& reading) : reading_(reading) {
  if (reading.context.terms != nullptr) used_terms_.resize(reading.context.terms->size());
}

bool WordReader::has_terms() const {
  return reading_.context.terms != nullptr && !reading_.context.terms->empty();
}

std::optional<WordReader::Piece> WordReader::citation_at(std::string_view text, std::size_t start) {
  constexpr std::size_t longest_citation = 1000;
  const std::size_t end = text.substr(0, std::min(text.size(), start + longest_citation)).find(']', start);
  if (end == std::string_view::npos) return std::nullopt;
  guide::Citation citation;
  std::string_view inside = text.substr(start + 1, end - start - 1);
  while (!inside.empty()) {
    const std::string_view item = next_cited(inside);
    if (item.empty()) return std::nullopt;
    citation.items.push_back({std::string(item.substr(1)), reading_.position_of(item)});
  }
  if (citation.items.empty()) return std::nullopt;
  reading_.prose.citations.push_back(std::move(citation));
  return Piece{start, end + 1, fmt::format("{0}C{1}{0}", guide::hole, reading_.prose.citations.size() - 1)};
}

std::optional<WordReader::Piece> WordReader::next_citation(std::string_view text, std::size_t from) {
  for (std::size_t at = text.find("[@", from); at != std::string_view::npos; at = text.find("[@", at + 2)) {
    if (auto piece = citation_at(text, at)) {
      // The citation hugs the word before it.
      while (piece->start > from && text[piece->start - 1] == ' ') --piece->start;
      return piece;
    }
  }
  return std::nullopt;
}

std::optional<WordReader::Piece> WordReader::next_term(std::string_view text, std::size_t from) {
  if (suspended_ > 0 || !has_terms()) return std::nullopt;
  const auto match = reading_.context.terms->find(text, from, used_terms_);
  if (!match) return std::nullopt;
  return Piece{
      match->start, match->start + match->length,
      fmt::format("{0}G{1};{2}{0}", guide::hole, match->term, text.substr(match->start, match->length))};
}

void WordReader::read(cmark_node* node) {
  const std::string text(literal_of(node));
  std::vector<Piece> pieces;
  auto citation = next_citation(text, 0);
  auto term = next_term(text, 0);
  while (citation || term) {
    const bool is_term = term && (!citation || term->start < citation->start);
    Piece piece = std::move(is_term ? *term : *citation);
    if (is_term) used_terms_[static_cast<std::size_t>(std::stoul(piece.hole.substr(2)))] = true;
    // Each is searched on only from where it was taken, so that a long text is gone through once.
    if (!is_term) citation = next_citation(text, piece.end);
    if (is_term || (term && term->start < piece.end)) term = next_term(text, piece.end);
    if (is_term && citation && citation->start < piece.end) continue;
    pieces.push_back(std::move(piece));
  }
  if (pieces.empty()) return;
  // Holes are written as text: a table cell, among others, takes no nodes of our own.
  std::string filled;
  std::size_t done = 0;
  for (const Piece& piece : pieces) {
    filled += std::string_view{text}.substr(done, piece.start - done);
    filled += piece.hole;
    done = piece.end;
  }
  filled += std::string_view{text}.substr(done);
  cmark_node_set_literal(node, filled.c_str());
}

}  // namespace leidraad::load
