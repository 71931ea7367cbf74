// A drawing from anybody: whatever is accepted holds no script and nothing from elsewhere.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "load/files/media.hpp"
#include "load/files/source_file.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  leidraad::diagnostics::Diagnostics diagnostics;
  if (!leidraad::load::check_text("content/nl/x.svg", text, diagnostics)) return 0;
  const auto drawing = leidraad::load::read_drawing("content/nl/x.svg", text, "x-", diagnostics);
  if (!drawing && diagnostics.empty()) std::abort();
  if (drawing &&
      (drawing->find("<script") != std::string::npos || drawing->find(" style=") != std::string::npos))
    std::abort();
  (void)leidraad::load::image_size(text);
  return 0;
}
