// `leidraad results`: what a collector publishes becomes data of the guide.
#include "collector/results/published_results.hpp"
#include "http/server.hpp"
#include "results/results_support.hpp"

using namespace leidraad;
using namespace leidraad::collector;
using namespace leidraad::test;

namespace {

// A collector that knows one survey and one token, and notes what it is asked.
class SmallCollector {
public:
  SmallCollector()
      : server_({.listen = {"127.0.0.1", 0}}, [this](std::shared_ptr<const http::Request> request,
                                                     http::Reply reply) {
          asked.push_back(request->path + (request->query.empty() ? "" : "?by=" + request->query[0].second));
          if (request->header("authorization") != "Bearer goed") return reply({401, {}, "{}"});
          if (request->path != "/api/surveys/werk/results") return reply({404, {}, "{}"});
          reply({200, {}, answer});
        }) {
    work.add(6, "a", {{"druk", {"3"}}});
    answer = results_of(work).dump();
    REQUIRE_FALSE(server_.start().has_value());
  }
  [[nodiscard]] std::string address() const { return server_.address(); }

  WorkRecords work;
  std::string answer;
  std::vector<std::string> asked;  // by one client, one request after the other

private:
  http::Server server_;
};

std::string code_of(const diagnostics::Failure& failure) {
  return failure ? std::string(failure->code.entry().name) : std::string();
}

}  // namespace

TEST_SUITE("fetching results") {
  TEST_CASE("results are asked with the survey's own split, and written where the guide reads them") {
    SmallCollector collector;
    const TemporaryFolder folder;
    std::vector<FetchedResults> fetched;
    const ResultsRequest request{
        collector.address(), "goed", {"elders", "werk"}, folder.path() / "data" / "results"};
    REQUIRE(code_of(fetch_results(request, fetched)).empty());
    REQUIRE(fetched.size() == 2);
    CHECK(fetched[0].outcome == ResultsOutcome::not_there);
    CHECK(fetched[1].outcome == ResultsOutcome::written);
    CHECK(collector.asked == std::vector<std::string>{"/api/surveys/elders/results",
                                                      "/api/surveys/werk/results",
                                                      "/api/surveys/werk/results?by=dienst"});
    const auto files = tree_of(request.output);
    REQUIRE(files.size() == 1);
    CHECK(files.at("werk.json") == nlohmann::ordered_json::parse(collector.answer).dump(1) + "\n");
    fetched.clear();
    REQUIRE(code_of(fetch_results(request, fetched)).empty());
    CHECK(fetched[1].outcome == ResultsOutcome::unchanged);
  }

  TEST_CASE("what is no answer of a collector is told, and changes no file") {
    SmallCollector collector;
    const TemporaryFolder folder;
    std::vector<FetchedResults> fetched;
    ResultsRequest request{collector.address(), "goed", {"werk"}, folder.path()};
    for (const char* answer : {"", "<html>", "{}", "[1]"}) {
      collector.answer = answer;
      CHECK(code_of(fetch_results(request, fetched)) == "collector-answer");
    }
    request.token = "fout";
    CHECK(code_of(fetch_results(request, fetched)) == "collector-answer");
    request.collector = "http://127.0.0.1:1/";
    CHECK(code_of(fetch_results(request, fetched)) == "collector-unreachable");
    CHECK(tree_of(folder.path()).empty());
  }

  TEST_CASE("a token goes only where nobody on the way can read it") {
    const TemporaryFolder folder;
    std::vector<FetchedResults> fetched;
    for (const char* address :
         {"http://example.org/", "ftp://example.org/", "example.org", "", "file:///etc/passwd",
          "http://127.0.0.1.example.org/", "http://localhost@example.org/"}) {
      CAPTURE(address);
      CHECK(code_of(fetch_results({address, "goed", {"werk"}, folder.path()}, fetched)) ==
            "collector-address");
    }
  }
}
