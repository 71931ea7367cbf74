// Where something stands in the source of a guide.
#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>

namespace leidraad::guide {

// The name of a source file, relative to the source folder, with forward slashes ("data/phases.yaml"). Copies
// share one text: a guide keeps some hundred thousand places in its files. Copied from any thread.
class FileName {
public:
  FileName() = default;
  FileName(std::string text)  // NOLINT(google-explicit-constructor): a name is a text
      : text_(text.empty() ? nullptr : std::make_shared<const std::string>(std::move(text))) {}
  FileName(const char* text) : FileName(std::string(text)) {}  // NOLINT(google-explicit-constructor)

  [[nodiscard]] const std::string& text() const {
    static const std::string none;
    return text_ == nullptr ? none : *text_;
  }
  operator const std::string&() const { return text(); }  // NOLINT(google-explicit-constructor)
  [[nodiscard]] bool empty() const { return text_ == nullptr; }

  friend bool operator==(const FileName& one, const FileName& other) {
    return one.text_ == other.text_ || one.text() == other.text();
  }
  friend std::strong_ordering operator<=>(const FileName& one, const FileName& other) {
    return one.text_ == other.text_ ? std::strong_ordering::equal : one.text() <=> other.text();
  }

private:
  std::shared_ptr<const std::string> text_;  // nullptr for an empty name
};

// A place in one source file. Lines and columns count from 1; columns and `length` count bytes here and become
// characters only where a diagnostic is shown. A line of 0 means "the file as a whole".
struct Position {
  FileName file;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::uint32_t length = 0;

  auto operator<=>(const Position&) const = default;
};

}  // namespace leidraad::guide
