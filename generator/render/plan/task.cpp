#include "render/plan/task.hpp"

#include "guide/surveys/address.hpp"
#include "guide/trees/address.hpp"
#include "render/icons.hpp"
#include "render/pages/directives.hpp"
#include "render/plan/checklist.hpp"
#include "render/plan/doers.hpp"
#include "render/plan/phase.hpp"

namespace leidraad::render {

namespace {

void add_help(Slots slots, const std::string& title, const std::string& href) {
  slots.section("HELP"_slot).text("TITLE"_slot, title).text("HREF"_slot, href);
}

void fill_help(const Slots& slots, const guide::TaskHelp& help, PageContext& context) {
  const guide::Guide& guide = context.guide();
  const guide::Page* page = context.site().outline.page(help.page.file);
  if (page != nullptr && page != &context.page())  // whose text is there already
    add_help(slots, page->title, context.href(page->file));
  if (const guide::Survey* survey = guide::find(guide.surveys, help.survey.id))
    add_help(slots, survey->title, context.root() + guide::survey_address(*survey));
  if (const guide::Tree* tree = guide::find(guide.trees, help.tree.id))
    add_help(slots, tree->title, context.root() + guide::tree_address(*tree, "index"));
  if (const guide::Checklist* checklist = guide::find(guide.checklists, help.checklist.id)) {
    if (const guide::Page* its_page = page_of_checklist(*checklist, guide))
      add_help(slots, checklist->title, context.href(its_page->file));
  }
}

}  // namespace

void fill_task(Slots slots, const guide::Task& task, PageContext& context, bool is_path) {
  const Wording& wording = context.site().wording;
  slots.text("TEXT"_slot, task.text);
  if (!is_path) slots.optional("WHO"_slot, "TEXT"_slot, doers_in_words(task.who, context.guide()));
  if (!task.takes.empty()) slots.section("TAKES"_slot).text("TEXT"_slot, wording.effort(task.takes));
  if (!task.when.empty()) slots.section("WHEN"_slot).text("TEXT"_slot, wording.moment(task.when));
  fill_help(slots, task.help, context);
}

Html render_tasks(const guide::Directive& directive, PageContext& context) {
  const guide::Phase* phase = guide::find(context.guide().phases, directive.id);
  if (phase == nullptr || phase->tasks.empty()) return {};
  const guide::IconSet& icons = context.guide().icons;
  Filling filling;
  filling.number("COLOUR"_slot, colour_of(*phase, context.guide()))
      .html("WHO_ICON_HTML"_slot, icon(icons, "user"))
      .html("TAKES_ICON_HTML"_slot, icon(icons, "clock"))
      .html("WHEN_ICON_HTML"_slot, icon(icons, "calendar"))
      .html("HELP_ICON_HTML"_slot, icon(icons, "tool"));
  for (const guide::Task& task : phase->tasks) {
    Slots slots = filling.section("TASK"_slot);
    slots.text("ID"_slot, "taak-" + task.id);
    fill_task(slots, task, context, false);
  }
  filling.html("DONE_ICON_HTML"_slot, icon(icons, "flag"));
  fill_done(filling, *phase);
  return context.site().templates.expand("directives/tasks.html", filling);
}

}  // namespace leidraad::render
