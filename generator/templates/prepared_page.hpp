// Pages that the build prepares and the collector fills: `_data/surveys/*.html` of a site. Each is a template in
// which all of the guide stands already; what only the collector knows has markers, as in any template:
// \x02NAME\x03, \x02#NAME\x03 … \x02/NAME\x03. Content can hold none of these control characters, since the
// loader refuses them, so no text of the guide is ever read as a marker. Which page has which markers is told in
// templates/README.md.
//
// A page has a start that names this form, and an end, so that a page of another version or half a page is known
// for what it is.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace leidraad::templates {

inline constexpr std::string_view marker_start = "\x02";
inline constexpr std::string_view marker_end = "\x03";

// `inside` as between the braces of a template: "NAME", "#NAME", "/NAME", "NAME:p".
[[nodiscard]] std::string marker(std::string_view inside);
// The same around what a section shows.
[[nodiscard]] std::string in_section(std::string_view name, std::string_view html);

// The section of a field of a form, and in it that of an option: names are letters and digits only.
inline constexpr std::string_view field_section = "FIELD_";
inline constexpr std::string_view option_section = "OPTION_";
// "FIELD_", "druk.rust" -> "FIELD_druk_2Erust".
[[nodiscard]] std::string section_name(std::string_view kind, std::string_view name);
// And back: nothing where the section is of another kind.
[[nodiscard]] std::optional<std::string> name_in(std::string_view section, std::string_view kind);

// A whole page with its start and its end.
[[nodiscard]] std::string prepared_page(std::string_view html);
// Why a text is none (in English, for the log); empty where it is one.
[[nodiscard]] std::string_view fault_of_prepared_page(std::string_view text);

}  // namespace leidraad::templates
