// What there is to use in a phase, as cards.
#include "guide/plan/aids.hpp"

#include "guide/surveys/address.hpp"
#include "guide/trees/address.hpp"
#include "render/icons.hpp"
#include "render/pages/card.hpp"
#include "render/pages/directives.hpp"
#include "render/plan/checklist.hpp"
#include "render/surveys/words.hpp"

namespace leidraad::render {

Html render_aids(const guide::Directive& directive, PageContext& context) {
  const guide::Guide& guide = context.guide();
  const guide::Phase* phase = guide::find(guide.phases, directive.id);
  if (phase == nullptr) return {};
  const guide::Aids aids = guide::aids_of(*phase, guide);
  if (aids.empty()) return {};
  Filling filling;
  const auto add = [&](const CardTitle& title, const std::string& summary, const std::string& kind) {
    Slots card = filling.section("CARD"_slot);
    card.html("TITLE_HTML"_slot, card_title(directive, context, title)).text("SUMMARY"_slot, summary);
    card.section("FACT"_slot).text("TEXT"_slot, kind);
  };
  for (const guide::Survey* survey : aids.surveys) {
    CardTitle title{survey->title, context.root() + guide::survey_address(*survey)};
    title.icon = icon_or(guide.icons, survey->icon, "message-2-question");
    add(title, survey->summary,
        context.word("kind-survey") + ". " + time_in_words(*survey, context.site().wording));
  }
  for (const guide::Checklist* checklist : aids.checklists) {
    const guide::Page* page = page_of_checklist(*checklist, guide);
    if (page == nullptr) continue;
    CardTitle title{checklist->title, context.href(page->file)};
    title.icon = icon_or(guide.icons, checklist->icon, "checklist");
    add(title, page->description, context.word("kind-checklist"));
  }
  for (const guide::Tree* tree : aids.trees) {
    CardTitle title{tree->title, context.root() + guide::tree_address(*tree, "index")};
    title.icon = icon_or(guide.icons, tree->icon, "sitemap");
    add(title, tree->summary, context.word("kind-tree"));
  }
  return context.site().templates.expand("directives/offers.html", filling);
}

}  // namespace leidraad::render
