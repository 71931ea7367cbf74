// What somebody sends, from bytes to fields: both kinds of body, the key, and what is refused.
#include "collector/submission/submission.hpp"

#include "service_support.hpp"

using namespace leidraad;
using namespace leidraad::test;
using collector::read_submission;
using collector::Submission;
using collector::Unreadable;

namespace {

Submission read(const http::Request& request) {
  auto result = read_submission(request);
  REQUIRE(std::holds_alternative<Submission>(result));
  return std::get<Submission>(result);
}

std::optional<Unreadable> refused(const http::Request& request) {
  const auto result = read_submission(request);
  return std::holds_alternative<Unreadable>(result) ? std::optional(std::get<Unreadable>(result))
                                                    : std::nullopt;
}

http::Request raw_json(std::string body) {
  return post("/api/surveys/pulse/responses", "application/json", std::move(body));
}

}  // namespace

TEST_CASE("JSON: texts, numbers, lists and null become the texts of fields") {
  const Submission read_one = read(raw_json(
      R"({"version":3,"key":"k","group":"g","other":{"deep":[1,{"x":2}]},"answers":{"a":"yes","b":12,"c":-1.50,"d":["x","y"],"e":null,"f":[]}})"));
  CHECK(read_one.version == 3);
  CHECK(read_one.key == "k");
  CHECK(read_one.group == "g");
  CHECK(!read_one.is_to_check);
  CHECK(read_one.answers.at("a") == Strings{"yes"});
  CHECK(read_one.answers.at("b") == Strings{"12"});
  CHECK(read_one.answers.at("c") == Strings{"-1.50"});
  CHECK(read_one.answers.at("d") == Strings{"x", "y"});
  CHECK(read_one.answers.at("e").empty());
}

TEST_CASE("JSON of another shape is refused, whatever is wrong with it") {
  for (const char* body : {"",
                           "x",
                           "[]",
                           "1",
                           "\"text\"",
                           "null",
                           "{",
                           R"({"answers":{}} x)",
                           R"({"answers":[]})",
                           R"({"answers":"a"})",
                           R"({"answers":{"a":true}})",
                           R"({"answers":{"a":{"b":1}}})",
                           R"({"answers":{"a":[["b"]]}})",
                           R"({"answers":{"a":[null]}})",
                           R"({"answers":{"a":"1","a":"2"}})",
                           R"({"answers":{},"answers":{}})",
                           R"({"version":"3"})",
                           R"({"version":1.5})",
                           R"({"version":-1})",
                           R"({"version":99999999999})",
                           R"({"key":5})",
                           R"({"x":[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]})",
                           "{\"answers\":{\"a\":\"\xff\"}}",
                           "\xef\xbb\xbf{"}) {
    CAPTURE(body);
    CHECK(refused(raw_json(body)) == Unreadable::form);
  }
}

TEST_CASE("a million nested brackets are refused without building them") {
  CHECK(refused(raw_json(std::string(1'000'000, '['))) == Unreadable::form);
  CHECK(refused(raw_json("{\"answers\":{\"a\":" + std::string(500'000, '['))) == Unreadable::form);
}

TEST_CASE("more fields or values than any survey has are refused, in both kinds of body") {
  std::string many = "{\"answers\":{";
  std::string form;
  for (int number = 0; number < 10'000; ++number) {
    many += (number > 0 ? ",\"f" : "\"f") + std::to_string(number) + "\":\"x\"";
    form += (number > 0 ? "&f" : "f") + std::to_string(number) + "=x";
  }
  CHECK(refused(raw_json(many + "}}")) == Unreadable::many);
  CHECK(refused(post_form(form)) == Unreadable::many);
  std::string values;
  for (int number = 0; number < 500; ++number) values += ",\"x\"";
  CHECK(refused(raw_json("{\"answers\":{\"a\":[\"x\"" + values + "]}}")) == Unreadable::many);
  CHECK(refused(raw_json("{\"answers\":{\"" + std::string(300, 'n') + "\":\"x\"}}")) == Unreadable::many);
}

TEST_CASE("a form: fields by name, what begins with a line is ours, line ends become one kind") {
  const Submission one = read(post_form(
      "_version=2&_key=abc&_group=G&_website=&_other=1&works=yes&tasks=a&tasks=b&story=a%0D%0Ab%0Dc&empty="));
  CHECK(one.version == 2);
  CHECK(one.key == "abc");
  CHECK(one.group == "G");
  CHECK(!one.is_to_check);
  CHECK(one.answers.at("tasks") == Strings{"a", "b"});
  CHECK(one.answers.at("story") == Strings{"a\nb\nc"});
  CHECK(!one.answers.contains("_other"));
  CHECK(!one.answers.contains("empty"));
}

TEST_CASE("a multipart form is read like the other kind") {
  const std::string body =
      "--b\r\nContent-Disposition: form-data; name=\"works\"\r\n\r\nyes\r\n"
      "--b\r\nContent-Disposition: form-data; name=\"_key\"\r\n\r\nk1\r\n--b--\r\n";
  const Submission one = read(post("/", "multipart/form-data; boundary=b", body));
  CHECK(one.answers.at("works") == Strings{"yes"});
  CHECK(one.key == "k1");
}

TEST_CASE("a filled decoy marks, in both kinds of body") {
  CHECK(read(post_form("_website=http&works=yes")).is_to_check);
  CHECK(read(raw_json(R"({"website":"x","answers":{}})")).is_to_check);
}

TEST_CASE("the key comes from the header, else the body, never the address; quotes may be left out") {
  http::Request request = raw_json(R"({"key":"body","answers":{}})");
  request.query = {{"key", "address"}};
  CHECK(read(request).key == "body");
  request.headers.emplace_back("idempotency-key", "\"header\"");
  CHECK(read(request).key == "header");
  request.headers.back().second = "bare";
  CHECK(read(request).key == "bare");
  http::Request form = post_form("works=yes");
  form.query = {{"key", "address"}};
  CHECK(read(form).key.empty());
}

TEST_CASE("in JSON a number is written as programs write it: three decimals are no thousands") {
  const Submission one =
      read(raw_json(R"({"answers":{"a":1.250,"b":1.25,"c":"1.250","d":-12.125,"e":1250}})"));
  CHECK(one.answers.at("a") == Strings{"1.2500"});
  CHECK(one.answers.at("b") == Strings{"1.25"});
  CHECK(one.answers.at("c") == Strings{"1.250"});
  CHECK(one.answers.at("d") == Strings{"-12.1250"});
  CHECK(one.answers.at("e") == Strings{"1250"});
}

TEST_CASE("a key has 1 to 200 visible characters") {
  const auto with_key = [](const std::string& key) {
    http::Request request = raw_json(R"({"answers":{}})");
    request.headers.emplace_back("idempotency-key", key);
    return refused(request);
  };
  CHECK(!with_key(std::string(200, 'k')));
  for (const std::string& wrong : {std::string(201, 'k'), std::string("\"\""), std::string("a b"),
                                   std::string("é"), std::string("a\x01"), std::string("\x7f")}) {
    CAPTURE(wrong);
    CHECK(with_key(wrong) == Unreadable::key);
  }
}

TEST_CASE("bytes that are no UTF-8, and NUL, are refused with a reason of their own") {
  CHECK(refused(post_form("story=%FF%FE")) == Unreadable::form);
  CHECK(refused(post_form("story=%C0%AF")) == Unreadable::form);
  CHECK(refused(post_form("story=%ED%A0%80")) == Unreadable::form);
  CHECK(refused(post_form("story=a%00b")) == Unreadable::characters);
  CHECK(refused(raw_json(R"({"answers":{"story":"a\u0000b"}})")) == Unreadable::characters);
  CHECK(refused(raw_json(R"({"answers":{"a\u0000b":"x"}})")) == Unreadable::characters);
}

TEST_CASE("another type of content is not guessed at") {
  for (const char* type :
       {"", "text/plain", "application/xml", "application/jsonx", "json", "multipart/mixed"}) {
    CAPTURE(type);
    CHECK(refused(post("/", type, "{}")) == Unreadable::media_type);
  }
  CHECK(!refused(post("/", "Application/JSON; charset=utf-8", "{}")));
}

TEST_CASE("a version in a form is a number or absent") {
  CHECK(refused(post_form("_version=abc")) == Unreadable::form);
  CHECK(refused(post_form("_version=-1")) == Unreadable::form);
  CHECK(refused(post_form("_version=1.0")) == Unreadable::form);
  CHECK(!read(post_form("works=yes")).version);
}
