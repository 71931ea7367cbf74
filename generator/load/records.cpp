#include "load/records.hpp"

#include "load/plan/catalogue.hpp"
#include "load/plan/chart.hpp"
#include "load/plan/checklist.hpp"
#include "load/plan/contact.hpp"
#include "load/plan/glossary.hpp"
#include "load/plan/instrument.hpp"
#include "load/plan/level.hpp"
#include "load/plan/phase.hpp"
#include "load/plan/role.hpp"
#include "load/plan/source.hpp"
#include "load/plan/trajectory.hpp"
#include "load/surveys/survey.hpp"
#include "load/trees/tree.hpp"

namespace leidraad::load {

namespace {

template <class T>
ordered_json schema_of_file(const guide::KindFacts& facts, const std::vector<T>& /*records*/) {
  return facts.is_folder() ? record_of<T>().schema() : list_file_of<T>(facts).schema();
}

// Conditions of surveys hold conditions.
ordered_json schema_of_file(const guide::KindFacts& /*facts*/,
                            const std::vector<guide::Survey>& /*records*/) {
  return survey_schema();
}

}  // namespace

void load_glossary(DataFolder& data) {
  load_kind(data, guide::facts_of(guide::Kind::term), data.guide().terms);
}

void load_other_kinds(DataFolder& data) {
  guide::for_each_kind(data.guide(), [&](const guide::KindFacts& facts, auto& records) {
    if (facts.kind != guide::Kind::term) load_kind(data, facts, records);
  });
}

std::vector<KindSchema> schemas_of_kinds() {
  std::vector<KindSchema> schemas;
  const guide::Guide none;
  guide::for_each_kind(none, [&](const guide::KindFacts& facts, const auto& records) {
    schemas.push_back({facts.kind, schema_of_file(facts, records)});
  });
  return schemas;
}

}  // namespace leidraad::load
