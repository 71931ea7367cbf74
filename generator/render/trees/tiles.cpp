#include "render/trees/tiles.hpp"

#include <algorithm>

#include "guide/trees/address.hpp"

namespace leidraad::render {

namespace {

// Where an answer leads: to the advice that is shown on the way, else straight on. Where that hangs on what was
// answered before, the question itself tells more.
std::string page_after(const guide::Tree& tree, const guide::Answer& answer) {
  if (!answer.advice.empty()) return answer.advice.id;
  const guide::Name* next = answer.next.only();
  return next == nullptr ? tree.start.id : next->id;
}

}  // namespace

void fill_tiles(Slots& slots, const guide::Tree& tree, const PageContext& context) {
  const auto start = std::find_if(tree.questions.begin(), tree.questions.end(),
                                  [&](const guide::Question& one) { return one.id == tree.start.id; });
  if (start == tree.questions.end() || start->answers.empty() || start->measure) {
    slots.show("NO_TILES"_slot);
    return;
  }
  Slots tiles = slots.section("TILES"_slot);
  tiles.text("QUESTION"_slot, start->text);
  for (const guide::Answer& answer : start->answers) {
    Slots tile = tiles.section("TILE"_slot);
    tile.text("ID"_slot, answer.id).text("TEXT"_slot, answer.text);
    tile.text("HREF"_slot, context.root() + guide::tree_address(tree, page_after(tree, answer)) + "#" +
                               start->id + "=" + answer.id);
    tile.optional("HINT"_slot, "TEXT"_slot, answer.hint);
    if (answer.is_unknown) tile.show("UNKNOWN"_slot);
  }
}

}  // namespace leidraad::render
