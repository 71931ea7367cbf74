// Surveys as data: for the script on their pages, for the collector, for other programs.
#pragma once

#include <string>

#include "render/pages/context.hpp"

namespace leidraad::render {

// `_data/surveys/<id>.json`: interchange::survey_json.
[[nodiscard]] std::string survey_json_file(const guide::Survey& survey);

// The same for the page's script, without the texts that stand in the page, as a classic script, so that it
// also loads from disk:
//
//   self.leidraadSurveys=Object.assign(self.leidraadSurveys||{},{"<id>":{…}});
//
// with "texts": those of the interface whose key starts with "survey-script-" (under the rest of the key) or
// "survey-problem-" (under "problem-…"); "name": what it is called; "address": its page, and "to": where answers go, seen from the root of the site;
// and "links": for everything that a score's advice names
// ("trajectories/<id>", "instruments/<id>", "checklists/<id>", "pages/<file>") its title and its address
// below the root of the site.
[[nodiscard]] std::string survey_script_data(const guide::Survey& survey, const SiteContext& site);

// `_data/outbox.js`: the script, behind the texts that only it says (those whose key starts with "survey-script-later-", under
// the rest of the key).
[[nodiscard]] std::string outbox_script(const SiteContext& site, const std::string& script);

// `_data/collector.json`: what the collector must know of the site beside its surveys: "title", "language",
// "base_url", "content_security_policy" of its pages, "texts" of the interface whose key starts with
// "survey-" or "collector-", the ids of the "surveys", and the "links" of all of them as above.
[[nodiscard]] std::string collector_json(const SiteContext& site);

}  // namespace leidraad::render
