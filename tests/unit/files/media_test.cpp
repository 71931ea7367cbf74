#include "load/files/media.hpp"

#include "support.hpp"

using namespace leidraad;
using namespace leidraad::test;
using namespace std::string_literals;

namespace {

std::optional<std::string> drawing(const std::string& inside,
                                   const std::string& attributes = " viewBox=\"0 0 1 1\"") {
  diagnostics::Diagnostics ignored;
  return load::read_drawing(
      "x.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"" + attributes + ">" + inside + "</svg>", "p-",
      ignored);
}

std::string padded(std::string bytes) {
  bytes.resize(std::max<std::size_t>(bytes.size(), 64), '\0');
  return bytes;
}

}  // namespace

TEST_CASE("the size of a bitmap is read from its first bytes") {
  const auto size = [](const std::string& bytes) {
    const auto found = load::image_size(padded(bytes));
    return found ? std::to_string(found->width) + "x" + std::to_string(found->height) : "geen";
  };
  CHECK(size("\x89PNG\r\n\x1a\n\0\0\0\x0DIHDR\0\0\x01\x02\0\0\0\x03"s) == "258x3");
  CHECK(size("\xFF\xD8\xFF\xE0\0\x04xx\xFF\xC0\0\x0B\x08\0\x20\x01\0\x03"s) == "256x32");
  CHECK(size("RIFF\0\0\0\0WEBPVP8X\x0A\0\0\0\0\0\0\0\x0F\x01\0\x1F\0\0"s) == "272x32");
  CHECK(size("RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2F\x0F\xC0\x07\0"s) == "16x32");
  CHECK(size("RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\x9D\x01\x2A\x10\0\x20\0"s) == "16x32");
  CHECK(size("GIF89a") == "geen");
  CHECK(size("\xFF\xD8\xFF\xE0\0\0"s) == "geen");
  CHECK(!load::image_size("\x89PNG"));
  CHECK(!load::image_size(""));
  const std::string png = read_file(tiny_guide / "content/nl/figuren/stalling.png");
  CHECK(size(png) == "48x32");
  for (std::size_t length = 0; length < png.size(); ++length) (void)load::image_size(png.substr(0, length));
}

TEST_CASE("a drawing keeps its shapes, gets its own ids and loses what is for drawing programs") {
  CHECK(drawing("<defs><g id=\"a\"/></defs><use xlink:href=\"#a\" clip-path=\"url(#b) "
                "url(#c)\"/><text>&lt;b&gt;</text>",
                " viewBox=\"0 0 1 1\" width=\"9\" height=\"9\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
                "xmlns:i=\"i\" i:x=\"1\"") ==
        "<svg focusable=\"false\" viewBox=\"0 0 1 1\"><defs><g id=\"p-a\"></g></defs><use href=\"#p-a\" "
        "clip-path=\"url(#p-b) url(#p-c)\"></use><text>&lt;b&gt;</text></svg>");
  CHECK(drawing("<metadata><script/></metadata><title>T</title><i:x xmlns:i=\"i\"><a/></i:x>") ==
        "<svg focusable=\"false\" viewBox=\"0 0 1 1\"></svg>");
}

TEST_CASE("a drawing with anything active or from elsewhere is refused") {
  for (const char* inside :
       {"<script/>", "<SCRIPT/>", "<style/>", "<a href=\"#x\"/>", "<image href=\"x.png\"/>",
        "<foreignObject/>", "<animate/>", "<g onclick=\"x\"/>", "<g ONCLICK=\"x\"/>", "<g OnLoad=\"x\"/>",
        "<g style=\"x\"/>", "<g STYLE=\"x\"/>", "<use href=\"x.svg#a\"/>", "<use HREF=\"javascript:x\"/>",
        "<g fill=\"url(http://x)\"/>", "<g fill=\"URL( #a)\"/>", "<g fill=\"url(#a) url(http://x)\"/>",
        "<g fill=\"u\\72l(http://x)\"/>", "<iframe/>"}) {
    CAPTURE(inside);
    CHECK(!drawing(inside));
  }
  CHECK(!drawing("", ""));  // no viewBox
  CHECK(!drawing("<g>"));   // not closed
  CHECK(!drawing(std::string(100000, '<')));
  diagnostics::Diagnostics diagnostics;
  CHECK(!load::read_drawing("x.svg", "<!DOCTYPE svg [<!ENTITY a \"b\">]><svg viewBox=\"0 0 1 1\">&a;</svg>",
                            "", diagnostics));
  CHECK(!load::read_drawing("x.svg", "<html viewBox=\"0 0 1 1\"/>", "", diagnostics));
}

TEST_CASE("a doctype is passed over, and nothing that it declares or names gets into the drawing") {
  const auto read = [](const std::string& doctype, const std::string& root) {
    diagnostics::Diagnostics diagnostics;
    const auto drawing = load::read_drawing("x.svg", doctype + "\n" + root, "", diagnostics);
    return drawing ? *drawing : diagnostics.empty() ? "niets gezegd" : message(diagnostics.all().front());
  };
  const std::string root = "<svg viewBox=\"0 0 1 1\"><text>a</text></svg>";
  const std::string copied = "<svg focusable=\"false\" viewBox=\"0 0 1 1\"><text>a</text></svg>";
  const std::string public_id = "PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"file:///etc/passwd\"";
  for (const std::string& doctype :
       {std::string("<!DOCTYPE svg>"), "<!DOCTYPE svg " + public_id + ">",
        std::string("<!DOCTYPE svg SYSTEM 'http://127.0.0.1:1/svg11.dtd'>"), std::string("<!DOCTYPE svg []>"),
        std::string("<!DOCTYPE svg [<!-- a & b --> <?a b?> <!ELEMENT svg ANY>]>"),
        std::string("<!DOCTYPE svg [<!ATTLIST svg xmlns CDATA #FIXED \"http://www.w3.org/2000/svg\">]>")}) {
    CAPTURE(doctype);
    CHECK(read(doctype, root) == copied);
  }
  for (const std::string& doctype :
       {std::string("<!DOCTYPE svg [<!ENTITY a \"b\">]>"),
        std::string("<!DOCTYPE svg [<!ENTITY % a \"b\"> %a;]>"),
        std::string("<!DOCTYPE svg [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"),
        "<!DOCTYPE svg " + public_id + " [<!ENTITY a \"b\">]>"}) {
    CAPTURE(doctype);
    CHECK(has(read(doctype, root), "`<!ENTITY a>` mag niet in een figuur"));
  }
  // What such a file would stand for is not known, so it would be lost.
  const std::string named = "<!DOCTYPE svg " + public_id + ">";
  CHECK(read(named, "<svg viewBox=\"0 0 1 1\"><text>a&nbsp;b</text></svg>") ==
        "`&nbsp;` mag niet in een figuur");
  CHECK(read(named, "<svg viewBox=\"0 0 1 1\"><path d=\"a&nbsp;b\"/></svg>") ==
        "`&nbsp;` mag niet in een figuur");
  CHECK(has(read(named, "<svg viewBox=\"0 0 1 1\"><path d=\"&amp;&#65;\"/></svg>"), "d=\"&amp;A\""));
  // Attributes that a doctype gives are attributes.
  CHECK(read("<!DOCTYPE svg [<!ATTLIST text onclick CDATA \"alert(1)\">]>", root) ==
        "`onclick=\"alert(1)\"` mag niet in een figuur");
  CHECK(has(read("<!DOCTYPE svg [<!ATTLIST text fill CDATA \"url(https://x)\">]>", root),
            "mag niet in een figuur"));
}
