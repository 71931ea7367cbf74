#include "guide/surveys/typed_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "guide/calendar.hpp"

namespace leidraad::guide {

namespace {

constexpr std::string_view no_break_space = "\xC2\xA0";
constexpr std::size_t most_digits = 15;

bool is_digit(char character) {
  return character >= '0' && character <= '9';
}

// The length of the blank at the start; 0 where there is none.
std::size_t blank_at_start(std::string_view text) {
  if (text.starts_with(no_break_space)) return no_break_space.size();
  return !text.empty() && (text[0] == ' ' || text[0] == '\t' || text[0] == '\n') ? 1 : 0;
}

std::size_t blank_at_end(std::string_view text) {
  if (text.ends_with(no_break_space)) return no_break_space.size();
  return !text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\n') ? 1 : 0;
}

// Takes the digits at the start away and gives them.
std::string_view take_digits(std::string_view& text) {
  std::size_t count = 0;
  while (count < text.size() && is_digit(text[count])) ++count;
  const std::string_view digits = text.substr(0, count);
  text.remove_prefix(count);
  return digits;
}

int value_of(std::string_view digits) {
  int value = 0;
  for (const char digit : digits) value = value * 10 + (digit - '0');
  return value;
}

// "-" where there is a minus. Telephones write one in three ways.
std::string take_sign(std::string_view& text) {
  for (const std::string_view minus : {"-", "\xE2\x88\x92", "\xE2\x80\x93"}) {
    if (!text.starts_with(minus)) continue;
    text.remove_prefix(minus.size());
    return "-";
  }
  if (text.starts_with("+")) text.remove_prefix(1);
  return "";
}

// The digits before the comma, without what parts them.
struct Digits {
  std::string whole;
  std::string_view parting;    // the sign between groups; empty where there are none
  std::size_t groups = 0;      // behind the first one
  bool may_be_parted = false;  // could be the first group of a number
};

bool starts_group(std::string_view digits) {
  return !digits.empty() && digits.size() <= 3 && digits[0] != '0';
}

// Takes "1.250.000" away; false, and nothing taken, where the digits do not stand in groups.
bool take_groups(std::string_view& text, Digits& digits) {
  std::string_view rest = text;
  digits.whole = take_digits(rest);
  if (!starts_group(digits.whole)) return false;
  // A point; a space and those that no line breaks at, wide and narrow; the apostrophes of keyboard and
  // print.
  for (const std::string_view sign :
       {".", " ", "\xC2\xA0", "\xE2\x80\x89", "\xE2\x80\xAF", "'", "\xE2\x80\x99"}) {
    if (rest.starts_with(sign)) digits.parting = sign;
  }
  if (digits.parting.empty()) return false;
  // A blank behind which no digit stands belongs to nobody: then the text is no number at all.
  while (rest.starts_with(digits.parting)) {
    std::string_view behind = rest.substr(digits.parting.size());
    const std::string_view group = take_digits(behind);
    if (group.size() != 3) return false;
    digits.whole += group;
    ++digits.groups;
    rest = behind;
  }
  text = rest;
  return true;
}

double value_of(const std::string& sign, const std::string& whole, std::string_view fraction) {
  std::string plain = sign + whole;
  if (!fraction.empty()) plain.append(".").append(fraction);
  double value = 0;
  std::from_chars(plain.data(), plain.data() + plain.size(), value);
  return value == 0 ? 0 : value;  // not minus zero
}

std::string two_digits(int value) {
  return {static_cast<char>('0' + value / 10), static_cast<char>('0' + value % 10)};
}

}  // namespace

std::string tidied(std::string_view text) {
  std::string tidy;
  tidy.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '\r') {
      tidy += text[at];
    } else if (at + 1 == text.size() || text[at + 1] != '\n') {
      tidy += '\n';
    }
  }
  std::string_view inside = tidy;
  while (const std::size_t blank = blank_at_start(inside)) inside.remove_prefix(blank);
  while (const std::size_t blank = blank_at_end(inside)) inside.remove_suffix(blank);
  return std::string(inside);
}

bool has_control_character(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char character) {
    return static_cast<unsigned char>(character) < 0x20 && character != '\n' && character != '\t';
  });
}

std::size_t length_of(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char character) {
    return (static_cast<unsigned char>(character) & 0xC0U) != 0x80U;
  }));
}

std::optional<TypedNumber> number_in(std::string_view text) {
  const std::string sign = take_sign(text);
  Digits digits;
  if (!take_groups(text, digits)) {
    digits = {};
    digits.whole = take_digits(text);
    digits.may_be_parted = starts_group(digits.whole);
  }
  std::string_view fraction;
  const char mark = text.empty() ? '\0' : text[0];
  if (mark == ',' || (mark == '.' && digits.parting != ".")) {
    text.remove_prefix(1);
    fraction = take_digits(text);
    if (fraction.empty()) return std::nullopt;
  }
  if (digits.whole.empty() || !text.empty() || digits.whole.size() + fraction.size() > most_digits)
    return std::nullopt;

  TypedNumber number;
  if (digits.parting == "." && digits.groups == 1 && fraction.empty()) {
    const std::size_t first = digits.whole.size() - 3;
    number.other_reading = value_of(sign, digits.whole.substr(0, first), digits.whole.substr(first));
  } else if (digits.parting.empty() && digits.may_be_parted && mark == ',' && fraction.size() == 3) {
    number.other_reading = value_of(sign, digits.whole + std::string(fraction), "");
  }
  while (fraction.ends_with('0')) fraction.remove_suffix(1);
  number.decimals = static_cast<int>(fraction.size());
  number.value = value_of(sign, digits.whole, fraction);
  return number;
}

std::string number_text(double value) {
  std::array<char, 400> text{};  // the largest double has 309 digits before the point
  const auto end =
      std::to_chars(text.data(), text.data() + text.size(), value == 0 ? 0 : value, std::chars_format::fixed);
  return {text.data(), end.ptr};
}

std::string stored_number(double value) {
  std::string text = number_text(value);
  const auto read = number_in(text);
  return read && read->other_reading ? text + "0" : text;
}

std::optional<std::string> day_in(std::string_view text) {
  std::string_view parts[3];
  char signs[2] = {};
  for (std::size_t part = 0; part < 3; ++part) {
    parts[part] = take_digits(text);
    if (part == 2) break;
    if (text.empty()) return std::nullopt;
    signs[part] = text[0];
    text.remove_prefix(1);
  }
  if (!text.empty() || signs[0] != signs[1] || (signs[0] != '-' && signs[0] != '/')) return std::nullopt;
  const bool is_year_first =
      signs[0] == '-' && parts[0].size() == 4 && parts[1].size() == 2 && parts[2].size() == 2;
  if (is_year_first) std::swap(parts[0], parts[2]);
  const auto fits = [](std::string_view digits) { return digits.size() == 1 || digits.size() == 2; };
  if (!fits(parts[0]) || !fits(parts[1]) || parts[2].size() != 4) return std::nullopt;
  const int day = value_of(parts[0]);
  const int month = value_of(parts[1]);
  const int year = value_of(parts[2]);
  const std::string day_text = std::string(parts[2]) + "-" + two_digits(month) + "-" + two_digits(day);
  const bool is_near = year >= 1900 && year <= 2100;
  return is_near && day_of(day_text) ? std::optional(day_text) : std::nullopt;
}

}  // namespace leidraad::guide
