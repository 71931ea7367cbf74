// The phases as cards, and the facts of one.
#include "render/pages/directives.hpp"

namespace leidraad::render {

Html render_phases(const guide::Directive& /*directive*/, PageContext& context) {
  Filling filling;
  for (const guide::Phase& phase : context.guide().phases) {
    filling.section("PHASE"_slot)
        .number("NUMBER"_slot, phase.number)
        .text("TITLE"_slot, phase.title)
        .text("QUESTION"_slot, phase.question)
        .text("SUMMARY"_slot, phase.summary)
        .text("HREF"_slot, context.href(phase.page.file));
  }
  return context.site().templates.expand("directives/phases.html", filling);
}

Html render_phase(const guide::Directive& directive, PageContext& context) {
  const guide::Phase* phase = guide::find(context.guide().phases, directive.id);
  if (phase == nullptr) return {};
  Filling filling;
  filling.number("NUMBER"_slot, phase->number).text("TITLE"_slot, phase->title);
  filling.text("QUESTION"_slot, phase->question).text("SUMMARY"_slot, phase->summary);
  if (!phase->done_when.empty()) {
    Slots done = filling.section("DONE"_slot);
    for (const std::string& item : phase->done_when) done.section("ITEM"_slot).text("TEXT"_slot, item);
  }
  return context.site().templates.expand("directives/phase.html", filling);
}

}  // namespace leidraad::render
