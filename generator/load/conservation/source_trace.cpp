#include "load/conservation/source_trace.hpp"

#include "load/conservation/tracer.hpp"

namespace leidraad::load {

SourceTrace trace_source(std::string_view source, cmark_node* root,
                         const std::vector<std::size_t>& line_starts) {
  return Tracer(source, line_starts).trace(root);
}

}  // namespace leidraad::load
