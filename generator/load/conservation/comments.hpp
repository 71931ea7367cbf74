// Comments are for editors and are never published. cmark-gfm knows some of them as HTML; text on the same
// line, `--` inside one, or a blank line in the middle of one makes it see others differently than whoever
// wrote them.
#pragma once

#include <string>
#include <string_view>

#include "diagnostics/diagnostic.hpp"
#include "load/conservation/source_text.hpp"
#include "load/conservation/source_trace.hpp"

namespace leidraad::load {

// The source with each comment that cmark-gfm would publish, or would take other text with, filled with
// `traced::filler`, of the same length; empty where there is none. Tells about comments that are not closed,
// where `diagnostics` is given.
[[nodiscard]] std::string without_odd_comments(const SourceText& source, std::string_view read,
                                               const SourceTrace& trace,
                                               diagnostics::Diagnostics* diagnostics);

// The text without the comments in it; what is not closed goes to the end.
[[nodiscard]] std::string without_comments(std::string_view html);

}  // namespace leidraad::load
