#include "load/pages/prose_html.hpp"

#include <algorithm>
#include <cstdlib>
#include <tuple>
#include <utility>

#include "text/html.hpp"

namespace leidraad::load {

namespace {

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  std::string whole;
  std::size_t done = 0;
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, done)) {
    whole.append(text, done, at - done);
    whole += to;
    done = at + from.size();
  }
  if (done == 0) return;
  whole.append(text, done);
  text = std::move(whole);
}

// cmark-gfm writes headings without ids. They stand in the order in which they were read, and a text cannot
// look like one: its `<` is escaped.
std::string with_anchors(std::string_view html, const std::vector<guide::Heading>& headings) {
  std::string whole;
  whole.reserve(html.size() + headings.size() * 40);
  std::size_t done = 0;
  std::size_t next = 0;
  for (std::size_t at = html.find("<h"); at != std::string_view::npos && next < headings.size();
       at = html.find("<h", at + 2)) {
    const std::size_t end = at + 3;
    if (end >= html.size() || html[end] != '>' || html[at + 2] < '1' || html[at + 2] > '6') continue;
    whole += html.substr(done, end - done);
    whole += " id=\"" + text::html_escaped(headings[next++].anchor) + "\"";
    done = end;
  }
  whole += html.substr(done);
  return whole;
}

// Images stood for by a number until cmark-gfm had written the text around them.
void fill_images(std::string& html, const std::vector<std::string>& images) {
  if (images.empty()) return;
  const std::string mark{guide::hole, 'I'};
  std::string whole;
  std::size_t done = 0;
  for (std::size_t at = html.find(mark); at != std::string::npos; at = html.find(mark, done)) {
    const std::size_t end = html.find(guide::hole, at + mark.size());
    const std::size_t index = std::strtoul(html.c_str() + at + mark.size(), nullptr, 10);
    whole.append(html, done, at - done);
    if (index < images.size()) whole += images[index];
    done = end == std::string::npos ? html.size() : end + 1;
  }
  whole.append(html, done);
  html = std::move(whole);
}

void fill_root_marks(std::string& html) {
  const std::string hole = std::string{guide::hole} + "R" + guide::hole;
  for (const std::string attribute : {"href=\"", "src=\""})
    replace_all(html, attribute + std::string{root_mark}, attribute + hole);
}

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

// Words, boxes and attributes that cmark-gfm writes itself and that do not fit a page in another language or
// without a form.
void mend_html(std::string& html, std::string_view source) {
  if (source.find("[^") != std::string_view::npos) {
    replace_all(html, "aria-label=\"Back to content\"",
                std::string{"aria-label=\""} + guide::hole + "Tfootnote-back" + guide::hole + "\"");
    replace_all(html, "aria-label=\"Back to reference ",
                std::string{"aria-label=\""} + guide::hole + "Tfootnote-back" + guide::hole + " ");
  }
  if (source.find("[ ]") != std::string_view::npos || source.find("[x]") != std::string_view::npos ||
      source.find("[X]") != std::string_view::npos) {
    for (const auto& [box, sign, key] :
         {std::tuple{"<input type=\"checkbox\" checked=\"\" disabled=\"\" />", "☑", "task-done"},
          std::tuple{"<input type=\"checkbox\" disabled=\"\" />", "☐", "task-open"}}) {
      // In a list with room between its items the box stands before the paragraph that it belongs to.
      replace_all(html, std::string{box} + " \n<p>", "<p>" + task(sign, key) + " ");
      replace_all(html, box, task(sign, key));
    }
  }
  if (html.find(" />") != std::string::npos) {
    replace_all(html, "<hr />", "<hr>");
    replace_all(html, "<br />", "<br>");
  }
  if (html.find("<table>") != std::string::npos) {
    for (const std::string cell : {"<th", "<td"}) {
      replace_all(html, cell + " align=\"left\">", cell + ">");
      replace_all(html, cell + " align=\"center\">", cell + " class=\"align-center\">");
      replace_all(html, cell + " align=\"right\">", cell + " class=\"align-right\">");
    }
  }
  if (source.find(":::") != std::string_view::npos) {
    replace_all(html, std::string{list_mark} + "\n<ol", "<ol role=\"list\"");
    replace_all(html, std::string{list_mark} + "\n<ul", "<ul role=\"list\"");
  }
}

}  // namespace

std::string finished_html(std::string_view html, const ProseParts& parts) {
  std::string finished = with_anchors(html, parts.headings);
  mend_html(finished, parts.source);
  fill_images(finished, parts.images);
  if (parts.has_root_marks) fill_root_marks(finished);
  return finished;
}

}  // namespace leidraad::load
