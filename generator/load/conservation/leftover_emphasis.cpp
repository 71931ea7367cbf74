#include <algorithm>

#include "load/conservation/leftover.hpp"

namespace leidraad::load {

using diagnostics::operator""_code;

namespace {

// Signs of one kind in a row, shown as they are.
struct Run {
  std::size_t start = 0;
  std::size_t count = 0;
  char sign = '*';
  bool is_open_before = false;  // a space or the end of the text stands before it
  bool is_open_after = false;

  [[nodiscard]] std::size_t end() const { return start + count; }
  [[nodiscard]] bool is_loose() const { return is_open_before && is_open_after; }
};

constexpr std::string_view superscript_digits[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
constexpr std::string_view subscript_digits[] = {"₀", "₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈", "₉"};

class EmphasisFinder {
public:
  explicit EmphasisFinder(LeftoverText& text) : text_(text) {}

  void find() {
    static constexpr ByteSet signs("*_~^=");
    const std::string_view shown = text_.shown;
    for (std::size_t at = signs.find_in(shown, 0); at != std::string_view::npos;) {
      const Run run = run_at(at);
      runs_.push_back(run);
      at = signs.find_in(shown, run.end());
    }
    for (std::size_t index = 0; index < runs_.size(); ++index) judge(index);
  }

  // `5*6*7` and `x**2 + y**2` lost their stars: read as marks, between numbers.
  void find_products() {
    const std::string_view written = text_.written;
    for (std::size_t at = written.find('*'); at != std::string_view::npos; at = written.find('*', at + 1)) {
      if (at == 0 || !is_mark(at, '*')) continue;
      const bool is_power = is_mark(at + 1, '*');
      // `5*6`; `x**2`
      const bool is_sum_sign = is_power ? is_word(text_.before(at)) && is_digit(text_.at(at + 2))
                                        : is_digit(text_.before(at)) && is_word(text_.at(at + 1));
      if (is_power) ++at;
      if (!is_sum_sign) continue;
      std::size_t close = text_.shown.substr(0, text_.line_end(at)).find(traced::mark, at + 1);
      if (close == std::string_view::npos) return;
      if (is_power) ++close;
      if (is_mark(close, '*') && (is_power ? is_digit(text_.at(close + 1)) : is_word(text_.at(close + 1)))) {
        std::size_t start = is_power ? at - 1 : at;
        while (start > 0 && is_word(text_.before(start))) --start;
        std::size_t end = close + 1;
        while (is_word(text_.at(end))) ++end;
        std::string suggestion = text_.copy(start, end);
        for (std::size_t star = suggestion.find('*'); star != std::string::npos;
             star = suggestion.find('*', star + 2))
          suggestion.insert(star, "\\");
        text_.tell("doubtful-mark"_code, start, end - start, {text_.copy(start, end)}, suggestion);
      }
      at = close;
    }
  }

private:
  [[nodiscard]] Run run_at(std::size_t at) const {
    std::size_t end = at;
    while (text_.at(end) == text_.at(at) && end < text_.shown.size()) ++end;
    return {at, end - at, text_.at(at), is_blank_or_end(text_.before(at)), is_blank_or_end(text_.at(end))};
  }

  // The next run of the same signs, if it is near.
  [[nodiscard]] const Run* partner(std::size_t index) const {
    constexpr std::size_t farthest = 300;
    constexpr std::size_t most_between = 8;
    for (std::size_t next = index + 1; next < std::min(runs_.size(), index + most_between); ++next) {
      if (runs_[next].start > runs_[index].start + farthest) return nullptr;
      if (runs_[next].sign == runs_[index].sign && runs_[next].count == runs_[index].count)
        return &runs_[next];
    }
    return nullptr;
  }

  void judge(std::size_t index) {
    const Run& run = runs_[index];
    if (text_.is_told(run.start)) return;
    if (run.sign == '^' || (run.sign == '~' && run.count == 1)) {
      if (run.count == 1) around_a_word(index);
    } else if (run.sign == '=') {
      if (run.count == 2) highlighted(index);
    } else if (run.count == 1) {
      single(index);
    } else if (run.count == 2 || (run.count == 3 && run.sign == '*')) {
      several(index);
    }
  }

  void tell_pair(const Run& first, const Run& last, std::string_view sign) {
    const std::string written = text_.copy(first.end(), last.start);
    std::string inside = trimmed(written);
    std::string behind;
    if (inside == written) {
      // `**Let op:**Doe`: between a point and a letter no sign closes. Before the point it does.
      const std::size_t word = inside.find_last_not_of(".,:;!?");
      if (word == std::string::npos || word + 1 == inside.size() || !is_word(inside[word]) ||
          !is_word(inside.front())) {
        inside.clear();
      } else {
        behind = inside.substr(word + 1);
        inside.resize(word + 1);
      }
    }
    text_.tell("broken-emphasis"_code, first.start, last.end() - first.start, {std::string(sign)},
               inside.empty() ? "" : std::string(sign) + inside + std::string(sign) + behind);
  }

  static std::string trimmed(const std::string& text) {
    const std::size_t start = text.find_first_not_of(' ');
    const std::size_t end = text.find_last_not_of(' ');
    return start == std::string::npos ? std::string{} : text.substr(start, end - start + 1);
  }

  // `** x **`, `**x`, `x**`, `__x`, `~~x`
  void several(std::size_t index) {
    const Run& run = runs_[index];
    const std::string sign(run.count, run.sign);
    const Run* other = partner(index);
    if (run.is_loose()) {
      if (run.sign == '_') return;  // to fill in by hand: "__ jaar __ maanden"
      if (other == nullptr || is_sum(run)) return;
      return tell_pair(run, *other, sign);
    }
    const char before = text_.before(run.start);
    const char after = text_.at(run.end());
    // `2**3`, `snake__case`
    if (is_word(before) && is_word(after)) {
      if (other == nullptr || is_digit(before) || is_digit(after) || run.sign == '_') return;
    }
    const auto is_text = [](char c) {
      return is_word(c) || c == traced::mark || c == traced::code || c == traced::escaped ||
             c == traced::link_open || c == traced::label_open ||
             std::string_view{"\"'(.,!?)"}.find(c) != std::string_view::npos;
    };
    const bool touches_word =
        is_text(before) || (is_text(after) && after != '.' && after != ',' && after != ')');
    if (!touches_word) return;
    if (run.sign == '_' && !is_word(before) && !is_word(after)) return;  // a name of signs: `__`
    if (other != nullptr) return tell_pair(run, *other, sign);
    text_.tell("broken-emphasis"_code, run.start, run.count, {sign});
  }

  // `2 ** 3`: a sign between two numbers or two names of one letter.
  [[nodiscard]] bool is_sum(const Run& run) const {
    std::size_t left = run.start;
    while (left > 0 && text_.before(left) == ' ') --left;
    std::size_t right = run.end();
    while (text_.at(right) == ' ') ++right;
    const char before = text_.before(left);
    const char after = text_.at(right);
    const bool is_letter_before = is_letter(before) && (left < 2 || !is_word(text_.at(left - 2)));
    const bool is_letter_after = is_letter(after) && !is_word(text_.at(right + 1));
    return (is_digit(before) || is_letter_before) && (is_digit(after) || is_letter_after);
  }

  // `*niet dicht`, `*dicht *`; a star behind a word is a footnote, and then one before a word is its text.
  void single(std::size_t index) {
    const Run& run = runs_[index];
    const char after = text_.at(run.end());
    const char before = text_.before(run.start);
    // `**vet*`: one star of the two was read as a mark, and one is left.
    if (run.sign == '*' && (is_half_open(run) || is_half_closed(run))) {
      text_.tell("broken-emphasis"_code, run.start, 1, {std::string("*")});
      return;
    }
    const bool opens = (run.is_open_before || before == '(' || before == '"') && is_letter(after);
    const Run* other = partner(index);
    const std::string sign(1, run.sign);
    if (opens && other != nullptr && other->is_loose()) return tell_pair(run, *other, sign);
    if (run.is_loose() && run.sign == '*' && other != nullptr && !other->is_loose() && other->is_open_after &&
        is_letter(text_.before(other->start)) && !is_sum(run)) {
      return tell_pair(run, *other, sign);
    }
    if (!opens) return;
    if (run.sign == '*' && has_footnote_star()) return;
    if (run.sign == '_' && !is_plain_word(run.end())) return;
    std::size_t end = run.end();
    while (is_word(text_.at(end))) ++end;
    if (text_.at(end) == '/' || text_.at(end) == '(') return;  // *nix/windows
    text_.tell("doubtful-mark"_code, run.start, 1, {text_.copy(run.start, end)});
  }

  [[nodiscard]] bool is_mark(std::size_t at, char sign) const {
    return text_.at(at) == traced::mark && text_.written[at] == sign;
  }
  [[nodiscard]] bool is_half_open(const Run& run) const {
    return run.is_open_before && is_mark(run.end(), '*');
  }
  // `**prijs***` is bold with the star of a footnote.
  [[nodiscard]] bool is_half_closed(const Run& run) const {
    return run.is_open_after && run.start > 1 && is_mark(run.start - 1, '*') && !is_mark(run.start - 2, '*');
  }

  // No name of a file or in a program.
  [[nodiscard]] bool is_plain_word(std::size_t at) const {
    while (is_letter(text_.at(at))) ++at;
    return is_blank_or_end(text_.at(at)) && text_.at(at) == ' ';
  }

  // Somewhere on the page stands "prijs*".
  [[nodiscard]] bool has_footnote_star() const {
    const std::string_view page = text_.page;
    constexpr int most = 200;
    int looked = 0;
    for (std::size_t at = page.find('*'); at != std::string_view::npos && looked < most;
         at = page.find('*', at + 1), ++looked) {
      const char next = at + 1 < page.size() ? page[at + 1] : '\n';
      if (at > 0 && (is_word(page[at - 1]) || page[at - 1] == traced::mark) && !is_word(next)) return true;
    }
    return false;
  }

  // `CO~2~`, `10~20~30`, `m^2^`
  void around_a_word(std::size_t index) {
    const Run& run = runs_[index];
    constexpr std::size_t longest = 40;
    std::size_t end = run.end();
    while (end < run.end() + longest &&
           (is_word(text_.at(end)) || std::string_view{"+-,."}.find(text_.at(end)) != std::string_view::npos))
      ++end;
    if (end == run.end() || text_.at(end) != run.sign || text_.at(end + 1) == run.sign) return;
    if (!is_word(text_.at(run.end()))) return;
    const std::string inside = text_.copy(run.end(), end);
    std::size_t start = run.start;
    while (start > 0 && is_word(text_.before(start))) --start;
    std::size_t stop = end + 1;
    while (is_word(text_.at(stop))) ++stop;
    const bool is_number = std::all_of(inside.begin(), inside.end(), [](char c) { return is_digit(c); });
    const bool is_range = is_number && is_digit(text_.before(run.start)) && is_digit(text_.at(end + 1));
    std::string suggestion;
    if (is_range) {
      suggestion = text_.copy(start, run.start) + "–" + inside + "–" + text_.copy(end + 1, stop);
    } else if (is_number) {
      suggestion = text_.copy(start, run.start);
      for (const char digit : inside) {
        const auto value = static_cast<std::size_t>(digit - '0');
        suggestion += run.sign == '^' ? superscript_digits[value] : subscript_digits[value];
      }
      suggestion += text_.copy(end + 1, stop);
    } else if (run.sign == '~') {
      suggestion = text_.copy(start, run.start) + "~~" + inside + "~~" + text_.copy(end + 1, stop);
    }
    text_.tell("single-tilde"_code, start, stop - start, {text_.copy(run.start, end + 1)}, suggestion);
  }

  // `==x==`: other dialects mark text so.
  void highlighted(std::size_t index) {
    const Run& run = runs_[index];
    const Run* other = partner(index);
    const bool opens = !is_word(text_.before(run.start)) && is_letter(text_.at(run.end()));
    if (!opens || other == nullptr || !is_word(text_.before(other->start)) || is_word(text_.at(other->end())))
      return;
    text_.tell("broken-emphasis"_code, run.start, other->end() - run.start, {"=="},
               "**" + text_.copy(run.end(), other->start) + "**");
  }

  LeftoverText& text_;
  std::vector<Run> runs_;
};

}  // namespace

void find_leftover_emphasis(LeftoverText& text) {
  EmphasisFinder(text).find();
}

void find_lost_stars(LeftoverText& text) {
  EmphasisFinder(text).find_products();
}

}  // namespace leidraad::load
