#include "load/conservation/lost_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "load/conservation/code_blocks.hpp"
#include "load/conservation/source_bytes.hpp"
#include "text/unicode.hpp"

namespace leidraad::load {

using diagnostics::operator""_code;

namespace {

class LossFinder {
public:
  LossFinder(const SourceText& source, const SourceTrace& trace, const std::vector<std::size_t>& told_rows,
             diagnostics::Diagnostics& diagnostics)
      : source_(source),
        text_(source.text()),
        trace_(trace),
        told_rows_(told_rows),
        diagnostics_(diagnostics) {}

  void report() {
    for (const SpareCells& row : trace_.spare_cells) {
      if (is_told(row.place.start)) continue;
      diagnostics_.add("spare-cells"_code, at(row.place.start, row.place.length),
                       {std::to_string(row.columns)});
    }
    for (const Span& row : trace_.rows_without_bar)
      diagnostics_.add("row-without-bar"_code, at(row.start, row.length));
    for (const Span& number : trace_.misnumbered) {
      diagnostics_.add("misnumbered-item"_code, at(number.start, number.length),
                       {std::string(text_.substr(number.start, number.length))});
    }
    go_through();
    // In the order of the source: the first one of a name is the one that counts.
    std::sort(definitions_.begin(), definitions_.end(),
              [](const TracedDefinition& a, const TracedDefinition& b) { return a.start < b.start; });
    for (const TracedDefinition& found : definitions_) define(found.definition, found.start);
  }

private:
  [[nodiscard]] guide::Position at(std::size_t start, std::size_t length) const {
    return source_.at_offset(start, length);
  }

  // Whether something before `at` on its line was told to cut the row.
  [[nodiscard]] bool is_told(std::size_t at) const {
    const auto after = std::upper_bound(told_rows_.begin(), told_rows_.end(), at);
    if (after == told_rows_.begin()) return false;
    const std::size_t told = *(after - 1);
    return text_.substr(told, at - told).find('\n') == std::string_view::npos;
  }

  // From one byte that matters to the next, since nearly none does: those that nobody took, and those of
  // characters outside ASCII.
  void go_through() {
    const std::string_view shown = trace_.shown;
    std::size_t untaken = shown.find(traced::nothing);
    std::size_t foreign = text::next_outside_ascii(text_, 0);
    for (std::size_t at = std::min(untaken, foreign); at < text_.size(); at = std::min(untaken, foreign)) {
      std::size_t next = at + 1;
      if (at == untaken) {
        if (is_word(text_[at])) next = std::max(next, lost(at));
      } else {
        hidden(at);
      }
      if (untaken < next) {
        const bool goes_on = next < shown.size() && shown[next] == traced::nothing;
        untaken = goes_on ? next : shown.find(traced::nothing, next);
      }
      if (foreign < next) foreign = text::next_outside_ascii(text_, next);
    }
  }

  // A word that nobody took at `start`; gives where to go on.
  std::size_t lost(std::size_t start) {
    const std::size_t line = text_.rfind('\n', start);
    std::size_t first = line == std::string_view::npos ? 0 : line + 1;
    while (first < start && std::string_view{" \t>-+*"}.find(text_[first]) != std::string_view::npos) ++first;
    if (text_.substr(first).starts_with("[^")) {
      if (const auto label = link_label_at(text_, first, text_.size());
          label && label->end < text_.size() && text_[label->end] == ':')
        return lost_note(first, label->end);
    }
    if (text_[first] == '[') {
      if (auto definition = link_definition_at(text_, first, text_.size())) {
        const std::size_t end = definition->end;
        definitions_.push_back({std::move(*definition), first});
        return std::max(end, start + 1);
      }
    }
    const std::size_t end = std::min(text_.find('\n', start), text_.size());
    std::size_t stop = start;
    while (stop < end && trace_.shown[stop] == traced::nothing) ++stop;
    // A text of several lines is one loss.
    if (start > last_lost_line_end_ + 1 || last_lost_line_end_ == 0) {
      diagnostics_.add("lost-text"_code, at(start, stop - start));
    }
    last_lost_line_end_ = end;
    return stop;
  }

  std::size_t lost_note(std::size_t start, std::size_t label_end) {
    const std::string label(text_.substr(start + 2, label_end - start - 3));
    const bool is_known = std::binary_search(trace_.note_labels.begin(), trace_.note_labels.end(), label) ||
                          !lost_notes_.insert(label).second;
    if (is_known) {
      diagnostics_.add("duplicate-note"_code, at(start, label_end + 1 - start), {label});
    } else if (!meant_notes().contains(label)) {
      diagnostics_.add("unused-note"_code, at(start, label_end + 1 - start), {label});
    }
    // All of the note is lost with it: what follows on its lines, until somebody took something or the next
    // one starts.
    std::size_t end = std::min(text_.find('\n', start), text_.size());
    while (end < text_.size()) {
      const std::size_t next = end + 1;
      const std::size_t next_end = std::min(text_.find('\n', next), text_.size());
      const bool is_blank =
          text_.substr(next, next_end - next).find_first_not_of(" \t>") == std::string_view::npos;
      const std::string_view line =
          text_.substr(std::min(text_.size(), past_line_prefix(text_, next, text_.size())));
      const bool is_lost = std::all_of(trace_.shown.begin() + static_cast<std::ptrdiff_t>(next),
                                       trace_.shown.begin() + static_cast<std::ptrdiff_t>(next_end),
                                       [](char c) { return c == traced::nothing || c == '\n'; });
      if (!is_blank && (!is_lost || (line.starts_with('[') && line.find("]:") < line.find('\n')))) break;
      end = next_end;
    }
    return std::max(end, label_end);
  }

  // Notes that the text names in a way that did not work, which is told there: `[^1`, `[^een twee]`.
  const std::set<std::string>& meant_notes() {
    if (are_meant_notes_known_) return meant_notes_;
    are_meant_notes_known_ = true;
    for (std::size_t at = text_.find("[^"); at != std::string_view::npos; at = text_.find("[^", at + 2)) {
      const char shown = trace_.shown[at];
      if (shown != '[' && shown != traced::label_open && shown != traced::link_open) continue;
      constexpr std::size_t longest = 200;
      const std::size_t end = std::min(text_.find_first_of("]\n", at), text_.size());
      if (end - at > longest || text_.substr(end).starts_with("]:")) continue;
      const std::string_view label = text_.substr(at + 2, end - at - 2);
      meant_notes_.emplace(label);
      meant_notes_.emplace(label.substr(0, label.find_first_of(" .,;:)")));
    }
    return meant_notes_;
  }

  void define(const LinkDefinition& definition, std::size_t start) {
    const auto [known, is_new] = defined_.emplace(definition.label.name, start);
    const std::string label(text_.substr(start + 1, definition.label.end - start - 2));
    const guide::Position place = at(start, definition.end - start);
    if (!is_new) {
      diagnostics_.add("duplicate-definition"_code, place, {label})
          .notes.push_back({{"hier staat het eerste", "the first one stands here"}, at(known->second, 1)});
      return;
    }
    // `[//]: # (…)` is how some write a comment.
    if (definition.address == "#" || definition.address == "<>" || definition.address.empty()) return;
    if (!std::binary_search(trace_.used_labels.begin(), trace_.used_labels.end(), definition.label.name)) {
      diagnostics_.add("unused-definition"_code, place, {label});
    }
  }

  // Characters that nobody sees. Joiners have their place in emoji and in scripts that need them.
  void hidden(std::size_t index) {
    const auto lead = static_cast<unsigned char>(text_[index]);
    if (lead != 0xC2 && lead != 0xD8 && lead != 0xE1 && lead != 0xE2 && lead != 0xEF && lead != 0xF3) return;
    std::size_t end = index;
    const std::int32_t character = text::next_character(text_, end);
    const bool turns = character == 0x061C || character == 0x200E || character == 0x200F ||
                       (character >= 0x202A && character <= 0x202E) ||
                       (character >= 0x2066 && character <= 0x2069);
    const bool is_joiner = character == 0x200C || character == 0x200D;
    const auto is_ascii = [&](std::size_t at) {
      return at >= text_.size() || static_cast<unsigned char>(text_[at]) < 0x80;
    };
    const bool is_useless_joiner = is_joiner && (index == 0 || is_ascii(index - 1)) && is_ascii(end);
    const bool is_hidden = character == 0x00AD || character == 0x200B || character == 0x180E ||
                           (character >= 0x2060 && character <= 0x2064) || character == 0xFEFF ||
                           (character >= 0xE0000 && character <= 0xE007F && !is_flag(index)) ||
                           is_useless_joiner;
    if (!turns && !is_hidden) return;
    diagnostics_.add(turns ? "direction-character"_code : "hidden-character"_code, at(index, end - index),
                     {fmt::format("{:04X}", character)});
  }

  // The flags of England, Scotland and Wales are spelled with tags.
  [[nodiscard]] bool is_flag(std::size_t index) const {
    const std::string_view flag = "\xF0\x9F\x8F\xB4";
    constexpr std::size_t longest = 32;
    const std::size_t from = index > longest ? index - longest : 0;
    return text_.substr(from, index - from).rfind(flag) != std::string_view::npos;
  }

  const SourceText& source_;
  std::string_view text_;
  const SourceTrace& trace_;
  const std::vector<std::size_t>& told_rows_;
  diagnostics::Diagnostics& diagnostics_;
  std::vector<TracedDefinition> definitions_ = trace_.definitions;
  std::map<std::string, std::size_t> defined_;
  std::set<std::string> lost_notes_;
  std::set<std::string> meant_notes_;
  bool are_meant_notes_known_ = false;
  std::size_t last_lost_line_end_ = 0;
};

}  // namespace

void report_lost_text(const SourceText& source, const SourceTrace& trace,
                      const std::vector<std::size_t>& told_rows, diagnostics::Diagnostics& diagnostics) {
  report_code_blocks(source, trace, diagnostics);
  LossFinder(source, trace, told_rows, diagnostics).report();
}

}  // namespace leidraad::load
