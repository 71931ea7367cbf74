// Templates with auto-escape, compiled: ctemplate with a cache of its own.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "templates/filling.hpp"

namespace ctemplate {
class TemplateCache;
}  // namespace ctemplate

namespace leidraad::templates {

// With what every template starts: without it, it would not escape.
inline constexpr std::string_view escapes_by_itself = "{{%AUTOESCAPE context=\"HTML\"}}";

// The first name that a template writes without escaping although it does not end in `_HTML`; empty where all
// is well. `start` and `end` stand around a name.
[[nodiscard]] std::string first_unsafe_name(std::string_view text, std::string_view start,
                                            std::string_view end);

// Of lines: stripped, a template's lines are trimmed and joined.
enum class WhiteSpace : std::uint8_t { stripped, kept };

// Filled by one thread, then closed; from there on only read, from any thread.
class TemplateSet {
public:
  explicit TemplateSet(WhiteSpace white_space);
  ~TemplateSet();
  TemplateSet(const TemplateSet&) = delete;
  TemplateSet& operator=(const TemplateSet&) = delete;

  // False: it cannot be parsed, or has this name already.
  [[nodiscard]] bool add(const std::string& name, std::string_view text);
  void close();
  // Appends to `output`. The name is one that was added.
  void expand(const std::string& name, const Filling& filling, std::string& output) const;

private:
  std::unique_ptr<ctemplate::TemplateCache> cache_;
  WhiteSpace white_space_;
};

// A text that every template of the process knows under this name (never given back by ctemplate, so one that is
// set again with the same value costs nothing). Not while templates are expanded.
void set_everywhere(const std::string& name, const std::string& value);

}  // namespace leidraad::templates
