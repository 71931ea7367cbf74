// The check *conservation*, first half: marks that were not recognised as a link, note, citation, heading,
// directive, table, list or emphasis, and so would stand in the text of the page.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "load/conservation/source_text.hpp"
#include "load/conservation/source_trace.hpp"

namespace leidraad::load {

// Gives where backticks in tables were told: a `|` in code cuts a row, and what gets lost by it is no second
// message.
std::vector<std::size_t> report_leftover_marks(const SourceText& source, const SourceTrace& trace,
                                               diagnostics::Diagnostics& diagnostics);

// A value that is shown as it stands (a title, a label, a caption): marks that would work in the text of a
// page. The value stands at `position`, byte for byte where `is_exact`; else all of it is pointed at.
void report_marks_in_plain_text(std::string_view value, const guide::Position& position,
                                diagnostics::Diagnostics& diagnostics, bool is_exact = true);

}  // namespace leidraad::load
