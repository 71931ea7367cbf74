// What the web server refuses, and how much of it strangers can take.
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

TEST_CASE("requests that two programs could read differently are refused") {
  const Running running;
  for (const std::string& request :
       {std::string("GET /a HTTP/1.1\r\n\r\n"), std::string("GET /a HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n"),
        std::string("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd"),
        std::string("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: "
                    "chunked\r\n\r\n0\r\n\r\n"),
        std::string("POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"),
        std::string("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: +3\r\n\r\nabc"),
        std::string("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 3x\r\n\r\nabc"),
        std::string("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: \r\n\r\nabc"),
        chunked("x\r\nabc\r\n0\r\n\r\n"), chunked("3\r\nabcd\r\n0\r\n\r\n"), chunked("-1\r\na\r\n0\r\n\r\n"),
        get("a"), get("/%"), get("/%4"), get("/%zz"), get("/?%ff=1"), get("/?a=%c3"), get("*")}) {
    CAPTURE(request);
    Client client(running.port);
    client.send(request);
    CHECK(status_of(client.answer()) == "400");
    CHECK(client.is_closed(2s));
  }
}

TEST_CASE("too many or too large: parameters, headers, a long address, a body") {
  const Running running;
  const auto many = [](int count, const std::string& one, const std::string& after) {
    std::string text;
    for (int i = 0; i < count; ++i) text += one + std::to_string(i) + after;
    return text;
  };
  CHECK(status_of(running.ask(get("/?" + many(64, "a", "=1&")))) == "200");
  CHECK(status_of(running.ask(get("/?" + many(65, "a", "=1&")))) == "400");
  CHECK(status_of(running.ask(get("/?" + many(500, "a", "&")))) == "400");
  CHECK(status_of(running.ask(get("/", many(63, "a", ": 1\r\n")))) == "200");
  CHECK(status_of(running.ask(get("/", many(64, "a", ": 1\r\n")))) == "431");
  CHECK(status_of(running.ask(get("/", many(1'000, "a", ": 1\r\n")))) == "431");
  CHECK(status_of(running.ask(get("/", "a: " + std::string(15'000, 'x') + "\r\n"))) == "200");
  CHECK(status_of(running.ask(get("/", "a: " + std::string(17'000, 'x') + "\r\n"))) == "431");
  CHECK(status_of(running.ask(get("/", "a: " + std::string(200'000, 'x') + "\r\n"))) == "431");
  CHECK(status_of(running.ask(get("/" + std::string(200'000, 'x')))) == "414");
  CHECK(status_of(running.ask(post("/", std::string(1'048'576, 'x')))) == "200");
  CHECK(status_of(running.ask(post("/", std::string(1'048'577, 'x')))) == "413");
}

TEST_CASE("a body that is much too large is refused before it is read, and costs no memory") {
  const Running running;
  const std::size_t before = resident_memory();
  const std::string piece(1'000'000, 'x');
  SUBCASE("its length told in front") {
    Client client(running.port);
    client.send("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 100000000\r\n\r\n");
    CHECK(status_of(client.answer()) == "413");
    CHECK(client.is_closed(2s));
  }
  SUBCASE("its length told in front, by a client that asks first") {
    Client client(running.port);
    client.send("POST /a HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 100000000\r\n\r\n");
    CHECK(status_of(client.answer()) == "413");
  }
  SUBCASE("a length beyond all numbers") {
    CHECK(status_of(running.ask(
              "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999999\r\n\r\n")) == "413");
  }
  SUBCASE("in chunks, a little too large") {
    CHECK(status_of(running.ask(
              chunked("124f80\r\n" + piece + std::string(200'000, 'x') + "\r\n0\r\n\r\n"))) == "413");
  }
  SUBCASE("in chunks without end") {
    Client client(running.port);
    client.send(chunked(""));
    int sent = 0;
    while (sent < 100 && client.send("f4240\r\n" + piece + "\r\n")) ++sent;
    CHECK(sent < 100);
    CHECK(client.is_closed(2s));
  }
  CHECK(resident_memory() < before + 8'000'000 * memory_factor);
  CHECK(status_of(running.ask(post("/a", "b"))) == "200");
}

TEST_CASE("a client that asks before it sends a body of a fair size is told to go on") {
  const Running running;
  Client client(running.port);
  client.send("POST /a HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n");
  CHECK(status_of(client.answer()) == "100");
  client.send("abc");
  CHECK(body_of(client.answer()) == "POST /a [abc]");
}

TEST_CASE("all bodies together are bounded; who sends little gets through") {
  ServerOptions options = quick();
  options.deadline = 20s;
  options.idle = 20s;
  options.largest_bodies = 1'000'000;
  const Running running(echo, options);
  Client large(running.port);
  large.send("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 1000001\r\n\r\n" + std::string(1'000'000, 'x'));
  // Waits until what was sent has been counted.
  std::string answer;
  for (int i = 0; i < 100 && status_of(answer) != "503"; ++i)
    answer = running.ask(post("/a", std::string(50'000, 'x')));
  CHECK(status_of(answer) == "503");
  CHECK(answer.find("Retry-After: 10\r\n") != std::string::npos);
  CHECK(status_of(running.ask(post("/a", std::string(10'000, 'x')))) == "200");
  large.reset();
  for (int i = 0; i < 100 && status_of(answer) != "200"; ++i)
    answer = running.ask(post("/a", std::string(50'000, 'x')));
  CHECK(status_of(answer) == "200");
}

TEST_CASE(
    "who drips bytes is cut off at the deadline, wherever in the request; others are served meanwhile") {
  const Running running;
  const auto start = std::chrono::steady_clock::now();
  std::string request;
  SUBCASE("in the first line") {
    request = "GET /aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
  }
  SUBCASE("in the headers") {
    request = get("/", "aaaa: " + std::string(100, 'x'));
  }
  SUBCASE("in the body") {
    request = post("/", std::string(100, 'x'));
  }
  SUBCASE("in chunks") {
    request = chunked("1\r\nx\r\n1\r\nx\r\n1\r\nx\r\n1\r\nx\r\n1\r\nx\r\n1\r\nx\r\n");
  }
  Client client(running.port);
  const std::size_t at_once = request.find("x\r\n") == std::string::npos ? 0 : request.find("x\r\n") + 3;
  client.send(request.substr(0, at_once));
  std::size_t sent = at_once;
  while (sent < request.size() && client.send(request.substr(sent, 1)) && !client.is_closed(40ms)) {
    ++sent;
    CHECK(status_of(running.ask(get("/ander"))) == "200");
  }
  CHECK(sent < request.size());
  const auto took = std::chrono::steady_clock::now() - start;
  CHECK(took > 250ms);
}

TEST_CASE("who reads the answer too slowly is cut off") {
  ServerOptions options = quick();
  options.idle = 10s;
  const Running running(
      [](const SharedRequest&, const Reply& reply) {
        reply({200, {}, std::string(8'000'000, 'x')});
      },
      options);
  Client client(running.port);
  client.send(get("/"));
  std::this_thread::sleep_for(500ms);
  CHECK(client.answer().size() > 8'000'000);  // so large a one may take eight minutes
  const Running small(
      [](const SharedRequest&, const Reply& reply) {
        reply({200, {}, std::string(10'000, 'x')});
      },
      options);
  Client lazy(small.port);
  for (int i = 0; i < 2'000; ++i) lazy.send(get("/"));
  std::this_thread::sleep_for(900ms);
  CHECK(lazy.rest().size() < 2'000 * 10'000);
}

TEST_CASE("who says nothing is cut off after a while") {
  const Running running;
  Client silent(running.port);
  Client kept(running.port);
  kept.send(get("/"));
  (void)kept.answer();
  CHECK(silent.is_closed(4s));
  CHECK(kept.is_closed(4s));
}

TEST_CASE("a thousand idle connections leave room for others, in little memory") {
  rlimit files{};
  REQUIRE(::getrlimit(RLIMIT_NOFILE, &files) == 0);
  files.rlim_cur = files.rlim_max;
  REQUIRE(::setrlimit(RLIMIT_NOFILE, &files) == 0);
  if (files.rlim_cur < 2'500) return;
  ServerOptions options = quick();
  options.idle = 30s;
  options.deadline = 30s;
  const Running running(echo, options);
  const std::size_t before = resident_memory();
  std::vector<Client> idle;
  for (int i = 0; i < 1'000; ++i) {
    idle.emplace_back(running.port);
    if (i % 2 == 0) continue;
    idle.back().send(post("/", std::string(10'000, 'x')));  // kept open after an answer
    CHECK(status_of(idle.back().answer()) == "200");
  }
  for (int i = 0; i < 100; ++i) CHECK(status_of(running.ask(get("/ander"))) == "200");
  const std::size_t after = resident_memory();
  MESSAGE("memory of 1000 connections: ", (after - before) / 1024, " KiB");
  CHECK(after < before + 40'000'000 * memory_factor);
}

TEST_CASE("one address may not take all connections") {
  ServerOptions options = quick();
  options.idle = 10s;
  options.most_connections_per_address = 8;
  const Running running(echo, options);
  std::vector<Client> clients;
  for (int i = 0; i < 8; ++i) {
    clients.emplace_back(running.port);
    clients.back().send(get("/"));
    CHECK(status_of(clients.back().answer()) == "200");
  }
  Client one_more(running.port);
  one_more.send(get("/"));
  CHECK(one_more.answer().empty());
  clients.pop_back();
  std::string answer;
  for (int i = 0; i < 100 && answer.empty(); ++i) answer = running.ask(get("/"));
  CHECK(status_of(answer) == "200");
}
