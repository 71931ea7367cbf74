#include "collector/desk/group_links.hpp"

#include <vector>

#include "collector/desk/access.hpp"
#include "collector/results/group_tree.hpp"

namespace leidraad::collector {

Result<std::optional<ParticipationLink>> find_link(const Call& call, Storage& storage,
                                                   const std::string& token) {
  if (token.empty() || token.size() > 64) return std::nullopt;
  auto link = storage.link(link_hash(call.parts.secret, token));
  if (const auto* failure = std::get_if<diagnostics::Diagnostic>(&link)) call.parts.health.failed(*failure);
  return link;
}

Result<std::string> name_of_group(const Call& call, Storage& storage, const std::string& group) {
  if (group.empty()) return "";
  const auto groups = storage.groups();
  if (const auto* failure = std::get_if<diagnostics::Diagnostic>(&groups)) {
    call.parts.health.failed(*failure);
    return *failure;
  }
  const GroupTree tree(std::get<std::vector<Group>>(groups));
  return tree.path(tree.place_of(group), ", ");
}

}  // namespace leidraad::collector
