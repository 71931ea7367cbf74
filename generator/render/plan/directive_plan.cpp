// Phases, levels and what is on offer.
#include <fmt/format.h>

#include "guide/pages/anchors.hpp"
#include "render/pages/directives.hpp"
#include "render/plan/checklist.hpp"
#include "text/html.hpp"

namespace leidraad::render {

namespace {

// A row of facts: a label and text, a list or links.
class FactRows {
public:
  FactRows(Slots& slots, PageContext& context) : slots_(slots), context_(context) {}

  void text(const char* key, const std::string& value) {
    if (!value.empty()) row(key).section("TEXT"_slot).text("VALUE"_slot, value);
  }
  void list(const char* key, const std::vector<std::string>& values) {
    if (!values.empty()) fill_list(row(key), values);
  }
  template <class Fill>
  void links(const char* key, bool has_any, const Fill& fill) {
    if (has_any) fill(row(key).section("LINKS"_slot));
  }

  static void fill_list(Slots row, const std::vector<std::string>& values) {
    if (values.empty()) return;
    Slots list = row.section("LIST"_slot);
    for (const std::string& value : values) list.section("ITEM"_slot).text("VALUE"_slot, value);
  }

private:
  Slots row(const char* key) {
    Slots row = slots_.section("ROW"_slot);
    row.text("LABEL"_slot, context_.word(key));
    return row;
  }

  Slots& slots_;
  PageContext& context_;
};

void add_link(Slots& links, const std::string& text, const std::string& href, bool is_external = false) {
  Slots link = links.section("LINK"_slot);
  link.text("TEXT"_slot, text).text("HREF"_slot, href);
  if (is_external) link.show("EXTERNAL"_slot);
}

void add_contacts(Slots links, const std::vector<guide::ContactReference>& contacts,
                  const guide::Guide& guide) {
  for (const guide::ContactReference& reference : contacts) {
    const guide::Contact* contact = guide::find(guide.contacts, reference.id);
    if (contact == nullptr) continue;
    for (const std::string& email : contact->email) links.section("EMAIL"_slot).text("ADDRESS"_slot, email);
    if (contact->email.empty() && contact->website)
      add_link(links, contact->website->text, contact->website->url, true);
  }
}

void add_sources(Slots links, const std::vector<guide::SourceReference>& sources, PageContext& context) {
  for (const guide::SourceReference& reference : sources) {
    const guide::Source* source = guide::find(context.guide().sources, reference.id);
    if (source == nullptr) continue;
    const int number = context.number_of(*source);
    add_link(links, context.site().wording.filled("source-number", {{"number", std::to_string(number)}}),
             fmt::format("#bron-{}", number));
  }
}

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
  void (*fill)(Slots cell, const guide::Trajectory&, PageContext&);
};

void fill_text(Slots cell, const std::string& value) {
  if (!value.empty()) cell.section("TEXT"_slot).text("VALUE"_slot, value);
}

const TrajectoryRow trajectory_rows[] = {
    {"audience",
     [](Slots cell, const guide::Trajectory& one, PageContext&) { fill_text(cell, one.audience); }},
    {"level", [](Slots cell, const guide::Trajectory& one,
                 PageContext& context) { fill_text(cell, level_title(one, context.guide())); }},
    {"goal", [](Slots cell, const guide::Trajectory& one, PageContext&) { fill_text(cell, one.goal); }},
    {"form",
     [](Slots cell, const guide::Trajectory& one, PageContext&) { FactRows::fill_list(cell, one.form); }},
    {"led-by", [](Slots cell, const guide::Trajectory& one, PageContext&) { fill_text(cell, one.led_by); }},
    {"self-run", [](Slots cell, const guide::Trajectory& one,
                    PageContext& context) { fill_text(cell, self_run_text(one, context)); }},
    {"conditions", [](Slots cell, const guide::Trajectory& one,
                      PageContext&) { FactRows::fill_list(cell, one.conditions); }},
    {"participants",
     [](Slots cell, const guide::Trajectory& one, PageContext&) { fill_text(cell, one.participants); }},
    {"checklist",
     [](Slots cell, const guide::Trajectory& one, PageContext& context) {
       if (one.checklist) add_checklist(cell.section("LINKS"_slot), *one.checklist, context);
     }},
    {"contact",
     [](Slots cell, const guide::Trajectory& one, PageContext& context) {
       if (!one.contacts.empty()) add_contacts(cell.section("LINKS"_slot), one.contacts, context.guide());
     }},
    {"material",
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

// Nested rounded boxes, the outermost level first; words stand in the band of each box. For the eye only: the
// text beside it says the same.
std::string levels_drawing(const guide::Guide& guide) {
  const auto& levels = guide.levels;
  constexpr int width = 400;
  constexpr int band = 64;
  constexpr int inset = 16;
  constexpr int innermost = 84;
  const int count = static_cast<int>(levels.size());
  const int height = innermost + (count - 1) * (band + inset);
  std::string svg = fmt::format(R"(<svg viewBox="0 0 {} {}" focusable="false">)", width, height);
  for (int place = 0; place < count; ++place) {  // from the outside to the inside
    const guide::Level& level = levels[static_cast<std::size_t>(count - 1 - place)];
    const int x = place * inset;
    const int y = place * band;
    const int box_height = height - y - place * inset;
    const char* fill = place == count - 1 ? "f-accent-soft" : place % 2 == 0 ? "f-primary-soft" : "f-surface";
    svg += fmt::format(R"(<rect class="{}" x="{}" y="{}" width="{}" height="{}" rx="18"/>)", fill, x, y,
                       width - 2 * x, box_height);
    svg += fmt::format(R"(<rect class="s-primary" x="{}" y="{}" width="{}" height="{}" rx="17"/>)", x + 1,
                       y + 1, width - 2 * x - 2, box_height - 2);
    std::string offers;
    for (const guide::Trajectory& trajectory : guide.trajectories) {
      if (trajectory.level.id != level.id) continue;
      if (!offers.empty()) offers += ", ";
      offers += trajectory.title;
    }
    svg += fmt::format(
        R"(<text class="f-text" x="{}" y="{}" text-anchor="middle" font-size="18" font-weight="700">{}</text>)",
        width / 2, y + 29, text::html_escaped(level.title));
    svg += fmt::format(R"(<text class="f-muted" x="{}" y="{}" text-anchor="middle" font-size="15">{}</text>)",
                       width / 2, y + 51, text::html_escaped(offers));
  }
  return svg + "</svg>";
}

}  // namespace

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

Html render_levels(const guide::Directive& /*directive*/, PageContext& context) {
  const guide::Guide& guide = context.guide();
  if (guide.levels.empty()) return {};
  Filling filling;
  filling.text("TITLE"_slot, guide.level_model.title).text("DESCRIPTION"_slot, guide.level_model.description);
  filling.html("FIGURE_HTML"_slot, {levels_drawing(guide)});
  for (const guide::Level& level : guide.levels) {
    Slots slots = filling.section("LEVEL"_slot);
    slots.text("TITLE"_slot, level.title).text("SUMMARY"_slot, level.summary);
    if (!level.examples.empty()) {
      Slots examples = slots.section("EXAMPLES"_slot);
      for (const std::string& example : level.examples)
        examples.section("EXAMPLE"_slot).text("TEXT"_slot, example);
    }
    for (const guide::Trajectory& trajectory : guide.trajectories) {
      if (trajectory.level.id != level.id) continue;
      slots.section("TRAJECTORY"_slot)
          .text("TITLE"_slot, trajectory.title)
          .text("HREF"_slot, context.href(trajectory.page.file));
    }
  }
  return context.site().templates.expand("directives/levels.html", filling);
}

Html render_trajectories(const guide::Directive& /*directive*/, PageContext& context) {
  Filling filling;
  for (const guide::Trajectory& trajectory : context.guide().trajectories) {
    Slots card = filling.section("CARD"_slot);
    card.text("TITLE"_slot, trajectory.title).text("SUMMARY"_slot, trajectory.summary);
    card.text("HREF"_slot, context.href(trajectory.page.file));
    card.optional("ABBR"_slot, "TEXT"_slot, trajectory.abbreviation);
    card.optional("AUDIENCE"_slot, "TEXT"_slot, trajectory.audience);
    card.optional("LEVEL"_slot, "TEXT"_slot, level_title(trajectory, context.guide()));
  }
  return context.site().templates.expand("directives/offers.html", filling);
}

Html render_instruments(const guide::Directive& /*directive*/, PageContext& context) {
  Filling filling;
  for (const guide::Instrument& instrument : context.guide().instruments) {
    Slots card = filling.section("CARD"_slot);
    card.text("TITLE"_slot, instrument.title).text("SUMMARY"_slot, instrument.summary);
    card.text("HREF"_slot, context.href(instrument.page.file));
    card.optional("ABBR"_slot, "TEXT"_slot, instrument.abbreviation);
  }
  return context.site().templates.expand("directives/offers.html", filling);
}

Html render_trajectory(const guide::Directive& directive, PageContext& context) {
  const guide::Trajectory* trajectory = guide::find(context.guide().trajectories, directive.id);
  if (trajectory == nullptr) return {};
  Filling filling;
  filling.text("TITLE"_slot, context.site().wording.filled("facts", {{"title", trajectory->title}}));
  for (const TrajectoryRow& row : trajectory_rows) {
    if (!has_row(row.key, *trajectory, context.guide())) continue;
    Slots slots = filling.section("ROW"_slot);
    slots.text("LABEL"_slot, context.word(row.key));
    row.fill(slots, *trajectory, context);
  }
  FactRows rows(filling, context);
  rows.links("sources", !trajectory->sources.empty(),
             [&](const Slots& links) { add_sources(links, trajectory->sources, context); });
  return context.site().templates.expand("directives/facts.html", filling);
}

Html render_instrument(const guide::Directive& directive, PageContext& context) {
  const guide::Instrument* instrument = guide::find(context.guide().instruments, directive.id);
  if (instrument == nullptr) return {};
  Filling filling;
  filling.text("TITLE"_slot, context.site().wording.filled("facts", {{"title", instrument->title}}));
  FactRows rows(filling, context);
  rows.text("use-when", instrument->use_when);
  rows.text("gives", instrument->gives);
  rows.list("needs", instrument->needs);
  rows.links("contact", !instrument->contacts.empty(),
             [&](const Slots& links) { add_contacts(links, instrument->contacts, context.guide()); });
  rows.links("material", instrument->material.has_value(), [&](Slots links) {
    add_link(links, instrument->material->text, instrument->material->url, true);
  });
  rows.links("sources", !instrument->sources.empty(),
             [&](const Slots& links) { add_sources(links, instrument->sources, context); });
  return context.site().templates.expand("directives/facts.html", filling);
}

Html render_compare(const guide::Directive& /*directive*/, PageContext& context) {
  const guide::Guide& guide = context.guide();
  Filling filling;
  filling.text("CAPTION"_slot, context.word("compare-caption"))
      .text("COUNT_TEXT"_slot, context.word("compare-count"));
  constexpr std::size_t most_on_upright_sheet = 5;
  if (guide.trajectories.size() > most_on_upright_sheet) filling.show("WIDE"_slot);
  for (const guide::Level& level : guide.levels) {
    filling.section("LEVEL_OPTION"_slot).text("ID"_slot, level.id).text("TITLE"_slot, level.title);
  }
  const auto place = [](Slots& slots, const guide::Trajectory& trajectory) {
    slots.text("LEVEL_ID"_slot, trajectory.level.id)
        .text("SELF_RUN"_slot, trajectory.self_run ? "yes" : "no");
  };
  for (const guide::Trajectory& trajectory : guide.trajectories) {
    Slots column = filling.section("COLUMN"_slot);
    column.text("TITLE"_slot, trajectory.title).text("ABBREVIATION"_slot, trajectory.abbreviation);
    column.text("HREF"_slot, context.href(trajectory.page.file));
    place(column, trajectory);
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
      place(cell, trajectory);
      row.fill(cell, trajectory, context);
    }
  }
  return context.site().templates.expand("directives/compare.html", filling);
}

}  // namespace leidraad::render
