#include "load/pages/markdown.hpp"

#include "guide/pages/link_target.hpp"
#include "load/pages/directive_blocks.hpp"
#include "load/pages/page_file.hpp"
#include "pages/page_rules.hpp"
#include "support.hpp"

using namespace leidraad;
using namespace leidraad::test;

namespace {

const std::string hole(1, guide::hole);

struct Read {
  guide::Prose prose;
  diagnostics::Diagnostics diagnostics;

  // The HTML with its holes written as «…».
  [[nodiscard]] std::string html() const {
    std::string text;
    bool opens = true;
    for (const char c : prose.markup.html) {
      if (c != guide::hole) {
        text += c;
        continue;
      }
      text += opens ? "«" : "»";
      opens = !opens;
    }
    return text;
  }
};

Read read(std::string_view text, const std::vector<guide::Term>& terms = {},
          const std::string& folder = "map") {
  load::register_markdown_extensions();
  const load::TermIndex index(terms);
  const load::MarkdownContext context{&index, nullptr};
  Read result;
  result.prose = load::read_prose(text, {"content/nl/map/x.md", folder, 5, 1}, context, result.diagnostics);
  check_page_rules(result.prose, result.diagnostics);
  return result;
}

Strings anchors(std::string_view text) {
  Strings all;
  for (const auto& heading : read(text).prose.headings) all.push_back(heading.anchor);
  return all;
}

guide::Term term(const std::string& word, const Strings& forms = {}) {
  guide::Term one;
  one.id = word;
  one.term = word;
  one.forms = forms;
  return one;
}

}  // namespace

TEST_CASE("headings get anchors by GitHub's rule, numbered where they repeat; an explicit one wins") {
  CHECK(anchors("## Bel ons\n\n## Bel ons\n\n### Bel ons\n") == Strings{"bel-ons", "bel-ons-1", "bel-ons-2"});
  CHECK(anchors("## A\n\n## A-1\n\n## A\n") == Strings{"a", "a-1", "a-2"});
  CHECK(anchors("## Kop *met* `code` en [link](x.md)\n") == Strings{"kop-met-code-en-link"});
  CHECK(anchors("## ?\n\n## !\n\n## …\n") == Strings{"kop", "kop-1", "kop-2"});
  const Read explicit_one = read("## Bel ons {#bel}\n");
  CHECK(explicit_one.prose.headings[0].anchor == "bel");
  CHECK(explicit_one.prose.headings[0].text == "Bel ons");
  CHECK(explicit_one.html().starts_with("<h2 id=\"bel\">"));
  CHECK(found(read("## A {#x}\n\n## B {#x}\n").diagnostics) == Strings{"7:1 duplicate-anchor"});
  CHECK(read("## A {#niet geldig}\n").prose.headings[0].text == "A {#niet geldig}");
}

TEST_CASE("levels of headings start at two and are not skipped") {
  CHECK(read("## A\n\n### B\n\n#### C\n\n## D\n").diagnostics.empty());
  CHECK(found(read("### A\n").diagnostics) == Strings{"5:1 skipped-heading"});
  CHECK(found(read("# A\n").diagnostics) == Strings{"5:1 second-title"});
  CHECK(found(read("A\n===\n").diagnostics) == Strings{"5:1 second-title"});
  CHECK(found(read("##\n").diagnostics) == Strings{"5:1 empty-heading"});
}

TEST_CASE("citations become holes that hug the word before them") {
  const Read one = read("Dat is zo [@a; @b-2]. En [@a].\n");
  CHECK(one.html() == "<p>Dat is zo«C0». En«C1».</p>\n");
  REQUIRE(one.prose.citations.size() == 2);
  REQUIRE(one.prose.citations[0].items.size() == 2);
  CHECK(one.prose.citations[0].items[1].source == "b-2");
  CHECK(one.prose.citations[0].items[1].position == guide::Position{"content/nl/map/x.md", 5, 16, 4});
  CHECK(one.prose.citations[1].items[0].position.column == 27);
  CHECK(read("Geen [@] of [a@b] of [@a b].\n").prose.citations.empty());
  CHECK(read("`[@a]` en\n\n    [@a]\n").prose.citations.empty());
}

TEST_CASE("a glossary term is linked at its first use only, and never in headings, links, images or code") {
  const std::vector<guide::Term> terms = {term("bel", {"bellen"}), term("rode bel"), term("één")};
  CHECK(read("Een bel en een bel.\n\nBellen.\n", terms).html() ==
        "<p>Een «G0;bel» en een bel.</p>\n<p>Bellen.</p>\n");
  CHECK(read("De Bellen rinkelen.\n", terms).html() == "<p>De «G0;Bellen» rinkelen.</p>\n");
  CHECK(read("Een rode bel.\n", terms).html() == "<p>Een «G1;rode bel».</p>\n");
  CHECK(read("Een rode bel en een bel.\n", terms).html() == "<p>Een «G1;rode bel» en een «G0;bel».</p>\n");
  CHECK(read("Eén of ÉÉN, niet eén-bel.\n", terms).html() == "<p>Eén of «G2;ÉÉN», niet eén-bel.</p>\n");
  CHECK(read("## Bel\n\nLabel, [bel](x.md), `bel`, fietsbel.\n", terms).html() ==
        "<h2 id=\"bel\">Bel</h2>\n<p>Label, <a href=\"x.html\">bel</a>, <code>bel</code>, fietsbel.</p>\n");
  CHECK(read("![bel](x.svg)\n", terms).html() ==
        "<p><img src=\"x.svg\" alt=\"bel\" loading=\"lazy\" decoding=\"async\"></p>\n");
  CHECK(read("**bel** [@bron]\n", terms).html() == "<p><strong>«G0;bel»</strong>«C0»</p>\n");
  guide::Term quiet = term("bel");
  quiet.is_linked = false;
  CHECK(read("Een bel.\n", {quiet}).html() == "<p>Een bel.</p>\n");
}

TEST_CASE("raw HTML is text, a comment disappears") {
  const Read one = read(
      "Een <b>woord</b> &amp; <script>alert(1)</script>.\n\n<div onclick=\"x\">\nblok\n</div>\n\n<!-- later "
      "-->\n");
  CHECK(one.html() ==
        "<p>Een &lt;b&gt;woord&lt;/b&gt; &amp; &lt;script&gt;alert(1)&lt;/script&gt;.</p>\n"
        "<p>&lt;div onclick=&quot;x&quot;&gt;\nblok\n&lt;/div&gt;\n</p>\n");
  for (const auto& diagnostic : one.diagnostics.all()) CHECK(diagnostic.code.entry().name == "raw-html");
  CHECK(one.diagnostics.all().size() == 5);
  CHECK(!read("<!-- a --><script>x</script>\n").diagnostics.empty());
}

TEST_CASE("links go to files and are written as addresses") {
  const Read one =
      read("[a](../fasen/b.md#c) [d](#e) [f](x.pdf) <https://voorbeeld.be/?a=1&b=2> [g](mailto:a@b.be)\n");
  CHECK(one.html().find("<a href=\"../fasen/b.html#c\">a</a>") != std::string::npos);
  CHECK(one.html().find("<a href=\"#e\">d</a>") != std::string::npos);
  CHECK(one.html().find("<a href=\"x.pdf\">f</a>") != std::string::npos);
  CHECK(one.html().find("<a href=\"https://voorbeeld.be/?a=1&amp;b=2\">") != std::string::npos);
  REQUIRE(one.prose.links.size() == 5);
  CHECK(one.prose.links[0].path == "fasen/b.md");
  CHECK(one.prose.links[0].anchor == "c");
  CHECK(one.prose.links[2].path == "map/x.pdf");
  CHECK(one.prose.links[3].path.empty());
}

TEST_CASE("a link knows its own place, also the second of two that are alike") {
  const Read one = read("Een [a](x.md)\nen [b](x.md) hier.\n\n- [c](x.md)\n");
  REQUIRE(one.prose.links.size() == 3);
  CHECK(one.prose.links[0].position == guide::Position{"content/nl/map/x.md", 5, 9, 4});
  CHECK(one.prose.links[1].position == guide::Position{"content/nl/map/x.md", 6, 8, 4});
  CHECK(one.prose.links[2].position == guide::Position{"content/nl/map/x.md", 8, 7, 4});
}

TEST_CASE("links that cannot be published are refused") {
  CHECK(found(read("[a](javascript:alert(1))\n").diagnostics) == Strings{"5:5 unsafe-link"});
  CHECK(found(read("[a](JAVASCRIPT:x)\n").diagnostics) == Strings{"5:5 unsafe-link"});
  CHECK(found(read("[a](data:text/html,x)\n").diagnostics) == Strings{"5:5 unsafe-link"});
  CHECK(!read("[a](java&#115;cript:x)\n").diagnostics.empty());
  CHECK(found(read("[a](/x.md)\n").diagnostics) == Strings{"5:5 absolute-link"});
  CHECK(found(read("[a](//voorbeeld.be)\n").diagnostics) == Strings{"5:5 absolute-link"});
  CHECK(found(read("[a](../../x.md)\n").diagnostics) == Strings{"5:5 link-outside"});
  CHECK(found(read("[a](x.html)\n").diagnostics) == Strings{"5:5 link-to-html"});
  CHECK(found(read("[](x.md)\n").diagnostics) == Strings{"5:4 empty-link-text"});
  CHECK(found(read("[Hier](x.md)\n").diagnostics) == Strings{"5:8 vague-link-text"});
  CHECK(found(read("![](x.png)\n").diagnostics) == Strings{"5:5 missing-alternative-text"});
  CHECK(found(read("![a](https://voorbeeld.be/x.png)\n").diagnostics) == Strings{"5:6 external-image"});
}

TEST_CASE("a target is resolved from the folder of its page") {
  const auto resolved = [](const std::string& folder, std::string_view target) {
    const guide::ResolvedTarget one = guide::resolve_target(folder, target);
    return (one.is_outside ? "buiten " : "") + one.path + "|" + one.anchor;
  };
  CHECK(resolved("", "a.md") == "a.md|");
  CHECK(resolved("fasen", "a.md#b") == "fasen/a.md|b");
  CHECK(resolved("fasen/diep", "../../a.md") == "a.md|");
  CHECK(resolved("fasen", "./x/../a.md") == "fasen/a.md|");
  CHECK(resolved("fasen", "#b") == "|b");
  CHECK(resolved("fasen", "../../a.md").starts_with("buiten "));
  CHECK(resolved("", "..").starts_with("buiten "));
  CHECK(resolved("", "a/../../b/c.md").starts_with("buiten "));
}

TEST_CASE("tables scroll by themselves, footnotes speak the language of the guide, tasks are no form") {
  const Read one = read(
      "| A | B |\n| --- | ---: |\n| 1 | 2 |\n\nTekst[^a].\n\n[^a]: Uitleg.\n\n- [x] klaar\n- [ ] nog niet\n");
  CHECK(one.html().find("<section class=\"table-scroll\" tabindex=\"0\" aria-labelledby=\"page-title\">") !=
        std::string::npos);
  CHECK(one.html().find(" align=") == std::string::npos);
  CHECK(one.html().find("aria-label=\"«Tfootnote-back»") != std::string::npos);
  CHECK(one.html().find("Back to") == std::string::npos);
  CHECK(one.html().find("<input") == std::string::npos);
}

TEST_CASE("columns stand where the source says, by a class, in the head too") {
  const std::string html =
      read("| A | B | C | D |\n| --- | :-- | :-: | --: |\n| 1 | 2 | 3 | 1.250,00 |\n").html();
  CHECK(html.find(
            "<th>A</th>\n<th>B</th>\n<th class=\"align-center\">C</th>\n<th class=\"align-right\">D</th>") !=
        std::string::npos);
  CHECK(html.find("<td>2</td>\n<td class=\"align-center\">3</td>\n<td class=\"align-right\">1.250,00</td>") !=
        std::string::npos);
}

TEST_CASE("a task says for the ear whether it is done") {
  const std::string html = read("- [x] klaar\n- [ ] nog niet\n  - [X] ook klaar\n").html();
  const auto task = [&](const std::string& sign, const std::string& key, const std::string& text) {
    return html.find("<span class=\"task\" aria-hidden=\"true\">" + sign +
                     "</span><span class=\"visually-hidden\">«T" + key + "»</span> " + text) !=
           std::string::npos;
  };
  CHECK(task("☑", "task-done", "klaar"));
  CHECK(task("☐", "task-open", "nog niet"));
  CHECK(task("☑", "task-done", "ook klaar"));
  const std::string loose = read("- [x] klaar\n\n- [ ] nog niet\n").html();
  CHECK(loose.starts_with("<ul>\n<li><p><span class=\"task\""));
  CHECK(loose.find("«Ttask-open»</span> nog niet</p>") != std::string::npos);
}

TEST_CASE("void elements are written as HTML writes them") {
  const std::string html = read("Een  \nTwee\\\nDrie\n\n---\n\n`<hr />`\n").html();
  CHECK(html.find("Een<br>\nTwee<br>\nDrie") != std::string::npos);
  CHECK(html.find("<hr>") != std::string::npos);
  CHECK(html.find("&lt;hr /&gt;") != std::string::npos);
  CHECK(html.find(" />") == std::string::npos);
}

TEST_CASE("the lists of steps and cards say that they are lists, and steps keep their start") {
  const std::string steps = read(":::steps\n3. Drie\n4. Vier\n   - erin\n:::\n").html();
  CHECK(steps.starts_with("«O0»\n<ol role=\"list\" start=\"3\">\n<li>Drie"));
  CHECK(steps.find("<ul>\n<li>erin") != std::string::npos);
  CHECK(read(":::cards\n- [A](b.md) c\n:::\n").html().starts_with("«O0»\n<ul role=\"list\">"));
  CHECK(read(":::tip\n- a\n:::\n").html().starts_with("«O0»\n<ul>"));
}

TEST_CASE("a table is as wide on paper as the longest words of its columns") {
  const auto table = [](std::size_t columns, std::size_t letters) {
    std::string head;
    std::string rule;
    std::string row;
    for (std::size_t column = 0; column < columns; ++column) {
      head += "| " + std::to_string(column) + " ";
      rule += "| --- ";
      row += "| een " + std::string(letters, 'w') + " ";
    }
    return read(head + "|\n" + rule + "|\n" + row + "|\n").html();
  };
  CHECK(table(4, 12).find("class=\"table-scroll\"") != std::string::npos);
  CHECK(table(8, 12).find("class=\"table-scroll table-wide\"") != std::string::npos);
  CHECK(table(12, 22).find("class=\"table-scroll table-wide table-widest\"") != std::string::npos);
}

TEST_CASE("of two tables under one heading only the first is a landmark of its name") {
  const Read page = read("## Waarden\n\n| a |\n| --- |\n| 1 |\n\nEn ook:\n\n| b |\n| --- |\n| 2 |\n");
  const std::string html = page.html();
  CHECK(html.find("<section class=\"table-scroll\" tabindex=\"0\" aria-labelledby=\"waarden\">") !=
        std::string::npos);
  CHECK(html.find("<div class=\"table-scroll\" role=\"group\" tabindex=\"0\" aria-labelledby=\"waarden\">") !=
        std::string::npos);
}

TEST_CASE("an image stays where it stands, also where a capital I follows a citation") {
  const Read one = read("Zo [@bron]Is het.\n\n![bel](x.svg) [@bron]Inderdaad.\n");
  CHECK(one.html().starts_with("<p>Zo«C0»Is het.</p>\n<p><img src=\"x.svg\""));
  CHECK(one.html().ends_with(">«C1»Inderdaad.</p>\n"));
}

TEST_CASE("a table cell holds terms, citations and images like any other text") {
  const Read one = read("| A | B |\n| --- | --- |\n| een bel [@bron] | ![b <c>](x.svg) |\n", {term("bel")});
  CHECK(one.html().find("<td>een «G0;bel»«C0»</td>") != std::string::npos);
  CHECK(one.html().find(
            "<td><img src=\"x.svg\" alt=\"b &lt;c&gt;\" loading=\"lazy\" decoding=\"async\"></td>") !=
        std::string::npos);
}

TEST_CASE("directives nest in lists and in each other, and are left alone in code") {
  const Read one = read(
      "::::tip\nA\n\n:::law{country=be}\nB\n:::\n\n::phases\n::::\n\n- ::levels\n\n```\n::phases\n```\n");
  CHECK(one.diagnostics.empty());
  REQUIRE(one.prose.directives.size() == 4);
  CHECK(one.prose.directives[0].name == "tip");
  CHECK(one.prose.directives[1].position == guide::Position{"content/nl/map/x.md", 8, 4, 3});
  CHECK(one.prose.directives[2].name == "phases");
  CHECK(one.prose.directives[3].position == guide::Position{"content/nl/map/x.md", 15, 5, 6});
  CHECK(one.html().substr(0, one.html().find("<ul>")) == "«O0»\n<p>A</p>\n«O1»\n<p>B</p>\n«E1»«D2»«E0»\n");
  CHECK(one.html().find("<code>::phases\n</code>") != std::string::npos);
}

TEST_CASE("a control character written as an entity never becomes a hole") {
  for (const char* text :
       {"&#1;C0&#1;\n", "&#x1;\n", "[a](x.md \"&#2;\")\n", "``` &#1;\nx\n```\n", "![&#1;](x.svg)\n"}) {
    CAPTURE(text);
    const Read one = read(text);
    REQUIRE(!one.diagnostics.empty());
    CHECK(one.diagnostics.all()[0].code.entry().name == "control-character");
  }
  CHECK(read("`&#1;` &#233;\n").diagnostics.empty());
}

TEST_CASE("inline text in the data keeps its links from any page") {
  load::register_markdown_extensions();
  diagnostics::Diagnostics diagnostics;
  const guide::InlineText text = load::read_inline("Zie **dit**: [fase](fasen/a.md#b), [@bron].",
                                                   {"data/x.yaml", "", 4, 10}, {}, diagnostics);
  CHECK(diagnostics.empty());
  CHECK(text.markup.html == "Zie <strong>dit</strong>: <a href=\"" + hole + "R" + hole +
                                "fasen/a.html#b\">fase</a>," + hole + "C0" + hole + ".");
  CHECK(text.plain == "Zie dit: fase, [@bron].");
  REQUIRE(text.links.size() == 1);
  CHECK(text.links[0].position == guide::Position{"data/x.yaml", 4, 30, 12});
  (void)load::read_inline("::phases", {"data/x.yaml", "", 4, 10}, {}, diagnostics);
  CHECK(found(diagnostics) == Strings{"4:10 directive-syntax"});
}

TEST_CASE("lines of front matter and of the body are those of the file") {
  load::register_markdown_extensions();
  const load::PageReading one = load::read_page(
      "content/nl/a/x.md", "a/x.md", "---\ntitle: T\nfout: 1\ndescription: D\n---\n\n[x](y.html)\n", {});
  CHECK(found(one.diagnostics) == Strings{"3:1 unknown-key"});
  REQUIRE(one.page);
  CHECK(one.page->body.links.at(0).position == guide::Position{"content/nl/a/x.md", 7, 5, 6});
  CHECK(one.page->address == "a/x.html");
  CHECK(one.page->navigation_title == "T");
  CHECK(one.page->title_position == guide::Position{"content/nl/a/x.md", 2, 8, 1});
  CHECK(found(load::read_page("x", "x.md", "tekst\n", {}).diagnostics) ==
        Strings{"1:1 missing-front-matter"});
  CHECK(found(load::read_page("x", "x.md", "---\ntitle: a\n", {}).diagnostics) ==
        Strings{"1:1 unclosed-front-matter"});
  CHECK(found(load::read_page("x", "x.md", "---\n---\n", {}).diagnostics) ==
        Strings{"1:1 missing-key", "1:1 missing-key"});
  CHECK(load::read_page("x", "x.md", "---\ntitle: a\ndescription: b\n---", {}).diagnostics.empty());
}
