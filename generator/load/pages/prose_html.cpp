#include "load/pages/prose_html.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "text/html.hpp"

namespace leidraad::load {

namespace {

// The sign of a task, and for who cannot see it whether it is done.
std::string task(std::string_view sign, std::string_view key) {
  std::string html = "<span class=\"task\" aria-hidden=\"true\">";
  html += sign;
  html += "</span><span class=\"visually-hidden\">";
  html += guide::hole;
  html += 'T';
  html += key;
  html += guide::hole;
  html += "</span>";
  return html;
}

// A cell as cmark-gfm writes it when its column is aligned, and as we do.
struct AlignedCell {
  std::string_view attribute;
  std::string_view instead;
};
constexpr AlignedCell aligned_cells[] = {{" align=\"left\">", ">"},
                                         {" align=\"center\">", " class=\"align-center\">"},
                                         {" align=\"right\">", " class=\"align-right\">"}};

constexpr std::string_view done_box = "<input type=\"checkbox\" checked=\"\" disabled=\"\" />";
constexpr std::string_view open_box = "<input type=\"checkbox\" disabled=\"\" />";

// Goes through the HTML once, from one tag or hole to the next, and copies what lies between them. A text
// cannot look like a tag: its `<` is escaped, and so are the quotes in an attribute.
class Finisher {
public:
  Finisher(std::string_view html, const ProseParts& parts) : html_(html), parts_(parts) {
    std::size_t more = parts.headings.size() * 40;
    for (const std::string& image : parts.images) more += image.size();
    whole_.reserve(html.size() + more);
  }

  std::string finished() {
    std::size_t tag = html_.find('<');
    std::size_t hole = html_.find(guide::hole);
    while (tag != std::string_view::npos || hole != std::string_view::npos) {
      const std::size_t at = std::min(tag, hole);
      const std::size_t next = std::max(at + 1, at == tag ? read_tag(at) : read_hole(at));
      if (tag < next) tag = html_.find('<', next);
      if (hole < next) hole = html_.find(guide::hole, next);
    }
    whole_ += html_.substr(done_);
    return std::move(whole_);
  }

private:
  [[nodiscard]] bool stands(std::string_view text, std::size_t at) const {
    return html_.compare(std::min(at, html_.size()), text.size(), text) == 0;
  }

  // Puts `instead` in the place of what stands from `start` to `end`.
  std::size_t replace(std::size_t start, std::size_t end, std::string_view instead) {
    whole_ += html_.substr(done_, start - done_);
    whole_ += instead;
    done_ = end;
    return end;
  }

  // Each gives where to go on.
  std::size_t read_tag(std::size_t at) {
    switch (at + 1 < html_.size() ? html_[at + 1] : '\0') {
      case 'h':
        return stands("<hr />", at) ? replace(at, at + 6, "<hr>") : heading(at);
      case 'b':
        return stands("<br />", at) ? replace(at, at + 6, "<br>") : at;
      case 't':
        return cell(at);
      case 'i':
        return box(at);
      case 'a':
        return link(at);
      default:
        return at;
    }
  }

  // cmark-gfm writes headings without ids. They stand in the order in which they were read.
  std::size_t heading(std::size_t at) {
    const std::size_t end = at + 3;
    if (end >= html_.size() || html_[end] != '>' || html_[at + 2] < '1' || html_[at + 2] > '6') return at;
    if (next_heading_ >= parts_.headings.size()) return at;
    const guide::Heading& one = parts_.headings[next_heading_++];
    replace(end, end, " id=\"");
    text::append_html_escaped(whole_, one.anchor);
    whole_ += '"';
    return end;
  }

  // `style` is forbidden by our Content-Security-Policy, and `align` is no HTML any more.
  std::size_t cell(std::size_t at) {
    const std::size_t end = at + 3;
    if (!stands("<th ", at) && !stands("<td ", at)) return at;
    for (const AlignedCell& one : aligned_cells) {
      if (stands(one.attribute, end)) return replace(end, end + one.attribute.size(), one.instead);
    }
    return at;
  }

  std::size_t box(std::size_t at) {
    const bool is_done = stands(done_box, at);
    if (!is_done && !stands(open_box, at)) return at;
    const std::size_t end = at + (is_done ? done_box : open_box).size();
    const std::string sign = is_done ? task("☑", "task-done") : task("☐", "task-open");
    // In a list with room between its items the box stands before the paragraph that it belongs to.
    constexpr std::string_view paragraph = " \n<p>";
    if (!stands(paragraph, end)) return replace(at, end, sign);
    return replace(at, end + paragraph.size(), "<p>" + sign + " ");
  }

  // A link from the root of the site, and the words in which the ways back from a footnote are named.
  std::size_t link(std::size_t at) {
    constexpr std::string_view start = "<a href=\"";
    if (!stands(start, at)) return at;
    const std::size_t address = at + start.size();
    if (parts_.has_root_marks && stands(root_mark, address))
      return replace(address, address + root_mark.size(), root_hole);
    constexpr std::string_view to_note = "#fnref-";
    if (!stands(to_note, address)) return at;
    const std::string_view tag = html_.substr(at, html_.find('>', at) - at);
    for (const auto& [english, behind] : {std::pair{"aria-label=\"Back to content\"", "\""},
                                          std::pair{"aria-label=\"Back to reference ", " "}}) {
      const std::size_t found = tag.find(english);
      if (found == std::string_view::npos) continue;
      const std::string instead = std::string{"aria-label=\""} + guide::hole + "Tfootnote-back" + guide::hole;
      return replace(at + found, at + found + std::string_view{english}.size(), instead + behind);
    }
    return at;
  }

  std::size_t read_hole(std::size_t at) {
    if (stands(list_mark, at)) return list(at);
    const std::size_t end = html_.find(guide::hole, at + 1);
    if (end == std::string_view::npos) return at;
    return html_[at + 1] == 'I' && !parts_.images.empty() ? image(at, end + 1) : end + 1;
  }

  // Images stood for by a number until cmark-gfm had written the text around them.
  std::size_t image(std::size_t at, std::size_t end) {
    std::size_t index = parts_.images.size();
    (void)std::from_chars(html_.data() + at + 2, html_.data() + end, index);
    if (index >= parts_.images.size()) return replace(at, end, {});
    constexpr std::string_view start = "<img src=\"";
    const std::string_view whole = parts_.images[index];
    const std::string_view address = whole.substr(start.size());
    if (!parts_.has_root_marks || !address.starts_with(root_mark)) return replace(at, end, whole);
    replace(at, end, start);
    whole_ += root_hole;
    whole_ += address.substr(root_mark.size());
    return end;
  }

  std::size_t list(std::size_t at) {
    const std::size_t start = at + std::string_view{list_mark}.size();
    for (const std::string_view tag : {"\n<ol", "\n<ul"}) {
      if (!stands(tag, start)) continue;
      return replace(at, start + tag.size(), std::string{tag.substr(1)} + " role=\"list\"");
    }
    return start;
  }

  static constexpr std::string_view root_hole = "\x01R\x01";

  std::string_view html_;
  const ProseParts& parts_;
  std::string whole_;
  std::size_t done_ = 0;  // of the HTML, what is in `whole_`
  std::size_t next_heading_ = 0;
};

}  // namespace

std::string finished_html(std::string_view html, const ProseParts& parts) {
  return Finisher(html, parts).finished();
}

}  // namespace leidraad::load
