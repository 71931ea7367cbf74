#include "load/plan/web_link.hpp"

#include "load/yaml/record_fields.hpp"

namespace leidraad::load {

template <>
const Record<guide::WebLink>& record_of<guide::WebLink>() {
  using guide::WebLink;
  static const auto record = Record<WebLink>("een weblink", "a web link")
                                 .required(key("text", "De tekst van de link"), &WebLink::text)
                                 .required(key("url", "Het webadres", Format::url), &WebLink::url)
                                 .located(&WebLink::position);
  return record;
}

}  // namespace leidraad::load
