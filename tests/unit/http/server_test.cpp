// The web server against honest and hostile clients.
#include <sys/resource.h>

#include <atomic>
#include <cerrno>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

#include "http/listening_socket.hpp"
#include "http/problem.hpp"
#include "http/server_support.hpp"
#include "support.hpp"

using namespace leidraad;
using namespace leidraad::test;

TEST_CASE("a handler gets path, query and body decoded, and its answer comes with safe headers") {
  const Running running;
  const std::string answer = running.ask(post("/api/caf%C3%A9?a=1+2&b=%26&leeg&=x", "hallo"));
  CHECK(status_of(answer) == "200");
  CHECK(body_of(answer) == "POST /api/café a=1 2 b=& leeg= =x [hallo]");
  for (const std::string header :
       {"X-Content-Type-Options: nosniff\r\n", "Referrer-Policy: no-referrer\r\n",
        "Cache-Control: no-store\r\n", "Date: ", "Content-Type: text/plain; charset=utf-8\r\n"}) {
    CAPTURE(header);
    CHECK(answer.find(header) != std::string::npos);
  }
  CHECK(answer.find("Server:") == std::string::npos);
}

TEST_CASE("a header of the handler goes before the server's own") {
  const Running running([](const SharedRequest&, const Reply& reply) {
    reply({200, {{"cache-control", "max-age=60"}}, "x"});
  });
  const std::string answer = running.ask(get("/"));
  CHECK(answer.find("cache-control: max-age=60\r\n") != std::string::npos);
  CHECK(answer.find("no-store") == std::string::npos);
}

TEST_CASE("HEAD is GET without the body; methods that nothing answers are refused") {
  const Running running;
  const std::string head = running.ask("HEAD /a HTTP/1.0\r\n\r\n");
  CHECK(status_of(head) == "200");
  CHECK(head.find("Content-Length: 9\r\n") != std::string::npos);
  CHECK(body_of(head).empty());
  CHECK(body_of(running.ask("OPTIONS /a HTTP/1.1\r\nHost: x\r\n\r\n")) == "OPTIONS /a []");
  CHECK(body_of(running.ask("DELETE /a HTTP/1.1\r\nHost: x\r\n\r\n")) == "DELETE /a []");
  const std::string put = running.ask("PUT /a HTTP/1.1\r\nHost: x\r\n\r\n");
  CHECK(status_of(put) == "405");
  CHECK(put.find("Allow: GET, HEAD, POST, DELETE, OPTIONS\r\n") != std::string::npos);
  CHECK(status_of(running.ask("BREW /a HTTP/1.1\r\nHost: x\r\n\r\n")) == "501");
}

TEST_CASE("a connection is kept for the next request, also where requests come before their turn") {
  const Running running;
  Client client(running.port);
  client.send(get("/1"));
  CHECK(body_of(client.answer()) == "GET /1 []");
  client.send(get("/2") + post("/3", "drie") + get("/4"));
  CHECK(body_of(client.answer()) == "GET /2 []");
  CHECK(body_of(client.answer()) == "POST /3 [drie]");
  CHECK(body_of(client.answer()) == "GET /4 []");
}

TEST_CASE("what a handler throws, or an answer that it never gives, becomes 500") {
  const Running running([](const SharedRequest& request, const Reply& reply) {
    if (request->path == "/fout") throw std::runtime_error("fout");
    if (request->path == "/getal") throw 1;
    if (request->path == "/goed") reply({});
  });
  for (const std::string path : {"/fout", "/getal", "/vergeten"}) {
    CAPTURE(path);
    const std::string answer = running.ask(get(path));
    CHECK(status_of(answer) == "500");
    CHECK(answer.find("Content-Type: application/problem+json\r\n") != std::string::npos);
    CHECK(body_of(answer) ==
          R"({"type":"about:blank","title":"Er ging iets mis op de server","status":500})");
  }
  CHECK(status_of(running.ask(get("/goed"))) == "200");
}

TEST_CASE("an answer may come later, from another thread, without holding one of the server's") {
  std::mutex mutex;
  std::vector<Reply> waiting;
  std::condition_variable came;
  const Running running([&](const SharedRequest& request, const Reply& reply) {
    if (request->path != "/later") return echo(request, reply);
    const std::scoped_lock lock(mutex);
    waiting.push_back(reply);
    came.notify_all();
  });
  std::vector<Client> clients;
  for (int i = 0; i < 50; ++i) {
    clients.emplace_back(running.port);
    clients.back().send(get("/later"));
  }
  std::unique_lock lock(mutex);
  REQUIRE(came.wait_for(lock, 5s, [&] { return waiting.size() == 50; }));
  CHECK(body_of(running.ask(get("/nu"))) == "GET /nu []");
  clients[0].reset();
  std::jthread([&] {
    for (const Reply& reply : waiting) {
      reply({200, {}, "eindelijk"});
      reply({200, {}, "nog eens"});  // only the first counts
    }
  });
  for (std::size_t i = 1; i < clients.size(); ++i) CHECK(body_of(clients[i].answer()) == "eindelijk");
  CHECK(body_of(running.ask(get("/nu"))) == "GET /nu []");
}

TEST_CASE("who closes the sending half still gets the answer") {
  const Running running([](const SharedRequest& request, const Reply& reply) {
    if (request->path == "/nu") return echo(request, reply);
    std::thread([request, reply] {
      std::this_thread::sleep_for(50ms);
      echo(request, reply);
    }).detach();
  });
  for (const std::string path : {"/nu", "/later"}) {
    CAPTURE(path);
    Client client(running.port);
    client.send(get(path));
    client.half_close();
    CHECK(status_of(client.answer()) == "200");
  }
}

TEST_CASE("a server that stops answers what is under way, and what cannot be answered gets 503") {
  std::mutex mutex;
  std::vector<Reply> never;
  auto running = std::make_unique<Running>([&](const SharedRequest& request, const Reply& reply) {
    if (request->path == "/straks") {
      std::thread([reply] {
        std::this_thread::sleep_for(200ms);
        reply({200, {}, "klaar"});
      }).detach();
      return;
    }
    const std::scoped_lock lock(mutex);
    never.push_back(reply);
  });
  Client soon(running->port);
  Client stuck(running->port);
  Client half(running->port);
  const Client idle(running->port);
  soon.send(get("/straks"));
  stuck.send(get("/nooit"));
  half.send("POST /half HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc");
  std::this_thread::sleep_for(100ms);
  const auto start = std::chrono::steady_clock::now();
  running->server.stop(400ms);
  CHECK(std::chrono::steady_clock::now() - start < 2s);
  const std::string answer = soon.answer();
  CHECK(body_of(answer) == "klaar");
  CHECK(answer.find("Connection: close\r\n") != std::string::npos);
  CHECK(status_of(stuck.answer()) == "503");
  CHECK(half.is_closed(1s));
  running.reset();
  const std::scoped_lock lock(mutex);
  for (const Reply& reply : never) reply({200, {}, "te laat"});
}

TEST_CASE("fifty clients at once get each their own answer, soon") {
  const Running running;
  const auto start = std::chrono::steady_clock::now();
  std::atomic<int> right = 0;
  {
    std::vector<std::jthread> all;
    for (int i = 0; i < 50; ++i) {
      all.emplace_back([&, i] {
        Client client(running.port);
        for (int j = 0; j < 20; ++j) {
          const std::string body = std::to_string(i) + "-" + std::to_string(j);
          client.send(post("/a", body));
          if (body_of(client.answer()) == "POST /a [" + body + "]") ++right;
        }
      });
    }
  }
  CHECK(right == 1'000);
  CHECK(std::chrono::steady_clock::now() - start < 10s);
}

TEST_CASE("where no socket can be made the reason is the real one") {
  rlimit before{};
  REQUIRE(::getrlimit(RLIMIT_NOFILE, &before) == 0);
  const rlimit none{0, before.rlim_max};
  http::ListenAddress address{"127.0.0.1", 0};
  int socket = -1;
  REQUIRE(::setrlimit(RLIMIT_NOFILE, &none) == 0);
  const auto failure = http::open_listening_socket(address, socket);
  REQUIRE(::setrlimit(RLIMIT_NOFILE, &before) == 0);
  REQUIRE(failure);
  CHECK(failure->code.entry().name == "listen-failed");
  CHECK(failure->arguments.at(1) == diagnostics::reason_of(EMFILE));
}
