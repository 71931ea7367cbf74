// The pages of a tree as data: what the script would show is what was written, and the worker keeps it all.
#include "render/trees/pieces.hpp"

#include <nlohmann/json.hpp>
#include <set>

#include "build/site_build.hpp"
#include "defaults/defaults.hpp"
#include "render/service_worker.hpp"
#include "support.hpp"
#include "text/unicode.hpp"

namespace leidraad::test {

namespace {

using nlohmann::json;

std::map<std::string, std::string> built(const fs::path& source, const fs::path& output) {
  build::BuildOptions options;
  options.source = source;
  options.output = output;
  options.asks_git = false;
  options.defaults = &defaults::files();
  REQUIRE(build::build_site(options).is_fine(false));
  return tree_of(output);
}

// What stands between the outermost parentheses or behind the "=" of a data file.
json pushed(const std::string& script) {
  const std::size_t start = script.find(".push(") + 6;
  return json::parse(script.substr(start, script.rfind(')') - start));
}

std::string expanded(const std::string& html, const json& shared) {
  std::string text;
  for (std::size_t at = 0; at < html.size();) {
    const std::size_t start = at;
    const std::int32_t character = text::next_character(html, at);
    if (character >= 0xE000 && character <= 0xF8FF)
      text += shared.at(static_cast<std::size_t>(character - 0xE000)).get<std::string>();
    else
      text.append(html, start, at - start);
  }
  return text;
}

// Title and main of each page, by its name.
std::map<std::string, std::string> pages_in(const std::map<std::string, std::string>& site) {
  const std::string start = "_data/trees/vertrekken.pages";
  const json shared = pushed(site.at(start + ".js")).at("shared");
  std::map<std::string, std::string> pages;
  for (const auto& [address, content] : site) {
    if (!address.starts_with(start)) continue;
    const json piece = pushed(content);
    for (const auto& [name, html] : piece.at("pages").items())
      pages[name] = expanded(html.get<std::string>(), shared);
  }
  return pages;
}

}  // namespace

TEST_CASE("the pieces of a tree hold title and main of each page, to the letter") {
  const TemporaryFolder folder;
  const auto site = built(tiny_guide, folder.path() / "public");
  const auto pages = pages_in(site);
  std::size_t written = 0;
  for (const auto& [address, html] : site) {
    const std::string start = "beslisboom/vertrekken/";
    if (!address.starts_with(start) || !address.ends_with(".html")) continue;
    const std::string name = address.substr(start.size(), address.size() - start.size() - 5);
    if (name.starts_with("kaart") || name == "poster") continue;
    ++written;
    CAPTURE(name);
    REQUIRE(pages.contains(name));
    const std::string& piece = pages.at(name);
    const std::size_t main = piece.find("</title>") + 8;
    CHECK(has(html, piece.substr(0, main)));
    CHECK(has(html, "tabindex=\"-1\">" + piece.substr(main) + "</main>"));
  }
  CHECK(pages.size() == written);
}

TEST_CASE("the worker keeps whole trees of one version, and another text is another version") {
  const TemporaryFolder folder;
  const auto site = built(tiny_guide, folder.path() / "public");
  const auto list_of = [](const std::map<std::string, std::string>& of) {
    const std::string& script = of.at(render::service_worker_address);
    const std::size_t start = script.find('{');
    return json::parse(script.substr(start, script.find(";\n") - start));
  };
  const json list = list_of(site);
  CHECK(list.at("trees") == json::parse(R"([["beslisboom/vertrekken/","beslisboom/vertrekken/)" +
                                        std::string(list.at("trees").at(0).at(1)).substr(22) + "\"]]"));
  std::set<std::string> addresses;
  for (const json& file : list.at("files")) {
    const std::string address = file.at(0);
    CAPTURE(address);
    CHECK(addresses.insert(address).second);
    REQUIRE(site.contains(address));
    CHECK(has(site.at(address), file.at(1).get<std::string>()));
  }
  CHECK(addresses.contains("_data/trees/vertrekken.js"));
  CHECK(addresses.contains("_data/trees/vertrekken.pages.js"));

  const fs::path copy = folder.path() / "copy";
  fs::copy(tiny_guide, copy, fs::copy_options::recursive);
  const fs::path file = copy / "data" / "trees" / "vertrekken.yaml";
  std::string yaml = read_file(file);
  const std::size_t at = yaml.find("title: ");
  REQUIRE(at != std::string::npos);
  write_file(file, yaml.insert(at + 7, "Zeg eens, "));
  CHECK(list_of(built(copy, folder.path() / "other")).at("version") != list.at("version"));
}

TEST_CASE("a page with characters that mean something in the pieces is in none") {
  const TemporaryFolder folder;
  const fs::path copy = folder.path() / "copy";
  fs::copy(tiny_guide, copy, fs::copy_options::recursive);
  const fs::path file = copy / "data" / "trees" / "vertrekken.yaml";
  std::string yaml = read_file(file);
  const std::size_t at = yaml.find("text: ");
  REQUIRE(at != std::string::npos);
  write_file(file, yaml.insert(at + 6, "\xEE\x80\x81 "));
  const auto site = built(copy, folder.path() / "public");
  const auto all = pages_in(site);
  for (const auto& [name, html] : all) CHECK(!has(html, "\xEE\x80\x81"));
  CHECK(all.size() < pages_in(built(tiny_guide, folder.path() / "whole")).size());
}

TEST_CASE("a guide without trees has no worker") {
  const TemporaryFolder folder;
  const fs::path copy = folder.path() / "copy";
  fs::copy(project / "tests" / "sites" / "opmaak", copy, fs::copy_options::recursive);
  CHECK(!built(copy, folder.path() / "public").contains(render::service_worker_address));
}

}  // namespace leidraad::test
