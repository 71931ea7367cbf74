#include <algorithm>
#include <ctime>
#include <limits>

#include "defaults/defaults.hpp"
#include "load/json_schemas.hpp"
#include "load/plan/catalogue.hpp"
#include "load/plan/catalogue_entries.hpp"
#include "load/plan/phase.hpp"
#include "support.hpp"

using namespace leidraad;
using namespace leidraad::test;

namespace {

struct Context {
  diagnostics::Diagnostics diagnostics;
  std::vector<guide::Mention> mentions;
  std::vector<guide::PageMention> pages;
  load::RecordReading reading{"data/x.yaml", diagnostics, mentions, pages, {}};
};

template <class T>
T read(std::string_view text, Context& context) {
  T value;
  const auto yaml = load::parse_yaml("data/x.yaml", text, context.diagnostics);
  REQUIRE(yaml);
  (void)load::record_of<T>().read(*yaml, value, context.reading, "data/x.yaml");
  return value;
}

template <class T>
Strings faults(std::string_view text) {
  Context context;
  (void)read<T>(text, context);
  return found(context.diagnostics);
}

}  // namespace

TEST_CASE("a record reads all its keys and notes what it mentions") {
  Context context;
  const auto phase = read<guide::Phase>(
      "id: start\nnumber: 2\ntitle: De start\nquestion: Waarom?\nsummary: |\n  Twee\n  regels\npage: "
      "fasen/a.md\n"
      "done-when:\n  - Een\n  - Twee\n",
      context);
  CHECK(context.diagnostics.empty());
  CHECK(phase.id == "start");
  CHECK(phase.number == 2);
  CHECK(phase.summary == "Twee\nregels");
  CHECK(phase.done_when == Strings{"Een", "Twee"});
  REQUIRE(context.pages.size() == 1);
  CHECK(context.pages[0].position == guide::Position{"data/x.yaml", 8, 7, 10});
}

// A ratio in one run: twice the keys may take three times as long, where the square takes four.
TEST_CASE("a record with very many unknown keys is read in linear time") {
  const auto time_of = [](int keys) {
    std::string text = "id: start\n";
    for (int key = 0; key < keys; ++key) text += "sleutel-" + std::to_string(key) + ": w\n";
    diagnostics::Diagnostics none;
    const auto yaml = load::parse_yaml("data/x.yaml", text, none);
    REQUIRE(yaml);
    auto least = std::numeric_limits<std::clock_t>::max();
    for (int time = 0; time < 3; ++time) {
      Context context;
      guide::Phase phase;
      const std::clock_t start = std::clock();
      (void)load::record_of<guide::Phase>().read(*yaml, phase, context.reading, "data/x.yaml");
      least = std::min(least, std::clock() - start);
      CHECK(context.diagnostics.all().size() > static_cast<std::size_t>(keys));
    }
    return static_cast<double>(least);
  };
  CHECK(time_of(8'000) < 8 * time_of(2'000));
}

TEST_CASE("a text that is shown as it stands has no marks of Markdown") {
  const auto marks_of = [](const std::string& summary) {
    return faults<guide::Phase>(
        "id: start\nnumber: 2\ntitle: De start\nquestion: Waarom?\npage: a.md\nsummary: " + summary + "\n");
  };
  CHECK(marks_of("Een **vet** woord") == Strings{"6:14 mark-in-plain-text"});
  CHECK(marks_of("'Zie [x](a.md)'") == Strings{"6:17 mark-in-plain-text"});
  CHECK(marks_of("|\n  Zie [x](a.md)") == Strings{"7:9 mark-in-plain-text"});
  // Where it is written otherwise than it is read, all of it is pointed at.
  CHECK(marks_of("\"Een \\\"b\\\" **vet**\"") == Strings{"6:10 mark-in-plain-text"});
  CHECK(marks_of(">\n  Zie\n  [x](a.md)") == Strings{"6:10 mark-in-plain-text"});
  CHECK(marks_of("Reken 2 * 3 ** 4, a_b__c, C:\\map, [x], -> en ____").empty());
}

TEST_CASE("every fault of a record is reported, with what stands there and what is expected") {
  Context context;
  (void)read<guide::Phase>(
      "id: De Start\nnumbr: 1\nnumber: twee\ntitle: [a]\nquestion:\nsummary: x\npage: a.md\n", context);
  context.diagnostics.sort();
  Strings messages;
  for (const auto& one : context.diagnostics.all()) messages.push_back(message(one));
  CHECK(messages == Strings{"`De Start` kan geen id zijn: een id heeft kleine letters, cijfers en streepjes, "
                            "zoals `mijn-lijst-2`",
                            "de sleutel `numbr` bestaat niet in een fase",
                            "`number` is hier `twee`, maar verwacht wordt een heel getal",
                            "`title` is hier een lijst, maar verwacht wordt een tekst",
                            "`question` is leeg"});
  CHECK(faults<guide::Phase>("id: a\n").size() == 5);
}

TEST_CASE("formats of texts are held to their rules") {
  const auto source = [](const std::string& lines) {
    return faults<guide::Source>("id: a\ntitle: b\nkind: law\n" + lines);
  };
  CHECK(source("accessed: 2024-02-29\nyear: 2024\nurl: https://voorbeeld.be/a?b#c\n").empty());
  CHECK(source("accessed: 2023-02-29\n") == Strings{"4:11 bad-date"});
  CHECK(source("accessed: 2023-2-9\n") == Strings{"4:11 bad-date"});
  CHECK(source("year: 1799\n") == Strings{"4:7 number-out-of-range"});
  CHECK(source("year: 99999999999999999999\n") == Strings{"4:7 number-out-of-range"});
  CHECK(source("year: 2024.5\n") == Strings{"4:7 wrong-type"});
  CHECK(source("year: \"2024\"\n") == Strings{"4:7 wrong-type"});
  CHECK(source("url: ftp://voorbeeld.be\n") == Strings{"4:6 bad-url"});
  CHECK(source("url: javascript:alert(1)\n") == Strings{"4:6 bad-url"});
  CHECK(faults<guide::Source>("id: a\ntitle: b\nkind: wet\n") == Strings{"3:7 not-a-choice"});
  CHECK(faults<guide::Contact>("id: a\nname: b\nabout: c\nemail:\n  - a@b.be\n  - a@b\n") ==
        Strings{"6:5 bad-email"});
  const auto when = [](const std::string& text) {
    return faults<guide::ChecklistItem>("id: a\ntext: b\nwhen: " + text + "\n").empty();
  };
  CHECK(when("-P6W"));
  CHECK(when("P10D"));
  CHECK(!when("P6"));
  CHECK(!when("6W"));
  CHECK(!when("P6W2D"));
}

TEST_CASE("very long texts are refused without trouble") {
  const std::string very_long(1'000'000, 'a');
  CHECK(faults<guide::Source>("id: " + very_long + "\ntitle: b\nkind: law\nurl: https://" + very_long + "\n")
            .size() == 2);
}

TEST_CASE("the entries of a catalogue follow its own fields") {
  Context context;
  const std::string text =
      "id: c\ntitle: C\nfields:\n  - id: soort\n    label: S\n    type: choice\n    choices:\n      - id: "
      "a\n        label: A\n"
      "  - id: aantal\n    label: N\n    type: number\n    required: true\n"
      "entries:\n  - id: een\n    title: Een\n    soort: [a, b]\n    aantal: 1.5\n  - id: twee\n    title: "
      "Twee\n    sort: a\n";
  const auto yaml = load::parse_yaml("data/x.yaml", text, context.diagnostics);
  REQUIRE(yaml);
  guide::Catalogue catalogue;
  (void)load::record_of<guide::Catalogue>().read(*yaml, catalogue, context.reading, "");
  load::read_entries(*yaml, catalogue, context.reading);
  CHECK(found(context.diagnostics) == Strings{"17:16 not-a-choice", "21:5 unknown-key", "19:5 missing-key"});
  CHECK(context.diagnostics.all()[1].suggestion == "soort");
  REQUIRE(catalogue.entries.size() == 2);
  CHECK(catalogue.entries[0].values[0].ids == Strings{"a"});
  CHECK(catalogue.entries[0].values[1].number == 1.5);
  CHECK(catalogue.entries[1].values[1].empty());
}

TEST_CASE("data/schema/ is what the program writes: run `leidraad schema` after a change of a record") {
  Strings keys;
  diagnostics::Diagnostics diagnostics;
  const auto texts = load::parse_yaml("nl.yaml", defaults::files().at("i18n/nl.yaml"), diagnostics);
  REQUIRE(texts);
  for (const auto& member : texts->members) keys.push_back(member.key);
  const auto schemas = load::json_schemas(keys);
  const auto written = tree_of(project / "data" / "schema");
  CHECK(written.size() == schemas.size());
  for (const auto& file : schemas) {
    const auto& [name, schema] = file;
    CAPTURE(file.first);
    CHECK((written.contains(name) && written.at(name) == schema));
  }
}
