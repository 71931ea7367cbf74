// The check *conservation*: every word of a page's source stands in the page, and no mark is left in its
// text.
#include <algorithm>

#include "load/conservation/lost_text.hpp"
#include "load/pages/directive_blocks.hpp"
#include "load/pages/markdown.hpp"
#include "load/pages/page_file.hpp"
#include "pages/page_rules.hpp"
#include "support.hpp"

using namespace leidraad;
using namespace leidraad::test;

namespace {

struct Checked {
  guide::Prose prose;
  diagnostics::Diagnostics diagnostics;
};

Checked checked(std::string_view text) {
  load::register_markdown_extensions();
  Checked result;
  result.prose = load::read_prose(text, {"content/nl/map/x.md", "map", 1, 1}, {}, result.diagnostics);
  check_page_rules(result.prose, result.diagnostics);
  result.diagnostics.sort();
  return result;
}

// What is told, as "line:column code".
Strings told(std::string_view text) {
  return found(checked(text).diagnostics);
}

// What is suggested for the first thing that is told.
std::string suggested(std::string_view text) {
  const Checked one = checked(text);
  return one.diagnostics.empty() ? "nothing is told" : one.diagnostics.all().front().suggestion;
}

}  // namespace

TEST_CASE("conservation: links that were not recognised are told at their place, with what to write") {
  CHECK(told("Zie [x](a b.md).\n") == Strings{"1:5 broken-link"});
  CHECK(suggested("Zie [x](a b.png).\n") == "[x](<a b.png>)");
  CHECK(suggested("Zie [x](https://voorbeeld.be/a b).\n") == "[x](https://voorbeeld.be/a%20b)");
  CHECK(suggested("Zie [de wet] (index.md).\n") == "[de wet](index.md)");
  CHECK(told("Zie\n[de wet]\n(index.md).\n") == Strings{"2:1 broken-link"});
  CHECK(suggested("Zie (de wet)[index.md].\n") == "[de wet](index.md)");
  CHECK(suggested("Zie [de wet](index.md en meer.\n") == "[de wet](index.md)");
  CHECK(suggested("Zie [de wet](index.md.\n") == "[de wet](index.md)");
  CHECK(suggested("Zie [https://a.be](de wet).\n") == "[de wet](https://a.be)");
  CHECK(suggested("Zie [de wet(index.md).\n") == "[de wet](index.md)");
  CHECK(told("Zie de wet](index.md).\n") == Strings{"1:11 broken-link"});
  CHECK(suggested("Zie [de wet][index.md].\n") == "[de wet](index.md)");
  CHECK(suggested("Zie [[contact]].\n") == "[contact](contact.md)");
  CHECK(suggested("! [Een foto](x.png)\n") == "![Een foto](x.png)");
  CHECK(told("![Een foto] (x.png)\n") == Strings{"1:2 broken-link"});
  CHECK(suggested("<www.voorbeeld.be>\n") == "<https://www.voorbeeld.be>");
  CHECK(told("<https://voorbeeld.be/a b>\n") == Strings{"1:1 broken-link"});
  CHECK(told("[wet]: ../wet.md dat is de wet\n") == Strings{"1:1 broken-link"});
  CHECK(told("Zie [de wet] [wet].\n\n[wet]: wet.md\n") == Strings{"1:5 broken-link"});
  CHECK(told("> - Een\n>   [**vet** woord](a b.md)\n") == Strings{"2:5 broken-link"});
}

TEST_CASE("conservation: what is suggested for a link works when it is pasted") {
  CHECK(suggested("[[contact.md]]\n") == "[contact.md](contact.md)");
  CHECK(suggested("[[contact|de mensen]]\n") == "[de mensen](contact.md)");
  CHECK(suggested("[[Hoe het werkt]]\n").empty());
  CHECK(suggested("[x](a.md titel)\n") == "[x](a.md \"titel\")");
  CHECK(suggested("[x](a.md #kop)\n") == "[x](a.md#kop)");
  CHECK(suggested("[x](tel:+32 470 12)\n") == "[x](tel:+3247012)");
  CHECK(told("[x]a.md)\n") == Strings{"1:1 broken-link"});
  CHECK(suggested("[x]a.md)\n") == "[x](a.md)");
  CHECK(told("[x]en (a.md)\n").empty());
  // Pasted over the first of two lines it would leave the second one.
  CHECK(suggested("Zie [x]\n(a.md)\n").empty());
  // The reason is the line above, not the address.
  CHECK(told("Tekst\n[wet]: https://voorbeeld.be/\n") == Strings{"2:1 broken-link"});
  CHECK(suggested("Tekst\n[wet]: https://voorbeeld.be/\n").empty());
}

TEST_CASE("conservation: a link needs an address that leads somewhere") {
  for (const char* one : {"[x]()\n", "[x](#)\n", "[x](mailto:)\n", "[x](https://)\n"}) {
    INFO(one);
    const bool is_empty = std::string_view{one}.find("()") != std::string_view::npos;
    CHECK(told(one) == Strings{is_empty ? "1:3 incomplete-address" : "1:5 incomplete-address"});
    CHECK(suggested(one).empty());
  }
  CHECK(suggested("[x](https:voorbeeld.be)\n") == "https://voorbeeld.be");
  CHECK(suggested("[x](http:/voorbeeld.be)\n") == "http://voorbeeld.be");
  CHECK(suggested("[x](a.md/)\n") == "a.md");
  CHECK(suggested("[x](a.md/#kop)\n") == "a.md#kop");
  CHECK(told("[x](mailto:a@b.be) [y](tel:+32470) [z](https://voorbeeld.be) [w](HTTPS://voorbeeld.be)\n")
            .empty());
}

TEST_CASE("conservation: a note that is written in a wrong way is one message") {
  CHECK(told("Noot[^1 hier.\n\n[^1]: x\n") == Strings{"1:5 broken-link"});
  CHECK(suggested("Noot[^1 hier.\n\n[^1]: x\n") == "[^1]");
  CHECK(told("Noot[^een twee].\n\n[^een twee]: x\n") == Strings{"1:5 unknown-note"});
  CHECK(told("Noot `[^1]`.\n\n[^1]: x\n") == Strings{"3:1 unused-note"});
}

TEST_CASE("conservation: what a page uses and does not have is told once, with every place") {
  CHECK(told("Zie [de norm][norm-7].\n") == Strings{"1:5 unknown-link-label"});
  CHECK(told("Zie [norm-7][].\n") == Strings{"1:5 unknown-link-label"});
  CHECK(told("![Een foto][foto]\n") == Strings{"1:2 unknown-link-label"});
  CHECK(told("Noot[^9] hier.\n") == Strings{"1:5 unknown-note"});
  CHECK(told("Noot[^een twee].\n") == Strings{"1:5 unknown-note"});
  const Checked several = checked("A[^9] en [b][c].\n\nD[^9].\n\n[e][c]\n");
  REQUIRE(several.diagnostics.all().size() == 2);
  CHECK(several.diagnostics.all()[0].notes.size() == 1);
  CHECK(several.diagnostics.all()[1].notes[0].position.line == 5);
}

TEST_CASE("conservation: notes and addresses that nobody uses, or that stand twice, are not lost silently") {
  CHECK(told("Tekst.\n\n[^3]: Deze noot gebruikt\n    niemand.\n\n    Ook dit niet.\n\nEn verder.\n") ==
        Strings{"3:1 unused-note"});
  CHECK(told("Tekst[^1].\n\n[^1]: Een\n[^1]: Twee\n") == Strings{"4:1 duplicate-note"});
  CHECK(told("[^1]: Een\n\n[^2]: Twee\n") == Strings{"1:1 unused-note", "3:1 unused-note"});
  CHECK(told("Zie [b].\n\n[b]: https://een.be/\n[b]: https://twee.be/\n") ==
        Strings{"4:1 duplicate-definition"});
  CHECK(told("Zie [b].\n\n[B]: https://een.be/\n\n> [b]: https://twee.be/\n") ==
        Strings{"5:3 duplicate-definition"});
  CHECK(told("[b]: https://een.be/\n") == Strings{"1:1 unused-definition"});
  CHECK(told("[Let op]: ventileer\nDe zaal.\n") == Strings{"1:1 unused-definition"});
  CHECK(told("[Let op]: ventileer\n\n| A |\n| --- |\n| 1 |\n") == Strings{"1:1 unused-definition"});
  CHECK(told("[//]: # (zo schrijven sommigen een opmerking)\n").empty());
  CHECK(told("[een][a], [b][], [c] en ![d][e]\n\n[a]: a.md\n[b]: b.md 'titel'\n[C]:\n  c.md\n[e]: <e.png>\n")
            .empty());
}

TEST_CASE("conservation: tables that are none, and cells that a table has no column for") {
  CHECK(told("| A | B | C |\n| --- | --- |\n| 1 | 2 | 3 |\n") == Strings{"2:1 broken-table"});
  CHECK(suggested("| A | B | C |\n| --- | --- |\n") == "| --- | --- | --- |");
  CHECK(told("| A | B |\n| 1 | 2 |\n") == Strings{"1:1 broken-table"});
  CHECK(told("| --- | --- |\n| 1 | 2 |\n") == Strings{"1:1 broken-table"});
  CHECK(told("| A | B |\n| --- | --- |\n| Zeep | Veilig | NIET INNEMEN |\n") == Strings{"3:19 spare-cells"});
  CHECK(told("A | B\n--- | ---\n1 | 2 | 3 | 4\n") == Strings{"3:9 spare-cells"});
  CHECK(told("Uitleg.\n| A | B |\n| --- | --- |\n| 1 | 2 | 3 |\n") == Strings{"4:11 spare-cells"});
  CHECK(told("| A | B |\n| --- | --- |\n| `a|b` | Lees | weg |\n") == Strings{"3:3 stray-backtick"});
  CHECK(suggested("| A | B |\n| --- | --- |\n| `a|b` | Lees |\n") == "`a\\|b`");
  CHECK(told("| A | B |\n| --- | --- |\n| 1 | 2 |\nEen gewone zin.\n") == Strings{"4:1 row-without-bar"});
  CHECK(told("| A | B |\n| --- | --- |\n| 1 |\n| `a\\|b` | c \\| d |\n| | |\n| x |  | |\n").empty());
}

TEST_CASE("conservation: headings, lists and boxes without their space") {
  CHECK(told("##Kop\n") == Strings{"1:1 broken-heading"});
  CHECK(suggested("##Kop\n") == "## Kop");
  CHECK(suggested("#Geen spatie\n") == "## Geen spatie");
  CHECK(told("Tekst\n##Kop\n") == Strings{"2:1 broken-heading"});
  CHECK(told("####### Zeven\n") == Strings{"1:1 broken-heading"});
  CHECK(told("- ##Kop\n") == Strings{"1:3 broken-heading"});
  CHECK(told("Tekst\n    ## Kop\n") == Strings{"2:5 broken-heading"});
  CHECK(told("title: Iets\n---\n") == Strings{"1:1 underlined-heading"});
  CHECK(told("Een gewone zin.\n---\n") == Strings{"1:1 underlined-heading"});
  CHECK(told("Doe dit:\n2. Ventileer\n3. Meet\n") == Strings{"2:1 broken-list"});
  CHECK(told("1.Ventileer\n2.Meet\n") == Strings{"1:1 broken-list"});
  CHECK(told("1)Ventileer\n") == Strings{"1:1 broken-list"});
  CHECK(suggested("-tekst\n-meer\n") == "- tekst");
  CHECK(told("Doe dit:\n-Ventileer de zaal\n") == Strings{"2:1 broken-list"});
  CHECK(told("1. een\n2. twee\n4. vier\n5. vijf\n") == Strings{"3:1 misnumbered-item"});
  CHECK(told("-[ ] taak\n") == Strings{"1:1 broken-task"});
  CHECK(suggested("- [x]klaar\n") == "[x] klaar");
  CHECK(suggested("- [] taak\n") == "[ ] taak");
}

TEST_CASE("conservation: headings with signs behind them, and behind a hard space") {
  CHECK(told("##Kop {#anker}\n") == Strings{"1:1 broken-heading"});
  CHECK(suggested("##Kop {#anker}\n") == "## Kop {#anker}");
  CHECK(suggested("##Kop##\n") == "## Kop");
  CHECK(told("## De kop##\n") == Strings{"1:7 broken-heading"});
  CHECK(suggested("## De kop##\n") == "kop");
  CHECK(told("## Werken met C#\n").empty());
  CHECK(told("## Kop {#}\n") == Strings{"1:8 stray-attributes"});
  CHECK(suggested("##\xC2\xA0Kop\n") == "## Kop");
  CHECK(told("\xC2\xA0## Kop\n") == Strings{"1:1 broken-heading"});
  CHECK(suggested("\xC2\xA0## Kop\n") == "## Kop");
  CHECK(told("\xC2\xA0- een\n") == Strings{"1:1 broken-list"});
  CHECK(suggested("\xC2\xA0 1.\xC2\xA0\xC3\xA9\xC3\xA9n\n") == "1. \xC3\xA9\xC3\xA9n");
  CHECK(told("\xC2\xA0Tekst\n\n\xC2\xA0\n\n\xC2\xA0-5 graden\n").empty());
  CHECK(told("#\n") == Strings{"1:1 empty-heading"});
  CHECK(told("###\n") == Strings{"1:1 empty-heading"});
}

TEST_CASE("conservation: a comment behind a heading leaves nothing in its anchor") {
  const Checked one = checked("## Kop <!-- nog na te kijken -->\n\n## Kop twee {#eigen} <!-- x -->\n");
  CHECK(one.diagnostics.empty());
  REQUIRE(one.prose.headings.size() == 2);
  CHECK(one.prose.headings[0].anchor == "kop");
  CHECK(one.prose.headings[0].text == "Kop");
  CHECK(one.prose.headings[1].anchor == "eigen");
  CHECK(one.prose.headings[1].text == "Kop twee");
}

TEST_CASE("conservation: one star of two, powers, paths of Windows, boxes of GitHub") {
  CHECK(told("**vet*\n") == Strings{"1:1 broken-emphasis"});
  CHECK(told("*vet**\n") == Strings{"1:6 broken-emphasis"});
  CHECK(told("**prijs*** en *prijs* en ***beide***\n").empty());
  CHECK(told("x**2 + y**2\n") == Strings{"1:1 doubtful-mark"});
  CHECK(suggested("Reken x**2 + y**2 uit.\n") == "x\\*\\*2 + y\\*\\*2");
  CHECK(told("woord**deel**woord en **2** en a**2** en 2**3\n").empty());
  CHECK(suggested("Op \\\\server\\deel\n") == "\\\\\\\\server\\deel");
  CHECK(suggested("In C:\\.git\\_x\n") == "C:\\\\.git\\\\_x");
  CHECK(told("C:\\map\\nieuw, C:\\\\map, 3 \\* 4, a\\_b\\_c, \\\\(x\\\\) en \\[x\\]\n").empty());
  CHECK(told("> [!NOTE]\n> x\n") == Strings{"1:3 directive-in-text"});
  CHECK(told("[!NOTE]-teken in een zin, en [sic!]\n\nZie [!NOTE].\n") == Strings{"1:1 directive-in-text"});
  CHECK(told("    | a | b |\n    | --- | --- |\n    | c | d |\n") == Strings{"1:5 indented-text"});
  CHECK(told("[Zie[^1]](a.md)\n\n[^1]: x\n") == Strings{"1:11 broken-link"});
  CHECK(told("[Zie [@bron]](a.md)\n") == Strings{"1:15 broken-link"});
  CHECK(told("[Zie [x](b.md)](a.md)\n") == Strings{"1:1 broken-link"});
  CHECK(told("<!-- a <!-- b --> c -->\n") == Strings{"1:1 unclosed-comment"});
}

TEST_CASE("conservation: directives and attributes that are only text") {
  CHECK(suggested("<!-- x --> ::pages\n").empty());
  CHECK(told("Zie ::contacts voor meer.\n") == Strings{"1:5 directive-in-text"});
  CHECK(told("Zie ::tree{#x} voor meer.\n") == Strings{"1:5 directive-in-text"});
  CHECK(suggested(":contacts\n") == "::contacts");
  CHECK(told("Let op :::tip hier.\n") == Strings{"1:8 directive-in-text"});
  CHECK(told("| A |\n| --- |\n| ::contacts |\n") == Strings{"3:3 directive-in-text"});
  CHECK(told(":: contacts\n") == Strings{"1:3 directive-syntax"});
  CHECK(told("## Kop {#mijn anker}\n") == Strings{"1:8 stray-attributes"});
  CHECK(told("Tekst {#anker}\n") == Strings{"1:7 stray-attributes"});
  CHECK(told("[x](a.md){target=_blank}\n") == Strings{"1:10 stray-attributes"});
  CHECK(told(":::tip[Een **vet** woord]\nTekst.\n:::\n") == Strings{"1:12 mark-in-plain-text"});
  CHECK(told("::figure{src=\"x.svg\" alt=\"Zie [x](y.md)\"}\n") == Strings{"1:33 mark-in-plain-text"});
  CHECK(told("::contacts[Onze mensen]\n") == Strings{"1:12 unused-label"});
  CHECK(told(":::steps[Zo doe je het]\n1. Een\n:::\n") == Strings{"1:10 unused-label"});
}

TEST_CASE("conservation: citations with more than ids") {
  CHECK(told("Zo [@a p. 12].\n") == Strings{"1:4 broken-citation"});
  CHECK(suggested("Zo [@a p. 12].\n") == "(p. 12) [@a]");
  CHECK(suggested("Zo [@ a].\n") == "[@a]");
  CHECK(suggested("Zo [@a, @b].\n") == "[@a; @b]");
  CHECK(suggested("Zo [zie @a].\n") == "[@a]");
  CHECK(suggested("Zo [@a.\n") == "[@a]");
}

TEST_CASE("conservation: code that swallows text") {
  CHECK(told("Een.\n\n```\ncode\n\nTekst.\n") == Strings{"3:1 unclosed-code"});
  CHECK(told("~~~\ncode\n```\nTekst.\n") == Strings{"1:1 unclosed-code"});
  CHECK(told("````\ncode\n```\n") == Strings{"1:1 unclosed-code"});
  CHECK(told("- ```\n  code\n\nTekst.\n") == Strings{"1:3 unclosed-code"});
  CHECK(told("```\n") == Strings{"1:1 unclosed-code"});
  CHECK(told("```\ncode\n``` tekst\nmeer\n```\n") == Strings{"1:1 unclosed-code"});
  CHECK(told("```\neen\n\nTekst.\n\n```js\ntwee\n```\n") == Strings{"1:1 unclosed-code"});
  CHECK(told("``` Doe dit eerst\ncode\n```\n") == Strings{"1:4 code-words"});
  CHECK(told("    Vier spaties voor deze gewone zin.\n") == Strings{"1:5 indented-text"});
  CHECK(told("Een `losse backtick.\n") == Strings{"1:5 stray-backtick"});
  CHECK(told("```js\nx\n```\n\n~~~\n```\n~~~\n\n    npm install --save x\n    cd map\n\n> ```\n> y\n> ```\n")
            .empty());
}

TEST_CASE("conservation: emphasis that no space is missing in gets a suggestion that helps, or none") {
  CHECK(suggested("**Let op:**Doe dit.\n") == "**Let op**:");
  CHECK(suggested("**Klaar.**Verder\n") == "**Klaar**.");
  CHECK(suggested("**\"citaat\"**en meer\n").empty());
  CHECK(suggested("tekst**(vet)**tekst\n").empty());
}

TEST_CASE("conservation: emphasis that is none") {
  CHECK(suggested("** Let op ** en meer.\n") == "**Let op**");
  CHECK(told("Dit is **niet dicht.\n") == Strings{"1:8 broken-emphasis"});
  CHECK(told("Dit is niet** dicht.\n") == Strings{"1:12 broken-emphasis"});
  CHECK(told("Dit is __niet dicht.\n") == Strings{"1:8 broken-emphasis"});
  CHECK(told("Dit is ~~weg.\n") == Strings{"1:8 broken-emphasis"});
  CHECK(told("Dit is *belangrijk * hier.\n") == Strings{"1:8 broken-emphasis"});
  CHECK(told("Dit is *belangrijk.\n") == Strings{"1:8 doubtful-mark"});
  CHECK(suggested("Dit is ==geel==.\n") == "**geel**");
  CHECK(suggested("CO~2~ is een gas.\n") == "CO₂");
  CHECK(suggested("Van 10~20~30 graden.\n") == "10–20–30");
  CHECK(suggested("Vijf m^2^ groot.\n") == "m²");
  CHECK(told("Het is 5*6*7.\n") == Strings{"1:8 doubtful-mark"});
  CHECK(checked("CO~2~\n").prose.markup.html == "<p>CO~2~</p>\n");
  CHECK(checked("~~weg~~\n").prose.markup.html == "<p><del>weg</del></p>\n");
}

TEST_CASE("conservation: characters that are no text") {
  CHECK(told("Een &foo; twee.\n") == Strings{"1:5 unknown-entity"});
  CHECK(suggested("10&nbsp euro\n") == "&nbsp;");
  CHECK(told("Einde van de alinea\\\n") == Strings{"1:20 stray-backslash"});
  CHECK(told("On\xE2\x80\x8Bzichtbaar\n") == Strings{"1:3 hidden-character"});
  CHECK(told("Zacht\xC2\xAD"
             "streepje\n") == Strings{"1:6 hidden-character"});
  CHECK(told("Om\xE2\x80\xAEgekeerd\n") == Strings{"1:3 direction-character"});
  CHECK(told("`co\xE2\x81\xA6"
             "de`\n") == Strings{"1:4 direction-character"});
}

TEST_CASE("conservation: a comment is never published, whatever stands around it") {
  const auto html = [](std::string_view text) { return checked(text).prose.markup.html; };
  CHECK(html("<!-- een --> <!-- twee -->\n").find("--") == std::string::npos);
  CHECK(html("<!-- intern --> Tekst.\n") == "<p>Tekst.</p>\n");
  CHECK(html("Tekst <!-- a -- b --> hier.\n") == "<p>Tekst  hier.</p>\n");
  CHECK(html("- <!-- x --> een\n- twee\n").find("<li>een</li>") != std::string::npos);
  CHECK(html("## Kop <!-- x -->\n").starts_with("<h2 id=\"kop\">Kop"));
  CHECK(html("## Kop {#mijn} <!-- x -->\n").starts_with("<h2 id=\"mijn\">Kop"));
  CHECK(html("| A |\n| --- |\n| a <!-- geheim --> |\n").find("geheim") == std::string::npos);
  CHECK(html("| A | B |\n| --- | --- |\n| a <!-- x | geheim --> | b |\n").find("geheim") ==
        std::string::npos);
  CHECK(html("Een <!-- begin\n\nmidden\n\neinde --> twee.\n").find("midden") == std::string::npos);
  CHECK(html("<!-- a\n\nb --> Tekst.\n") == "<p>Tekst.</p>\n");
  CHECK(html("<div>\n<!-- geheim -->\n</div>\n").find("geheim") == std::string::npos);
  CHECK(html("`<!-- code -->`\n") == "<p><code>&lt;!-- code --&gt;</code></p>\n");
  CHECK(html("\\<!-- tekst -->\n") == "<p>&lt;!-- tekst --&gt;</p>\n");
  for (const char* text :
       {"<!-- een --> <!-- twee -->\n", "<!-- intern --> Tekst.\n", "Een <!-- x -- y --> twee.\n",
        "Een <!-- x\n\ny --> twee.\n", "```\n<!--\n```\n", "<!-- een -->\n<!-- twee -->\n",
        "<!-- a --> b <!-- c -->\n", "## Kop {#mijn} <!-- x -->\n"}) {
    CAPTURE(text);
    CHECK(told(text).empty());
  }
  CHECK(told("<!-- nog nakijken ->\n\nTekst.\n\n## Kop\n") == Strings{"1:1 unclosed-comment"});
  CHECK(told("Tekst <!-- nog nakijken ->.\n") == Strings{"1:7 unclosed-comment"});
  CHECK(told("<!--x--\n") == Strings{"1:1 unclosed-comment"});
  CHECK(told("<!-- een ->\n\nTekst.\n\n<!-- twee -->\n") == Strings{"1:1 unclosed-comment"});
  CHECK(told("Een <!- x -->.\n") == Strings{"1:5 unclosed-comment"});
  CHECK(told("Een <! -- x -->.\n") == Strings{"1:5 unclosed-comment"});
  CHECK(told("Een <! x.\n").empty());
  CHECK(checked("<!-- a\n-->\n<b>\n").diagnostics.all().size() == 1);
}

TEST_CASE("conservation: whatever nobody took of the source is told, also what nobody thought of") {
  load::register_markdown_extensions();
  const std::string text = "Een woord\nen meer.\n\nTwee.\n";
  const load::MarkdownPlace place{"x.md", "", 1, 1};
  const load::SourceText source(text, place);
  load::SourceTrace trace;
  trace.shown = text;
  std::fill(trace.shown.begin() + 4, trace.shown.begin() + 12, load::traced::nothing);
  diagnostics::Diagnostics diagnostics;
  load::report_lost_text(source, trace, {}, diagnostics);
  CHECK(found(diagnostics) == Strings{"1:5 lost-text"});
}

TEST_CASE("conservation: a link by its label stands where it stands, not at the start of its paragraph") {
  const Checked one =
      checked("Eerste regel\nen hier [de wet][wet], [wet] en <https://a.be>.\n\n[wet]: ../../wet.md\n");
  CHECK(found(one.diagnostics) == Strings{"2:9 link-outside", "2:24 link-outside"});
  CHECK(one.diagnostics.all()[0].position.length == 13);
  REQUIRE(one.prose.links.size() == 3);
  CHECK(one.prose.links[2].position == guide::Position{"content/nl/map/x.md", 2, 34, 12});
}

TEST_CASE("conservation: nothing is told about ordinary text") {
  for (const char* text : {
           "Van A -> B, B <- C, dus => D en --> E.\n",
           "2 * 3 * 4 en 2 ** 3 en a * b * c en 5 x 6.\n",
           "C:\\map\\bestand.txt en snake_case en `__init__`.\n",
           "[x] en [...] en [sic] en [1] en [ ] en [1][2] en [sic] (zie p. 3).\n",
           "€ 5,- en 50% en ~5 minuten en 10~20 stuks en #1 en nr. #2.\n",
           "Om 10:30, 2026-01-01T10:30:00Z, verhouding 1:2, en :: of ::: ertussen.\n",
           "a@b.be en @naam en <a@b.be> en https://a.be/x_y?a=1&copy=2 en www.a.be.\n",
           "a < b en <3 en :-) en :) en ;-) en ^_^ en x > y.\n",
           "AT&T en R&D; en &amp; en &nbsp;x &eacute;&#233; &lt;b&gt;.\n",
           "Prijs* en meer.\n\n*exclusief btw\n",
           "\\*geen\\* \\[link\\](x) \\# \\`code\\` \\_x\\_ \\~2\\~ \\::contacts\n",
           "Regel een  \nregel twee\\\nregel drie\n",
           "*a* **b** ***c*** _d_ __e__ ~~f~~ `g` ver**an**dering *x*y.\n",
           "2019. Dat was het jaar.\n",
           "Het jaar was\n2019. Daarna kwam 2020.\n",
           "1. een\n1. twee\n1. drie\n\nTekst.\n\n3. x\n4. y\n",
           "- [x] klaar\n- [ ] open\n- [x]\n- [link](a.md)\n",
           "#een #twee\n",
           "-v en --version\n",
           "Naam: ____ Datum: __ / __ / ____\n",
           "👩‍👩‍👧 en 🏴󠁧󠁢󠁥󠁮󠁧󠁿 en é en ï.\n",
           "|x| < 3 en a|b.\n",
           "Foto`s en `t weer.\n",
           "Kop\n===\n",
           "> citaat met [link](x.md)\n> - en `code`\n>   over regels\n",
           "Tekst[^a] en[^b].\n\n[^a]: Een noot\n    met meer.\n\n    Een alinea.\n\n[^b]: Twee.\n",
           "![Een foto](x.png \"Een titel\") [a](b.md 'titel') [c](<d e.md>)\n",
           "std::vector, x[i], m[i][j] en een regex.\n",
       }) {
    CAPTURE(text);
    const Strings all = told(text);
    Strings others;
    for (const std::string& one : all) {
      if (one.find("second-title") == std::string::npos) others.push_back(one);
    }
    CHECK(others == Strings{});
  }
}

TEST_CASE("conservation: marks in title and description of a page") {
  load::register_markdown_extensions();
  const load::PageReading one =
      load::read_page("content/nl/x.md", "x.md",
                      "---\ntitle: Een **vet** woord\ndescription: \"Zie [x](y.md)\"\n---\n\nTekst.\n", {});
  CHECK(found(one.diagnostics) == Strings{"2:12 mark-in-plain-text", "3:21 mark-in-plain-text"});
  const load::PageReading other = load::read_page(
      "content/nl/x.md", "x.md",
      "---\ntitle: De `code` van foto`s\ndescription: Zie [^1], <b>vet</b>, a</b\n---\n\nTekst.\n", {});
  CHECK(found(other.diagnostics) == Strings{"2:11 mark-in-plain-text", "3:18 mark-in-plain-text"});
  const load::PageReading fine =
      load::read_page("content/nl/x.md", "x.md",
                      "---\ntitle: Foto`s van 3 </ 4\ndescription: Tot [^ hier\n---\n\nTekst.\n", {});
  CHECK(found(fine.diagnostics).empty());
}

TEST_CASE("conservation: signs without end cost time in proportion to their number") {
  for (const std::string piece :
       {"[",    "](",     "[a](",     "![",        "*a ",    "**a ", "_a ",  "`",    "``a ",
        "&a",   "<!--",   "<!-- -->", "{#a",       "~a~",    "::a ", "[^a]", "[@a ", "| ",
        "\n-a", "\n1. a", "\n[a]: b", "\n[^a]: b", "\n```a", "$",    ")["}) {
    CAPTURE(piece);
    std::string text;
    while (text.size() < 15'000) text += piece;
    (void)checked(text);
  }
}
