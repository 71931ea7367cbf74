// Header, footer, phase path and side navigation. Each is rendered once for all pages that share it, not once
// a page: what stands of it in a page does not grow with the site.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "guide/guide.hpp"
#include "render/pages/outline.hpp"
#include "render/templates.hpp"
#include "render/wording.hpp"

namespace leidraad::render {

// Made before pages are rendered; then only read, from any thread. Keeps references to all that it is made
// of.
class Navigation {
public:
  Navigation(const guide::Guide& guide, const Outline& outline, const Templates& templates,
             const Wording& wording);

  // `place` is the page of the guide whose entry of the menu and whose phase are marked: the page itself, or
  // the one above a page that has no file. `root` is one that a page of the guide, of a tree, of a
  // survey or of a catalogue has.
  [[nodiscard]] const Html& header(const std::string& root, const guide::Page& place) const;
  [[nodiscard]] const Html& footer(const std::string& root) const;
  [[nodiscard]] const Html& phase_path(const std::string& root, const guide::Page& place) const;
  [[nodiscard]] Html side(const guide::Page& page) const;

  // For pages that have no file, such as the 404 page: with this root, nothing marked.
  [[nodiscard]] Html header_at(const std::string& root) const;
  [[nodiscard]] Html footer_at(const std::string& root) const;
  [[nodiscard]] Html phase_path_at(const std::string& root) const;

private:
  // The side navigation of a part, cut where the mark of the current page goes.
  using Pieces = std::vector<std::string>;

  void prepare(const std::string& root, const guide::Page& place);
  // Which entry of the menu a page belongs to; -1 for none.
  [[nodiscard]] int menu_place(const guide::Page& page) const;
  [[nodiscard]] Html render_header(const std::string& root, int current) const;
  [[nodiscard]] Html render_phase_path(const std::string& root, const guide::Phase* current) const;
  [[nodiscard]] Html render_side(const Part& part, const std::string& root, std::size_t first,
                                 std::size_t last) const;

  const guide::Guide& guide_;
  const Outline& outline_;
  const Templates& templates_;
  const Wording& wording_;
  std::vector<std::string> menu_folders_;  // with a slash, of the entries that stand for one; else empty
  std::map<std::pair<std::string, int>, Html> headers_;                      // by root and menu entry
  std::map<std::string, Html> footers_;                                      // by root
  std::map<std::pair<std::string, const guide::Phase*>, Html> phase_paths_;  // by root and phase
  std::map<const Part*, Pieces> sides_;                                      // of parts that fit whole
};

}  // namespace leidraad::render
