#include "preview/preview_server.hpp"

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

#include "preview/own_names.hpp"
#include "preview/problem_box.hpp"

namespace leidraad::preview {

namespace fs = std::filesystem;
using diagnostics::Failure;
using http::Reply;
using http::Request;
using http::Response;
using Clock = std::chrono::steady_clock;

namespace {

constexpr const char* plain_text = "text/plain; charset=utf-8";
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
        names_(options_.listen),
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
      ++news_.version;
      news_.problems = problems;
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
    if (!names_.contains(request->header("host"))) {
      return reply(
          shown(421, plain_text,
                "Onder deze naam is de voorvertoning niet te bereiken. Open " + server_.address() + "\n"));
    }
    if (is_sent_by_another_site(*request)) {
      return reply(shown(403, plain_text, "Een andere website mag de voorvertoning niet gebruiken.\n"));
    }
    const std::string& path = request->path;
    if (options_.api && (path.starts_with("/api/") || path == "/healthz" || path == "/readyz"))
      return options_.api(request, reply);
    if (request->method != "GET") {
      Response refusal = shown(405, plain_text, "GET\n");
      refusal.headers.emplace_back("Allow", "GET, HEAD");
      return reply(std::move(refusal));
    }
    if (path == script_address)
      return reply(shown(200, "text/javascript; charset=utf-8", std::string(script())));
    if (path == style_address) return reply(shown(200, "text/css; charset=utf-8", std::string(style())));
    if (path == "/_leidraad/wait") return wait_for_news(*request, reply);
    reply(file(path));
  }

  void wait_for_news(const Request& request, const Reply& reply) {
    std::uint64_t seen = 0;
    if (!request.query.empty()) {  // "/_leidraad/wait?2"
      const std::string& number = request.query.front().first;
      std::from_chars(number.data(), number.data() + number.size(), seen);
    }
    {
      const std::scoped_lock lock(mutex_);
      if (news_.version == seen && !is_stopping_)
        return waiting_.push_back({reply, Clock::now() + longest_wait});
    }
    reply(news());
  }

  [[nodiscard]] Response news() { return shown(200, "application/json", as_json(latest())); }

  [[nodiscard]] News latest() {
    const std::scoped_lock lock(mutex_);
    return news_;
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
    // Before the file is read: news that comes meanwhile must make the page reload.
    const News news = latest();
    fs::path path = options_.root;
    unsigned status = 200;
    std::error_code error;
    if (is_safe_path(url)) path /= url.substr(1);
    if (url.ends_with('/')) path /= "index.html";
    if (!is_safe_path(url) || !fs::is_regular_file(path, error)) {
      if (is_safe_path(url) && fs::is_directory(path, error) && !url.ends_with('/'))
        return {301, {{"Location", url + "/"}}, {}};
      status = 404;
      path = options_.root / "404.html";
    }
    std::ifstream stream(path, std::ios::binary);
    std::string content((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
    if (!stream.is_open()) {
      const std::string extension = fs::path(url).extension().string();
      const bool is_page = extension.empty() || extension == ".html";
      if (!is_page || fs::exists(options_.root / "index.html", error)) return shown(404, plain_text, "404\n");
      return shown(503, media_type("page.html"), page_without_site(news));
    }
    if (path.extension() == ".html") add_news(content, news);
    return shown(status, media_type(path), std::move(content));
  }

  [[nodiscard]] Response shown(unsigned status, const char* type, std::string content) const {
    return {status,
            {{"Content-Type", type},
             {"Content-Security-Policy", options_.content_security_policy},
             // Another website may not run or show what it cannot read.
             {"Cross-Origin-Resource-Policy", "same-origin"}},
            std::move(content)};
  }

  ServerOptions options_;
  OwnNames names_;
  std::mutex mutex_;
  News news_;
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
