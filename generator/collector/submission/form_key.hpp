// The key of a form that brings none: that of a page of the site, which is the same for everybody, sent
// without script.
#pragma once

#include <string>

#include "http/message.hpp"

namespace leidraad::collector {

// A key that the browser makes without knowing: around the fields of `multipart/form-data` stands a boundary
// that it draws at random for each sending (RFC 7578, 4.1), and whoever sends the same again (a reload of the
// answer, a page that never came) sends the very bytes again, boundary included: HTML keeps them with the
// page
// ("POST resource", https://html.spec.whatwg.org/multipage/browsing-the-web.html). So the hash of those
// bytes, which only this database's secret can make, is equal for a repeat, and for nobody else: also not for
// who gives the same answers. Nothing of it stands in an address.
//
// Random, and so no repeat of anything, for other forms and for a boundary that is too short to be random.
[[nodiscard]] std::string form_key(const std::string& secret, const http::Request& request);

}  // namespace leidraad::collector
