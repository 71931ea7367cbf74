// The check *conservation*, second half: every word of a page's source stands in the page. What nobody took
// of the source, of whatever kind, is told; and what became code or a heading without being meant so.
#pragma once

#include <cstddef>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "load/conservation/source_text.hpp"
#include "load/conservation/source_trace.hpp"

namespace leidraad::load {

// `told_rows`: offsets in rows of tables that were told to be cut in the wrong place; in order.
void report_lost_text(const SourceText& source, const SourceTrace& trace,
                      const std::vector<std::size_t>& told_rows, diagnostics::Diagnostics& diagnostics);

}  // namespace leidraad::load
