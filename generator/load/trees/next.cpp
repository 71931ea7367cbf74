// Where answers and bands lead, and what a question passes on to its answers.
#include "load/trees/next.hpp"

#include <set>

#include "load/trees/tree.hpp"
#include "load/yaml/record_fields.hpp"

namespace leidraad::load {

bool ValueReader<guide::Next>::read(const YamlNode& node, guide::Next& value, RecordReading& reading,
                                    const RecordKey& key) {
  if (node.kind == YamlNode::Kind::list && node.items.empty()) {
    report_wrong_type(
        node, key.name,
        {"een id, of een lijst met minstens een plek", "an id, or a list with at least one place"}, reading);
    return false;
  }
  if (node.kind == YamlNode::Kind::list) {
    std::vector<guide::Onward> ways;
    const bool is_read = ValueReader<std::vector<guide::Onward>>::read(node, ways, reading, key);
    value = guide::Next(std::move(ways));
    return is_read;
  }
  guide::Name name;
  if (!ValueReader<guide::Name>::read(node, name, reading, key)) return false;
  value = guide::Next(std::move(name));
  return true;
}

ordered_json ValueReader<guide::Next>::schema(const RecordKey& key) {
  return {{"anyOf", {text_schema(Format::id), ValueReader<std::vector<guide::Onward>>::schema(key)}}};
}

template <>
const Record<guide::Onward>& record_of<guide::Onward>() {
  using guide::Onward;
  static const auto record =
      Record<Onward>("een plek in `next`", "a place in `next`")
          .optional(key("when", "Bij welke antwoorden van eerder; de laatste plek heeft geen `when`"),
                    &Onward::when)
          .required(key("next", about_next), &Onward::next)
          .located(&Onward::position);
  return record;
}

namespace {

// Lets conditions name a question as well as what it remembers.
class Memories {
public:
  explicit Memories(guide::Tree& tree) : tree_(tree) {
    for (const guide::Question& question : tree_.questions) names_.insert(question.remembers);
  }

  void name() {
    for (guide::Question& question : tree_.questions) {
      rename(question.next);
      for (guide::Answer& answer : question.answers) rename(answer.next);
      for (guide::Scale& scale : question.scales) {
        for (guide::Condition& condition : scale.when) rename(condition);
        for (guide::Band& band : scale.bands) rename(band.next);
      }
    }
  }

private:
  void rename(guide::Next& next) {
    if (next.ways().size() < 2) return;
    std::vector<guide::Onward> ways = next.ways();
    for (guide::Onward& way : ways) {
      for (guide::Condition& condition : way.when) rename(condition);
    }
    next = guide::Next(std::move(ways));
  }

  void rename(guide::Condition& condition) {
    if (names_.contains(condition.name.id)) return;
    for (guide::Question& question : tree_.questions) {
      if (question.id != condition.name.id || question.answers.empty()) continue;
      if (question.remembers.empty()) {
        question.remembers = question.id;
        names_.insert(question.id);
      }
      condition.name.id = question.remembers;
      return;
    }
  }

  guide::Tree& tree_;
  std::set<std::string> names_;
};

}  // namespace

void complete_ways(guide::Tree& tree) {
  Memories(tree).name();
  for (guide::Question& question : tree.questions) {
    for (guide::Answer& answer : question.answers) {
      if (answer.next.empty() && !answer.back) answer.next = question.next;
    }
  }
}

}  // namespace leidraad::load
