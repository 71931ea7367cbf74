// The texts of the interface: those that come with the program, then those of the guide, data/i18n/<language>.yaml.
#pragma once

#include <string>

#include "load/data_folder.hpp"

namespace leidraad::load {

// `defaults` is YAML, in Dutch. A guide in another language has to bring all texts itself.
void load_interface(DataFolder& data, const std::string& defaults);

}  // namespace leidraad::load
