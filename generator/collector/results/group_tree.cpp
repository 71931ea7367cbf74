#include "collector/results/group_tree.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace leidraad::collector {

namespace {

using Children = std::map<std::string, std::vector<const Group*>>;  // by the parent's id; "" is the whole

// Groups that are below themselves would never be reached from above: each loop is cut at its smallest id.
std::set<const Group*> cut_loops(const std::map<std::string, const Group*>& by_id) {
  std::set<const Group*> cut;
  std::set<const Group*> sound;
  for (const auto& [id, group] : by_id) {
    std::vector<const Group*> way;
    const Group* at = group;
    while (at != nullptr && !sound.contains(at) && !cut.contains(at)) {
      if (std::find(way.begin(), way.end(), at) != way.end()) {
        cut.insert(group);
        break;
      }
      way.push_back(at);
      const auto parent = by_id.find(at->parent);
      at = parent == by_id.end() ? nullptr : parent->second;
    }
    sound.insert(way.begin(), way.end());
  }
  return cut;
}

Children children_of(std::span<const Group> groups) {
  std::map<std::string, const Group*> by_id;
  for (const Group& group : groups) by_id.emplace(group.id, &group);
  const std::set<const Group*> cut = cut_loops(by_id);
  Children children;
  for (const auto& [id, group] : by_id) {
    const bool is_top = cut.contains(group) || !by_id.contains(group->parent);
    children[is_top ? std::string{} : group->parent].push_back(group);
  }
  for (auto& [parent, list] : children) {
    std::sort(list.begin(), list.end(), [](const Group* left, const Group* right) {
      return std::tie(left->name, left->id) < std::tie(right->name, right->id);
    });
  }
  return children;
}

}  // namespace

GroupTree::GroupTree(std::span<const Group> groups) {
  const Children children = children_of(groups);
  nodes_.push_back({});
  // Depth first with a stack of our own: a tree may be as deep as somebody makes it.
  std::vector<std::pair<const Group*, std::size_t>> waiting;
  const auto push_children = [&](const std::string& id, std::size_t place) {
    const auto found = children.find(id);
    if (found == children.end()) return;
    for (auto group = found->second.rbegin(); group != found->second.rend(); ++group)
      waiting.emplace_back(*group, place);
  };
  push_children("", 0);
  while (!waiting.empty()) {
    const auto [group, parent] = waiting.back();
    waiting.pop_back();
    const std::size_t place = nodes_.size();
    nodes_.push_back({group, parent, 0, nodes_[parent].depth + 1});
    places_[group->id] = place;
    if (!group->id.empty()) push_children(group->id, place);
  }
  for (std::size_t place = nodes_.size(); place-- > 0;) {
    Node& node = nodes_[place];
    node.end = std::max(node.end, place + 1);
    if (place > 0) nodes_[node.parent].end = std::max(nodes_[node.parent].end, node.end);
  }
}

std::size_t GroupTree::place_of(const std::string& id) const {
  const auto found = places_.find(id);
  return found == places_.end() ? 0 : found->second;
}

bool GroupTree::is_within(const std::string& id, const std::string& top) const {
  return is_known(id) && is_known(top) && holds(place_of(top), place_of(id));
}

std::string GroupTree::path(std::size_t place, std::string_view separator) const {
  std::string path;
  for (; place != 0; place = parent(place)) {
    if (!path.empty()) path.insert(0, separator);
    path.insert(0, group(place)->name);
  }
  return path;
}

}  // namespace leidraad::collector
