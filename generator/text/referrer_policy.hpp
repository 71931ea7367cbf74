// What a browser may tell where it goes about where it came from.
#pragma once

namespace leidraad::text {

// Nothing, to nobody: the address of a form holds the link of a team, and a web server's log may keep what it
// is told. The one policy of all that we send: the site's `_headers`, pages of surveys (a <meta>, for who
// serves them without `_headers`) and the collector. The web servers in the manual say the same; a test reads
// it there. Value of https://www.w3.org/TR/referrer-policy/.
inline constexpr const char* referrer_policy = "no-referrer";

}  // namespace leidraad::text
