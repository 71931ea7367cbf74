// A task of a phase, on the phase's page and on the paths of roles.
#pragma once

#include "guide/plan/task.hpp"
#include "render/pages/context.hpp"

namespace leidraad::render {

// Fills TEXT, and the sections WHO, TAKES, WHEN and HELP as far as the task has them; WHO not where `is_path`, since
// a role's path has only tasks of that role.
void fill_task(Slots slots, const guide::Task& task, PageContext& context, bool is_path);

}  // namespace leidraad::render
