// A small web server for one person: shows a site from disk and tells open pages to reload.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "diagnostics/diagnostic.hpp"
#include "http/server.hpp"

namespace leidraad::preview {

struct ServerOptions {
  http::ListenAddress listen;
  std::filesystem::path root;           // the folder of the site
  std::string content_security_policy;  // sent with every page
  http::Handler api;                    // answers /api/…, /healthz and /readyz; empty: nobody does
};

// Serves until destroyed, which the `api` must outlive. All methods may be called from any thread.
class PreviewServer {
public:
  explicit PreviewServer(ServerOptions options);
  ~PreviewServer();
  PreviewServer(const PreviewServer&) = delete;
  PreviewServer& operator=(const PreviewServer&) = delete;

  // Starts to listen; the failure says when the port is taken.
  [[nodiscard]] diagnostics::Failure start();

  // Tells open pages to reload. With `problems` they stay and show them instead.
  void announce(const std::string& problems);

  // The address for people: "http://127.0.0.1:8080/".
  [[nodiscard]] std::string address() const;

private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace leidraad::preview
