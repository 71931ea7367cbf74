// Code that was hardly meant so: a fence that is never closed, prose behind four spaces.
#pragma once

#include "diagnostics/diagnostic.hpp"
#include "load/conservation/source_text.hpp"
#include "load/conservation/source_trace.hpp"

namespace leidraad::load {

void report_code_blocks(const SourceText& source, const SourceTrace& trace,
                        diagnostics::Diagnostics& diagnostics);

}  // namespace leidraad::load
