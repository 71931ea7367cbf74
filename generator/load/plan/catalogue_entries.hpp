// The entries of a catalogue: their keys are the fields that the catalogue itself declares.
#pragma once

#include "guide/plan/catalogue.hpp"
#include "load/yaml/record.hpp"

namespace leidraad::load {

// Checks the declared fields and reads `entries` by them, into `catalogue.entries`.
void read_entries(const YamlNode& root, guide::Catalogue& catalogue, RecordReading& reading);

}  // namespace leidraad::load
