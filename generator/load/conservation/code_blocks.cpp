#include "load/conservation/code_blocks.hpp"

#include <algorithm>
#include <array>

#include "load/conservation/link_syntax.hpp"
#include "load/pages/markdown_tree.hpp"
#include "text/unicode.hpp"

namespace leidraad::load {

using diagnostics::operator""_code;

namespace {

// Names that stand after a fence, to tell them from a sentence.
constexpr std::array<std::string_view, 45> languages = {
    "bash", "sh",   "shell",      "console",    "text", "txt",        "plain",    "js",   "ts",
    "jsx",  "tsx",  "javascript", "typescript", "html", "css",        "scss",     "json", "jsonc",
    "yaml", "yml",  "toml",       "xml",        "svg",  "sql",        "python",   "py",   "rust",
    "go",   "java", "kotlin",     "c",          "c++",  "cpp",        "c#",       "r",    "ruby",
    "php",  "diff", "markdown",   "md",         "ini",  "dockerfile", "makefile", "http", "mermaid"};

struct Fence {
  std::size_t start = 0;
  std::size_t count = 0;
  std::string_view rest;  // of the line, without spaces around it
};

std::string_view without_blanks(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

// The fence with which a line starts, as far as `sign` goes.
Fence fence_of(std::string_view text, std::size_t line, std::size_t line_end, char sign) {
  std::size_t at = past_line_prefix(text, line, line_end);
  const std::size_t start = at;
  while (at < line_end && text[at] == sign) ++at;
  return {start, at - start, without_blanks(text.substr(at, line_end - at))};
}

class CodeJudge {
public:
  CodeJudge(const SourceText& source, diagnostics::Diagnostics& diagnostics)
      : source_(source), text_(source.text()), diagnostics_(diagnostics) {}

  void judge(const CodePlace& place) {
    int length = 0;
    int offset = 0;
    char sign = '\0';
    if (cmark_node_get_fenced(place.node, &length, &offset, &sign) != 0) {
      fenced(place, static_cast<std::size_t>(std::max(3, length)), sign);
    } else {
      indented(place);
    }
  }

private:
  void fenced(const CodePlace& place, std::size_t length, char sign) {
    const std::size_t first_end = std::min(text_.find('\n', place.start), text_.size());
    const std::string marks(length, sign);
    const std::size_t open = text_.substr(0, first_end).find(marks, place.start);
    if (open == std::string_view::npos) return;
    const char* const told = cmark_node_get_fence_info(place.node);
    const std::string_view info = told == nullptr ? std::string_view{} : std::string_view{told};
    if (holds_text(info)) {
      diagnostics_.add("code-words"_code, source_.at_offset(open + length, first_end - open - length),
                       {marks});
    }
    bool is_closed = false;
    for (std::size_t line = first_end + 1; line < place.end;) {
      const std::size_t line_end = std::min(text_.find('\n', line), text_.size());
      const Fence fence = fence_of(text_, line, line_end, sign);
      if (fence.count >= length) {
        is_closed = fence.rest.empty();
        if (!is_closed && fence.rest.find(sign) == std::string_view::npos) {
          diagnostics::Diagnostic& one =
              diagnostics_.add("unclosed-code"_code, source_.at_offset(open, first_end - open), {marks});
          one.notes.push_back(
              {{"hier begint binnen dat blok een ander", "here another one starts inside that block"},
               source_.at_offset(fence.start, line_end - fence.start)});
          return;
        }
      }
      line = line_end + 1;
    }
    if (!is_closed)
      diagnostics_.add("unclosed-code"_code, source_.at_offset(open, first_end - open), {marks});
  }

  // More than the name of a language and a word about it.
  static bool holds_text(std::string_view info) {
    if (info.empty() || info.find_first_of("{=") != std::string_view::npos) return false;
    const std::string_view first = info.substr(0, info.find(' '));
    const auto words = std::count(info.begin(), info.end(), ' ') + 1;
    const std::string language = text::lower_case(first);
    const bool is_known = std::find(languages.begin(), languages.end(), language) != languages.end();
    if (is_known) return words > 2;
    return words > 1 || (first.front() >= 'A' && first.front() <= 'Z');
  }

  void indented(const CodePlace& place) {
    const std::size_t line_end = std::min(text_.find('\n', place.start), text_.size());
    const std::string_view code = literal_of(place.node);
    if (!looks_like_prose(code)) return;
    const std::size_t start = past_line_prefix(text_, place.start, line_end);
    diagnostics_.add("indented-text"_code, source_.at_offset(start, line_end - start));
  }

  // Words with an end, and nothing that only code has; or a mark that would have worked without the spaces.
  static bool looks_like_prose(std::string_view code) {
    const std::string_view first = without_blanks(code.substr(0, code.find('\n')));
    if (first.starts_with("## ") || first.starts_with("### ") || first.starts_with("::")) return true;
    if (first.starts_with("[") && first.find("](") != std::string_view::npos) return true;
    if (first.starts_with("|") && code.find("\n|") != std::string_view::npos &&
        (code.find("|---") != std::string_view::npos || code.find("| ---") != std::string_view::npos))
      return true;
    std::string_view text = without_blanks(code);
    while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.remove_suffix(1);
    bool is_item = false;
    for (const std::string_view mark : {"- ", "* ", "+ ", "> "}) {
      if (!text.starts_with(mark)) continue;
      text.remove_prefix(2);
      is_item = true;
    }
    std::size_t digits = 0;
    while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') ++digits;
    if (digits > 0 && text.substr(digits).starts_with(". ")) {
      text.remove_prefix(digits + 2);
      is_item = true;
    }
    text = without_blanks(text);
    if (text.empty()) return false;
    const auto first_byte = static_cast<unsigned char>(text.front());
    const bool starts_like_it = (first_byte >= 'A' && first_byte <= 'Z') || first_byte >= 0x80 ||
                                (first_byte >= 'a' && first_byte <= 'z') || text.starts_with("**");
    if (!starts_like_it || text.find_first_of("{}=;<>$\\|_") != std::string_view::npos) return false;
    if (text.find("()") != std::string_view::npos || text.find("--") != std::string_view::npos) return false;
    std::size_t words = 0;
    std::size_t lowercase = 0;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find_first_of(" \n", at), text.size());
      if (end > at) {
        ++words;
        if (text[at] >= 'a' && text[at] <= 'z') ++lowercase;
      }
      at = end + 1;
    }
    const bool ends_like_it = std::string_view{".!?"}.find(text.back()) != std::string_view::npos;
    const bool is_capital = first_byte < 'a' || first_byte >= 0x80;
    constexpr std::size_t sentence = 4;
    return (words >= sentence && lowercase * 2 >= words && is_capital && ends_like_it) ||
           (is_item && words >= 2 && is_capital && lowercase > 0 && text.find(':') == std::string_view::npos);
  }

  const SourceText& source_;
  std::string_view text_;
  diagnostics::Diagnostics& diagnostics_;
};

}  // namespace

void report_code_blocks(const SourceText& source, const SourceTrace& trace,
                        diagnostics::Diagnostics& diagnostics) {
  CodeJudge judge(source, diagnostics);
  for (const CodePlace& place : trace.code) judge.judge(place);
}

}  // namespace leidraad::load
