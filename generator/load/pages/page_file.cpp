#include "load/pages/page_file.hpp"

#include <algorithm>

#include "load/pages/front_matter.hpp"
#include "load/yaml/plain_map.hpp"
#include "load/yaml/yaml.hpp"

namespace leidraad::load {

namespace {

// The two parts of a page; `body_line` is the line of the file on which the body starts.
struct Parts {
  std::string_view front_matter;
  std::string_view body;
  std::uint32_t body_line = 1;
};

std::optional<Parts> split(const std::string& name, std::string_view text,
                           diagnostics::Diagnostics& diagnostics) {
  if (!text.starts_with("---\n")) {
    diagnostics.add("missing-front-matter"_code, {name, 1, 1, 1});
    return std::nullopt;
  }
  // The closing line may be the very next one, so the search starts at the end of the opening line.
  std::size_t end = text.find("\n---\n", 3);
  std::size_t body = end + 5;
  if (end == std::string_view::npos && text.ends_with("\n---")) {
    end = text.size() - 4;
    body = text.size();
  }
  if (end == std::string_view::npos) {
    diagnostics.add("unclosed-front-matter"_code, {name, 1, 1, 3});
    return std::nullopt;
  }
  Parts parts;
  parts.front_matter = end < 4 ? std::string_view{} : text.substr(4, end - 3);
  parts.body = text.substr(body);
  parts.body_line = static_cast<std::uint32_t>(
                        std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(body), '\n')) +
                    1;
  return parts;
}

// cmark-gfm needs quadratic time for some lines without end (a table of ten thousand columns); nobody writes
// those.
bool refuse_long_lines(const std::string& name, std::string_view text,
                       diagnostics::Diagnostics& diagnostics) {
  constexpr std::size_t longest_line = 20'000;
  std::uint32_t line = 1;
  for (std::size_t start = 0; start < text.size(); ++line) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    if (end - start > longest_line) {
      diagnostics.add("line-too-long"_code, {name, line, 1, 1},
                      {std::to_string(end - start), std::to_string(longest_line)});
      return false;
    }
    start = end + 1;
  }
  return true;
}

std::string address_of(const std::string& file) {
  return file.substr(0, file.size() - 3) + ".html";
}

}  // namespace

PageReading read_page(const std::string& source_name, const std::string& file, std::string_view text,
                      const MarkdownContext& context) {
  PageReading result;
  if (!refuse_long_lines(source_name, text, result.diagnostics)) return result;
  const auto parts = split(source_name, text, result.diagnostics);
  if (!parts) return result;

  std::vector<guide::PageMention> no_page_mentions;
  RecordReading reading{source_name, result.diagnostics, result.mentions, no_page_mentions, {}};
  FrontMatter front_matter;
  bool has_front_matter = false;
  guide::Position title_position{source_name, 1, 1, 3};
  auto yaml = read_plain_map(parts->front_matter, 2);
  if (!yaml) yaml = parse_yaml(source_name, parts->front_matter, result.diagnostics, 2);
  if (yaml) {
    YamlNode& node = *yaml;
    if (node.kind == YamlNode::Kind::null) node.kind = YamlNode::Kind::map;  // nothing between the lines
    node.line = std::max(1U, node.line);
    node.column = std::max(1U, node.column);
    has_front_matter = record_of<FrontMatter>().read(node, front_matter, reading, "---");
    if (const auto* title = node.find("title")) title_position = reading.position(title->value);
  }

  guide::Page page;
  const MarkdownPlace place{source_name, guide::folder_of(file), parts->body_line, 1};
  page.body = read_prose(parts->body, place, context, result.diagnostics);
  if (!has_front_matter) {
    result.refused_body = std::move(page.body);
    return result;
  }

  page.file = file;
  page.address = address_of(file);
  page.source = source_name;
  page.title = std::move(front_matter.title);
  page.description = std::move(front_matter.description);
  page.navigation_title = front_matter.nav.empty() ? page.title : std::move(front_matter.nav);
  page.order = front_matter.order;
  page.phase = std::move(front_matter.phase);
  page.drawing = std::move(front_matter.drawing);
  page.layout = front_matter.layout;
  page.who = std::move(front_matter.who);
  page.keywords = std::move(front_matter.keywords);
  page.in_search = front_matter.in_search;
  page.aliases = std::move(front_matter.aliases);
  page.shows_contents = front_matter.toc;
  page.title_position = std::move(title_position);
  result.page = std::move(page);
  return result;
}

}  // namespace leidraad::load
