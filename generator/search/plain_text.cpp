#include "search/plain_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace leidraad::search {

namespace {

// Tags that part nothing: a word may go on across them.
bool is_inside_line(std::string_view name) {
  constexpr std::array<std::string_view, 10> names = {"a",    "em",   "strong", "code", "del",
                                                      "span", "abbr", "b",      "i",    "sub"};
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Where a run of text ends, or is not copied as it stands. All of a large guide goes through here.
constexpr auto is_special = [] {
  std::array<bool, 256> special{};
  for (const char c : {'<', guide::hole, '&', ' ', '\n'}) special[static_cast<unsigned char>(c)] = true;
  return special;
}();

void append_space(std::string& text) {
  if (!text.empty() && text.back() != ' ') text += ' ';
}

std::string_view name_of_tag(std::string_view tag) {
  const std::size_t start = tag.starts_with('/') ? 1 : 0;
  return tag.substr(start, tag.find_first_of(" />", start) - start);
}

bool is_start_of_heading(std::string_view tag) {
  return tag.size() > 1 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6';
}

}  // namespace

void append_text(std::string_view more, std::string& text) {
  if (more.empty()) return;
  append_space(text);
  for (const char c : more) {
    if (c == '\n' || c == ' ') {
      append_space(text);
    } else {
      text += c;
    }
  }
}

void without_item(std::string& text) {
  constexpr std::string_view item = "{item}";
  for (std::size_t at = text.find(item); at != std::string::npos; at = text.find(item, at))
    text.replace(at, item.size(), "…");
}

void PlainText::append_entity(std::string& text) {
  struct Entity {
    std::string_view name;
    char meant;
  };
  constexpr std::array<Entity, 7> entities = {{{"&amp;", '&'},
                                               {"&lt;", '<'},
                                               {"&gt;", '>'},
                                               {"&quot;", '"'},
                                               {"&#39;", '\''},
                                               {"&apos;", '\''},
                                               {"&nbsp;", ' '}}};
  for (const Entity& entity : entities) {
    if (!html_.substr(at_).starts_with(entity.name)) continue;
    text += entity.meant;
    at_ += entity.name.size();
    return;
  }
  text += '&';
  ++at_;
}

// Up to the next tag or hole, with white space as one space.
void PlainText::append_run(std::string& text) {
  while (at_ < html_.size()) {
    const std::size_t start = at_;
    while (at_ < html_.size() && !is_special[static_cast<unsigned char>(html_[at_])]) ++at_;
    text.append(html_, start, at_ - start);
    if (at_ == html_.size()) return;
    switch (html_[at_]) {
      case '&':
        append_entity(text);
        break;
      case ' ':
      case '\n':
        append_space(text);
        ++at_;
        break;
      default:
        return;
    }
  }
}

// True where a heading starts; `at_` is on its tag then.
bool PlainText::read_tag(std::string& text) {
  const std::size_t end = std::min(html_.find('>', at_), html_.size());
  const std::string_view tag = html_.substr(at_ + 1, end - at_ - 1);
  if (is_start_of_heading(tag)) return true;
  if (!is_inside_line(name_of_tag(tag))) append_space(text);
  at_ = std::min(end + 1, html_.size());
  return false;
}

void PlainText::pass_heading() {
  const std::size_t end = html_.find("</h", at_);
  at_ = end == std::string_view::npos ? html_.size() : std::min(html_.find('>', end), html_.size() - 1) + 1;
}

// What the holes of a markup are is told in guide/pages/markup.hpp.
PlainText::Stop PlainText::read_hole(std::string& text) {
  const std::size_t end = html_.find(guide::hole, at_ + 1);
  if (end == std::string_view::npos || end == at_ + 1) {
    ++at_;
    return {};
  }
  const char letter = html_[at_ + 1];
  const std::string_view payload = html_.substr(at_ + 2, end - at_ - 2);
  at_ = end + 1;
  std::size_t number = 0;
  (void)std::from_chars(payload.data(), payload.data() + payload.size(), number);
  switch (letter) {
    case 'D':
      append_space(text);
      return {Stop::Kind::leaf, number};
    case 'O':
      append_space(text);
      return {Stop::Kind::container, number};
    case 'E':
      append_space(text);
      return {};
    case 'G':
      // The text of a term is escaped as the markup around it.
      if (const std::size_t start = payload.find(';'); start != std::string_view::npos) {
        PlainText term(payload.substr(start + 1));
        term.append_run(text);
      }
      return {};
    default:
      return {};
  }
}

PlainText::Stop PlainText::read_on(std::string& text) {
  while (true) {
    append_run(text);
    if (at_ >= html_.size()) return {};
    if (html_[at_] == '<') {
      if (read_tag(text)) return {Stop::Kind::heading, 0};
    } else if (const Stop stop = read_hole(text); stop.kind != Stop::Kind::end) {
      return stop;
    }
  }
}

}  // namespace leidraad::search
