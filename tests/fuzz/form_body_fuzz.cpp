// Whatever is posted as a form: fields within the limits, or a reason. The first line of the input is the
// content type, the rest the body.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "http/form_body.hpp"
#include "text/unicode.hpp"

namespace {

using namespace leidraad;

// Every byte as "%41": what is read from it must be what was written.
std::string encoded(const std::string& text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string result;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    result += '%';
    result += digits[byte / 16];
    result += digits[byte % 16];
  }
  return result;
}

void must(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::size_t line = std::min(input.find('\n'), size);
  const std::string_view body = input.substr(std::min(line + 1, size));
  const http::FormLimits limits{20, 30, 200};
  const auto result = http::parse_form(input.substr(0, line), body, limits);
  if (const auto* problem = std::get_if<http::FormProblem>(&result)) {
    must(problem->status == 400 || problem->status == 413 || problem->status == 415);
    must(!problem->reason.empty());
    return 0;
  }
  const auto& fields = std::get<http::Pairs>(result);
  must(fields.size() <= limits.most_fields);
  std::string again;
  for (const auto& [name, value] : fields) {
    must(name.size() <= limits.longest_name && value.size() <= limits.longest_value);
    must(text::is_utf8(name) && text::is_utf8(value));
    again += (again.empty() ? "" : "&") + encoded(name) + "=" + encoded(value);
  }
  const auto repeated = http::parse_form("application/x-www-form-urlencoded", again, limits);
  must(std::get<http::Pairs>(repeated) == fields);
  return 0;
}
