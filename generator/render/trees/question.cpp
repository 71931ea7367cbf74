// The page of a question: its answers are links, so that it works by itself.
#include "guide/trees/address.hpp"
#include "render/trees/measurement.hpp"
#include "render/trees/pages.hpp"
#include "render/trees/sources.hpp"
#include "render/trees/words.hpp"

namespace leidraad::render {

namespace {

// What leads back depends on the way here, which only script knows; without it the start page helps on.
void fill_answer(Slots slots, const guide::Tree& tree, const guide::Answer& answer,
                 const PageContext& context, OnwardSections& onward) {
  slots.text("ID"_slot, answer.id)
      .text("TEXT"_slot, answer.text)
      .text("HREF"_slot, answer.back ? context.root() + guide::tree_address(tree, "index")
                                     : onward.href(answer.next, answer.advice, answer.text));
  slots.optional("HINT"_slot, "TEXT"_slot, answer.hint);
  if (answer.is_unknown) slots.show("UNKNOWN"_slot);
  if (answer.back)
    slots.section("BACK"_slot).text("TO"_slot, *answer.back == guide::Back::branch ? "branch" : "outcome");
  if (answer.country) {
    slots.section("FOR"_slot)
        .text("COUNTRY"_slot, guide::name_of(*answer.country))
        .text("TEXT"_slot, country_in_words(*answer.country, context.site().wording));
  }
}

// "Nog 2 tot 4 vragen": how many come after this one.
std::string ahead_in_words(const guide::Ahead& ahead, const Wording& wording) {
  const std::string most = std::to_string(ahead.most);
  if (ahead.most == 0) return wording("tree-ahead-none");
  if (ahead.least == ahead.most)
    return ahead.most == 1 ? wording("tree-ahead-one") : wording.filled("tree-ahead", {{"count", most}});
  if (ahead.least == 0)
    return ahead.most == 1 ? wording("tree-ahead-at-most-one")
                           : wording.filled("tree-ahead-at-most", {{"count", most}});
  return wording.filled("tree-ahead-between", {{"least", std::to_string(ahead.least)}, {"most", most}});
}

}  // namespace

Html render_tree_question(const guide::TreeIndex& index, const guide::Question& question,
                          const guide::Ahead* ahead, PageContext& context) {
  const guide::Tree& tree = index.tree();
  Filling filling;
  filling.text("TREE"_slot, tree.id).text("NODE"_slot, question.id).text("TITLE"_slot, question.text);
  const guide::Branch* branch = index.branch(question.branch);
  filling.text("PART"_slot, branch == nullptr ? tree.shown() : branch->title);
  filling.text("RESTART_HREF"_slot, context.root() + guide::tree_address(tree, "index"))
      .text("PICTURE_HREF"_slot,
            context.root() + guide::tree_address(tree, guide::tree_picture_name(question.branch)))
      .text("PICTURE_TEXT"_slot,
            context.site().wording(question.branch.empty() ? "tree-picture" : "tree-picture-here"));
  if (ahead != nullptr)
    filling.section("AHEAD"_slot).text("TEXT"_slot, ahead_in_words(*ahead, context.site().wording));
  if (!question.help.markup.empty())
    filling.section("HELP"_slot).html("TEXT_HTML"_slot, context.filled(question.help));
  OnwardSections onward(index, question, context);
  if (question.measure)
    filling.section("MEASURE"_slot)
        .html("MEASURE_HTML"_slot, render_tree_measure(index, question, context, onward));
  if (!question.answers.empty()) {
    Slots answers = filling.section("ANSWERS"_slot);
    if (question.measure) answers.show("INSTEAD"_slot);
    for (const guide::Answer& answer : question.answers)
      fill_answer(answers.section("ANSWER"_slot), tree, answer, context, onward);
  }
  filling.html("ONWARD_HTML"_slot, onward.html());
  if (!question.why.markup.empty())
    filling.section("WHY"_slot).html("TEXT_HTML"_slot, context.filled(question.why));
  for (const std::string& id : ids_in(question.sources)) {
    if (const guide::Source* source = guide::find(context.guide().sources, id))
      (void)context.number_of(*source);
  }
  return context.site().templates.expand("tree/question.html", filling);
}

}  // namespace leidraad::render
