#include "load/pages/markdown.hpp"

#include <cmark-gfm/cmark-gfm.h>
#include <cmark-gfm/parser.h>
#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "load/conservation/comments.hpp"
#include "load/conservation/leftover_marks.hpp"
#include "load/conservation/lost_text.hpp"
#include "load/conservation/source_trace.hpp"
#include "load/pages/directive_blocks.hpp"
#include "load/pages/directive_reader.hpp"
#include "load/pages/heading_reader.hpp"
#include "load/pages/link_reader.hpp"
#include "load/pages/markdown_tree.hpp"
#include "load/pages/page_memory.hpp"
#include "load/pages/prose_html.hpp"
#include "load/pages/table_width.hpp"
#include "load/pages/word_reader.hpp"
#include "text/html.hpp"

namespace leidraad::load {

using diagnostics::Diagnostics;
using diagnostics::operator""_code;

namespace {

// One tilde is a sign like any other (`~5 minuten`); cmark-gfm would strike through what two of them embrace.
constexpr int markdown_options =
    CMARK_OPT_DEFAULT | CMARK_OPT_FOOTNOTES | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE;

// Reads one text. Walks the tree of cmark-gfm, notes what can be checked, and changes nodes so that
// cmark-gfm's own renderer writes what a guide needs.
class MarkdownReader {
public:
  MarkdownReader(std::string_view text, const MarkdownPlace& place, const MarkdownContext& context,
                 Diagnostics& diagnostics)
      : reading_(text, place, context, diagnostics) {}

  guide::Prose prose() {
    reading_.is_page = true;
    render();
    return std::move(reading_.prose);
  }

  guide::InlineText inline_text() {
    render();
    guide::Prose& prose = reading_.prose;
    std::string& html = prose.markup.html;
    const bool is_one_paragraph =
        html.starts_with("<p>") && html.ends_with("</p>\n") && html.find("<p>", 3) == std::string::npos;
    if (is_one_paragraph) html = html.substr(3, html.size() - 8);
    return {std::move(prose.markup), std::move(plain_), std::move(prose.links), std::move(prose.citations)};
  }

private:
  void render() {
    const PageMemory memory;  // the parser, the tree and the HTML live in it
    cmark_parser* parser = nullptr;
    cmark_node* root = parsed(reading_.text, parser);
    refuse_control_characters(root);
    trace_ = trace_source(reading_.text, root, reading_.source.line_starts());
    root = read_comments(root, parser);
    const std::vector<std::size_t> cut_rows =
        report_leftover_marks(reading_.source, trace_, reading_.diagnostics);
    report_lost_text(reading_.source, trace_, cut_rows, reading_.diagnostics);
    if (!reading_.is_page) plain_ = plain_text(root);
    walk(root);
    const char* html = cmark_render_html_with_mem(root, markdown_options, parser->syntax_extensions,
                                                  PageMemory::allocator());
    reading_.prose.markup.html =
        finished_html(html, {reading_.text, reading_.prose.headings, reading_.images, !reading_.is_page});
  }

  static cmark_node* parsed(std::string_view text, cmark_parser*& parser) {
    parser = cmark_parser_new_with_mem(markdown_options, PageMemory::allocator());
    attach_markdown_extensions(parser);
    cmark_parser_feed(parser, text.data(), text.size());
    return cmark_parser_finish(parser);
  }

  // Most pages have no comment, and most comments are seen by cmark-gfm as they were meant. For others the
  // page is read again without them; that may uncover another one.
  cmark_node* read_comments(cmark_node* root, cmark_parser*& parser) {
    if (reading_.text.find("<!--") == std::string_view::npos) return root;
    constexpr int most_readings = 4;
    for (int reading = 0; reading < most_readings; ++reading) {
      const std::string_view read = filled_.empty() ? reading_.text : std::string_view{filled_};
      std::string filled =
          without_odd_comments(reading_.source, read, trace_, reading == 0 ? &reading_.diagnostics : nullptr);
      if (filled.empty()) break;
      filled_ = std::move(filled);
      root = parsed(filled_, parser);
      trace_ = trace_source(filled_, root, reading_.source.line_starts());
    }
    if (!filled_.empty()) remove_filler(root);
    return root;
  }

  // What stood for a comment goes, and the paragraph with it where that was all.
  static void remove_filler(cmark_node* root) {
    std::vector<cmark_node*> filled;
    for_each_node(
        root,
        [&](cmark_node* node) {
          if (cmark_node_get_type(node) == CMARK_NODE_TEXT &&
              literal_of(node).find(traced::filler) != std::string_view::npos)
            filled.push_back(node);
        },
        [](cmark_node*) {});
    for (cmark_node* node : filled) {
      std::string text(literal_of(node));
      std::erase(text, traced::filler);
      const bool is_first = cmark_node_previous(node) == nullptr;
      if (is_first) text.erase(0, std::min(text.find_first_not_of(' '), text.size()));
      cmark_node_set_literal(node, text.c_str());
      cmark_node* block = cmark_node_parent(node);
      if (is_first && block != nullptr && cmark_node_get_type(block) == CMARK_NODE_PARAGRAPH &&
          is_empty(block)) {
        cmark_node_unlink(block);
      }
    }
  }

  static bool is_empty(cmark_node* block) {
    for (cmark_node* child = cmark_node_first_child(block); child != nullptr;
         child = cmark_node_next(child)) {
      const cmark_node_type type = cmark_node_get_type(child);
      const std::string_view text = type == CMARK_NODE_TEXT ? literal_of(child) : std::string_view{};
      const bool is_nothing =
          (type == CMARK_NODE_TEXT && text.find_first_not_of(" \x02") == std::string_view::npos) ||
          type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK ||
          (type == CMARK_NODE_HTML_INLINE && literal_of(child).starts_with("<!--"));
      if (!is_nothing) return false;
    }
    return true;
  }

  // The source holds no control character, but `&#1;` becomes one; in the markup it would be a hole.
  void refuse_control_characters(cmark_node* root) {
    if (reading_.text.find("&#") == std::string_view::npos) return;
    for_each_node(
        root,
        [&](cmark_node* node) {
          for (const char* text : {cmark_node_get_literal(node), cmark_node_get_url(node),
                                   cmark_node_get_title(node), cmark_node_get_fence_info(node)}) {
            const std::string_view found = text == nullptr ? std::string_view{} : std::string_view{text};
            const auto bad = std::find_if(found.begin(), found.end(), [](char c) {
              return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t';
            });
            if (bad == found.end()) continue;
            reading_.diagnostics.add("control-character"_code,
                                     reading_.source.at_line(block_line_of(node), 1, 1),
                                     {fmt::format("{:02X}", static_cast<unsigned char>(*bad))});
          }
        },
        [](cmark_node*) {});
  }

  // Nodes are replaced while they are read, so those that matter are listed first.
  void walk(cmark_node* root) {
    struct Step {
      cmark_node* node;
      bool is_leaving;
      Span place;
    };
    std::vector<Step> steps;
    std::size_t next_place = 0;
    for_each_node(
        root,
        [&](cmark_node* node) {
          Span place;
          if (next_place < trace_.places.size() && trace_.places[next_place].first == node) {
            place = trace_.places[next_place++].second;
          }
          if (is_read_on_entering(node)) steps.push_back({node, false, place});
        },
        [&](cmark_node* node) {
          if (is_read_on_leaving(node)) steps.push_back({node, true, {}});
        });
    for (const Step& step : steps) step.is_leaving ? leave(step.node) : enter(step.node, step.place);
  }

  [[nodiscard]] bool is_read_on_entering(cmark_node* node) const {
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_TEXT: {
        const std::string_view literal = literal_of(node);
        return words_.has_terms() || literal.find("[@") != std::string_view::npos;
      }
      case CMARK_NODE_HEADING:
      case CMARK_NODE_LINK:
      case CMARK_NODE_IMAGE:
      case CMARK_NODE_HTML_BLOCK:
      case CMARK_NODE_HTML_INLINE:
        return true;
      default:
        return is_leaf_directive(node) || is_container_directive(node);
    }
  }

  static bool is_read_on_leaving(cmark_node* node) {
    const cmark_node_type type = cmark_node_get_type(node);
    return type == CMARK_NODE_HEADING || type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE ||
           is_table(node);
  }

  // The line of the block that holds a node.
  static int block_line_of(cmark_node* node) {
    for (cmark_node* above = node; above != nullptr; above = cmark_node_parent(above)) {
      if (CMARK_NODE_TYPE_BLOCK_P(cmark_node_get_type(above)) && cmark_node_get_start_line(above) > 0) {
        return cmark_node_get_start_line(above);
      }
    }
    return 1;
  }

  void enter(cmark_node* node, Span place) {
    const cmark_node_type type = cmark_node_get_type(node);
    reading_.block_line = block_line_of(node);
    reading_.node_place = place;
    if (type == CMARK_NODE_HEADING) words_.suspend_terms();
    if (type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE) words_.suspend_terms();
    if (type == CMARK_NODE_TEXT && inside_image_ == 0) {
      if (place.length > 0) reading_.searched_to = place.start;
      words_.read(node);
    } else if (type == CMARK_NODE_LINK) {
      links_.read_link(node);
    } else if (type == CMARK_NODE_IMAGE) {
      ++inside_image_;
      image_places_.push_back(place);
    } else if (type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_HTML_INLINE) {
      read_raw_html(node);
    } else if (is_leaf_directive(node) || is_container_directive(node)) {
      directives_.read(node);
    }
  }

  void leave(cmark_node* node) {
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_HEADING) {
      words_.resume_terms();
      headings_.read(node);
    } else if (type == CMARK_NODE_LINK) {
      words_.resume_terms();
    } else if (type == CMARK_NODE_IMAGE) {
      words_.resume_terms();
      --inside_image_;
      reading_.node_place = image_places_.back();
      image_places_.pop_back();
      links_.read_image(node);
    } else if (is_table(node)) {
      wrap_table(node);
    }
  }

  // --- blocks

  // Raw HTML is off: it appears as text. A comment is for editors and disappears, also one that is not
  // closed: that is told where comments are read.
  void read_raw_html(cmark_node* node) {
    std::string html(literal_of(node));
    const bool is_block = cmark_node_get_type(node) == CMARK_NODE_HTML_BLOCK;
    // What is left behind a comment that holds another one is told there.
    const bool is_told = is_block && html.starts_with("<!--");
    if (html.find("<!--") != std::string::npos) html = without_comments(html);
    std::erase(html, traced::filler);
    if (html.find_first_not_of(" \n") != std::string::npos) {
      const std::string first_line = html.substr(0, html.find('\n'));
      if (!is_told) reading_.diagnostics.add("raw-html"_code, reading_.position_of_node(first_line));
      cmark_node* text = text_node(html);
      cmark_node* replacement = is_block ? new_node(CMARK_NODE_PARAGRAPH) : text;
      if (is_block) cmark_node_append_child(replacement, text);
      cmark_node_insert_before(node, replacement);
    }
    cmark_node_unlink(node);
  }

  void wrap_table(cmark_node* table) {
    const std::string label = headings_.last_anchor().empty() ? "page-title" : headings_.last_anchor();
    cmark_node* wrapper = new_node(CMARK_NODE_CUSTOM_BLOCK);
    // The first table under a heading is a landmark of that name; two landmarks of one name would be of no
    // use.
    const bool is_first = label != last_table_label_;
    last_table_label_ = label;
    const char* enter =
        is_first ? R"(<section class="table-scroll{}" tabindex="0" aria-labelledby="{}">)"
                 : R"(<div class="table-scroll{}" role="group" tabindex="0" aria-labelledby="{}">)";
    cmark_node_set_on_enter(
        wrapper, fmt::format(fmt::runtime(enter), paper_class_of(table), text::html_escaped(label)).c_str());
    cmark_node_set_on_exit(wrapper, is_first ? "</section>" : "</div>");
    cmark_node_insert_before(table, wrapper);
    cmark_node_unlink(table);
    cmark_node_append_child(wrapper, table);
  }

  ProseReading reading_;
  HeadingReader headings_{reading_};
  WordReader words_{reading_};
  LinkReader links_{reading_};
  DirectiveReader directives_{reading_};
  SourceTrace trace_;
  std::string filled_;  // the source without odd comments, where it has any
  std::string plain_;
  std::vector<Span> image_places_;
  int inside_image_ = 0;
  std::string last_table_label_;
};

}  // namespace

guide::Prose read_prose(std::string_view text, const MarkdownPlace& place, const MarkdownContext& context,
                        Diagnostics& diagnostics) {
  return MarkdownReader(text, place, context, diagnostics).prose();
}

guide::InlineText read_inline(std::string_view text, const MarkdownPlace& place,
                              const MarkdownContext& context, Diagnostics& diagnostics) {
  return MarkdownReader(text, place, context, diagnostics).inline_text();
}

}  // namespace leidraad::load
