// What each leaf directive shows. One function each, in the file of what it shows.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "guide/pages/markup.hpp"
#include "render/pages/context.hpp"

namespace leidraad::render {

using DirectiveRenderer = Html (*)(const guide::Directive&, PageContext&);

// Renderers by the name of the directive.
[[nodiscard]] const std::map<std::string_view, DirectiveRenderer>& directive_renderers();

// The content of a container directive, wrapped.
[[nodiscard]] Html render_container(const guide::Directive& directive, const Html& content,
                                    PageContext& context);
// Names of containers that render_container knows.
[[nodiscard]] bool is_container_known(std::string_view name);

// How a source is named on lists: authors, year, title, publisher.
[[nodiscard]] std::string label_of(const guide::Source& source);

// A drawing in the page itself, as a figure; `caption` may be null.
[[nodiscard]] Html drawing(const guide::MediaFile& media, const std::string& alternative,
                           const std::string* caption, const PageContext& context);

// The same as decoration: nobody hears of it.
[[nodiscard]] Html decoration(const guide::MediaFile& media, std::string_view html_class);

// Each part of `content` under a heading as a fold.
[[nodiscard]] Html render_background(const Html& content, PageContext& context);

inline constexpr int deepest_heading = 6;
// The level of a heading below the one that a directive stands under.
[[nodiscard]] int heading_level_in(const guide::Directive& directive, const PageContext& context);
// The title of what a directive shows, as a heading one level below the heading that the directive stands
// under.
[[nodiscard]] Html heading_in(const guide::Directive& directive, const PageContext& context,
                              std::string_view html_class, std::string_view title);

// render/plan/, each in the file of its noun
Html render_phases(const guide::Directive&, PageContext&);
Html render_phase(const guide::Directive&, PageContext&);
Html render_tasks(const guide::Directive&, PageContext&);
Html render_aids(const guide::Directive&, PageContext&);
Html render_roles(const guide::Directive&, PageContext&);
Html render_role(const guide::Directive&, PageContext&);
Html render_levels(const guide::Directive&, PageContext&);
Html render_trajectories(const guide::Directive&, PageContext&);
Html render_trajectory(const guide::Directive&, PageContext&);
Html render_compare(const guide::Directive&, PageContext&);
Html render_instruments(const guide::Directive&, PageContext&);
Html render_instrument(const guide::Directive&, PageContext&);
Html render_checklist(const guide::Directive&, PageContext&);
Html render_catalogue(const guide::Directive&, PageContext&);
Html render_chart(const guide::Directive&, PageContext&);
Html render_contacts(const guide::Directive&, PageContext&);
Html render_glossary(const guide::Directive&, PageContext&);
Html render_sources(const guide::Directive&, PageContext&);
// render/trees/, render/surveys/
Html render_tree(const guide::Directive&, PageContext&);
Html render_survey(const guide::Directive&, PageContext&);
Html render_surveys(const guide::Directive&, PageContext&);
Html render_results(const guide::Directive&, PageContext&);
// lists.cpp, figure.cpp
Html render_pages(const guide::Directive&, PageContext&);
Html render_a_z(const guide::Directive&, PageContext&);
Html render_search(const guide::Directive&, PageContext&);
Html render_figure(const guide::Directive&, PageContext&);

}  // namespace leidraad::render
