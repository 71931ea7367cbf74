#include <algorithm>

#include "diagnostics/suggestion.hpp"
#include "support.hpp"
#include "text/html.hpp"
#include "text/unicode.hpp"

using namespace leidraad;
using namespace leidraad::test;

TEST_CASE("folding drops case and diacritics, and nothing else") {
  CHECK(text::folded("Coördinator") == "coordinator");
  CHECK(text::folded("ÉÉN CAFÉ") == "een cafe");
  CHECK(text::folded("cafe\xCC\x81") == "cafe");  // e with a combining accent
  CHECK(text::folded("ﬁets") == "fiets");         // a ligature
  CHECK(text::folded("C++ & #1") == "c++ & #1");
  CHECK(text::folded("") == "");
}

TEST_CASE("lower case knows letters outside ASCII") {
  CHECK(text::lower_case("ÉÈ Σ Ж") == "éè σ ж");
}

TEST_CASE("the next character outside ASCII is found wherever it stands") {
  for (std::size_t size = 0; size < 20; ++size) {
    const std::string plain(size, 'a');
    CHECK(text::next_outside_ascii(plain, 0) == std::string::npos);
    for (std::size_t place = 0; place <= size; ++place) {
      const std::string text = plain.substr(0, place) + "é" + plain.substr(place);
      for (std::size_t from = 0; from <= place; ++from) CHECK(text::next_outside_ascii(text, from) == place);
      CHECK(text::next_outside_ascii(text, place + 2) == std::string::npos);
    }
  }
}

TEST_CASE("text is escaped for HTML wherever its signs stand") {
  CHECK(text::html_escaped("") == "");
  CHECK(text::html_escaped("een") == "een");
  CHECK(text::html_escaped("<a href=\"x\">'&'") == "&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;");
}

TEST_CASE("words are sorted as people expect: accents and capitals count last") {
  std::vector<std::string> words = {"zeta", "Één", "een", "Bel", "appel", "Čaj", "cd"};
  std::sort(words.begin(), words.end(),
            [](const auto& a, const auto& b) { return text::sort_key(a) < text::sort_key(b); });
  CHECK(words == Strings{"appel", "Bel", "Čaj", "cd", "een", "Één", "zeta"});
}

TEST_CASE("an anchor follows GitHub's rule") {
  CHECK(text::anchor_of("Wat je nodig hebt") == "wat-je-nodig-hebt");
  CHECK(text::anchor_of("Één café: é!") == "één-café-é");
  CHECK(text::anchor_of("a  b - c_d") == "a--b---c_d");
  CHECK(text::anchor_of("C++ (versie 2.0)?") == "c-versie-20");
  CHECK(text::anchor_of("100 % raak…") == "100--raak");
  CHECK(text::anchor_of("日本 2") == "日本-2");
  CHECK(text::anchor_of("?!") == "");
}

TEST_CASE("damaged UTF-8 is read to its end") {
  const std::string damaged = "a\xFF\xC3";
  std::size_t offset = 0;
  int characters = 0;
  while (offset < damaged.size()) {
    (void)text::next_character(damaged, offset);
    ++characters;
  }
  CHECK(characters == 3);
  CHECK(offset == damaged.size());
}

TEST_CASE("plain text is escaped for text and for attributes") {
  CHECK(text::html_escaped("<a href=\"x\">'&") == "&lt;a href=&quot;x&quot;&gt;&#39;&amp;");
}

TEST_CASE("a slip of the pen gets the nearest word, another word gets none") {
  const Strings words = {"title", "description", "phase", "phases", "order"};
  using diagnostics::nearest;
  CHECK(nearest("titel", words) == "title");  // two letters swapped
  CHECK(nearest("descripton", words) == "description");
  CHECK(nearest("phaze", words) == "phase");
  CHECK(nearest("ordre", words) == "order");
  CHECK(nearest("auteur", words).empty());
  CHECK(nearest("", words).empty());
  CHECK(nearest(std::string(1000, 'a'), words).empty());
  CHECK(nearest("x", {}).empty());
}

TEST_CASE("a list of words is cut, and any text can become an id") {
  CHECK(diagnostics::listed({"a", "b"}) == "`a`, `b`");
  CHECK(diagnostics::listed({"a", "b", "c"}, 2) == "`a`, `b`, …");
  CHECK(diagnostics::listed({}) == "");
  CHECK(diagnostics::kebab_case("Mijn Lijst!") == "mijn-lijst");
  CHECK(diagnostics::kebab_case("--Één--") == "n");
  CHECK(diagnostics::kebab_case("???") == "naam");
}
