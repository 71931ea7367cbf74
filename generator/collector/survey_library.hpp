// The surveys that are collected: read from a site's folder, and of older versions from the database.
//
// 1. What `current` gives never changes; a later reading gives another one.
// 2. A file that cannot be read leaves what was read before, and is logged once.
// 3. A version that takes answers is first kept in the database, so that its answers can always be understood.
// 4. A version that means something else than the answers that were given to it (survey_meaning.hpp) is refused,
//    with or without a lock file: the old one stays, and takes no answers until the site has another number.
//    Without answers it is replaced, since surveys change all the time while they are written.
// 5. A survey that leaves the site still takes the answers that are on their way, and its results can still be
//    read: it lives on as the database knows it.
//
// Usable from any thread.
#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "collector/log.hpp"
#include "collector/storage/storage.hpp"
#include "collector/submission/site_page_file.hpp"
#include "collector/submission/site_texts.hpp"
#include "collector/survey_meaning.hpp"
#include "guide/surveys/form.hpp"

namespace leidraad::collector {

// A page of the site; `address` is below its root.
struct PageLink {
  std::string title;
  std::string address;
};

// One version of a survey. The form refers to the survey, so it stays where it was made.
struct SurveyVersion {
  explicit SurveyVersion(guide::Survey described, std::string text)
      : survey(std::move(described)),
        form(survey),
        description(std::move(text)),
        meaning(meaning_of(survey)) {}
  SurveyVersion(const SurveyVersion&) = delete;
  SurveyVersion& operator=(const SurveyVersion&) = delete;

  guide::Survey survey;
  guide::SurveyForm form;
  std::string description;  // JSON, as the site has it
  std::string meaning;      // survey_meaning.hpp
};

struct CollectedSurvey {
  std::string id;
  std::map<int, std::shared_ptr<const SurveyVersion>> versions;
  std::shared_ptr<const SurveyVersion> current;  // the version of the site, or the last one; never null
  // The number that the site describes with another meaning than its answers have.
  std::optional<int> refused_version;
  std::optional<PageFile> form_page;
  std::optional<PageFile> thanks_page;
  std::optional<PageFile> poster_page;

  // The version of this number; null where it was never seen.
  [[nodiscard]] std::shared_ptr<const SurveyVersion> version(int number) const;
};

// The pages that all surveys share.
struct CommonPages {
  PageFile message;
  PageFile results;
  PageFile withdrawal;
};

// A site as the collector knows it at one moment.
struct SurveySnapshot {
  std::map<std::string, std::shared_ptr<const CollectedSurvey>> surveys;
  SiteTexts texts;
  std::string title;
  std::string base_url;   // ends in "/"; empty where the site does not say
  std::string collector;  // address before `api/` where that is not the site's own; ends in "/"
  std::string content_security_policy;
  // What scores may lead to, by name: "trajectories/<id>", "instruments/<id>", "checklists/<id>",
  // "pages/<file>".
  std::map<std::string, PageLink> links;
  std::optional<CommonPages> pages;  // always there once a site was read

  [[nodiscard]] std::shared_ptr<const CollectedSurvey> find(const std::string& id) const;
  // The first survey that is refused: `survey-meaning-changed`.
  [[nodiscard]] Failure refused() const;
  [[nodiscard]] std::size_t count_refused() const;
};

class SurveyLibrary {
public:
  SurveyLibrary(std::filesystem::path site, Log log);

  [[nodiscard]] std::shared_ptr<const SurveySnapshot> current() const;

  // Reads what changed on disk since the last time (`changed`), or everything, also the versions that other
  // collectors on this database know (`thorough`). `asked_for` is thorough, but at most once in five seconds:
  // strangers can ask for it. Failure: the site has no list of surveys or no pages for them, or those are of
  // another version (`site-without-surveys`), or the database refuses; what was read before stays.
  enum class Reading { changed, thorough, asked_for };
  [[nodiscard]] Failure refresh(Storage& storage, Reading reading);

private:
  using Stamps = std::map<std::string, std::string>;  // of each file: inode, size and time of change
  // A file that changed a moment ago may change again without another time: clocks of file systems tick
  // slowly.
  enum class Age { settled, fresh };

  [[nodiscard]] Stamps stamps(Age& age) const;
  [[nodiscard]] Failure read_site(SurveySnapshot& snapshot, std::set<std::string>& ids);
  [[nodiscard]] Failure read_common_pages(SurveySnapshot& snapshot);
  [[nodiscard]] Result<std::shared_ptr<const CollectedSurvey>> read_survey(const std::string& id,
                                                                           Storage& storage);
  [[nodiscard]] std::optional<PageFile> read_page(const std::string& name,
                                                  const std::optional<PageFile>& before);
  [[nodiscard]] Failure keep(CollectedSurvey& survey, const std::shared_ptr<const SurveyVersion>& version,
                             const std::vector<KeptVersion>& kept, Storage& storage);
  void take_versions(CollectedSurvey& survey, const std::vector<KeptVersion>& kept);
  [[nodiscard]] Failure take_departed(SurveySnapshot& snapshot, Storage& storage);
  void complain(const std::string& file, const std::string& reason);
  void tell_once(const std::string& complaint, const LogEvent& event);

  std::filesystem::path site_;
  Log log_;
  std::mutex reading_;  // one reader at a time
  Stamps stamps_;
  bool is_complete_ = false;                           // the last reading ended well
  std::set<std::string> told_before_;                  // complaints of the last reading,
  std::set<std::string> told_now_;                     // and of this one
  std::chrono::steady_clock::time_point asked_for_{};  // the last time
  mutable std::mutex swap_;
  std::shared_ptr<const SurveySnapshot> current_ = std::make_shared<SurveySnapshot>();
};

}  // namespace leidraad::collector
