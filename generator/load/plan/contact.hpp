// The people to ask: data/contacts.yaml.
#pragma once

#include "guide/plan/contact.hpp"
#include "load/yaml/record.hpp"

namespace leidraad::load {

template <>
const Record<guide::Contact>& record_of<guide::Contact>();

}  // namespace leidraad::load
