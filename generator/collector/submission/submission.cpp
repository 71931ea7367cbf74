#include "collector/submission/submission.hpp"

#include <algorithm>
#include <charconv>
#include <string>

#include "collector/submission/submission_json.hpp"
#include "http/form_body.hpp"

namespace leidraad::collector {

namespace {

// Far above what a survey may ask for, so that who writes too much gets the form back with the text in it.
constexpr std::size_t longest_value = 200'000;  // bytes

std::string with_plain_line_ends(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\r') {
      if (at + 1 == text.size() || text[at + 1] != '\n') plain += '\n';
    } else {
      plain += text[at];
    }
  }
  return plain;
}

bool has_nul(std::string_view text) {
  return text.find('\0') != std::string_view::npos;
}

bool read_version(const std::string& text, std::optional<int>& version) {
  if (text.empty()) return true;
  int number = 0;
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  version = number;
  return error == std::errc{} && rest == text.data() + text.size() && number >= 0;
}

std::variant<Submission, Unreadable> read_form_submission(const http::Request& request) {
  const auto form = http::parse_form(request.header("content-type"), request.body,
                                     {most_fields, longest_name, longest_value});
  if (const auto* problem = std::get_if<http::FormProblem>(&form)) {
    if (problem->status == 415) return Unreadable::media_type;
    return problem->status == 413 ? Unreadable::many : Unreadable::form;
  }
  Submission submission;
  for (const auto& [name, value] : std::get<http::Pairs>(form)) {
    if (name == "_version") {
      if (!read_version(value, submission.version)) return Unreadable::form;
    } else if (name == "_key") {
      submission.key = value;
    } else if (name == "_group") {
      submission.group = value;
    } else if (name == "_website") {
      submission.is_to_check = submission.is_to_check || !value.empty();
    } else if (!name.starts_with('_') && !value.empty()) {
      auto& values = submission.answers[name];
      if (values.size() >= most_values) return Unreadable::many;
      values.push_back(value);
    }
  }
  return submission;
}

// The key of the header, without its quotes.
std::string_view header_key(const http::Request& request) {
  std::string_view key = request.header("idempotency-key");
  if (key.size() >= 2 && key.front() == '"' && key.back() == '"') key = key.substr(1, key.size() - 2);
  return key;
}

bool is_key(std::string_view key) {
  return !key.empty() && key.size() <= 200 &&
         std::all_of(key.begin(), key.end(), [](char letter) { return letter > ' ' && letter < '\x7f'; });
}

}  // namespace

BodyKind body_kind(const http::Request& request) {
  const std::string type = http::media_type_of(request.header("content-type"));
  if (type == "application/json") return BodyKind::json;
  const bool is_form = type == "application/x-www-form-urlencoded" || type == "multipart/form-data";
  return is_form ? BodyKind::form : BodyKind::other;
}

std::variant<Submission, Unreadable> read_submission(const http::Request& request) {
  const BodyKind kind = body_kind(request);
  if (kind == BodyKind::other) return Unreadable::media_type;
  auto read = kind == BodyKind::json ? read_json_submission(request.body) : read_form_submission(request);
  auto* submission = std::get_if<Submission>(&read);
  if (submission == nullptr) return read;
  const std::string_view from_header = request.header("idempotency-key");
  if (!from_header.empty()) submission->key = header_key(request);
  if ((!submission->key.empty() || !from_header.empty()) && !is_key(submission->key)) return Unreadable::key;
  if (has_nul(submission->group)) return Unreadable::characters;
  for (auto& [name, values] : submission->answers) {
    if (has_nul(name)) return Unreadable::characters;
    for (std::string& value : values) {
      if (has_nul(value)) return Unreadable::characters;
      value = with_plain_line_ends(value);
    }
  }
  return read;
}

}  // namespace leidraad::collector
