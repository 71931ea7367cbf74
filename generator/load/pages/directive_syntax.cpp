#include "load/pages/directive_syntax.hpp"

#include <algorithm>

namespace leidraad::load {

namespace {

bool is_name_start(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_name(char c) {
  return is_name_start(c) || (c >= '0' && c <= '9') || c == '-' || c == '_';
}
bool is_space(char c) {
  return c == ' ' || c == '\t';
}

// Reads one directive from left to right.
class DirectiveParser {
public:
  DirectiveParser(std::string_view line, const guide::Position& position) : line_(line), start_(position) {}

  std::variant<guide::Directive, DirectiveFault> parse() {
    const std::size_t colons = colons_at_start(line_);
    at_ = colons;
    directive_.is_container = colons > 2;
    const std::size_t name_start = at_;
    if (done() || !is_name_start(line_[at_])) {
      return fault({"na de dubbele punten hoort meteen een naam in kleine letters",
                    "a lower-case name must follow the colons"});
    }
    directive_.name = take_name();
    directive_.position = position(name_start, directive_.name.size());
    directive_.id_position = directive_.position;
    if (!done() && line_[at_] == '[' && !parse_label()) return fault_;
    if (!done() && line_[at_] == '{' && !parse_attributes()) return fault_;
    skip_spaces();
    if (!done()) {
      return fault({"na het directief mag niets meer op de regel staan",
                    "nothing may follow the directive on its line"});
    }
    return std::move(directive_);
  }

private:
  [[nodiscard]] bool done() const { return at_ >= line_.size(); }
  void skip_spaces() {
    while (!done() && is_space(line_[at_])) ++at_;
  }

  std::string take_name() {
    const std::size_t start = at_;
    while (!done() && is_name(line_[at_])) ++at_;
    return std::string(line_.substr(start, at_ - start));
  }

  [[nodiscard]] guide::Position position(std::size_t offset, std::size_t length) const {
    guide::Position place = start_;
    place.column += static_cast<std::uint32_t>(offset);
    place.length = static_cast<std::uint32_t>(length);
    return place;
  }

  DirectiveFault fault(const diagnostics::Text& what) {
    fault_ = {what, std::min(at_, line_.empty() ? 0 : line_.size() - 1)};
    return fault_;
  }

  bool parse_label() {
    const std::size_t end = line_.find(']', at_);
    if (end == std::string_view::npos) {
      fault({"een `[` wordt niet gesloten met `]`", "a `[` is not closed by `]`"});
      return false;
    }
    directive_.label = std::string(line_.substr(at_ + 1, end - at_ - 1));
    directive_.label_position = position(at_ + 1, directive_.label.size());
    at_ = end + 1;
    return true;
  }

  bool parse_attributes() {
    ++at_;
    while (true) {
      skip_spaces();
      if (done()) {
        fault({"een `{` wordt niet gesloten met `}`", "a `{` is not closed by `}`"});
        return false;
      }
      if (line_[at_] == '}') {
        ++at_;
        return true;
      }
      if (!(line_[at_] == '#' ? parse_id() : parse_attribute())) return false;
    }
  }

  bool parse_id() {
    const std::size_t start = ++at_;
    std::string id = take_name();
    if (id.empty()) {
      fault({"na `#` hoort een id", "an id must follow `#`"});
      return false;
    }
    directive_.id_position = position(start, id.size());
    directive_.id = std::move(id);
    return true;
  }

  bool parse_attribute() {
    const std::size_t start = at_;
    if (!is_name_start(line_[at_])) {
      fault({"hier hoort `#id`, `sleutel=waarde` of een los woord",
             "`#id`, `key=value` or a word must stand here"});
      return false;
    }
    guide::Attribute attribute;
    attribute.name = take_name();
    attribute.position = position(start, attribute.name.size());
    if (!done() && line_[at_] == '=') {
      ++at_;
      if (!parse_value(attribute.value)) return false;
    }
    directive_.attributes.push_back(std::move(attribute));
    return true;
  }

  bool parse_value(std::string& value) {
    const char quote = done() ? '\0' : line_[at_];
    if (quote == '"' || quote == '\'') {
      const std::size_t end = line_.find(quote, at_ + 1);
      if (end == std::string_view::npos) {
        fault({"een aanhalingsteken wordt niet gesloten", "a quote is not closed"});
        return false;
      }
      value = std::string(line_.substr(at_ + 1, end - at_ - 1));
      at_ = end + 1;
      return true;
    }
    const std::size_t start = at_;
    while (!done() && !is_space(line_[at_]) && line_[at_] != '}') ++at_;
    value = std::string(line_.substr(start, at_ - start));
    if (value.empty()) {
      fault({"na `=` hoort een waarde", "a value must follow `=`"});
      return false;
    }
    return true;
  }

  std::string_view line_;
  guide::Position start_;
  std::size_t at_ = 0;
  guide::Directive directive_;
  DirectiveFault fault_;
};

}  // namespace

std::size_t colons_at_start(std::string_view line) {
  return std::min(line.find_first_not_of(':'), line.size());
}

std::variant<guide::Directive, DirectiveFault> parse_directive(std::string_view line,
                                                               const guide::Position& position) {
  return DirectiveParser(line, position).parse();
}

}  // namespace leidraad::load
