// The trajectories as cards, the facts of one, and the table that compares them.
#include "guide/pages/anchors.hpp"
#include "render/pages/directives.hpp"
#include "render/plan/checklist.hpp"
#include "render/plan/facts.hpp"

namespace leidraad::render {

namespace {

void add_checklist(Slots links, const guide::ChecklistPart& part, PageContext& context) {
  const guide::Checklist* checklist = guide::find(context.guide().checklists, part.id.id);
  const guide::Page* page = checklist == nullptr ? nullptr : page_of_checklist(*checklist, context.guide());
  if (page == nullptr) return;
  const guide::ChecklistGroup* group = guide::find(checklist->groups, part.group);
  const std::string anchor = group == nullptr ? "" : "#" + anchor_of_group(*checklist, *group);
  add_link(links, checklist->title, context.href(page->file) + anchor);
}

std::string self_run_text(const guide::Trajectory& trajectory, PageContext& context) {
  const std::string answer = context.word(trajectory.self_run ? "self-run-yes" : "self-run-no");
  return trajectory.self_run_note.empty() ? answer : answer + ". " + trajectory.self_run_note;
}

std::string level_title(const guide::Trajectory& trajectory, const guide::Guide& guide) {
  const guide::Level* level = guide::find(guide.levels, trajectory.level.id);
  return level == nullptr ? std::string{} : level->title;
}

// The rows that the fact table of one trajectory and the comparison share.
struct TrajectoryRow {
  const char* key;
  const char* icon;
  void (*fill)(Slots cell, const guide::Trajectory&, PageContext&);
};

const TrajectoryRow trajectory_rows[] = {
    {"audience", "users",
     [](Slots cell, const guide::Trajectory& one, PageContext&) { FactRows::fill_text(cell, one.audience); }},
    {"level", "stack-2",
     [](Slots cell, const guide::Trajectory& one, PageContext& context) {
       FactRows::fill_text(cell, level_title(one, context.guide()));
     }},
    {"goal", "target",
     [](Slots cell, const guide::Trajectory& one, PageContext&) { FactRows::fill_text(cell, one.goal); }},
    {"form", "presentation",
     [](Slots cell, const guide::Trajectory& one, PageContext&) { FactRows::fill_list(cell, one.form); }},
    {"led-by", "school",
     [](Slots cell, const guide::Trajectory& one, PageContext&) { FactRows::fill_text(cell, one.led_by); }},
    {"self-run", "home-check",
     [](Slots cell, const guide::Trajectory& one, PageContext& context) {
       FactRows::fill_text(cell, self_run_text(one, context));
     }},
    {"conditions", "list-check",
     [](Slots cell, const guide::Trajectory& one, PageContext&) {
       FactRows::fill_list(cell, one.conditions);
     }},
    {"participants", "chart-bar",
     [](Slots cell, const guide::Trajectory& one, PageContext&) {
       FactRows::fill_text(cell, one.participants);
     }},
    {"checklist", "checklist",
     [](Slots cell, const guide::Trajectory& one, PageContext& context) {
       if (one.checklist) add_checklist(cell.section("LINKS"_slot), *one.checklist, context);
     }},
    {"contact", "mail",
     [](Slots cell, const guide::Trajectory& one, PageContext& context) {
       if (!one.contacts.empty()) add_contacts(cell.section("LINKS"_slot), one.contacts, context.guide());
     }},
    {"material", "download",
     [](Slots cell, const guide::Trajectory& one, PageContext&) {
       if (!one.material) return;
       Slots links = cell.section("LINKS"_slot);
       add_link(links, one.material->text, one.material->url, true);
     }},
};

bool has_row(const std::string& key, const guide::Trajectory& one, const guide::Guide& guide) {
  if (key == "level") return !level_title(one, guide).empty();
  if (key == "conditions") return !one.conditions.empty();
  if (key == "participants") return !one.participants.empty();
  if (key == "checklist") return one.checklist.has_value();
  if (key == "contact") return !one.contacts.empty();
  if (key == "material") return one.material.has_value();
  return true;
}

}  // namespace

Html render_trajectories(const guide::Directive& directive, PageContext& context) {
  Filling filling;
  for (const guide::Trajectory& trajectory : context.guide().trajectories) {
    Slots card = add_offer(filling, trajectory, directive, context);
    card.optional("AUDIENCE"_slot, "TEXT"_slot, trajectory.audience);
    card.optional("LEVEL"_slot, "TEXT"_slot, level_title(trajectory, context.guide()));
  }
  return context.site().templates.expand("directives/offers.html", filling);
}

Html render_trajectory(const guide::Directive& directive, PageContext& context) {
  const guide::Trajectory* trajectory = guide::find(context.guide().trajectories, directive.id);
  if (trajectory == nullptr) return {};
  Filling filling;
  filling.html("TITLE_HTML"_slot, heading_in(directive, context, "brief-title", context.word("summary")));
  FactRows rows(filling, context);
  for (const TrajectoryRow& row : trajectory_rows) {
    if (has_row(row.key, *trajectory, context.guide()))
      row.fill(rows.row(row.key, row.icon), *trajectory, context);
  }
  rows.links("sources", "book", !trajectory->sources.empty(),
             [&](const Slots& links) { add_sources(links, trajectory->sources, context); });
  return context.site().templates.expand("directives/facts.html", filling);
}

Html render_compare(const guide::Directive& /*directive*/, PageContext& context) {
  const guide::Guide& guide = context.guide();
  Filling filling;
  filling.text("CAPTION"_slot, context.word("compare-caption"))
      .text("COUNT_TEXT"_slot, context.word("compare-count"));
  constexpr std::size_t most_on_upright_sheet = 5;
  if (guide.trajectories.size() > most_on_upright_sheet) filling.show("WIDE"_slot);
  for (const guide::Trajectory& trajectory : guide.trajectories) {
    filling.section("OPTION"_slot).text("ID"_slot, trajectory.id).text("TITLE"_slot, trajectory.title);
    filling.section("COLUMN"_slot)
        .text("ID"_slot, trajectory.id)
        .text("TITLE"_slot, trajectory.title)
        .optional("TAG"_slot, "TEXT"_slot, trajectory.abbreviation)
        .text("HREF"_slot, context.href(trajectory.page.file));
  }
  for (const TrajectoryRow& row : trajectory_rows) {
    bool has_any = false;
    for (const guide::Trajectory& trajectory : guide.trajectories)
      has_any |= has_row(row.key, trajectory, guide);
    if (!has_any) continue;
    Slots slots = filling.section("ROW"_slot);
    slots.text("LABEL"_slot, context.word(row.key));
    for (const guide::Trajectory& trajectory : guide.trajectories) {
      Slots cell = slots.section("CELL"_slot);
      cell.text("ID"_slot, trajectory.id).text("OF"_slot, trajectory.title);
      row.fill(cell, trajectory, context);
    }
  }
  return context.site().templates.expand("directives/compare.html", filling);
}

}  // namespace leidraad::render
