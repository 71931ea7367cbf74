// Trees grown at random: sound ones pass, and a fault planted in one is found.
#include <functional>

#include "check/check.hpp"
#include "check/trees/report.hpp"
#include "guide/trees/interval.hpp"
#include "guide/trees/routes.hpp"
#include "support.hpp"
#include "trees/tree_support.hpp"

namespace leidraad::test {

namespace {

constexpr std::uint32_t seeds = 60;

// The codes that the checks find in a tree, without those about examples (grown trees have none).
std::vector<std::string> codes_of(const guide::Tree& tree) {
  guide::Guide guide;
  guide.trees.push_back(tree);
  diagnostics::Diagnostics found;
  check::check_trees(guide, found);
  found.sort();
  std::vector<std::string> codes;
  for (const auto& one : found.all()) {
    const std::string code(one.code.entry().name);
    if (code != "outcome-without-example" && code != "more-problems") codes.push_back(code);
  }
  return codes;
}

bool finds(const guide::Tree& tree, const std::string& code) {
  const auto codes = codes_of(tree);
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

guide::Tree grown(std::uint32_t seed) {
  return TreeGrower(seed, 4 + seed % 20).tree();
}

// The first question that measures; grown trees nearly always have one.
guide::Question* measuring(guide::Tree& tree) {
  for (guide::Question& question : tree.questions) {
    if (question.measure) return &question;
  }
  return nullptr;
}

// Every way through a tree, one by one: the answers given, with a value inside each band, and where it ends.
void every_path(const guide::TreeIndex& index, const std::string& id, guide::Facts facts,
                guide::Answers answers,
                const std::function<void(const guide::Answers&, const std::string&)>& tell) {
  const guide::Question* question = index.question(id);
  if (question == nullptr) {
    tell(answers, id);
    return;
  }
  for (const guide::Turn& turn : guide::turns_for(*question, facts)) {
    guide::Facts after = facts;
    guide::Answers given = answers;
    if (turn.answer != nullptr) {
      if (!question->remembers.empty()) after.remembered[question->remembers] = turn.answer->id;
      given[id] = {turn.answer->id, {}};
    } else {
      const guide::Quantity* quantity = index.quantity(question->measure->quantity.id);
      const guide::Interval interval = guide::interval_of(index, *quantity, *turn.band);
      given[id] = {"", (interval.from.value + interval.to.value) / 2};
    }
    every_path(index, turn.next().id, after, given, tell);
  }
}

}  // namespace

TEST_CASE("sound trees pass") {
  for (std::uint32_t seed = 0; seed < seeds; ++seed) {
    CAPTURE(seed);
    CHECK(codes_of(grown(seed)) == std::vector<std::string>{});
  }
}

TEST_CASE("every way that is counted can be walked, and no other") {
  for (std::uint32_t seed = 0; seed < seeds; ++seed) {
    CAPTURE(seed);
    const guide::Tree tree = TreeGrower(seed, 3 + seed % 6).tree();
    const guide::TreeIndex index(tree);
    std::map<std::string, std::uint64_t> ends;
    std::size_t longest = 0;
    bool agrees = true;
    every_path(index, "land", {}, {}, [&](const guide::Answers& answers, const std::string& end) {
      ++ends[end];
      const guide::Walk walk = guide::walk(index, answers);
      agrees =
          agrees && walk.outcome != nullptr && walk.outcome->id == end && walk.steps.size() == answers.size();
      longest = std::max(longest, answers.size());
    });
    CHECK(agrees);
    const guide::TreeRoutes routes(index);
    CHECK(routes.longest() == longest);
    CHECK(routes.arrivals().size() == ends.size());
    for (const auto& [end, count] : ends) CHECK(routes.arrivals().at(end).paths == count);
  }
}

TEST_CASE(
    "an answer that leads elsewhere than before changes just the ways that walking each of them finds") {
  for (std::uint32_t seed = 0; seed < seeds; ++seed) {
    CAPTURE(seed);
    const guide::Tree before = TreeGrower(seed, 3 + seed % 6).tree();
    guide::Tree now = before;
    guide::Question& edited = now.questions[1 + seed % (now.questions.size() - 1)];
    edited.answers.back().next = name(now.outcomes[seed % now.outcomes.size()].id);
    const guide::TreeIndex old(before);
    std::uint64_t changed = 0;
    every_path(guide::TreeIndex(now), "land", {}, {},
               [&](const guide::Answers& answers, const std::string& end) {
                 const guide::Walk walk = guide::walk(old, answers);
                 if (walk.outcome == nullptr || walk.outcome->id != end) ++changed;
               });
    CHECK(check::report_on(now, &before).changed_paths == changed);
  }
}

TEST_CASE("a planted fault of each kind is found") {
  for (std::uint32_t seed = 0; seed < seeds; ++seed) {
    CAPTURE(seed);
    const guide::Tree sound = grown(seed);
    const std::size_t some = 1 + seed % (sound.questions.size() - 1);
    {
      guide::Tree tree = sound;
      tree.questions[some].answers.back().next = name("nergens");
      CHECK(finds(tree, "unknown-tree-name"));
    }
    {
      guide::Tree tree = sound;  // each question leads to the next, so this closes a circle
      tree.questions.back().answers.back().next = name(tree.questions[some].id);
      CHECK(finds(tree, "tree-cycle"));
    }
    {
      guide::Tree tree = sound;
      tree.questions.push_back(question("eenzaam", {answer("ja", tree.outcomes[0].id)}));
      CHECK(finds(tree, "unreachable"));
    }
    {
      guide::Tree tree = sound;
      tree.outcomes.push_back(outcome("eenzaam-advies"));
      CHECK(finds(tree, "unreachable"));
    }
    {
      guide::Tree tree = sound;
      tree.questions[some].answers.clear();
      tree.questions[some].scales.clear();
      tree.questions[some].measure.reset();
      CHECK(finds(tree, "question-without-answers"));
    }
    {
      guide::Tree tree = sound;
      tree.questions[some].everyone_knows = false;
      CHECK(finds(tree, "no-way-out"));
    }
    {
      guide::Tree tree = sound;
      tree.questions[some].answers.push_back(tree.questions[some].answers.back());
      CHECK(finds(tree, "duplicate-answer"));
    }
    {
      guide::Tree tree = sound;
      tree.questions.push_back(tree.questions[some]);
      CHECK(finds(tree, "duplicate-id"));
    }
    {
      guide::Tree tree = sound;  // nobody in the Netherlands has anything to choose
      for (guide::Answer& one : tree.questions[some].answers) one.country = guide::Country::be;
      tree.questions[some].scales.clear();
      tree.questions[some].measure.reset();
      CHECK(finds(tree, "dead-end"));
    }
  }
}

TEST_CASE("a planted fault in the bands is found") {
  int tried = 0;
  for (std::uint32_t seed = 0; seed < seeds; ++seed) {
    CAPTURE(seed);
    guide::Tree sound = grown(seed);
    if (measuring(sound) == nullptr) continue;
    ++tried;
    const auto with = [&](const std::function<void(guide::Tree&, guide::Question&)>& plant) {
      guide::Tree tree = sound;
      plant(tree, *measuring(tree));
      return tree;
    };
    const auto gap_at_a_point = with([](guide::Tree&, guide::Question& one) {
      std::swap(one.scales[0].bands[1].from, one.scales[0].bands[1].above);
    });
    CHECK(finds(gap_at_a_point, "band-gap"));
    const auto overlap_at_a_point = with([](guide::Tree&, guide::Question& one) {
      std::swap(one.scales[0].bands[0].below, one.scales[0].bands[0].up_to);
    });
    CHECK(finds(overlap_at_a_point, "band-overlap"));
    const auto gap_at_the_end =
        with([](guide::Tree&, guide::Question& one) { one.scales[0].bands.pop_back(); });
    CHECK(finds(gap_at_the_end, "band-gap"));
    const auto outside = with([](guide::Tree& tree, guide::Question&) { tree.thresholds[0].value = 5000; });
    CHECK(finds(outside, "band-outside"));
    const auto no_scale = with([](guide::Tree&, guide::Question& one) { one.scales.pop_back(); });
    CHECK(finds(no_scale, "no-scale"));
    const auto two_scales = with([](guide::Tree&, guide::Question& one) { one.scales[1].when.clear(); });
    CHECK(finds(two_scales, "two-scales"));
    const auto unit = with([](guide::Tree& tree, guide::Question&) { tree.thresholds[0].unit = "lux"; });
    CHECK(finds(unit, "threshold-unit"));
    const auto source =
        with([](guide::Tree& tree, guide::Question&) { tree.thresholds[0].kind = guide::RuleKind::law; });
    CHECK(finds(source, "threshold-without-source"));
    const auto other_country = with([](guide::Tree& tree, guide::Question& one) {
      for (guide::Threshold& threshold : tree.thresholds) {
        if (threshold.id == one.scales[0].bands[0].below.id) threshold.country = guide::Country::nl;
      }
    });
    CHECK(finds(other_country, "threshold-country"));
  }
  CHECK(tried > 40);
}

}  // namespace leidraad::test
