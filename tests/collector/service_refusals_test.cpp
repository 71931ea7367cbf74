// What the collector makes of answers that cannot be, and of requests that are not as they should be.
#include <thread>

#include "service_support.hpp"

using namespace leidraad;
using namespace leidraad::test;

TEST_SUITE("service") {
  TEST_CASE("answers that cannot be: each field with its reason, as problem details") {
    TestCollector collector;
    const auto response =
        collector.send(post_json({{"answers", {{"works", "yes"}, {"story", std::string(50, 'x')}}}}));
    CHECK(response.status == 422);
    CHECK(header(response, "Content-Type") == "application/problem+json");
    const json problem = json::parse(response.body);
    CHECK(problem.at("status") == 422);
    CHECK(problem.at("errors") ==
          json::parse(R"([{"field":"busy","code":"missing","detail":"Choose an answer."},
                          {"field":"story","code":"long","detail":"At most 40, not 50."}])"));
    CHECK(collector.database->stored().empty());
  }

  TEST_CASE("answers that cannot be, from a form: the form again, with a summary and what was typed") {
    TestCollector collector;
    const auto response = collector.send(post_form(
        "_version=2&_key=k7&works=yes&story=%3Cscript%3Ealert(1)%3C/script%3E%22'%26&busy=", browser));
    CHECK(response.status == 422);
    CHECK(holds_text(response.body, "class=\"error-summary\" role=\"alert\""));
    CHECK(holds_text(response.body, "<a href=\"#field-busy\">Busy: Choose an answer.</a>"));
    CHECK(holds_text(response.body, "<p class=\"survey-error\" id=\"error-busy\">Choose an answer.</p>"));
    CHECK(holds_text(response.body, "aria-describedby=\"error-busy\""));
    CHECK(holds_text(response.body, "value=yes checked>"));
    CHECK(!holds_text(response.body, "value=no checked>"));
    CHECK(holds_text(response.body, "&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;"));
    CHECK(!holds_text(response.body, "<script>"));
    CHECK(key_in(response.body) == "k7");
    // Mended, it is stored under the same key.
    CHECK(collector.send(post_form("_version=2&_key=k7&works=yes&busy=1", browser)).status == 201);
  }

  TEST_CASE("what is wrong with the request is told apart") {
    TestCollector collector;
    const std::string path = "/api/surveys/pulse/responses";
    CHECK(collector.send(post(path, "text/plain", "x")).status == 415);
    CHECK(collector.send(post(path, "application/json", "{")).status == 400);
    CHECK(collector.send(post(path, "application/json", std::string(1'048'577, 'x'))).status == 413);
    CHECK(collector.send(post_json(answers("no"), {{"idempotency-key", "a b"}})).status == 400);
    CHECK(collector.send(post("/api/surveys/other/responses", "application/json", "{}")).status == 404);
    CHECK(collector.send(post_json({{"version", 1}, {"answers", {{"works", "no"}}}})).status == 422);
    CHECK(collector.database->stored().empty());
  }

  TEST_CASE("a text of a million bytes is refused with a reason") {
    TestCollector collector;
    const auto response = collector.send(post_json({{"answers", {{"story", std::string(1'000'000, 'x')}}}}));
    CHECK(response.status == 422);
    CHECK(json::parse(response.body).at("errors")[0].at("detail") == "At most 40, not 1000000.");
  }

  TEST_CASE("HTML, scripts, formulas and right-to-left marks are stored as given") {
    TestCollector collector;
    for (const char* text :
         {"<b onclick=x>", "=1+1", "\u202eabc\u202c", "a\nb", "👩‍⚕️", "-5", "\x0b"}) {
      CAPTURE(text);
      const std::size_t before = collector.database->stored().size();
      const auto response = collector.send(post_json({{"answers", {{"story", text}}}}));
      if (response.status == 422) {
        CHECK(json::parse(response.body).at("errors")[0].at("code") == "characters");
        CHECK(std::string(text) == "\x0b");
        continue;
      }
      REQUIRE(response.status == 201);
      const auto stored = collector.database->stored();
      CHECK(stored.size() == before + 1);
      CHECK(std::any_of(stored.begin(), stored.end(),
                        [&](const auto& one) { return one.answers.at("story") == Strings{text}; }));
    }
  }

  TEST_CASE("answers to what was not shown are dropped, and names that the survey does not have") {
    TestCollector collector;
    CHECK(collector.send(post_json({{"answers", {{"works", "no"}, {"busy", "1"}, {"nonsense", "x"}}}}))
              .status == 201);
    CHECK(collector.database->stored()[0].answers == guide::RawAnswers{{"works", {"no"}}});
  }

  TEST_CASE("a filled decoy is kept, as to check") {
    TestCollector collector;
    CHECK(collector.send(post_form("works=no&_website=https://example.org")).status == 201);
    REQUIRE(collector.database->stored().size() == 1);
    CHECK(collector.database->stored()[0].is_to_check);
  }

  TEST_CASE("a newer version than this collector has is looked up at other collectors, else answered 503") {
    TestCollector collector;
    MemoryStorage other(collector.database);
    REQUIRE(
        std::holds_alternative<collector::VersionKeeping>(other.keep_version("pulse", 9, pulse(9).dump())));
    CHECK(collector.send(post_json({{"version", 9}, {"answers", {{"works", "no"}}}})).status == 201);
    REQUIRE(collector.database->stored().size() == 1);
    CHECK(collector.database->stored()[0].version == 9);
    const auto refused = collector.send(post_json({{"version", 10}, {"answers", {{"works", "no"}}}}));
    CHECK(refused.status == 503);
    CHECK(!header(refused, "Retry-After").empty());
  }

  TEST_CASE(
      "a database that fails: 503 and when to try again; then it goes on, and the log tells both once") {
    TestCollector collector;
    const http::Pairs key = {{"idempotency-key", "k"}};
    collector.database->is_failing = true;
    for (int count = 0; count < 3; ++count) {
      const auto refused = collector.send(post_json(answers("no"), key));
      CHECK(refused.status == 503);
      CHECK(!header(refused, "Retry-After").empty());
    }
    const auto page = collector.send(post_form("_key=k&works=no", browser));
    CHECK(page.status == 503);
    CHECK(header(page, "Content-Type") == "text/html; charset=utf-8");
    // Who withdraws answers is not told that they are not kept.
    auto withdrawal = get("/api/responses/0000-0000-0000-0000");
    withdrawal.method = "DELETE";
    const auto not_withdrawn = collector.send(withdrawal);
    CHECK(not_withdrawn.status == 503);
    CHECK(holds_text(not_withdrawn.body, ":not-now"));
    CHECK(collector.send(get("/readyz")).status == 503);
    CHECK(collector.send(get("/healthz")).status == 200);
    CHECK(collector.send(get("/api/surveys/pulse/form")).status == 200);
    collector.database->is_failing = false;
    CHECK(collector.send(post_json(answers("no"), key)).status == 201);
    CHECK(collector.send(get("/readyz")).status == 200);
    CHECK(collector.database->stored().size() == 1);
    const std::string told = collector.log.text();
    CHECK(told.find("storage-failing") == told.rfind("storage-failing"));
    CHECK(told.find("storage-recovered") == told.rfind("storage-recovered"));
    CHECK(holds_text(told, "storage-recovered"));
  }

  TEST_CASE("200 people behind one address can answer in ten minutes; the 601st time is too often") {
    TestCollector collector;
    for (int count = 0; count < 600; ++count) {
      collector.passed = std::chrono::seconds(count / 2);
      REQUIRE(collector.send(post_json(answers("no"))).status == 201);
    }
    const auto refused = collector.send(post_json(answers("no")));
    CHECK(refused.status == 429);
    CHECK(std::stoi(header(refused, "Retry-After")) > 0);
    auto other = post_json(answers("no"));
    other.peer = "198.51.100.8";
    CHECK(collector.send(other).status == 201);
    // Behind a proxy on this machine the address is the one that it tells.
    auto forwarded = post_json(answers("no"), {{"x-forwarded-for", "203.0.113.1"}});
    forwarded.peer = "127.0.0.1";
    CHECK(collector.send(forwarded).status == 201);
    collector.passed += std::chrono::minutes(11);
    CHECK(collector.send(post_json(answers("no"))).status == 201);
  }
}
