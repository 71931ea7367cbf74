#include "guide/plan/aids.hpp"

#include <algorithm>

namespace leidraad::guide {

namespace {

bool has_item_of(const Checklist& checklist, const Phase& phase) {
  return std::any_of(checklist.groups.begin(), checklist.groups.end(), [&](const ChecklistGroup& group) {
    return std::any_of(group.items.begin(), group.items.end(),
                       [&](const ChecklistItem& item) { return item.phase.id == phase.id; });
  });
}

}  // namespace

Aids aids_of(const Phase& phase, const Guide& guide) {
  const auto helps = [&](const auto& reference_of, const std::string& id) {
    return std::any_of(phase.tasks.begin(), phase.tasks.end(),
                       [&](const Task& task) { return reference_of(task.help) == id; });
  };
  const auto survey_of = [](const TaskHelp& help) { return help.survey.id; };
  const auto checklist_of = [](const TaskHelp& help) { return help.checklist.id; };
  const auto tree_of = [](const TaskHelp& help) { return help.tree.id; };
  Aids aids;
  for (const Survey& survey : guide.surveys) {
    if (survey.phase.id == phase.id || helps(survey_of, survey.id)) aids.surveys.push_back(&survey);
  }
  for (const Checklist& checklist : guide.checklists) {
    if (has_item_of(checklist, phase) || helps(checklist_of, checklist.id))
      aids.checklists.push_back(&checklist);
  }
  for (const Tree& tree : guide.trees) {
    if (helps(tree_of, tree.id)) aids.trees.push_back(&tree);
  }
  return aids;
}

}  // namespace leidraad::guide
