#include "check/pages/links.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "check/check.hpp"
#include "guide/pages/link_target.hpp"
#include "text/unicode.hpp"

namespace leidraad::check {

using diagnostics::operator""_code;

namespace {

struct Fault {
  diagnostics::Code code;
  std::string meant;  // what should stand there, where that is known
};

std::optional<Fault> fault_in_address(const guide::Link& link) {
  if (!guide::is_safe_scheme(link.target)) return Fault{"unsafe-link"_code, {}};
  if (link.is_image) return Fault{"external-image"_code, {}};
  std::string whole = guide::whole_address(link.target);
  if (whole != link.target) return Fault{"incomplete-address"_code, std::move(whole)};
  return std::nullopt;
}

std::optional<Fault> fault_in_target(const guide::Link& link) {
  const std::string& target = link.target;
  if (guide::has_scheme(target)) return fault_in_address(link);
  if (target.empty() || target == "#") return Fault{"incomplete-address"_code, {}};
  if (target.starts_with('/') || target.starts_with('\\')) return Fault{"absolute-link"_code, {}};
  // `contact.md/`: the slash would be published, and lead nowhere.
  if (const std::size_t slash = target.find(".md/"); slash != std::string::npos)
    return Fault{"incomplete-address"_code, std::string(target).erase(slash + 3, 1)};
  if (link.is_outside) return Fault{"link-outside"_code, {}};
  if (link.path.ends_with(".html"))
    return Fault{"link-to-html"_code, target.substr(0, target.find(".html")) + ".md"};
  return std::nullopt;
}

std::vector<std::string> split_by_comma(const std::string& text) {
  std::vector<std::string> parts;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t comma = std::min(text.find(',', start), text.size());
    std::string part = text.substr(start, comma - start);
    part.erase(0, part.find_first_not_of(' '));
    if (!part.empty()) parts.push_back(std::move(part));
    start = comma + 1;
  }
  return parts;
}

class LinkChecker {
public:
  LinkChecker(const guide::Guide& guide, diagnostics::Diagnostics& diagnostics) : diagnostics_(diagnostics) {
    const auto vague = guide.interface.find("vague-link-texts");
    if (vague != guide.interface.end()) vague_texts_ = split_by_comma(vague->second);
    for (const std::string& text : vague_texts_) longest_vague_ = std::max(longest_vague_, text.size());
  }

  void check(const std::vector<guide::Link>& links) {
    for (const guide::Link& link : links) {
      check_text(link);
      if (const auto fault = fault_in_target(link)) report(link, *fault);
    }
  }

private:
  void check_text(const guide::Link& link) {
    const bool is_empty = link.text.find_first_not_of(' ') == std::string::npos;
    if (link.is_image) {
      if (is_empty) diagnostics_.add("missing-alternative-text"_code, link.position);
      return;
    }
    if (is_empty && !link.holds_image) diagnostics_.add("empty-link-text"_code, link.position);
    if (link.text.size() > longest_vague_) return;
    const bool is_vague = std::find(vague_texts_.begin(), vague_texts_.end(), text::lower_case(link.text)) !=
                          vague_texts_.end();
    if (is_vague) diagnostics_.add("vague-link-text"_code, link.position, {link.text});
  }

  void report(const guide::Link& link, const Fault& fault) {
    const bool is_named = fault.code == "link-to-html"_code;  // the message itself says what is meant
    auto& told = is_named ? diagnostics_.add(fault.code, link.position, {link.target, fault.meant})
                          : diagnostics_.add(fault.code, link.position, {link.target});
    // A part of what is marked must not be pasted over all of it.
    if (!is_named && link.is_exact) told.suggestion = fault.meant;
  }

  diagnostics::Diagnostics& diagnostics_;
  std::vector<std::string> vague_texts_;  // in lower case
  std::size_t longest_vague_ = 0;         // in bytes
};

}  // namespace

bool has_sound_target(const guide::Link& link) {
  return !fault_in_target(link);
}

void check_links(const guide::Guide& guide, diagnostics::Diagnostics& diagnostics) {
  LinkChecker checker(guide, diagnostics);
  for (const guide::Page& page : guide.pages) checker.check(page.body.links);
  for (const guide::Prose& body : guide.refused_bodies) checker.check(body.links);
  checker.check(guide.data_links);
  std::vector<guide::Link> found;
  for (const guide::SearchExample& example : guide.search.examples) {
    if (!example.finds.target.empty()) found.push_back(example.finds);
  }
  checker.check(found);
}

}  // namespace leidraad::check
