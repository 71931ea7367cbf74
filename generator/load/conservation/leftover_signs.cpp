#include <algorithm>
#include <array>

#include "guide/pages/directives.hpp"
#include "load/conservation/leftover.hpp"

namespace leidraad::load {

using diagnostics::operator""_code;

namespace {

// Those that people know by heart and end without the semicolon.
constexpr std::array<std::string_view, 20> common_entities = {
    "nbsp",  "amp",    "lt",   "gt",   "quot", "euro", "copy", "shy",    "hellip", "ndash",
    "mdash", "eacute", "euml", "iuml", "ouml", "auml", "uuml", "egrave", "bull",   "rarr"};

class SignFinder {
public:
  explicit SignFinder(LeftoverText& text) : text_(text) {}

  void find() {
    static constexpr ByteSet signs("`<&:{");
    const std::string_view shown = text_.shown;
    for (std::size_t at = signs.find_in(shown, 0); at != std::string_view::npos;
         at = signs.find_in(shown, at)) {
      at = std::max(at + 1, judge(at));
    }
    const std::size_t last = shown.find_last_not_of(' ');
    if (text_.kind != InlineBlock::Kind::cell && last != std::string_view::npos && shown[last] == '\\')
      trailing(last);
    if (shown.find(traced::escaped) != std::string_view::npos) paths();
  }

private:
  // Where to go on.
  std::size_t judge(std::size_t at) {
    switch (text_.at(at)) {
      case '`':
        return backtick(at);
      case '<':
        return less_than(at);
      case '&':
        return entity(at);
      case ':':
        return directive(at);
      default:
        return brace(at);
    }
  }

  std::size_t backtick(std::size_t at) {
    std::size_t end = at;
    while (text_.at(end) == '`') ++end;
    const char before = text_.before(at);
    const char after = text_.at(end);
    const bool is_apostrophe =
        end - at == 1 &&
        ((is_word(before) && is_letter(after)) ||
         ((after == 's' || after == 't' || after == 'n' || after == 'k') && !is_word(text_.at(end + 1))));
    if (is_apostrophe) return end;
    // The other half of the same code is no second message.
    std::size_t close = text_.shown.substr(0, text_.line_end(end)).find('`', end);
    close = close == std::string_view::npos ? end : close + 1;
    if (!text_.is_told(at)) text_.tell("stray-backtick"_code, at, end - at);
    return close;
  }

  std::size_t less_than(std::size_t at) {
    const std::string_view rest = text_.shown.substr(at);
    if (rest.starts_with("<!-") || rest.starts_with("<! -")) text_.tell("unclosed-comment"_code, at, 4);
    if (rest.starts_with("</") && is_letter(text_.at(at + 2))) {
      const std::size_t end = std::min(text_.shown.find_first_of("> \n", at), text_.line_end(at));
      text_.tell("raw-html"_code, at, end - at);
    }
    return at + 1;
  }

  std::size_t entity(std::size_t at) {
    std::size_t end = at + 1;
    if (text_.at(end) == '#') ++end;
    constexpr std::size_t longest = 32;
    while (end < at + longest && static_cast<unsigned char>(text_.at(end)) < 0x80 && is_word(text_.at(end)))
      ++end;
    const std::string_view name = text_.shown.substr(at + 1, end - at - 1);
    const bool is_closed = text_.at(end) == ';';
    const bool is_common =
        std::find(common_entities.begin(), common_entities.end(), name) != common_entities.end();
    const bool is_like_one =
        is_closed && name.size() > 1 && (is_letter(name.back()) ? name.back() >= 'a' : true);
    if (!is_like_one && (!is_common || text_.at(end) == '=' || is_word(text_.at(end)))) return end;
    text_.tell("unknown-entity"_code, at, end + (is_closed ? 1 : 0) - at,
               {text_.copy(at, end + (is_closed ? 1 : 0))},
               is_common && !is_closed ? text_.copy(at, end) + ";" : "");
    return end;
  }

  // `::contacts` inside a sentence; `:contacts` alone or with braces.
  std::size_t directive(std::size_t at) {
    std::size_t name = at;
    while (text_.at(name) == ':') ++name;
    std::size_t end = name;
    while ((text_.at(end) >= 'a' && text_.at(end) <= 'z') ||
           (end > name && (text_.at(end) == '-' || is_digit(text_.at(end)))))
      ++end;
    const char before = text_.before(at);
    const bool is_free = is_blank_or_end(before) || before == '(' || before == '"' || before == '*' ||
                         before == traced::mark || before == '.' || before == ',';
    if (end == name || !is_free) return name;
    const guide::DirectiveRule* rule = guide::find_directive(text_.shown.substr(name, end - name));
    const char after = text_.at(end);
    const bool has_braces =
        after == '{' || after == '[' || after == traced::link_open || after == traced::label_open;
    const bool is_alone = is_line_start(at) && is_line_end(end);
    const bool is_meant = name - at >= 2
                              ? (rule != nullptr && !is_word(after) && after != ':') || after == '{'
                              : rule != nullptr && (has_braces || is_alone);
    if (!is_meant) return name;
    std::size_t stop = end;
    if (after == '{') {
      const std::size_t close = text_.shown.substr(0, text_.line_end(end)).find('}', end);
      if (close != std::string_view::npos) stop = close + 1;
    }
    std::string suggestion;
    if (is_line_start(at) && is_line_end(stop) && rule != nullptr) {
      suggestion = (rule->is_container ? ":::" : "::") + text_.copy(name, stop);
      if (suggestion == text_.copy(at, stop)) suggestion.clear();  // a comment stands beside it
    }
    text_.tell("directive-in-text"_code, at, stop - at, {text_.copy(at, stop)}, suggestion);
    return stop;
  }

  // `{#id}`, `{.class}` anywhere; `{key=value}` behind a mark.
  std::size_t brace(std::size_t at) {
    const char next = text_.at(at + 1);
    const bool is_heading = text_.kind == InlineBlock::Kind::heading;
    const bool is_id = ((next == '#' || next == '.') && is_letter(text_.at(at + 2))) ||
                       (is_heading && next == '#' && text_.at(at + 2) == '}');
    std::size_t end = at + 1;
    while (text_.at(end) >= 'a' && text_.at(end) <= 'z') ++end;
    const bool is_key = end > at + 1 && text_.at(end) == '=' && text_.before(at) == traced::mark;
    if (!is_id && !is_key) return at + 1;
    const std::size_t close = text_.shown.substr(0, text_.line_end(at)).find('}', at);
    // An anchor at the end of a heading is taken when the heading is read.
    if (close == std::string_view::npos) return at + 1;
    if (is_behind_broken_heading(at)) return close;
    if (is_anchor(at, close) || !are_attributes(text_.shown.substr(at + 1, close - at - 1))) return close;
    text_.tell("stray-attributes"_code, at, close + 1 - at, {text_.copy(at, close + 1)});
    return close;
  }

  // `##Kop {#anker}`: the missing space is the cause.
  [[nodiscard]] bool is_behind_broken_heading(std::size_t at) const {
    if (text_.kind == InlineBlock::Kind::heading) return false;
    const std::size_t start = at == 0 ? 0 : text_.shown.rfind('\n', at - 1) + 1;
    const bool is_broken =
        text_.at(start) == '#' && (text_.at(start + 1) == '#' || is_letter(text_.at(start + 1)));
    return is_broken && is_line_end(text_.shown.find('}', at) + 1);
  }

  // `#id .class key=value`, not `.h, .cc`.
  static bool are_attributes(std::string_view inside) {
    return std::all_of(inside.begin(), inside.end(), [](char c) {
      return is_word(c) || std::string_view{" #.-_=\"'%"}.find(c) != std::string_view::npos;
    });
  }

  [[nodiscard]] bool is_anchor(std::size_t at, std::size_t close) const {
    const bool is_heading =
        text_.kind == InlineBlock::Kind::heading || text_.kind == InlineBlock::Kind::setext_heading;
    if (!is_heading || text_.at(at + 1) != '#') return false;
    if (close == at + 2) return false;
    for (std::size_t index = at + 2; index < close; ++index) {
      const char c = text_.at(index);
      if (c != '-' && c != '_' && (!is_word(c) || static_cast<unsigned char>(c) >= 0x80)) return false;
    }
    std::size_t rest = close + 1;
    while (rest < text_.shown.size() && is_blank_or_end(text_.at(rest))) ++rest;  // a comment may follow
    return rest == text_.shown.size();
  }

  // `\\server\map` and `C:\.git`: paths of Windows of which a backslash was read as a mark.
  void paths() {
    for (std::size_t at = text_.shown.find(traced::escaped); at != std::string_view::npos;
         at = text_.shown.find(traced::escaped, at + 1)) {
      if (at == 0 || text_.written[at - 1] != '\\') continue;
      constexpr std::size_t longest = 200;
      std::size_t start = at - 1;
      const auto is_open = [](char c) { return is_blank_or_end(c) || c == '(' || c == '"'; };
      while (start > 0 && at - start < longest && !is_open(text_.before(start))) --start;
      std::size_t end = at + 1;
      while (end - at < longest && !is_blank_or_end(text_.at(end))) ++end;
      const std::string path = text_.copy(start, end);
      const std::size_t sign = at - start;
      const bool is_share = sign == 1 && path[1] == '\\' && path.size() > 2 && is_word(path[2]) &&
                            path.find('\\', 2) != std::string::npos;
      const bool is_on_drive =
          path.size() > 3 && is_letter(path[0]) && path[1] == ':' && path[2] == '\\' && path[sign] != '\\';
      if (!is_share && !is_on_drive) continue;
      std::string suggestion;
      for (std::size_t index = 0; index < path.size(); ++index) {
        if (path[index] == '\\' && text_.at(start + index + 1) == traced::escaped)
          suggestion += path[index + 1] == '\\' ? "\\\\" : "\\";
        suggestion += path[index];
      }
      text_.tell("doubtful-mark"_code, start, end - start, {path}, suggestion);
    }
  }

  void trailing(std::size_t at) {
    std::size_t word = at;
    while (word > 0 && !is_blank_or_end(text_.before(word))) --word;
    if (text_.shown.substr(word, at - word).find_first_of("\\:/") != std::string_view::npos) return;
    text_.tell("stray-backslash"_code, at, 1);
  }

  [[nodiscard]] bool is_line_start(std::size_t at) const {
    while (at > 0 && is_blank_or_end(text_.before(at)) && text_.before(at) != '\n') --at;
    return at == 0 || text_.before(at) == '\n';
  }
  [[nodiscard]] bool is_line_end(std::size_t at) const {
    while (is_blank_or_end(text_.at(at)) && text_.at(at) != '\n') ++at;
    return text_.at(at) == '\n';
  }

  LeftoverText& text_;
};

}  // namespace

void find_leftover_signs(LeftoverText& text) {
  SignFinder(text).find();
}

}  // namespace leidraad::load
