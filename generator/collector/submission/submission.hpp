// What somebody sends, read but not yet held against a survey: from JSON or from a form.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "guide/surveys/answers.hpp"
#include "http/message.hpp"

namespace leidraad::collector {

struct Submission {
  std::optional<int> version;  // nothing: that of the site
  std::string key;             // of who sends: what makes a repeat a repeat; may be empty
  std::string group;           // token of a participation link; may be empty
  bool is_to_check = false;    // a field was filled in that people do not see
  guide::RawAnswers answers;
};

// Why it could not be read.
enum class Unreadable {
  media_type,  // neither JSON nor a form
  form,        // broken: syntax, UTF-8, shape
  characters,  // holds NUL, which no database keeps
  many,        // more fields than any survey has
  key          // of a shape that no key has
};

enum class BodyKind { json, form, other };
[[nodiscard]] BodyKind body_kind(const http::Request& request);

// Limits: 2,000 fields, 400 values in one, names of 200 bytes; how long an answer may be is for the survey to
// say. A key comes from the header Idempotency-Key (draft-ietf-httpapi-idempotency-key-header; quotes may be
// left out) or else the body, never from the address, which is written to logs; it has 1 to 200 visible ASCII
// characters. Line ends become LF: browsers send CR LF in forms.
[[nodiscard]] std::variant<Submission, Unreadable> read_submission(const http::Request& request);

}  // namespace leidraad::collector
