// Holes in pages that the build renders and the collector fills: `_data/surveys/*.html` of a site.
//
// A hole is start KIND separator NAME (separator OPTION) end. Its characters are control characters, which no
// content holds: the loader refuses them. What is filled in is escaped by who fills it, but for the kinds
// that stand for markup.
//
//   in <id>.form.html, the survey's page with its form
//     V name         what was typed in this field, for an attribute in quotes or the text of a textarea
//     C name option  ` checked` where this option was chosen, else nothing
//     E name         `<p class="survey-error" id="error-NAME">…</p>` where the field has a problem, else
//     nothing A name         ` aria-invalid="true" aria-describedby="error-NAME"` where it has one, else
//     nothing S              the summary of all problems, linking to `#field-NAME`; or nothing K the key of
//     this answer, for an attribute in quotes G              the token of the participation link, for an
//     attribute in quotes; or nothing N              `<p class="survey-group">…</p>`, the group that the link
//     belongs to; or nothing
//   in <id>.thanks.html, the page after sending
//     R              the receipt, as text and in attributes in quotes
//     F              own results, as markup; or nothing
//   in <id>.poster.html
//     Q              the QR code, as `<svg>`
//     U              the address, as text
//     N              `<p class="survey-group">…</p>`, the group that the link belongs to; or nothing
//   in message.html
//     T              a title, as text
//     M              paragraphs, as markup
#pragma once

#include <string>
#include <string_view>

namespace leidraad::interchange {

inline constexpr char page_hole_start = '\x02';
inline constexpr char page_hole_separator = '\x1f';
inline constexpr char page_hole_end = '\x03';

[[nodiscard]] inline std::string page_hole(char kind, std::string_view name = {},
                                           std::string_view option = {}) {
  std::string hole = {page_hole_start, kind};
  if (!name.empty()) (hole += page_hole_separator) += name;
  if (!option.empty()) (hole += page_hole_separator) += option;
  return hole += page_hole_end;
}

}  // namespace leidraad::interchange
