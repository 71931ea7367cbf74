#include "load/yaml/yaml.hpp"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <istream>
#include <streambuf>
#include <unordered_map>
#include <utility>

#include "load/yaml/comment.hpp"
#include "load/yaml/plain_map.hpp"

namespace leidraad::load {

using diagnostics::Diagnostics;
using diagnostics::Position;
using diagnostics::operator""_code;

const YamlNode::Member* YamlNode::find(std::string_view key) const {
  for (const Member& member : members) {
    if (member.key == key) return &member;
  }
  return nullptr;
}

namespace {

// Lets yaml-cpp read from memory without a copy.
class MemoryBuffer : public std::streambuf {
public:
  explicit MemoryBuffer(std::string_view text) {
    char* start = const_cast<char*>(text.data());  // the get area is never written to
    setg(start, start, start + text.size());
  }
};

// Thrown by the handler to stop yaml-cpp at the first thing that makes going on pointless; never leaves this
// file.
struct Stop {};

// Builds the tree from yaml-cpp's events.
class TreeBuilder : public YAML::EventHandler {
public:
  TreeBuilder(std::string file, std::string_view text, std::uint32_t first_line, Diagnostics& diagnostics)
      : file_(std::move(file)), text_(text), first_line_(first_line), diagnostics_(diagnostics) {}

  void OnDocumentStart(const YAML::Mark& mark) override { document_mark_ = mark; }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    refuse_anchor(mark, anchor);
    if (!open_.empty()) {
      const Open& parent = open_.back();
      const bool is_item = parent.node.kind == YamlNode::Kind::list;
      if (is_item || parent.has_key) tell(lost_instead_of_value(text_, last_end_, is_item));
      if (is_item) last_end_ = std::min(text_.find('\n', last_end_), text_.size());
    }
    add(YamlNode{}, mark);
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t /*anchor*/) override {
    diagnostics_.add("yaml-alias"_code, position(mark, 1));
    throw Stop{};
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    refuse_anchor(mark, anchor);
    refuse_tag(mark, tag);
    refuse_lone_tag(mark);
    refuse_open_quote(mark);
    tell_lost_text(mark, value);
    const auto bad = std::find_if(value.begin(), value.end(), [](char c) {
      const auto byte = static_cast<unsigned char>(c);
      return (byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7F;
    });
    if (bad != value.end()) {
      diagnostics_.add("control-character"_code, position(mark, 1),
                       {fmt::format("{:02X}", static_cast<unsigned char>(*bad))});
      throw Stop{};
    }
    YamlNode node;
    node.kind = YamlNode::Kind::scalar;
    node.is_quoted = tag == "!";
    node.text = value;
    node.text_place = text_place_of(mark, value);
    add(std::move(node), mark);
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override {
    open(YamlNode::Kind::list, mark, tag, anchor, style);
  }
  void OnSequenceEnd() override { close(); }

  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override {
    open(YamlNode::Kind::map, mark, tag, anchor, style);
  }
  void OnMapEnd() override { close(); }

  [[nodiscard]] YamlNode take() { return std::move(root_); }
  [[nodiscard]] Position document_position() const { return position(document_mark_, 3); }

  [[nodiscard]] Position position(const YAML::Mark& mark, std::size_t length) const {
    if (mark.line < 0) return {file_};
    return {file_, static_cast<std::uint32_t>(mark.line) + first_line_,
            static_cast<std::uint32_t>(mark.column) + 1, static_cast<std::uint32_t>(length)};
  }

private:
  [[nodiscard]] YamlNode::TextPlace text_place_of(const YAML::Mark& mark, const std::string& value) const {
    const Position where = position(mark, 1);
    const auto start = static_cast<std::size_t>(std::max(0, mark.pos));
    const char sign = start < text_.size() ? text_[start] : '\0';
    YamlNode::TextPlace place{where.line, where.column, 0, true};
    if (sign == '|' || sign == '>') {
      const std::size_t header = std::min(text_.find('\n', start), text_.size());
      const std::size_t first = std::min(text_.find_first_not_of(" \n", header), text_.size());
      const std::size_t line = text_.rfind('\n', first) + 1;
      place.line +=
          static_cast<std::uint32_t>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(start),
                                                text_.begin() + static_cast<std::ptrdiff_t>(line), '\n'));
      place.indentation = static_cast<std::uint32_t>(first - line);
      place.column = place.indentation + 1;
      const std::size_t line_end = std::min(text_.find('\n', first), text_.size());
      place.is_exact =
          text_.substr(first, line_end - first) == std::string_view{value}.substr(0, value.find('\n')) &&
          (sign == '|' || value.find('\n') >= value.size() - 1);
      return place;
    }
    const bool is_quoted = sign == '"' || sign == '\'';
    place.column += is_quoted ? 1 : 0;
    place.is_exact = text_.substr(std::min(text_.size(), start + (is_quoted ? 1 : 0))).starts_with(value);
    return place;
  }

  struct Open {
    YamlNode node;
    YamlNode::Member pending;  // the key whose value comes next
    bool has_key = false;
    bool is_flow = false;  // between brackets or braces
    std::unordered_map<std::string, std::size_t>
        places;  // of the first `indexed` members, once there are many
    std::size_t indexed = 0;
  };

  void refuse_anchor(const YAML::Mark& mark, YAML::anchor_t anchor) {
    if (anchor == 0) return;
    diagnostics_.add("yaml-anchor"_code, position(mark, 1));
    throw Stop{};
  }

  void refuse_tag(const YAML::Mark& mark, const std::string& tag) {
    if (tag.empty() || tag == "?" || tag == "!") return;
    diagnostics_.add("yaml-tag"_code, position(mark, 1), {tag});
    throw Stop{};
  }

  // "! Let op" is a tag without a name; yaml-cpp drops it.
  void refuse_lone_tag(const YAML::Mark& mark) {
    const auto start = static_cast<std::size_t>(std::max(0, mark.pos));
    if (start >= text_.size() || text_[start] != '!') return;
    diagnostics_.add("yaml-tag"_code, position(mark, 1), {"!"});
    throw Stop{};
  }

  void tell(const std::optional<LostText>& lost) {
    if (!lost) return;
    const std::string_view before = text_.substr(0, lost->start);
    const std::size_t line_start = before.rfind('\n') + 1;  // npos + 1 is 0
    told_line_ += static_cast<std::uint32_t>(
        std::count(text_.begin() + static_cast<std::ptrdiff_t>(told_at_),
                   text_.begin() + static_cast<std::ptrdiff_t>(lost->start), '\n'));
    told_at_ = lost->start;
    const Position where{file_, first_line_ + told_line_,
                         static_cast<std::uint32_t>(lost->start - line_start) + 1,
                         static_cast<std::uint32_t>(lost->length)};
    diagnostics_.add("text-after-hash"_code, where, {std::string(text_.substr(lost->start, lost->length))})
        .suggestion = lost->instead;
  }

  void tell_lost_text(const YAML::Mark& mark, const std::string& value) {
    const auto start = static_cast<std::size_t>(std::max(0, mark.pos));
    const auto end = end_of_scalar(text_, start, value);
    if (!end) return;
    last_end_ = *end;
    // Everything that is open is in brackets where the innermost is.
    const bool is_flow = !open_.empty() && open_.back().is_flow;
    const std::size_t indentation = open_.empty() ? 0 : open_.back().node.column;
    tell(lost_behind(text_, start, *end, is_flow ? std::nullopt : std::optional(indentation)));
  }

  // yaml-cpp takes the rest of a file that ends in a new line for the text in a quote that is never closed.
  void refuse_open_quote(const YAML::Mark& mark) {
    const auto start = static_cast<std::size_t>(std::max(0, mark.pos));
    if (start >= text_.size() || (text_[start] != '"' && text_[start] != '\'')) return;
    const char quote = text_[start];
    for (std::size_t at = start + 1; at < text_.size(); ++at) {
      if (text_[at] == quote) return;
      if (text_[at] == '\\' && quote == '"') ++at;
    }
    diagnostics_.add("yaml-syntax"_code, position(mark, 1),
                     {diagnostics::Text{"een aanhalingsteken wordt niet gesloten", "a quote is not closed"}});
    throw Stop{};
  }

  void open(YamlNode::Kind kind, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
            YAML::EmitterStyle::value style) {
    refuse_anchor(mark, anchor);
    refuse_tag(mark, tag);
    if (open_.size() >= deepest_yaml) {
      diagnostics_.add("nested-too-deep"_code, position(mark, 1), {std::to_string(deepest_yaml)});
      throw Stop{};
    }
    Open opened;
    opened.node.kind = kind;
    opened.is_flow = style == YAML::EmitterStyle::Flow;
    const Position where = position(mark, 1);
    opened.node.line = where.line;
    opened.node.column = where.column;
    opened.node.length = 1;
    open_.push_back(std::move(opened));
  }

  void close() {
    YamlNode done = std::move(open_.back().node);
    open_.pop_back();
    attach(std::move(done));
  }

  void add(YamlNode node, const YAML::Mark& mark) {
    const std::size_t line_end = node.text.find('\n');
    const std::size_t length =
        std::max<std::size_t>(1, std::min(line_end, node.text.size()) + (node.is_quoted ? 2 : 0));
    const Position where = position(mark, length);
    node.line = where.line;
    node.column = where.column;
    node.length = where.length;
    attach(std::move(node));
  }

  void attach(YamlNode node) {
    if (open_.empty()) {
      root_ = std::move(node);
      return;
    }
    Open& parent = open_.back();
    if (parent.node.kind == YamlNode::Kind::list) {
      parent.node.items.push_back(std::move(node));
    } else if (!parent.has_key) {
      take_key(parent, node);
    } else {
      if (node.kind == YamlNode::Kind::null) {  // yaml-cpp places nothing where the next thing stands
        node.line = parent.pending.line;
        node.column = parent.pending.column;
        node.length = static_cast<std::uint32_t>(parent.pending.key.size());
      }
      parent.pending.value = std::move(node);
      parent.node.members.push_back(std::move(parent.pending));
      parent.pending = {};
      parent.has_key = false;
    }
  }

  // The member of that key; in a large map by an index, since looking at all before it for each is quadratic.
  static const YamlNode::Member* find(Open& in, const std::string& key) {
    constexpr std::size_t few = 16;
    const auto& members = in.node.members;
    if (members.size() <= few) return in.node.find(key);
    for (; in.indexed < members.size(); ++in.indexed) in.places.emplace(members[in.indexed].key, in.indexed);
    const auto place = in.places.find(key);
    return place == in.places.end() ? nullptr : &members[place->second];
  }

  void take_key(Open& parent, const YamlNode& key) {
    const Position where{file_, key.line, key.column, std::max(1U, key.length)};
    if (key.kind != YamlNode::Kind::scalar || key.text.empty()) {
      diagnostics_.add("yaml-syntax"_code, where,
                       {diagnostics::Text{"hier hoort een sleutel te staan, zoals `title:`",
                                          "a key such as `title:` must stand here"}});
      throw Stop{};
    }
    if (const YamlNode::Member* first = find(parent, key.text)) {
      diagnostics_.add("duplicate-key"_code, where, {key.text})
          .notes.push_back({{"hier staat hij de eerste keer", "it stands here first"},
                            {file_, first->line, first->column, where.length}});
    }
    parent.pending = {key.text, key.line, key.column, {}};
    parent.has_key = true;
  }

  std::string file_;
  std::string_view text_;
  std::uint32_t first_line_;
  Diagnostics& diagnostics_;
  std::vector<Open> open_;
  YamlNode root_;
  YAML::Mark document_mark_;
  std::size_t last_end_ = 0;     // in the text, of the last scalar
  std::size_t told_at_ = 0;      // where text was lost last
  std::uint32_t told_line_ = 0;  // and on which line, from 0
};

// yaml-cpp speaks English; its messages that editors really meet, in Dutch.
const char* in_dutch(const std::string& message) {
  static const std::pair<const char*, const char*> known[] = {
      {YAML::ErrorMsg::END_OF_MAP_FLOW, "een `{` wordt niet gesloten met `}`"},
      {YAML::ErrorMsg::END_OF_SEQ_FLOW, "een `[` wordt niet gesloten met `]`"},
      {YAML::ErrorMsg::END_OF_MAP,
       "de sleutels gaan hier niet verder zoals ze begonnen; klopt de inspringing?"},
      {YAML::ErrorMsg::END_OF_SEQ, "de lijst gaat hier niet verder zoals ze begon; klopt de inspringing?"},
      {YAML::ErrorMsg::MAP_VALUE,
       "een dubbele punt waar geen sleutel kan staan; zet tekst met een dubbele punt tussen "
       "aanhalingstekens"},
      {YAML::ErrorMsg::MAP_KEY, "hier kan geen sleutel staan"},
      {YAML::ErrorMsg::BLOCK_ENTRY,
       "hier kan geen lijst met streepjes staan; zet de lijst op een nieuwe regel"},
      {YAML::ErrorMsg::EOF_IN_SCALAR, "een aanhalingsteken wordt niet gesloten"},
      {YAML::ErrorMsg::DOC_IN_SCALAR, "een aanhalingsteken wordt niet gesloten"},
      {YAML::ErrorMsg::UNKNOWN_TOKEN, "dit teken kan hier niet staan; zet de tekst tussen aanhalingstekens"},
      {YAML::ErrorMsg::CHAR_IN_SCALAR, "dit teken kan hier niet staan; zet de tekst tussen aanhalingstekens"},
      {YAML::ErrorMsg::INVALID_ESCAPE, "na een omgekeerde schuine streep staat een teken dat daar niet kan"},
      {YAML::ErrorMsg::FLOW_END, "een `]` of `}` zonder begin"},
  };
  for (const auto& [english, dutch] : known) {
    if (message.find(english) != std::string::npos) return dutch;
  }
  return "dit past niet in de opbouw van YAML";
}

void report(const YAML::Exception& exception, const Position& position, Diagnostics& diagnostics) {
  const auto says = [&](const char* message) { return exception.msg.find(message) != std::string::npos; };
  if (says(YAML::ErrorMsg::UNKNOWN_ANCHOR) || says(YAML::ErrorMsg::ALIAS_NOT_FOUND) ||
      says(YAML::ErrorMsg::CHAR_IN_ALIAS)) {
    diagnostics.add("yaml-alias"_code, position);
  } else if (says(YAML::ErrorMsg::ANCHOR_NOT_FOUND) || says(YAML::ErrorMsg::CHAR_IN_ANCHOR)) {
    diagnostics.add("yaml-anchor"_code, position);
  } else {
    diagnostics.add("yaml-syntax"_code, position,
                    {diagnostics::Text{in_dutch(exception.msg), exception.msg}});
  }
}

// YAML forbids tabs in indentation; yaml-cpp says so in many ways or not at all.
bool refuse_tabs(const std::string& file, std::string_view text, std::uint32_t first_line,
                 Diagnostics& diagnostics) {
  bool is_fine = true;
  std::uint32_t line = first_line;
  for (std::size_t start = 0; start < text.size(); ++line) {
    const std::size_t first = text.find_first_not_of(" \t", start);
    const std::size_t end = std::min(text.find('\n', start), text.size());
    const std::size_t tab = text.find('\t', start);
    if (first != std::string_view::npos && first < end && tab < first) {
      diagnostics.add("tab-indentation"_code, {file, line, static_cast<std::uint32_t>(tab - start) + 1, 1});
      is_fine = false;
    }
    start = end + 1;
  }
  return is_fine;
}

// Lines with a percent sign in front of a document are orders to the parser, which yaml-cpp passes over.
bool refuse_orders(const std::string& file, std::string_view text, std::uint32_t first_line,
                   Diagnostics& diagnostics) {
  std::uint32_t line = first_line;
  for (std::size_t start = 0; start < text.size(); ++line) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    if (text[start] == '%') {
      diagnostics.add(
          "yaml-syntax"_code, {file, line, 1, 1},
          {diagnostics::Text{"een regel die met `%` begint, is geen tekst; zet tekst met `%` "
                             "vooraan tussen aanhalingstekens",
                             "a line that starts with `%` is no text; quote a text with `%` in front"}});
      return false;
    }
    const std::size_t first = text.find_first_not_of(" ", start);
    if (first < end && text[first] != '#') return true;  // the document
    start = end + 1;
  }
  return true;
}

}  // namespace

std::optional<YamlNode> parse_yaml(const std::string& file, std::string_view text, Diagnostics& diagnostics,
                                   std::uint32_t first_line) {
  if (auto plain = read_plain_map(text, first_line)) return plain;
  return parse_yaml_by_library(file, text, diagnostics, first_line);
}

std::optional<YamlNode> parse_yaml_by_library(const std::string& file, std::string_view text,
                                              Diagnostics& diagnostics, std::uint32_t first_line) {
  if (!refuse_tabs(file, text, first_line, diagnostics)) return std::nullopt;
  if (!refuse_orders(file, text, first_line, diagnostics)) return std::nullopt;
  MemoryBuffer buffer(text);
  std::istream stream(&buffer);
  Diagnostics found;
  TreeBuilder builder(file, text, first_line, found);
  try {
    YAML::Parser parser(stream);
    parser.HandleNextDocument(builder);
    YamlNode root = builder.take();
    if (parser.HandleNextDocument(builder)) {
      found.add("multiple-documents"_code, builder.document_position());
    }
    const bool is_sound = found.empty();
    diagnostics.merge(std::move(found));
    if (!is_sound) return std::nullopt;
    return root;
  } catch (const Stop&) {
    diagnostics.merge(std::move(found));
  } catch (const YAML::Exception& exception) {
    if (found.empty()) report(exception, builder.position(exception.mark, 1), found);
    diagnostics.merge(std::move(found));
  }
  return std::nullopt;
}

}  // namespace leidraad::load
