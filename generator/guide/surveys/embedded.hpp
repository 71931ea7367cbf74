// Forms of surveys that stand in pages of the guide: where `::survey{#id embed}` is written, and at the foot of pages.
#pragma once

#include <string>
#include <vector>

#include "guide/guide.hpp"

namespace leidraad::guide {

// Whether a directive shows the form itself and not the way to it.
[[nodiscard]] bool is_embedded(const Directive& directive);
// Whether a form stands in any page.
[[nodiscard]] bool embeds_surveys(const Guide& guide);
// Whether the form of data/site.yaml stands at the foot of this page: not on the home page, and not below the same form.
[[nodiscard]] bool has_feedback(const Site& site, const Page& page);
// The questions that the title of a page can be filled in at, by id.
[[nodiscard]] std::vector<std::string> page_questions(const Survey& survey);

}  // namespace leidraad::guide
