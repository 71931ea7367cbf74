// What the rules about marks that are left in a text share. For the files leftover_*.cpp of load/.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "load/conservation/source_bytes.hpp"
#include "load/conservation/source_text.hpp"
#include "load/conservation/source_trace.hpp"

namespace leidraad::load {

// What a page uses and does not have, each with all its places: one message a cause.
struct MissingLabel {
  std::string name;
  bool is_note = false;
  std::vector<Span> places;
};

// One text with marks, and what was told about it. Offsets in here are those of the block.
class LeftoverText {
public:
  LeftoverText(const SourceText& source, const SourceTrace& trace, const InlineBlock& block,
               std::vector<MissingLabel>& missing, diagnostics::Diagnostics& diagnostics)
      : shown(std::string_view{trace.shown}.substr(block.start, block.end - block.start)),
        written(source.text().substr(block.start, block.end - block.start)),
        kind(block.kind),
        page(trace.shown),
        source_(source),
        start_(block.start),
        missing_(missing),
        diagnostics_(diagnostics) {}

  // Tells it, unless something was told about the same place.
  bool tell(diagnostics::Code code, std::size_t start, std::size_t length,
            std::vector<diagnostics::Argument> arguments = {}, std::string suggestion = {});
  void tell_missing(const std::string& name, bool is_note, std::size_t start, std::size_t length);
  // Tells nothing more about this place: it belongs to what was told elsewhere.
  void hush(std::size_t start, std::size_t length);
  [[nodiscard]] bool is_told(std::size_t at) const;

  // The byte as shown; a line end outside the text.
  [[nodiscard]] char at(std::size_t index) const { return index < shown.size() ? shown[index] : '\n'; }
  [[nodiscard]] char before(std::size_t index) const { return index == 0 ? '\n' : at(index - 1); }
  // The end of the line, as far as anybody writes: a line without end is not gone through for each of its
  // signs.
  [[nodiscard]] std::size_t line_end(std::size_t from) const {
    constexpr std::size_t farthest = 2000;
    const std::string_view near = shown.substr(0, std::min(shown.size(), from + farthest));
    return std::min(near.find('\n', from), near.size());
  }
  [[nodiscard]] std::string copy(std::size_t start, std::size_t end) const {
    return std::string(written.substr(start, end - start));
  }

  const std::string_view shown;
  const std::string_view written;
  const InlineBlock::Kind kind;
  const std::string_view page;  // all of it, as shown

private:
  bool claim(std::size_t start, std::size_t end);

  const SourceText& source_;
  std::size_t start_;
  std::vector<MissingLabel>& missing_;
  diagnostics::Diagnostics& diagnostics_;
  std::vector<Span> told_;
};

inline bool is_blank_or_end(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == traced::comment || c == traced::nothing;
}
// "index.md", "#kop", "../a", "https://…": what nobody writes between brackets or parentheses as text.
[[nodiscard]] bool looks_like_address(std::string_view text);

// The rules, by kind. Each goes through the text once.
void find_leftover_links(LeftoverText& text);     // links, images, notes, citations
void find_leftover_lines(LeftoverText& text);     // headings, lists, tasks, tables
void find_leftover_signs(LeftoverText& text);     // comments, code, directives, attributes, entities
void find_leftover_emphasis(LeftoverText& text);  // bold, italic, struck through
void find_lost_stars(LeftoverText& text);         // those of sums, read as marks

}  // namespace leidraad::load
