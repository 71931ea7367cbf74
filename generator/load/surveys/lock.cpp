#include "load/surveys/lock.hpp"

#include <charconv>
#include <nlohmann/json.hpp>

#include "load/files/source_file.hpp"

namespace leidraad::load {

using diagnostics::operator""_code;
using diagnostics::Text;
using nlohmann::json;

namespace {

constexpr int format = 1;

// Each function below is false where something else stands there than belongs.

bool read_texts(const json& object, const char* key, std::map<std::string, std::string>& texts) {
  const auto found = object.find(key);
  if (found == object.end() || !found->is_object()) return false;
  for (const auto& [name, text] : found->items()) {
    if (!text.is_string()) return false;
    texts[name] = text.get<std::string>();
  }
  return true;
}

bool read_shape(const json& object, guide::SurveyShape& shape) {
  if (!object.is_object()) return false;
  for (const auto& [id, question] : object.items()) {
    if (!question.is_object() || question.size() != 2) return false;
    guide::QuestionShape& one = shape[id];
    if (!read_texts(question, "meaning", one.meaning) || !read_texts(question, "wording", one.wording))
      return false;
  }
  return true;
}

bool read_versions(const json& object, std::map<int, guide::SurveyShape>& versions) {
  if (!object.is_object()) return false;
  for (const auto& [number, shape] : object.items()) {
    int version = 0;
    const char* end = number.data() + number.size();
    const auto [rest, error] = std::from_chars(number.data(), end, version);
    if (error != std::errc{} || rest != end || version < 1) return false;
    if (!read_shape(shape, versions[version])) return false;
  }
  return true;
}

bool read_lock(const json& whole, guide::SurveyLock& lock) {
  if (!whole.is_object() || whole.value("format", json()) != format) return false;
  const auto surveys = whole.find("surveys");
  if (surveys == whole.end() || !surveys->is_object()) return false;
  for (const auto& [id, versions] : surveys->items()) {
    if (!read_versions(versions, lock[id])) return false;
  }
  return true;
}

// How deep the file itself goes, and a little more; what is deeper would only be walked in vain.
constexpr int deepest = 8;

}  // namespace

std::optional<guide::SurveyLock> read_survey_lock(const std::string& name, const std::string& text,
                                                  diagnostics::Diagnostics& diagnostics) {
  bool is_too_deep = false;
  const auto watch = [&](int depth, json::parse_event_t /*event*/, json& /*parsed*/) {
    is_too_deep = is_too_deep || depth > deepest;
    return !is_too_deep;
  };
  json whole;
  try {
    whole = json::parse(text, watch);
  } catch (const json::parse_error& error) {
    const std::size_t at = error.byte == 0 ? 0 : std::min(error.byte - 1, text.size());
    diagnostics.add("survey-lock"_code, position_at(name, text, at),
                    {Text{"hier is het geen JSON", "it is no JSON here"}});
    return std::nullopt;
  }
  guide::SurveyLock lock;
  if (!is_too_deep && read_lock(whole, lock)) return lock;
  diagnostics.add("survey-lock"_code, {name},
                  {Text{"het heeft niet de vorm die `leidraad lock` schrijft",
                        "it has not the form that `leidraad lock` writes"}});
  return std::nullopt;
}

void load_survey_lock(DataFolder& data) {
  const std::string name = survey_lock_file;
  data.expect(name);
  if (!data.exists(name)) return;
  const auto bytes = read_bytes(data.source(), name, largest_media, data.diagnostics());
  auto lock = bytes ? read_survey_lock(name, *bytes, data.diagnostics()) : std::nullopt;
  if (lock)
    data.guide().survey_lock = std::move(*lock);
  else
    data.mark_faulty(name);
}

std::string survey_lock_text(const guide::SurveyLock& lock) {
  nlohmann::ordered_json surveys = nlohmann::ordered_json::object();
  for (const auto& [id, versions] : lock) {
    for (const auto& [version, shape] : versions) {
      auto& written = surveys[id][std::to_string(version)] = nlohmann::ordered_json::object();
      for (const auto& [question, one] : shape)
        written[question] = {{"meaning", one.meaning}, {"wording", one.wording}};
    }
  }
  const nlohmann::ordered_json whole = {{"format", format}, {"surveys", surveys}};
  return whole.dump(2) + "\n";
}

}  // namespace leidraad::load
