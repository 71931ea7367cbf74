#include <thread>

#include "http/http_support.hpp"
#include "preview/own_names.hpp"
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
  CHECK(answer(port, "GET /_leidraad/wait?1").find(R"({"version":2,"problems":"een \"fout\"\n"})") !=
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
  server.reset();
  CHECK(body_of(pages.back().answer()) == R"({"version":2,"problems":""})");
}

TEST_CASE("the preview answers to its own names only, for every page and for the collector inside") {
  const TemporaryFolder folder;
  write_file(folder.path() / "index.html", "<html><head></head><body>GEHEIM</body></html>");
  preview::ServerOptions options;
  options.listen.port = 0;
  options.root = folder.path();
  options.api = [](const std::shared_ptr<const http::Request>&, const http::Reply& reply) {
    reply({200, {}, "GEHEIM"});
  };
  preview::PreviewServer server(options);
  REQUIRE(!server.start());
  const std::uint16_t port = port_of(server.address());
  const auto ask = [&](const std::string& first, const std::string& headers) {
    Client client(port);
    client.send(first + " HTTP/1.1\r\nConnection: close\r\n" + headers + "\r\n");
    return client.rest();
  };
  const std::string own = "127.0.0.1:" + std::to_string(port);
  for (const std::string& host :
       {own, "localhost:" + std::to_string(port), "[::1]:" + std::to_string(port), std::string("LocalHost"),
        std::string("localhost."), std::string("LOCALHOST.:1"), std::string("127.0.0.1:9999"),
        std::string("[0:0:0:0:0:0:0:1]")}) {
    CAPTURE(host);
    CHECK(status_of(ask("GET /", "Host: " + host + "\r\n")) == "200");
  }
  for (const char* host : {"kwaad.example",
                           "kwaad.example:8080",
                           "localhost.kwaad.example",
                           "127.0.0.1.kwaad.example",
                           "kwaad.localhost",
                           "localhost..",
                           "localhost:8080.kwaad.example",
                           "localhost:",
                           "127.0.0.2",
                           "0.0.0.0",
                           "192.168.1.1",
                           "[::2]",
                           "[::1",
                           "[::1]x",
                           "[localhost]",
                           "127.1",
                           "2130706433",
                           "0x7f000001",
                           "",
                           "localhost@kwaad.example",
                           "kwaad.example#localhost",
                           "localhost, kwaad.example",
                           "localhost:999999"}) {
    CAPTURE(host);
    const bool is_empty_port = std::string_view(host) == "localhost:";  // as RFC 3986 has it
    for (const char* path : {"/", "/index.html", "/nergens", "/_leidraad/wait?0", "/_leidraad/reload.js",
                             "/api/surveys/x", "/healthz"}) {
      const std::string text = ask(std::string("GET ") + path, std::string("Host: ") + host + "\r\n");
      CHECK((status_of(text) == "421") == !is_empty_port);
      if (!is_empty_port) CHECK(!has(text, "GEHEIM"));
    }
  }
  CHECK(status_of(ask("GET /", "")) == "400");
  CHECK(status_of(ask("GET /", "Host: localhost\r\nHost: kwaad.example\r\n")) == "400");
  CHECK(status_of(ask("GET /", "Host: kwaad.example\r\nHost: localhost\r\n")) == "400");
  Client old(port);
  old.send("GET / HTTP/1.0\r\n\r\n");
  CHECK(status_of(old.rest()) == "421");

  // A page of somebody else, in a browser that is on this machine.
  const std::string host = "Host: " + own + "\r\n";
  for (const std::string& elsewhere :
       {std::string("Origin: https://kwaad.example\r\n"), std::string("Origin: http://localhost:1\r\n"),
        std::string("Origin: http://127.0.0.1\r\n"),
        "Origin: http://" + own + "\r\nOrigin: http://kwaad.example\r\n",
        std::string("Origin: null\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\n"),
        std::string("Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\n"),
        std::string("Sec-Fetch-Site: same-site\r\nSec-Fetch-Mode: cors\r\n")}) {
    CAPTURE(elsewhere);
    for (const char* first :
         {"GET /", "GET /_leidraad/wait?0", "POST /api/surveys/x/responses", "OPTIONS /api/x"}) {
      const std::string text = ask(first, host + elsewhere);
      CHECK(status_of(text) == "403");
      CHECK(!has(text, "GEHEIM"));
    }
  }
  CHECK(status_of(ask("POST /api/x", host + "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\n")) ==
        "403");
  // Our own pages, and links that are followed.
  for (const std::string& ours :
       {"Origin: http://" + own + "\r\nSec-Fetch-Site: same-origin\r\n", std::string("Origin: null\r\n"),
        std::string("Origin: null\r\nSec-Fetch-Site: same-origin\r\n"),
        std::string("Sec-Fetch-Site: none\r\n")}) {
    CAPTURE(ours);
    CHECK(status_of(ask("GET /", host + ours)) == "200");
    CHECK(status_of(ask("POST /api/x", host + ours)) == "200");
  }
  const std::string linked =
      ask("GET /", host + "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\n");
  CHECK(status_of(linked) == "200");
  CHECK(has(linked, "Cross-Origin-Resource-Policy: same-origin\r\n"));
}

TEST_CASE("who listens on every address of the machine answers to the names of the machine, and no others") {
  char machine[256]{};
  REQUIRE(::gethostname(machine, sizeof machine - 1) == 0);
  const preview::OwnNames everywhere({"0.0.0.0", 8080});
  CHECK(everywhere.contains("localhost:8080"));
  CHECK(everywhere.contains("127.0.0.1"));
  CHECK(everywhere.contains(machine));
  CHECK(!everywhere.contains("192.0.2.7:8080"));
  CHECK(!everywhere.contains("kwaad.example"));
  CHECK(!everywhere.contains(std::string(machine) + ".kwaad.example"));
  CHECK(preview::OwnNames({"::", 8080}).contains(machine));
  const preview::OwnNames one({"192.0.2.7", 8080});
  CHECK(one.contains("192.0.2.7:8080"));
  CHECK(one.contains("localhost"));
  CHECK(!one.contains("192.0.2.8"));
  CHECK(!one.contains(machine));
  CHECK(preview::OwnNames({"2001:DB8:0::7", 8080}).contains("[2001:db8::7]:8080"));
}

TEST_CASE("problems stand on every page from the first load, as text whatever they hold") {
  const TemporaryFolder folder;
  const fs::path site = folder.path() / "public";
  preview::ServerOptions options;
  options.listen.port = 0;
  options.root = site;
  preview::PreviewServer server(options);
  REQUIRE(!server.start());
  const std::uint16_t port = port_of(server.address());

  // Nothing has been built yet.
  const std::string busy = answer(port, "GET /tips.html");
  CHECK(status_of(busy) == "503");
  CHECK(has(busy, "De gids wordt gemaakt"));
  CHECK(has(busy, "<noscript><meta http-equiv=\"refresh\""));
  CHECK(has(busy, "/_leidraad/reload.js?1\"></script></body>"));
  CHECK(status_of(answer(port, "GET /x.css")) == "404");

  const std::string problems = "a.md:1: `</pre><script>alert(1)</script>` & \"x\" \x1b[31m\xff";
  server.announce(problems);
  for (const char* path : {"/", "/tips.html", "/nergens", "/map/"}) {
    CAPTURE(path);
    const std::string text = answer(port, std::string("GET ") + path);
    CHECK(status_of(text) == "503");
    CHECK(has(text, "De gids kan nog niet worden getoond"));
    CHECK(has(
        text,
        "a.md:1: `&lt;/pre&gt;&lt;script&gt;alert(1)&lt;/script&gt;` &amp; &quot;x&quot; \xEF\xBF\xBD[31m"));
    CHECK(!has(text, "<script>alert"));
  }
  CHECK(body_of(answer(port, "GET /_leidraad/wait?1")) ==
        "{\"version\":2,\"problems\":\"a.md:1: `</pre><script>alert(1)</script>` & \\\"x\\\" "
        "\\u001b[31m\xEF\xBF\xBD\"}");

  write_file(site / "index.html", "<html><head><title>x</title></head><body>start</body></html>");
  write_file(site / "404.html", "<html><head></head><body>weg</body></html>");
  for (const auto& one : {std::pair("/", "200"), std::pair("/nergens.html", "404")}) {
    const auto& [path, status] = one;
    CAPTURE(one.first);
    const std::string text = answer(port, std::string("GET ") + path);
    CHECK(status_of(text) == status);
    CHECK(has(text, "<dialog id=\"leidraad-preview\" open"));
    CHECK(has(text, "&lt;/pre&gt;"));
    CHECK(has(text, "<link rel=\"stylesheet\" href=\"/_leidraad/preview.css\">"));
    CHECK(has(text, "<noscript><meta http-equiv=\"refresh\""));
    CHECK(has(text, "/_leidraad/reload.js?2\"></script></body>"));
  }
  server.announce("");
  const std::string mended = answer(port, "GET /");
  CHECK(!has(mended, "dialog"));
  CHECK(!has(mended, "refresh"));
  fs::remove_all(site);
  CHECK(has(answer(port, "GET /"), "De gids wordt gemaakt"));
}
