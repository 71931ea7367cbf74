// A link to another website, with its text.
#pragma once

#include "guide/plan/web_link.hpp"
#include "load/yaml/record.hpp"

namespace leidraad::load {

template <>
const Record<guide::WebLink>& record_of<guide::WebLink>();

}  // namespace leidraad::load
