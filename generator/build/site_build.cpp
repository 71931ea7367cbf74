#include "build/site_build.hpp"

#include <algorithm>
#include <cerrno>
#include <utility>
#include <vector>

#include "build/output_folder.hpp"
#include "check/check.hpp"
#include "guide/surveys/embedded.hpp"
#include "guide/trees/address.hpp"
#include "load/files/source_file.hpp"
#include "load/files/source_tree.hpp"
#include "load/guide_loader.hpp"
#include "render/assets.hpp"
#include "render/machine_files.hpp"
#include "render/pages/navigation.hpp"
#include "render/pages/page.hpp"
#include "render/plan/catalogue_pages.hpp"
#include "render/search_index.hpp"
#include "render/surveys/pages.hpp"
#include "render/templates.hpp"
#include "render/trees/data.hpp"
#include "render/trees/map.hpp"
#include "render/trees/pages.hpp"
#include "render/trees/pieces.hpp"
#include "threads/parallel_for.hpp"

namespace leidraad::build {

using diagnostics::Diagnostics;

namespace {

// Templates and assets: those of the program, and over them those of the guide.
struct Furniture {
  std::map<std::string, std::string> templates;
  std::map<std::string, std::string> assets;
};

Furniture furniture_of(const BuildOptions& options, Diagnostics& diagnostics) {
  Furniture furniture;
  const auto put = [&](const std::string& name, std::string content) {
    if (name.starts_with("assets/")) {
      furniture.assets[name.substr(7)] = std::move(content);
    } else if (name.ends_with(".html")) {
      furniture.templates[name] = std::move(content);
    }
  };
  for (const auto& [name, content] : *options.defaults) {
    put(name.starts_with("templates/") ? name.substr(10) : name, std::string(content));
  }
  for (const std::string& name : load::files_below(options.source, "templates", diagnostics)) {
    const std::string inner = name.substr(10);
    // Sources of our own bundles lie in folders of templates/assets/; what a guide adds lies directly in it
    // or in fonts/.
    const bool is_bundle_source = inner.starts_with("assets/") && inner.find('/', 7) != std::string::npos &&
                                  !inner.starts_with("assets/fonts/");
    if (is_bundle_source) continue;
    if (auto content = load::read_bytes(options.source, name, load::largest_media, diagnostics))
      put(inner, std::move(*content));
  }
  return furniture;
}

// The folder part of a base address: "https://x.be/a/b/" -> "/a/b/".
std::string root_path(const std::string& base_url) {
  const std::size_t host = base_url.find("://");
  const std::size_t path = host == std::string::npos ? std::string::npos : base_url.find('/', host + 3);
  return path == std::string::npos ? "/" : base_url.substr(path);
}

load::LoadResult load_and_check(const BuildOptions& options) {
  const auto interface = options.defaults->find("i18n/nl.yaml");
  load::LoadResult loaded = load::load_guide(
      options.source,
      {options.jobs, options.asks_git,
       interface == options.defaults->end() ? std::string{} : std::string(interface->second)});
  if (!options.base_url.empty()) {
    loaded.guide.site.base_url = options.base_url + (options.base_url.ends_with('/') ? "" : "/");
  }
  if (options.has_own_collector) loaded.guide.site.collector.clear();
  check::check_guide(loaded.guide, loaded.diagnostics);
  return loaded;
}

render::HasSurveys surveys_in(const guide::Guide& guide) {
  if (guide.surveys.empty()) return render::HasSurveys::no;
  return guide::embeds_surveys(guide) ? render::HasSurveys::embedded : render::HasSurveys::yes;
}

// Renders a loaded guide into an output folder.
class SiteWriter {
public:
  SiteWriter(const guide::Guide& guide, const BuildOptions& options, const Furniture& furniture,
             const render::Templates& templates)
      : guide_(guide),
        options_(options),
        assets_(render::make_assets(furniture.assets, guide.site.theme, surveys_in(guide))),
        outline_(guide),
        wording_(guide.interface),
        site_{guide, outline_, templates, wording_},
        navigation_(guide, outline_, templates, wording_),
        tree_pages_(site_, assets_.addresses),
        tree_pieces_(tree_pages_, guide, assets_),
        survey_pages_(site_, assets_.addresses),
        catalogue_pages_(site_) {}

  diagnostics::Failure write(OutputFolder& output, std::size_t& files) {
    draw_trees();
    std::vector<std::string> addresses = other_addresses();
    for (const guide::Page& page : guide_.pages) addresses.push_back(page.address);
    add_tree_addresses(addresses);
    add_survey_addresses(addresses);
    for (const render::CataloguePage& one : catalogue_pages_.all()) addresses.push_back(one.page->address);
    files = addresses.size();
    if (auto failure = output.open(addresses)) return failure;
    const render::PageRenderer renderer(site_, navigation_, assets_.addresses,
                                        has_search() ? search_address : "");
    write_pages(renderer, output);
    for (const render::TreeDataFile& file : tree_pieces_.files()) output.write(file.address, file.content);
    if (has_search()) {
      output.write(search_address, render::search_index(guide_, outline_, collectors_, words_));
    }
    return output.commit();
  }

private:
  // Its name does not follow its content: pages must know it before they are written, and it is made of the
  // pages. So it is not among the files that browsers may keep for ever.
  static constexpr const char* search_address = "_data/search.js";

  [[nodiscard]] bool has_search() const { return outline_.page_with("search") != nullptr; }

  [[nodiscard]] std::vector<std::string> other_addresses() const {
    std::vector<std::string> addresses = {"404.html", "robots.txt", "manifest.webmanifest",
                                          "_headers", ".nojekyll",  "_data/guide.json"};
    if (!guide_.site.base_url.empty()) addresses.emplace_back("sitemap.xml");
    if (has_search()) addresses.emplace_back(search_address);
    for (const auto& [address, content] : assets_.files) addresses.push_back(address);
    for (const auto& [file, media] : guide_.media) addresses.push_back(file);
    for (const guide::Page& page : guide_.pages) {
      for (const guide::Alias& alias : page.aliases) addresses.push_back(alias.address);
    }
    return addresses;
  }

  // Pictures know their own addresses, which the output wants to hear before anything is written.
  void draw_trees() {
    drawn_.resize(guide_.trees.size());
    threads::parallel_for(drawn_.size(), options_.jobs, [&](std::size_t tree, unsigned /*worker*/) {
      drawn_[tree] = render::tree_map_files(tree_pages_.indexes()[tree], site_);
    });
  }

  void add_tree_addresses(std::vector<std::string>& addresses) const {
    for (const render::TreePage& one : tree_pages_.all()) addresses.push_back(one.page->address);
    for (const auto& files : drawn_) {
      for (const render::TreeFile& file : files) addresses.push_back(file.address);
    }
    for (const guide::Tree& tree : guide_.trees) {
      for (const char* ending : {"json", "texts.js"})
        addresses.push_back(guide::tree_data_address(tree, ending));
    }
    for (std::string& address : tree_pieces_.addresses()) addresses.push_back(std::move(address));
  }

  void add_survey_addresses(std::vector<std::string>& addresses) const {
    for (const guide::Survey& survey : guide_.surveys)
      addresses.push_back(outline_.survey_page(survey.id)->address);
    for (std::string& address : survey_pages_.other_addresses()) addresses.push_back(std::move(address));
  }

  void write_pages(const render::PageRenderer& renderer, OutputFolder& output) {
    words_.resize(outline_.listed().size());
    collectors_.resize(std::max(1U, options_.jobs));
    std::vector<std::string> buffers(collectors_.size());
    const std::size_t pages = guide_.pages.size();
    // The other files are the first item, so that one thread makes them while the others make pages.
    const std::size_t tree_pages = tree_pages_.all().size();
    const std::size_t surveys = guide_.surveys.size();
    const std::size_t items = 1 + pages + tree_pages + surveys + catalogue_pages_.all().size();
    threads::parallel_for(items, options_.jobs, [&](std::size_t item, unsigned worker) {
      if (item == 0) {
        write_others(renderer, output);
        write_drawings(renderer, output);
      } else if (item <= pages) {
        write_page(renderer, item - 1, worker, buffers[worker], output);
      } else if (item > pages + tree_pages + surveys) {
        write_catalogue_page(renderer, item - pages - tree_pages - surveys - 1, worker, buffers[worker],
                             output);
      } else if (item > pages + tree_pages) {
        write_survey(renderer, item - pages - tree_pages - 1, worker, buffers[worker], output);
      } else {
        write_tree_page(renderer, item - pages - 1, worker, buffers[worker], output);
      }
    });
  }

  void write_page(const render::PageRenderer& renderer, std::size_t index, unsigned worker,
                  std::string& buffer, OutputFolder& output) {
    const guide::Page& page = guide_.pages[index];
    render::PageContext context(site_, page);
    const render::Html body = renderer.body(context);
    buffer.clear();
    renderer.page(context, body, buffer);
    output.write(page.address, buffer);
    if (has_search()) collect_words(page, body, worker, words_[index]);
  }

  void write_tree_page(const render::PageRenderer& renderer, std::size_t number, unsigned worker,
                       std::string& buffer, OutputFolder& output) {
    const render::TreePage& one = tree_pages_.all()[number];
    const guide::Tree& tree = one.index->tree();
    const bool is_start = !one.node;
    render::PageContext context(site_, *one.page);
    const render::Html body = tree_pages_.body(one, context);
    buffer.clear();
    renderer.page(context, tree_pages_.frame(tree, is_start), body, buffer);
    output.write(one.page->address, buffer);
    tree_pieces_.keep(number, buffer);
    if (!is_start || !has_search()) return;
    const auto place = static_cast<std::size_t>(&tree - guide_.trees.data());
    collect_words(*one.page, body, worker, words_[guide_.pages.size() + place]);
  }

  void write_survey(const render::PageRenderer& renderer, std::size_t place, unsigned worker,
                    std::string& buffer, OutputFolder& output) {
    const guide::Page& page = *outline_.survey_page(guide_.surveys[place].id);
    render::PageContext context(site_, page);
    const render::Html body = survey_pages_.body(place, context);
    buffer.clear();
    renderer.page(context, survey_pages_.frame(place), body, buffer);
    output.write(page.address, buffer);
    if (has_search())
      collect_words(page, body, worker, words_[guide_.pages.size() + guide_.trees.size() + place]);
    for (const render::SurveyFile& file : survey_pages_.files(place, renderer))
      output.write(file.address, file.content);
  }

  void write_catalogue_page(const render::PageRenderer& renderer, std::size_t place, unsigned worker,
                            std::string& buffer, OutputFolder& output) {
    const render::CataloguePage& one = catalogue_pages_.all()[place];
    render::PageContext context(site_, *one.page);
    const render::Html body = catalogue_pages_.body(one, context);
    buffer.clear();
    renderer.page(context, catalogue_pages_.frame(one), body, buffer);
    output.write(one.page->address, buffer);
    if (one.entry == nullptr || !has_search()) return;
    const std::size_t before = guide_.pages.size() + guide_.trees.size() + guide_.surveys.size();
    collect_words(one, worker, words_[before + place]);
  }

  void write_drawings(const render::PageRenderer& renderer, OutputFolder& output) {
    for (std::size_t tree = 0; tree < drawn_.size(); ++tree) {
      for (render::TreeFile& file : drawn_[tree]) {
        std::string content = file.is_page ? picture_page(renderer, guide_.trees[tree], file) : file.content;
        output.write(file.address, content);
      }
      drawn_[tree].clear();
    }
  }

  [[nodiscard]] std::string picture_page(const render::PageRenderer& renderer, const guide::Tree& tree,
                                         const render::TreeFile& file) const {
    guide::Page page;
    page.address = file.address;
    page.source = tree.position.file;
    page.title = file.title;
    page.description = file.description;
    render::PageContext context(site_, page);
    std::string html;
    renderer.page(context, tree_pages_.picture_frame(tree, file.is_indexed), {file.content}, html);
    return html;
  }

  // Which fields are searched is for the makers of a catalogue to say.
  void collect_words(const render::CataloguePage& entry, unsigned worker, render::PageWords& words) {
    render::WordCollector& collector = collectors_[worker];
    const render::CataloguePages::SearchedText searched = catalogue_pages_.searched_text(entry);
    words.worker = worker;
    words.title = collector.words_in(entry.page->title);
    words.headings = collector.words_in(entry.page->description + searched.facts);
    words.body = collector.words_in(searched.text);
  }

  void collect_words(const guide::Page& page, const render::Html& body, unsigned worker,
                     render::PageWords& words) {
    render::WordCollector& collector = collectors_[worker];
    std::string title = page.title + " " + page.navigation_title;
    for (const std::string& keyword : page.keywords) title += " " + keyword;
    std::string headings = page.description;
    for (const guide::Heading& heading : page.body.headings) headings += " " + heading.text;
    words.worker = worker;
    words.title = collector.words_in(title);
    words.headings = collector.words_in(headings);
    // The page of all words would match every search.
    const bool is_register = outline_.page_with("a-z") == &page || outline_.page_with("search") == &page;
    if (!is_register) words.body = collector.words_in_html(body.text);
  }

  void write_others(const render::PageRenderer& renderer, OutputFolder& output) {
    const guide::Site& site = guide_.site;
    output.write("404.html", renderer.not_found(root_path(site.base_url)));
    output.write("robots.txt", render::robots(site));
    output.write("manifest.webmanifest", render::manifest(site, assets_.addresses));
    output.write("_headers", render::headers(site));
    output.write(".nojekyll", "");
    output.write("_data/guide.json", render::guide_json(guide_, outline_));
    if (!site.base_url.empty()) output.write("sitemap.xml", render::sitemap(guide_, outline_));
    for (const guide::TreeIndex& index : tree_pages_.indexes()) {
      output.write(guide::tree_data_address(index.tree(), "json"), render::tree_json(index, guide_));
      output.write(guide::tree_data_address(index.tree(), "texts.js"),
                   render::tree_script_texts(index.tree(), guide_));
    }
    for (const render::SurveyFile& file : survey_pages_.common_files(renderer))
      output.write(file.address, file.content);
    for (const auto& [address, content] : assets_.files) output.write(address, content);
    for (const guide::Page& page : guide_.pages) {
      for (const guide::Alias& alias : page.aliases)
        output.write(alias.address, renderer.redirect(alias.address, page));
    }
    copy_media(output);
  }

  void copy_media(OutputFolder& output) {
    for (const auto& [file, media] : guide_.media) {
      Diagnostics unreadable;
      const auto bytes = load::read_bytes(options_.source, "content/" + guide_.site.language + "/" + file,
                                          load::largest_media, unreadable);
      if (bytes) {
        output.write(file, *bytes);
      } else {
        output.fail(file, EIO);  // it was there a moment ago
      }
    }
  }

  const guide::Guide& guide_;
  const BuildOptions& options_;
  render::Assets assets_;
  render::Outline outline_;
  render::Wording wording_;
  render::SiteContext site_;
  render::Navigation navigation_;
  render::TreePages tree_pages_;
  render::TreePieces tree_pieces_;
  render::SurveyPages survey_pages_;
  render::CataloguePages catalogue_pages_;
  std::vector<std::vector<render::TreeFile>> drawn_;  // by tree
  std::vector<render::WordCollector> collectors_;
  std::vector<render::PageWords> words_;
};

}  // namespace

CheckResult check_site(const BuildOptions& options) {
  load::LoadResult loaded = load_and_check(options);
  CheckResult result;
  result.pages = loaded.guide.pages.size();
  result.diagnostics = std::move(loaded.diagnostics);
  const Furniture furniture = furniture_of(options, result.diagnostics);
  const render::Templates templates(furniture.templates, result.diagnostics);
  result.diagnostics.sort();
  result.guide = std::move(loaded.guide);
  return result;
}

namespace {

// Everything that a build is made of, so that it can be kept until the program ends.
struct Materials {
  load::LoadResult loaded;
  Furniture furniture;
  std::unique_ptr<render::Templates> templates;
  std::unique_ptr<SiteWriter> writer;
};

}  // namespace

BuildResult build_site(const BuildOptions& options) {
  const auto materials = std::make_shared<Materials>();
  OutputFolder output(options.output, options.source);
  // Told only of a guide that could be published: what is wrong in the sources is more to the point.
  const diagnostics::Failure locked = output.lock(options.longest_wait);
  load::LoadResult& loaded = materials->loaded;
  loaded = load_and_check(options);
  BuildResult result;
  result.materials = materials;
  result.pages = loaded.guide.pages.size();
  result.diagnostics = std::move(loaded.diagnostics);
  materials->furniture = furniture_of(options, result.diagnostics);
  materials->templates =
      std::make_unique<render::Templates>(materials->furniture.templates, result.diagnostics);
  output.check(result.diagnostics);
  result.diagnostics.sort();
  if (!result.is_fine(options.is_strict)) return result;
  if (locked) {
    result.failure = locked;
    return result;
  }
  render::Templates::set_interface(loaded.guide.interface);
  materials->writer =
      std::make_unique<SiteWriter>(loaded.guide, options, materials->furniture, *materials->templates);
  result.failure = materials->writer->write(output, result.files);
  return result;
}

}  // namespace leidraad::build
