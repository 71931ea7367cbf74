#include "collector/submission/submission_json.hpp"

#include <limits>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "guide/surveys/typed_text.hpp"

namespace leidraad::collector {

namespace {

using nlohmann::json;

// Takes the events of the parser one by one, so that nothing is ever built of what is too deep, too many or
// of another shape. Each method says whether to go on.
class Reader : public nlohmann::json_sax<json> {
public:
  Submission submission;
  Unreadable reason = Unreadable::form;

  bool null() override { return at_value("", Type::nothing); }
  bool boolean(bool /*value*/) override { return at_value("", Type::other); }
  bool number_integer(number_integer_t value) override {
    return at_value(std::to_string(value), Type::number, value);
  }
  bool number_unsigned(number_unsigned_t value) override {
    const bool fits = value <= static_cast<number_unsigned_t>(std::numeric_limits<int>::max());
    return at_value(std::to_string(value), Type::number, fits ? static_cast<number_integer_t>(value) : -1);
  }
  // As programs write it a point stands before decimals, also before three of them.
  bool number_float(number_float_t /*value*/, const string_t& text) override {
    const std::optional<guide::TypedNumber> typed = guide::number_in(text);
    return at_value(typed && typed->other_reading ? text + "0" : text, Type::number);
  }
  bool string(string_t& value) override { return at_value(value, Type::text); }
  bool binary(binary_t& /*value*/) override { return false; }

  bool start_object(std::size_t /*elements*/) override {
    if (place_ == Place::outside) return move_to(Place::root);
    if (place_ == Place::root && member_ == "answers") return move_to(Place::answers);
    return start_skipped();
  }
  bool key(string_t& name) override {
    if (skipped_ > 0) return true;
    if (place_ == Place::answers) return start_answer(name);
    member_ = name;
    return root_members_.size() < most_values && root_members_.insert(name).second;
  }
  bool end_object() override {
    if (skipped_ > 0) return end_skipped();
    return move_to(place_ == Place::answers ? Place::root : Place::outside);
  }
  bool start_array(std::size_t /*elements*/) override {
    if (place_ == Place::answers && skipped_ == 0) return move_to(Place::list);
    return start_skipped();
  }
  bool end_array() override {
    if (skipped_ > 0) return end_skipped();
    return move_to(Place::answers);
  }
  bool parse_error(std::size_t /*position*/, const std::string& /*token*/,
                   const nlohmann::detail::exception& /*error*/) override {
    return false;
  }

private:
  enum class Place { outside, root, answers, list };
  enum class Type { nothing, text, number, other };

  bool move_to(Place place) {
    place_ = place;
    return true;
  }
  // What stands in members that mean nothing here. In answers nothing else may stand.
  bool start_skipped() {
    if (place_ != Place::root || is_known_member()) return false;
    return ++skipped_ <= 16;
  }
  bool end_skipped() {
    --skipped_;
    return true;
  }
  [[nodiscard]] bool is_known_member() const {
    return member_ == "answers" || member_ == "version" || member_ == "key" || member_ == "group" ||
           member_ == "website";
  }

  bool start_answer(const std::string& name) {
    if (name.size() > longest_name || submission.answers.size() >= most_fields) {
      reason = Unreadable::many;
      return false;
    }
    const auto [at, is_new] = submission.answers.try_emplace(name);
    values_ = &at->second;
    return is_new;
  }

  bool at_value(const std::string& text, Type type, std::int64_t number = -1) {
    if (skipped_ > 0) return true;
    if (place_ == Place::root) return at_member(text, type, number);
    if (place_ == Place::outside || type == Type::other) return false;
    if (type == Type::nothing) return place_ == Place::answers;
    if (values_->size() >= most_values) {
      reason = Unreadable::many;
      return false;
    }
    values_->push_back(text);
    return true;
  }

  bool at_member(const std::string& text, Type type, std::int64_t number) {
    if (!is_known_member() || type == Type::nothing) return true;
    if (member_ == "version") {
      if (type != Type::number || number < 0 || number > std::numeric_limits<int>::max()) return false;
      submission.version = static_cast<int>(number);
      return true;
    }
    if (type != Type::text || member_ == "answers") return false;
    if (member_ == "key") submission.key = text;
    if (member_ == "group") submission.group = text;
    if (member_ == "website") submission.is_to_check = !text.empty();
    return true;
  }

  Place place_ = Place::outside;
  int skipped_ = 0;  // depth inside what is passed over
  std::string member_;
  std::set<std::string> root_members_;
  std::vector<std::string>* values_ = nullptr;
};

}  // namespace

std::variant<Submission, Unreadable> read_json_submission(std::string_view body) {
  Reader reader;
  if (!json::sax_parse(body.begin(), body.end(), &reader)) return reader.reason;
  return std::move(reader.submission);
}

}  // namespace leidraad::collector
