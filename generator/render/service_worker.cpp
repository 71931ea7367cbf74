#include "render/service_worker.hpp"

#include <nlohmann/json.hpp>
#include <set>

#include "render/assets.hpp"

namespace leidraad::render {

using nlohmann::ordered_json;

std::string service_worker(const std::string& script, const std::vector<OfflineTree>& trees,
                           const std::vector<OfflineFile>& files) {
  ordered_json folders = ordered_json::array();
  for (const OfflineTree& tree : trees) folders.push_back({tree.folder, tree.shell});
  ordered_json kept = ordered_json::array();
  std::set<std::string> known;
  for (const OfflineFile& file : files) {
    if (known.insert(file.address).second) kept.push_back({file.address, file.mark});
  }
  const std::string version = content_mark(folders.dump() + kept.dump() + script);
  const ordered_json json = {{"version", version}, {"trees", folders}, {"files", kept}};
  return "self.leidraadOffline=" + json.dump() + ";\n" + script;
}

}  // namespace leidraad::render
