// Where the files of a survey stand, below the root of the site, and where its answers go.
#pragma once

#include <array>
#include <string>

#include "guide/site.hpp"
#include "guide/surveys/survey.hpp"

namespace leidraad::guide {

// "vragenlijsten/<survey>.html": the same folder for readers of every guide, as with decision trees.
[[nodiscard]] std::string survey_address(const Survey& survey);
// The pages beside it: to fill in with a pen, with a QR code for a wall, and to place in another website.
inline constexpr std::array<const char*, 3> survey_own_pages = {"papier", "poster", "insluiten"};
// One of those: "vragenlijsten/<survey>/<name>.html".
[[nodiscard]] std::string survey_address(const Survey& survey, const std::string& name);
// The page that a short address leads to, and from there to the survey: many hosts need no "index.html" behind a folder.
[[nodiscard]] std::string survey_short_page(const Survey& survey);  // "vragenlijsten/<survey>/index.html"
// That address as one writes it on paper: "gids.example/vragenlijsten/<survey>"; empty where the site has none.
[[nodiscard]] std::string survey_short_address(const Site& site, const Survey& survey);
// What the collector and the page's script read: "json", "js", "form.html", "thanks.html", "poster.html".
[[nodiscard]] std::string survey_data_address(const Survey& survey, const std::string& ending);
// Sends what an earlier visit left, from any page of the guide. Always the same address: no page has room to name it.
inline constexpr const char* outbox_script_address = "_data/outbox.js";

// Before "api/…", seen from a page whose way to the root of the site is `root`: the collector, or that root.
[[nodiscard]] std::string collector_root(const Site& site, const std::string& root);
[[nodiscard]] std::string responses_path(const Survey& survey);  // "api/surveys/<survey>/responses"
inline constexpr const char* withdraw_path = "api/responses/withdraw";

// "https://host:port" of an address, for policies; empty where it has none.
[[nodiscard]] std::string origin_of(const std::string& address);

}  // namespace leidraad::guide
