// Exports: tables that spreadsheets and statistics programs read, and that run nothing there.
#include <cstdlib>

#include "collector/results/csv_table.hpp"
#include "results/results_support.hpp"
#include "text/unicode.hpp"

using namespace leidraad;
using namespace leidraad::collector;
using namespace leidraad::test;

namespace {

using Table = std::vector<std::vector<std::string>>;

// A reader of its own for RFC 4180, so that a mistake in the writer is not made twice.
Table read(const std::string& csv) {
  REQUIRE(csv.starts_with("\xef\xbb\xbf"));
  Table table = {{""}};
  bool is_quoted = false;
  for (std::size_t at = 3; at < csv.size(); ++at) {
    const char sign = csv[at];
    std::string& cell = table.back().back();
    if (is_quoted) {
      if (sign != '"') {
        cell += sign;
      } else if (at + 1 < csv.size() && csv[at + 1] == '"') {
        cell += csv[++at];
      } else {
        is_quoted = false;
      }
    } else if (sign == '"') {
      REQUIRE(cell.empty());
      is_quoted = true;
    } else if (sign == ';') {
      table.back().emplace_back();
    } else if (sign == '\r' && csv[at + 1] == '\n') {
      ++at;
      table.push_back({""});
    } else {
      REQUIRE(sign != '\n');
      cell += sign;
    }
  }
  REQUIRE(table.back() == std::vector<std::string>{""});
  table.pop_back();
  for (const auto& row : table) REQUIRE(row.size() == table.front().size());
  return table;
}

std::string cell(const Table& table, std::size_t row, const std::string& column) {
  const auto& header = table.front();
  const auto place = std::find(header.begin(), header.end(), column);
  REQUIRE_MESSAGE(place != header.end(), "no column ", column);
  return table.at(row).at(static_cast<std::size_t>(place - header.begin()));
}

Table exported(const WorkRecords& work, const std::string& scope = "") {
  return read(export_csv(work.records(), scope));
}

bool has_line(const std::string& text, const std::string& line) {
  return text.find(line + "\n") != std::string::npos;
}

}  // namespace

TEST_SUITE("exports") {
  TEST_CASE("a row is a response; answers stand below the names of their fields") {
    WorkRecords work;
    work.add(5, "a",
             {{"dienst", {"other"}},
              {"dienst.other", {"Weekend"}},
              {"taken", {"koken"}},
              {"druk", {"3"}},
              {"gevoel.rust", {"unknown"}},
              {"uren", {"-2.5"}},
              {"sinds", {"2020-02-29"}},
              {"goed@loket", {"1"}},
              {"verhaal", {"Goed."}}});
    const Table table = exported(work);
    CHECK(table.front() == std::vector<std::string>{"Groep", "Ronde", "Versie", "Nakijken", "dienst",
                                                    "dienst.other", "taken:zorg", "taken:koken", "taken:none",
                                                    "druk", "gevoel.rust", "uren", "sinds", "goed@loket",
                                                    "verhaal"});
    REQUIRE(table.size() == 6);
    CHECK(table[1] == std::vector<std::string>{"Huis / Team A", "voorjaar", "2", "0", "other", "Weekend", "0",
                                               "1", "0", "3", "unknown", "-2,5", "2020-02-29", "1", "Goed."});
  }

  TEST_CASE("a question that was not answered leaves all its columns empty") {
    WorkRecords work;
    work.add(5, "a", {});
    const Table table = exported(work);
    CHECK(table[1] == std::vector<std::string>{"Huis / Team A", "voorjaar", "2", "0", "", "", "", "", "", "",
                                               "", "", "", "", ""});
  }

  TEST_CASE("a row names the lowest group that may be shown, and who may not be shown is left out") {
    WorkRecords work;
    work.add(5, "a", {{"verhaal", {"een van A"}}});
    work.add(3, "b", {{"verhaal", {"een van B"}}});
    work.add(2, "h", {{"verhaal", {"leiding"}}});
    work.add(4, "z", {{"verhaal", {"een van Zuid"}}});
    const Table table = exported(work);
    REQUIRE(table.size() == 11);
    CHECK(cell(table, 6, "Groep") == "Huis");
    CHECK(cell(table, 6, "verhaal") == "een van B");
    for (std::size_t row = 1; row < table.size(); ++row) CHECK(cell(table, row, "verhaal") != "een van Zuid");
  }

  TEST_CASE("a reader of one group gets its own rows") {
    WorkRecords work;
    work.add(5, "a", {});
    work.add(5, "z", {});
    CHECK(exported(work, "a").size() == 6);
    CHECK(exported(work, "h").size() == 6);
    CHECK(exported(work, "b").size() == 1);
    CHECK(exported(work, "gone").size() == 1);
    CHECK(exported(work).size() == 11);
  }

  TEST_CASE("rows to check are marked, and stay out where they are few") {
    WorkRecords work;
    work.add(5, "a", {});
    for (int person = 0; person < 5; ++person) work.responses.push_back({"werk", 2, "a", "", true, {}});
    work.responses.push_back({"werk", 2, "z", "", true, {}});
    const Table table = exported(work);
    REQUIRE(table.size() == 11);
    CHECK(cell(table, 5, "Nakijken") == "0");
    CHECK(cell(table, 6, "Nakijken") == "1");
  }

  TEST_CASE("rows stand in the order of storage") {
    WorkRecords work;
    for (const char* text : {"c", "a", "e", "b", "d"}) work.add(1, "a", {{"verhaal", {text}}});
    const Table table = exported(work);
    std::string order;
    for (std::size_t row = 1; row < table.size(); ++row) order += cell(table, row, "verhaal");
    CHECK(order == "caebd");
  }

  TEST_CASE("a text that a spreadsheet would run gets an apostrophe") {
    for (const char* text :
         {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "  =1", "\"=1", "'=1", "＝1", "＋1", "－1", "＠1",
          "\u200b=1", "\u202e=1", "\u00a0@x", "“=1", "=cmd|' /C calc'!A0"}) {
      CAPTURE(text);
      WorkRecords work;
      work.add(5, "a", {{"verhaal", {text}}});
      CHECK(cell(exported(work), 1, "verhaal") == "'" + std::string(text));
    }
    for (const char* text :
         {"", "gewoon", "1-1", "a=b", "‘t is goed", "5 + 5", "é=", "mail me@example.org"}) {
      CAPTURE(text);
      CHECK_FALSE(looks_like_formula(text));
    }
  }

  // Whatever the table is cut at: no piece of a text may begin as a formula.
  TEST_CASE("no part of a text runs where a table is cut at another sign") {
    const std::vector<std::pair<std::string, std::string>> texts = {
        {"goed,=1+1", "goed,'=1+1"}, {"a;=1", "a;'=1"},           {"a\t=1", "a\t'=1"},
        {"a|@x", "a|'@x"},           {"a\n=1", "a\n'=1"},         {"\n=1", "'\n'=1"},
        {"a\r\n-1", "a\r\n'-1"},     {"a\u2028+1", "a\u2028'+1"}, {"a, \"=1", "a,' \"=1"},
        {"a,,,=1", "a,,,'=1"},       {"a,＝1", "a,'＝1"},         {"a，=1", "a，'=1"},
        {"=1,=2", "'=1,'=2"},        {"a,'=1", "a,''=1"},         {"ja, nee; -", "ja, nee;' -"},
        {"1, 2, 3", "1, 2, 3"},      {"a - b = c", "a - b = c"},
    };
    for (const auto& pair : texts) {
      const auto& [text, wanted] = pair;
      CAPTURE(pair.first);
      CHECK(guarded(text, CsvReader::spreadsheet) == wanted);
      WorkRecords work;
      work.add(5, "a", {{"verhaal", {text}}});
      const std::string csv = export_csv(work.records(), "");
      CHECK(cell(read(csv), 1, "verhaal") == wanted);
      // Read by a program that knows no quotes and cuts at everything.
      bool is_start = true;
      for (std::size_t at = 3; at < csv.size();) {
        const std::int32_t sign = text::next_character(csv, at);
        if (is_start)
          CHECK_MESSAGE(std::string("=+@").find(static_cast<char>(sign)) == std::string::npos, csv);
        is_start = sign == ';' || sign == ',' || sign == '\t' || sign == '|' || sign == '\n' || sign == '\r';
      }
    }
  }

  TEST_CASE("every blank or invisible sign is looked through, whichever Unicode knows") {
    for (const char* sign :
         {"\u2060", "\u061c", "\u2003", "\u180e",     "\u034f",     "\ufe0f", "\u3164", "\u2800",
          "\u115f", "\u206a", "\ufff9", "\U000e0001", "\U0001d173", "\u0085", "\u200a", "\u205f",
          "\u1680", "\u00ab", "\uff02", "\uff07",     "\u0301",     "\x1f",   "\xff"}) {
      for (const char* formula : {"=1", "＋1", "﹦1", "⁻1", "−1", "@x"}) {
        CAPTURE(sign);
        CHECK(looks_like_formula(std::string(sign) + formula));
      }
    }
    CHECK_FALSE(looks_like_formula("\u2060gewoon = 1"));
  }

  TEST_CASE("a cell with a comma, an apostrophe or a sign beyond ASCII stands between quotes") {
    CsvTable table;
    table.text("goed, beter").text("'t").text("é").text("gewoon").number("1.5").end_row();
    CHECK(table.take() == "\ufeff\"goed, beter\";\"'t\";\"é\";gewoon;\"1,5\"\r\n");
  }

  TEST_CASE("names of groups and headings are texts of whoever, too") {
    WorkRecords work;
    work.groups = {{"a", "", "=HYPERLINK(\"http://x\")"}};
    work.add(5, "a", {});
    CHECK(cell(exported(work), 1, "Groep") == "'=HYPERLINK(\"http://x\")");
    CsvTable table;
    table.text("=A1").number("=A1").end_row();
    CHECK(read(table.take()).front() == std::vector<std::string>{"'=A1", "'=A1"});
  }

  TEST_CASE("numbers stay numbers, below zero as well, with a decimal comma") {
    CsvTable table;
    table.number("-12.25").number("0").number("7").number("-").number("1.2.3").number("-1+1").end_row();
    CHECK(read(table.take()).front() == std::vector<std::string>{"-12,25", "0", "7", "'-", "1.2.3", "'-1+1"});
  }

  TEST_CASE("texts come out as they went in") {
    for (const char* text :
         {"twee\nregels", "twee\r\nregels", "punt; komma", "een \"woord\"", "\u200fعربي\u200f", " spaties ",
          "tab\tin het midden", "<script>alert(1)</script>"}) {
      CAPTURE(text);
      WorkRecords work;
      work.add(5, "a", {{"verhaal", {text}}});
      CHECK(cell(exported(work), 1, "verhaal") == text);
    }
    WorkRecords work;
    work.add(5, "a", {{"verhaal", {"een\r\ntwee\ndrie"}}});
    CHECK(cell(read(export_csv(work.records(), "", CsvReader::statistics)), 1, "verhaal") ==
          "een ⏎twee⏎drie");
  }

  TEST_CASE("a field that meant something else before has a column of its own") {
    WorkRecords work;
    guide::Survey older = work.survey;
    older.version = 1;
    older.pages[0].questions[0].options[0].id = "ochtend";
    older.pages[1].questions[0].id = "vroeger";
    older.scores.clear();
    work.versions = {older};
    work.add(5, "a", {{"dienst", {"dag"}}, {"druk", {"2"}}});
    for (int person = 0; person < 5; ++person)
      work.responses.push_back({"werk",
                                1,
                                "a",
                                "voorjaar",
                                false,
                                {{"dienst", {"ochtend"}}, {"vroeger", {"1"}}, {"uren", {"8"}}}});
    const Table table = exported(work);
    REQUIRE(table.size() == 11);
    CHECK(cell(table, 1, "dienst") == "dag");
    CHECK(cell(table, 1, "dienst~1").empty());
    CHECK(cell(table, 6, "Versie") == "1");
    CHECK(cell(table, 6, "dienst").empty());
    CHECK(cell(table, 6, "dienst~1") == "ochtend");
    CHECK(cell(table, 6, "vroeger") == "1");
    CHECK(cell(table, 6, "uren") == "8");
  }

  TEST_CASE("the codebook explains each column and each code") {
    const WorkRecords work;
    const Table table = read(codebook_csv(work.records()));
    CHECK(table.front() == std::vector<std::string>{"Variabele", "Label", "Vraag", "Type", "Code",
                                                    "Betekenis", "Versies", "Variabele in SPSS",
                                                    "Code in SPSS"});
    const auto has_row = [&](const std::vector<std::string>& row) {
      return std::find(table.begin(), table.end(), row) != table.end();
    };
    CHECK(has_row({"dienst", "Wanneer werk je?", "Wanneer werk je?", "keuze", "nacht", "’s Nachts", "2",
                   "dienst", "2"}));
    CHECK(has_row({"taken:koken", "Wat doe je? Koken", "Wat doe je?", "0 of 1", "1", "Koken", "2",
                   "taken_koken", "1"}));
    CHECK(has_row({"gevoel.rust", "Hoe gaat het? Ik heb rust.", "Hoe gaat het?", "schaal", "unknown",
                   "Weet ik niet", "2", "gevoel_rust", "99"}));
    CHECK(has_row({"uren", "Hoeveel uren?", "Hoeveel uren?", "getal, uur", "", "", "2", "uren", ""}));
    // Every column of the table is there.
    const Table answers = exported(work);
    for (const std::string& name : answers.front()) {
      CAPTURE(name);
      CHECK(std::any_of(table.begin(), table.end(), [&](const auto& row) { return row[0] == name; }));
    }
  }

  TEST_CASE("names for SPSS are letters, digits and underscores, short, unique and no words of its own") {
    WorkRecords work;
    const std::string longest(90, 'x');
    auto& questions = work.survey.pages[0].questions;
    questions[0].id = "and";
    questions[1].id = "0-keer";
    for (const char* id : {"a-b", "a_b", "groep"}) {
      questions.push_back(questions[0]);
      questions.back().id = id;
    }
    for (const char* end : {"1", "2"}) {
      questions.push_back(questions[0]);
      questions.back().id = longest + end;
    }
    work.form = guide::SurveyForm(work.survey);
    const Table table = read(codebook_csv(work.records()));
    std::map<std::string, std::string> names;  // SPSS name in small letters to variable
    for (std::size_t row = 1; row < table.size(); ++row) {
      std::string name = table[row][7];
      CAPTURE(name);
      CHECK(name.size() <= 64);
      CHECK(std::isalpha(static_cast<unsigned char>(name.front())) != 0);
      CHECK(name.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") ==
            std::string::npos);
      for (char& sign : name) sign = static_cast<char>(std::tolower(static_cast<unsigned char>(sign)));
      CHECK(name != "and");
      CHECK(names.emplace(name, table[row][0]).first->second == table[row][0]);
    }
  }

  TEST_CASE("the syntax reads the table, names answers and sets unknown apart") {
    WorkRecords work;
    work.survey.pages[1].questions[3].unknown = "Weet ik niet";
    work.form = guide::SurveyForm(work.survey);
    work.survey.pages[0].questions[0].text = "Wat vind je van 'het werk'?";
    const std::string syntax = export_sps(work.records(), "mijn 'export'.csv");
    CHECK(syntax.find("/FILE='mijn ''export''.csv'") != std::string::npos);
    CHECK(has_line(syntax, "VARIABLE LABELS dienst 'Wat vind je van ''het werk''?'."));
    CHECK(syntax.find("VALUE LABELS dienst\n  1 'Overdag'\n  2 '’s Nachts'\n  3 'Anders, namelijk'.\n") !=
          std::string::npos);
    CHECK(has_line(syntax, "MISSING VALUES druk (99)."));
    CHECK(has_line(syntax, "MISSING VALUES uren (99)."));
    CHECK(has_line(syntax, "MISSING VALUES sinds (99)."));
    CHECK(syntax.find("DO IF (ruw$_13 = 'unknown').\n  COMPUTE sinds = 99.\n") != std::string::npos);
    CHECK(has_line(syntax, "VARIABLE LEVEL druk (ORDINAL)."));
  }

  TEST_CASE("a label that SPSS would cut is cut at a character, and says so") {
    WorkRecords work;
    std::string long_text;
    for (int time = 0; time < 200; ++time) long_text += "é";
    work.survey.pages[0].questions[0].text = long_text;
    work.survey.pages[0].questions[0].options[0].text = long_text;
    work.form = guide::SurveyForm(work.survey);
    const std::string syntax = export_sps(work.records(), "a.csv");
    CHECK(has_line(syntax, "VARIABLE LABELS dienst '" + long_text.substr(0, 252) + "…'."));
    CHECK(has_line(syntax, "  1 '" + long_text.substr(0, 116) + "…'"));
  }

  TEST_CASE("unknown never gets the number of an answer") {
    WorkRecords work;
    work.survey.scales[0].points[2].value = 100;
    work.survey.pages[1].questions[2].maximum = 2'000;
    work.form = guide::SurveyForm(work.survey);
    const std::string syntax = export_sps(work.records(), "a.csv");
    CHECK(has_line(syntax, "MISSING VALUES druk (999)."));
    CHECK(has_line(syntax, "MISSING VALUES uren (9999)."));
    // Where a number of nine digits is an answer too, and where there is no highest one.
    const std::optional<double> limits[] = {2'000'000'000, std::nullopt};
    for (const std::optional<double>& maximum : limits) {
      work.survey.pages[1].questions[2].minimum = 0;
      work.survey.pages[1].questions[2].maximum = maximum;
      work.form = guide::SurveyForm(work.survey);
      CHECK(has_line(export_sps(work.records(), "a.csv"), "MISSING VALUES uren (-99)."));
    }
    work.survey.pages[1].questions[2].minimum = -100;
    work.form = guide::SurveyForm(work.survey);
    CHECK(has_line(export_sps(work.records(), "a.csv"), "MISSING VALUES uren (-999)."));
  }

  // The real program, where it is installed (script/bootstrap --tests does).
  TEST_CASE("PSPP reads the table by the syntax, without a word of complaint") {
    if (std::system("command -v pspp >/dev/null 2>&1") != 0) {
      MESSAGE("pspp is not installed");
      return;
    }
    WorkRecords work;
    work.add(3, "a",
             {{"dienst", {"other"}},
              {"dienst.other", {"Soms; \"laat\""}},
              {"druk", {"3"}},
              {"uren", {"-2.5"}},
              {"sinds", {"2020-02-29"}},
              {"verhaal", {"=1+1\ntwee; drie"}}});
    work.add(2, "a",
             {{"dienst", {"nacht"}}, {"druk", {"unknown"}}, {"uren", {"unknown"}}, {"taken", {"none"}}});
    const TemporaryFolder folder;
    const auto path = [&](const char* name) { return (folder.path() / name).string(); };
    write_file(path("tabel.csv"), export_csv(work.records(), "", CsvReader::statistics));
    write_file(path("lees.sps"), export_sps(work.records(), path("tabel.csv")) + "SAVE TRANSLATE /OUTFILE='" +
                                     path("terug.csv") +
                                     "' /TYPE=CSV /MAP /REPLACE /FIELDNAMES /CELLS=LABELS.\n");
    const std::string run =
        "pspp -o " + path("gezegd.txt") + " " + path("lees.sps") + " >" + path("fouten.txt") + " 2>&1";
    CHECK(std::system(run.c_str()) == 0);
    CHECK(read_file(path("fouten.txt")).empty());
    const std::string back = read_file(path("terug.csv"));
    CAPTURE(back);
    CHECK(back.find("Huis / Team A,voorjaar,2,nee,\"Anders, namelijk\",\"Soms; \"\"laat\"\"\",") !=
          std::string::npos);
    CHECK(back.find(",\"=1+1\ntwee; drie\"\n") != std::string::npos);
    CHECK(back.find("-2.5") != std::string::npos);
    CHECK(back.find("02/29/2020") != std::string::npos);
    CHECK(back.find(",’s Nachts,") != std::string::npos);
  }

  TEST_CASE("what PSPP has read is what was answered, value by value") {
    if (std::system("command -v pspp >/dev/null 2>&1") != 0) {
      MESSAGE("pspp is not installed");
      return;
    }
    const std::vector<std::string> texts = {
        "=1+1",       "goed,=1+1", "'=1",      "a\n-b\n=c", "␛' en ␛. en ␛r", "een⏎twee",
        "a;\"=1\";b", ",=,=,=,=",  "\u2060=1", "␛␛'",       "gewoon"};
    WorkRecords work;
    for (Group& group : work.groups) {
      if (group.id == "a") group.name = "=Groep,=A";
    }
    work.survey.pages[1].questions[3].unknown = "Weet ik niet";
    work.form = guide::SurveyForm(work.survey);
    for (const std::string& text : texts)
      work.add(1, "a", {{"verhaal", {text}}, {"sinds", {"unknown"}}, {"uren", {"-2.5"}}});
    const TemporaryFolder folder;
    const auto path = [&](const char* name) { return (folder.path() / name).string(); };
    write_file(path("tabel.csv"), export_csv(work.records(), "", CsvReader::statistics));
    write_file(path("lees.sps"), export_sps(work.records(), path("tabel.csv")) +
                                     "COMPUTE verhaal = REPLACE(verhaal, STRING(10, PIB1), '<LF>').\n"
                                     "COMPUTE tel = VALUE(sinds).\nFORMATS tel (F8.0).\n"
                                     "SAVE TRANSLATE /OUTFILE='" +
                                     path("terug.csv") +
                                     "' /TYPE=CSV /MAP /REPLACE /FIELDNAMES /CELLS=VALUES.\n");
    const std::string run =
        "pspp -o " + path("gezegd.txt") + " " + path("lees.sps") + " >" + path("fouten.txt") + " 2>&1";
    CHECK(std::system(run.c_str()) == 0);
    CHECK(read_file(path("fouten.txt")).empty());
    const std::string back = read_file(path("terug.csv"));
    CAPTURE(back);
    for (std::string text : texts) {
      for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n'))
        text.replace(at, 1, "<LF>");
      for (std::size_t at = text.find('"'); at != std::string::npos; at = text.find('"', at + 2))
        text.insert(at, 1, '"');
      CAPTURE(text);
      // The last column but the one of this test, quoted or not.
      CHECK((back.find("," + text + ",99\n") != std::string::npos ||
             back.find(",\"" + text + "\",99\n") != std::string::npos));
    }
    CHECK(back.find("=Groep,=A") != std::string::npos);
    CHECK(back.find("-2.5") != std::string::npos);
  }
}
