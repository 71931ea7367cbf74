// The directives that a page can use: their names, what they need and what they accept. check/ holds pages
// against this list and render/ has a function for each; a test keeps the two equal.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string_view>

#include "guide/pages/markup.hpp"
#include "guide/reference.hpp"

namespace leidraad::guide {

struct AttributeRule {
  std::string_view name;
  bool is_required = false;
  std::span<const std::string_view> values;  // empty: any text
};

struct DirectiveRule {
  std::string_view name;
  bool is_container = false;
  bool needs_id = false;
  std::optional<Kind> target;  // what the id names
  std::span<const AttributeRule> attributes;
  bool takes_any_attribute = false;  // names depend on the target; checked there
  bool is_once = false;              // on one page of the guide only
  std::string_view example;
};

namespace directive_rules {

inline constexpr std::array<std::string_view, 2> countries = {"be", "nl"};
inline constexpr std::array<AttributeRule, 1> cards = {{{"drawings", false, {}}}};
inline constexpr std::array<AttributeRule, 1> compare = {{{"trajectories", true, {}}}};
inline constexpr std::array<AttributeRule, 1> checklist = {{{"group", false, {}}}};
inline constexpr std::array<AttributeRule, 3> figure = {
    {{"src", true, {}}, {"alt", true, {}}, {"caption", false, {}}}};
inline constexpr std::array<std::string_view, 6> source_kinds = {"research", "studies", "reports",
                                                                 "rules",    "laws",    "explanation"};
inline constexpr std::array<AttributeRule, 1> sources = {{{"kinds", false, source_kinds}}};
inline constexpr std::array<AttributeRule, 2> survey = {{{"embed", false, {}}, {"page", false, {}}}};
inline constexpr std::array<AttributeRule, 1> law = {{{"country", true, countries}}};
inline constexpr std::array<AttributeRule, 1> details = {{{"title", true, {}}}};

}  // namespace directive_rules

inline constexpr std::array<DirectiveRule, 35> directive_registry = {{
    {"phases", false, false, std::nullopt, directive_rules::cards, false, false, "::phases"},
    {"phase", false, true, Kind::phase, {}, false, false, "::phase{#id}"},
    {"tasks", false, true, Kind::phase, {}, false, false, "::tasks{#id}"},
    {"aids", false, true, Kind::phase, {}, false, false, "::aids{#id}"},
    {"roles", false, false, std::nullopt, {}, false, false, "::roles"},
    {"role", false, true, Kind::role, {}, false, false, "::role{#id}"},
    {"levels", false, false, std::nullopt, {}, false, false, "::levels"},
    {"trajectories", false, false, std::nullopt, directive_rules::cards, false, false, "::trajectories"},
    {"trajectory", false, true, Kind::trajectory, {}, false, false, "::trajectory{#id}"},
    {"instruments", false, false, std::nullopt, {}, false, false, "::instruments"},
    {"instrument", false, true, Kind::instrument, {}, false, false, "::instrument{#id}"},
    {"compare", false, false, std::nullopt, directive_rules::compare, false, false,
     "::compare{trajectories}"},
    {"checklist", false, true, Kind::checklist, directive_rules::checklist, false, false, "::checklist{#id}"},
    {"catalogue", false, true, Kind::catalogue, {}, true, false, "::catalogue{#id}"},
    {"chart", false, true, Kind::chart, {}, false, false, "::chart{#id}"},
    {"figure", false, false, std::nullopt, directive_rules::figure, false, false,
     "::figure{src=\"figuren/naam.svg\" alt=\"…\"}"},
    {"tree", false, true, Kind::tree, {}, false, false, "::tree{#id}"},
    {"survey", false, true, Kind::survey, directive_rules::survey, false, false, "::survey{#id}"},
    {"surveys", false, false, std::nullopt, {}, false, false, "::surveys"},
    {"results", false, true, Kind::survey, {}, false, false, "::results{#id}"},
    {"contacts", false, false, Kind::contact, {}, false, false, "::contacts"},
    {"pages", false, false, std::nullopt, {}, false, false, "::pages"},
    {"glossary", false, false, std::nullopt, {}, false, true, "::glossary"},
    {"sources", false, false, std::nullopt, directive_rules::sources, false, true, "::sources"},
    {"a-z", false, false, std::nullopt, {}, false, true, "::a-z"},
    {"search", false, false, std::nullopt, {}, false, true, "::search"},
    {"tip", true, false, std::nullopt, {}, false, false, ":::tip"},
    {"warning", true, false, std::nullopt, {}, false, false, ":::warning"},
    {"practice", true, false, std::nullopt, {}, false, false, ":::practice"},
    {"summary", true, false, std::nullopt, {}, false, false, ":::summary"},
    {"law", true, false, std::nullopt, directive_rules::law, false, false, ":::law{country=be}"},
    {"background", true, false, std::nullopt, {}, false, false, ":::background"},
    {"steps", true, false, std::nullopt, {}, false, false, ":::steps"},
    {"cards", true, false, std::nullopt, {}, false, false, ":::cards"},
    {"details", true, false, std::nullopt, directive_rules::details, false, false, ":::details{title=\"…\"}"},
}};

[[nodiscard]] constexpr const DirectiveRule* find_directive(std::string_view name) {
  for (const DirectiveRule& rule : directive_registry) {
    if (rule.name == name) return &rule;
  }
  return nullptr;
}

// Whether a label is the title of the frame that a container is; others have no place for one.
[[nodiscard]] inline bool shows_label(const Directive& directive) {
  const bool has_title = directive.name == "details" && directive.find("title") != nullptr;
  return !directive.label.empty() && directive.is_container && directive.name != "steps" &&
         directive.name != "cards" && directive.name != "background" && !has_title;
}

}  // namespace leidraad::guide
