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
#include "render/search_data.hpp"
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

// A guide that was read and checked, with what search needs where it has search or an example of it.
struct Checked {
  load::LoadResult loaded;
  std::unique_ptr<search::GuideSearch> searched;
};

void load_and_check(const BuildOptions& options, Checked& checked) {
  const auto text_of = [&](const char* name) {
    const auto found = options.defaults->find(name);
    return found == options.defaults->end() ? std::string_view{} : found->second;
  };
  load::LoadResult& loaded = checked.loaded;
  loaded = load::load_guide(options.source, {options.jobs, options.asks_git,
                                             std::string(text_of("i18n/nl.yaml")), text_of("icons.txt")});
  if (!options.base_url.empty()) {
    loaded.guide.site.base_url = options.base_url + (options.base_url.ends_with('/') ? "" : "/");
  }
  if (options.has_own_collector) loaded.guide.site.collector.clear();
  loaded.guide.site.is_served = options.has_own_collector || !loaded.guide.site.base_url.empty();
  check::check_guide(loaded.guide, loaded.diagnostics);
  if (search::has_search(loaded.guide) || !loaded.guide.search.examples.empty())
    checked.searched = std::make_unique<search::GuideSearch>(loaded.guide, options.jobs);
  check::check_search(loaded.guide, checked.searched.get(), loaded.diagnostics);
}

render::HasSurveys surveys_in(const guide::Guide& guide) {
  if (guide.surveys.empty()) return render::HasSurveys::no;
  return guide::embeds_surveys(guide) ? render::HasSurveys::embedded : render::HasSurveys::yes;
}

// Renders a loaded guide into an output folder.
class SiteWriter {
public:
  SiteWriter(const guide::Guide& guide, const search::GuideSearch* searched, const BuildOptions& options,
             const Furniture& furniture, const render::Templates& templates)
      : guide_(guide),
        searched_(search::has_search(guide) ? searched : nullptr),
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
    if (searched_ != nullptr) pieces_ = render::search_pieces(searched_->index);
    std::vector<std::string> addresses = other_addresses();
    for (const guide::Page& page : guide_.pages) addresses.push_back(page.address);
    add_tree_addresses(addresses);
    add_survey_addresses(addresses);
    for (const render::CataloguePage& one : catalogue_pages_.all()) addresses.push_back(one.page->address);
    files = addresses.size();
    if (auto failure = output.open(addresses)) return failure;
    // Its name does not follow its content: pages must know it before they are written. So it is not among the files that
    // browsers may keep for ever.
    const render::PageRenderer renderer(site_, navigation_, assets_.addresses,
                                        searched_ == nullptr ? "" : render::search_index_address);
    write_pages(renderer, output);
    for (const render::TreeDataFile& file : tree_pieces_.files()) output.write(file.address, file.content);
    return output.commit();
  }

private:
  [[nodiscard]] std::vector<std::string> other_addresses() const {
    std::vector<std::string> addresses = {"404.html", "robots.txt", "manifest.webmanifest",
                                          "_headers", ".nojekyll",  "_data/guide.json"};
    if (!guide_.site.base_url.empty()) addresses.emplace_back("sitemap.xml");
    if (searched_ != nullptr) {
      addresses.emplace_back(render::search_index_address);
      for (std::size_t piece = 0; piece < pieces_.size(); ++piece)
        addresses.push_back(render::search_piece_address(piece));
    }
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
    std::vector<std::string> buffers(std::max(1U, options_.jobs));
    const std::size_t pages = guide_.pages.size();
    // The other files are the first item, so that one thread makes them while the others make pages.
    const std::size_t tree_pages = tree_pages_.all().size();
    const std::size_t surveys = guide_.surveys.size();
    const std::size_t entries = catalogue_pages_.all().size();
    const std::size_t items = 1 + pages + tree_pages + surveys + entries + pieces_.size();
    threads::parallel_for(items, options_.jobs, [&](std::size_t item, unsigned worker) {
      std::string& buffer = buffers[worker];
      if (item == 0) {
        write_others(renderer, output);
        write_drawings(renderer, output);
        return;
      }
      std::size_t place = item - 1;
      if (place < pages) return write_page(renderer, place, buffer, output);
      place -= pages;
      if (place < tree_pages) return write_tree_page(renderer, place, buffer, output);
      place -= tree_pages;
      if (place < surveys) return write_survey(renderer, place, buffer, output);
      place -= surveys;
      if (place < entries) return write_catalogue_page(renderer, place, buffer, output);
      write_search_piece(place - entries, output);
    });
  }

  void write_search_piece(std::size_t number, OutputFolder& output) {
    output.write(render::search_piece_address(number),
                 render::search_piece(searched_->pages, pieces_[number], number));
  }

  void write_page(const render::PageRenderer& renderer, std::size_t index, std::string& buffer,
                  OutputFolder& output) {
    const guide::Page& page = guide_.pages[index];
    render::PageContext context(site_, page);
    const render::Html body = renderer.body(context);
    buffer.clear();
    renderer.page(context, body, buffer);
    output.write(page.address, buffer);
  }

  void write_tree_page(const render::PageRenderer& renderer, std::size_t number, std::string& buffer,
                       OutputFolder& output) {
    const render::TreePage& one = tree_pages_.all()[number];
    const guide::Tree& tree = one.index->tree();
    const bool is_start = !one.node;
    render::PageContext context(site_, *one.page);
    const render::Html body = tree_pages_.body(one, context);
    buffer.clear();
    renderer.page(context, tree_pages_.frame(tree, is_start), body, buffer);
    output.write(one.page->address, buffer);
    tree_pieces_.keep(number, buffer);
  }

  void write_survey(const render::PageRenderer& renderer, std::size_t place, std::string& buffer,
                    OutputFolder& output) {
    const guide::Page& page = *outline_.survey_page(guide_.surveys[place].id);
    render::PageContext context(site_, page);
    const render::Html body = survey_pages_.body(place, context);
    buffer.clear();
    renderer.page(context, survey_pages_.frame(place), body, buffer);
    output.write(page.address, buffer);
    for (const render::SurveyFile& file : survey_pages_.files(place, renderer))
      output.write(file.address, file.content);
  }

  void write_catalogue_page(const render::PageRenderer& renderer, std::size_t place, std::string& buffer,
                            OutputFolder& output) {
    const render::CataloguePage& one = catalogue_pages_.all()[place];
    render::PageContext context(site_, *one.page);
    const render::Html body = catalogue_pages_.body(one, context);
    buffer.clear();
    renderer.page(context, catalogue_pages_.frame(one), body, buffer);
    output.write(one.page->address, buffer);
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

  void write_others(const render::PageRenderer& renderer, OutputFolder& output) {
    const guide::Site& site = guide_.site;
    output.write("404.html", renderer.not_found(root_path(site.base_url)));
    output.write("robots.txt", render::robots(site));
    output.write("manifest.webmanifest", render::manifest(site, assets_.addresses));
    output.write("_headers", render::headers(site));
    output.write(".nojekyll", "");
    output.write("_data/guide.json", render::guide_json(guide_, outline_));
    if (searched_ != nullptr)
      output.write(render::search_index_address, render::search_index(*searched_, outline_));
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
  const search::GuideSearch* searched_;  // nullptr where no page offers search
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
  std::vector<render::SearchPiece> pieces_;
};

}  // namespace

CheckResult check_site(const BuildOptions& options) {
  Checked checked;
  load_and_check(options, checked);
  load::LoadResult& loaded = checked.loaded;
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
  Checked checked;
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
  load_and_check(options, materials->checked);
  load::LoadResult& loaded = materials->checked.loaded;
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
  materials->writer = std::make_unique<SiteWriter>(loaded.guide, materials->checked.searched.get(), options,
                                                   materials->furniture, *materials->templates);
  result.failure = materials->writer->write(output, result.files);
  return result;
}

}  // namespace leidraad::build
