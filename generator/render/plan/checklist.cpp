// Checklists: forms to print, groups of items with a box each.
#include "render/plan/checklist.hpp"

#include "guide/pages/anchors.hpp"
#include "render/pages/directives.hpp"
#include "render/plan/doers.hpp"

namespace leidraad::render {

namespace {

void fill_item(Slots slots, const guide::Checklist& checklist, const guide::ChecklistItem& item,
               PageContext& context) {
  slots.text("ID"_slot, checklist.id + "." + item.id).text("TEXT"_slot, item.text);
  slots.optional("WHY"_slot, "TEXT"_slot, item.why)
      .optional("WHO"_slot, "TEXT"_slot, doers_in_words(item.who, context.guide()));
  slots.optional("DONE_WHEN"_slot, "TEXT"_slot, item.done_when);
  if (!item.when.empty())
    slots.section("WHEN"_slot)
        .text("TEXT"_slot, context.site().wording.offset(item.when, checklist.counted_from));
  const guide::Phase* phase = guide::find(context.guide().phases, item.phase.id);
  // On a page of that phase it goes without saying.
  if (phase != nullptr && phase != context.site().outline.phase_of(context.page())) {
    slots.section("PHASE"_slot)
        .text("TITLE"_slot, phase->title)
        .text("HREF"_slot, context.href(phase->page.file));
  }
  if (const guide::Page* page = context.site().outline.page(item.link.file)) {
    slots.section("LINK"_slot).text("TEXT"_slot, page->title).text("HREF"_slot, context.href(item.link.file));
  }
}

}  // namespace

const guide::Page* page_of_checklist(const guide::Checklist& checklist, const guide::Guide& guide) {
  for (const guide::Page& page : guide.pages) {
    for (const guide::Directive& directive : page.body.directives) {
      if (directive.name == "checklist" && directive.id == checklist.id && directive.find("group") == nullptr)
        return &page;
    }
  }
  return nullptr;
}

Html render_checklist(const guide::Directive& directive, PageContext& context) {
  const guide::Checklist* checklist = guide::find(context.guide().checklists, directive.id);
  if (checklist == nullptr) return {};
  const guide::Attribute* only = directive.find("group");
  Filling filling;
  filling.text("ID"_slot, only == nullptr ? checklist->id : checklist->id + "-" + only->value)
      .text("TITLE"_slot, checklist->title);
  if (only == nullptr) filling.optional("INTRO"_slot, "TEXT"_slot, checklist->intro);
  for (const guide::ChecklistGroup& group : checklist->groups) {
    if (only != nullptr && only->value != group.id) continue;
    Slots slots = filling.section("GROUP"_slot);
    slots.text("ID"_slot, guide::anchor_of_group(*checklist, group)).text("TITLE"_slot, group.title);
    // Not "INTRO": a group without one would show that of the list.
    slots.optional("GROUP_INTRO"_slot, "TEXT"_slot, group.intro);
    for (const guide::ChecklistItem& item : group.items)
      fill_item(slots.section("ITEM"_slot), *checklist, item, context);
  }
  for (const guide::SourceReference& reference : checklist->sources) {
    if (const guide::Source* source = guide::find(context.guide().sources, reference.id))
      (void)context.number_of(*source);
  }
  return context.site().templates.expand("directives/checklist.html", filling);
}

}  // namespace leidraad::render
