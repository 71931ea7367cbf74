#include "templates/prepared_page.hpp"

#include <charconv>

#include "templates/template_set.hpp"

namespace leidraad::templates {

namespace {

// From here on no braces of the guide mean anything.
constexpr std::string_view delimiters = "{{=\x02 \x03=}}";
constexpr std::string_view form = "\x02! page of Leidraad, form 1 \x03";
constexpr std::string_view end = "\x02! end \x03\n";

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

std::string start() {
  return std::string(escapes_by_itself).append(delimiters).append(form);
}

}  // namespace

std::string marker(std::string_view inside) {
  return std::string(marker_start).append(inside).append(marker_end);
}

std::string in_section(std::string_view name, std::string_view html) {
  return marker("#" + std::string(name)).append(html).append(marker("/" + std::string(name)));
}

std::string section_name(std::string_view kind, std::string_view name) {
  static constexpr std::string_view digits = "0123456789ABCDEF";
  std::string section(kind);
  for (const char c : name) {
    if (is_plain(c)) {
      section += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      ((section += '_') += digits[byte >> 4]) += digits[byte & 15];
    }
  }
  return section;
}

std::optional<std::string> name_in(std::string_view section, std::string_view kind) {
  if (!section.starts_with(kind)) return std::nullopt;
  section.remove_prefix(kind.size());
  std::string name;
  for (std::size_t at = 0; at < section.size(); ++at) {
    if (section[at] != '_') {
      name += section[at];
      continue;
    }
    const std::string_view digits = section.substr(at + 1, 2);
    unsigned byte = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), byte, 16);
    if (digits.size() != 2 || read.ptr != digits.data() + digits.size()) return std::nullopt;
    name += static_cast<char>(byte);
    at += 2;
  }
  return name;
}

std::string prepared_page(std::string_view html) {
  return start().append(html).append(end);
}

std::string_view fault_of_prepared_page(std::string_view text) {
  if (!text.starts_with(start())) return "is of another version: build the site again";
  return text.ends_with(end) ? std::string_view() : "has no end";
}

}  // namespace leidraad::templates
