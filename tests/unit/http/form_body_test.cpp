// Bodies of forms, as browsers write them and as nobody should.
#include "http/form_body.hpp"

#include "support.hpp"

using namespace leidraad;
using namespace leidraad::test;
using http::FormLimits;
using http::FormProblem;
using http::Pairs;

namespace {

constexpr std::string_view urlencoded = "application/x-www-form-urlencoded";
constexpr std::string_view multipart = "multipart/form-data; boundary=grens";

// "a=1|b=2", or "400 reason".
std::string read(std::string_view type, std::string_view body, const FormLimits& limits = {}) {
  const auto result = http::parse_form(type, body, limits);
  if (const auto* problem = std::get_if<FormProblem>(&result))
    return std::to_string(problem->status) + " " + problem->reason;
  std::string text;
  for (const auto& [name, value] : std::get<Pairs>(result)) {
    if (!text.empty()) text += "|";
    text.append(name).append("=").append(value);
  }
  return text;
}

std::string part(const std::string& name, const std::string& value) {
  return "--grens\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
}

}  // namespace

TEST_CASE("a form in one line: fields in order, also the same one twice, decoded") {
  CHECK(read(urlencoded, "a=1&b=2&a=3") == "a=1|b=2|a=3");
  CHECK(read(urlencoded, "naam=Zo%C3%AB+de+Vries&x%5By%5D=%26%3D%25") == "naam=Zoë de Vries|x[y]=&=%");
  CHECK(read(urlencoded, "a&b=&=c&&d=e=f") == "a=|b=|=c|d=e=f");
  CHECK(read(urlencoded, "").empty());
  CHECK(read("Application/X-WWW-Form-Urlencoded ; charset=UTF-8", "a=1") == "a=1");
}

TEST_CASE("a form in parts: the same fields") {
  CHECK(read(multipart, part("a", "1") + part("b", "twee\r\nregels") + part("a", "") + "--grens--\r\n") ==
        "a=1|b=twee\r\nregels|a=");
  CHECK(read(multipart, part("a", "--gren\r\n--gren") + "--grens--") == "a=--gren\r\n--gren");
  CHECK(read(multipart, part("een %22naam%22", "x") + "--grens--\r\n") == "een \"naam\"=x");
  CHECK(read("multipart/form-data; boundary=\"een grens: ja\"",
             "--een grens: ja\r\ncontent-disposition: FORM-DATA; name=a\r\nContent-Type: text/plain; "
             "charset=utf-8\r\n\r\n1\r\n--een grens: ja--\r\n") == "a=1");
  CHECK(read(multipart, "--grens--\r\n").empty());
  CHECK(read(multipart, "--grens\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n--grens--\r\n") ==
        "a=");
}

TEST_CASE("a form in parts that is broken is refused") {
  const std::string good = part("a", "1") + "--grens--\r\n";
  for (std::size_t size = 0; size + 2 < good.size(); ++size) {
    CAPTURE(size);
    CHECK(read(multipart, good.substr(0, size)).starts_with("400 "));
  }
  CHECK(read(multipart, "vooraf\r\n" + good) == "400 the body does not start with the boundary");
  CHECK(read(multipart, good + "achteraf") == "400 something else behind a boundary");
  CHECK(read(multipart, "--grens\r\nX: y\r\n\r\n1\r\n--grens--\r\n") == "400 a part without one name");
  CHECK(read(multipart, "--grens\r\nContent-Disposition: attachment; name=a\r\n\r\n1\r\n--grens--\r\n") ==
        "400 a part without one name");
  CHECK(read(multipart, "--grens\r\n\r\n1\r\n--grens--\r\n") == "400 a part without headers");
  for (const std::string type :
       {"multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=a\"b",
        "multipart/form-data; boundary=\"\r\n\""}) {
    CAPTURE(type);
    CHECK(read(type, good) == "400 multipart/form-data without a fair boundary");
  }
}

TEST_CASE("a form takes no files") {
  const std::string file =
      "--grens\r\nContent-Disposition: form-data; name=\"a\"; filename=\"b.txt\"\r\n\r\n1\r\n--grens--\r\n";
  CHECK(read(multipart, file) == "415 a file");
  CHECK(read(multipart,
             "--grens\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Type: image/png\r\n\r\n1\r\n"
             "--grens--\r\n") == "415 a file");
}

TEST_CASE("another content type, or another way of writing letters, is refused") {
  for (const std::string type :
       {"", "text/plain", "application/json", "application/x-www-form-urlencodedx"}) {
    CAPTURE(type);
    CHECK(read(type, "a=1").starts_with("415 a form comes as "));
  }
  CHECK(read("application/x-www-form-urlencoded; charset=iso-8859-1", "a=1") ==
        "415 a charset other than UTF-8");
}

TEST_CASE("percent signs without digits, and bytes that are no UTF-8, are refused") {
  for (const std::string body : {"a=%", "a=%4", "a=%4g", "%=1", "a=1%"}) {
    CAPTURE(body);
    CHECK(read(urlencoded, body) == "400 a % without two hexadecimal digits");
  }
  CHECK(read(urlencoded, "a=%ff") == "400 the value of `a` is not UTF-8");
  CHECK(read(urlencoded, "%c0%80=1") == "400 a name that is not UTF-8");
  CHECK(read(urlencoded, "a=%ed%a0%80") == "400 the value of `a` is not UTF-8");
  CHECK(read(multipart, part("a", "\xff") + "--grens--\r\n") == "400 the value of `a` is not UTF-8");
  CHECK(read(urlencoded, "a=%00") == std::string("a=\0", 3));  // a character as any other, here
}

TEST_CASE("a form has so many fields at most, with names and values of so many bytes") {
  const FormLimits limits{3, 5, 10};
  CHECK(read(urlencoded, "a=1&b=2&c=3", limits) == "a=1|b=2|c=3");
  CHECK(read(urlencoded, "a=1&b=2&c=3&d=4", limits) == "413 more than 3 fields");
  CHECK(read(urlencoded, "abcdef=1", limits) == "413 a name longer than 5 bytes");
  CHECK(read(urlencoded, "a=12345678901", limits) == "413 the value of `a` is longer than 10 bytes");
  CHECK(read(urlencoded, "a=%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9", limits) == "a=ééééé");
  std::string many;
  for (int i = 0; i < 10'000; ++i) many += "k" + std::to_string(i) + "=1&";
  CHECK(read(urlencoded, many) == "413 more than 2000 fields");
}

TEST_CASE("parameters of headers: with and without quotes") {
  CHECK(http::header_parameter("a/b; x=1; Y=\"2; \\\"3\\\"\" ; z", "y") == "2; \"3\"");
  CHECK(http::header_parameter("a/b; x=1", "z").empty());
  CHECK(http::header_parameter("a/b; x=\"1", "x") == "1");
  CHECK(http::header_parameter("", "x").empty());
  CHECK(http::media_type_of(" Text/HTML ; q") == "text/html");
}
