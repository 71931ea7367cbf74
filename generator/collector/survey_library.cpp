#include "collector/survey_library.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <ctime>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <utility>

#include "interchange/survey_json.hpp"

namespace leidraad::collector {

namespace fs = std::filesystem;
using diagnostics::operator""_code;
using nlohmann::json;

namespace {

std::optional<std::string> read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file.is_open()) return std::nullopt;
  std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  return file.bad() ? std::nullopt : std::optional(std::move(text));
}

std::string text_at(const json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

// What a build swaps or an editor saves gets another one of these.
std::string stamp_of(const fs::path& path, bool& is_fresh) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return {};
  is_fresh = is_fresh || status.st_mtim.tv_sec + 1 >= ::time(nullptr);
  return fmt::format("{} {} {}.{}", status.st_ino, status.st_size, status.st_mtim.tv_sec,
                     status.st_mtim.tv_nsec);
}

// A version that is known already, if it says the same; else a new one. Null where the text is no survey.
std::shared_ptr<const SurveyVersion> version_of(const std::string& text, const CollectedSurvey* known,
                                                std::string& reason) {
  auto read = interchange::survey_of(text);
  if (const auto* why = std::get_if<std::string>(&read)) {
    reason = *why;
    return nullptr;
  }
  auto& survey = std::get<guide::Survey>(read);
  if (known != nullptr) {
    auto before = known->version(survey.version);
    if (before != nullptr && before->description == text) return before;
  }
  return std::make_shared<const SurveyVersion>(std::move(survey), text);
}

}  // namespace

std::shared_ptr<const SurveyVersion> CollectedSurvey::version(int number) const {
  const auto found = versions.find(number);
  return found == versions.end() ? nullptr : found->second;
}

std::shared_ptr<const CollectedSurvey> SurveySnapshot::find(const std::string& id) const {
  const auto found = surveys.find(id);
  return found == surveys.end() ? nullptr : found->second;
}

Failure SurveySnapshot::refused() const {
  for (const auto& [id, survey] : surveys) {
    if (!survey->refused_version) continue;
    const int number = *survey->refused_version;
    return diagnostics::Diagnostic{
        "survey-meaning-changed"_code, {}, {id, std::to_string(number), std::to_string(number + 1)}, {}, {}};
  }
  return std::nullopt;
}

std::size_t SurveySnapshot::count_refused() const {
  return static_cast<std::size_t>(std::count_if(surveys.begin(), surveys.end(), [](const auto& one) {
    return one.second->refused_version.has_value();
  }));
}

SurveyLibrary::SurveyLibrary(fs::path site, Log log) : site_(std::move(site)), log_(std::move(log)) {}

std::shared_ptr<const SurveySnapshot> SurveyLibrary::current() const {
  const std::scoped_lock lock(swap_);
  return current_;
}

Failure SurveyLibrary::refresh(Storage& storage, Reading reading) {
  const std::scoped_lock one_at_a_time(reading_);
  if (reading == Reading::asked_for) {
    const auto moment = std::chrono::steady_clock::now();
    if (moment - asked_for_ < std::chrono::seconds(5)) return std::nullopt;
    asked_for_ = moment;
  }
  Age age = Age::settled;
  Stamps now = stamps(age);
  if (reading == Reading::changed && is_complete_ && now == stamps_) return std::nullopt;
  is_complete_ = false;
  told_before_ = std::exchange(told_now_, {});
  auto snapshot = std::make_shared<SurveySnapshot>();
  std::set<std::string> ids;
  if (auto failure = read_site(*snapshot, ids)) return failure;
  for (const std::string& id : ids) {
    auto survey = read_survey(id, storage);
    if (auto* failure = std::get_if<diagnostics::Diagnostic>(&survey)) return std::move(*failure);
    if (auto& one = std::get<0>(survey)) snapshot->surveys.emplace(id, std::move(one));
  }
  if (auto failure = take_departed(*snapshot, storage)) return failure;
  const bool is_news = now != stamps_;
  const std::size_t count = ids.size();
  {
    const std::scoped_lock lock(swap_);
    current_ = std::move(snapshot);
  }
  stamps_ = std::move(now);
  is_complete_ = age == Age::settled;
  if (is_news) log_({LogLevel::information, "surveys-read", {{"surveys", std::to_string(count)}}});
  return std::nullopt;
}

SurveyLibrary::Stamps SurveyLibrary::stamps(Age& age) const {
  Stamps stamps;
  bool is_fresh = false;
  const fs::path data = site_ / "_data";
  stamps["collector.json"] = stamp_of(data / "collector.json", is_fresh);
  std::error_code error;
  for (fs::directory_iterator at(data / "surveys", error); !error && at != fs::directory_iterator();
       at.increment(error)) {
    stamps[at->path().filename().string()] = stamp_of(at->path(), is_fresh);
  }
  age = is_fresh ? Age::fresh : Age::settled;
  return stamps;
}

Failure SurveyLibrary::read_site(SurveySnapshot& snapshot, std::set<std::string>& ids) {
  const std::string name = "_data/collector.json";
  const auto text = read(site_ / name);
  const json site = text ? json::parse(*text, nullptr, false) : json();
  if (!site.is_object() || site.value("format", json()) != 2) {
    complain("collector.json", text ? "is of another version: build the site again" : "cannot be read");
    return diagnostics::Diagnostic{"site-without-surveys"_code, {}, {(site_ / name).string()}, {}, {}};
  }
  snapshot.title = text_at(site, "title");
  snapshot.base_url = text_at(site, "base_url");
  snapshot.collector = text_at(site, "collector");
  snapshot.content_security_policy = text_at(site, "content_security_policy");
  std::map<std::string, std::string> texts;
  // What a loop looks at must outlive it.
  const json all_links = site.value("links", json::object());
  for (const auto& [key, link] : all_links.items()) {
    if (link.is_object()) snapshot.links[key] = {text_at(link, "title"), text_at(link, "address")};
  }
  const json all_texts = site.value("texts", json::object());
  for (const auto& [key, value] : all_texts.items()) {
    if (value.is_string()) texts[key] = value.get<std::string>();
  }
  snapshot.texts = SiteTexts(std::move(texts));
  if (auto failure = read_common_pages(snapshot)) return failure;
  for (const json& id : site.value("surveys", json::array())) {
    if (id.is_string()) ids.insert(id.get<std::string>());
  }
  return std::nullopt;
}

Failure SurveyLibrary::read_common_pages(SurveySnapshot& snapshot) {
  const auto before = current();
  static constexpr std::pair<const char*, PageFile CommonPages::*> all[] = {
      {"message.html", &CommonPages::message},
      {"results.html", &CommonPages::results},
      {"withdrawal.html", &CommonPages::withdrawal}};
  CommonPages pages;
  for (const auto& [name, member] : all) {
    auto page = read_page(name, before->pages ? std::optional((*before->pages).*member) : std::nullopt);
    if (!page) {
      const fs::path missing = site_ / "_data" / "surveys" / name;
      return diagnostics::Diagnostic{"site-without-surveys"_code, {}, {missing.string()}, {}, {}};
    }
    pages.*member = *std::move(page);
  }
  snapshot.pages = std::move(pages);
  return std::nullopt;
}

Result<std::shared_ptr<const CollectedSurvey>> SurveyLibrary::read_survey(const std::string& id,
                                                                          Storage& storage) {
  const auto before = current()->find(id);
  const std::string name = id + ".json";
  const auto text = read(site_ / "_data" / "surveys" / name);
  std::string reason = "cannot be read";
  auto version = text ? version_of(*text, before.get(), reason) : nullptr;
  if (version != nullptr && version->survey.id != id) {
    reason = "describes another survey";
    version = nullptr;
  }
  if (version == nullptr) {
    complain(name, reason);
    return before;
  }
  auto kept = storage.versions(id);
  if (auto* failure = std::get_if<diagnostics::Diagnostic>(&kept)) return std::move(*failure);
  auto survey = std::make_shared<CollectedSurvey>();
  survey->id = id;
  if (before != nullptr) survey->versions = before->versions;
  if (auto failure = keep(*survey, version, std::get<0>(kept), storage)) return std::move(*failure);
  take_versions(*survey, std::get<0>(kept));
  const CollectedSurvey nothing;
  const CollectedSurvey& old = before != nullptr ? *before : nothing;
  survey->form_page = read_page(id + ".form.html", old.form_page);
  survey->thanks_page = read_page(id + ".thanks.html", old.thanks_page);
  survey->poster_page = read_page(id + ".poster.html", old.poster_page);
  return survey;
}

// Makes the version of the site the current one, if the database takes it.
Failure SurveyLibrary::keep(CollectedSurvey& survey, const std::shared_ptr<const SurveyVersion>& version,
                            const std::vector<KeptVersion>& kept, Storage& storage) {
  const int number = version->survey.version;
  const auto known =
      std::find_if(kept.begin(), kept.end(), [&](const KeptVersion& one) { return one.version == number; });
  const bool is_kept =
      known != kept.end() && known->description == version->description && known->meaning == version->meaning;
  if (!is_kept) {
    const auto outcome = storage.keep_version(survey.id, number, version->description);
    if (const auto* failure = std::get_if<diagnostics::Diagnostic>(&outcome)) return *failure;
    if (std::get<VersionKeeping>(outcome) == VersionKeeping::other_meaning) {
      survey.refused_version = number;
      tell_once(fmt::format("{} {}", survey.id, number),
                {LogLevel::error,
                 "survey-meaning-changed",
                 {{"survey", survey.id}, {"version", std::to_string(number)}}});
    }
  }
  if (!survey.refused_version) {
    survey.versions[number] = version;
    survey.current = version;
    return std::nullopt;
  }
  // As the answers know it: what was read since `kept` was asked for may be another's.
  auto again = storage.versions(survey.id);
  if (auto* failure = std::get_if<diagnostics::Diagnostic>(&again)) return std::move(*failure);
  take_versions(survey, std::get<0>(again));
  survey.current = survey.version(number);
  if (survey.current == nullptr)  // is there, but cannot be read
    survey.current = survey.versions.empty() ? version : survey.versions.rbegin()->second;
  return std::nullopt;
}

void SurveyLibrary::take_versions(CollectedSurvey& survey, const std::vector<KeptVersion>& kept) {
  for (const KeptVersion& one : kept) {
    std::string reason;
    const auto version = version_of(one.description, &survey, reason);
    if (version == nullptr || version->survey.id != survey.id) {
      complain("a version of " + survey.id + " in the database", reason);
    } else if (survey.current == nullptr || version->survey.version != survey.current->survey.version) {
      survey.versions[version->survey.version] = version;
    }
  }
}

Failure SurveyLibrary::take_departed(SurveySnapshot& snapshot, Storage& storage) {
  const auto kept = storage.surveys();
  if (const auto* failure = std::get_if<diagnostics::Diagnostic>(&kept)) return *failure;
  for (const std::string& id : std::get<0>(kept)) {
    if (snapshot.surveys.contains(id)) continue;
    auto versions = storage.versions(id);
    if (auto* failure = std::get_if<diagnostics::Diagnostic>(&versions)) return std::move(*failure);
    CollectedSurvey survey;
    survey.id = id;
    if (const auto before = current()->find(id)) survey = *before;
    survey.current = nullptr;
    survey.refused_version.reset();
    take_versions(survey, std::get<0>(versions));
    if (survey.versions.empty()) continue;
    survey.current = survey.versions.rbegin()->second;
    snapshot.surveys.emplace(id, std::make_shared<const CollectedSurvey>(std::move(survey)));
  }
  return std::nullopt;
}

std::optional<PageFile> SurveyLibrary::read_page(const std::string& name,
                                                 const std::optional<PageFile>& before) {
  const auto text = read(site_ / "_data" / "surveys" / name);
  auto page = text ? PageFile::parse(*text) : std::variant<PageFile, std::string>("cannot be read");
  if (auto* right = std::get_if<PageFile>(&page)) return std::move(*right);
  complain(name, std::get<std::string>(page));
  return before;
}

void SurveyLibrary::complain(const std::string& file, const std::string& reason) {
  tell_once(file + "\n" + reason,
            {LogLevel::error, "survey-file-kept-as-it-was", {{"file", file}, {"reason", reason}}});
}

// Once for as long as readings meet it.
void SurveyLibrary::tell_once(const std::string& complaint, const LogEvent& event) {
  if (told_now_.insert(complaint).second && !told_before_.contains(complaint)) log_(event);
}

}  // namespace leidraad::collector
