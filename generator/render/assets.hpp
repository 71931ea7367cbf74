// Styles, scripts, fonts and icons as they are written to the site.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>

#include "guide/site.hpp"

namespace leidraad::render {

// What pages need to know of the assets: addresses below the root of the site.
struct AssetAddresses {
  std::string style;                                       // of every page
  std::map<std::string, std::string, std::less<>> sheets;  // of what only some show, by name: "plan.css"
  std::string own_style;                                   // of the guide itself, after all others
  std::string script;
  std::string search;
  std::string tree_script;
  std::string tree_visit_script;       // of going on without asking the network
  std::string survey_script;           // of its start
  std::string survey_form_script;      // of the form, once somebody begins
  std::string frame_script;            // of pages with a script of their own: trees and surveys
  std::string survey_embedded_script;  // of forms in other pages
  std::string outbox_script;           // the script itself: its address is fixed (guide/surveys/address.hpp)
  std::string icon;
};

struct Assets {
  AssetAddresses addresses;
  std::map<std::string, std::string> files;  // by address
  std::string worker;                        // script of the service worker, which the site completes
};

// What a guide has of surveys, also in other pages than their own: it does not carry styles and scripts that nothing uses.
enum class HasSurveys : std::uint8_t { no, yes, embedded };

// Puts the theme of the guide in front of the style sheet and gives names that change with the content, so
// that browsers may keep them for ever. `files` by name below assets/ ("site.css", "fonts/x.woff2"); "own.css"
// is what a guide adds to the styles.
[[nodiscard]] Assets make_assets(const std::map<std::string, std::string>& files, const guide::Theme& theme,
                                 HasSurveys has_surveys);

// Eight signs that change with a content.
[[nodiscard]] std::string content_mark(const std::string& content);

// "assets/site.css" + content -> "assets/site-1a2b3c4d.css".
[[nodiscard]] std::string address_by_content(const std::string& address, const std::string& content);

}  // namespace leidraad::render
