#include "check/faulty.hpp"

#include <charconv>

namespace leidraad::check {

namespace {

// As far as it is sound; this only has to find a name that was reported already.
std::string without_percents(const std::string& text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at) {
    unsigned byte = 0;
    const char* digits = text.data() + at + 1;
    if (text[at] == '%' && at + 2 < text.size() &&
        std::from_chars(digits, digits + 2, byte, 16).ptr == digits + 2) {
      plain += static_cast<char>(byte);
      at += 2;
    } else {
      plain += text[at];
    }
  }
  return plain;
}

}  // namespace

bool is_faulty(const guide::Guide& guide, const std::string& file) {
  if (guide.faulty_files.empty()) return false;
  for (std::size_t end = file.size(); end != std::string::npos && end > 0; end = file.rfind('/', end - 1)) {
    if (guide.faulty_files.contains(file.substr(0, end))) return true;
  }
  return false;
}

bool is_faulty_content(const guide::Guide& guide, const std::string& file) {
  const std::string folder = "content/" + guide.site.language + "/";
  return is_faulty(guide, folder + file) || is_faulty(guide, folder + without_percents(file));
}

}  // namespace leidraad::check
