// The path of a role through the phases: what to do, what to go over and what to read, as tasks, checklists and pages
// declare it.
#include <optional>
#include <vector>

#include "guide/pages/anchors.hpp"
#include "render/pages/directives.hpp"
#include "render/plan/checklist.hpp"
#include "render/plan/task.hpp"

namespace leidraad::render {

namespace {

bool is_for(const std::vector<guide::RoleReference>& roles, const guide::Role& role) {
  return guide::Doers{roles, {}}.include(role.id);
}

// One part of the path: a phase, or with nullptr what belongs to none.
class RolePart {
public:
  RolePart(const guide::Role& role, const guide::Phase* phase, PageContext& context)
      : role_(role), phase_(phase), context_(context) {}

  // False where this role has nothing there.
  bool fill(Filling& filling, const Html& title) {
    std::vector<const guide::Page*> pages = pages_to_read();
    const bool has_more = phase_ != nullptr && (has_tasks() || has_items());
    if (pages.empty() && !has_more) return false;
    Slots part = filling.section("PART"_slot);
    part.html("TITLE_HTML"_slot, title);
    if (phase_ != nullptr) {
      part.section("QUESTION"_slot).text("TEXT"_slot, phase_->question);
      fill_tasks(part);
      fill_items(part);
    }
    if (!pages.empty()) {
      Slots reading = part.section("READ"_slot);
      // The title of the first part says it already.
      if (phase_ != nullptr) reading.section("LABEL"_slot).text("TEXT"_slot, context_.word("role-read"));
      for (const guide::Page* page : pages) {
        reading.section("PAGE"_slot)
            .text("TITLE"_slot, page->title)
            .text("HREF"_slot, context_.href(page->file))
            .text("ABOUT"_slot, page->description);
      }
    }
    return true;
  }

private:
  [[nodiscard]] std::string phase_id() const { return phase_ == nullptr ? "" : phase_->id; }

  [[nodiscard]] std::vector<const guide::Page*> pages_to_read() const {
    std::vector<const guide::Page*> pages;
    for (const guide::Page& page : context_.guide().pages) {
      if (page.phase.id == phase_id() && is_for(page.who, role_)) pages.push_back(&page);
    }
    return pages;
  }

  [[nodiscard]] bool has_tasks() const {
    for (const guide::Task& task : phase_->tasks) {
      if (task.who.include(role_.id)) return true;
    }
    return false;
  }

  void fill_tasks(Slots part) {
    if (!has_tasks()) return;
    Slots tasks = part.section("DO"_slot);
    for (const guide::Task& task : phase_->tasks) {
      if (task.who.include(role_.id)) fill_task(tasks.section("TASK"_slot), task, context_, true);
    }
  }

  // Calls `visit(checklist, group, item)` for what this role goes over in this phase.
  template <class Visit>
  void each_item(const Visit& visit) const {
    for (const guide::Checklist& checklist : context_.guide().checklists) {
      for (const guide::ChecklistGroup& group : checklist.groups) {
        for (const guide::ChecklistItem& item : group.items) {
          if (item.phase.id == phase_id() && item.who.include(role_.id)) visit(checklist, group, item);
        }
      }
    }
  }

  [[nodiscard]] bool has_items() const {
    bool has_any = false;
    each_item([&](const auto&, const auto&, const auto&) { has_any = true; });
    return has_any;
  }

  // Under the name of each list its own items.
  void fill_items(Slots part) {
    const guide::Checklist* last = nullptr;
    std::optional<Slots> list;
    each_item([&](const guide::Checklist& checklist, const guide::ChecklistGroup& group,
                  const guide::ChecklistItem& item) {
      const guide::Page* page = page_of_checklist(checklist, context_.guide());
      if (page == nullptr) return;
      if (last != &checklist) {
        list = part.section("CHECK"_slot);
        list->text("TITLE"_slot, checklist.title)
            .text("HREF"_slot, context_.href(page->file) + "#" + guide::anchor_of_group(checklist, group));
        last = &checklist;
      }
      list->section("ITEM"_slot).text("TEXT"_slot, item.text);
    });
  }

  const guide::Role& role_;
  const guide::Phase* phase_;
  PageContext& context_;
};

}  // namespace

Html render_roles(const guide::Directive& /*directive*/, PageContext& context) {
  Filling filling;
  for (const guide::Role& role : context.guide().roles) {
    filling.section("CARD"_slot)
        .text("TITLE"_slot, role.title)
        .text("DESCRIPTION"_slot, role.summary)
        .text("HREF"_slot, context.href(role.page.file));
  }
  return context.site().templates.expand("directives/pages.html", filling);
}

Html render_role(const guide::Directive& directive, PageContext& context) {
  const guide::Role* role = guide::find(context.guide().roles, directive.id);
  if (role == nullptr) return {};
  const auto title = [&](const std::string& text) {
    return heading_in(directive, context, "role-part-title", text);
  };
  Filling filling;
  bool has_any = RolePart(*role, nullptr, context).fill(filling, title(context.word("role-first")));
  for (const guide::Phase& phase : context.guide().phases) {
    const std::string name = context.site().wording.filled(
        "role-phase", {{"number", std::to_string(phase.number)}, {"title", phase.title}});
    has_any |= RolePart(*role, &phase, context).fill(filling, title(name));
  }
  if (!has_any) filling.show("NOTHING"_slot);
  return context.site().templates.expand("directives/role.html", filling);
}

}  // namespace leidraad::render
