// The icons and drawings that records and pages name.
#pragma once

#include "guide/guide.hpp"

namespace leidraad::check {

// Calls `visit(icon)` for each icon that is named somewhere.
template <class Visit>
void for_each_icon(const guide::Guide& guide, const Visit& visit) {
  const auto visit_named = [&](const guide::Icon& icon) {
    if (!icon.empty()) visit(icon);
  };
  for (const guide::Phase& phase : guide.phases) visit_named(phase.icon);
  for (const guide::Trajectory& trajectory : guide.trajectories) visit_named(trajectory.icon);
  for (const guide::Instrument& instrument : guide.instruments) visit_named(instrument.icon);
  for (const guide::Checklist& checklist : guide.checklists) visit_named(checklist.icon);
  for (const guide::Survey& survey : guide.surveys) visit_named(survey.icon);
  for (const guide::Tree& tree : guide.trees) {
    visit_named(tree.icon);
    for (const guide::Question& question : tree.questions) {
      for (const guide::Answer& answer : question.answers) visit_named(answer.icon);
    }
  }
}

// The same for drawings.
template <class Visit>
void for_each_drawing(const guide::Guide& guide, const Visit& visit) {
  const auto visit_named = [&](const guide::MediaReference& drawing) {
    if (!drawing.empty()) visit(drawing);
  };
  for (const guide::Page& page : guide.pages) visit_named(page.drawing);
  for (const guide::Phase& phase : guide.phases) visit_named(phase.drawing);
  for (const guide::Trajectory& trajectory : guide.trajectories) visit_named(trajectory.drawing);
  for (const guide::Instrument& instrument : guide.instruments) visit_named(instrument.drawing);
}

}  // namespace leidraad::check
