#include "load/pages/markdown.hpp"

#include <cmark-gfm/cmark-gfm.h>
#include <cmark-gfm/parser.h>
#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <cstdlib>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "diagnostics/suggestion.hpp"
#include "load/conservation/citation_syntax.hpp"
#include "load/conservation/comments.hpp"
#include "load/conservation/leftover_marks.hpp"
#include "load/conservation/lost_text.hpp"
#include "load/conservation/source_text.hpp"
#include "load/conservation/source_trace.hpp"
#include "load/pages/directive_blocks.hpp"
#include "load/pages/directive_syntax.hpp"
#include "load/pages/link_target.hpp"
#include "load/pages/markdown_tree.hpp"
#include "load/pages/page_memory.hpp"
#include "load/pages/prose_html.hpp"
#include "load/pages/table_width.hpp"
#include "text/html.hpp"
#include "text/unicode.hpp"

namespace leidraad::load {

using diagnostics::Diagnostics;
using diagnostics::Position;
using diagnostics::Text;
using diagnostics::operator""_code;

namespace {

// One tilde is a sign like any other (`~5 minuten`); cmark-gfm would strike through what two of them embrace.
constexpr int markdown_options =
    CMARK_OPT_DEFAULT | CMARK_OPT_FOOTNOTES | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE;

// Reads one text. Walks the tree of cmark-gfm, notes what can be checked, and changes nodes so that
// cmark-gfm's own renderer writes what a guide needs.
class Reader {
public:
  Reader(std::string_view text, const MarkdownPlace& place, const MarkdownContext& context,
         Diagnostics& diagnostics)
      : source_(text, place), text_(text), place_(place), context_(context), diagnostics_(diagnostics) {
    if (context.terms != nullptr) used_terms_.resize(context.terms->size());
  }

  guide::Prose prose() {
    is_page_ = true;
    render();
    return std::move(prose_);
  }

  guide::InlineText inline_text() {
    render();
    std::string& html = prose_.markup.html;
    const bool is_one_paragraph =
        html.starts_with("<p>") && html.ends_with("</p>\n") && html.find("<p>", 3) == std::string::npos;
    if (is_one_paragraph) html = html.substr(3, html.size() - 8);
    return {std::move(prose_.markup), std::move(plain_), std::move(prose_.links),
            std::move(prose_.citations)};
  }

private:
  void render() {
    const PageMemory memory;  // the parser, the tree and the HTML live in it
    cmark_parser* parser = nullptr;
    cmark_node* root = parsed(text_, parser);
    refuse_control_characters(root);
    trace_ = trace_source(text_, root, source_.line_starts());
    root = read_comments(root, parser);
    const std::vector<std::size_t> cut_rows = report_leftover_marks(source_, trace_, diagnostics_);
    report_lost_text(source_, trace_, cut_rows, diagnostics_);
    if (!is_page_) plain_ = plain_text(root);
    walk(root);
    const char* html = cmark_render_html_with_mem(root, markdown_options, parser->syntax_extensions,
                                                  PageMemory::allocator());
    prose_.markup.html = finished_html(html, {text_, prose_.headings, images_, !is_page_});
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
    if (text_.find("<!--") == std::string_view::npos) return root;
    constexpr int most_readings = 4;
    for (int reading = 0; reading < most_readings; ++reading) {
      const std::string_view read = filled_.empty() ? text_ : std::string_view{filled_};
      std::string filled =
          without_odd_comments(source_, read, trace_, reading == 0 ? &diagnostics_ : nullptr);
      if (filled.empty()) break;
      filled_ = std::move(filled);
      root = parsed(filled_, parser);
      trace_ = trace_source(filled_, root, source_.line_starts());
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
    if (text_.find("&#") == std::string_view::npos) return;
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
            diagnostics_.add("control-character"_code, source_.at_line(block_line_of(node), 1, 1),
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
        return has_terms() || literal.find("[@") != std::string_view::npos;
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

  [[nodiscard]] bool has_terms() const { return context_.terms != nullptr && !context_.terms->empty(); }

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
    block_line_ = block_line_of(node);
    place_of_node_ = place;
    if (type == CMARK_NODE_HEADING) ++no_terms_;
    if (type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE) ++no_terms_;
    if (type == CMARK_NODE_TEXT && inside_image_ == 0) {
      if (place.length > 0) searched_to_ = place.start;
      read_text(node);
    } else if (type == CMARK_NODE_LINK) {
      read_link(node);
    } else if (type == CMARK_NODE_IMAGE) {
      ++inside_image_;
      image_places_.push_back(place);
    } else if (type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_HTML_INLINE) {
      read_raw_html(node);
    } else if (is_leaf_directive(node) || is_container_directive(node)) {
      read_directive(node);
    }
  }

  void leave(cmark_node* node) {
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_HEADING) {
      --no_terms_;
      read_heading(node);
    } else if (type == CMARK_NODE_LINK) {
      --no_terms_;
    } else if (type == CMARK_NODE_IMAGE) {
      --no_terms_;
      --inside_image_;
      place_of_node_ = image_places_.back();
      image_places_.pop_back();
      read_image(node);
    } else if (is_table(node)) {
      wrap_table(node);
    }
  }

  // --- positions
  // -----------------------------------------------------------------------------------------------------------

  // Where the node that is being read stands in the source.
  Position position_of_node(std::string_view needle) {
    if (place_of_node_.length == 0) return position_of(needle);
    return source_.at_offset(place_of_node_.start, place_of_node_.length);
  }

  // Where the trace does not tell, a text is looked up in its block, each one after the one before.
  Position position_of(std::string_view needle) {
    const std::size_t block = source_.start_of_line(block_line_);
    const std::size_t from = std::max(block, searched_to_);
    // Only so far on: a text without end must not be searched anew for each of its links.
    constexpr std::size_t farthest = 4096;
    std::size_t found = text_.substr(0, std::min(text_.size(), from + farthest)).find(needle, from);
    if (found == std::string_view::npos) {
      found = text_.substr(0, std::min(text_.size(), block + farthest)).find(needle, block);
    }
    if (found == std::string_view::npos) return source_.at_offset(block, 1);
    searched_to_ = found + needle.size();
    return source_.at_offset(found, needle.size());
  }

  // --- headings
  // ------------------------------------------------------------------------------------------------------------

  // A comment, or the spaces around one.
  static bool is_nothing_behind(cmark_node* node) {
    const cmark_node_type type = cmark_node_get_type(node);
    return type == CMARK_NODE_HTML_INLINE
               ? literal_of(node).starts_with("<!--")
               : type == CMARK_NODE_TEXT && literal_of(node).find_first_not_of(' ') == std::string_view::npos;
  }

  // Takes `{#id}` off the end of the heading's last text.
  static std::string take_explicit_anchor(cmark_node* heading) {
    cmark_node* last = cmark_node_last_child(heading);
    while (last != nullptr && is_nothing_behind(last)) last = cmark_node_previous(last);
    if (last == nullptr || cmark_node_get_type(last) != CMARK_NODE_TEXT) return {};
    std::string text(literal_of(last));
    // Spaces are left at the end where a comment stood behind them.
    text.erase(text.find_last_not_of(' ') + 1);
    cmark_node_set_literal(last, text.c_str());
    const std::size_t start = text.rfind("{#");
    if (start == std::string::npos || !text.ends_with('}')) return {};
    std::string anchor = text.substr(start + 2, text.size() - start - 3);
    if (!is_source_id(anchor)) return {};
    std::string rest = text.substr(0, start);
    while (!rest.empty() && rest.back() == ' ') rest.pop_back();
    cmark_node_set_literal(last, rest.c_str());
    return anchor;
  }

  std::string unique_anchor(const std::string& wanted) {
    const std::string base = wanted.empty() ? "kop" : wanted;
    std::string anchor = base;
    // Counted on from the last one, so that many equal headings are not all tried again.
    for (int& number = repetitions_[base]; !anchors_.insert(anchor).second;)
      anchor = fmt::format("{}-{}", base, ++number);
    return anchor;
  }

  void read_heading(cmark_node* node) {
    const int level = cmark_node_get_heading_level(node);
    std::string anchor = take_explicit_anchor(node);
    std::string text = plain_text(node);
    text.erase(text.find_last_not_of(' ') + 1);  // those before a comment
    const int line = cmark_node_get_start_line(node);
    const std::size_t line_start = source_.start_of_line(line);
    const std::size_t line_length = std::min(text_.find('\n', line_start), text_.size()) - line_start;
    const auto column = static_cast<std::size_t>(std::max(1, cmark_node_get_start_column(node)));
    const Position position =
        source_.at_line(line, column, line_length >= column ? line_length - column + 1 : 1);
    if (text.find_first_not_of(' ') == std::string::npos) {
      diagnostics_.add("empty-heading"_code, position);
    } else if (level == 1) {
      diagnostics_.add("second-title"_code, position);
    } else if (level > last_level_ + 1) {
      diagnostics_.add("skipped-heading"_code, position,
                       {std::to_string(level), std::to_string(last_level_), std::to_string(last_level_ + 1)});
    }
    last_level_ = std::max(level, 2);
    if (anchor.empty()) {
      anchor = unique_anchor(text::anchor_of(text));
    } else if (!anchors_.insert(anchor).second) {
      diagnostics_.add("duplicate-anchor"_code, position, {anchor});
    }
    last_anchor_ = anchor;
    prose_.headings.push_back({level, std::move(anchor), text, position});
  }

  // --- text: citations and glossary terms
  // -----------------------------------------------------------------------------------

  struct Piece {
    std::size_t start = 0;
    std::size_t end = 0;
    std::string hole;
  };

  // `[@a; @b]` at `start`, if that is what stands there.
  std::optional<Piece> citation_at(std::string_view text, std::size_t start) {
    constexpr std::size_t longest_citation = 1000;
    const std::size_t end = text.substr(0, std::min(text.size(), start + longest_citation)).find(']', start);
    if (end == std::string_view::npos) return std::nullopt;
    guide::Citation citation;
    std::string_view inside = text.substr(start + 1, end - start - 1);
    while (!inside.empty()) {
      const std::string_view item = next_cited(inside);
      if (item.empty()) return std::nullopt;
      citation.items.push_back({std::string(item.substr(1)), position_of(item)});
    }
    if (citation.items.empty()) return std::nullopt;
    prose_.citations.push_back(std::move(citation));
    return Piece{start, end + 1, fmt::format("{0}C{1}{0}", guide::hole, prose_.citations.size() - 1)};
  }

  std::optional<Piece> next_citation(std::string_view text, std::size_t from) {
    for (std::size_t at = text.find("[@", from); at != std::string_view::npos; at = text.find("[@", at + 2)) {
      if (auto piece = citation_at(text, at)) {
        // The citation hugs the word before it.
        while (piece->start > from && text[piece->start - 1] == ' ') --piece->start;
        return piece;
      }
    }
    return std::nullopt;
  }

  std::optional<Piece> next_term(std::string_view text, std::size_t from) {
    if (no_terms_ > 0 || !has_terms()) return std::nullopt;
    const auto match = context_.terms->find(text, from, used_terms_);
    if (!match) return std::nullopt;
    return Piece{
        match->start, match->start + match->length,
        fmt::format("{0}G{1};{2}{0}", guide::hole, match->term, text.substr(match->start, match->length))};
  }

  void read_text(cmark_node* node) {
    const std::string text(literal_of(node));
    std::vector<Piece> pieces;
    auto citation = next_citation(text, 0);
    auto term = next_term(text, 0);
    while (citation || term) {
      const bool is_term = term && (!citation || term->start < citation->start);
      Piece piece = std::move(is_term ? *term : *citation);
      if (is_term) used_terms_[static_cast<std::size_t>(std::stoul(piece.hole.substr(2)))] = true;
      // Each is searched on only from where it was taken, so that a long text is gone through once.
      if (!is_term) citation = next_citation(text, piece.end);
      if (is_term || (term && term->start < piece.end)) term = next_term(text, piece.end);
      if (is_term && citation && citation->start < piece.end) continue;
      pieces.push_back(std::move(piece));
    }
    if (pieces.empty()) return;
    // Holes are written as text: a table cell, among others, takes no nodes of our own.
    std::string filled;
    std::size_t done = 0;
    for (const Piece& piece : pieces) {
      filled += std::string_view{text}.substr(done, piece.start - done);
      filled += piece.hole;
      done = piece.end;
    }
    filled += std::string_view{text}.substr(done);
    cmark_node_set_literal(node, filled.c_str());
  }

  // --- links and images
  // -----------------------------------------------------------------------------------------------------

  void read_link(cmark_node* node) {
    const char* url = cmark_node_get_url(node);
    const std::string target = url == nullptr ? "" : url;
    const std::string text = plain_text(node);
    const bool holds_image = cmark_node_first_child(node) != nullptr &&
                             cmark_node_get_type(cmark_node_first_child(node)) == CMARK_NODE_IMAGE;
    const Position position =
        position_of_node(target.empty() ? std::string_view{"]("} : std::string_view{target});
    if (text.find_first_not_of(' ') == std::string::npos && !holds_image) {
      diagnostics_.add("empty-link-text"_code, position);
    }
    // `[^een twee]` with an address of that name: a note, which takes no space in its name.
    if (text.starts_with('^') && text.find(' ') != std::string::npos) {
      diagnostics_.add("unknown-note"_code, position, {text.substr(1)});
      return;
    }
    if (holds_reference(node)) {
      diagnostics_.add(
          "broken-link"_code, position,
          {Text{"in de linktekst staat al een link", "there is a link in the link text already"}});
    }
    const std::string lower = text::lower_case(text);
    const auto& vague = context_.vague_link_texts;
    if (std::find(vague.begin(), vague.end(), lower) != vague.end()) {
      diagnostics_.add("vague-link-text"_code, position, {text});
    }
    if (const auto address = address_of(target, position, false)) cmark_node_set_url(node, address->c_str());
  }

  // Notes and citations are links themselves, and HTML knows no link in a link.
  static bool holds_reference(cmark_node* link) {
    for (cmark_node* child = cmark_node_first_child(link); child != nullptr; child = cmark_node_next(child)) {
      const cmark_node_type type = cmark_node_get_type(child);
      if (type == CMARK_NODE_FOOTNOTE_REFERENCE || holds_reference(child)) return true;
      if (type == CMARK_NODE_TEXT && holds_citation(literal_of(child))) return true;
    }
    return false;
  }

  static bool holds_citation(std::string_view text) {
    for (std::size_t at = text.find("[@"); at != std::string_view::npos; at = text.find("[@", at + 2)) {
      const std::size_t end = text.find(']', at);
      if (end == std::string_view::npos) return false;
      if (is_citation(text.substr(at + 1, end - at - 1))) return true;
    }
    return false;
  }

  // Notes the link and returns the address to write, relative to the page; nothing where the link is wrong.
  std::optional<std::string> address_of(const std::string& target, const Position& position, bool is_image) {
    if (has_scheme(target)) {
      const bool is_safe = is_safe_scheme(target);
      if (!is_safe) diagnostics_.add("unsafe-link"_code, position, {target});
      if (is_safe && is_image) diagnostics_.add("external-image"_code, position, {target});
      if (!is_safe || is_image) return std::nullopt;
      if (const auto whole = whole_address(target); whole != target) {
        diagnostics_.add("incomplete-address"_code, position, {target}).suggestion = whole;
        return std::nullopt;
      }
      prose_.links.push_back({target, "", "", position, false});
      return target;
    }
    if (target.empty() || target == "#") {
      diagnostics_.add("incomplete-address"_code, position, {target});
      return std::nullopt;
    }
    if (target.starts_with('/') || target.starts_with('\\')) {
      diagnostics_.add("absolute-link"_code, position, {target});
      return std::nullopt;
    }
    const ResolvedTarget resolved = resolve_target(place_.folder, target);
    // `contact.md/`: the slash would be published, and lead nowhere.
    if (const std::size_t slash = target.find(".md/"); slash != std::string::npos) {
      std::string whole = target;
      diagnostics_.add("incomplete-address"_code, position, {target}).suggestion = whole.erase(slash + 3, 1);
      return std::nullopt;
    }
    if (resolved.is_outside) {
      diagnostics_.add("link-outside"_code, position, {target});
      return std::nullopt;
    }
    if (resolved.path.ends_with(".html")) {
      const std::string meant = target.substr(0, target.find(".html")) + ".md";
      diagnostics_.add("link-to-html"_code, position, {target, meant});
      return std::nullopt;
    }
    prose_.links.push_back({target, resolved.path, resolved.anchor, position, is_image});
    std::string address = is_page_ ? target : std::string{root_mark} + target;
    const std::size_t anchor = std::min(address.find('#'), address.size());
    if (anchor >= 3 && address.compare(anchor - 3, 3, ".md") == 0) address.replace(anchor - 3, 3, ".html");
    return address;
  }

  void read_image(cmark_node* node) {
    const char* url = cmark_node_get_url(node);
    const std::string target = url == nullptr ? "" : url;
    const std::string alternative = plain_text(node);
    const Position position =
        position_of_node(target.empty() ? std::string_view{"!["} : std::string_view{target});
    if (alternative.find_first_not_of(' ') == std::string::npos) {
      diagnostics_.add("missing-alternative-text"_code, position);
    }
    const auto address = address_of(target, position, true);
    std::string size;
    if (address && context_.media != nullptr && !prose_.links.empty()) {
      const auto media = context_.media->find(prose_.links.back().path);
      if (media != context_.media->end() && media->second.width > 0) {
        size = fmt::format(" width=\"{}\" height=\"{}\"", media->second.width, media->second.height);
      }
    }
    const char* const title = cmark_node_get_title(node);
    if (title != nullptr && *title != '\0') size += fmt::format(" title=\"{}\"", text::html_escaped(title));
    const std::string html =
        fmt::format(R"(<img src="{}" alt="{}"{} loading="lazy" decoding="async">)",
                    text::html_escaped(address.value_or("")), text::html_escaped(alternative), size);
    const std::string place = fmt::format("{0}I{1}{0}", guide::hole, images_.size());
    images_.push_back(html);
    [[maybe_unused]] const int is_placed = cmark_node_insert_before(node, text_node(place));
    assert(is_placed == 1);
    cmark_node_unlink(node);
  }

  // --- blocks
  // ---------------------------------------------------------------------------------------------------------------

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
      if (!is_told) diagnostics_.add("raw-html"_code, position_of_node(first_line));
      cmark_node* text = text_node(html);
      cmark_node* replacement = is_block ? new_node(CMARK_NODE_PARAGRAPH) : text;
      if (is_block) cmark_node_append_child(replacement, text);
      cmark_node_insert_before(node, replacement);
    }
    cmark_node_unlink(node);
  }

  void wrap_table(cmark_node* table) {
    const std::string label = last_anchor_.empty() ? "page-title" : last_anchor_;
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

  void read_directive(cmark_node* node) {
    const std::string_view line = directive_line(node);
    const auto column = static_cast<std::size_t>(std::max(1, cmark_node_get_start_column(node)));
    const int line_number = cmark_node_get_start_line(node);
    const Position start = source_.at_line(line_number, column, line.size());
    guide::Directive directive;
    directive.position = start;
    if (line.size() == colons_at_start(line)) {
      diagnostics_.add("stray-fence"_code, start);
    } else if (!is_page_) {
      diagnostics_.add("directive-syntax"_code, start,
                       {diagnostics::Text{"in deze tekst kan geen directief staan",
                                          "a directive cannot stand in this text"}});
    } else {
      auto parsed = parse_directive(line, start);
      if (const auto* fault = std::get_if<DirectiveFault>(&parsed)) {
        diagnostics_.add("directive-syntax"_code, source_.at_line(line_number, column + fault->offset, 1),
                         {fault->what});
      } else {
        directive = std::get<guide::Directive>(std::move(parsed));
        if (directive.is_container && is_leaf_directive(node)) {
          diagnostics_.add("nested-too-deep"_code, start, {std::to_string(deepest_container)});
        }
        if (is_container_directive(node) && !is_closed(node)) {
          diagnostics_.add("unclosed-container"_code, start, {std::string(line)});
        }
        check_texts(directive, line);
        check_content(directive, node);
        mark_lists(directive, node);
        resolve_source(directive);
      }
    }
    set_directive_number(node, static_cast<int>(prose_.directives.size()));
    prose_.directives.push_back(std::move(directive));
  }

  // Labels and attributes for readers are shown as they stand; only a frame around text has a title.
  void check_texts(const guide::Directive& directive, std::string_view line) {
    const auto place_of = [&](std::string_view text, std::size_t from) {
      guide::Position place = directive.position;
      place.column += static_cast<std::uint32_t>(line.find(text, from) - colons_at_start(line));
      return place;
    };
    if (!directive.label.empty()) {
      Position place = place_of(directive.label, line.find('['));
      const bool has_title = directive.name == "details" && directive.find("title") != nullptr;
      if (directive.is_container && directive.name != "steps" && directive.name != "cards" && !has_title) {
        report_marks_in_plain_text(directive.label, place, diagnostics_);
      } else {
        place.length = static_cast<std::uint32_t>(directive.label.size());
        diagnostics_.add("unused-label"_code, place, {directive.name, directive.label});
      }
    }
    for (const guide::Attribute& attribute : directive.attributes) {
      if (attribute.name != "alt" && attribute.name != "caption" && attribute.name != "title") continue;
      const std::size_t name = attribute.position.column - directive.position.column + colons_at_start(line);
      report_marks_in_plain_text(attribute.value, place_of(attribute.value, name + attribute.name.size()),
                                 diagnostics_);
    }
  }

  // Steps are numbered and cards are items: without their list the block would show nothing of the sort.
  void check_content(const guide::Directive& directive, cmark_node* node) {
    if (!directive.is_container || (directive.name != "steps" && directive.name != "cards")) return;
    const bool is_ordered = directive.name == "steps";
    for (cmark_node* child = cmark_node_first_child(node); child != nullptr; child = cmark_node_next(child)) {
      if (cmark_node_get_type(child) == CMARK_NODE_LIST &&
          (!is_ordered || cmark_node_get_list_type(child) == CMARK_ORDERED_LIST))
        return;
    }
    const diagnostics::Text list = is_ordered ? diagnostics::Text{"genummerde lijst", "numbered list"}
                                              : diagnostics::Text{"lijst", "list"};
    const diagnostics::Text example =
        is_ordered ? diagnostics::Text{"1. Eerst dit", "1. First this"}
                   : diagnostics::Text{"- [Titel](pagina.md) tekst", "- [Title](page.md) text"};
    diagnostics_.add("directive-content"_code, directive.position, {directive.name, list, example});
  }

  // The style of steps and cards takes away what shows that they are lists, and some screen readers then no
  // longer say so: their lists get a role (see finished_html).
  static void mark_lists(const guide::Directive& directive, cmark_node* node) {
    if (!directive.is_container || (directive.name != "steps" && directive.name != "cards")) return;
    for (cmark_node* child = cmark_node_first_child(node); child != nullptr; child = cmark_node_next(child)) {
      if (cmark_node_get_type(child) != CMARK_NODE_LIST) continue;
      cmark_node* mark = new_node(CMARK_NODE_CUSTOM_BLOCK);
      cmark_node_set_on_enter(mark, list_mark);
      cmark_node_insert_before(child, mark);
    }
  }

  // `src` names a file from the folder of the page, as a link does.
  void resolve_source(guide::Directive& directive) {
    for (guide::Attribute& attribute : directive.attributes) {
      if (attribute.name != "src") continue;
      const ResolvedTarget resolved = resolve_target(place_.folder, attribute.value);
      if (resolved.is_outside) diagnostics_.add("link-outside"_code, attribute.position, {attribute.value});
      attribute.value = resolved.path;
    }
  }

  SourceText source_;
  std::string_view text_;
  std::string filled_;  // the source without odd comments, where it has any
  SourceTrace trace_;
  Span place_of_node_;  // of the node that is read; empty where it is not known
  std::vector<Span> image_places_;
  const MarkdownPlace& place_;
  const MarkdownContext& context_;
  Diagnostics& diagnostics_;
  bool is_page_ = false;

  guide::Prose prose_;
  std::string plain_;
  std::size_t searched_to_ = 0;
  int block_line_ = 1;
  int no_terms_ = 0;
  int inside_image_ = 0;
  int last_level_ = 1;
  std::string last_anchor_;
  std::string last_table_label_;
  std::set<std::string> anchors_;
  std::map<std::string, int> repetitions_;
  std::vector<bool> used_terms_;
  std::vector<std::string> images_;  // as HTML
};

}  // namespace

guide::Prose read_prose(std::string_view text, const MarkdownPlace& place, const MarkdownContext& context,
                        Diagnostics& diagnostics) {
  return Reader(text, place, context, diagnostics).prose();
}

guide::InlineText read_inline(std::string_view text, const MarkdownPlace& place,
                              const MarkdownContext& context, Diagnostics& diagnostics) {
  return Reader(text, place, context, diagnostics).inline_text();
}

}  // namespace leidraad::load
