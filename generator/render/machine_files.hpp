// What a site holds for machines: search engines, browsers, hosts, other programs.
#pragma once

#include <string>

#include "guide/guide.hpp"
#include "render/assets.hpp"
#include "render/pages/outline.hpp"

namespace leidraad::render {

// https://www.sitemaps.org/protocol.html; needs a base address.
[[nodiscard]] std::string sitemap(const guide::Guide& guide, const Outline& outline);
// RFC 9309.
[[nodiscard]] std::string robots(const guide::Site& site);
// https://www.w3.org/TR/appmanifest/
[[nodiscard]] std::string manifest(const guide::Site& site, const AssetAddresses& assets);
// Headers for hosts that read such a file (Netlify, Cloudflare Pages and others).
[[nodiscard]] std::string headers(const guide::Site& site);
// The Content-Security-Policy of every page (https://www.w3.org/TR/CSP3/): nothing inline, nothing from
// elsewhere. Answers may go to the collector, wherever that stands.
[[nodiscard]] std::string content_security_policy(const guide::Site& site = {});
// The same for pages that a collector shows: where it stands elsewhere, their styles and scripts come from
// the site.
[[nodiscard]] std::string content_security_policy_of_collector(const guide::Site& site);
// The guide as data: phases, offers, pages. Described in generator/README.md.
[[nodiscard]] std::string guide_json(const guide::Guide& guide, const Outline& outline);

}  // namespace leidraad::render
