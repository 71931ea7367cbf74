// The phases as cards, and one in short: how long it takes, how much work it is for whom, when it is done.
#include "render/plan/phase.hpp"

#include "guide/plan/workload.hpp"
#include "render/icons.hpp"
#include "render/pages/card.hpp"
#include "render/pages/directives.hpp"

namespace leidraad::render {

namespace {

// "2 uur en 30 minuten".
std::string in_words(const guide::Workload& work, const Wording& wording) {
  constexpr int hour = 60;
  std::string words;
  const auto add = [&](int count, const std::string& unit) {
    if (count == 0) return;
    if (!words.empty()) words += " " + wording("phase-work-and") + " ";
    words += wording.counted(count, unit, unit + "s");
  };
  add(work.weeks, "week");
  add(work.days, "day");
  add(work.minutes / hour, "hour");
  add(work.minutes % hour, "minute");
  return words;
}

std::string amount_in_words(const guide::Workload& work, const Wording& wording) {
  if (!work.has_amount()) return wording("phase-work-open");
  const std::string words = in_words(work, wording);
  return work.is_open ? wording.filled("phase-work-least", {{"time", words}}) : words;
}

void fill_work(Slots& brief, const guide::Phase& phase, PageContext& context) {
  const std::vector<guide::Worker> workers = guide::workers_of(phase);
  if (workers.empty()) return;
  Slots work = brief.section("WORK"_slot);
  for (const guide::Worker& worker : workers) {
    const guide::Role* role = guide::find(context.guide().roles, worker.role.id);
    if (role == nullptr && worker.words.empty()) continue;
    Slots who = work.section("WHO"_slot);
    if (role != nullptr) {
      who.section("ROLE"_slot)
          .text("TITLE"_slot, role->title)
          .text("HREF"_slot, context.href(role->page.file));
    } else {
      who.section("WORDS"_slot).text("TEXT"_slot, worker.words);
    }
    who.text("AMOUNT"_slot, amount_in_words(worker.work, context.site().wording));
  }
}

}  // namespace

void fill_done(Slots slots, const guide::Phase& phase) {
  if (phase.done_when.empty()) return;
  Slots done = slots.section("DONE"_slot);
  for (const std::string& item : phase.done_when) done.section("ITEM"_slot).text("TEXT"_slot, item);
}

int colour_of(const guide::Phase& phase, const guide::Guide& guide) {
  return static_cast<int>(static_cast<std::size_t>(&phase - guide.phases.data()) %
                          guide::phase_tokens.size()) +
         1;
}

Html render_phases(const guide::Directive& directive, PageContext& context) {
  Filling filling;
  for (const guide::Phase& phase : context.guide().phases) {
    CardTitle title{phase.title, context.href(phase.page.file)};
    title.icon = icon_or(context.guide().icons, phase.icon, "");
    title.prefix = context.word("phase") + " " + std::to_string(phase.number) + ": ";
    Slots card = filling.section("PHASE"_slot);
    card.number("NUMBER"_slot, phase.number)
        .number("COLOUR"_slot, colour_of(phase, context.guide()))
        .html("TITLE_HTML"_slot, card_title(directive, context, title))
        .text("QUESTION"_slot, phase.question)
        .text("SUMMARY"_slot, phase.summary);
    if (directive.find("drawings") != nullptr)
      card.html("DRAWING_HTML"_slot, card_drawing(phase.drawing, context));
  }
  return context.site().templates.expand("directives/phases.html", filling);
}

Html render_phase(const guide::Directive& directive, PageContext& context) {
  const guide::Phase* phase = guide::find(context.guide().phases, directive.id);
  if (phase == nullptr) return {};
  const guide::IconSet& icons = context.guide().icons;
  Filling filling;
  filling.number("COLOUR"_slot, colour_of(*phase, context.guide()))
      .html("TITLE_HTML"_slot, heading_in(directive, context, "brief-title", context.word("summary")))
      .html("TIME_ICON_HTML"_slot, icon(icons, "clock"))
      .html("WORK_ICON_HTML"_slot, icon(icons, "users"))
      .html("DONE_ICON_HTML"_slot, icon(icons, "flag"));
  // The page of the phase itself has both above its text.
  if (context.page().file != phase->page.file) {
    filling.section("ABOUT"_slot).text("QUESTION"_slot, phase->question).text("SUMMARY"_slot, phase->summary);
  }
  if (const auto weeks = guide::weeks_of(*phase)) {
    const std::string time = context.site().wording.counted(*weeks, "week", "weeks");
    filling.section("TIME"_slot)
        .text("TEXT"_slot, context.site().wording.filled("phase-time-about", {{"time", time}}));
  }
  fill_work(filling, *phase, context);
  // Where there are tasks it stands below them.
  if (phase->tasks.empty()) fill_done(filling, *phase);
  return context.site().templates.expand("directives/phase.html", filling);
}

}  // namespace leidraad::render
