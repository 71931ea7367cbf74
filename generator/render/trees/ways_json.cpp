#include "render/trees/ways_json.hpp"

#include <nlohmann/json.hpp>

namespace leidraad::render {

nlohmann::ordered_json conditions_json(const std::vector<guide::Condition>& when) {
  auto json = nlohmann::ordered_json::object();
  for (const guide::Condition& condition : when) {
    auto& values = json[condition.name.id] = nlohmann::ordered_json::array();
    for (const guide::Name& value : condition.values) values.push_back(value.id);
  }
  return json;
}

nlohmann::ordered_json next_json(const guide::Next& next) {
  if (next.empty()) return nullptr;
  if (const guide::Name* only = next.only()) return only->id;
  auto ways = nlohmann::ordered_json::array();
  for (const guide::Onward& way : next.ways()) {
    auto one = nlohmann::ordered_json::object();
    if (!way.when.empty()) one["when"] = conditions_json(way.when);
    one["next"] = way.next.id;
    ways.push_back(std::move(one));
  }
  return ways;
}

}  // namespace leidraad::render
