#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "check/check.hpp"
#include "diagnostics/suggestion.hpp"
#include "guide/plan/catalogue_pages.hpp"
#include "guide/surveys/address.hpp"
#include "guide/trees/address.hpp"
#include "text/unicode.hpp"

namespace leidraad::check {

using diagnostics::operator""_code;

namespace {

// Addresses and folders that the generator itself fills.
constexpr std::string_view own_addresses[] = {"404.html", "robots.txt", "sitemap.xml", "manifest.webmanifest",
                                              "_headers"};
constexpr std::string_view own_folders[] = {"assets", "_data"};
constexpr std::string_view collector_folder = "api";  // where there are surveys

const diagnostics::Text leidraad{"Leidraad zelf", "Leidraad itself"};
const diagnostics::Text collector{"de ontvanger van de vragenlijsten", "the collector of the surveys"};
const diagnostics::Text here_too{"daar staat het ook", "it also stands there"};

bool is_own(std::string_view address) {
  return std::find(std::begin(own_addresses), std::end(own_addresses), address) != std::end(own_addresses);
}

// Why an address is not free.
struct Conflict {
  diagnostics::Argument holder;  // who has it, for people: "`content/nl/a.md`"
  std::size_t folder = 0;        // length of the folder that cannot be; 0 where it is the file itself
};

// Which file has which address. Addresses are compared in lower case, since some file systems make no
// difference, and none may be a folder of another ("a.html" and "a.html/b.html").
class Addresses {
public:
  explicit Addresses(bool has_surveys) : has_surveys_(has_surveys) {}

  // Nothing where the address was free; then `source` has it now.
  std::optional<Conflict> take(const std::string& address, const std::string& source) {
    const std::string lower = text::lower_case(address);
    if (is_own(lower)) return Conflict{leidraad};
    if (const std::size_t first = lower.find('/'); first != std::string::npos) {
      const std::string_view folder = std::string_view(lower).substr(0, first);
      const bool is_ours =
          std::find(std::begin(own_folders), std::end(own_folders), folder) != std::end(own_folders);
      if (is_ours) return Conflict{leidraad, first};
      if (has_surveys_ && folder == collector_folder) return Conflict{collector, first};
    }
    if (const auto same = files_.find(lower); same != files_.end()) return Conflict{quoted(same->second)};
    if (const auto inside = folders_.find(lower); inside != folders_.end())
      return Conflict{quoted(inside->second)};
    for (std::size_t slash = lower.find('/'); slash != std::string::npos;
         slash = lower.find('/', slash + 1)) {
      const std::string folder = lower.substr(0, slash);
      if (const auto file = files_.find(folder); file != files_.end())
        return Conflict{quoted(file->second), slash};
      folders_.emplace(folder, source);
    }
    files_.emplace(lower, source);
    return std::nullopt;
  }

private:
  static std::string quoted(const std::string& source) { return '`' + source + '`'; }

  std::map<std::string, std::string> files_;
  std::map<std::string, std::string> folders_;  // with one of the files in it
  bool has_surveys_;
};

// Says what is wrong with the name of a file, or, once, with that of the folder that it is in: renaming the
// file would not help then.
class ConflictReporter {
public:
  ConflictReporter(const guide::Guide& guide, diagnostics::Diagnostics& diagnostics)
      : content_("content/" + guide.site.language + "/"), diagnostics_(diagnostics) {}

  void report(const Conflict& conflict, const std::string& address, const diagnostics::Position& position) {
    if (conflict.folder == 0) {
      diagnostics_.add("duplicate-address"_code, position, {address, conflict.holder});
      return;
    }
    const std::string folder = address.substr(0, conflict.folder);
    if (!folders_.insert(folder).second) return;
    const std::string name = folder.substr(folder.rfind('/') + 1);
    diagnostics_.add("folder-taken"_code, {content_ + folder},
                     {folder, conflict.holder, diagnostics::kebab_case(name) + "-bestanden"});
  }

private:
  std::string content_;
  diagnostics::Diagnostics& diagnostics_;
  std::set<std::string> folders_;
};

// Which page has which title. Whatever is taken outlives this.
class Titles {
public:
  explicit Titles(diagnostics::Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  void take(const std::string& title, const std::string& source, const diagnostics::Position& position) {
    const auto [titled, is_new] = titles_.emplace(text::folded(title), Place{&source, &position});
    if (is_new) return;
    diagnostics_.add("duplicate-title"_code, position, {title, *titled->second.source})
        .notes.push_back({here_too, *titled->second.position});
  }

private:
  struct Place {
    const std::string* source;
    const diagnostics::Position* position;
  };
  diagnostics::Diagnostics& diagnostics_;
  std::map<std::string, Place> titles_;
};

// The pages of one catalogue. An entry gets its name from an id that can be changed, so what is wrong is told there.
void take_addresses_of_catalogue(const guide::Guide& guide, const guide::Catalogue& catalogue,
                                 Addresses& addresses, diagnostics::Diagnostics& diagnostics) {
  const std::string& source = catalogue.position.file;
  for (const guide::CatalogueEntry& entry : catalogue.entries) {
    if (entry.id.empty()) continue;
    const std::string address = guide::address_of_file(guide::entry_file(catalogue, entry));
    // The page that shows the catalogue is not read yet, and it is not the one to give way.
    const auto conflict =
        entry.id == "index"
            ? Conflict{"`content/" + guide.site.language + "/" + guide::index_file(catalogue) + "`"}
            : addresses.take(address, source);
    if (conflict && conflict->folder > 0) {
      diagnostics.add("catalogue-folder"_code, catalogue.pages->position,
                      {catalogue.pages->folder, conflict->holder});
      return;
    }
    if (conflict)
      diagnostics.add("entry-address"_code, entry.title_position, {entry.id, address, conflict->holder});
  }
  for (const guide::CatalogueField& field : catalogue.fields) {
    if (!field.is_filter || !guide::can_filter(field.type)) continue;
    for (const guide::UsedChoice& choice :
         guide::used_choices(guide, catalogue, field, guide::entries_of(catalogue)))
      (void)addresses.take(guide::address_of_file(guide::choice_file(catalogue, field, choice.id)), source);
  }
}

// Pages that no Markdown file stands behind have their addresses first: a file can be renamed, and these are
// in posters and paper forms. No two of them are equal.
void take_addresses_of_data(const guide::Guide& guide, Addresses& addresses) {
  for (const guide::Survey& survey : guide.surveys) {
    (void)addresses.take(guide::survey_address(survey), survey.position.file);
    (void)addresses.take(guide::survey_short_page(survey), survey.position.file);
    for (const char* own : guide::survey_own_pages)
      (void)addresses.take(guide::survey_address(survey, own), survey.position.file);
  }
  for (const guide::Tree& tree : guide.trees) {
    for (const char* own : guide::tree_own_pages)
      (void)addresses.take(guide::tree_address(tree, own), tree.position.file);
    for (const auto& question : tree.questions)
      (void)addresses.take(guide::tree_address(tree, question.id), question.position.file);
    for (const auto& outcome : tree.outcomes)
      (void)addresses.take(guide::tree_address(tree, outcome.id), outcome.position.file);
  }
}

}  // namespace

void check_addresses(const guide::Guide& guide, diagnostics::Diagnostics& diagnostics) {
  Addresses addresses(!guide.surveys.empty());
  ConflictReporter reporter(guide, diagnostics);
  take_addresses_of_data(guide, addresses);
  for (const guide::Catalogue& catalogue : guide.catalogues) {
    if (catalogue.pages) take_addresses_of_catalogue(guide, catalogue, addresses, diagnostics);
  }
  Titles titles(diagnostics);
  for (const guide::Page& page : guide.pages) {
    if (const auto other = addresses.take(page.address, page.source); other) {
      reporter.report(*other, page.address, page.title_position);
    }
    titles.take(page.title, page.source, page.title_position);
  }
  for (const guide::Catalogue& catalogue : guide.catalogues) {
    if (!catalogue.pages) continue;
    for (const guide::CatalogueEntry& entry : catalogue.entries) {
      if (!entry.title.empty()) titles.take(entry.title, catalogue.position.file, entry.title_position);
    }
  }
  for (const auto& [file, media] : guide.media) {
    const std::string source = "content/" + guide.site.language + "/" + file;
    if (const auto other = addresses.take(file, source); other) {
      reporter.report(*other, file, {source});
    }
  }
  std::map<std::string, const guide::Page*> aliases;
  for (const guide::Page& page : guide.pages) {
    for (const guide::Alias& alias : page.aliases) {
      const auto [place, is_new] = aliases.emplace(text::lower_case(alias.address), &page);
      if (!is_new) {
        diagnostics.add("duplicate-alias"_code, alias.position, {alias.address, place->second->source});
      } else if (const auto other = addresses.take(alias.address, page.source); other) {
        diagnostics.add("alias-hits-page"_code, alias.position, {alias.address, other->holder});
      }
    }
  }
}

}  // namespace leidraad::check
