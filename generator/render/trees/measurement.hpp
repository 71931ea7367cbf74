// The part of a question's page where a measurement is asked for.
#pragma once

#include "guide/trees/index.hpp"
#include "render/pages/context.hpp"
#include "render/trees/onward.hpp"

namespace leidraad::render {

// The place of the field that script adds, how to measure, the table of a derived value, and the bands of
// each scale as links, with the thresholds behind them. `question` measures.
[[nodiscard]] Html render_tree_measure(const guide::TreeIndex& index, const guide::Question& question,
                                       PageContext& context, OnwardSections& onward);

}  // namespace leidraad::render
