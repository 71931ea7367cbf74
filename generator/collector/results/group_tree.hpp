// The groups as one tree. Place 0 is the whole: organisations stand below it, and so does who belongs to no
// group. A parent's place is lower than those of its children; children are in the order of their names.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "collector/storage/response.hpp"

namespace leidraad::collector {

// Made once, then only read. The groups must outlive it.
class GroupTree {
public:
  // A group whose parent is unknown, or that is above itself, stands below the whole.
  explicit GroupTree(std::span<const Group> groups);

  [[nodiscard]] std::size_t size() const { return nodes_.size(); }
  // nullptr for the whole.
  [[nodiscard]] const Group* group(std::size_t place) const { return nodes_[place].group; }
  [[nodiscard]] std::size_t parent(std::size_t place) const { return nodes_[place].parent; }  // of 0: 0
  [[nodiscard]] int depth(std::size_t place) const { return nodes_[place].depth; }            // of 0: 0
  // One past the last place below this one: a group and all below it are [place, end).
  [[nodiscard]] std::size_t end(std::size_t place) const { return nodes_[place].end; }
  [[nodiscard]] bool holds(std::size_t place, std::size_t other) const {
    return place <= other && other < nodes_[place].end;
  }
  [[nodiscard]] bool is_known(const std::string& id) const { return id.empty() || places_.contains(id); }
  // 0 for an empty or unknown id.
  [[nodiscard]] std::size_t place_of(const std::string& id) const;
  // Whether a group is `top` or stands below it; all stand below the empty one. False where one is unknown.
  [[nodiscard]] bool is_within(const std::string& id, const std::string& top) const;
  // Names from the organisation down; empty for the whole.
  [[nodiscard]] std::string path(std::size_t place, std::string_view separator = " / ") const;

private:
  struct Node {
    const Group* group = nullptr;
    std::size_t parent = 0;
    std::size_t end = 0;
    int depth = 0;
  };
  std::vector<Node> nodes_;
  std::unordered_map<std::string, std::size_t> places_;
};

}  // namespace leidraad::collector
