#include "render/trees/pieces.hpp"

#include <fmt/format.h>

#include <map>
#include <nlohmann/json.hpp>

#include "guide/trees/address.hpp"
#include "render/service_worker.hpp"
#include "render/trees/data.hpp"

namespace leidraad::render {

namespace {

using nlohmann::ordered_json;

constexpr const char* start_page = "index";
constexpr std::int32_t first_mark = 0xE000;  // of Unicode's private use area
constexpr std::size_t most_marks = 6400;     // what it holds
// Shorter tags and texts are better left to the host's compression.
constexpr std::size_t least_shared = 16;

std::string mark_for(std::size_t place) {
  const auto character = static_cast<std::uint32_t>(first_mark + static_cast<std::int32_t>(place));
  return {static_cast<char>(0xE0U | (character >> 12U)),
          static_cast<char>(0x80U | ((character >> 6U) & 0x3FU)),
          static_cast<char>(0x80U | (character & 0x3FU))};
}

// Whether a text holds characters that would be read as marks: U+E000 to U+F8FF.
bool holds_marks(std::string_view text) {
  for (std::size_t at = 0; at + 1 < text.size(); ++at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const auto next = static_cast<unsigned char>(text[at + 1]);
    if (lead == 0xEEU || (lead == 0xEFU && next <= 0xA3U)) return true;
  }
  return false;
}

// From `start` up to `end`; nothing where one of them is missing.
std::string_view between(std::string_view text, std::string_view start, std::string_view end) {
  const std::size_t from = text.find(start);
  if (from == std::string_view::npos) return {};
  const std::size_t to = text.find(end, from + start.size());
  return to == std::string_view::npos ? std::string_view{}
                                      : text.substr(from + start.size(), to - from - start.size());
}

// Calls `use` with each tag and each text between tags.
template <class Use>
void for_each_part(std::string_view html, const Use& use) {
  for (std::size_t at = 0; at < html.size();) {
    const bool is_tag = html[at] == '<';
    std::size_t end = html.find(is_tag ? '>' : '<', at);
    end = end == std::string_view::npos ? html.size() : end + (is_tag ? 1 : 0);
    use(html.substr(at, end - at));
    at = end;
  }
}

// What several pages of a tree have, in the order in which it is met first.
class SharedParts {
public:
  void count(std::string_view html) {
    std::map<std::string_view, bool> here;
    for_each_part(html, [&](std::string_view part) {
      if (part.size() < least_shared || !here.emplace(part, true).second) return;
      const auto [one, is_new] = pages_.emplace(part, 0);
      if (is_new) order_.push_back(part);
      ++one->second;
    });
  }

  void choose() {
    for (const std::string_view part : order_) {
      if (pages_.at(part) > 1 && chosen_.size() < most_marks) {
        marks_.emplace(part, mark_for(chosen_.size()));
        chosen_.emplace_back(part);
      }
    }
  }

  [[nodiscard]] std::string shortened(std::string_view html) const {
    std::string text;
    for_each_part(html, [&](std::string_view part) {
      const auto mark = marks_.find(part);
      text += mark == marks_.end() ? part : std::string_view(mark->second);
    });
    return text;
  }

  [[nodiscard]] const std::vector<std::string>& chosen() const { return chosen_; }

private:
  std::map<std::string_view, int> pages_;
  std::vector<std::string_view> order_;
  std::map<std::string_view, std::string> marks_;
  std::vector<std::string> chosen_;
};

std::string piece_address(const guide::Tree& tree, const std::string& part) {
  return guide::tree_data_address(tree, part.empty() ? "pages.js" : "pages-" + part + ".js");
}

std::vector<std::string> parts_of(const guide::Tree& tree) {
  std::vector<std::string> parts = {""};
  for (const guide::Branch& branch : tree.branches) parts.push_back(branch.id);
  return parts;
}

std::string part_of(const TreePage& page) {
  return page.node ? page.node.branch() : "";
}

// "assets/…" wherever a page names it as an attribute.
std::vector<std::string> assets_named_in(std::string_view html) {
  std::vector<std::string> assets;
  constexpr std::string_view start = "../assets/";
  for (std::size_t at = html.find(start); at != std::string_view::npos; at = html.find(start, at + 1)) {
    const std::size_t end = html.find('"', at);
    if (end != std::string_view::npos) assets.emplace_back(html.substr(at + 3, end - at - 3));
  }
  return assets;
}

}  // namespace

TreePieces::TreePieces(const TreePages& pages, const guide::Guide& guide, const Assets& assets)
    : pages_(pages), guide_(guide), assets_(assets), kept_(pages.all().size()) {}

std::vector<std::string> TreePieces::addresses() const {
  std::vector<std::string> addresses;
  for (const guide::TreeIndex& index : pages_.indexes()) {
    addresses.push_back(guide::tree_data_address(index.tree(), "js"));
    for (const std::string& part : parts_of(index.tree()))
      addresses.push_back(piece_address(index.tree(), part));
  }
  if (!addresses.empty() && !assets_.worker.empty()) addresses.emplace_back(service_worker_address);
  return addresses;
}

void TreePieces::keep(std::size_t place, std::string_view html) {
  const std::string_view main = between(html, "<main id=\"main-content\" tabindex=\"-1\">", "</main>");
  if (main.empty() || holds_marks(main)) return;
  Kept& kept = kept_[place];
  kept.html = fmt::format("<title>{}</title>{}", between(html, "<title>", "</title>"), main);
  const TreePage& page = pages_.all()[place];
  if (page.node && page.node.id() == page.index->tree().start.id) kept.assets = assets_named_in(html);
}

TreePieces::Written TreePieces::write(const guide::TreeIndex& index) const {
  const guide::Tree& tree = index.tree();
  SharedParts shared;
  const auto for_each_page = [&](const auto& use) {
    for (std::size_t place = 0; place < kept_.size(); ++place) {
      const TreePage& page = pages_.all()[place];
      if (page.index == &index && !kept_[place].html.empty()) use(page, kept_[place].html);
    }
  };
  for_each_page([&](const TreePage&, const std::string& html) { shared.count(html); });
  shared.choose();

  std::map<std::string, ordered_json> pages;  // by part
  for_each_page([&](const TreePage& page, const std::string& html) {
    pages[part_of(page)][page.node ? page.node.id() : start_page] = shared.shortened(html);
  });
  std::string data = tree_script_data(index, guide_);
  std::string all = data + tree_script_texts(tree, guide_) + ordered_json(shared.chosen()).dump() +
                    assets_.addresses.tree_script + assets_.addresses.tree_visit_script;
  for (const auto& [part, of_part] : pages) all += of_part.dump();
  const std::string version = content_mark(all);

  ordered_json parts = {{"version", version},
                        {"script", assets_.addresses.tree_script},
                        {"visit", assets_.addresses.tree_visit_script}};
  if (!assets_.worker.empty()) parts["worker"] = service_worker_address;
  parts["parts"] = parts_of(tree);
  data += fmt::format("self.{0}=Object.assign(self.{0}||{{}},{1});\n", "leidraadTreeParts",
                      ordered_json{{tree.id, parts}}.dump());

  Written written = {version, {{guide::tree_data_address(tree, "js"), std::move(data)}}};
  for (const std::string& part : parts_of(tree)) {
    ordered_json piece = {{"tree", tree.id}, {"version", version}, {"part", part}};
    if (part.empty()) piece["shared"] = shared.chosen();
    piece["pages"] = pages.contains(part) ? pages.at(part) : ordered_json::object();
    written.files.push_back({piece_address(tree, part), fmt::format("(self.{0}=self.{0}||[]).push({1});\n",
                                                                    "leidraadTreePieces", piece.dump())});
  }
  return written;
}

std::vector<TreeDataFile> TreePieces::files() const {
  std::vector<TreeDataFile> files;
  std::vector<OfflineTree> trees;
  std::vector<OfflineFile> kept;
  for (const guide::TreeIndex& index : pages_.indexes()) {
    const guide::Tree& tree = index.tree();
    const std::string shell = guide::tree_address(tree, tree.start.id);
    trees.push_back({guide::tree_folder(tree), shell});
    kept.push_back({shell, assets_.addresses.tree_script});
    Written written = write(index);
    for (TreeDataFile& file : written.files) {
      kept.push_back({file.address, written.version});
      files.push_back(std::move(file));
    }
    kept.push_back({guide::tree_data_address(tree, "texts.js"), ""});
  }
  for (const Kept& one : kept_) {
    for (const std::string& asset : one.assets) kept.push_back({asset, ""});
  }
  kept.push_back({assets_.addresses.tree_visit_script, ""});
  for (const auto& [address, content] : assets_.files) {
    if (address.starts_with("assets/fonts/") || address.ends_with(".woff2")) kept.push_back({address, ""});
  }
  if (!trees.empty() && !assets_.worker.empty())
    files.push_back({service_worker_address, service_worker(assets_.worker, trees, kept)});
  return files;
}

}  // namespace leidraad::render
