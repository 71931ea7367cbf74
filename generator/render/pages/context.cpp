#include "render/pages/context.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>

#include "text/html.hpp"

namespace leidraad::render {

std::string letter_of(int number) {
  std::string letters;
  for (int rest = number; rest > 0; rest = (rest - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('a' + (rest - 1) % 26));
  return letters;
}

Hole hole_at(std::string_view html, std::size_t start) {
  const std::size_t end = html.find(guide::hole, start + 1);
  if (end == std::string_view::npos || end < start + 2) return {0, {}, start + 1};
  return {html[start + 1], html.substr(start + 2, end - start - 2), end + 1};
}

std::size_t index_in(std::string_view payload) {
  std::size_t index = 0;
  const auto [rest, error] = std::from_chars(payload.data(), payload.data() + payload.size(), index);
  return error == std::errc{} ? index : none;
}

std::string PageContext::href(const std::string& file) const {
  const guide::Page* page = site_.outline.page(file);
  return page == nullptr ? std::string{} : root_ + page->address;
}

int PageContext::number_of(const guide::Source& source) {
  const auto known = std::find_if(cited_.begin(), cited_.end(),
                                  [&](const CitedSource& one) { return one.source == &source; });
  if (known != cited_.end()) return static_cast<int>(known - cited_.begin()) + 1;
  cited_.push_back({&source, 0});
  return static_cast<int>(cited_.size());
}

std::string PageContext::citation(const std::vector<std::string>& source_ids) {
  std::set<int> numbers;  // in order, however they were written
  for (const std::string& id : source_ids) {
    if (const guide::Source* source = guide::find(site_.guide.sources, id))
      numbers.insert(number_of(*source));
  }
  std::string marks;
  for (const int number : numbers) {
    const int mark = ++cited_[static_cast<std::size_t>(number) - 1].marks;
    const std::string label = site_.wording.filled("source-number", {{"number", std::to_string(number)}});
    if (!marks.empty()) marks += ", ";
    marks += fmt::format(R"(<a href="#bron-{0}" id="cite-{0}{1}" aria-label="{2}">{0}</a>)", number,
                         letter_of(mark), text::html_escaped(label));
  }
  return marks.empty() ? marks : "<sup class=\"cite\">" + marks + "</sup>";
}

Html PageContext::filled(const guide::InlineText& text) {
  Html result;
  append_filled(text.markup.html, text.citations, result);
  return result;
}

void PageContext::append_filled(std::string_view html, const std::vector<guide::Citation>& citations,
                                Html& result) {
  for (std::size_t at = 0; at < html.size();) {
    const std::size_t start = std::min(html.find(guide::hole, at), html.size());
    result.text += html.substr(at, start - at);
    if (start == html.size()) break;
    const Hole hole = hole_at(html, start);
    at = hole.end;
    const std::size_t index = index_in(hole.payload);
    if (hole.letter == 'R') {
      result.text += root_;
    } else if (hole.letter == 'T') {
      result.text += text::html_escaped(site_.wording(std::string(hole.payload)));
    } else if (hole.letter == 'C' && index < citations.size()) {
      std::vector<std::string> ids;
      for (const auto& item : citations[index].items) ids.push_back(item.source);
      result.text += citation(ids);
    } else if (hole.letter == 'G' && index < site_.guide.terms.size()) {
      const std::string_view words =
          hole.payload.substr(std::min(hole.payload.find(';') + 1, hole.payload.size()));
      const guide::Term& term = site_.guide.terms[index];
      const guide::Page* glossary = site_.outline.page_with("glossary");
      if (glossary == nullptr || glossary == &page_) {
        result.text += words;
      } else {
        result.text +=
            fmt::format(R"(<a class="term" href="{}#{}" title="{}">{}</a>)", root_ + glossary->address,
                        term.id, text::html_escaped(term.definition), words);
      }
    }
  }
}

}  // namespace leidraad::render
