#include "preview/preview_server.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <condition_variable>
#include <cstring>
#include <fstream>
#include <map>
#include <mutex>
#include <string_view>

namespace leidraad::preview {

namespace fs = std::filesystem;
using diagnostics::Diagnostic;
using diagnostics::Failure;
using diagnostics::operator""_code;

namespace {

// The script that a previewed page gets on top of its own. Long polling, so that one request stands open and
// no protocol of our own is needed: the answer comes when there is something to say.
constexpr std::string_view reload_script = R"js((function () {
  "use strict";
  var seen = document.currentScript.src.split("?")[1];
  function show(problems) {
    var old = document.getElementById("leidraad-preview");
    if (old) old.remove();
    if (!problems) return;
    var box = document.createElement("dialog");
    box.id = "leidraad-preview";
    var text = document.createElement("pre");
    text.textContent = problems;
    var close = document.createElement("button");
    close.textContent = "Sluiten";
    close.addEventListener("click", function () { box.remove(); });
    box.append(text, close);
    document.body.append(box);
    box.showModal();
  }
  function wait() {
    fetch("/_leidraad/wait?" + seen).then(function (answer) { return answer.json(); }).then(function (news) {
      if (news.version === Number(seen)) return wait();
      if (!news.problems) return location.reload();
      seen = String(news.version);
      show(news.problems);
      wait();
    }).catch(function () { setTimeout(wait, 1000); });
  }
  wait();
})();
)js";

constexpr auto longest_wait = std::chrono::seconds(25);
constexpr unsigned idle_seconds = 30;
constexpr unsigned most_connections = 64;

const char* media_type(const fs::path& path) {
  static const std::map<std::string, const char*> types = {{".html", "text/html; charset=utf-8"},
                                                           {".css", "text/css; charset=utf-8"},
                                                           {".js", "text/javascript; charset=utf-8"},
                                                           {".json", "application/json"},
                                                           {".svg", "image/svg+xml"},
                                                           {".png", "image/png"},
                                                           {".jpg", "image/jpeg"},
                                                           {".jpeg", "image/jpeg"},
                                                           {".webp", "image/webp"},
                                                           {".woff2", "font/woff2"},
                                                           {".xml", "application/xml"},
                                                           {".txt", "text/plain; charset=utf-8"},
                                                           {".webmanifest", "application/manifest+json"},
                                                           {".pdf", "application/pdf"}};
  const auto found = types.find(path.extension().string());
  return found == types.end() ? "application/octet-stream" : found->second;
}

std::string json_escaped(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      escaped += '\\';
      escaped += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      escaped += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    } else {
      escaped += c;
    }
  }
  return escaped;
}

// The part of a path that is safe to look up below the root; nothing for "..", hidden files and the like.
bool is_safe_path(std::string_view path) {
  if (!path.starts_with('/')) return false;
  for (std::size_t start = 1; start <= path.size();) {
    const std::size_t end = std::min(path.find('/', start), path.size());
    const std::string_view part = path.substr(start, end - start);
    if ((part.empty() && end < path.size()) || part == "." || part == ".." || part.starts_with(".leidraad") ||
        part.find('\0') != std::string_view::npos)
      return false;
    start = end + 1;
  }
  return true;
}

}  // namespace

bool parse_listen(const std::string& text, ListenAddress& address) {
  const std::size_t colon = text.rfind(':');
  std::string host = colon == std::string::npos ? "127.0.0.1" : text.substr(0, colon);
  const std::string port = colon == std::string::npos ? text : text.substr(colon + 1);
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  if (host == "localhost") host = "127.0.0.1";
  unsigned number = 0;
  const auto [rest, error] = std::from_chars(port.data(), port.data() + port.size(), number);
  in6_addr ignored{};
  const bool is_address =
      ::inet_pton(AF_INET, host.c_str(), &ignored) == 1 || ::inet_pton(AF_INET6, host.c_str(), &ignored) == 1;
  if (error != std::errc{} || rest != port.data() + port.size() || number > 65535 || !is_address)
    return false;
  address = {host, static_cast<std::uint16_t>(number)};
  return true;
}

class PreviewServer::Implementation {
public:
  explicit Implementation(ServerOptions options) : options_(std::move(options)) {}
  ~Implementation() { stop(); }

  Failure start() {
    const bool is_v6 = options_.listen.host.find(':') != std::string::npos;
    sockaddr_storage storage{};
    socklen_t length = 0;
    if (is_v6) {
      auto* address = reinterpret_cast<sockaddr_in6*>(&storage);
      address->sin6_family = AF_INET6;
      address->sin6_port = htons(options_.listen.port);
      ::inet_pton(AF_INET6, options_.listen.host.c_str(), &address->sin6_addr);
      length = sizeof(sockaddr_in6);
    } else {
      auto* address = reinterpret_cast<sockaddr_in*>(&storage);
      address->sin_family = AF_INET;
      address->sin_port = htons(options_.listen.port);
      ::inet_pton(AF_INET, options_.listen.host.c_str(), &address->sin_addr);
      length = sizeof(sockaddr_in);
    }
    // The socket is ours, so that the reason of a failure is ours to tell.
    const int listener = ::socket(storage.ss_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int yes = 1;
    (void)::setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (listener < 0 || ::bind(listener, reinterpret_cast<sockaddr*>(&storage), length) != 0 ||
        ::listen(listener, 64) != 0) {
      const int error = errno;
      if (listener >= 0) ::close(listener);
      if (error == EADDRINUSE) return Diagnostic{"port-taken"_code, {}, {place()}, {}, {}};
      return Diagnostic{"listen-failed"_code, {}, {place(), diagnostics::reason_of(error)}, {}, {}};
    }
    if (options_.listen.port == 0 &&
        ::getsockname(listener, reinterpret_cast<sockaddr*>(&storage), &length) == 0) {
      options_.listen.port = ntohs(is_v6 ? reinterpret_cast<sockaddr_in6*>(&storage)->sin6_port
                                         : reinterpret_cast<sockaddr_in*>(&storage)->sin_port);
    }
    // A thread for each connection: pages wait for news in theirs.
    daemon_ = MHD_start_daemon(MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_THREAD_PER_CONNECTION | MHD_USE_ITC,
                               0, nullptr, nullptr, &Implementation::answer_request, this,
                               MHD_OPTION_LISTEN_SOCKET, listener, MHD_OPTION_CONNECTION_TIMEOUT,
                               idle_seconds, MHD_OPTION_CONNECTION_LIMIT, most_connections, MHD_OPTION_END);
    if (daemon_ == nullptr) {
      ::close(listener);
      return Diagnostic{"listen-failed"_code, {}, {place(), "libmicrohttpd"}, {}, {}};
    }
    return std::nullopt;
  }

  void announce(const std::string& problems) {
    {
      const std::scoped_lock lock(mutex_);
      ++version_;
      problems_ = problems;
    }
    changed_.notify_all();
  }

  [[nodiscard]] std::string place() const {
    const bool is_v6 = options_.listen.host.find(':') != std::string::npos;
    return fmt::format("{}{}{}:{}", is_v6 ? "[" : "", options_.listen.host, is_v6 ? "]" : "",
                       options_.listen.port);
  }

private:
  void stop() {
    {
      const std::scoped_lock lock(mutex_);
      is_stopping_ = true;
    }
    changed_.notify_all();
    if (daemon_ != nullptr) MHD_stop_daemon(daemon_);
    daemon_ = nullptr;
  }

  static MHD_Result answer_request(void* self, MHD_Connection* connection, const char* url,
                                   const char* method, const char*, const char*, size_t* upload_size,
                                   void** state) {
    if (*upload_size > 0) {  // nothing here takes a body
      *upload_size = 0;
      return MHD_YES;
    }
    if (*state == nullptr) {  // headers only; the answer is asked for in the next call
      *state = self;
      return MHD_YES;
    }
    return static_cast<Implementation*>(self)->answer(connection, url, method);
  }

  MHD_Result answer(MHD_Connection* connection, const std::string& url, std::string_view method) {
    if (method != "GET" && method != "HEAD") {
      return send(connection, MHD_HTTP_METHOD_NOT_ALLOWED, "text/plain; charset=utf-8", "GET\n");
    }
    if (url == "/_leidraad/reload.js")
      return send(connection, MHD_HTTP_OK, "text/javascript; charset=utf-8", std::string(reload_script));
    if (url == "/_leidraad/wait") return wait_for_news(connection);
    return send_file(connection, url);
  }

  MHD_Result wait_for_news(MHD_Connection* connection) {
    std::uint64_t seen = 0;
    MHD_get_connection_values(connection, MHD_GET_ARGUMENT_KIND, &Implementation::take_number, &seen);
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, longest_wait, [&] { return is_stopping_ || version_ != seen; });
    const std::string news =
        fmt::format(R"({{"version":{},"problems":"{}"}})", version_, json_escaped(problems_));
    lock.unlock();
    return send(connection, MHD_HTTP_OK, "application/json", news);
  }

  static MHD_Result take_number(void* number, MHD_ValueKind, const char* key, const char*) {
    if (key != nullptr) std::from_chars(key, key + std::strlen(key), *static_cast<std::uint64_t*>(number));
    return MHD_NO;  // the first one is enough
  }

  MHD_Result send_file(MHD_Connection* connection, const std::string& url) {
    fs::path path = options_.root;
    unsigned status = MHD_HTTP_OK;
    std::error_code error;
    if (is_safe_path(url)) path /= url.substr(1);
    if (url.ends_with('/')) path /= "index.html";
    if (!is_safe_path(url) || !fs::is_regular_file(path, error)) {
      if (is_safe_path(url) && fs::is_directory(path, error)) return redirect(connection, url + "/");
      status = MHD_HTTP_NOT_FOUND;
      path = options_.root / "404.html";
    }
    std::ifstream file(path, std::ios::binary);
    std::string content((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    if (!file.is_open()) return send(connection, MHD_HTTP_NOT_FOUND, "text/plain; charset=utf-8", "404\n");
    if (path.extension() == ".html") add_reload(content);
    return send(connection, status, media_type(path), content);
  }

  void add_reload(std::string& html) {
    const std::scoped_lock lock(mutex_);
    const std::string tag = fmt::format("<script src=\"/_leidraad/reload.js?{}\"></script>", version_);
    const std::size_t end = html.rfind("</body>");
    html.insert(end == std::string::npos ? html.size() : end, tag);
  }

  static MHD_Result redirect(MHD_Connection* connection, const std::string& address) {
    MHD_Response* response = MHD_create_response_from_buffer(0, nullptr, MHD_RESPMEM_PERSISTENT);
    MHD_add_response_header(response, MHD_HTTP_HEADER_LOCATION, address.c_str());
    const MHD_Result result = MHD_queue_response(connection, MHD_HTTP_MOVED_PERMANENTLY, response);
    MHD_destroy_response(response);
    return result;
  }

  MHD_Result send(MHD_Connection* connection, unsigned status, const char* type,
                  const std::string& content) const {
    MHD_Response* response = MHD_create_response_from_buffer(
        content.size(), const_cast<char*>(content.data()), MHD_RESPMEM_MUST_COPY);
    MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, type);
    MHD_add_response_header(response, MHD_HTTP_HEADER_CACHE_CONTROL, "no-store");
    MHD_add_response_header(response, "Content-Security-Policy", options_.content_security_policy.c_str());
    MHD_add_response_header(response, "X-Content-Type-Options", "nosniff");
    const MHD_Result result = MHD_queue_response(connection, status, response);
    MHD_destroy_response(response);
    return result;
  }

  ServerOptions options_;
  MHD_Daemon* daemon_ = nullptr;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::uint64_t version_ = 1;
  std::string problems_;
  bool is_stopping_ = false;
};

PreviewServer::PreviewServer(ServerOptions options)
    : implementation_(std::make_unique<Implementation>(std::move(options))) {}
PreviewServer::~PreviewServer() = default;
Failure PreviewServer::start() {
  return implementation_->start();
}
void PreviewServer::announce(const std::string& problems) {
  implementation_->announce(problems);
}
std::string PreviewServer::address() const {
  return "http://" + implementation_->place() + "/";
}

}  // namespace leidraad::preview
