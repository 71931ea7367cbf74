#include "load/conservation/leftover_marks.hpp"

#include <algorithm>
#include <array>

#include "load/conservation/citation_syntax.hpp"
#include "load/conservation/leftover.hpp"

namespace leidraad::load {

using diagnostics::operator""_code;

namespace {

// The kinds of signs that the rules look for.
constexpr unsigned link_signs = 1;
constexpr unsigned other_signs = 2;
constexpr unsigned emphasis_signs = 4;
constexpr unsigned code_signs = 8;

struct Sign {
  char byte = '\0';
  unsigned kinds = 0;
};
constexpr std::array<Sign, 15> all_signs = {{{'[', link_signs},
                                             {']', link_signs},
                                             {'!', link_signs},
                                             {'<', link_signs | other_signs},
                                             {'`', other_signs | code_signs},
                                             {'&', other_signs},
                                             {':', other_signs},
                                             {'{', other_signs},
                                             {'\\', other_signs},
                                             {traced::escaped, other_signs},
                                             {'*', emphasis_signs},
                                             {'_', emphasis_signs},
                                             {'~', emphasis_signs},
                                             {'^', emphasis_signs},
                                             {'=', emphasis_signs}}};

// The signs of a page, to ask each of its texts for. Most pages show none or a few of them, and what a page
// does not show, no text of it has to be gone through for.
class PageSigns {
public:
  explicit PageSigns(std::string_view shown) {
    for (const Sign& sign : all_signs) {
      if (shown.find(sign.byte) != std::string_view::npos) signs_[count_++] = sign;
    }
  }

  // The kinds of those that a text shows.
  [[nodiscard]] unsigned kinds_in(std::string_view shown) const {
    unsigned kinds = 0;
    for (std::size_t index = 0; index < count_; ++index) {
      const Sign& sign = signs_[index];
      if ((kinds | sign.kinds) != kinds && shown.find(sign.byte) != std::string_view::npos)
        kinds |= sign.kinds;
    }
    return kinds;
  }

private:
  std::array<Sign, all_signs.size()> signs_;
  std::size_t count_ = 0;
};

// The first place is the message, the others are notes on it.
void report_missing(const SourceText& source, const std::vector<MissingLabel>& missing,
                    diagnostics::Diagnostics& diagnostics) {
  constexpr std::size_t most_notes = 5;
  for (const MissingLabel& label : missing) {
    const Span first = label.places.front();
    diagnostics::Diagnostic& one =
        diagnostics.add(label.is_note ? "unknown-note"_code : "unknown-link-label"_code,
                        source.at_offset(first.start, first.length), {label.name});
    for (std::size_t index = 1; index < std::min(label.places.size(), most_notes + 1); ++index) {
      const Span place = label.places[index];
      one.notes.push_back({{"ook hier", "here too"}, source.at_offset(place.start, place.length)});
    }
  }
}

void report_underlined(const SourceText& source, const InlineBlock& block,
                       diagnostics::Diagnostics& diagnostics) {
  const std::string_view text = source.text().substr(block.start, block.end - block.start);
  if (text.empty()) return;
  const std::size_t colon = text.find(": ");
  const bool is_key =
      colon != std::string_view::npos && text.find(' ') > colon && text.front() >= 'a' && text.front() <= 'z';
  const bool is_sentence = std::string_view{".,;:"}.find(text.back()) != std::string_view::npos;
  if (is_key || is_sentence || text.find('\n') != std::string_view::npos) {
    diagnostics.add("underlined-heading"_code, source.at_offset(block.start, text.size()));
  }
}

// `` `a|b` `` in a row: the bar ends the cell, and half of the code stands in each of two. Told in the first
// one.
void find_cut_code(const SourceText& source, const SourceTrace& trace, const InlineBlock& block,
                   std::vector<std::size_t>& backticks, LeftoverText& text) {
  const std::size_t open = text.shown.rfind('`');
  if (open == std::string_view::npos) return;
  const std::size_t start = block.start + open;
  if (!backticks.empty() && backticks.back() > start) return text.hush(open, 1);
  const std::size_t line_end = std::min(source.text().find('\n', start), source.text().size());
  const std::string_view rest = source.text().substr(start, line_end - start);
  const std::size_t close = rest.find('`', 1);
  const std::size_t bar = rest.find('|');
  if (close == std::string_view::npos || bar > close || trace.shown[start + close] == traced::code) return;
  std::string suggestion(rest.substr(0, close + 1));
  for (std::size_t at = suggestion.find('|'); at != std::string::npos; at = suggestion.find('|', at + 2))
    suggestion.insert(at, "\\");
  text.tell("stray-backtick"_code, open, close + 1, {}, suggestion);
  backticks.push_back(start + close + 1);
}

}  // namespace

void LeftoverText::hush(std::size_t start, std::size_t length) {
  (void)claim(start, start + length);
}

bool LeftoverText::is_told(std::size_t at) const {
  return std::any_of(told_.begin(), told_.end(),
                     [&](const Span& span) { return at >= span.start && at < span.start + span.length; });
}

bool LeftoverText::claim(std::size_t start, std::size_t end) {
  const bool is_free = std::none_of(told_.begin(), told_.end(), [&](const Span& span) {
    return start < span.start + span.length && span.start < end;
  });
  // Nobody reads more of one text, and every place is held against all of these.
  constexpr std::size_t most_told = 100;
  if (!is_free || told_.size() >= most_told) return false;
  told_.push_back({start, end - start});
  return true;
}

bool LeftoverText::tell(diagnostics::Code code, std::size_t start, std::size_t length,
                        std::vector<diagnostics::Argument> arguments, std::string suggestion) {
  if (!claim(start, start + length)) return false;
  diagnostics::Diagnostic& one =
      diagnostics_.add(code, source_.at_offset(start_ + start, length), std::move(arguments));
  if (suggestion.find('\n') == std::string::npos) one.suggestion = std::move(suggestion);
  return true;
}

void LeftoverText::tell_missing(const std::string& name, bool is_note, std::size_t start,
                                std::size_t length) {
  if (!claim(start, start + length)) return;
  const auto known = std::find_if(missing_.begin(), missing_.end(), [&](const MissingLabel& label) {
    return label.is_note == is_note && label.name == name;
  });
  constexpr std::size_t most_labels = 100;
  if (known != missing_.end()) {
    known->places.push_back({start_ + start, length});
  } else if (missing_.size() < most_labels) {
    missing_.push_back({name, is_note, {{start_ + start, length}}});
  }
}

bool looks_like_address(std::string_view text) {
  if (text.empty() || text.find_first_of(" \t\n") != std::string_view::npos) return false;
  if (text.find("://") != std::string_view::npos || text.starts_with("mailto:")) return true;
  if (text.starts_with("./") || text.starts_with("../") || text.starts_with("www.")) return true;
  if (text.size() > 1 && text.front() == '#' && is_letter(text[1])) return true;
  const std::string_view path = text.substr(0, text.find('#'));
  for (const char* ending :
       {".md", ".html", ".pdf", ".svg", ".png", ".jpg", ".jpeg", ".webp", ".gif", ".docx", ".xlsx"}) {
    if (path.size() > std::string_view{ending}.size() && path.ends_with(ending)) return true;
  }
  return false;
}

std::vector<std::size_t> report_leftover_marks(const SourceText& source, const SourceTrace& trace,
                                               diagnostics::Diagnostics& diagnostics) {
  std::vector<MissingLabel> missing;
  std::vector<std::size_t> backticks;
  const PageSigns page_signs(trace.shown);
  const bool has_stars = source.text().find('*') != std::string_view::npos;
  for (const InlineBlock& block : trace.blocks) {
    if (block.start >= block.end) continue;
    LeftoverText text(source, trace, block, missing, diagnostics);
    const unsigned signs = page_signs.kinds_in(text.shown);
    if (block.kind == InlineBlock::Kind::cell && (signs & code_signs) != 0)
      find_cut_code(source, trace, block, backticks, text);
    if ((signs & other_signs) != 0) find_leftover_signs(text);
    if ((signs & link_signs) != 0) find_leftover_links(text);
    if (block.kind != InlineBlock::Kind::cell) find_leftover_lines(text);
    if ((signs & emphasis_signs) != 0) find_leftover_emphasis(text);
    if (has_stars) find_lost_stars(text);
    if (block.kind == InlineBlock::Kind::setext_heading) report_underlined(source, block, diagnostics);
  }
  report_missing(source, missing, diagnostics);
  return backticks;
}

void report_marks_in_plain_text(std::string_view value, const guide::Position& position,
                                diagnostics::Diagnostics& diagnostics, bool is_exact) {
  for (const std::string_view mark : {"](", "[@", "[^", "**", "__", "~~", "<!--", "</", "`"}) {
    const std::size_t found = value.find(mark);
    if (found == std::string_view::npos) continue;
    // One alone is an apostrophe.
    if (mark == "`" && value.find(mark, found + 2) == std::string_view::npos) continue;
    if (mark == "[^" && value.find(']', found + 3) == std::string_view::npos) continue;
    const char before = found == 0 ? ' ' : value[found - 1];
    const char after = found + mark.size() < value.size() ? value[found + mark.size()] : ' ';
    const bool is_emphasis = mark.size() == 2 && mark[0] == mark[1];
    // `__` to fill in, `****`, `2**3` and a loose `**` are no emphasis.
    if (is_emphasis && (after == ' ' || after == mark[0] || is_word(before))) continue;
    if (mark == "</" && !is_letter(after)) continue;
    if (mark == "[@" && !is_citation_character(after)) continue;
    guide::Position place = position;
    if (is_exact) {
      place.column += static_cast<std::uint32_t>(found);
      place.length = static_cast<std::uint32_t>(mark.size());
    }
    // As in a page: shown as it stands, and perhaps meant so.
    if (mark == "</") {
      diagnostics.add("raw-html"_code, place);
    } else {
      diagnostics.add("mark-in-plain-text"_code, place, {std::string(mark)});
    }
    return;
  }
}

}  // namespace leidraad::load
