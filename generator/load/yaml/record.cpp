#include "load/yaml/record.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <regex>
#include <string_view>

#include "guide/calendar.hpp"
#include "load/conservation/leftover_marks.hpp"

namespace leidraad::load {

namespace {

// What stands there, as people would say it.
diagnostics::Argument seen(const YamlNode& node) {
  switch (node.kind) {
    case YamlNode::Kind::null:
      return Text{"leeg", "empty"};
    case YamlNode::Kind::scalar: {
      constexpr std::size_t longest = 60;
      const std::string text = node.text.substr(0, node.text.find('\n'));
      if (text.empty() || text.size() > longest) return Text{"een tekst", "a text"};
      return node.is_quoted ? fmt::format("`\"{}\"`", text) : fmt::format("`{}`", text);
    }
    case YamlNode::Kind::list:
      return Text{"een lijst", "a list"};
    case YamlNode::Kind::map:
      return Text{"een groep sleutels", "a group of keys"};
  }
  return "";
}

guide::Position of_member(const YamlNode::Member& member, const RecordReading& reading) {
  return {reading.file, member.line, member.column, static_cast<std::uint32_t>(member.key.size())};
}

// True where a value stands there; else says that it is missing.
bool is_scalar(const YamlNode& node, const Text& expected, RecordReading& reading, const RecordKey& key) {
  if (node.kind == YamlNode::Kind::scalar) return true;
  if (node.kind == YamlNode::Kind::null) {
    reading.diagnostics.add("empty-value"_code, reading.position(node), {key.name});
  } else {
    report_wrong_type(node, key.name, expected, reading);
  }
  return false;
}

bool is_id(const std::string& text) {
  static const std::regex pattern("[a-z0-9]+(-[a-z0-9]+)*");
  return text.size() <= 80 && std::regex_match(text, pattern);
}

// "question", or "question.row" for the row of a grid.
bool is_survey_field(const std::string& text) {
  const std::size_t point = text.find('.');
  return is_id(text.substr(0, point)) && (point == std::string::npos || is_id(text.substr(point + 1)));
}

bool has_format(const std::string& text, const YamlNode& node, RecordReading& reading, const RecordKey& key) {
  static const std::regex url("https?://[^\\s/$.?#][^\\s]*");
  static const std::regex email("[^\\s@<>\"]+@[^\\s@<>\"]+\\.[^\\s@<>\"]+");
  constexpr std::size_t digits_of_duration = 3;
  const guide::Position position = reading.position(node);
  // Lengths are bounded before each match: std::regex recurses once per character.
  switch (key.format) {
    case Format::text:
    case Format::page:
      return true;
    case Format::id:
      if (is_id(text)) return true;
      reading.diagnostics.add("bad-id"_code, position, {text, diagnostics::kebab_case(text)});
      return false;
    case Format::survey_field:
      if (is_survey_field(text)) return true;
      reading.diagnostics.add("bad-survey-field"_code, position, {text});
      return false;
    case Format::url:
      if (text.size() < 2000 && std::regex_match(text, url)) return true;
      reading.diagnostics.add("bad-url"_code, position, {text});
      return false;
    case Format::email:
      if (text.size() < 255 && std::regex_match(text, email)) return true;
      reading.diagnostics.add("bad-email"_code, position, {text});
      return false;
    case Format::date:
      if (guide::day_of(text)) return true;
      reading.diagnostics.add("bad-date"_code, position, {text});
      return false;
    case Format::offset:
      if (guide::duration_of(text, digits_of_duration)) return true;
      reading.diagnostics.add("bad-offset"_code, position, {text});
      return false;
    case Format::duration:
      if (text.starts_with("P") && text[1] != '0' && guide::duration_of(text, digits_of_duration))
        return true;
      reading.diagnostics.add("bad-duration"_code, position, {text});
      return false;
    case Format::effort:
      if (guide::effort_of(text)) return true;
      reading.diagnostics.add("bad-effort"_code, position, {text});
      return false;
  }
  return false;
}

}  // namespace

void report_wrong_type(const YamlNode& node, const std::string& key, const Text& expected,
                       RecordReading& reading) {
  reading.diagnostics.add("wrong-type"_code, reading.position(node),
                          {fmt::format("`{}`", key), seen(node), expected});
}

namespace {

// Of a map with more members than any record has keys only the first ones are held against those keys: each
// costs a look at all members.
constexpr std::size_t most_looked_at = 100;

// The key that an unknown one is likely to be. One that stands there already would only be there twice.
std::string meant_by(const std::string& unknown, const YamlNode& node, const std::vector<std::string>& keys) {
  std::vector<std::string> absent;
  for (const std::string& key : keys) {
    if (node.find(key) == nullptr) absent.push_back(key);
  }
  return diagnostics::nearest(unknown, absent);
}

}  // namespace

void report_unknown_key(const YamlNode::Member& member, const YamlNode& node,
                        const std::vector<std::string>& keys, const Text& name, RecordReading& reading) {
  diagnostics::Diagnostic& one = reading.diagnostics.add("unknown-key"_code, of_member(member, reading),
                                                         {member.key, name, diagnostics::listed(keys)});
  const auto index = static_cast<std::size_t>(&member - node.members.data());
  if (index < most_looked_at) one.suggestion = meant_by(member.key, node, keys);
}

void report_missing_key(const YamlNode& node, const RecordKey& key, const std::vector<std::string>& keys,
                        const Text& name, RecordReading& reading) {
  for (std::size_t index = 0; index < std::min(node.members.size(), most_looked_at); ++index) {
    const YamlNode::Member& member = node.members[index];
    const bool is_unknown = std::find(keys.begin(), keys.end(), member.key) == keys.end();
    if (is_unknown && meant_by(member.key, node, keys) == key.name) return;
  }
  guide::Position position = reading.position(node);
  if (!node.members.empty()) position = of_member(node.members.front(), reading);
  reading.diagnostics.add("missing-key"_code, position, {key.name, name, key.about});
}

bool read_text(const YamlNode& node, std::string& value, RecordReading& reading, const RecordKey& key) {
  if (!is_scalar(node, {"een tekst", "a text"}, reading, key)) return false;
  std::string_view text = node.text;
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.remove_suffix(1);
  if (text.empty()) {
    reading.diagnostics.add("empty-value"_code, reading.position(node), {key.name});
    return false;
  }
  std::string found(text);
  if (!has_format(found, node, reading, key)) return false;
  value = std::move(found);
  return true;
}

bool read_plain_text(const YamlNode& node, std::string& value, RecordReading& reading, const RecordKey& key) {
  if (!read_text(node, value, reading, key)) return false;
  if (key.format != Format::text) return true;
  const YamlNode::TextPlace& place = node.text_place;
  // Of several lines only the first stands where the text starts.
  const bool is_exact = place.is_exact && node.text.find('\n') >= node.text.size() - 1;
  const guide::Position start =
      is_exact ? guide::Position{reading.file, place.line, place.column, 1} : reading.position(node);
  report_marks_in_plain_text(node.text, start, reading.diagnostics, is_exact);
  return true;
}

bool read_number(const YamlNode& node, double& value, RecordReading& reading, const RecordKey& key) {
  const Text expected{"een getal", "a number"};
  if (!is_scalar(node, expected, reading, key)) return false;
  double found = 0;
  const char* end = node.text.data() + node.text.size();
  const auto [rest, error] = std::from_chars(node.text.data(), end, found);
  if (error != std::errc{} || rest != end || !std::isfinite(found) || node.is_quoted) {
    report_wrong_type(node, key.name, expected, reading);
    return false;
  }
  value = found;
  return true;
}

bool read_integer(const YamlNode& node, int& value, RecordReading& reading, const RecordKey& key) {
  const Text expected{"een heel getal", "a whole number"};
  if (!is_scalar(node, expected, reading, key)) return false;
  long long found = 0;
  const char* end = node.text.data() + node.text.size();
  const auto [rest, error] = std::from_chars(node.text.data(), end, found);
  const bool is_too_large = error == std::errc::result_out_of_range;
  if (node.is_quoted || (!is_too_large && (error != std::errc{} || rest != end))) {
    report_wrong_type(node, key.name, expected, reading);
    return false;
  }
  if (is_too_large || found < key.least || found > key.most) {
    reading.diagnostics.add("number-out-of-range"_code, reading.position(node),
                            {node.text, std::to_string(key.least), std::to_string(key.most)});
    return false;
  }
  value = static_cast<int>(found);
  return true;
}

bool read_boolean(const YamlNode& node, bool& value, RecordReading& reading, const RecordKey& key) {
  const Text expected{"`true` (ja) of `false` (nee)", "`true` or `false`"};
  if (!is_scalar(node, expected, reading, key)) return false;
  if (node.is_quoted || (node.text != "true" && node.text != "false")) {
    report_wrong_type(node, key.name, expected, reading);
    return false;
  }
  value = node.text == "true";
  return true;
}

bool read_word(const YamlNode& node, const std::vector<std::string>& words, std::size_t& index,
               RecordReading& reading, const RecordKey& key) {
  if (!is_scalar(node, {"een woord", "a word"}, reading, key)) return false;
  const auto found = std::find(words.begin(), words.end(), node.text);
  if (found == words.end()) {
    reading.diagnostics
        .add("not-a-choice"_code, reading.position(node), {node.text, diagnostics::listed(words)})
        .suggestion = diagnostics::nearest(node.text, words);
    return false;
  }
  index = static_cast<std::size_t>(found - words.begin());
  return true;
}

ordered_json text_schema(Format format) {
  switch (format) {
    case Format::text:
      return {{"type", "string"}, {"minLength", 1}};
    case Format::id:
      return {{"type", "string"}, {"pattern", "^[a-z0-9]+(-[a-z0-9]+)*$"}};
    case Format::survey_field:
      return {{"type", "string"}, {"pattern", "^[a-z0-9]+(-[a-z0-9]+)*(\\.[a-z0-9]+(-[a-z0-9]+)*)?$"}};
    case Format::url:
      return {{"type", "string"}, {"pattern", "^https?://"}};
    case Format::email:
      return {{"type", "string"}, {"pattern", "^[^\\s@]+@[^\\s@]+\\.[^\\s@]+$"}};
    case Format::date:
      return {{"type", "string"}, {"pattern", "^\\d{4}-\\d{2}-\\d{2}$"}};
    case Format::offset:
      return {{"type", "string"}, {"pattern", "^-?P[0-9]{1,3}[DWMY]$"}};
    case Format::duration:
      return {{"type", "string"}, {"pattern", "^P[1-9][0-9]{0,2}[DWMY]$"}};
    case Format::effort:
      return {{"type", "string"}, {"pattern", "^P(T0*[1-9][0-9]*[HM]|0*[1-9][0-9]*[DW])$"}};
    case Format::page:
      return {{"type", "string"}, {"pattern", "\\.md$"}};
  }
  return {};
}

}  // namespace leidraad::load
