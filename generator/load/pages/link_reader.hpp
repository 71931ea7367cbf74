// Links and images: noted for the checks, and written as the page needs them.
#pragma once

#include <cmark-gfm/cmark-gfm.h>

#include <string>

#include "load/pages/prose_reading.hpp"

namespace leidraad::load {

class LinkReader {
public:
  explicit LinkReader(ProseReading& reading) : reading_(reading) {}

  void read_link(cmark_node* node);
  void read_image(cmark_node* node);

private:
  // Notes the link, and returns the address to write, relative to the page.
  std::string address_of(guide::Link link);

  ProseReading& reading_;
};

}  // namespace leidraad::load
