#include "render/machine_files.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "guide/surveys/address.hpp"
#include "guide/trees/address.hpp"
#include "render/surveys/words.hpp"
#include "text/html.hpp"
#include "text/referrer_policy.hpp"

namespace leidraad::render {

namespace {

using nlohmann::ordered_json;

template <class T>
ordered_json ids_of(const std::vector<T>& references) {
  ordered_json ids = ordered_json::array();
  for (const T& reference : references) ids.push_back(reference.id);
  return ids;
}

ordered_json address_of(const guide::PageReference& reference, const Outline& outline) {
  const guide::Page* page = outline.page(reference.file);
  return page == nullptr ? ordered_json() : ordered_json(page->address);
}

// As a JSON string; most texts hold nothing that would be written otherwise there.
std::string quoted(const std::string& text) {
  const bool is_plain = std::none_of(text.begin(), text.end(), [](char c) {
    return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20;
  });
  return is_plain ? '"' + text + '"' : ordered_json(text).dump();
}

std::string page_json(const guide::Page& page, const Outline& outline) {
  std::string json = "{\"address\":" + quoted(page.address) + ",\"title\":" + quoted(page.title) +
                     ",\"description\":" + quoted(page.description) + ",\"kind\":\"" +
                     name_of(outline.kind_of(page)) + '"';
  if (const guide::Phase* phase = outline.phase_of(page)) json += ",\"phase\":" + quoted(phase->id);
  if (!page.updated.empty()) json += ",\"updated\":" + quoted(page.updated);
  return json + '}';
}

}  // namespace

std::string sitemap(const guide::Guide& guide, const Outline& outline) {
  std::string xml =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset "
      "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
  for (const guide::Page* page : outline.listed()) {
    if (outline.page_with("search") == page) continue;
    const std::string address = page->file == "index.md" ? "" : page->address;
    xml += "<url><loc>" + text::html_escaped(guide.site.base_url + address) + "</loc>";
    if (!page->updated.empty()) xml += "<lastmod>" + page->updated + "</lastmod>";
    xml += "</url>\n";
  }
  return xml + "</urlset>\n";
}

std::string robots(const guide::Site& site) {
  std::string text = "User-agent: *\nAllow: /\n";
  if (!site.base_url.empty()) text += "\nSitemap: " + site.base_url + "sitemap.xml\n";
  return text;
}

std::string manifest(const guide::Site& site, const AssetAddresses& assets) {
  const auto background = site.theme.light.colours.find("background");
  const auto primary = site.theme.light.colours.find("primary");
  ordered_json json = {
      {"name", site.title},
      {"short_name", site.title},
      {"description", site.description},
      {"lang", site.language},
      {"start_url", "index.html"},
      {"scope", "./"},
      {"display", "minimal-ui"},
      {"icons", ordered_json::array({{{"src", assets.icon}, {"sizes", "any"}, {"type", "image/svg+xml"}}})}};
  if (background != site.theme.light.colours.end()) json["background_color"] = background->second.hex;
  if (primary != site.theme.light.colours.end()) json["theme_color"] = primary->second.hex;
  return json.dump(2) + "\n";
}

namespace {

// `material` is where styles, scripts and pictures come from, `answers` where answers go: sources beside
// 'self'.
std::string policy(const std::string& material, const std::string& answers) {
  const auto with = [](const char* directive, const std::string& source) {
    return std::string("; ") + directive + " 'self'" + (source.empty() ? "" : " " + source);
  };
  return "default-src 'none'" + with("script-src", material) + with("style-src", material) +
         with("img-src", material) + " data:" + with("font-src", material) + with("connect-src", answers) +
         with("form-action", answers) + with("manifest-src", material) + "; worker-src 'self'" +
         "; base-uri 'none'; frame-ancestors 'self'";
}

}  // namespace

std::string content_security_policy(const guide::Site& site) {
  return policy({}, guide::origin_of(site.collector));
}

std::string content_security_policy_of_collector(const guide::Site& site) {
  return policy(site.collector.empty() ? std::string{} : guide::origin_of(site.base_url), {});
}

std::string headers(const guide::Site& site) {
  return "/*\n  Content-Security-Policy: " + content_security_policy(site) +
         "\n  X-Content-Type-Options: nosniff\n  Referrer-Policy: " + text::referrer_policy +
         "\n"
         "  Permissions-Policy: camera=(), geolocation=(), microphone=()\n"
         "/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n"
         "/service-worker.js\n  Cache-Control: no-cache\n";
}

std::string guide_json(const guide::Guide& guide, const Outline& outline) {
  ordered_json phases = ordered_json::array();
  for (const guide::Phase& phase : guide.phases) {
    phases.push_back({{"id", phase.id},
                      {"number", phase.number},
                      {"title", phase.title},
                      {"question", phase.question},
                      {"summary", phase.summary},
                      {"address", address_of(phase.page, outline)},
                      {"done-when", phase.done_when}});
  }
  ordered_json levels = ordered_json::array();
  for (const guide::Level& level : guide.levels) {
    levels.push_back({{"id", level.id}, {"title", level.title}, {"summary", level.summary}});
  }
  ordered_json trajectories = ordered_json::array();
  for (const guide::Trajectory& one : guide.trajectories) {
    trajectories.push_back({{"id", one.id},
                            {"title", one.title},
                            {"summary", one.summary},
                            {"audience", one.audience},
                            {"level", one.level.id},
                            {"goal", one.goal},
                            {"self-run", one.self_run},
                            {"contacts", ids_of(one.contacts)},
                            {"sources", ids_of(one.sources)},
                            {"address", address_of(one.page, outline)}});
  }
  ordered_json instruments = ordered_json::array();
  for (const guide::Instrument& one : guide.instruments) {
    instruments.push_back({{"id", one.id},
                           {"title", one.title},
                           {"summary", one.summary},
                           {"use-when", one.use_when},
                           {"contacts", ids_of(one.contacts)},
                           {"sources", ids_of(one.sources)},
                           {"address", address_of(one.page, outline)}});
  }
  ordered_json trees = ordered_json::array();
  for (const guide::Tree& tree : guide.trees) {
    trees.push_back({{"id", tree.id},
                     {"title", tree.title},
                     {"summary", tree.summary},
                     {"address", guide::tree_address(tree, "index")},
                     {"data", guide::tree_data_address(tree, "json")}});
  }
  ordered_json surveys = ordered_json::array();
  for (const guide::Survey& survey : guide.surveys) {
    surveys.push_back({{"id", survey.id},
                       {"title", survey.title},
                       {"summary", survey.summary},
                       {"minutes", minutes_needed(survey)},
                       {"address", guide::survey_address(survey)},
                       {"data", guide::survey_data_address(survey, "json")}});
  }
  const ordered_json json = {{"format", 1},
                             {"title", guide.site.title},
                             {"description", guide.site.description},
                             {"language", guide.site.language},
                             {"phases", phases},
                             {"levels", levels},
                             {"trajectories", trajectories},
                             {"instruments", instruments},
                             {"trees", trees},
                             {"surveys", surveys}};
  std::string text = json.dump(1);
  text.erase(text.size() -
             2);  // the closing brace: pages come after, one at a time, since there may be very many
  text += ",\n \"pages\": [";
  const char* separator = "\n  ";
  for (const guide::Page* page : outline.listed()) {
    text += separator + page_json(*page, outline);
    separator = ",\n  ";
  }
  return text + "\n ]\n}\n";
}

}  // namespace leidraad::render
