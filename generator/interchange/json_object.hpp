// Reading JSON strictly: every key is asked for by its name and kind, and one that nobody asked for is
// refused. The first thing that is wrong is kept; after it every reading gives something harmless, so that
// readers need no branches.
#pragma once

#include <initializer_list>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace leidraad::interchange {

// What is wrong first, in English: "pages[2].title: expected a text".
class FirstProblem {
public:
  void report(const std::string& where, const std::string& what) {
    if (text_.empty()) text_ = where.empty() ? what : where + ": " + what;
  }
  [[nodiscard]] bool is_none() const { return text_.empty(); }
  [[nodiscard]] const std::string& text() const { return text_; }

private:
  std::string text_;
};

enum class Presence : bool { optional, required };

// Looks at JSON that must outlive it.
class JsonObject {
public:
  JsonObject(const nlohmann::json& json, std::string where, FirstProblem& problem);

  // A text without control characters other than tab and line end, of at most `longest` bytes; a required one
  // is not empty.
  std::string text(const char* key, Presence presence, std::size_t longest = 20'000);
  // Small letters, digits and dashes.
  std::string id(const char* key, Presence presence);
  // One of these.
  std::size_t choice(const char* key, std::initializer_list<std::string_view> names);
  bool flag(const char* key);
  std::optional<int> whole(const char* key, int low, int high, Presence presence = Presence::optional);
  std::optional<double> number(const char* key);
  // The value under a key; nullptr where there is none.
  const nlohmann::json* value(const char* key, Presence presence);
  // The elements of a list; none where it is absent. A required one has at least one, each at most `most`.
  std::vector<const nlohmann::json*> list(const char* key, Presence presence, std::size_t most);
  std::vector<std::string> texts(const char* key, std::size_t most);
  // After all keys have been asked for: refuses any other.
  void finish();

  // Where this object, or something in it, stands: "pages[2].title".
  [[nodiscard]] std::string place(const char* key) const;
  [[nodiscard]] std::string place(const char* key, std::size_t index) const;
  void report(const char* key, const std::string& what) { problem_.report(place(key), what); }

private:
  const nlohmann::json* find(const char* key, Presence presence);

  const nlohmann::json& json_;
  std::string where_;
  FirstProblem& problem_;
  std::set<std::string, std::less<>> asked_;
};

[[nodiscard]] bool is_id(std::string_view text);

}  // namespace leidraad::interchange
