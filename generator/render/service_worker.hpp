// The worker that keeps the trees of a site on the device, so that they work without network
// (https://www.w3.org/TR/service-workers/). It stands at the root and answers for the pages of trees only.
#pragma once

#include <string>
#include <vector>

namespace leidraad::render {

inline constexpr const char* service_worker_address = "service-worker.js";

// A file to keep. `mark` is a text that only this build's file holds; empty where the name follows the content.
struct OfflineFile {
  std::string address;  // below the root
  std::string mark;
};

// Any page of `folder` can be shown by the page at `shell`, whose script has them all.
struct OfflineTree {
  std::string folder;
  std::string shell;
};

// `script` with what it keeps before it:
//   self.leidraadOffline={"version","trees":[["<folder>","<shell>"]],"files":[["<address>","<mark>"]]};
// A file that more trees need is listed once. The version follows from all of it.
[[nodiscard]] std::string service_worker(const std::string& script, const std::vector<OfflineTree>& trees,
                                         const std::vector<OfflineFile>& files);

}  // namespace leidraad::render
