// Checklists: forms to print, groups of items with a box each.
#include "guide/anchors.hpp"
#include "render/directives.hpp"

namespace leidraad::render {

namespace {

void fill_item(Slots slots, const guide::Checklist& checklist, const guide::ChecklistItem& item,
               PageContext& context) {
  slots.text("ID", checklist.id + "." + item.id).text("TEXT", item.text);
  slots.optional("WHY", "TEXT", item.why).optional("WHO", "TEXT", item.who);
  slots.optional("DONE_WHEN", "TEXT", item.done_when);
  if (!item.when.empty()) slots.section("WHEN").text("TEXT", context.site().wording.offset(item.when));
  if (const guide::Phase* phase = guide::find(context.guide().phases, item.phase.id)) {
    slots.section("PHASE").text("TITLE", phase->title).text("HREF", context.href(phase->page.file));
  }
  if (const guide::Page* page = context.site().outline.page(item.link.file)) {
    slots.section("LINK").text("TEXT", page->title).text("HREF", context.href(item.link.file));
  }
}

}  // namespace

Html render_checklist(const guide::Directive& directive, PageContext& context) {
  const guide::Checklist* checklist = guide::find(context.guide().checklists, directive.id);
  if (checklist == nullptr) return {};
  const guide::Attribute* only = directive.find("group");
  Filling filling;
  filling.text("ID", only == nullptr ? checklist->id : checklist->id + "-" + only->value)
      .text("TITLE", checklist->title);
  filling.text("INTRO", only == nullptr ? checklist->intro : "");
  for (const guide::ChecklistGroup& group : checklist->groups) {
    if (only != nullptr && only->value != group.id) continue;
    Slots slots = filling.section("GROUP");
    slots.text("ID", guide::anchor_of_group(*checklist, group)).text("TITLE", group.title);
    slots.optional("INTRO", "TEXT", group.intro);
    for (const guide::ChecklistItem& item : group.items)
      fill_item(slots.section("ITEM"), *checklist, item, context);
  }
  for (const guide::SourceReference& reference : checklist->sources) {
    if (const guide::Source* source = guide::find(context.guide().sources, reference.id))
      (void)context.number_of(*source);
  }
  return context.site().templates.expand("directives/checklist.html", filling);
}

}  // namespace leidraad::render
