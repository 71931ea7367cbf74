// The picture of a tree, its list and its poster: whatever stands in the tree, they are well formed, complete
// and the same every time.
#include "render/trees/map.hpp"

#include <expat.h>

#include <regex>
#include <set>
#include <thread>

#include "guide/trees/address.hpp"
#include "qr_code/qr_code.hpp"
#include "render/trees/graph_layout.hpp"
#include "render/trees/text_lines.hpp"
#include "support.hpp"
#include "trees/tree_support.hpp"

namespace leidraad::test {

namespace {

using render::TreeFile;

// What stands in a piece of XML.
struct Xml {
  bool is_well_formed = false;
  std::set<std::string> elements;
  std::set<std::string> attributes;
  std::vector<std::string> ids;
  std::vector<std::string> links;
  std::string text;
};

Xml parsed(const std::string& content) {
  Xml xml;
  XML_Parser parser = XML_ParserCreate("UTF-8");
  XML_SetUserData(parser, &xml);
  XML_SetElementHandler(
      parser,
      [](void* data, const XML_Char* element, const XML_Char** attributes) {
        auto& one = *static_cast<Xml*>(data);
        one.elements.emplace(element);
        for (; *attributes != nullptr; attributes += 2) {
          const std::string attribute = attributes[0];
          one.attributes.insert(attribute);
          if (attribute == "id") one.ids.emplace_back(attributes[1]);
          if (attribute == "href") one.links.emplace_back(attributes[1]);
        }
      },
      nullptr);
  XML_SetCharacterDataHandler(parser, [](void* data, const XML_Char* text, int length) {
    static_cast<Xml*>(data)->text.append(text, static_cast<std::size_t>(length));
  });
  xml.is_well_formed =
      XML_Parse(parser, content.data(), static_cast<int>(content.size()), 1) == XML_STATUS_OK;
  XML_ParserFree(parser);
  return xml;
}

bool has(const std::vector<std::string>& all, const std::string& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

// A site around one tree, with the templates of the program. Texts of the interface are their keys.
class TreeSite {
public:
  explicit TreeSite(guide::Tree tree, const std::string& base_url = "") {
    guide_.trees.push_back(std::move(tree));
    guide_.site.base_url = base_url;
    std::map<std::string, std::string> files;
    for (const auto& [name, text] : tree_of(project / "templates")) {
      if (name.ends_with(".html")) files[name] = text;
    }
    diagnostics::Diagnostics none;
    templates_ = std::make_unique<render::Templates>(files, none);
    texts_ = {{"tree-map-branch", "{number}. {branch}"}, {"tree-map-elsewhere", "{node} in {branch}"}};
  }

  [[nodiscard]] std::vector<TreeFile> files() const {
    const render::Outline outline(guide_);
    const render::Wording wording(texts_);
    const guide::TreeIndex index(guide_.trees.front());
    return render::tree_map_files(index, {guide_, outline, *templates_, wording});
  }
  [[nodiscard]] std::string file(const std::string& name) const {
    for (TreeFile& one : files()) {
      if (one.address == guide::tree_folder(guide_.trees.front()) + name) return std::move(one.content);
    }
    return {};
  }

private:
  guide::Guide guide_;
  std::map<std::string, std::string> texts_;
  std::unique_ptr<render::Templates> templates_;
};

const char* const hostile = "<b>\"A\" & 'b'</b> ]]> &amp; ≥ 26 °C \\n {x} é漢 \t";

// A stem with two branches; they lead to each other's outcomes, and `warm` shows advice on the way.
guide::Tree with_branches() {
  guide::Tree tree;
  tree.id = "boom";
  tree.title = hostile;
  tree.start = name("wat");
  tree.disclaimer.push_back(words(hostile));
  tree.questions = {
      question("wat", {answer("a", "warm-een"), answer("b", "koud-een"), answer("c", "warm-een")}),
      question("warm-een", {answer("a", "rood"), answer("b", "groen")}),
      question("koud-een", {answer("a", "koud"), answer("b", "groen")})};
  tree.questions[0].text = hostile;
  tree.questions[0].answers[0].text = hostile;
  tree.questions[1].branch = "warm";
  tree.questions[1].answers[1].advice = name("eerst");
  tree.questions[2].branch = "koud";
  tree.outcomes = {outcome("rood"), outcome("groen"), outcome("eerst"), outcome("koud")};
  for (guide::Outcome& one : tree.outcomes) one.branch = one.id == "koud" ? "koud" : "warm";
  tree.outcomes[0].zone = guide::Zone::red;
  tree.outcomes[0].title = hostile;
  tree.branches.resize(2);
  tree.branches[0].id = "warm";
  tree.branches[0].title = hostile;
  tree.branches[0].start = name("warm-een");
  tree.branches[1].id = "koud";
  tree.branches[1].title = "Te koud";
  tree.branches[1].start = name("koud-een");
  return tree;
}

}  // namespace

TEST_CASE(
    "whatever stands in a tree, its drawings and pages are well formed and carry no style, script or id "
    "twice") {
  for (const TreeFile& file : TreeSite(with_branches(), "https://voorbeeld.be/").files()) {
    CAPTURE(file.address);
    const Xml xml = parsed(file.content);
    CHECK(xml.is_well_formed);
    CHECK(!xml.attributes.contains("style"));
    CHECK(!xml.attributes.contains("onclick"));
    CHECK(!xml.elements.contains("style"));
    CHECK(!xml.elements.contains("script"));
    CHECK(!xml.elements.contains("b"));
    CHECK(std::set<std::string>(xml.ids.begin(), xml.ids.end()).size() == xml.ids.size());
  }
}

TEST_CASE("a control character does not spoil a drawing") {
  guide::Tree tree = with_branches();
  tree.outcomes[0].title = "Kan\x02niet";
  CHECK(parsed(TreeSite(tree).file("kaart.svg")).text.find("Kanniet") != std::string::npos);
}

TEST_CASE("grown trees give well-formed files that name and link every question and outcome") {
  for (std::uint32_t seed = 0; seed < 12; ++seed) {
    CAPTURE(seed);
    const guide::Tree tree = TreeGrower(seed, 4 + seed * 2).tree();
    const TreeSite site(tree);
    const Xml page = parsed(site.file("kaart.html"));
    const Xml drawing = parsed(site.file("kaart.svg"));
    CHECK(page.is_well_formed);
    CHECK(drawing.is_well_formed);
    std::vector<std::string> nodes;
    for (const auto& one : tree.questions) nodes.push_back(one.id);
    for (const auto& one : tree.outcomes) nodes.push_back(one.id);
    for (const std::string& node : nodes) {
      CAPTURE(node);
      CHECK(has(page.ids, "node-" + node));
      CHECK(std::count(page.links.begin(), page.links.end(), node + ".html") == 2);  // drawing and list
      CHECK(std::count(drawing.links.begin(), drawing.links.end(), node + ".html") == 1);
    }
    for (const auto& one : tree.outcomes) CHECK(page.text.find(one.title) != std::string::npos);
  }
}

TEST_CASE("the same tree gives the same bytes, on one thread and on several") {
  const TreeSite site(TreeGrower(7, 30).tree());
  const auto contents = [&] {
    std::string all;
    for (const TreeFile& file : site.files()) all += file.content;
    return all;
  };
  const std::string first = contents();
  std::vector<std::string> others(4);
  std::vector<std::thread> threads;
  threads.reserve(others.size());
  for (std::string& other : others) threads.emplace_back([&] { other = contents(); });
  for (std::thread& thread : threads) thread.join();
  for (const std::string& other : others) CHECK(other == first);
}

TEST_CASE("each branch has a page and a drawing of its own, and what leaves it links to the other one") {
  const TreeSite site(with_branches());
  std::vector<std::string> addresses;
  for (const TreeFile& file : site.files()) {
    addresses.push_back(file.address);
    CHECK(file.is_page == file.address.ends_with(".html"));
    CHECK(file.is_indexed == file.address.ends_with("/kaart.html"));
  }
  CHECK(addresses == Strings{"beslisboom/boom/poster.html", "beslisboom/boom/kaart.svg",
                             "beslisboom/boom/kaart.html", "beslisboom/boom/kaart-warm.html",
                             "beslisboom/boom/kaart-warm.svg", "beslisboom/boom/kaart-koud.html",
                             "beslisboom/boom/kaart-koud.svg"});
  const Xml page = parsed(site.file("kaart-koud.html"));
  CHECK(has(page.links, "kaart-warm.html#node-groen"));
  CHECK(has(page.links, "koud.html"));
  CHECK(!has(page.links, "rood.html"));
  const Xml drawing = parsed(site.file("kaart-koud.svg"));
  CHECK(has(drawing.links, "kaart-warm.svg"));
  CHECK(has(drawing.links, "kaart.svg"));
}

TEST_CASE("links to a question in a list lead to what stands there, here or on the page of another branch") {
  const TreeSite site(with_branches());
  std::size_t elsewhere = 0;
  for (const char* name : {"kaart.html", "kaart-warm.html", "kaart-koud.html"}) {
    for (const std::string& link : parsed(site.file(name)).links) {
      const std::size_t mark = link.find("#node-");
      if (mark == std::string::npos) continue;
      CAPTURE(link);
      if (mark > 0) ++elsewhere;
      CHECK(has(parsed(site.file(mark == 0 ? name : link.substr(0, mark))).ids, link.substr(mark + 1)));
    }
  }
  CHECK(elsewhere > 0);
}

TEST_CASE("in a page the drawing is out of the tab order, alone it is not") {
  const TreeSite site(with_branches());
  const std::string page = site.file("kaart.html");
  CHECK(page.find("aria-hidden=\"true\" focusable=\"false\"") != std::string::npos);
  const std::string drawing = page.substr(page.find("class=\"tree-svg\" viewBox=\"0 0 "));
  CHECK(drawing.find("<a href=\"wat.html\" tabindex=\"-1\">") != std::string::npos);
  CHECK(site.file("kaart.svg").find("tabindex") == std::string::npos);
}

TEST_CASE("answers that lead to one place share a row and a line; advice on the way is a dashed line") {
  const std::string svg = TreeSite(with_branches()).file("kaart.svg");
  // Three entries, two rows of the stem, two and one by way of advice in `warm`, two in `koud`: each line
  // starts with M.
  static const std::regex path("class=\"map-line( map-advice)?\" d=\"([^\"]*)\"([^>]*)>");
  std::ptrdiff_t lines = 0;
  std::ptrdiff_t dashed = 0;
  for (std::sregex_iterator one(svg.begin(), svg.end(), path); one != std::sregex_iterator(); ++one) {
    const std::string curves = (*one)[2];
    const std::ptrdiff_t count = std::count(curves.begin(), curves.end(), 'M');
    lines += count;
    CHECK((*one)[1].matched == ((*one)[3].str().find("stroke-dasharray") != std::string::npos));
    if ((*one)[1].matched) dashed += count;
  }
  CHECK(lines == 10);
  CHECK(dashed == 1);
}

TEST_CASE("a poster has a code where the site has an address, and no hole where it has none") {
  const std::string with = TreeSite(with_branches(), "https://voorbeeld.be/gids/").file("poster.html");
  CHECK(with.find("class=\"qr-code\"") != std::string::npos);
  CHECK(with.find("https://voorbeeld.be/gids/beslisboom/boom/index.html") != std::string::npos);
  const std::string without = TreeSite(with_branches()).file("poster.html");
  CHECK(without.find("qr-code") == std::string::npos);
  CHECK(without.find("tree-poster-code") == std::string::npos);
  CHECK(without.find("tree-svg") != std::string::npos);
}

TEST_CASE("a QR code has its quiet zone and its finders, and a text that is too long has none") {
  const auto code = qr_code::svg_of("https://voorbeeld.be/", "Naar \"het\" begin");
  REQUIRE(code);
  // Version 2 for 21 bytes at level Q would hold 20; so version 3: 29 modules, and 4 on each side.
  CHECK(code->find("viewBox=\"0 0 37 37\"") != std::string::npos);
  CHECK(code->find("aria-label=\"Naar &quot;het&quot; begin\"") != std::string::npos);
  CHECK(parsed(*code).is_well_formed);
  // The first row of the finders at the top, left and right, and at the bottom.
  CHECK(code->find("d=\"M4 4h7v1h-7z") != std::string::npos);
  CHECK(code->find("M26 4h7v1h-7z") != std::string::npos);
  CHECK(code->find("M4 32h7v1h-7z") != std::string::npos);
  static const std::regex run("M(\\d+) (\\d+)h(\\d+)v1");
  for (std::sregex_iterator at(code->begin(), code->end(), run); at != std::sregex_iterator(); ++at) {
    CHECK(std::stoi(at->str(1)) >= 4);
    CHECK(std::stoi(at->str(1)) + std::stoi(at->str(3)) <= 33);
    CHECK(std::stoi(at->str(2)) >= 4);
    CHECK(std::stoi(at->str(2)) <= 32);
  }
  CHECK(!qr_code::svg_of(std::string(4000, 'x'), "x"));
}

TEST_CASE("boxes do not lie over each other, and a line starts at its row and ends at its box") {
  const std::vector<render::GraphBox> boxes = {
      {200, 40, {30, 50}}, {200, 60, {}}, {100, 20, {}}, {80, 20, {}}};
  const auto layout = render::lay_out(boxes, {{0, 0, 1}, {0, 1, 2}, {0, 1, 1}});
  REQUIRE(layout.boxes.size() == 4);
  const auto height = [&](std::size_t at) { return at == 0 ? 120.0 : boxes[at].head; };
  for (std::size_t one = 0; one < boxes.size(); ++one) {
    for (std::size_t other = 0; other < one; ++other) {
      const auto& a = layout.boxes[one];
      const auto& b = layout.boxes[other];
      CHECK((a.x + boxes[one].width <= b.x || b.x + boxes[other].width <= a.x || a.y + height(one) <= b.y ||
             b.y + height(other) <= a.y));
    }
  }
  const auto& line = layout.curves[1];
  REQUIRE(line.size() % 3 == 1);
  CHECK(line.front().x == doctest::Approx(layout.boxes[0].x + 200).epsilon(0.01));
  CHECK(line.front().y == doctest::Approx(layout.boxes[0].y + 40 + 30 + 25).epsilon(0.02));
  CHECK(line.back().x == doctest::Approx(layout.boxes[2].x).epsilon(0.01));
  CHECK(render::lay_out({}, {}).boxes.empty());
}

TEST_CASE("text is broken into lines that fit, between words where it can") {
  CHECK(render::lines_of("Wordt iemand ziek van de warmte?", 120, 15) ==
        Strings{"Wordt iemand", "ziek van de", "warmte?"});
  CHECK(render::lines_of("  twee \n woorden ", 500, 15) == Strings{"twee woorden"});
  CHECK(render::lines_of("", 100, 15) == Strings{""});
  for (const std::string& one : render::lines_of("Warmtebelastingsmetingen: ééééééééééééééééé", 60, 15)) {
    CHECK(render::width_of(one, 15) <= 60);
    CHECK(!one.empty());
  }
  CHECK(render::lines_of("漢字", 1, 15) == Strings{"漢", "字"});
}

}  // namespace leidraad::test
