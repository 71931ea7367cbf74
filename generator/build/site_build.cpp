#include "build/site_build.hpp"

#include <algorithm>
#include <cerrno>
#include <utility>
#include <vector>

#include "build/output_folder.hpp"
#include "check/check.hpp"
#include "load/guide_loader.hpp"
#include "load/source_file.hpp"
#include "load/source_tree.hpp"
#include "render/assets.hpp"
#include "render/machine_files.hpp"
#include "render/navigation.hpp"
#include "render/page.hpp"
#include "render/search_index.hpp"
#include "render/templates.hpp"
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
  check::check_guide(loaded.guide, loaded.diagnostics);
  return loaded;
}

// Renders a loaded guide into an output folder.
class SiteWriter {
public:
  SiteWriter(const guide::Guide& guide, const BuildOptions& options, const Furniture& furniture,
             const render::Templates& templates)
      : guide_(guide),
        options_(options),
        assets_(render::make_assets(furniture.assets, guide.site.theme)),
        outline_(guide),
        wording_(guide.interface),
        site_{guide, outline_, templates, wording_},
        navigation_(guide, outline_, templates, wording_) {}

  diagnostics::Failure write(OutputFolder& output, std::size_t& files) {
    std::vector<std::string> addresses = other_addresses();
    for (const guide::Page& page : guide_.pages) addresses.push_back(page.address);
    files = addresses.size();
    if (auto failure = output.open(addresses)) return failure;
    const render::PageRenderer renderer(site_, navigation_, assets_.addresses,
                                        has_search() ? search_address : "");
    write_pages(renderer, output);
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

  void write_pages(const render::PageRenderer& renderer, OutputFolder& output) {
    words_.resize(guide_.pages.size());
    collectors_.resize(std::max(1U, options_.jobs));
    std::vector<std::string> buffers(collectors_.size());
    // The other files are the first item, so that one thread makes them while the others make pages.
    threads::parallel_for(guide_.pages.size() + 1, options_.jobs, [&](std::size_t item, unsigned worker) {
      if (item == 0) {
        write_others(renderer, output);
        return;
      }
      const std::size_t index = item - 1;
      const guide::Page& page = guide_.pages[index];
      render::PageContext context(site_, page);
      const render::Html body = renderer.body(context);
      std::string& buffer = buffers[worker];
      buffer.clear();
      renderer.page(context, body, buffer);
      output.write(page.address, buffer);
      if (has_search()) collect_words(page, body, worker, words_[index]);
    });
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
    output.write("_headers", render::headers());
    output.write(".nojekyll", "");
    output.write("_data/guide.json", render::guide_json(guide_, outline_));
    if (!site.base_url.empty()) output.write("sitemap.xml", render::sitemap(guide_, outline_));
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
  std::vector<render::WordCollector> collectors_;
  std::vector<render::PageWords> words_;
};

}  // namespace

BuildResult check_site(const BuildOptions& options) {
  load::LoadResult loaded = load_and_check(options);
  BuildResult result;
  result.pages = loaded.guide.pages.size();
  result.diagnostics = std::move(loaded.diagnostics);
  const Furniture furniture = furniture_of(options, result.diagnostics);
  const render::Templates templates(furniture.templates, result.diagnostics);
  result.diagnostics.sort();
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
  load::LoadResult& loaded = materials->loaded;
  loaded = load_and_check(options);
  BuildResult result;
  result.materials = materials;
  result.pages = loaded.guide.pages.size();
  result.diagnostics = std::move(loaded.diagnostics);
  materials->furniture = furniture_of(options, result.diagnostics);
  materials->templates =
      std::make_unique<render::Templates>(materials->furniture.templates, result.diagnostics);
  OutputFolder output(options.output, options.source);
  output.check(result.diagnostics);
  result.diagnostics.sort();
  if (!result.is_fine(options.is_strict)) return result;
  render::Templates::set_interface(loaded.guide.interface);
  materials->writer =
      std::make_unique<SiteWriter>(loaded.guide, options, materials->furniture, *materials->templates);
  result.failure = materials->writer->write(output, result.files);
  return result;
}

}  // namespace leidraad::build
