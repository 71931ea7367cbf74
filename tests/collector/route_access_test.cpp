// Every route with every kind of token, and what tokens for one group may see.
#include <algorithm>
#include <thread>

#include "collector/desk/access.hpp"
#include "collector/desk/typed_names.hpp"
#include "collector/route_table.hpp"
#include "service_support.hpp"

using namespace leidraad;
using namespace leidraad::test;
using collector::Access;
using collector::May;
using collector::Route;
using collector::Scope;

namespace {

std::string new_token(TestCollector& collector, const Scope& scope) {
  const auto made = collector::create_token(*collector.storage(), scope, "test", "2026-11-29");
  REQUIRE(std::holds_alternative<collector::NewToken>(made));
  return std::get<collector::NewToken>(made).secret;
}

std::string revoked_token(TestCollector& collector, const Scope& scope) {
  const auto made = collector::create_token(*collector.storage(), scope, "test", "2026-11-29");
  REQUIRE(std::holds_alternative<collector::NewToken>(made));
  REQUIRE(std::get<bool>(collector.storage()->revoke_token(std::get<collector::NewToken>(made).token.id)));
  return std::get<collector::NewToken>(made).secret;
}

http::Request with_token(http::Request request, const std::string& token) {
  if (!token.empty()) request.headers.emplace_back("authorization", "Bearer " + token);
  return request;
}

// A request that this route takes.
http::Request request_to(const Route& route) {
  std::string path(route.pattern);
  const std::size_t start = path.find('{');
  if (start != std::string::npos) {
    const std::size_t end = path.find('}');
    path.replace(start, end - start + 1, path.starts_with("/api/surveys/") ? "pulse" : "done");
  }
  http::Request request = get(path);
  request.method = route.method;
  if (route.method == "POST") {
    request.headers.emplace_back("content-type", "application/json");
    request.body = "{}";
  }
  return request;
}

unsigned status_of(TestCollector& collector, const Route& route, const std::string& token) {
  return collector.send(with_token(request_to(route), token)).status;
}

http::Request asked(const std::string& path, const std::string& token, const std::string& body = "") {
  http::Request request = body.empty() ? get(path) : post(path, "application/json", body);
  return with_token(std::move(request), token);
}

json json_of(const http::Response& response, unsigned status) {
  REQUIRE(response.status == status);
  return json::parse(response.body);
}

}  // namespace

TEST_SUITE("service") {
  TEST_CASE(
      "every route x no token, an unknown one, a revoked one, a wrong scope, the right one, an "
      "administrator") {
    TestCollector collector;
    const std::string revoked = revoked_token(collector, {May::administer, "", ""});
    const std::string reads_other = new_token(collector, {May::read, "other", ""});
    const std::string administers_other = new_token(collector, {May::administer, "other", ""});
    const std::string reads = new_token(collector, {May::read, "pulse", ""});
    const std::string administers = new_token(collector, {May::administer, "pulse", ""});
    const std::string administers_all = new_token(collector, {May::administer, "", ""});
    const auto is_denied = [](unsigned status) { return status == 401 || status == 403; };
    for (const Route& route : collector::routes()) {
      CAPTURE(route.method);
      CAPTURE(route.pattern);
      const bool is_of_survey = route.pattern.starts_with("/api/surveys/");
      if (route.access == Access::anybody) {
        for (const std::string& token : {std::string(), revoked, reads_other, administers_all})
          CHECK(!is_denied(status_of(collector, route, token)));
        continue;
      }
      CHECK(status_of(collector, route, "") == 401);
      CHECK(status_of(collector, route, "unknown") == 401);
      CHECK(status_of(collector, route, revoked) == 401);
      CHECK(status_of(collector, route, reads_other) == 403);
      CHECK((status_of(collector, route, reads) == 403) == (route.access != Access::read));
      if (is_of_survey) CHECK(status_of(collector, route, administers_other) == 403);
      if (route.access == Access::operate) CHECK(status_of(collector, route, administers) == 403);
      CHECK(!is_denied(status_of(collector, route, administers_all)));
    }
  }

  TEST_CASE("a refusal tells how to prove who you are, and nothing about what is there") {
    TestCollector collector;
    const auto refused = collector.send(get("/api/surveys/pulse/results"));
    CHECK(header(refused, "WWW-Authenticate") == "Bearer");
    CHECK(collector.send(get("/api/surveys/unknown/results")).body == refused.body);
    CHECK(collector.send(asked("/api/surveys/pulse/results", "", "")).status == 401);
  }

  TEST_CASE("a token stops working at once when it is revoked") {
    TestCollector collector;
    const auto made =
        collector::create_token(*collector.storage(), {May::read, "pulse", ""}, "x", "2026-11-29");
    const auto& token = std::get<collector::NewToken>(made);
    CHECK(collector.send(asked("/api/surveys/pulse/results", token.secret)).status == 200);
    REQUIRE(std::get<bool>(collector.storage()->revoke_token(token.token.id)));
    CHECK(collector.send(asked("/api/surveys/pulse/results", token.secret)).status == 401);
  }

  TEST_CASE("groups, a round and a link are made, and lead a respondent to a group") {
    TestCollector collector;
    const std::string token = new_token(collector, {May::administer, "", ""});
    const std::string home =
        json_of(collector.send(asked("/api/groups", token, R"({"name":"Home"})")), 201).at("id");
    const std::string team =
        json_of(
            collector.send(asked("/api/groups", token, json{{"name", "Team <1>"}, {"parent", home}}.dump())),
            201)
            .at("id");
    CHECK(home.size() == 22);
    CHECK(json_of(collector.send(asked("/api/groups", token)), 200).at("groups").size() == 2);
    const std::string rounds = "/api/surveys/pulse/rounds";
    CHECK(collector.send(asked(rounds, token, R"({"id":"2026-a","title":"Spring"})")).status == 201);
    CHECK(collector.send(asked(rounds, token, R"({"id":"2026-a","title":"Again"})")).status == 409);
    CHECK(json_of(collector.send(asked(rounds, token)), 200).at("rounds")[0].at("title") == "Spring");
    const json link = json_of(collector.send(asked("/api/surveys/pulse/links", token,
                                                   json{{"group", team}, {"round", "2026-a"}}.dump())),
                              201);
    const std::string way = link.at("link");
    CHECK(link.at("form") == "http://localhost/api/surveys/pulse/form?g=" + way);

    const auto form = collector.send(get("/api/surveys/pulse/form", {{"g", way}}));
    CHECK(holds_text(form.body, "<p class=\"survey-group\">For Home, Team &lt;1&gt;</p>"));
    CHECK(holds_text(form.body, "<input name=_group value=\"" + way + "\">"));
    const auto poster = collector.send(get("/api/surveys/pulse/poster", {{"g", way}}));
    CHECK(poster.status == 200);
    CHECK(holds_text(poster.body, "<svg"));
    CHECK(holds_text(poster.body, "http://localhost/api/surveys/pulse/form?g=" + way));

    CHECK(collector.send(post_form("works=no&_group=" + way)).status == 201);
    // Also after a mistake, whatever it was, the page says for whom it is.
    for (const char* mistake : {"works=yes", "", "_version=1&works=no"}) {
      CAPTURE(mistake);
      const auto again = collector.send(post_form(std::string(mistake) + "&_group=" + way));
      CHECK(again.status == 422);
      CHECK(holds_text(again.body, "<p class=\"survey-group\">For "));
      CHECK(holds_text(again.body, "<input name=_group value=\"" + way + "\">"));
    }
    CHECK(collector.send(post_json({{"group", way}, {"answers", {{"works", "no"}}}})).status == 201);
    const auto stored = collector.database->stored();
    REQUIRE(stored.size() == 2);
    for (const auto& one : stored) {
      CHECK(one.group == team);
      CHECK(one.round == "2026-a");
    }
  }

  TEST_CASE("an unknown link is refused; what was typed is not lost") {
    TestCollector collector;
    CHECK(collector.send(get("/api/surveys/pulse/form", {{"g", "x"}})).status == 404);
    CHECK(collector.send(get("/api/surveys/pulse/poster", {{"g", "x"}})).status == 404);
    const auto again = collector.send(post_form("works=no&story=verhaal&_group=x"));
    CHECK(again.status == 422);
    CHECK(holds_text(again.body, "verhaal"));
    CHECK(holds_text(again.body, "<input name=_group value=\"\">"));
    CHECK(collector.send(post_json({{"group", "x"}, {"answers", {{"works", "no"}}}})).status == 422);
    CHECK(collector.database->stored().empty());
  }

  TEST_CASE("who administers one organisation sees and makes only what is in it") {
    TestCollector collector;
    auto storage = collector.storage();
    REQUIRE(!storage->add(collector::Group{"own", "", "Own"}));
    REQUIRE(!storage->add(collector::Group{"team", "own", "Team"}));
    REQUIRE(!storage->add(collector::Group{"other", "", "Other"}));
    const std::string token = new_token(collector, {May::administer, "", "own"});
    const json groups = json_of(collector.send(asked("/api/groups", token)), 200).at("groups");
    CHECK(groups.size() == 2);
    CHECK(collector.send(asked("/api/groups", token, R"({"name":"New","parent":"team"})")).status == 201);
    CHECK(collector.send(asked("/api/groups", token, R"({"name":"New","parent":"other"})")).status == 422);
    CHECK(collector.send(asked("/api/groups", token, R"({"name":"New"})")).status == 422);
    const std::string links = "/api/surveys/pulse/links";
    CHECK(collector.send(asked(links, token, R"({"group":"team"})")).status == 201);
    CHECK(collector.send(asked(links, token, R"({"group":"other"})")).status == 422);
    CHECK(collector.send(asked(links, token, R"({})")).status == 422);
    CHECK(collector.send(asked("/api/surveys/pulse/rounds", token, R"({"id":"a","title":"A"})")).status ==
          403);
  }

  TEST_CASE("what an administrator sends is looked at") {
    TestCollector collector;
    const std::string token = new_token(collector, {May::administer, "", ""});
    for (const char* body : {"x", "[]", "1"}) {
      CHECK(collector.send(asked("/api/groups", token, body)).status == 400);
    }
    for (const char* body : {R"({"name":""})", R"({"name":5})", R"({"name":" x"})", R"({"name":"a\u0000b"})",
                             R"({"name":"a\nb"})", R"({"name":"x","parent":"unknown"})", "{}"}) {
      CAPTURE(body);
      CHECK(collector.send(asked("/api/groups", token, body)).status == 422);
    }
    for (const char* id : {"", "A", "a b", "-a", "a-", "a--b", "é", "../x"}) {
      CAPTURE(id);
      CHECK(collector.send(asked("/api/surveys/pulse/rounds", token, json{{"id", id}, {"title", "T"}}.dump()))
                .status == 422);
    }
    CHECK(collector.send(asked("/api/surveys/unknown/rounds", token, R"({"id":"a","title":"T"})")).status ==
          404);
    CHECK(collector.send(asked("/api/surveys/pulse/links", token, R"({"round":"unknown"})")).status == 422);
  }

  TEST_CASE("names over HTTP and on the command line: one rule, so each group that came in can be named") {
    TestCollector collector;
    const std::string token = new_token(collector, {May::administer, "", ""});
    const auto status_of_group = [&](const std::string& name, const std::string& parent = "") {
      return collector.send(asked("/api/groups", token, json{{"name", name}, {"parent", parent}}.dump()))
          .status;
    };
    const std::vector<std::string> refused = {"Noord\u202Eduiz",
                                              "Noord\u200E",
                                              "Noord\u061C",
                                              "Noord\u200B",
                                              "\uFEFFNoord",
                                              "No\u00ADord",
                                              "Noord\u2066",
                                              "a\u2028b",
                                              "a\u0085b",
                                              "a\u00A0b",
                                              "a\u2003b",
                                              "\u3164",
                                              "\u2800",
                                              " Noord",
                                              "Noord ",
                                              "a  b",
                                              "-noord",
                                              "\U000E0041",
                                              "",
                                              " ",
                                              std::string(201, 'x')};
    auto storage = collector.storage();
    for (const std::string& name : refused) {
      CAPTURE(name);
      CHECK(status_of_group(name) == 422);
      CHECK(std::holds_alternative<diagnostics::Diagnostic>(collector::add_group(*storage, name, "")));
      CHECK(
          collector.send(asked("/api/surveys/pulse/rounds", token, json{{"id", "a"}, {"title", name}}.dump()))
              .status == 422);
      CHECK(collector::check_name(name));
    }
    const std::vector<std::string> accepted = {"Noord",  "Zuid & \"co\" <1>",  "Één", "مرحبا", "日本語",
                                               "Team 😀", std::string(200, 'x')};
    for (const std::string& name : accepted) {
      CAPTURE(name);
      CHECK(status_of_group(name) == 201);
      CHECK(std::holds_alternative<std::string>(collector::find_group(*storage, name)));
      CHECK(status_of_group(name) == 409);
    }
    // What people do not tell apart is one name: in case, in how an accent is written, in width.
    for (const char* name : {"noord", "NOORD", "E\u0301e\u0301n", "\uFF2Eoord"}) {
      CAPTURE(name);
      CHECK(status_of_group(name) == 409);
      const auto added = collector::add_group(*storage, name, "");
      REQUIRE(std::holds_alternative<diagnostics::Diagnostic>(added));
      CHECK(std::get<diagnostics::Diagnostic>(added).code.entry().name == "duplicate-group");
    }
    // A name typed in the other form of Unicode is found.
    CHECK(std::get<std::string>(collector::find_group(*storage, "E\u0301e\u0301n")) ==
          std::get<std::string>(collector::find_group(*storage, "Één")));
    // Elsewhere in the tree the same name is another group, which its path names.
    const std::string parent = std::get<std::string>(collector::find_group(*storage, "Noord"));
    CHECK(status_of_group("Één", parent) == 201);
    CHECK(std::holds_alternative<std::string>(collector::find_group(*storage, "Noord / Één")));
    const auto groups = storage->groups();
    for (const auto& group : std::get<0>(groups)) CHECK(group.id.front() != '-');
    const json refusal = json::parse(collector.send(asked("/api/groups", token, R"({"name":"noord"})")).body);
    CHECK(refusal.at("type") == "urn:problem-type:leidraad:group-exists");
  }

  TEST_CASE("the same group sent by twenty at once is there once") {
    TestCollector collector("answers.db");
    const std::string token = new_token(collector, {May::administer, "", ""});
    std::vector<unsigned> statuses(20);
    {
      std::vector<std::jthread> senders;
      for (unsigned& status : statuses) {
        senders.emplace_back(
            [&] { status = collector.send(asked("/api/groups", token, R"({"name":"Noord"})")).status; });
      }
    }
    CHECK(std::count(statuses.begin(), statuses.end(), 201U) == 1);
    CHECK(std::count(statuses.begin(), statuses.end(), 409U) == 19);
  }

  TEST_CASE(
      "results, exports and codebook for a token that may read; a group out of reach is as unknown as none") {
    TestCollector collector;
    auto storage = collector.storage();
    REQUIRE(!storage->add(collector::Group{"own", "", "Own"}));
    REQUIRE(!storage->add(collector::Group{"other", "", "Other"}));
    for (int count = 0; count < 6; ++count) {
      const std::string way = std::get<std::string>(collector::create_link(*storage, {"pulse", "own", ""}));
      REQUIRE(collector.send(post_json({{"group", way}, {"answers", {{"works", "no"}}}})).status == 201);
    }
    const std::string all = new_token(collector, {May::read, "pulse", ""});
    const std::string own = new_token(collector, {May::read, "pulse", "own"});
    const std::string other = new_token(collector, {May::read, "pulse", "other"});
    const std::string path = "/api/surveys/pulse/";
    CHECK(json_of(collector.send(asked(path + "results", own)), 200).at("columns")[0].at("respondents") == 6);
    CHECK(!json_of(collector.send(asked(path + "results", other)), 200)
               .at("columns")[0]
               .contains("respondents"));
    const auto with = [&](const std::string& token, const std::string& name, const std::string& value) {
      http::Request request = asked(path + "results", token);
      request.query = {{name, value}};
      return collector.send(request).status;
    };
    CHECK(with(all, "group", "own") == 200);
    CHECK(with(own, "group", "other") == 404);
    CHECK(with(own, "group", "unknown") == 404);
    CHECK(with(all, "round", "unknown") == 404);
    CHECK(with(all, "by", "works") == 200);
    CHECK(with(all, "by", "busy") == 404);
    const auto csv = collector.send(asked(path + "export.csv", own));
    CHECK(header(csv, "Content-Type") == "text/csv; charset=utf-8");
    CHECK(header(csv, "Content-Disposition") == "attachment; filename=\"pulse.csv\"");
    CHECK(std::count(csv.body.begin(), csv.body.end(), '\n') == 7);
    const auto empty = collector.send(asked(path + "export.csv", other));
    CHECK(std::count(empty.body.begin(), empty.body.end(), '\n') == 1);
    CHECK(holds_text(collector.send(asked(path + "codebook.csv", own)).body, "works"));
    CHECK(holds_text(collector.send(asked(path + "export.sps", own)).body, "pulse-spss.csv"));
  }

  TEST_CASE("results in a browser: a form asks for the token, and sends it in its body") {
    TestCollector collector;
    const std::string path = "/api/surveys/pulse/results";
    const auto asks = collector.send(get(path, {}, {{"accept", "text/html"}}));
    CHECK(asks.status == 401);
    CHECK(header(asks, "Content-Type") == "text/html; charset=utf-8");
    CHECK(holds_text(asks.body, "name=\"token\""));
    const std::string token = new_token(collector, {May::read, "pulse", ""});
    const auto form = [&](const std::string& body) {
      return collector.send(post(path, "application/x-www-form-urlencoded", body, {{"accept", "text/html"}}));
    };
    CHECK(form("token=onzin").status == 401);
    const auto shown = form("token=" + token);
    CHECK(shown.status == 200);
    CHECK(header(shown, "Cache-Control") == "no-store");
    CHECK(holds_text(shown.body, "<h1>Results: Pulse</h1>"));
    CHECK(!holds_text(shown.body, token));
    CHECK(form("token=" + token + "&group=unknown").status == 404);
    // Only there: elsewhere a token is a header.
    CHECK(collector
              .send(post("/api/groups", "application/x-www-form-urlencoded",
                         "token=" + new_token(collector, {May::administer, "", ""})))
              .status == 401);
  }

  TEST_CASE("metrics count what happened, and name no survey and no group") {
    TestCollector collector;
    collector.send(post_json({{"answers", {{"works", "no"}}}}));
    collector.send(post_json({{"answers", json::object()}}));
    collector.send(get("/nowhere"));
    const auto metrics = collector.send(asked("/metrics", new_token(collector, {May::administer, "", ""})));
    CHECK(metrics.status == 200);
    CHECK(holds_text(metrics.body, "leidraad_submissions_total{outcome=\"stored\"} 1\n"));
    CHECK(holds_text(metrics.body, "leidraad_submissions_total{outcome=\"refused\"} 1\n"));
    CHECK(holds_text(metrics.body,
                     "leidraad_requests_total{method=\"POST\",route=\"/api/surveys/{survey}/"
                     "responses\",status=\"2xx\"} 1\n"));
    CHECK(holds_text(metrics.body, "leidraad_surveys 1\n"));
    CHECK(!holds_text(metrics.body, "pulse"));
  }
}
