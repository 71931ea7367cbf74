#include "http/form_body.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "http/percent.hpp"
#include "text/unicode.hpp"

namespace leidraad::http {

namespace {

using Trouble = std::optional<FormProblem>;

char small(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool equals_ignoring_case(std::string_view one, std::string_view other) {
  return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                    [](char a, char b) { return small(a) == small(b); });
}

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// Of a header value: `charset=utf-8`.
struct Parameter {
  std::string name;
  std::string value;
};

// The text between quotes at the front of `rest`, which starts after the opening one.
std::string take_quoted(std::string_view& rest) {
  std::string text;
  std::size_t at = 0;
  for (; at < rest.size() && rest[at] != '"'; ++at) {
    if (rest[at] == '\\' && at + 1 < rest.size()) ++at;
    text += rest[at];
  }
  rest.remove_prefix(std::min(at + 1, rest.size()));
  return text;
}

std::vector<Parameter> parameters_of(std::string_view value) {
  std::vector<Parameter> all;
  std::string_view rest = value.substr(std::min(value.find(';'), value.size()));
  while (!rest.empty()) {
    rest.remove_prefix(1);  // the ";"
    const std::size_t end = std::min(rest.find_first_of("=;"), rest.size());
    Parameter one{std::string(trimmed(rest.substr(0, end))), {}};
    std::transform(one.name.begin(), one.name.end(), one.name.begin(), small);
    rest.remove_prefix(end);
    if (rest.starts_with("=\"")) {
      rest.remove_prefix(2);
      one.value = take_quoted(rest);
      rest.remove_prefix(std::min(rest.find(';'), rest.size()));
    } else if (rest.starts_with('=')) {
      const std::size_t stop = std::min(rest.find(';'), rest.size());
      one.value = trimmed(rest.substr(1, stop - 1));
      rest.remove_prefix(stop);
    }
    all.push_back(std::move(one));
  }
  return all;
}

const Parameter* find(const std::vector<Parameter>& all, std::string_view name) {
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Parameter& one) { return one.name == name; });
  return found == all.end() ? nullptr : &*found;
}

FormProblem broken(std::string reason) {
  return {400, std::move(reason)};
}

// Collects fields within the limits.
class Fields {
public:
  explicit Fields(const FormLimits& limits) : limits_(limits) {}

  Trouble add(std::string name, std::string value) {
    if (all_.size() == limits_.most_fields)
      return FormProblem{413, fmt::format("more than {} fields", limits_.most_fields)};
    if (name.size() > limits_.longest_name)
      return FormProblem{413, fmt::format("a name longer than {} bytes", limits_.longest_name)};
    if (!text::is_utf8(name)) return broken("a name that is not UTF-8");
    if (value.size() > limits_.longest_value)
      return FormProblem{
          413, fmt::format("the value of `{}` is longer than {} bytes", name, limits_.longest_value)};
    if (!text::is_utf8(value)) return broken(fmt::format("the value of `{}` is not UTF-8", name));
    all_.emplace_back(std::move(name), std::move(value));
    return std::nullopt;
  }

  [[nodiscard]] Pairs take() { return std::move(all_); }

private:
  const FormLimits& limits_;
  Pairs all_;
};

Trouble read_urlencoded(std::string_view body, Fields& fields) {
  while (!body.empty()) {
    const std::size_t end = std::min(body.find('&'), body.size());
    const std::string_view pair = body.substr(0, end);
    body.remove_prefix(std::min(end + 1, body.size()));
    if (pair.empty()) continue;
    const std::size_t equals = std::min(pair.find('='), pair.size());
    auto name = percent_decoded(pair.substr(0, equals), Plus::is_space);
    auto value = percent_decoded(pair.substr(std::min(equals + 1, pair.size())), Plus::is_space);
    if (!name || !value) return broken("a % without two hexadecimal digits");
    if (auto trouble = fields.add(std::move(*name), std::move(*value))) return trouble;
  }
  return std::nullopt;
}

// What browsers write in the name of a part for the three characters that cannot stand there (WHATWG
// HTML, 4.10.21.8).
std::string unescaped_name(std::string name) {
  constexpr std::pair<std::string_view, char> escapes[] = {{"%22", '"'}, {"%0D", '\r'}, {"%0A", '\n'}};
  for (const auto& [escape, character] : escapes) {
    for (std::size_t at = 0; (at = name.find(escape, at)) != std::string::npos; ++at)
      name.replace(at, escape.size(), 1, character);
  }
  return name;
}

// Reads the headers of a part: its name.
Trouble read_part_head(std::string_view head, std::string& name) {
  constexpr std::size_t most_lines = 8;
  bool has_name = false;
  for (std::size_t line_number = 0; !head.empty(); ++line_number) {
    if (line_number == most_lines) return broken("a part with too many headers");
    const std::size_t end = std::min(head.find("\r\n"), head.size());
    const std::string_view line = head.substr(0, end);
    head.remove_prefix(std::min(end + 2, head.size()));
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return broken("a header of a part without a colon");
    const std::string_view key = line.substr(0, colon);
    const std::string_view value = trimmed(line.substr(colon + 1));
    if (equals_ignoring_case(key, "Content-Type") && !media_type_of(value).starts_with("text/"))
      return FormProblem{415, "a file"};
    if (!equals_ignoring_case(key, "Content-Disposition")) continue;
    const auto parameters = parameters_of(value);
    const Parameter* named = find(parameters, "name");
    if (media_type_of(value) != "form-data" || named == nullptr || has_name)
      return broken("a part without one name");
    if (find(parameters, "filename") != nullptr || find(parameters, "filename*") != nullptr)
      return FormProblem{415, "a file"};
    name = unescaped_name(named->value);
    has_name = true;
  }
  return has_name ? Trouble() : broken("a part without one name");
}

// What may stand in a boundary (RFC 2046, 5.1.1).
bool is_boundary(std::string_view text) {
  return !text.empty() && text.size() <= 70 && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') || (small(c) >= 'a' && small(c) <= 'z') ||
           std::string_view("'()+_,-./:=? ").find(c) != std::string_view::npos;
  });
}

Trouble read_multipart(std::string_view body, const std::string& boundary, Fields& fields) {
  constexpr std::size_t largest_head = 4'096;
  const std::string delimiter = "\r\n--" + boundary;
  if (!body.starts_with(std::string_view(delimiter).substr(2)))
    return broken("the body does not start with the boundary");
  body.remove_prefix(delimiter.size() - 2);
  while (body.starts_with("\r\n")) {
    const std::size_t head_end = body.substr(0, largest_head).find("\r\n\r\n");
    if (head_end == std::string_view::npos || head_end == 0) return broken("a part without headers");
    std::string name;
    if (auto trouble = read_part_head(body.substr(2, head_end - 2), name)) return trouble;
    body.remove_prefix(head_end + 2);
    // The empty line before the content may also be the start of the boundary, where there is no content.
    const std::size_t end = body.find(delimiter);
    if (end == std::string_view::npos) return broken("a part without an end");
    const std::string_view content = end < 2 ? std::string_view() : body.substr(2, end - 2);
    if (auto trouble = fields.add(std::move(name), std::string(content))) return trouble;
    body.remove_prefix(end + delimiter.size());
  }
  if (body != "--" && body != "--\r\n") return broken("something else behind a boundary");
  return std::nullopt;
}

}  // namespace

std::string media_type_of(std::string_view content_type) {
  std::string type(trimmed(content_type.substr(0, content_type.find(';'))));
  std::transform(type.begin(), type.end(), type.begin(), small);
  return type;
}

std::string header_parameter(std::string_view value, std::string_view name) {
  const auto all = parameters_of(value);
  const Parameter* found = find(all, name);
  return found == nullptr ? std::string() : found->value;
}

std::variant<Pairs, FormProblem> parse_form(std::string_view content_type, std::string_view body,
                                            const FormLimits& limits) {
  const std::string type = media_type_of(content_type);
  const std::string charset = header_parameter(content_type, "charset");
  if (!charset.empty() && !equals_ignoring_case(charset, "utf-8"))
    return FormProblem{415, "a charset other than UTF-8"};
  Fields fields(limits);
  Trouble trouble;
  if (type == "application/x-www-form-urlencoded") {
    trouble = read_urlencoded(body, fields);
  } else if (type == "multipart/form-data") {
    const std::string boundary = header_parameter(content_type, "boundary");
    if (!is_boundary(boundary)) return broken("multipart/form-data without a fair boundary");
    trouble = read_multipart(body, boundary, fields);
  } else {
    return FormProblem{415, "a form comes as application/x-www-form-urlencoded or multipart/form-data"};
  }
  if (trouble) return *trouble;
  return fields.take();
}

}  // namespace leidraad::http
