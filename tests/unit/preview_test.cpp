#include <fcntl.h>
#include <sys/resource.h>

#include "http_support.hpp"
#include "preview/file_watch.hpp"
#include "preview/preview_server.hpp"
#include "support.hpp"

using namespace leidraad;
using namespace leidraad::test;
using http::ListenAddress;

namespace {

std::string parsed(const std::string& text) {
  ListenAddress address;
  return http::parse_listen(text, address) ? address.host + " " + std::to_string(address.port) : "nee";
}

// The answer to one request, written as it stands here.
std::string answer(std::uint16_t port, const std::string& request) {
  Client client(port);
  client.send(request + " HTTP/1.0\r\nHost: localhost\r\n\r\n");
  return client.rest();
}

}  // namespace

TEST_CASE("--listen takes a port, an address and a port, or IPv6 in brackets") {
  CHECK(parsed("8080") == "127.0.0.1 8080");
  CHECK(parsed("0.0.0.0:80") == "0.0.0.0 80");
  CHECK(parsed("localhost:1") == "127.0.0.1 1");
  CHECK(parsed("[::1]:8080") == "::1 8080");
  CHECK(parsed("127.0.0.1:0") == "127.0.0.1 0");
  for (const char* wrong :
       {"", ":", ":80", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:-1", "voorbeeld.be:80",
        "127.0.0.1:8080x", "127.0.0.1:+1", "1.2.3:80", "[::1]", "99999999999"}) {
    CAPTURE(wrong);
    CHECK(parsed(wrong) == "nee");
  }
}

TEST_CASE("the preview shows files of the site and nothing else") {
  const TemporaryFolder folder;
  const fs::path site = folder.path() / "public";
  write_file(folder.path() / "geheim.txt", "GEHEIM");
  write_file(site / "index.html", "<html><body>start</body></html>");
  write_file(site / "404.html", "<html><body>weg</body></html>");
  write_file(site / "map" / "index.html", "<html><body>map</body></html>");
  write_file(site / "x.css", "a{}");
  write_file(site / ".leidraad", "x.css\n");
  preview::ServerOptions options;
  options.listen.port = 0;
  options.root = site;
  options.content_security_policy = "default-src 'none'";
  preview::PreviewServer server(options);
  REQUIRE(!server.start());
  const std::uint16_t port = port_of(server.address());

  const std::string home = answer(port, "GET /");
  CHECK(status_of(home) == "200");
  CHECK(home.find("start<script src=\"/_leidraad/reload.js?1\"></script></body>") != std::string::npos);
  CHECK(home.find("Content-Security-Policy: default-src 'none'\r\n") != std::string::npos);
  CHECK(answer(port, "GET /x.css").find("Content-Type: text/css") != std::string::npos);
  CHECK(status_of(answer(port, "GET /map")) == "301");
  CHECK(status_of(answer(port, "GET /map/")) == "200");
  CHECK(status_of(answer(port, "POST /")) == "405");
  const std::string outside = (folder.path() / "geheim.txt").string();
  for (const std::string& path :
       {std::string("/../geheim.txt"), std::string("/map/../../geheim.txt"),
        std::string("/%2e%2e/geheim.txt"), std::string("/..%2fgeheim.txt"), "/" + outside, "//" + outside,
        "/map/" + outside, "/%2f" + outside.substr(1), std::string("/.leidraad"), std::string("/x%00.css"),
        std::string("/./index.html"), std::string("/nergens")}) {
    CAPTURE(path);
    const std::string text = answer(port, "GET " + path);
    CHECK(status_of(text) == "404");
    CHECK(text.find("GEHEIM") == std::string::npos);
  }

  server.announce("een \"fout\"\n");
  CHECK(answer(port, "GET /_leidraad/wait?1").find(R"({"version":2,"problems":"een \"fout\"\u000a"})") !=
        std::string::npos);
}

TEST_CASE("pages that wait are told at once, however many, and what somebody else answers passes untouched") {
  const TemporaryFolder folder;
  write_file(folder.path() / "index.html", "<html><body>start</body></html>");
  preview::ServerOptions options;
  options.listen.port = 0;
  options.root = folder.path();
  options.api = [](const std::shared_ptr<const http::Request>& request, const http::Reply& reply) {
    reply(
        {200, {{"Content-Type", "text/html"}}, "<body>" + request->method + " " + request->path + "</body>"});
  };
  auto server = std::make_unique<preview::PreviewServer>(options);
  REQUIRE(!server->start());
  const std::uint16_t port = port_of(server->address());
  CHECK(body_of(answer(port, "POST /api/x")) == "<body>POST /api/x</body>");
  CHECK(body_of(answer(port, "GET /healthz")) == "<body>GET /healthz</body>");
  CHECK(body_of(answer(port, "GET /readyz")) == "<body>GET /readyz</body>");
  CHECK(status_of(answer(port, "GET /api")) == "404");
  CHECK(status_of(answer(port, "GET /metrics")) == "404");

  std::vector<Client> pages;
  for (int i = 0; i < 20; ++i) {
    pages.emplace_back(port);
    pages.back().send("GET /_leidraad/wait?1 HTTP/1.1\r\nHost: localhost\r\n\r\n");
  }
  CHECK(body_of(answer(port, "GET /")).find("start") != std::string::npos);
  CHECK(pages.front().answer(50ms).empty());
  server->announce("");
  for (Client& page : pages) CHECK(body_of(page.answer()) == R"({"version":2,"problems":""})");
  for (Client& page : pages) page.send("GET /_leidraad/wait?2 HTTP/1.1\r\nHost: localhost\r\n\r\n");
  (void)pages.front().answer(50ms);
  const auto start = std::chrono::steady_clock::now();
  server.reset();
  CHECK(std::chrono::steady_clock::now() - start < 900ms);
  CHECK(body_of(pages.back().answer()) == R"({"version":2,"problems":""})");
}

TEST_CASE("a folder that changes wakes the watch, also when the folder is new") {
  const TemporaryFolder folder;
  const fs::path content = folder.path() / "content";
  write_file(content / "a.md", "1");
  preview::FileWatch watch({content, folder.path() / "nergens"});
  REQUIRE(!watch.start());
  using Outcome = preview::FileWatch::Outcome;
  int stop[2];
  REQUIRE(::pipe2(stop, O_CLOEXEC) == 0);
  const auto next = [&] { return watch.wait(std::chrono::milliseconds(60), stop[0]); };
  CHECK(next() == Outcome::nothing);
  write_file(content / "a.md", "2");
  CHECK(next() == Outcome::changed);
  write_file(content / "map" / "diep" / "b.md", "1");
  CHECK(next() == Outcome::changed);
  (void)next();
  write_file(content / "map" / "diep" / "b.md", "2");
  CHECK(next() == Outcome::changed);
  write_file(content / ".a.md.swp", "x");
  write_file(content / "a.md~", "x");
  CHECK(next() == Outcome::nothing);
  REQUIRE(::write(stop[1], "s", 1) == 1);
  CHECK(next() == Outcome::interrupted);
  ::close(stop[0]);
  ::close(stop[1]);
}

TEST_CASE("changes that cannot be watched end in watch-failed") {
  rlimit before{};
  REQUIRE(::getrlimit(RLIMIT_NOFILE, &before) == 0);
  const rlimit none{0, before.rlim_max};
  preview::FileWatch watch({"."});
  REQUIRE(::setrlimit(RLIMIT_NOFILE, &none) == 0);
  const auto failure = watch.start();
  REQUIRE(::setrlimit(RLIMIT_NOFILE, &before) == 0);
  REQUIRE(failure);
  CHECK(failure->code.entry().name == "watch-failed");
  CHECK(message(*failure) ==
        "veranderingen in `inotify` zijn niet te volgen: er zijn te veel bestanden tegelijk open");
}
