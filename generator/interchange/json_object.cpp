#include "interchange/json_object.hpp"

#include <algorithm>
#include <cmath>

namespace leidraad::interchange {

namespace {

using Json = nlohmann::json;

constexpr std::size_t longest_id = 100;
constexpr double largest_number = 1e15;
constexpr double smallest_number = 1e-6;  // below it a script writes an exponent

bool is_clean(const std::string& text) {
  return std::none_of(text.begin(), text.end(), [](char character) {
    return static_cast<unsigned char>(character) < 0x20 && character != '\n' && character != '\t';
  });
}

// Numbers, for messages.
std::string between(int low, int high) {
  return "expected a whole number from " + std::to_string(low) + " to " + std::to_string(high);
}

}  // namespace

bool is_id(std::string_view text) {
  return !text.empty() && text.size() <= longest_id && std::all_of(text.begin(), text.end(), [](char one) {
    return (one >= 'a' && one <= 'z') || (one >= '0' && one <= '9') || one == '-';
  });
}

JsonObject::JsonObject(const Json& json, std::string where, FirstProblem& problem)
    : json_(json), where_(std::move(where)), problem_(problem) {
  if (!json.is_object()) problem_.report(where_, "expected an object");
}

std::string JsonObject::place(const char* key) const {
  return where_.empty() ? key : where_ + "." + key;
}

std::string JsonObject::place(const char* key, std::size_t index) const {
  return place(key) + "[" + std::to_string(index) + "]";
}

const Json* JsonObject::find(const char* key, Presence presence) {
  asked_.emplace(key);
  if (json_.is_object()) {
    const auto found = json_.find(key);
    if (found != json_.end()) return &*found;
  }
  if (presence == Presence::required) report(key, "is missing");
  return nullptr;
}

const Json* JsonObject::value(const char* key, Presence presence) {
  return find(key, presence);
}

std::string JsonObject::text(const char* key, Presence presence, std::size_t longest) {
  const Json* found = find(key, presence);
  if (found == nullptr) return {};
  const auto* text = found->get_ptr<const Json::string_t*>();
  if (text == nullptr) {
    report(key, "expected a text");
  } else if (text->size() > longest) {
    report(key, "is longer than " + std::to_string(longest) + " bytes");
  } else if (!is_clean(*text)) {
    report(key, "holds a control character");
  } else if (text->empty() && presence == Presence::required) {
    report(key, "is empty");
  } else {
    return *text;
  }
  return {};
}

std::string JsonObject::id(const char* key, Presence presence) {
  std::string id = text(key, presence);
  if (!id.empty() && !is_id(id)) {
    report(key, "expected small letters, digits and dashes");
    return {};
  }
  return id;
}

std::size_t JsonObject::choice(const char* key, std::initializer_list<std::string_view> names) {
  const std::string name = text(key, Presence::required);
  const auto* const found = std::find(names.begin(), names.end(), name);
  if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
  report(key, "is none of the values that are known here");
  return 0;
}

bool JsonObject::flag(const char* key) {
  const Json* found = find(key, Presence::optional);
  if (found == nullptr) return false;
  if (!found->is_boolean()) {
    report(key, "expected true or false");
    return false;
  }
  return found->get<bool>();
}

std::optional<int> JsonObject::whole(const char* key, int low, int high, Presence presence) {
  const Json* found = find(key, presence);
  if (found == nullptr) return std::nullopt;
  const bool is_whole = found->is_number_integer();
  const bool is_large = found->is_number_unsigned() && found->get<std::uint64_t>() > INT32_MAX;
  if (is_whole && !is_large) {
    const auto value = found->get<std::int64_t>();
    if (value >= low && value <= high) return static_cast<int>(value);
  }
  report(key, between(low, high));
  return std::nullopt;
}

std::optional<double> JsonObject::number(const char* key) {
  const Json* found = find(key, Presence::optional);
  if (found == nullptr) return std::nullopt;
  if (found->is_number()) {
    const auto value = found->get<double>();
    const double size = std::abs(value);
    if (size < largest_number && (size >= smallest_number || value == 0)) return value;
  }
  report(key, "expected a number of at most fifteen digits");
  return std::nullopt;
}

std::vector<const Json*> JsonObject::list(const char* key, Presence presence, std::size_t most) {
  std::vector<const Json*> elements;
  const Json* found = find(key, presence);
  if (found == nullptr) return elements;
  if (!found->is_array()) {
    report(key, "expected a list");
  } else if (found->size() > most) {
    report(key, "has more than " + std::to_string(most) + " elements");
  } else if (found->empty() && presence == Presence::required) {
    report(key, "is empty");
  } else {
    for (const Json& element : *found) elements.push_back(&element);
  }
  return elements;
}

std::vector<std::string> JsonObject::texts(const char* key, std::size_t most) {
  std::vector<std::string> texts;
  for (const Json* element : list(key, Presence::optional, most)) {
    const auto* text = element->get_ptr<const Json::string_t*>();
    if (text == nullptr || text->empty() || !is_clean(*text)) {
      problem_.report(place(key, texts.size()), "expected a text");
      return {};
    }
    texts.push_back(*text);
  }
  return texts;
}

void JsonObject::finish() {
  if (!json_.is_object()) return;
  for (const auto& [key, value] : json_.items()) {
    if (!asked_.contains(key)) problem_.report(where_, "an unknown key among those of this object");
  }
}

}  // namespace leidraad::interchange
