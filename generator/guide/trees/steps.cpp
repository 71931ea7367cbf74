#include "guide/trees/steps.hpp"

#include <algorithm>
#include <set>

namespace leidraad::guide {

namespace {

using Remembered = std::map<std::string, std::string>;

// What is remembered after a turn and still matters at the node that it leads to.
Remembered remembered_at(const TreeRoutes& routes, const Question& question, const Turn& turn,
                         const Remembered& before) {
  Facts after = facts_after(question, turn, {before, {}});
  const std::set<std::string>& alive = routes.alive_at(turn.next().id);
  std::erase_if(after.remembered, [&](const auto& fact) { return !alive.contains(fact.first); });
  return std::move(after.remembered);
}

// Counts what is ahead from the last questions to the first.
class AheadCounter {
public:
  AheadCounter(const TreeIndex& index, const TreeRoutes& routes) : index_(index), routes_(routes) {}

  std::map<std::string, Ahead> count() {
    const std::vector<const Question*>& order = routes_.order();
    std::map<std::string, Ahead> all;
    for (auto question = order.rbegin(); question != order.rend(); ++question) {
      for (const Situation& situation : routes_.situations(**question)) {
        const Ahead ahead = count(**question, situation.remembered);
        const auto [known, is_new] = all.try_emplace((*question)->id, ahead);
        if (!is_new)
          known->second = {std::min(known->second.least, ahead.least),
                           std::max(known->second.most, ahead.most)};
      }
    }
    return all;
  }

private:
  // What was counted before for the same question and the same memory is counted no more.
  Ahead count(const Question& question, const Remembered& remembered) {
    const auto [place, is_new] = known_[&question].try_emplace(remembered);
    if (!is_new) return place->second;
    std::optional<Ahead> all;
    for (const Turn& turn : turns_for(question, {remembered, {}})) {
      const Ahead one = behind(question, turn, remembered);
      all = all ? Ahead{std::min(all->least, one.least), std::max(all->most, one.most)} : one;
    }
    return place->second = all.value_or(Ahead{});
  }

  Ahead behind(const Question& question, const Turn& turn, const Remembered& remembered) {
    const Question* next = index_.question(turn.next().id);
    if (next == nullptr) return {};
    const auto& counted = known_[next];
    const auto found = counted.find(remembered_at(routes_, question, turn, remembered));
    if (found == counted.end()) return {};
    return {found->second.least + (next->is_context ? 0 : 1), found->second.most + 1};
  }

  const TreeIndex& index_;
  const TreeRoutes& routes_;
  std::map<const Question*, std::map<Remembered, Ahead>> known_;
};

// Follows everybody who meets the same questions at once: a route is a place together with all that may be
// remembered there. Places that agree in both have the same ways on, which are counted once.
class RouteCounter {
public:
  RouteCounter(const TreeIndex& index, const TreeRoutes& routes) : index_(index), routes_(routes) {}

  std::optional<RouteLengths> count() {
    const Counted& all = count(index_.tree().start.id, {Remembered{}});
    if (is_too_much_) return std::nullopt;
    return RouteLengths{static_cast<std::uint64_t>(all.routes), all.steps, all.longest, all.through};
  }

private:
  using Readers = std::set<Remembered>;
  struct Counted {
    double routes = 0;
    double steps = 0;
    std::size_t longest = 0;
    std::map<std::string, std::uint64_t> through;
  };
  static constexpr double most_routes = 1e15;  // still exact

  const Counted& count(const std::string& id, const Readers& readers) {
    static const Counted end{1, 0, 0, {}};
    static const Counted nothing;
    const Question* question = index_.question(id);
    if (question == nullptr) return end;
    const auto known = counted_.find({id, readers});
    if (known != counted_.end()) return known->second;
    reader_count_ += readers.size();
    is_too_much_ = is_too_much_ || reader_count_ > TreeRoutes::most_situations;
    if (is_too_much_) return nothing;

    std::map<std::string, Readers> onward;
    for (const Remembered& remembered : readers) {
      for (const Turn& turn : turns_for(*question, {remembered, {}})) {
        if (index_.node(turn.next().id))
          onward[turn.next().id].insert(remembered_at(routes_, *question, turn, remembered));
      }
    }
    Counted all;
    for (const auto& [next, others] : onward) add(all, count(next, others));
    if (question->is_context) all.through[id] += static_cast<std::uint64_t>(all.routes);
    is_too_much_ = is_too_much_ || all.routes > most_routes;
    return counted_[{id, readers}] = std::move(all);
  }

  static void add(Counted& all, const Counted& more) {
    all.routes += more.routes;
    all.steps += more.steps + more.routes;
    all.longest = std::max(all.longest, more.longest + 1);
    for (const auto& [question, count] : more.through) all.through[question] += count;
  }

  const TreeIndex& index_;
  const TreeRoutes& routes_;
  std::map<std::pair<std::string, Readers>, Counted> counted_;
  std::size_t reader_count_ = 0;
  bool is_too_much_ = false;
};

bool was_gone_through(const TreeIndex& index, const TreeRoutes& routes) {
  return routes.cycle().empty() && routes.overflow() == nullptr &&
         index.question(index.tree().start.id) != nullptr;
}

}  // namespace

std::map<std::string, Ahead> questions_ahead(const TreeIndex& index, const TreeRoutes& routes) {
  if (!was_gone_through(index, routes)) return {};
  return AheadCounter(index, routes).count();
}

std::optional<RouteLengths> lengths_of(const TreeIndex& index, const TreeRoutes& routes) {
  if (!was_gone_through(index, routes)) return std::nullopt;
  return RouteCounter(index, routes).count();
}

}  // namespace leidraad::guide
