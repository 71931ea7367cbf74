// The path of a role through the phases: what to do, what to go over and what to read, as tasks, checklists and pages
// declare it.
#include <optional>
#include <vector>

#include "guide/pages/anchors.hpp"
#include "render/pages/card.hpp"
#include "render/pages/directives.hpp"
#include "render/plan/checklist.hpp"
#include "render/plan/task.hpp"

namespace leidraad::render {

namespace {

// One part of the path: a phase, or with nullptr what belongs to none.
class RolePart {
public:
  RolePart(const guide::Role& role, const guide::Phase* phase, PageContext& context)
      : role_(role), phase_(phase), context_(context) {
    find_tasks();
    find_items();
    find_pages();
  }

  [[nodiscard]] bool empty() const { return tasks_.empty() && items_.empty() && pages_.empty(); }

  void fill(Slots part) {
    if (phase_ != nullptr) part.section("QUESTION"_slot).text("TEXT"_slot, phase_->question);
    fill_tasks(part);
    fill_items(part);
    fill_pages(part);
  }

private:
  // Something to go over, and where it stands.
  struct Item {
    const guide::Checklist* checklist;
    const guide::ChecklistGroup* group;
    const guide::ChecklistItem* item;
    const guide::Page* page;
  };

  void find_tasks() {
    if (phase_ == nullptr) return;
    for (const guide::Task& task : phase_->tasks) {
      if (task.who.include(role_.id)) tasks_.push_back(&task);
    }
  }

  // An item without a phase of its own belongs to that of the page which shows its list.
  void find_items() {
    for (const guide::Checklist& checklist : context_.guide().checklists) {
      const guide::Page* page = page_of_checklist(checklist, context_.guide());
      if (page == nullptr) continue;
      const guide::Phase* around = context_.site().outline.phase_of(*page);
      for (const guide::ChecklistGroup& group : checklist.groups) {
        for (const guide::ChecklistItem& item : group.items) {
          const guide::Phase* phase =
              item.phase.empty() ? around : guide::find(context_.guide().phases, item.phase.id);
          if (phase == phase_ && item.who.include(role_.id))
            items_.push_back({&checklist, &group, &item, page});
        }
      }
    }
  }

  void find_pages() {
    for (const guide::Page& page : context_.guide().pages) {
      const bool is_for_role = guide::Doers{page.who, {}}.include(role_.id);
      if (is_for_role && context_.site().outline.phase_of(page) == phase_) pages_.push_back(&page);
    }
  }

  void fill_tasks(Slots& part) {
    if (tasks_.empty()) return;
    Slots tasks = part.section("DO"_slot);
    for (const guide::Task* task : tasks_) fill_task(tasks.section("TASK"_slot), *task, context_, true);
  }

  // Under the name of each list its own items.
  void fill_items(Slots& part) {
    const guide::Checklist* last = nullptr;
    std::optional<Slots> list;
    for (const Item& one : items_) {
      if (one.checklist != last) {
        list = part.section("CHECK"_slot);
        list->text("TITLE"_slot, one.checklist->title)
            .text("HREF"_slot,
                  context_.href(one.page->file) + "#" + guide::anchor_of_group(*one.checklist, *one.group));
        last = one.checklist;
      }
      list->section("ITEM"_slot).text("TEXT"_slot, one.item->text);
    }
  }

  void fill_pages(Slots& part) {
    if (pages_.empty()) return;
    Slots reading = part.section("READ"_slot);
    for (const guide::Page* page : pages_) {
      reading.section("PAGE"_slot)
          .text("TITLE"_slot, page->title)
          .text("HREF"_slot, context_.href(page->file))
          .text("ABOUT"_slot, page->description);
    }
  }

  const guide::Role& role_;
  const guide::Phase* phase_;
  PageContext& context_;
  std::vector<const guide::Task*> tasks_;
  std::vector<Item> items_;
  std::vector<const guide::Page*> pages_;
};

}  // namespace

Html render_roles(const guide::Directive& directive, PageContext& context) {
  Filling filling;
  for (const guide::Role& role : context.guide().roles) {
    filling.section("CARD"_slot)
        .html("TITLE_HTML"_slot, card_title(directive, context, {role.title, context.href(role.page.file)}))
        .text("DESCRIPTION"_slot, role.summary);
  }
  return context.site().templates.expand("directives/pages.html", filling);
}

Html render_role(const guide::Directive& directive, PageContext& context) {
  const guide::Role* role = guide::find(context.guide().roles, directive.id);
  if (role == nullptr) return {};
  Filling filling;
  bool has_any = false;
  const auto add = [&](const guide::Phase* phase, const std::string& name) {
    RolePart one(*role, phase, context);
    if (one.empty()) return;
    has_any = true;
    Slots part = filling.section("PART"_slot);
    part.html("TITLE_HTML"_slot, heading_in(directive, context, "role-part-title", name));
    one.fill(part);
  };
  add(nullptr, context.word("role-first"));
  for (const guide::Phase& phase : context.guide().phases) {
    add(&phase, context.site().wording.filled(
                    "role-phase", {{"number", std::to_string(phase.number)}, {"title", phase.title}}));
  }
  if (!has_any) filling.show("NOTHING"_slot);
  return context.site().templates.expand("directives/role.html", filling);
}

}  // namespace leidraad::render
