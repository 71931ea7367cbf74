#include <map>

#include "check/check.hpp"
#include "text/unicode.hpp"

namespace leidraad::check {

using diagnostics::operator""_code;

namespace {

// Addresses that the generator itself fills.
constexpr const char* own_addresses[] = {"404.html"};

const diagnostics::Text here_too{"daar staat het ook", "it also stands there"};

}  // namespace

void check_addresses(const guide::Guide& guide, diagnostics::Diagnostics& diagnostics) {
  std::map<std::string, const guide::Page*>
      by_address;  // folded: some file systems know no upper and lower case
  std::map<std::string, const guide::Page*> by_title;
  for (const guide::Page& page : guide.pages) {
    for (const char* own : own_addresses) {
      if (page.address == own)
        diagnostics.add("duplicate-address"_code, page.title_position, {page.address, "Leidraad"});
    }
    const auto [place, is_free] = by_address.emplace(text::lower_case(page.address), &page);
    if (!is_free) {
      diagnostics.add("duplicate-address"_code, page.title_position, {page.address, place->second->source});
    }
    const auto [titled, is_new] = by_title.emplace(text::folded(page.title), &page);
    if (!is_new) {
      diagnostics.add("duplicate-title"_code, page.title_position, {page.title, titled->second->source})
          .notes.push_back({here_too, titled->second->title_position});
    }
  }
  std::map<std::string, const guide::Page*> aliases;
  for (const guide::Page& page : guide.pages) {
    for (const guide::Alias& alias : page.aliases) {
      const std::string address = text::lower_case(alias.address);
      const auto hit = by_address.find(address);
      if (hit != by_address.end()) {
        diagnostics.add("alias-hits-page"_code, alias.position, {alias.address, hit->second->source});
      } else if (address == own_addresses[0]) {
        diagnostics.add("alias-hits-page"_code, alias.position, {alias.address, "Leidraad"});
      } else if (const auto [place, is_free] = aliases.emplace(address, &page); !is_free) {
        diagnostics.add("duplicate-alias"_code, alias.position, {alias.address, place->second->source});
      }
    }
  }
}

}  // namespace leidraad::check
