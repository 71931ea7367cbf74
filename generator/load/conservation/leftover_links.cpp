#include <algorithm>

#include "guide/pages/link_target.hpp"
#include "load/conservation/citation_syntax.hpp"
#include "load/conservation/leftover.hpp"

namespace leidraad::load {

using diagnostics::Text;
using diagnostics::operator""_code;

namespace {

constexpr std::size_t longest_link_text = 200;
constexpr std::size_t longest_inside = 1000;

class LinkFinder {
public:
  explicit LinkFinder(LeftoverText& text) : text_(text) {}

  void find() {
    static constexpr ByteSet signs("[]!<");
    const std::string_view shown = text_.shown;
    for (std::size_t at = signs.find_in(shown, 0); at != std::string_view::npos;
         at = signs.find_in(shown, at + 1)) {
      if (shown[at] == '[') {
        open_.push_back(at);
      } else if (shown[at] == '!') {
        spaced_image(at);
      } else if (shown[at] == '<') {
        broken_autolink(at);
      } else if (open_.empty()) {
        if (text_.at(at + 1) == '(' && looks_like_address(until(at + 2, ')'))) {
          tell_link({"de `[` voor de linktekst ontbreekt", "the `[` before the link text is missing"}, at,
                    at + 1);
        }
      } else {
        const std::size_t start = open_.back();
        open_.pop_back();
        judge(start, at);
      }
    }
    for (const std::size_t start : open_) unclosed(start);
  }

private:
  // What stands from `start` to the next `close`, on the same line.
  [[nodiscard]] std::string_view until(std::size_t start, char close) const {
    const std::size_t end = text_.line_end(start);
    const std::size_t found = text_.shown.substr(0, end).find(close, std::min(start, end));
    return found == std::string_view::npos ? std::string_view{} : text_.shown.substr(start, found - start);
  }

  void tell_link(const Text& reason, std::size_t start, std::size_t end, std::string suggestion = {}) {
    text_.tell("broken-link"_code, start, std::max<std::size_t>(1, end - start), {reason},
               std::move(suggestion));
  }

  // `[` at `start` and the `]` at `end` that belongs to it, both shown as they are.
  void judge(std::size_t start, std::size_t end) {
    // Longer ones are no link text; brackets in brackets must not be gone through for each of them.
    const std::string_view inside =
        text_.shown.substr(start + 1, std::min(end - start - 1, longest_inside + 1));
    const bool is_index = is_word(text_.before(start)) || text_.before(start) == ']';
    if (inside.starts_with('!') && is_alert(inside.substr(1)) && text_.before(start) == '\n') {
      text_.tell("directive-in-text"_code, start, end - start + 1, {text_.copy(start, end + 1)});
      return;
    }
    if (inside.starts_with('^') && note(inside, start, end)) return;
    if (inside.find('@') != std::string_view::npos && citation(inside, start, end)) return;
    const char next = text_.at(end + 1);
    if (next == '(') return broken_address(start, end);
    if (next == '[' && !is_index) return unknown_label(start, end);
    if (next == ':' && text_.before(start) == '\n') return definition(start, end);
    if (text_.before(start) == ')' && looks_like_address(inside)) return reversed(start, end);
    if (!inside.empty() && is_word(next)) {
      const std::string_view address = until(end + 1, ')');
      if (looks_like_address(address) && address.find('(') == std::string_view::npos) {
        return tell_link({"het haakje `(` voor het adres ontbreekt", "the `(` before the address is missing"},
                         start, end + 2 + address.size(),
                         text_.copy(start, end + 1) + "(" + text_.copy(end + 1, end + 2 + address.size()));
      }
    }
    if (text_.before(start) == '[' && next == ']' && !inside.empty() && is_letter(inside.front()) &&
        !(start > 1 && is_word(text_.at(start - 2)))) {
      return tell_link({"dubbele haken zijn geen link", "double brackets are no link"}, start - 1, end + 2,
                       from_double_brackets(text_.copy(start + 1, end)));
    }
    spaced(start, end);
  }

  // `> [!NOTE]`, which GitHub shows as a box.
  static bool is_alert(std::string_view name) {
    constexpr std::string_view names[] = {"NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"};
    return std::find(std::begin(names), std::end(names), name) != std::end(names);
  }

  // `[[page|words]]`, as in a wiki, and `[[page.md]]`.
  static std::string from_double_brackets(const std::string& inside) {
    const std::size_t bar = inside.find('|');
    std::string page = inside.substr(0, bar);
    const std::string words = bar == std::string::npos ? page : inside.substr(bar + 1);
    if (!looks_like_address(page)) page += ".md";
    return page.find(' ') == std::string::npos && !words.empty() ? "[" + words + "](" + page + ")" : "";
  }

  bool note(std::string_view inside, std::size_t start, std::size_t end) {
    const std::string_view label = inside.substr(1);
    if (label.empty() || label.size() > longest_link_text || label.find('\n') != std::string_view::npos)
      return false;
    text_.tell_missing(text_.copy(start + 2, end), true, start, end - start + 1);
    return true;
  }

  bool citation(std::string_view inside, std::size_t start, std::size_t end) {
    if (is_citation(inside)) return true;
    if (inside.size() > longest_inside || inside.find(traced::link_open) != std::string_view::npos)
      return false;
    // Of `[zie @bron, p. 3]` the part that is a citation, and the rest as text behind it.
    std::size_t found = std::string_view::npos;
    for (std::size_t at = inside.find('@'); at != std::string_view::npos; at = inside.find('@', at + 1)) {
      const char before = at == 0 ? ' ' : inside[at - 1];
      if (before == ' ' || before == '-' || before == ';' || before == ',') {
        found = at;
        break;
      }
    }
    if (found == std::string_view::npos) return false;
    std::size_t id = found + 1;
    while (id < inside.size() && inside[id] == ' ') ++id;
    std::size_t id_end = id;
    while (id_end < inside.size() && is_citation_character(inside[id_end])) ++id_end;
    if (id_end == id) return false;
    const std::string one = "[@" + std::string(inside.substr(id, id_end - id)) + "]";
    std::string_view rest = inside.substr(id_end);
    const bool has_more = rest.find('@') != std::string_view::npos;
    while (!rest.empty() && (rest.front() == ',' || rest.front() == ' ' || rest.front() == ';'))
      rest.remove_prefix(1);
    std::string suggestion;
    if (has_more) {
      suggestion = joined(inside);
    } else {
      suggestion = rest.empty() ? one : "(" + std::string(rest) + ") " + one;
    }
    return text_.tell("broken-citation"_code, start, end - start + 1, {}, suggestion);
  }

  // All ids of a bracket as one citation.
  static std::string joined(std::string_view inside) {
    std::string all;
    for (std::size_t at = inside.find('@'); at != std::string_view::npos; at = inside.find('@', at + 1)) {
      std::size_t end = at + 1;
      while (end < inside.size() && is_citation_character(inside[end])) ++end;
      if (end == at + 1) return {};
      all += (all.empty() ? "[" : "; ") + std::string(inside.substr(at, end - at));
    }
    return all + "]";
  }

  // `[text](a b.md)`: cmark-gfm would have made it a link if it could.
  void broken_address(std::size_t start, std::size_t end) {
    const std::size_t line_end = text_.line_end(end);
    std::size_t close = text_.shown.substr(0, line_end).find(')', end);
    const bool is_closed = close != std::string_view::npos;
    if (!is_closed) {
      close = std::min(text_.shown.substr(0, line_end).find(' ', end + 2), line_end);
      // The end of a sentence is no part of the address.
      while (close > end + 2 &&
             std::string_view{".,;:!?"}.find(text_.at(close - 1)) != std::string_view::npos)
        --close;
      const std::string address = text_.copy(end + 2, close);
      return tell_link({"het haakje `)` achter het adres ontbreekt", "the `)` after the address is missing"},
                       start, close, address.empty() ? "" : text_.copy(start, close) + ")");
    }
    std::string address = text_.copy(end + 2, close);
    if (looks_like_address(text_.written.substr(start + 1, end - start - 1)) &&
        !looks_like_address(address)) {
      return tell_link(
          {"de linktekst en het adres staan omgekeerd", "link text and address are the wrong way round"},
          start, close + 1, "[" + address + "](" + text_.copy(start + 1, end) + ")");
    }
    if (address.find(' ') != std::string::npos && address.find('"') == std::string::npos &&
        address.find('<') == std::string::npos) {
      return tell_link({"in het adres staat een spatie", "there is a space in the address"}, start, close + 1,
                       text_.copy(start, end + 2) + without_spaces(address) + ")");
    }
    if (text_.shown.substr(start, end - start).find(traced::link_open) != std::string_view::npos) {
      return tell_link({"in de linktekst staat al een link", "there is a link in the link text already"},
                       start, close + 1);
    }
    tell_link({"wat tussen de haakjes staat, is geen adres", "what stands in the parentheses is no address"},
              start, close + 1);
  }

  // `ander.md titel`, `ander.md #kop`, `tel:+32 470`: what was meant is behind the space. Anything else may
  // well be the name of a file.
  static std::string without_spaces(const std::string& address) {
    std::string joined;
    if (guide::has_scheme(address)) {
      const bool is_number = address.starts_with("tel:");
      for (const char c : address) joined += c != ' ' ? std::string(1, c) : is_number ? "" : "%20";
      return joined;
    }
    const std::size_t space = address.find(' ');
    std::string page = address.substr(0, space);
    const std::string rest = address.substr(std::min(address.find_first_not_of(' ', space), address.size()));
    if (!page.ends_with(".md")) return "<" + address + ">";
    if (rest.empty()) return page;
    return rest.front() == '#' && rest.find(' ') == std::string::npos ? page + rest
                                                                      : page + " \"" + rest + "\"";
  }

  void unknown_label(std::size_t start, std::size_t end) {
    const std::size_t close = text_.shown.substr(0, text_.line_end(end)).find(']', end + 2);
    if (close == std::string_view::npos || close - end > longest_link_text) return;
    const std::string_view shown = text_.shown.substr(end + 2, close - end - 2);
    const bool is_own = shown.empty();
    if (shown.starts_with('^') || shown.starts_with('@')) return;
    const std::string label = is_own ? text_.copy(start + 1, end) : text_.copy(end + 2, close);
    const bool has_letters = std::any_of(label.begin(), label.end(), [](char c) { return is_letter(c); });
    if (!has_letters || label.find('\n') != std::string::npos) return;
    if (looks_like_address(label)) {
      return tell_link({"het adres staat tussen `[` en `]`", "the address stands between `[` and `]`"}, start,
                       close + 1, text_.copy(start, end + 1) + "(" + label + ")");
    }
    text_.tell_missing(label, false, start, close - start + 1);
  }

  void definition(std::size_t start, std::size_t end) {
    const std::size_t line_end = text_.line_end(end);
    std::size_t at = end + 2;
    while (at < line_end && text_.at(at) == ' ') ++at;
    const std::size_t stop = std::min(text_.shown.find(' ', at), line_end);
    if (!looks_like_address(text_.written.substr(at, stop - at))) return;
    const std::size_t behind = text_.written.substr(0, line_end).find_first_not_of(' ', stop);
    if (behind == std::string_view::npos) {
      return tell_link({"voor een regel met een adres hoort een lege regel",
                        "a line with an address needs an empty line before it"},
                       start, line_end);
    }
    tell_link({"na het adres mag alleen nog een titel tussen aanhalingstekens staan",
               "only a title between quotes may follow the address"},
              start, line_end, text_.copy(start, stop));
  }

  void reversed(std::size_t start, std::size_t end) {
    constexpr std::size_t farthest = 300;
    const std::size_t from = start > farthest ? start - farthest : 0;
    const std::size_t found = text_.shown.substr(from, start - from).rfind('(');
    if (found == std::string_view::npos) return;
    const std::size_t open = from + found;
    const std::string words = text_.copy(open + 1, start - 1);
    tell_link({"de haken staan omgekeerd", "the brackets are the wrong way round"}, open, end + 1,
              "[" + words + "](" + text_.copy(start + 1, end) + ")");
  }

  // `[text] (index.md)` and `[text] [label]`.
  void spaced(std::size_t start, std::size_t end) {
    std::size_t next = end + 1;
    while (next < text_.shown.size() && (text_.at(next) == ' ' || text_.at(next) == '\n')) ++next;
    if (next == end + 1) return;
    const bool is_cut = text_.shown.substr(end, next - end).find('\n') != std::string_view::npos;
    const Text reason = is_cut ? Text{"tussen de linktekst en het adres begint een nieuwe regel",
                                      "a new line starts between link text and address"}
                               : Text{"tussen de linktekst en het adres staat een spatie",
                                      "there is a space between link text and address"};
    if (text_.at(next) == '(') {
      const std::size_t close = text_.shown.substr(0, text_.line_end(next)).find(')', next);
      if (close == std::string_view::npos) return;
      const std::string_view address = text_.shown.substr(next + 1, close - next - 1);
      if (!looks_like_address(address) || address.find(traced::link_open) != std::string_view::npos) return;
      return tell_link(reason, start, close + 1,
                       is_cut ? "" : text_.copy(start, end + 1) + "(" + std::string(address) + ")");
    }
    if (text_.at(next) == traced::label_open && end > start + 1) {
      const std::size_t close = text_.written.substr(0, text_.line_end(next)).find(']', next);
      if (close == std::string_view::npos) return;
      tell_link(reason, start, close + 1,
                is_cut ? "" : text_.copy(start, end + 1) + text_.copy(next, close + 1));
    }
  }

  void unclosed(std::size_t start) {
    const char next = text_.at(start + 1);
    if (next == '@' && is_citation_character(text_.at(start + 2))) {
      std::size_t end = start + 2;
      while (is_citation_character(text_.at(end))) ++end;
      text_.tell("broken-citation"_code, start, end - start, {}, text_.copy(start, end) + "]");
    } else if (next == '^' && is_word(text_.at(start + 2))) {
      std::size_t end = start + 2;
      while (is_word(text_.at(end))) ++end;
      tell_link({"de `]` achter de noot ontbreekt", "the `]` behind the note is missing"}, start, end,
                text_.copy(start, end) + "]");
    } else {
      // `[text(index.md)`
      const std::size_t line_end = text_.line_end(start);
      const std::size_t open = text_.shown.substr(0, line_end).find('(', start);
      if (open == std::string_view::npos || text_.before(open) == ' ') return;
      const std::string_view address = until(open + 1, ')');
      if (!looks_like_address(address)) return;
      tell_link({"de `]` na de linktekst ontbreekt", "the `]` after the link text is missing"}, start,
                open + 2 + address.size(), text_.copy(start, open) + "](" + std::string(address) + ")");
    }
  }

  // `! [alt](figure.png)`
  void spaced_image(std::size_t at) {
    if (text_.at(at + 1) != ' ' || text_.at(at + 2) != traced::link_open ||
        !is_blank_or_end(text_.before(at)))
      return;
    constexpr std::size_t farthest = 500;
    const std::size_t open =
        text_.written.substr(0, std::min(text_.written.size(), at + farthest)).find("](", at);
    const std::size_t close =
        open == std::string_view::npos ? open : text_.written.substr(0, text_.line_end(open)).find(')', open);
    if (close == std::string_view::npos) return;
    const std::string_view address = text_.written.substr(open + 2, close - open - 2);
    for (const char* ending : {".png", ".svg", ".jpg", ".jpeg", ".webp", ".gif"}) {
      if (!address.ends_with(ending)) continue;
      return tell_link({"na het uitroepteken van een afbeelding staat een spatie",
                        "there is a space after the exclamation mark of an image"},
                       at, close + 1, "!" + text_.copy(at + 2, close + 1));
    }
  }

  // `<https://a b>`, `<www.voorbeeld.be>`
  void broken_autolink(std::size_t at) {
    const std::string_view rest = text_.written.substr(at + 1);
    if (!rest.starts_with("http://") && !rest.starts_with("https://") && !rest.starts_with("www.") &&
        !rest.starts_with("mailto:"))
      return;
    const std::size_t close =
        std::min(text_.written.substr(0, text_.line_end(at)).find('>', at), text_.line_end(at));
    std::string address = text_.copy(at + 1, close);
    const bool has_space = address.find(' ') != std::string::npos;
    const std::string suggestion = has_space                     ? ""
                                   : address.starts_with("www.") ? "<https://" + address + ">"
                                                                 : "<" + address + ">";
    tell_link({"wat tussen `<` en `>` staat, is geen heel adres",
               "what stands between `<` and `>` is no whole address"},
              at, std::min(close + 1, text_.written.size()), suggestion);
  }

  LeftoverText& text_;
  std::vector<std::size_t> open_;
};

}  // namespace

void find_leftover_links(LeftoverText& text) {
  LinkFinder(text).find();
}

}  // namespace leidraad::load
