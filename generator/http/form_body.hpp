// The fields of an HTML form as a browser posts them. Files are refused: no form here asks for one.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "http/message.hpp"

namespace leidraad::http {

struct FormLimits {
  std::size_t most_fields = 2'000;
  std::size_t longest_name = 200;      // bytes
  std::size_t longest_value = 20'000;  // bytes
};

// Why a body cannot be taken.
struct FormProblem {
  unsigned status = 400;  // 415: another content type, or a file; 413: beyond a limit; 400: broken
  std::string reason;     // English, for developers: "name longer than 200 bytes"
};

// Reads `application/x-www-form-urlencoded` (WHATWG URL, 5.1) or `multipart/form-data` (RFC 7578), by the
// value of the Content-Type header. Fields in their order, also those with the same name; names and values
// are UTF-8. Line ends are as they came (browsers write CR LF). Stricter than browsers are: a "%" without two
// digits, text before the first boundary and after the last, or a part without a name is an error.
[[nodiscard]] std::variant<Pairs, FormProblem> parse_form(std::string_view content_type,
                                                          std::string_view body,
                                                          const FormLimits& limits = {});

// "text/html" of "Text/HTML; charset=utf-8": in small letters, without parameters.
[[nodiscard]] std::string media_type_of(std::string_view content_type);

// A parameter of a header value: "utf-8" for charset above; empty where there is none. Takes quotes away.
[[nodiscard]] std::string header_parameter(std::string_view value, std::string_view name);

}  // namespace leidraad::http
