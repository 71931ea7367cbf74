// Whatever stands in the file of a decision tree: no crash, no hang; and a tree that passes the proof can be
// walked to an outcome with any answers that it offers.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "check/check.hpp"
#include "check/trees/report.hpp"
#include "guide/trees/routes.hpp"
#include "guide/trees/walk.hpp"
#include "load/files/source_file.hpp"
#include "load/trees/files.hpp"
#include "load/yaml/yaml.hpp"

namespace {

using namespace leidraad;

// Goes the whole way, choosing by the bytes of the input. A sound tree never leaves anybody standing.
void walk_somewhere(const guide::TreeIndex& index, const std::uint8_t* data, std::size_t size) {
  guide::Answers answers;
  for (std::size_t at = 0; at < 3'000; ++at) {
    const guide::Walk walk = guide::walk(index, answers);
    if (walk.stop == guide::Stop::outcome || walk.question == nullptr) {
      if (walk.outcome == nullptr) std::abort();
      return;
    }
    if (walk.stop != guide::Stop::unanswered) std::abort();
    std::vector<const guide::Answer*> offered;
    for (const guide::Answer& answer : walk.question->answers) {
      if (guide::is_offered(answer, walk.facts)) offered.push_back(&answer);
    }
    const std::size_t byte = size == 0 ? 0 : data[at % size];
    guide::Given& given = answers[walk.question->id];
    if (walk.question->measure && (offered.empty() || byte % 2 == 0)) {
      const guide::Quantity* quantity = index.quantity(walk.question->measure->quantity.id);
      const double share = static_cast<double>(byte) / 255;
      given.value = quantity->minimum + (quantity->maximum - quantity->minimum) * share;
    } else {
      given.answer = offered[byte % offered.size()]->id;
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const std::string name = "data/trees/boom.yaml";
  guide::Guide guide;
  diagnostics::Diagnostics diagnostics;
  if (!load::check_text(name, text, diagnostics)) return 0;
  load::TreeSource source;
  source.yaml = [&](const std::string& file) { return load::parse_yaml(file, text, diagnostics); };
  source.reading = [&](const std::string& file) {
    load::RecordReading reading{file, diagnostics, guide.mentions, guide.page_mentions, {}};
    reading.inline_markdown = [](const std::string& words, const load::YamlNode& /*node*/) {
      guide::InlineText plain;
      plain.plain = words;
      return plain;
    };
    return reading;
  };
  source.is_faulty = [&](const std::string& file) { guide.faulty_files.insert(file); };
  guide.trees = load::read_trees({name}, source);
  check::check_trees(guide, diagnostics);
  if (guide.trees.empty() || diagnostics.has_errors()) return 0;
  const guide::Tree& tree = guide.trees.front();
  (void)check::report_on(tree, &tree);
  (void)check::probes_of(tree);
  (void)check::paths_of(tree, "", 50);
  walk_somewhere(guide::TreeIndex(tree), data, size);
  return 0;
}
