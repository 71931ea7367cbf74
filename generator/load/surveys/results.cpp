#include "load/surveys/results.hpp"

#include <variant>

#include "interchange/survey_results.hpp"
#include "load/files/source_file.hpp"

namespace leidraad::load {

void load_survey_results(DataFolder& data) {
  for (const std::string& name : data.files()) {
    if (!name.starts_with("data/results/") || !name.ends_with(".json")) continue;
    data.expect(name);
    const auto text = read_bytes(data.source(), name, largest_media, data.diagnostics());
    auto read = text ? interchange::survey_results_of(*text) : std::string();
    auto* results = std::get_if<guide::SurveyResults>(&read);
    if (results == nullptr) {
      if (text) data.diagnostics().add("results-unreadable"_code, {name}, {std::get<std::string>(read)});
      data.mark_faulty(name);
      continue;
    }
    if (results->id != stem_of(name))
      data.diagnostics().add("id-is-not-file-name"_code, {name}, {results->id, stem_of(name)});
    results->position = {name};
    data.guide().survey_results.push_back(std::move(*results));
  }
}

}  // namespace leidraad::load
