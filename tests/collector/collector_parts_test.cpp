// The small parts of the collector: prepared pages, how often one may send, days, texts.
#include "collector/submission/form_page.hpp"
#include "collector/submission/rate_limit.hpp"
#include "collector/submission/site_page_file.hpp"
#include "collector/submission/site_texts.hpp"
#include "guide/calendar.hpp"
#include "support.hpp"
#include "templates/prepared_page.hpp"

using namespace leidraad;
using namespace leidraad::test;
using collector::PageFile;
using collector::ProxyTrust;
using collector::RateLimit;
using collector::sender_of;
using guide::day_after;
using std::chrono::minutes;
using std::chrono::seconds;
using templates::operator""_slot;

namespace {

std::string fault_of(const std::string& text) {
  const auto page = PageFile::parse(text);
  return std::holds_alternative<std::string>(page) ? std::get<std::string>(page) : "";
}

}  // namespace

TEST_CASE("a page is filled marker by marker: escaped for where it stands, and never searched for markers") {
  const auto page = PageFile::parse(templates::prepared_page(
      "{{TITLE}} <p title=\"" + templates::marker("TITLE") + "\">" + templates::marker("TITLE") +
      "</p>\n<textarea>\n  " + templates::marker("TEXT:p") + "</textarea>"));
  REQUIRE(std::holds_alternative<PageFile>(page));
  templates::Filling filling;
  filling.text("TITLE"_slot, "\"'><b>{{TITLE}}[[TITLE]]\x02TITLE\x03")
      .text("TEXT"_slot, "a\r\n\tb</textarea>\x02");
  const std::string title =
      "&quot;&#39;&gt;&lt;b&gt;{{TITLE}}[[TITLE]]\x02"
      "TITLE\x03";
  CHECK(std::get<PageFile>(page).filled(filling) ==
        "{{TITLE}} <p title=\"" + title + "\">" + title +
            "</p>\n<textarea>\n  a\r\n\tb&lt;/textarea&gt;\x02</textarea>\n");
}

TEST_CASE("an address that would run a script becomes none") {
  const auto page =
      PageFile::parse(templates::prepared_page("<a href=\"" + templates::marker("HREF") + "\">x</a>"));
  templates::Filling filling;
  filling.text("HREF"_slot, "javascript:alert(1)");
  CHECK(std::get<PageFile>(page).filled(filling) == "<a href=\"#\">x</a>\n");
}

TEST_CASE("a page tells the fields that it has, and their options") {
  using templates::in_section;
  using templates::section_name;
  const std::string yes = in_section(section_name(templates::option_section, "ja-zeker"), "");
  const auto page = PageFile::parse(templates::prepared_page(
      in_section("OTHER", "") +
      in_section(section_name(templates::field_section, "druk.rust@loket"), yes + yes) +
      in_section(section_name(templates::field_section, "naam_2"), "")));
  REQUIRE(std::holds_alternative<PageFile>(page));
  const auto& fields = std::get<PageFile>(page).fields();
  REQUIRE(fields.size() == 2);
  CHECK(fields[0].name == "druk.rust@loket");
  REQUIRE(fields[0].options.size() == 2);
  CHECK(fields[0].options[1].name == "ja-zeker");
  CHECK(fields[0].options[0].section == fields[0].options[1].section);
  CHECK(fields[1].name == "naam_2");
  CHECK(templates::name_in("FIELD_a_2", templates::field_section) == std::nullopt);
  CHECK(templates::name_in("FIELD_a_ZZ", templates::field_section) == std::nullopt);
  CHECK(templates::name_in("OPTION_a", templates::field_section) == std::nullopt);
}

TEST_CASE("a page of another version, half a page and one that does not escape are none") {
  const std::string page = templates::prepared_page("<p>" + templates::marker("TEXT") + "</p>");
  CHECK(fault_of(page).empty());
  CHECK(fault_of("<p>\x02T\x03</p>") == "is of another version: build the site again");
  CHECK(fault_of("") == "is of another version: build the site again");
  CHECK(fault_of(page.substr(0, page.size() - 1)) == "has no end");
  CHECK(fault_of(templates::prepared_page(templates::marker("#A"))) == "cannot be parsed");
  CHECK(fault_of(templates::prepared_page(templates::marker("TEXT:none"))) ==
        "writes TEXT without escaping it");
  CHECK(fault_of(templates::prepared_page(templates::marker("TEXT_HTML:none"))).empty());
}

TEST_CASE("a sender may send 600 times in ten minutes; others are not held up by that") {
  RateLimit limit;
  const auto start = RateLimit::Clock::now();
  for (int count = 0; count < 600; ++count) REQUIRE(!limit.refuse("192.0.2.1", start + seconds(count / 2)));
  const auto wait = limit.refuse("192.0.2.1", start + minutes(5));
  REQUIRE(wait);
  CHECK(*wait > seconds(0));
  CHECK(*wait <= minutes(10));
  CHECK(!limit.refuse("192.0.2.2", start + minutes(5)));
}

TEST_CASE("who waits as long as was said may send again") {
  RateLimit limit(10);
  const auto start = RateLimit::Clock::now();
  for (int count = 0; count < 10; ++count) REQUIRE(!limit.refuse("192.0.2.1", start));
  const auto wait = limit.refuse("192.0.2.1", start + seconds(30));
  REQUIRE(wait);
  CHECK(!limit.refuse("192.0.2.1", start + seconds(30) + *wait));
  CHECK(!limit.refuse("192.0.2.1", start + minutes(60)));
}

TEST_CASE("senders of one IPv6 network are one sender; an IPv4 address is the same in both notations") {
  RateLimit limit(1);
  const auto now = RateLimit::Clock::now();
  CHECK(!limit.refuse("2001:db8:1:2::1", now));
  CHECK(limit.refuse("2001:db8:1:2:ffff::9", now));
  CHECK(!limit.refuse("2001:db8:1:3::1", now));
  CHECK(!limit.refuse("::ffff:192.0.2.9", now));
  CHECK(limit.refuse("192.0.2.9", now));
}

TEST_CASE("X-Forwarded-For counts from a proxy on this machine, and then only its last entry") {
  CHECK(sender_of("127.0.0.1", "1.1.1.1, 192.0.2.7", ProxyTrust::this_machine) == "192.0.2.7");
  CHECK(sender_of("::1", "192.0.2.7", ProxyTrust::this_machine) == "192.0.2.7");
  CHECK(sender_of("198.51.100.1", "192.0.2.7", ProxyTrust::this_machine) == "198.51.100.1");
  CHECK(sender_of("198.51.100.1", "192.0.2.7", ProxyTrust::anywhere) == "192.0.2.7");
  CHECK(sender_of("127.0.0.1", "", ProxyTrust::this_machine) == "127.0.0.1");
  CHECK(sender_of("127.0.0.1", "192.0.2.7, ", ProxyTrust::this_machine) == "127.0.0.1");
}

TEST_CASE("a term is added to a day; a day that the month does not have becomes its last") {
  CHECK(day_after("2026-11-29", "P10D") == "2026-12-09");
  CHECK(day_after("2026-11-29", "P2W") == "2026-12-13");
  CHECK(day_after("2026-01-31", "P1M") == "2026-02-28");
  CHECK(day_after("2024-02-29", "P1Y") == "2025-02-28");
  CHECK(day_after("2026-11-29", "P0D") == "2026-11-29");
  for (const char* wrong :
       {"", "P", "1Y", "P1", "P1H", "PxD", "P-1D", "P99999999999Y", "P9000Y", "P65536Y"}) {
    CAPTURE(wrong);
    CHECK(!day_after("2026-11-29", wrong));
  }
  CHECK(!day_after("2026-02-30", "P1D"));
  CHECK(!day_after("gisteren", "P1D"));
  CHECK(day_after(guide::today(), "P1D"));
}

TEST_CASE("an amount of work is minutes, hours, days or weeks, and never none") {
  const auto effort = [](std::string_view text) -> std::string {
    const auto found = guide::effort_of(text);
    return found ? std::to_string(found->count) + " " + std::string(found->unit) : "";
  };
  CHECK(effort("PT30M") == "30 minute");
  CHECK(effort("PT2H") == "2 hour");
  CHECK(effort("P3D") == "3 day");
  CHECK(effort("P999W") == "999 week");
  for (const char* wrong : {"", "P", "PT", "PTH", "PT2", "PT0H", "P0D", "P1M", "P1Y", "-P1D", "PT-1H", "PT2D",
                            "PT1000H", "P1000D", "T2H", "2H", "PT2H "}) {
    CAPTURE(wrong);
    CHECK(effort(wrong).empty());
  }
}

TEST_CASE("a text is filled in once: what was filled in is not looked at again") {
  const collector::SiteTexts texts(std::map<std::string, std::string>{{"a", "{x} and {y} and {z}"}});
  CHECK(texts.filled("a", {{"x", "{y}"}, {"y", "2"}}) == "{y} and 2 and {z}");
  CHECK(texts("missing") == "missing");
}

TEST_CASE(
    "what is wrong with an answer is told with what fits, in numbers as readers write them, with a comma") {
  const collector::SiteTexts texts({{"survey-problem-high", "Above {maximum}. {fits}"},
                                    {"survey-fits-number-between", "From {minimum} to {maximum}."}});
  guide::Survey survey;
  guide::SurveyQuestion hours;
  hours.id = "hours";
  hours.type = guide::QuestionType::number;
  hours.minimum = 0.5;
  hours.maximum = 60.5;
  guide::SurveyPage page;
  page.id = "work";
  page.questions = {hours};
  survey.pages = {page};
  const guide::SurveyForm form(survey);
  const auto told = collector::in_words(
      {{"hours", "high", {{"maximum", "60.5"}}}, {"gone", "high", {{"maximum", "60.5"}}}}, form, texts);
  REQUIRE(told.size() == 2);
  CHECK(told.front().detail == "Above 60,5. From 0,5 to 60,5.");
  CHECK(told.back().detail == "Above 60,5. {fits}");
}
