// Who may ask a preview, which shows pages that are not published yet.
//
// A website that somebody visits while they write can send requests to their machine. It cannot read the
// answers of another origin, unless its own name suddenly leads to this machine ("DNS rebinding"): then the
// browser takes both for one. But the name still stands in `Host`. So a preview answers to its own names only.
#pragma once

#include <string>
#include <string_view>

#include "http/message.hpp"
#include "http/server.hpp"

namespace leidraad::preview {

// The names of a server. Immutable, so any thread may ask.
class OwnNames {
public:
  explicit OwnNames(const http::ListenAddress& listen);

  // Whether the value of a Host header names this server: `localhost`, `127.0.0.1`, `[::1]`, the address that
  // it listens on and, where that is "every address of this machine", the addresses and the name that the
  // machine has now. Capitals, a dot at the end of the name and the port make no difference: a tunnel has
  // another port, and whoever can choose a name cannot choose these.
  [[nodiscard]] bool contains(std::string_view host) const;

private:
  std::string listened_;  // in its shortest form
  bool is_everywhere_ = false;
};

// Whether a page of somebody else sent a request that has one of our names. Browsers say so in Origin or
// Sec-Fetch-Site (https://www.w3.org/TR/fetch-metadata/). A link that is followed is no such request: who
// follows it sees the page, the other website does not.
[[nodiscard]] bool is_sent_by_another_site(const http::Request& request);

}  // namespace leidraad::preview
