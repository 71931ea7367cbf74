// The collector as who sends answers meets it.
#include <thread>

#include "service_support.hpp"

using namespace leidraad;
using namespace leidraad::test;

TEST_SUITE("service") {
  TEST_CASE("answers in JSON are stored, with what was promised about them, and give a receipt") {
    TestCollector collector;
    const auto response = collector.send(post_json(answers("yes", "2")));
    CHECK(header(response, "Content-Type") == "application/json");
    CHECK(header(response, "Cache-Control") == "no-store");
    CHECK(receipt_of_json(response).size() == 19);
    const auto stored = collector.database->stored();
    REQUIRE(stored.size() == 1);
    CHECK(stored[0].survey == "pulse");
    CHECK(stored[0].version == 2);
    CHECK(stored[0].day == "2026-11-29");
    CHECK(stored[0].delete_after == "2027-11-29");
    CHECK(!stored[0].is_to_check);
    CHECK(stored[0].answers == guide::RawAnswers{{"works", {"yes"}}, {"busy", {"2"}}});
  }

  TEST_CASE("a form without the script's fields is stored, and shows receipt and own result") {
    TestCollector collector;
    const auto response = collector.send(post_form("works=yes&busy=2"));
    CHECK(response.status == 201);
    CHECK(header(response, "Content-Type") == "text/html; charset=utf-8");
    CHECK(header(response, "Content-Security-Policy") == "default-src 'none'");
    CHECK(holds_text(response.body, "2 of 1 to 2"));
    CHECK(holds_text(response.body, "Heavy."));
    CHECK(holds_text(response.body, "<a href=\"../../../trajecten/rest.html\">Rest &amp; more</a>"));
    REQUIRE(collector.database->stored().size() == 1);
    CHECK(collector.database->stored()[0].answers.size() == 2);
  }

  TEST_CASE("the own result says whether it is a mean, a sum or the highest") {
    for (const auto& [method, words] :
         {std::pair{"mean", "2 of 1 to 2"}, std::pair{"sum", "2 in all, 1 to 2"},
          std::pair{"highest", "At most 2 of 1 to 2"}}) {
      TestCollector collector;
      json survey = pulse();
      survey["scores"][0]["method"] = method;
      write_site(collector.site(), survey);
      REQUIRE(!collector.service->read_surveys());
      CHECK(holds_text(collector.send(post_form("works=yes&busy=2")).body, words));
    }
  }

  TEST_CASE("nothing answered is never an empty row") {
    TestCollector collector;
    CHECK(collector.send(post_form("")).status == 422);
    CHECK(collector.send(post_form("_version=2&_website=&works=&story=++")).status == 422);
    CHECK(collector.send(post_json({{"answers", json::object()}})).status == 422);
    CHECK(collector.send(post_json(json::object())).status == 422);
    CHECK(collector.database->stored().empty());
  }

  TEST_CASE("opening pages writes nothing, and each form has a key of its own") {
    TestCollector collector;
    const std::size_t versions = collector.database->versions.size();
    const auto first = collector.send(get("/api/surveys/pulse/form"));
    const auto second = collector.send(get("/api/surveys/pulse/form"));
    CHECK(first.status == 200);
    CHECK(key_in(first.body).size() == 22);
    CHECK(key_in(first.body) != key_in(second.body));
    CHECK(header(first, "Cache-Control").starts_with("private"));
    CHECK(header(first, "Referrer-Policy") == "no-referrer");
    CHECK(header(first, "Set-Cookie").empty());
    CHECK(!holds_text(first.body, "\x02"));
    CHECK(collector.send(get("/api/surveys/pulse/responses")).status == 303);
    CHECK(collector.database->stored().empty());
    CHECK(collector.database->versions.size() == versions);
  }

  TEST_CASE("a form opened in the morning is taken in the evening, also after a restart and a new version") {
    TestCollector collector;
    const std::string key = key_in(collector.send(get("/api/surveys/pulse/form")).body);
    collector.passed = std::chrono::hours(14);
    write_site(collector.site(), pulse(3));
    collector.restart();
    const auto response = collector.send(post_form("_version=2&_key=" + key + "&works=no", browser));
    CHECK(response.status == 201);
    REQUIRE(collector.database->stored().size() == 1);
    CHECK(collector.database->stored()[0].version == 2);
  }

  TEST_CASE("a lost reply: sending again gives the same page and the same receipt, once stored") {
    TestCollector collector;
    const auto form = post_form("_version=2&_key=k1&works=yes&busy=2", browser);
    const auto first = collector.send(form);
    collector.restart();
    const auto again = collector.send(form);
    CHECK(first.status == 201);
    CHECK(again.status == 201);
    CHECK(first.body == again.body);

    const auto body = post_json(answers("no"), {{"idempotency-key", "\"k2\""}});
    CHECK(receipt_of_json(collector.send(body)) == receipt_of_json(collector.send(body)));
    CHECK(collector.database->stored().size() == 2);
  }

  TEST_CASE(
      "a form of the site has no key: what a browser sends again is stored once, equal answers are not") {
    TestCollector collector;
    const auto form_with = [](const std::string& boundary) {
      return post("/api/surveys/pulse/responses", "multipart/form-data; boundary=" + boundary,
                  "--" + boundary + "\r\nContent-Disposition: form-data; name=\"works\"\r\n\r\nno\r\n--" +
                      boundary + "--\r\n",
                  browser);
    };
    const auto form = form_with("----WebKitFormBoundary1Rmjyh0HnwSsJvi5");
    const auto first = collector.send(form);
    CHECK(first.status == 201);
    CHECK(header(first, "Location").empty());
    collector.restart();
    const auto reloaded = collector.send(form);
    CHECK(reloaded.status == 201);
    CHECK(first.body == reloaded.body);
    CHECK(collector.database->stored().size() == 1);
    CHECK(collector.send(form_with("----WebKitFormBoundaryVkQwFO984fBGHoia")).status == 201);
    CHECK(collector.database->stored().size() == 2);
    // A boundary that is always the same, or none, tells nothing: nobody's answers are taken for a repeat.
    for (int times = 0; times < 2; ++times) {
      CHECK(collector.send(form_with("xnyLAaB03X")).status == 201);
      CHECK(collector.send(post_form("works=no", browser)).status == 201);
    }
    CHECK(collector.database->stored().size() == 6);
  }

  TEST_CASE("a key in an address counts for nothing") {
    TestCollector collector;
    auto request = post_form("works=no", browser);
    request.query = {{"key", "k"}};
    CHECK(collector.send(request).body != collector.send(request).body);
    CHECK(collector.database->stored().size() == 2);
  }

  TEST_CASE("the same submission 50 times at once: one row, one receipt") {
    for (const bool is_on_disk : {false, true}) {
      TestCollector collector(is_on_disk ? std::optional<std::string>("answers.db") : std::nullopt);
      std::vector<std::string> receipts(50);
      {
        std::vector<std::jthread> senders;
        for (std::string& receipt : receipts) {
          senders.emplace_back([&] {
            const auto response =
                collector.send(post_json(answers("yes", "1"), {{"idempotency-key", "same"}}));
            receipt = response.status == 201 ? json::parse(response.body).at("receipt") : json("none");
          });
        }
      }
      for (const std::string& receipt : receipts) CHECK(receipt == receipts.front());
      CHECK(receipts.front() != "none");
      const auto stored = collector.storage()->responses("pulse");
      CHECK(std::get<0>(stored).size() == 1);
    }
  }

  TEST_CASE("the same key with other content is refused; so is the key of withdrawn answers") {
    TestCollector collector;
    const http::Pairs key = {{"idempotency-key", "k"}};
    const std::string receipt = receipt_of_json(collector.send(post_json(answers("no"), key)));
    const auto other = collector.send(post_json(answers("yes", "1"), key));
    CHECK(other.status == 409);
    CHECK(json::parse(other.body).at("type") == "urn:problem-type:leidraad:sent-before");
    auto request = get("/api/responses/" + receipt);
    request.method = "DELETE";
    CHECK(collector.send(request).status == 204);
    CHECK(collector.send(post_json(answers("no"), key)).status == 410);
    CHECK(collector.database->stored().empty());
  }

  TEST_CASE(
      "who goes back in a form that was sent, and sends other answers, gets it again and loses nothing") {
    TestCollector collector;
    CHECK(collector.send(post_form("works=no&_key=k", browser)).status == 201);
    const auto other = collector.send(post_form("works=yes&busy=1&_key=k", browser));
    CHECK(other.status == 409);
    CHECK(collector.database->stored().size() == 1);
    const std::string key = key_in(other.body);
    CHECK(key != "k");
    CHECK(holds_text(other.body, "error-summary"));
    CHECK(holds_text(other.body, " checked"));
    CHECK(collector.send(post_form("works=yes&busy=1&_key=" + key, browser)).status == 201);
    CHECK(collector.database->stored().size() == 2);
  }

  TEST_CASE("answers are withdrawn by their receipt, however it is typed; twice is as good as once") {
    TestCollector collector;
    std::string receipt = receipt_of_json(collector.send(post_json(answers("no"))));
    std::string typed = receipt;
    for (char& letter : typed) letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    const auto form =
        post("/api/responses/withdraw", "application/x-www-form-urlencoded", "receipt=+" + typed, browser);
    const auto led = collector.send(form);
    CHECK(led.status == 303);
    CHECK(header(led, "Location") == "withdraw/done");
    CHECK(collector.database->stored().empty());
    auto request = get("/api/responses/" + receipt);
    request.method = "DELETE";
    CHECK(collector.send(request).status == 204);
    CHECK(collector.send(get("/api/responses/withdraw/done")).status == 200);
  }

  TEST_CASE("an unknown receipt withdraws nothing") {
    TestCollector collector;
    collector.send(post_json(answers("no")));
    for (const char* receipt : {"7K3M-9QZ2-0000-0000", "x", "%", "withdraw"}) {
      CAPTURE(receipt);
      auto request = get(std::string("/api/responses/") + receipt);
      request.method = "DELETE";
      CHECK(collector.send(request).status == 404);
    }
    CHECK(collector.send(get("/api/responses/withdraw/unknown")).status == 404);
    CHECK(collector.database->stored().size() == 1);
  }

  TEST_CASE("an unknown receipt comes back in its form, with the reason, and in no address") {
    TestCollector collector;
    const std::string typed = "receipt=7k3m+%22%3Cb%3E" + std::string(300, 'x');
    const auto send = [&](const std::string& path) {
      return collector.send(post(path, "application/x-www-form-urlencoded", typed, browser));
    };
    const auto led = send("/api/responses/withdraw");
    CHECK(led.status == 307);  // the browser sends the form along
    CHECK(header(led, "Location") == "withdraw/unknown");
    const auto page = send("/api/responses/withdraw/unknown");
    CHECK(page.status == 404);
    CHECK(holds_text(page.body, "action=\"../withdraw\""));
    CHECK(holds_text(page.body, "name=\"receipt\" value=\"7k3m &quot;&lt;b&gt;x"));
    const auto program = post("/api/responses/withdraw", "application/x-www-form-urlencoded", typed,
                              {{"accept", "application/json"}});
    CHECK(collector.send(program).status == 404);
    CHECK(header(collector.send(program), "Content-Type") == "application/problem+json");
  }

  TEST_CASE("any site may send: CORS without credentials, and only where no token is asked") {
    TestCollector collector;
    auto preflight = get("/api/surveys/pulse/responses", {}, {{"origin", "https://intranet.example"}});
    preflight.method = "OPTIONS";
    const auto allowed = collector.send(preflight);
    CHECK(allowed.status == 204);
    CHECK(header(allowed, "Access-Control-Allow-Origin") == "*");
    CHECK(holds_text(header(allowed, "Access-Control-Allow-Headers"), "Idempotency-Key"));
    CHECK(header(allowed, "Access-Control-Allow-Credentials").empty());
    CHECK(header(collector.send(post_json(answers("no"))), "Access-Control-Allow-Origin") == "*");
    preflight.path = "/api/groups";
    const auto closed = collector.send(preflight);
    CHECK(header(closed, "Access-Control-Allow-Origin").empty());
    CHECK(header(closed, "Allow") == "GET, POST");
  }

  TEST_CASE("what is not in the table is refused, in words for who asks") {
    TestCollector collector;
    CHECK(collector.send(get("/")).status == 404);
    CHECK(header(collector.send(get("/api/x")), "Content-Type") == "application/problem+json");
    CHECK(header(collector.send(get("/api/x", {}, {{"accept", "text/html"}})), "Content-Type") ==
          "text/html; charset=utf-8");
    auto request = get("/api/surveys/pulse/responses");
    request.method = "PUT";
    const auto refused = collector.send(request);
    CHECK(refused.status == 405);
    CHECK(header(refused, "Allow") == "POST, GET, OPTIONS");
  }

  TEST_CASE("the log holds no address, key, receipt, link, token or answer, whatever happens") {
    TestCollector collector;
    const std::string receipt = receipt_of_json(collector.send(
        post_json({{"answers", {{"story", "geheim verhaal"}}}}, {{"idempotency-key", "sleutel"}})));
    collector.database->is_failing = true;
    collector.send(
        post_json({{"answers", {{"story", "geheim verhaal"}}}}, {{"idempotency-key", "sleutel2"}}));
    collector.send(get("/api/surveys/pulse/form", {{"g", "geheime-link"}}));
    collector.send(get("/api/groups", {}, {{"authorization", "Bearer geheim-bewijs"}}));
    collector.database->is_failing = false;
    collector.send(post_json({{"version", 9}, {"answers", {{"story", "geheim verhaal"}}}}));
    auto request = get("/api/responses/" + receipt);
    request.method = "DELETE";
    collector.send(request);
    const std::string told = collector.log.text();
    CHECK(!told.empty());
    for (const std::string& secret : {std::string("198.51.100.7"), std::string("sleutel"), receipt,
                                      std::string("geheim"), std::string("pulse/responses")}) {
      CAPTURE(secret);
      CHECK(!holds_text(told, secret));
    }
  }

  TEST_CASE("what was kept as long as promised is deleted") {
    TestCollector collector;
    collector.send(post_json(answers("no")));
    collector.today = "2027-11-29";
    CHECK(std::holds_alternative<diagnostics::Diagnostic>(collector.service->delete_expired()));
    REQUIRE(!collector.storage()->confirm_day(collector.today));
    CHECK(std::get<std::size_t>(collector.service->delete_expired()) == 0);
    collector.today = "2027-11-30";
    CHECK(std::get<std::size_t>(collector.service->delete_expired()) == 1);
    CHECK(collector.database->stored().empty());
  }
}
