#include "check/plan/looks.hpp"

#include "check/check.hpp"
#include "check/faulty.hpp"
#include "diagnostics/suggestion.hpp"

namespace leidraad::check {

using diagnostics::operator""_code;

namespace {

std::vector<std::string> drawings_of(const guide::Guide& guide) {
  std::vector<std::string> files;
  for (const auto& [file, media] : guide.media) {
    if (!media.svg.empty()) files.push_back(file);
  }
  return files;
}

}  // namespace

void check_looks(const guide::Guide& guide, diagnostics::Diagnostics& diagnostics) {
  for_each_icon(guide, [&](const guide::Icon& icon) {
    if (!guide.icons.path_of(icon.name).empty()) return;
    diagnostics.add("unknown-icon"_code, icon.position, {icon.name}).suggestion =
        diagnostics::nearest(icon.name, guide.icons.names());
  });
  for_each_drawing(guide, [&](const guide::MediaReference& drawing) {
    const auto media = guide.media.find(drawing.file);
    const bool is_drawing = media != guide.media.end() && !media->second.svg.empty();
    if (is_drawing || is_faulty_content(guide, drawing.file)) return;
    diagnostics.add("missing-media"_code, drawing.position, {drawing.file}).suggestion =
        diagnostics::nearest(drawing.file, drawings_of(guide));
  });
}

}  // namespace leidraad::check
