// The page of an outcome: what to do, what the rules say, how to go on.
#include <algorithm>

#include "guide/trees/address.hpp"
#include "render/trees/pages.hpp"
#include "render/trees/sources.hpp"
#include "render/trees/words.hpp"

namespace leidraad::render {

namespace {

class OutcomeRenderer {
public:
  OutcomeRenderer(const guide::TreeIndex& index, const guide::Outcome& outcome,
                  const std::vector<const guide::Outcome*>& tips, PageContext& context)
      : index_(index),
        tree_(index.tree()),
        outcome_(outcome),
        tips_(tips),
        context_(context),
        wording_(context.site().wording) {}

  Html render() {
    fill_head();
    for (const guide::Horizon horizon : guide::horizons) fill_actions(horizon);
    if (!outcome_.careful.markup.empty())
      filling_.section("CAREFUL"_slot).html("TEXT_HTML"_slot, context_.filled(outcome_.careful));
    if (const guide::MeasureAgain* again = guide::measure_again_of(tree_, outcome_)) fill_again(*again);
    fill_tips();
    fill_rules();
    if (const guide::Escalation* escalation = guide::escalation_of(tree_, outcome_))
      fill_escalation(*escalation);
    fill_continue();
    fill_next();
    if (!tree_.disclaimer.empty())
      filling_.section("DISCLAIMER"_slot).html("TEXT_HTML"_slot, context_.filled(tree_.disclaimer.front()));
    for (const std::string& id : ids_in(outcome_.sources)) {
      if (const guide::Source* source = guide::find(context_.guide().sources, id))
        (void)context_.number_of(*source);
    }
    return context_.site().templates.expand("tree/outcome.html", filling_);
  }

private:
  [[nodiscard]] std::string href(const std::string& name) const {
    return context_.root() + guide::tree_address(tree_, name);
  }

  void fill_head() {
    filling_.text("TREE"_slot, tree_.id).text("NODE"_slot, outcome_.id).text("TITLE"_slot, outcome_.title);
    const guide::Branch* branch = index_.branch(outcome_.branch);
    filling_.text("PART"_slot, branch == nullptr ? tree_.shown() : branch->title);
    if (outcome_.zone) {
      filling_.section("ZONE"_slot)
          .text("ID"_slot, guide::name_of(*outcome_.zone))
          .text("TEXT"_slot, zone_in_words(*outcome_.zone, wording_));
    }
    if (!outcome_.summary.markup.empty())
      filling_.section("SUMMARY"_slot).html("TEXT_HTML"_slot, context_.filled(outcome_.summary));
  }

  // What is for today stands open; what can wait is folded. The order is always that of time.
  void fill_actions(guide::Horizon horizon) {
    const std::vector<guide::Action>& actions = outcome_.actions.of(horizon);
    if (actions.empty()) return;
    Filling list;
    for (const guide::Action& action : actions) {
      Slots one = list.section("ACTION"_slot);
      one.html("TEXT_HTML"_slot, context_.filled(action.text));
      if (action.is_required) one.show("MUST"_slot);
      fill_country(one, action.country);
      fill_who(one, "BY"_slot, guide::actors_of(tree_, outcome_, horizon, action), action.country);
    }
    filling_.section(horizon == guide::Horizon::today ? "TODAY"_slot : "LATER"_slot)
        .text("ID"_slot, guide::name_of(horizon))
        .text("TITLE"_slot, wording_(std::string("tree-") + guide::name_of(horizon)))
        .html("ACTIONS_HTML"_slot, context_.site().templates.expand("tree/actions.html", list));
  }

  void fill_who(Slots& slots, const Slot& name, const std::vector<guide::Name>& people,
                const std::optional<guide::Country>& country) {
    if (!people.empty())
      slots.section(name).html("PEOPLE_HTML"_slot, people_html(index_, people, country, context_));
  }

  void fill_country(Slots& slots, const std::optional<guide::Country>& country) {
    if (!country) return;
    slots.section("FOR"_slot)
        .text("COUNTRY"_slot, guide::name_of(*country))
        .text("TEXT"_slot, country_in_words(*country, wording_));
  }

  void fill_again(const guide::MeasureAgain& again) {
    const std::string after = wording_.filled("tree-after", {{"time", wording_.duration(again.after)}});
    filling_.section("AGAIN_ON"_slot)
        .text("TEXT"_slot, again.text.empty() ? after : again.text)
        .text("AFTER"_slot, again.after);
  }

  // What is told along with this outcome to who did not measure, or in a heat wave: script leaves out what does
  // not hold for the answers given.
  void fill_tips() {
    for (const guide::Outcome* tip : tips_) {
      Slots slots = filling_.section("TIP"_slot);
      slots.text("ID"_slot, tip->id).text("TITLE"_slot, tip->title).text("HREF"_slot, href(tip->id));
      for (const guide::Action& action : tip->actions.today)
        slots.section("STEP"_slot).html("TEXT_HTML"_slot, context_.filled(action.text));
    }
  }

  // What holds in both countries first, then each country.
  void fill_rules() {
    const std::vector<guide::Rule>& rules = guide::rules_of(tree_, outcome_);
    if (rules.empty()) return;
    Slots slots = filling_.section("RULES"_slot);
    fill_rules_of(slots, rules, std::nullopt);
    for (const guide::Country country : guide::countries) fill_rules_of(slots, rules, country);
  }

  void fill_rules_of(Slots& slots, const std::vector<guide::Rule>& rules,
                     const std::optional<guide::Country>& country) {
    if (std::none_of(rules.begin(), rules.end(),
                     [&](const guide::Rule& rule) { return rule.country == country; }))
      return;
    Slots group = slots.section("GROUP"_slot);
    fill_country(group, country);
    for (const guide::Rule& rule : rules) {
      if (rule.country == country) fill_rule(group.section("RULE"_slot), rule);
    }
  }

  void fill_rule(Slots slots, const guide::Rule& rule) {
    const std::string weight = name_of(weight_of(rule.kind));
    slots.text("WEIGHT"_slot, weight).text("WEIGHT_TEXT"_slot, wording_("tree-weight-" + weight));
    slots.text("KIND"_slot, kind_in_words(rule.kind, wording_));
    if (rule.certainty != guide::Certainty::seen)
      slots.section("CERTAINTY"_slot).text("TEXT"_slot, certainty_in_words(rule.certainty, wording_));
    slots.html("TEXT_HTML"_slot, context_.filled(rule.text))
        .html("SOURCES_HTML"_slot, {context_.citation(ids_in(rule.sources))});
  }

  void fill_escalation(const guide::Escalation& escalation) {
    Slots slots = filling_.section("ESCALATION"_slot);
    slots.html("TEXT_HTML"_slot, context_.filled(escalation.text));
    if (const guide::TreeNode next = index_.node(escalation.next.id); next && next.outcome != &outcome_) {
      slots.section("LINK"_slot).text("TITLE"_slot, next.shown()).text("HREF"_slot, href(next.id()));
    }
  }

  // Where this outcome is shown on the way: all places that the tree may go on to.
  void fill_continue() {
    std::vector<std::string> places;
    const auto add = [&](const guide::Name& advice, const guide::Next& next) {
      for (const guide::Onward& way : next.ways()) {
        if (advice.id != outcome_.id || !index_.node(way.next.id)) continue;
        if (std::find(places.begin(), places.end(), way.next.id) == places.end())
          places.push_back(way.next.id);
      }
    };
    for (const guide::Question& question : tree_.questions) {
      for (const guide::Answer& answer : question.answers) add(answer.advice, answer.next);
      for (const guide::Scale& scale : question.scales) {
        for (const guide::Band& band : scale.bands) add(band.advice, band.next);
      }
    }
    if (places.empty()) return;
    Slots slots = filling_.section("CONTINUE"_slot);
    for (const std::string& id : places) {
      const guide::TreeNode node = index_.node(id);
      slots.section("PLACE"_slot)
          .text("ID"_slot, id)
          .text("TEXT"_slot, node.question != nullptr ? node.question->text : node.outcome->title)
          .text("HREF"_slot, href(id));
    }
  }

  void fill_next() {
    const bool is_closed = !outcome_.is_final && !tree_.closing.empty();
    if (is_closed || !tree_.again.empty()) fill_ways(filling_.section("WAYS"_slot), is_closed);
    filling_.text("RESTART_HREF"_slot, href("index"))
        .text("PICTURE_HREF"_slot, href(guide::tree_picture_name(outcome_.branch)))
        .text("PICTURE_TEXT"_slot, wording_(outcome_.branch.empty() ? "tree-picture" : "tree-picture-here"));
  }

  void fill_ways(Slots slots, bool is_closed) {
    if (is_closed) slots.section("CLOSING"_slot).text("HREF"_slot, href(tree_.closing.id));
    if (!tree_.again.empty()) {
      slots.section("AGAIN"_slot)
          .text("HREF"_slot, href(tree_.again.id))
          .text("TEXT"_slot, tree_.again_text.empty() ? wording_("tree-again") : tree_.again_text);
    }
  }

  const guide::TreeIndex& index_;
  const guide::Tree& tree_;
  const guide::Outcome& outcome_;
  const std::vector<const guide::Outcome*>& tips_;
  PageContext& context_;
  const Wording& wording_;
  Filling filling_;
};

}  // namespace

Html render_tree_outcome(const guide::TreeIndex& index, const guide::Outcome& outcome,
                         const std::vector<const guide::Outcome*>& tips, PageContext& context) {
  return OutcomeRenderer(index, outcome, tips, context).render();
}

}  // namespace leidraad::render
