// What is known while one page is rendered: the guide around it, and the sources it has cited so far.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "guide/guide.hpp"
#include "render/pages/outline.hpp"
#include "render/templates.hpp"
#include "render/wording.hpp"

namespace leidraad::render {

// Shared by all pages.
struct SiteContext {
  const guide::Guide& guide;
  const Outline& outline;
  const Templates& templates;
  const Wording& wording;
};

// A source on the numbered list of a page and the places that point at it.
struct CitedSource {
  const guide::Source* source = nullptr;
  int marks = 0;  // in the text, each with a letter
};

// One per page, on one thread.
class PageContext {
public:
  PageContext(const SiteContext& site, const guide::Page& page)
      : PageContext(site, page, root_from(page.address)) {}
  // A page that is shown at another address than its own.
  PageContext(const SiteContext& site, const guide::Page& page, std::string root)
      : site_(site), page_(page), root_(std::move(root)) {}

  [[nodiscard]] const SiteContext& site() const { return site_; }
  [[nodiscard]] const guide::Guide& guide() const { return site_.guide; }
  [[nodiscard]] const guide::Page& page() const { return page_; }
  [[nodiscard]] const std::string& root() const { return root_; }
  [[nodiscard]] std::string word(const std::string& key) const { return site_.wording(key); }

  // Address of a page of the guide, relative to this one; "" where the page does not exist.
  [[nodiscard]] std::string href(const std::string& file) const;

  // The mark of a citation in the text, `<sup>…</sup>`; numbers the sources by first use.
  [[nodiscard]] std::string citation(const std::vector<std::string>& source_ids);
  // The number of a source on this page's list, without a mark in the text.
  [[nodiscard]] int number_of(const guide::Source& source);
  [[nodiscard]] const std::vector<CitedSource>& cited() const { return cited_; }

  // What stands beside the text, from the first line of it on.
  void put_beside(const Html& html) { beside_.text += html.text; }
  [[nodiscard]] const Html& beside() const { return beside_; }

  // A text with its holes filled for this page.
  [[nodiscard]] Html filled(const guide::InlineText& text);
  // Appends markup or a part of one, its holes filled; `citations` are those that the markup counts.
  void append_filled(std::string_view html, const std::vector<guide::Citation>& citations, Html& result);

private:
  const SiteContext& site_;
  const guide::Page& page_;
  std::string root_;
  std::vector<CitedSource> cited_;
  Html beside_;
};

// The letter of the n-th mark of a source: a, b, … z, aa, ab…
[[nodiscard]] std::string letter_of(int number);

// One hole of a markup (see guide/pages/markup.hpp); `end` is the offset after it. `letter` is 0 where the hole is
// not well formed.
struct Hole {
  char letter = 0;
  std::string_view payload;
  std::size_t end = 0;
};
[[nodiscard]] Hole hole_at(std::string_view html, std::size_t start);
// The number that a payload starts with, or `none`.
inline constexpr std::size_t none = static_cast<std::size_t>(-1);
[[nodiscard]] std::size_t index_in(std::string_view payload);

}  // namespace leidraad::render
