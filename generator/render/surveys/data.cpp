#include "render/surveys/data.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <nlohmann/json.hpp>

#include "guide/surveys/address.hpp"
#include "interchange/survey_json.hpp"
#include "render/machine_files.hpp"

namespace leidraad::render {

namespace {

using nlohmann::ordered_json;

constexpr std::string_view script_texts = "survey-script-";
constexpr std::string_view outbox_texts = "survey-script-later-";
constexpr std::string_view problem_texts = "survey-problem-";
constexpr std::string_view any_texts = "survey-";
constexpr std::string_view collector_texts = "collector-";

// The page that shows a whole checklist.
const guide::Page* page_of_checklist(const guide::Guide& guide, const std::string& id) {
  for (const guide::Page& page : guide.pages) {
    for (const guide::Directive& directive : page.body.directives) {
      if (directive.name == "checklist" && directive.id == id && directive.find("group") == nullptr)
        return &page;
    }
  }
  return nullptr;
}

void add_link(ordered_json& links, const std::string& name, const std::string& title,
              const guide::Page* page) {
  if (page != nullptr) links[name] = {{"title", title}, {"address", page->address}};
}

void add_links(ordered_json& links, const guide::SurveyAdvice& advice, const SiteContext& site) {
  const guide::Guide& guide = site.guide;
  for (const auto& one : advice.trajectories) {
    if (const guide::Trajectory* found = guide::find(guide.trajectories, one.id))
      add_link(links, "trajectories/" + one.id, found->title, site.outline.page(found->page.file));
  }
  for (const auto& one : advice.instruments) {
    if (const guide::Instrument* found = guide::find(guide.instruments, one.id))
      add_link(links, "instruments/" + one.id, found->title, site.outline.page(found->page.file));
  }
  for (const auto& one : advice.checklists) {
    if (const guide::Checklist* found = guide::find(guide.checklists, one.id))
      add_link(links, "checklists/" + one.id, found->title, page_of_checklist(guide, one.id));
  }
  for (const auto& one : advice.pages) {
    if (const guide::Page* found = site.outline.page(one.file))
      add_link(links, "pages/" + one.file, found->title, found);
  }
}

ordered_json links_of(const guide::Survey& survey, const SiteContext& site) {
  ordered_json links = ordered_json::object();
  for (const guide::SurveyScore& score : survey.scores) {
    for (const guide::SurveyScore::Band& band : score.bands) add_links(links, band.advice, site);
  }
  return links;
}

void drop(ordered_json& object, std::initializer_list<const char*> keys) {
  for (const char* key : keys) object.erase(key);
}

// Calls `use` for each of the things below a key, where there are any.
template <class Use>
void for_each_in(ordered_json& object, const char* key, const Use& use) {
  if (const auto found = object.find(key); found != object.end())
    std::for_each(found->begin(), found->end(), use);
}

// What the script reads in the page itself: a telephone should not load every text twice.
void drop_texts(ordered_json& survey) {
  drop(survey, {"title", "short-title", "summary", "page", "phase", "intro", "privacy", "thanks", "results"});
  const auto drop_text = [](ordered_json& one) { one.erase("text"); };
  for_each_in(survey, "scales", [&](ordered_json& scale) { for_each_in(scale, "points", drop_text); });
  for_each_in(survey, "lists", [](ordered_json& list) {
    for_each_in(list, "items", [](ordered_json& item) { drop(item, {"text", "about"}); });
  });
  for_each_in(survey, "pages", [&](ordered_json& page) {
    drop(page, {"title", "intro"});
    for_each_in(page, "questions", [&](ordered_json& question) {
      drop(question, {"text", "help", "unit"});
      for_each_in(question, "options", drop_text);
      for_each_in(question, "rows", drop_text);
    });
  });
}

}  // namespace

std::string survey_json_file(const guide::Survey& survey) {
  return interchange::survey_json(survey).dump(1) + "\n";
}

std::string survey_script_data(const guide::Survey& survey, const SiteContext& site) {
  ordered_json json = interchange::survey_json(survey);
  drop_texts(json);
  // An outbox on another page says whose answers it sent, and where they stand.
  json["name"] = survey.shown();
  json["address"] = guide::survey_address(survey);
  json["to"] = guide::collector_root(site.guide.site, "") + guide::responses_path(survey);
  if (ordered_json links = links_of(survey, site); !links.empty()) json["links"] = std::move(links);
  for (const auto& [key, text] : site.guide.interface) {
    if (key.starts_with(outbox_texts)) continue;
    if (key.starts_with(script_texts)) json["texts"][key.substr(script_texts.size())] = text;
    if (key.starts_with(problem_texts)) json["texts"][key.substr(any_texts.size())] = text;
  }
  const ordered_json by_id = {{survey.id, json}};
  return fmt::format("self.leidraadSurveys=Object.assign(self.leidraadSurveys||{{}},{});\n", by_id.dump());
}

std::string outbox_script(const SiteContext& site, const std::string& script) {
  ordered_json texts = ordered_json::object();
  for (const auto& [key, text] : site.guide.interface) {
    if (key.starts_with(outbox_texts)) texts[key.substr(outbox_texts.size())] = text;
  }
  return fmt::format("self.leidraadOutboxTexts={};\n", texts.dump()) + script;
}

std::string collector_json(const SiteContext& site) {
  const guide::Guide& guide = site.guide;
  ordered_json json = {{"format", 2},
                       {"title", guide.site.title},
                       {"language", guide.site.language},
                       {"content_security_policy", content_security_policy_of_collector(guide.site)},
                       {"base_url", guide.site.base_url},
                       {"collector", guide.site.collector}};
  json["texts"] = ordered_json::object();
  for (const auto& [key, text] : guide.interface) {
    if (key.starts_with(any_texts) || key.starts_with(collector_texts)) json["texts"][key] = text;
  }
  json["surveys"] = ordered_json::array();
  json["links"] = ordered_json::object();
  for (const guide::Survey& survey : guide.surveys) {
    json["surveys"].push_back(survey.id);
    json["links"].update(links_of(survey, site));
  }
  return json.dump(1) + "\n";
}

}  // namespace leidraad::render
