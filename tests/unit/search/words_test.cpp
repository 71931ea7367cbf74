#include "search/words.hpp"

#include "search/query.hpp"
#include "support.hpp"

using namespace leidraad;
using namespace leidraad::test;

namespace {

Strings words_with_joined(std::string_view text) {
  search::WordCollector collector(search::WordCollector::Hyphens::join);
  std::vector<std::uint32_t> numbers;
  collector.append_words(text, numbers);
  Strings words;
  for (const std::uint32_t number : numbers) words.push_back(collector.words()[number]);
  return words;
}

}  // namespace

TEST_CASE("a plural and its singular have one stem") {
  const search::Stemmer stem;
  for (const auto& [one, many] :
       {std::pair{"lamp", "lampen"}, {"traject", "trajecten"}, {"vragenlijst", "vragenlijsten"}}) {
    CHECK(stem(one) == stem(many));
  }
}

TEST_CASE("words are folded, in order, repeated ones too") {
  CHECK(search::words_of("Één fiets & één fietsbel: AB12") ==
        Strings{"een", "fiets", "een", "fietsbel", "ab12"});
  CHECK(search::words_of(std::string(50, 'x')).empty());
  CHECK(search::words_of("?! …").empty());
}

TEST_CASE("'s at the end is no part of a word, however the apostrophe is written") {
  for (const std::string text : {"foto's", "foto’s", "FOTO'S", "foto‘s", "fotoʼs", "foto´s", "foto`s",
                                 "foto′s", "foto＇s", "fo\u00ADto's", "'foto's'", "foto's's", "foto"}) {
    CAPTURE(text);
    CHECK(search::words_of(text) == Strings{"foto"});
  }
  CHECK(search::words_of("'s avonds zo'n sms'en A4's RI&E m² merk™ ½ foto'stoel binnen\u00ADklimaat") ==
        Strings{"s", "avonds", "zo", "n", "sms", "en", "a4", "ri", "e", "m2", "merktm", "1", "2", "foto",
                "stoel", "binnenklimaat"});
}

TEST_CASE("the index holds what a hyphen ties as one word too") {
  CHECK(words_with_joined("burn-out") == Strings{"burn", "out", "burnout"});
  CHECK(words_with_joined("burn‑out") == Strings{"burn", "out", "burnout"});
  CHECK(words_with_joined("zij-in-stroom") == Strings{"zij", "in", "zijin", "stroom", "zijinstroom"});
  CHECK(words_with_joined("een - twee, -drie vier-") == Strings{"een", "twee", "drie", "vier"});
  CHECK(search::words_of("burn-out") == Strings{"burn", "out"});
}

TEST_CASE("edits are letters wrong, missing, spare, or exchanged with the next") {
  CHECK(search::edits_between(U"traject", U"traject", 2) == 0);
  CHECK(search::edits_between(U"traject", U"trject", 2) == 1);
  CHECK(search::edits_between(U"traject", U"tarject", 2) == 1);
  CHECK(search::edits_between(U"traject", U"trayecct", 2) == 2);
  CHECK(search::edits_between(U"traject", U"fiets", 2) == 3);
  CHECK(search::edits_between(U"", U"ab", 2) == 2);
}
