// The published results of surveys: data/results/<survey>.json, as `leidraad results` fetched them.
#pragma once

#include "load/data_folder.hpp"

namespace leidraad::load {

void load_survey_results(DataFolder& data);

}  // namespace leidraad::load
