// What trajectories and instruments share: their cards, and the table of facts about one, whose rows have a label and a
// text, a list or links.
#pragma once

#include <string>
#include <vector>

#include "render/icons.hpp"
#include "render/pages/card.hpp"
#include "render/pages/context.hpp"

namespace leidraad::render {

class FactRows {
public:
  // Both must live longer.
  FactRows(Slots& slots, PageContext& context) : slots_(slots), context_(context) {}

  // A row with nothing in it is left out; `key` is the interface text of its label.
  void text(const char* key, std::string_view icon_name, const std::string& value);
  void list(const char* key, std::string_view icon_name, const std::vector<std::string>& values);
  template <class Fill>
  void links(const char* key, std::string_view icon_name, bool has_any, const Fill& fill) {
    if (has_any) fill(row(key, icon_name).section("LINKS"_slot));
  }
  // A row to be filled.
  Slots row(const char* key, std::string_view icon_name);

  static void fill_text(Slots row, const std::string& value);
  static void fill_list(Slots row, const std::vector<std::string>& values);

private:
  Slots& slots_;
  PageContext& context_;
};

// A card of directives/offers.html about something on offer: trajectories and instruments have these alike.
template <class Offer>
Slots add_offer(Slots& cards, const Offer& offer, const guide::Directive& directive,
                const PageContext& context) {
  CardTitle title{offer.title, context.href(offer.page.file)};
  title.tag = offer.abbreviation;
  title.icon = icon_or(context.guide().icons, offer.icon, "");
  Slots card = cards.section("CARD"_slot);
  card.html("TITLE_HTML"_slot, card_title(directive, context, title)).text("SUMMARY"_slot, offer.summary);
  if (directive.find("drawings") != nullptr)
    card.html("DRAWING_HTML"_slot, card_drawing(offer.drawing, context));
  return card;
}

void add_link(Slots& links, const std::string& text, const std::string& href, bool is_external = false);
// Those with an e-mail address by that, others by their website.
void add_contacts(Slots links, const std::vector<guide::ContactReference>& contacts,
                  const guide::Guide& guide);
// "bron 3", which leads to the list at the end of the page.
void add_sources(Slots links, const std::vector<guide::SourceReference>& sources, PageContext& context);

}  // namespace leidraad::render
