#include "render/trees/onward.hpp"

#include <algorithm>

#include "guide/trees/address.hpp"
#include "render/trees/words.hpp"

namespace leidraad::render {

std::string OnwardSections::href(const guide::Next& next, const guide::Name& advice,
                                 const std::string& label) {
  const guide::Name* only = advice.empty() ? next.only() : &advice;
  if (only != nullptr) return context_.root() + guide::tree_address(index_.tree(), only->id);
  auto section = std::find_if(sections_.begin(), sections_.end(),
                              [&](const Section& one) { return one.next.is_same_as(next); });
  if (section == sections_.end()) section = sections_.insert(section, Section{next, {}});
  section->labels += (section->labels.empty() ? "" : ", ") + label;
  return "#verder-" + std::to_string(section - sections_.begin() + 1);
}

// "Te warm"; for the last place "Te koud of tocht" where the others leave only these, else "anders".
std::string OnwardSections::words_for(const guide::Next& next, const guide::Onward& way) const {
  const Wording& wording = context_.site().wording;
  if (!way.when.empty()) return condition_in_words(index_, way.when, wording);
  const std::vector<guide::Condition> rest = rest_of(index_, question_, next);
  return rest.empty() ? wording("tree-onward-rest") : condition_in_words(index_, rest, wording);
}

Html OnwardSections::html() const {
  if (sections_.empty()) return {};
  const Wording& wording = context_.site().wording;
  Filling filling;
  for (std::size_t at = 0; at < sections_.size(); ++at) {
    Slots slots = filling.section("SECTION"_slot);
    slots.text("ID"_slot, "verder-" + std::to_string(at + 1));
    slots.text("TITLE"_slot, sections_.size() == 1
                                 ? wording("tree-onward")
                                 : wording.filled("tree-onward-after", {{"answers", sections_[at].labels}}));
    for (const guide::Onward& way : sections_[at].next.ways()) {
      slots.section("WAY"_slot)
          .text("TEXT"_slot, words_for(sections_[at].next, way))
          .text("HREF"_slot, context_.root() + guide::tree_address(index_.tree(), way.next.id));
    }
  }
  return context_.site().templates.expand("tree/onward.html", filling);
}

}  // namespace leidraad::render
