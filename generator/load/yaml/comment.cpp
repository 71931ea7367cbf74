#include "load/yaml/comment.hpp"

#include <algorithm>

namespace leidraad::load {

namespace {

constexpr std::string_view blanks = " \t";

std::size_t skip(std::string_view text, std::size_t at, std::string_view signs) {
  return std::min(text.find_first_not_of(signs, at), text.size());
}

std::size_t end_of_line(std::string_view text, std::size_t at) {
  return std::min(text.find('\n', at), text.size());
}

std::string_view trimmed(std::string_view text) {
  const std::size_t start = skip(text, 0, blanks);
  const std::size_t end = text.find_last_not_of(blanks);
  return end == std::string_view::npos || end < start ? std::string_view{}
                                                      : text.substr(start, end + 1 - start);
}

// "# so" and a line of only "####".
bool reads_as_comment(std::string_view text, std::size_t hash) {
  const std::size_t end = skip(text, hash, "#");
  return end == text.size() || text[end] == '\n' || blanks.find(text[end]) != std::string_view::npos;
}

// As a scalar of YAML that means exactly this.
std::string quoted(std::string_view text) {
  const bool is_simple = text.find_first_of("\"\\\t") == std::string_view::npos;
  if (is_simple) return '"' + std::string(text) + '"';
  std::string quoted = "'";
  for (const char sign : text) {
    if (sign == '\'') quoted += '\'';
    quoted += sign;
  }
  return quoted + "'";
}

LostText lost_at(std::string_view text, std::size_t hash, std::size_t end) {
  return {hash, trimmed(text.substr(hash, end - hash)).size(), {}};
}

// From `start`, with the lines below that belong to it, on one line.
std::string on_one_line(std::string_view text, std::size_t start, std::size_t first_end,
                        std::size_t indentation) {
  std::string joined;
  std::size_t at = start;
  for (std::size_t end = end_of_line(text, start);; end = end_of_line(text, at)) {
    const std::string_view line = trimmed(text.substr(at, end - at));
    if (end > first_end && line.empty()) break;
    if (end > first_end && skip(text, at, " ") - at < indentation) break;
    joined.append(joined.empty() ? "" : " ").append(line);
    if (end == text.size()) break;
    at = end + 1;
  }
  return joined;
}

}  // namespace

std::optional<std::size_t> end_of_scalar(std::string_view text, std::size_t start, std::string_view value) {
  if (start >= text.size()) return std::nullopt;
  const char first = text[start];
  if (first == '|' || first == '>') return skip(text, start + 1, "0123456789+-");
  if (first == '"' || first == '\'') {
    for (std::size_t at = start + 1; at < text.size(); ++at) {
      const bool is_escape =
          (first == '"' && text[at] == '\\') || (first == '\'' && text.substr(at, 2) == "''");
      if (is_escape) {
        ++at;
      } else if (text[at] == first) {
        return at + 1;
      }
    }
    return std::nullopt;
  }
  // Folding changes white space only.
  constexpr std::string_view white = " \t\n";
  std::size_t at = start;
  std::size_t end = start;
  for (const char sign : value) {
    if (white.find(sign) != std::string_view::npos) continue;
    at = skip(text, at, white);
    if (at == text.size() || text[at] != sign) return std::nullopt;
    end = ++at;
  }
  return end;
}

std::optional<LostText> lost_behind(std::string_view text, std::size_t start, std::size_t end,
                                    std::optional<std::size_t> indentation) {
  const bool is_plain = std::string_view("\"'|>").find(text[start]) == std::string_view::npos;
  const bool is_block = text[start] == '|' || text[start] == '>';
  std::size_t hash = skip(text, end, blanks);
  if (hash == text.size()) return std::nullopt;
  bool is_spaced = hash > end;
  if (is_plain && indentation && text[hash] == '\n') {
    // The next line of the value, if it is one.
    const std::size_t line = hash + 1;
    hash = skip(text, line, " ");
    if (hash - line < *indentation) return std::nullopt;
    is_spaced = true;
  }
  if (hash == text.size() || text[hash] != '#' || (is_spaced && reads_as_comment(text, hash)))
    return std::nullopt;
  std::size_t line_end = end_of_line(text, hash);
  if (!indentation) line_end = std::min(line_end, text.find_first_of(",]}", hash));
  LostText lost = lost_at(text, hash, line_end);
  if (is_block) {
    const std::string_view said = trimmed(text.substr(hash + 1, line_end - hash - 1));
    lost.instead = std::string(text.substr(start, end - start)) + " # " + std::string(said);
  } else if (!indentation) {
    lost.instead = quoted(trimmed(text.substr(start, line_end - start)));
  } else {
    lost.instead = quoted(is_plain ? on_one_line(text, start, line_end, *indentation)
                                   : trimmed(text.substr(start, line_end - start)));
  }
  return lost;
}

std::optional<LostText> lost_instead_of_value(std::string_view text, std::size_t at, bool is_item) {
  at = skip(text, at, blanks);
  if (at < text.size() && text[at] == ':') at = skip(text, at + 1, blanks);
  while (is_item && at < text.size() && text[at] != '-') {
    if (text[at] == '#') {
      at = end_of_line(text, at);
    } else if (blanks.find(text[at]) == std::string_view::npos && text[at] != '\n') {
      return std::nullopt;  // between brackets, or something that is no item
    }
    at = skip(text, at, " \t\n");
  }
  if (is_item) at = skip(text, at + 1, blanks);
  if (at >= text.size() || text[at] != '#' || reads_as_comment(text, at)) return std::nullopt;
  LostText lost = lost_at(text, at, end_of_line(text, at));
  lost.instead = quoted(text.substr(at, lost.length));
  return lost;
}

}  // namespace leidraad::load
