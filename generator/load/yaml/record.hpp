// One description of each kind of record in YAML, used three times: to read it, to say what is wrong with it,
// and to write the JSON Schema that lets an editor complete and check while typing.
//
// A description names the keys of a record and the members of the C++ type that they fill:
//
//   Record<Phase>("een fase", "a phase").required("id", &Phase::id, Format::id, "Korte naam…").optional(…)
//
// The type of the member decides what may stand there (text, number, list, another record, a reference).
// Descriptions are built once, on first use, and then only read.
#pragma once

#include <charconv>
#include <functional>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "diagnostics/suggestion.hpp"
#include "guide/guide.hpp"
#include "load/yaml/yaml.hpp"

namespace leidraad::load {

using diagnostics::operator""_code;
using diagnostics::Text;
using nlohmann::ordered_json;

// What a text must look like, beyond being text.
enum class Format { text, id, url, email, date, offset, duration, effort, page, survey_field };

// Where a record is being read from and what is gathered on the way.
struct RecordReading {
  guide::FileName file;
  diagnostics::Diagnostics& diagnostics;
  std::vector<guide::Mention>& mentions;
  std::vector<guide::PageMention>& page_mentions;
  // Turns inline Markdown into markup; set where the file may hold it.
  std::function<guide::InlineText(const std::string&, const YamlNode&)> inline_markdown;

  [[nodiscard]] guide::Position position(const YamlNode& node) const {
    return {file, node.line, node.column, node.length};
  }
  [[nodiscard]] guide::Position position_of_key(const YamlNode::Member& member) const {
    return {file, member.line, member.column, static_cast<std::uint32_t>(member.key.size())};
  }
};

// What a key may hold.
struct RecordKey {
  std::string name;
  std::string about;  // for editors, in Dutch
  bool is_required = false;
  Format format = Format::text;
  int least = std::numeric_limits<int>::min();
  int most = std::numeric_limits<int>::max();
};

// How a value of type T is read; specialised below. `read` returns false (with a diagnostic) where nothing
// usable stands there.
template <class T>
struct ValueReader;

template <class T>
class Record;

// The description of T; specialised in records.cpp for every record type.
template <class T>
const Record<T>& record_of();

// --- shared by all descriptions, in record.cpp
// ---------------------------------------------------------------------------
void report_wrong_type(const YamlNode& node, const std::string& key, const Text& expected,
                       RecordReading& reading);
// `member` is one of `node`, where `keys` may stand.
void report_unknown_key(const YamlNode::Member& member, const YamlNode& node,
                        const std::vector<std::string>& keys, const Text& name, RecordReading& reading);
// Nothing where an unknown key is likely to be this one, misspelt: that has been said.
void report_missing_key(const YamlNode& node, const RecordKey& key, const std::vector<std::string>& keys,
                        const Text& name, RecordReading& reading);
// A text, and one that is shown as it stands: marks of Markdown in it are told.
[[nodiscard]] bool read_text(const YamlNode& node, std::string& value, RecordReading& reading,
                             const RecordKey& key);
[[nodiscard]] bool read_plain_text(const YamlNode& node, std::string& value, RecordReading& reading,
                                   const RecordKey& key);
[[nodiscard]] bool read_integer(const YamlNode& node, int& value, RecordReading& reading,
                                const RecordKey& key);
[[nodiscard]] bool read_number(const YamlNode& node, double& value, RecordReading& reading,
                               const RecordKey& key);
[[nodiscard]] bool read_boolean(const YamlNode& node, bool& value, RecordReading& reading,
                                const RecordKey& key);
[[nodiscard]] bool read_word(const YamlNode& node, const std::vector<std::string>& words, std::size_t& index,
                             RecordReading& reading, const RecordKey& key);
[[nodiscard]] ordered_json text_schema(Format format);

template <>
struct ValueReader<std::string> {
  static bool read(const YamlNode& node, std::string& value, RecordReading& reading, const RecordKey& key) {
    return read_plain_text(node, value, reading, key);
  }
  static ordered_json schema(const RecordKey& key) { return text_schema(key.format); }
};

template <>
struct ValueReader<int> {
  static bool read(const YamlNode& node, int& value, RecordReading& reading, const RecordKey& key) {
    return read_integer(node, value, reading, key);
  }
  static ordered_json schema(const RecordKey& key) {
    ordered_json schema = {{"type", "integer"}};
    if (key.least != std::numeric_limits<int>::min()) schema["minimum"] = key.least;
    if (key.most != std::numeric_limits<int>::max()) schema["maximum"] = key.most;
    return schema;
  }
};

template <>
struct ValueReader<double> {
  static bool read(const YamlNode& node, double& value, RecordReading& reading, const RecordKey& key) {
    return read_number(node, value, reading, key);
  }
  static ordered_json schema(const RecordKey& /*key*/) { return {{"type", "number"}}; }
};

template <>
struct ValueReader<bool> {
  static bool read(const YamlNode& node, bool& value, RecordReading& reading, const RecordKey& key) {
    return read_boolean(node, value, reading, key);
  }
  static ordered_json schema(const RecordKey& /*key*/) { return {{"type", "boolean"}}; }
};

// The words of an enumeration, in the order of its values; specialised in records.cpp.
template <class E>
const std::vector<std::string>& words_of();

template <class E>
requires std::is_enum_v<E>
struct ValueReader<E> {
  static bool read(const YamlNode& node, E& value, RecordReading& reading, const RecordKey& key) {
    std::size_t index = 0;
    if (!read_word(node, words_of<E>(), index, reading, key)) return false;
    value = static_cast<E>(index);
    return true;
  }
  static ordered_json schema(const RecordKey& /*key*/) { return {{"enum", words_of<E>()}}; }
};

template <guide::Kind K>
struct ValueReader<guide::Reference<K>> {
  static bool read(const YamlNode& node, guide::Reference<K>& value, RecordReading& reading, RecordKey key) {
    key.format = Format::id;
    if (!read_text(node, value.id, reading, key)) return false;
    value.position = reading.position(node);
    reading.mentions.push_back({K, value.id, value.position});
    return true;
  }
  static ordered_json schema(const RecordKey& /*key*/) { return text_schema(Format::id); }
};

template <>
struct ValueReader<guide::PageReference> {
  static bool read(const YamlNode& node, guide::PageReference& value, RecordReading& reading, RecordKey key) {
    key.format = Format::page;
    if (!read_text(node, value.file, reading, key)) return false;
    value.position = reading.position(node);
    reading.page_mentions.push_back({value.file, value.position});
    return true;
  }
  static ordered_json schema(const RecordKey& /*key*/) { return text_schema(Format::page); }
};

template <>
struct ValueReader<guide::MediaReference> {
  static bool read(const YamlNode& node, guide::MediaReference& value, RecordReading& reading,
                   const RecordKey& key) {
    value.position = reading.position(node);
    return read_text(node, value.file, reading, key);
  }
  static ordered_json schema(const RecordKey& /*key*/) { return text_schema(Format::text); }
};

template <>
struct ValueReader<guide::Icon> {
  static bool read(const YamlNode& node, guide::Icon& value, RecordReading& reading, RecordKey key) {
    key.format = Format::id;
    value.position = reading.position(node);
    return read_text(node, value.name, reading, key);
  }
  static ordered_json schema(const RecordKey& /*key*/) { return text_schema(Format::id); }
};

template <>
struct ValueReader<guide::InlineText> {
  static bool read(const YamlNode& node, guide::InlineText& value, RecordReading& reading,
                   const RecordKey& key) {
    std::string text;
    if (!read_text(node, text, reading, key)) return false;
    value = reading.inline_markdown(text, node);
    return true;
  }
  static ordered_json schema(const RecordKey& /*key*/) { return text_schema(Format::text); }
};

template <class T>
struct ValueReader<std::optional<T>> {
  static bool read(const YamlNode& node, std::optional<T>& value, RecordReading& reading,
                   const RecordKey& key) {
    T inner{};
    if (!ValueReader<T>::read(node, inner, reading, key)) return false;
    value = std::move(inner);
    return true;
  }
  static ordered_json schema(const RecordKey& key) { return ValueReader<T>::schema(key); }
};

template <class T>
struct ValueReader<std::vector<T>> {
  static bool read(const YamlNode& node, std::vector<T>& value, RecordReading& reading,
                   const RecordKey& key) {
    if (node.kind != YamlNode::Kind::list) {
      report_wrong_type(node, key.name, {"een lijst met streepjes", "a list with dashes"}, reading);
      return false;
    }
    for (const YamlNode& item : node.items) {
      T one{};
      if (ValueReader<T>::read(item, one, reading, key)) value.push_back(std::move(one));
    }
    return true;
  }
  static ordered_json schema(const RecordKey& key) {
    return {{"type", "array"}, {"items", ValueReader<T>::schema(key)}};
  }
};

// Every other type is a record with a description of its own.
template <class T>
struct ValueReader {
  static bool read(const YamlNode& node, T& value, RecordReading& reading, const RecordKey& key) {
    return record_of<T>().read(node, value, reading, key.name);
  }
  static ordered_json schema(const RecordKey& /*key*/) { return record_of<T>().schema(); }
};

template <class T>
class Record {
public:
  // `dutch` and `english` name the record with its article: "een fase", "a phase".
  Record(std::string_view dutch, std::string_view english) : name_{dutch, english} {}

  template <class M>
  Record& required(RecordKey key, M T::*member) {
    key.is_required = true;
    return add(std::move(key), member);
  }
  template <class M>
  Record& optional(RecordKey key, M T::*member) {
    return add(std::move(key), member);
  }
  // A key that is allowed here but read by somebody else.
  Record& raw(RecordKey key, ordered_json schema) {
    keys_.push_back(key.name);
    readers_.push_back({std::move(key), nullptr, [schema](const RecordKey&) { return schema; }});
    return *this;
  }
  // A key whose value fills more, or something else, than one member.
  Record& read_by(RecordKey key,
                  std::function<void(const YamlNode&, T&, RecordReading&, const RecordKey&)> read,
                  std::function<ordered_json(const RecordKey&)> schema) {
    keys_.push_back(key.name);
    readers_.push_back({std::move(key), std::move(read), std::move(schema)});
    return *this;
  }
  // Where the record itself stands is kept in this member.
  Record& located(guide::Position T::*member) {
    locate_ = [member](T& value, const guide::Position& position) { value.*member = position; };
    return *this;
  }

  // Reads all keys, reporting every fault; false only where `node` is no map at all or a required key is
  // missing.
  bool read(const YamlNode& node, T& value, RecordReading& reading, const std::string& key) const {
    if (node.kind != YamlNode::Kind::map) {
      report_wrong_type(node, key, {"een groep sleutels", "a group of keys"}, reading);
      return false;
    }
    if (locate_) locate_(value, reading.position(node));
    for (const YamlNode::Member& member : node.members) {
      const KeyReader* found = find(member.key);
      if (found == nullptr) {
        report_unknown_key(member, node, keys_, name_, reading);
      } else if (found->read) {
        found->read(member.value, value, reading, found->key);
      }
    }
    bool is_complete = true;
    for (const KeyReader& one : readers_) {
      if (one.key.is_required && node.find(one.key.name) == nullptr) {
        report_missing_key(node, one.key, keys_, name_, reading);
        is_complete = false;
      }
    }
    return is_complete;
  }

  [[nodiscard]] ordered_json schema() const {
    ordered_json properties = ordered_json::object();
    ordered_json required = ordered_json::array();
    for (const KeyReader& one : readers_) {
      ordered_json property = one.schema(one.key);
      property["description"] = one.key.about;
      properties[one.key.name] = std::move(property);
      if (one.key.is_required) required.push_back(one.key.name);
    }
    ordered_json schema = {
        {"type", "object"}, {"additionalProperties", false}, {"properties", std::move(properties)}};
    if (!required.empty()) schema["required"] = std::move(required);
    return schema;
  }

  [[nodiscard]] const std::vector<std::string>& keys() const { return keys_; }
  [[nodiscard]] const Text& name() const { return name_; }

private:
  struct KeyReader {
    RecordKey key;
    std::function<void(const YamlNode&, T&, RecordReading&, const RecordKey&)> read;
    std::function<ordered_json(const RecordKey&)> schema;
  };

  template <class M>
  Record& add(RecordKey key, M T::*member) {
    keys_.push_back(key.name);
    auto read = [member](const YamlNode& node, T& value, RecordReading& reading, const RecordKey& about) {
      (void)ValueReader<M>::read(node, value.*member, reading, about);
    };
    readers_.push_back({std::move(key), std::move(read), &ValueReader<M>::schema});
    return *this;
  }

  const KeyReader* find(const std::string& key) const {
    for (const KeyReader& one : readers_) {
      if (one.key.name == key) return &one;
    }
    return nullptr;
  }

  Text name_;
  std::vector<KeyReader> readers_;
  std::vector<std::string> keys_;
  std::function<void(T&, const guide::Position&)> locate_;
};

}  // namespace leidraad::load
