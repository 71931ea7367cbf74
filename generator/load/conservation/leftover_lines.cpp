#include <algorithm>
#include <optional>

#include "load/conservation/leftover.hpp"

namespace leidraad::load {

using diagnostics::Text;
using diagnostics::operator""_code;

namespace {

// What a line of a text starts with, past what quotes and comments leave before it.
struct Line {
  std::size_t start = 0;
  std::size_t end = 0;
  bool is_first = false;
};

class LineFinder {
public:
  explicit LineFinder(LeftoverText& text) : text_(text) {}

  void find() {
    closed_heading();
    if (!split()) return;
    for (std::size_t index = 0; index < lines_.size(); ++index) {
      const Line& line = lines_[index];
      switch (text_.at(line.start)) {
        case '#':
          heading(line);
          break;
        case '-':
        case '+':
        case '*':
          item(index);
          break;
        case '[':
          if (line.is_first) box(line);
          break;
        case '|':
        case ':':
          table(index);
          break;
        default:
          if (is_digit(text_.at(line.start))) numbered(index);
          if (text_.shown.substr(line.start).starts_with("\xE2\x80\xA2 ")) bullet(index);
          if (is_hard_space(line.start)) behind_hard_space(line);
          break;
      }
      if (text_.at(line.start) == '-') table(index);
    }
  }

private:
  // False where no line starts with a sign that matters here: most texts.
  bool split() {
    static constexpr ByteSet signs(
        "#-+*[|:\xE2\xC2"
        "0123456789");
    bool matters = false;
    for (std::size_t at = 0; at <= text_.shown.size();) {
      const Line line = line_at(at);
      // Until one matters, no line is kept: then all are split again.
      if (!matters && signs.contains(text_.at(line.start))) {
        matters = true;
        at = 0;
        continue;
      }
      if (matters) lines_.push_back(line);
      at = line.end + 1;
    }
    return matters;
  }

  [[nodiscard]] Line line_at(std::size_t at) const {
    const std::size_t end = std::min(text_.shown.find('\n', at), text_.shown.size());
    std::size_t start = at;
    while (start < end && is_blank_or_end(text_.at(start))) ++start;
    return {start, end, at == 0};
  }

  [[nodiscard]] std::string_view shown(const Line& line) const {
    return text_.shown.substr(line.start, line.end - line.start);
  }
  [[nodiscard]] std::size_t longest(const Line& line) const {
    return std::min<std::size_t>(line.end - line.start, 400);
  }

  // `##Kop`, `#Kop`, `#######`, `## Kop` in the middle of a text.
  void heading(const Line& line) {
    std::size_t end = line.start;
    while (text_.at(end) == '#') ++end;
    const std::size_t count = end - line.start;
    const char next = text_.at(end);
    const bool is_spaced = next == ' ' || next == '\t';
    if (count == 1 && !is_letter(next) && next != traced::mark && next != traced::code &&
        next != traced::escaped)
      return;
    if (!is_spaced && !is_word(next) && next != traced::mark && next != traced::code &&
        next != traced::escaped)
      return;
    if (text_.kind == InlineBlock::Kind::heading) return;  // `## #trefwoord`
    if (count == 1 && is_all_tags(line)) return;
    std::size_t words = end;
    while (words < line.end && (is_blank_or_end(text_.at(words)) || is_hard_space(words)))
      words += is_hard_space(words) ? 2U : 1U;
    const std::string level(std::min<std::size_t>(std::max<std::size_t>(count, 2), 6), '#');
    const Text reason =
        count > 6   ? Text{"er zijn hoogstens zes niveaus", "there are at most six levels"}
        : is_spaced ? Text{"de regel hoort bij de tekst erboven", "the line belongs to the text above"}
                    : Text{"na `#` ontbreekt een spatie", "a space is missing after `#`"};
    text_.tell("broken-heading"_code, line.start, longest(line), {reason},
               level + " " + without_closing(text_.copy(words, line.end)));
  }

  // `##Kop##`: signs at the end are no text where there is more than one.
  static std::string without_closing(std::string words) {
    const std::size_t last = words.find_last_not_of('#');
    if (last != std::string::npos && words.size() - last > 2) words.resize(last + 1);
    return words;
  }

  // `## Kop##`
  void closed_heading() {
    if (text_.kind != InlineBlock::Kind::heading) return;
    std::size_t end = text_.shown.size();
    while (end > 0 && is_blank_or_end(text_.before(end))) --end;
    std::size_t start = end;
    while (text_.before(start) == '#') --start;
    if (end - start < 2 || !is_word(text_.before(start))) return;
    std::size_t word = start;
    while (is_word(text_.before(word))) --word;
    text_.tell("broken-heading"_code, word, end - word,
               {Text{"voor de hekjes aan het eind ontbreekt een spatie",
                     "a space is missing before the signs at the end"}},
               text_.copy(word, start));
  }

  // A space that does not break (U+00A0), as word processors write it: no mark of Markdown follows it.
  [[nodiscard]] bool is_hard_space(std::size_t at) const {
    return text_.shown.substr(std::min(at, text_.shown.size())).starts_with("\xC2\xA0");
  }

  // A hard space before `## Kop`, `- punt` or `1. punt`.
  void behind_hard_space(const Line& line) {
    std::size_t mark = line.start;
    while (is_hard_space(mark) || text_.at(mark) == ' ') mark += is_hard_space(mark) ? 2U : 1U;
    std::size_t end = mark;
    while (text_.at(end) == '#' || is_digit(text_.at(end))) ++end;
    const bool is_heading = end > mark && text_.at(mark) == '#';
    const char sign = text_.at(end);
    const bool is_number = end > mark && !is_heading && (sign == '.' || sign == ')');
    if (!is_heading && (is_number || (end == mark && (sign == '-' || sign == '*' || sign == '+')))) ++end;
    if (end == mark || (text_.at(end) != ' ' && !is_hard_space(end)) || end - mark > 6) return;
    if (text_.kind == InlineBlock::Kind::heading || (!is_heading && !is_number && sign == '\n')) return;
    const Text reason{"voor het teken staat een harde spatie (U+00A0)",
                      "there is a hard space (U+00A0) before the sign"};
    std::size_t words = end;
    while (text_.at(words) == ' ' || is_hard_space(words)) words += is_hard_space(words) ? 2U : 1U;
    const std::string suggestion = text_.copy(mark, end) + " " + text_.copy(words, line.end);
    if (is_heading) {
      text_.tell("broken-heading"_code, line.start, longest(line), {reason}, suggestion);
    } else {
      tell_list(reason, line, longest(line), suggestion);
    }
  }

  // `#een #twee`
  [[nodiscard]] bool is_all_tags(const Line& line) const {
    int tags = 0;
    for (std::size_t at = line.start; at < line.end;) {
      const std::size_t end = std::min(text_.shown.find(' ', at), line.end);
      if (end > at && text_.at(at) != '#') return false;
      tags += end > at ? 1 : 0;
      at = end + 1;
    }
    return tags > 1;
  }

  // `-tekst`, `-[ ] taak`
  void item(std::size_t index) {
    const Line& line = lines_[index];
    const std::string_view start = shown(line).substr(1);
    if (start.starts_with("[ ]") || start.starts_with("[x]") || start.starts_with("[X]") ||
        start.starts_with("[] ")) {
      const std::size_t close = text_.shown.find(']', line.start);
      const char mark = text_.at(line.start + 2) == ']' ? ' ' : text_.at(line.start + 2);
      std::size_t words = close + 1;
      while (words < line.end && text_.at(words) == ' ') ++words;
      text_.tell("broken-task"_code, line.start, line.end - line.start, {},
                 std::string("- [") + mark + "] " + text_.copy(words, line.end));
      return;
    }
    const char sign = text_.at(line.start);
    const char next = text_.at(line.start + 1);
    if (!is_letter(next)) return;
    const bool has_more = starts_alike(index + 1, sign) || (index > 0 && starts_alike(index - 1, sign));
    const bool is_option = !is_letter(text_.at(line.start + 2)) && !is_digit(text_.at(line.start + 2));
    if (!has_more && (sign != '-' || is_option)) return;
    if (index > 0 && starts_alike(index - 1, sign)) return;  // told at the first of them
    tell_list({"na het streepje ontbreekt een spatie", "a space is missing after the dash"}, line, 1,
              std::string(1, sign) + " " + text_.copy(line.start + 1, line.end));
  }

  [[nodiscard]] bool starts_alike(std::size_t index, char sign) const {
    return index < lines_.size() && text_.at(lines_[index].start) == sign &&
           is_letter(text_.at(lines_[index].start + 1));
  }

  void bullet(std::size_t index) {
    const std::string_view sign = "\xE2\x80\xA2 ";
    const auto has_bullet = [&](std::size_t other) {
      return other < lines_.size() && shown(lines_[other]).starts_with(sign);
    };
    if ((index > 0 && has_bullet(index - 1)) || !has_bullet(index + 1)) return;
    const Line& line = lines_[index];
    tell_list({"een lijst begint met een streepje", "a list starts with a dash"}, line, 3,
              "- " + text_.copy(line.start + sign.size(), line.end));
  }

  struct Number {
    std::size_t end = 0;  // behind the point
    long value = -1;
    bool is_spaced = false;
  };
  [[nodiscard]] Number number_of(std::size_t index) const {
    if (index >= lines_.size()) return {};
    std::size_t at = lines_[index].start;
    long value = 0;
    while (is_digit(text_.at(at)) && at - lines_[index].start < 4)
      value = value * 10 + (text_.at(at++) - '0');
    if (at == lines_[index].start || (text_.at(at) != '.' && text_.at(at) != ')')) return {};
    return {at + 1, value, is_blank_or_end(text_.at(at + 1))};
  }

  // `2. Ventileer` right after a text, `1.Ventileer`
  void numbered(std::size_t index) {
    const Line& line = lines_[index];
    const Number number = number_of(index);
    if (number.value < 0) return;
    const Number next = number_of(index + 1);
    const Number previous = index > 0 ? number_of(index - 1) : Number{};
    if (previous.value >= 0 && previous.value + 1 == number.value && previous.is_spaced == number.is_spaced)
      return;
    const bool counts_on = next.value == number.value + 1;
    if (number.is_spaced) {
      if (line.is_first || (number.value >= 100 && !counts_on) || number.end + 1 >= line.end) return;
      return tell_list({"een lijst die niet met 1 begint, heeft een lege regel voor zich nodig",
                        "a list that does not start at 1 needs an empty line before it"},
                       line, number.end - line.start);
    }
    const char first = text_.at(number.end);
    const bool is_text = first >= 'A' && first <= 'Z' && is_letter(text_.at(number.end + 1));
    if (!is_text && !(counts_on && is_letter(first) && !next.is_spaced)) return;
    tell_list({"na het nummer ontbreekt een spatie", "a space is missing after the number"}, line,
              number.end - line.start,
              text_.copy(line.start, number.end) + " " + text_.copy(number.end, line.end));
  }

  void tell_list(const Text& reason, const Line& line, std::size_t length, std::string suggestion = {}) {
    text_.tell("broken-list"_code, line.start, length, {reason}, std::move(suggestion));
  }

  // The first line of an item: `- [x]klaar`, `- [] klaar`
  void box(const Line& line) {
    if (text_.kind != InlineBlock::Kind::item) return;
    const std::string_view start = shown(line);
    const bool is_box = start.starts_with("[ ]") || start.starts_with("[x]") || start.starts_with("[X]");
    const bool is_empty = start.starts_with("[] ");
    if (!is_empty && (!is_box || start.size() == 3 || !is_word(start[3]))) return;
    const std::size_t end = line.start + (is_empty ? 2 : 3);
    std::size_t words = end;
    while (words < line.end && text_.at(words) == ' ') ++words;
    text_.tell("broken-task"_code, line.start, line.end - line.start, {},
               (is_empty ? "[ ] " : text_.copy(line.start, end) + " ") + text_.copy(words, line.end));
  }

  // --- tables

  [[nodiscard]] bool is_ruler(const Line& line) const {
    const std::string_view text = shown(line);
    return text.size() > 2 && text.find_first_not_of("|:- \t") == std::string_view::npos &&
           text.find('-') != std::string_view::npos && text.find('|') != std::string_view::npos;
  }

  [[nodiscard]] bool is_row(const Line& line) const {
    std::string_view text = shown(line);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text.size() > 2 && text.front() == '|' && text.back() == '|';
  }

  [[nodiscard]] std::size_t cells_of(const Line& line) const {
    std::string_view text = shown(line);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    if (text.starts_with('|')) text.remove_prefix(1);
    if (text.ends_with('|')) text.remove_suffix(1);
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '|')) + 1;
  }

  void table(std::size_t index) {
    if (is_table_told_) return;
    const Line& line = lines_[index];
    if (is_ruler(line)) {
      is_table_told_ = true;
      if (index == 0) {
        text_.tell("broken-table"_code, line.start, longest(line),
                   {Text{"boven de rij met streepjes staat geen rij met koppen",
                         "there is no row of headings above the row of dashes"}});
        return;
      }
      const std::size_t columns = cells_of(lines_[index - 1]);
      const std::size_t dashes = cells_of(line);
      const std::string counts = std::to_string(dashes) + " / " + std::to_string(columns);
      std::string ruler = "|";
      for (std::size_t column = 0; column < std::min<std::size_t>(columns, 30); ++column) ruler += " --- |";
      text_.tell("broken-table"_code, line.start, longest(line),
                 {Text{"de rij met streepjes heeft niet evenveel cellen als de rij met koppen",
                       "the row of dashes has not as many cells as the row of headings"}},
                 columns == dashes ? "" : ruler);
      return;
    }
    if (!is_row(line)) return;
    if (!has_ruler_) {
      has_ruler_ =
          std::any_of(lines_.begin(), lines_.end(), [&](const Line& other) { return is_ruler(other); });
    }
    if (*has_ruler_) return;  // told there
    const bool has_more = index + 1 < lines_.size() && is_row(lines_[index + 1]);
    if (!has_more && cells_of(line) < 2) return;
    is_table_told_ = true;
    text_.tell(
        "broken-table"_code, line.start, longest(line),
        {Text{
            "er staat geen rij met streepjes onder de rij met koppen, of er staat een lege regel tussen",
            "there is no row of dashes below the row of headings, or there is an empty line between them"}});
  }

  LeftoverText& text_;
  std::vector<Line> lines_;
  std::optional<bool> has_ruler_;  // once it was asked
  bool is_table_told_ = false;
};

}  // namespace

void find_leftover_lines(LeftoverText& text) {
  LineFinder(text).find();
}

}  // namespace leidraad::load
