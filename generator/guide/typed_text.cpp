#include "guide/typed_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>

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

int days_in(int month, int year) {
  constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return month == 2 && is_leap ? 29 : days[month - 1];
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
  std::string plain;
  // Telephones write a minus in three ways.
  for (const std::string_view minus : {"-", "\xE2\x88\x92", "\xE2\x80\x93"}) {
    if (plain.empty() && text.starts_with(minus)) {
      plain = "-";
      text.remove_prefix(minus.size());
    }
  }
  if (plain.empty() && text.starts_with("+")) text.remove_prefix(1);
  const std::string_view whole = take_digits(text);
  std::string_view fraction;
  if (!text.empty() && (text[0] == ',' || text[0] == '.')) {
    text.remove_prefix(1);
    fraction = take_digits(text);
    if (fraction.empty()) return std::nullopt;
  }
  if (whole.empty() || !text.empty() || whole.size() + fraction.size() > most_digits) return std::nullopt;

  TypedNumber number;
  number.may_be_thousands = fraction.size() == 3 && whole[0] != '0';
  while (fraction.ends_with('0')) fraction.remove_suffix(1);
  number.decimals = static_cast<int>(fraction.size());
  plain.append(whole);
  if (!fraction.empty()) plain.append(".").append(fraction);
  std::from_chars(plain.data(), plain.data() + plain.size(), number.value);
  if (number.value == 0) number.value = 0;  // not minus zero
  return number;
}

std::string number_text(double value) {
  std::array<char, 400> text{};  // the largest double has 309 digits before the point
  const auto end =
      std::to_chars(text.data(), text.data() + text.size(), value == 0 ? 0 : value, std::chars_format::fixed);
  return {text.data(), end.ptr};
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
  if (year < 1900 || year > 2100 || month < 1 || month > 12 || day < 1 || day > days_in(month, year))
    return std::nullopt;
  return std::string(parts[2]) + "-" + two_digits(month) + "-" + two_digits(day);
}

}  // namespace leidraad::guide
