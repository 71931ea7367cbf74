#include "render/collector_markers.hpp"

#include <string_view>
#include <utility>
#include <vector>

#include "templates/prepared_page.hpp"
#include "templates/template_set.hpp"

namespace leidraad::render {

namespace {

constexpr std::size_t nowhere = std::string_view::npos;

diagnostics::Argument in_words(const std::string& dutch, const std::string& english) {
  return diagnostics::Argument(diagnostics::Text{dutch, english});
}

// Where a marker stands in a text, from the first bracket to behind the last, and what is in it.
struct Found {
  std::size_t start = nowhere;
  std::size_t end = nowhere;
  std::string_view inside;
};

Found next_between(std::string_view text, std::size_t from, std::string_view before, std::string_view after) {
  const std::size_t start = text.find(before, from);
  if (start == nowhere) return {};
  const std::size_t end = text.find(after, start);
  if (end == nowhere) return {};
  return {start, end + after.size(), text.substr(start + before.size(), end - start - before.size())};
}

// "TITLE", "#ROW", "/ROW", "TEXT:p", "CODE_HTML:none"
bool is_marker(std::string_view inside) {
  if (inside.starts_with('#') || inside.starts_with('/')) inside.remove_prefix(1);
  const std::string_view name = inside.substr(0, inside.find(':'));
  return !name.empty() && name.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") == nowhere &&
         inside.find_first_not_of("abcdefghijklmnopqrstuvwxyz:", name.size()) == nowhere;
}

// A name for each marker that no two share.
std::string slot_for(std::string_view inside) {
  std::string slot = "MARKER_";
  for (const char c : inside)
    slot += c == '#' ? "start_" : c == '/' ? "end_" : c == ':' ? "_as_" : std::string(1, c);
  return slot + "_HTML";
}

// Comments may tell of markers.
std::string without_comments(std::string text) {
  for (Found one = next_between(text, 0, "{{!", "}}"); one.start != nowhere;
       one = next_between(text, one.start, "{{!", "}}"))
    text.erase(one.start, one.end - one.start);
  return text;
}

// A template of the build as one of the collector.
std::string turned_over(std::string_view text) {
  if (const std::size_t at = text.find(templates::escapes_by_itself); at != nowhere)
    text.remove_prefix(at + templates::escapes_by_itself.size());
  std::string turned;
  std::size_t done = 0;
  for (Found slot = next_between(text, 0, "{{", "}}"); slot.start != nowhere;
       slot = next_between(text, done, "{{", "}}")) {
    turned += text.substr(done, slot.start - done);
    if (slot.inside.starts_with("T_"))
      turned += text.substr(slot.start, slot.end - slot.start);
    else
      ((turned += "[[") += slot.inside) += "]]";
    done = slot.end;
  }
  return turned += text.substr(done);
}

}  // namespace

CollectorMarkers::CollectorMarkers(const std::string& text, const std::map<std::string, std::string>& files)
    : text_(text) {
  if (text.find("[[") == nowhere) return;
  text_ = without_comments(text);
  include_others(files);
  if (!fault_) replace_markers();
}

void CollectorMarkers::include_others(const std::map<std::string, std::string>& files) {
  std::size_t done = 0;
  for (Found found = next_between(text_, 0, "[[>", "]]"); found.start != nowhere;
       found = next_between(text_, done, "[[>", "]]")) {
    const std::string name(found.inside);
    const auto other = files.find(name);
    if (other == files.end()) {
      fault_ = in_words("er is geen sjabloon " + name, "there is no template " + name);
      return;
    }
    const std::string turned = turned_over(without_comments(other->second));
    text_.replace(found.start, found.end - found.start, turned);
    done = found.start + turned.size();  // what that one would include is left alone: no circles
  }
}

void CollectorMarkers::replace_markers() {
  std::string replaced;
  std::vector<std::string> open;
  std::size_t done = 0;
  const auto mismatch = [&](std::string_view name) {
    const std::string start = "[[#" + std::string(name) + "]]";
    const std::string end = "[[/" + std::string(name) + "]]";
    fault_ =
        in_words(start + " en " + end + " horen niet bij elkaar", start + " and " + end + " do not match");
  };
  for (Found found = next_between(text_, 0, "[[", "]]"); found.start != nowhere;
       found = next_between(text_, done, "[[", "]]")) {
    if (!is_marker(found.inside)) {
      replaced += std::string_view(text_).substr(done, found.start + 1 - done);
      done = found.start + 1;
      continue;
    }
    if (found.inside.starts_with('#')) open.emplace_back(found.inside.substr(1));
    if (found.inside.starts_with('/')) {
      if (open.empty() || open.back() != found.inside.substr(1)) return mismatch(found.inside.substr(1));
      open.pop_back();
    }
    const std::string slot = slot_for(found.inside);
    templates::set_everywhere(slot, templates::marker(found.inside));
    replaced += std::string_view(text_).substr(done, found.start - done);
    replaced += "{{" + slot + ":none}}";
    done = found.end;
  }
  if (!open.empty()) return mismatch(open.back());
  text_ = replaced + text_.substr(done);
}

}  // namespace leidraad::render
