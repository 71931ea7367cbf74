#include "preview/preview_server.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <condition_variable>
#include <fstream>
#include <map>
#include <mutex>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace leidraad::preview {

namespace fs = std::filesystem;
using diagnostics::Failure;
using http::Reply;
using http::Request;
using http::Response;
using Clock = std::chrono::steady_clock;

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

class PreviewServer::Implementation {
public:
  explicit Implementation(ServerOptions options)
      : options_(std::move(options)),
        server_({.listen = options_.listen}, [this](const std::shared_ptr<const Request>& request,
                                                    const Reply& reply) { answer(request, reply); }),
        timer_([this](const std::stop_token& stop) { answer_the_patient(stop); }) {}
  ~Implementation() {
    {
      const std::scoped_lock lock(mutex_);
      is_stopping_ = true;
    }
    answer_waiting([](const Waiting&) { return true; });
    server_.stop(std::chrono::seconds(1));
  }
  Implementation(const Implementation&) = delete;
  Implementation& operator=(const Implementation&) = delete;

  [[nodiscard]] Failure start() { return server_.start(); }
  [[nodiscard]] std::string address() const { return server_.address(); }

  void announce(const std::string& problems) {
    {
      const std::scoped_lock lock(mutex_);
      ++version_;
      problems_ = problems;
    }
    answer_waiting([](const Waiting&) { return true; });
  }

private:
  // A page that waits for news.
  struct Waiting {
    Reply reply;
    Clock::time_point until;
  };

  void answer(const std::shared_ptr<const Request>& request, const Reply& reply) {
    const std::string& path = request->path;
    if (options_.api && (path.starts_with("/api/") || path == "/healthz" || path == "/readyz"))
      return options_.api(request, reply);
    if (request->method != "GET") {
      Response refusal = shown(405, "text/plain; charset=utf-8", "GET\n");
      refusal.headers.emplace_back("Allow", "GET, HEAD");
      return reply(std::move(refusal));
    }
    if (path == "/_leidraad/reload.js")
      return reply(shown(200, "text/javascript; charset=utf-8", std::string(reload_script)));
    if (path == "/_leidraad/wait") return wait_for_news(*request, reply);
    reply(file(path));
  }

  void wait_for_news(const Request& request, const Reply& reply) {
    std::uint64_t seen = 0;
    if (!request.query.empty()) {
      const std::string& number = request.query.front().first;
      std::from_chars(number.data(), number.data() + number.size(), seen);
    }
    {
      const std::scoped_lock lock(mutex_);
      if (version_ == seen && !is_stopping_) return waiting_.push_back({reply, Clock::now() + longest_wait});
    }
    reply(news());
  }

  [[nodiscard]] Response news() {
    const std::scoped_lock lock(mutex_);
    return shown(200, "application/json",
                 fmt::format(R"({{"version":{},"problems":"{}"}})", version_, json_escaped(problems_)));
  }

  template <class Which>
  void answer_waiting(const Which& which) {
    std::vector<Waiting> chosen;
    {
      const std::scoped_lock lock(mutex_);
      const auto first = std::stable_partition(waiting_.begin(), waiting_.end(),
                                               [&](const Waiting& one) { return !which(one); });
      chosen.assign(std::make_move_iterator(first), std::make_move_iterator(waiting_.end()));
      waiting_.erase(first, waiting_.end());
    }
    for (const Waiting& one : chosen) one.reply(news());
  }

  // Pages that have gone are only noticed by an answer.
  void answer_the_patient(const std::stop_token& stop) {
    std::mutex mutex;
    std::condition_variable_any never;
    while (!stop.stop_requested()) {
      std::unique_lock lock(mutex);
      never.wait_for(lock, stop, std::chrono::seconds(1), [] { return false; });
      answer_waiting([](const Waiting& one) { return one.until < Clock::now(); });
    }
  }

  Response file(const std::string& url) {
    fs::path path = options_.root;
    unsigned status = 200;
    std::error_code error;
    if (is_safe_path(url)) path /= url.substr(1);
    if (url.ends_with('/')) path /= "index.html";
    if (!is_safe_path(url) || !fs::is_regular_file(path, error)) {
      if (is_safe_path(url) && fs::is_directory(path, error)) return {301, {{"Location", url + "/"}}, {}};
      status = 404;
      path = options_.root / "404.html";
    }
    std::ifstream stream(path, std::ios::binary);
    std::string content((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
    if (!stream.is_open()) return shown(404, "text/plain; charset=utf-8", "404\n");
    if (path.extension() == ".html") add_reload(content);
    return shown(status, media_type(path), std::move(content));
  }

  void add_reload(std::string& html) {
    const std::scoped_lock lock(mutex_);
    const std::string tag = fmt::format("<script src=\"/_leidraad/reload.js?{}\"></script>", version_);
    const std::size_t end = html.rfind("</body>");
    html.insert(end == std::string::npos ? html.size() : end, tag);
  }

  [[nodiscard]] Response shown(unsigned status, const char* type, std::string content) const {
    return {status,
            {{"Content-Type", type}, {"Content-Security-Policy", options_.content_security_policy}},
            std::move(content)};
  }

  ServerOptions options_;
  std::mutex mutex_;
  std::uint64_t version_ = 1;
  std::string problems_;
  std::vector<Waiting> waiting_;
  bool is_stopping_ = false;
  http::Server server_;
  std::jthread timer_;
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
  return implementation_->address();
}

}  // namespace leidraad::preview
