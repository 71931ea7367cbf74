#include "guide/pages/page_kind.hpp"

#include <string_view>

namespace leidraad::guide {

const char* name_of(PageKind kind) {
  switch (kind) {
    case PageKind::page:
      return "page";
    case PageKind::phase:
      return "phase";
    case PageKind::trajectory:
      return "trajectory";
    case PageKind::instrument:
      return "instrument";
    case PageKind::checklist:
      return "checklist";
    case PageKind::catalogue:
      return "catalogue";
    case PageKind::tree:
      return "tree";
    case PageKind::survey:
      return "survey";
    case PageKind::entry:
      return "entry";
  }
  return "page";
}

std::unordered_map<const Page*, PageKind> kinds_of_pages(const Guide& guide) {
  std::unordered_map<std::string_view, PageKind> named;
  for (const Trajectory& trajectory : guide.trajectories) named[trajectory.page.file] = PageKind::trajectory;
  for (const Instrument& instrument : guide.instruments) named[instrument.page.file] = PageKind::instrument;
  for (const Phase& phase : guide.phases) named[phase.page.file] = PageKind::phase;
  std::unordered_map<const Page*, PageKind> kinds;
  for (const Page& page : guide.pages) {
    for (const Directive& directive : page.body.directives) {
      if (directive.name == "checklist") kinds.emplace(&page, PageKind::checklist);
      if (directive.name == "catalogue" && directive.find("plain") == nullptr)
        kinds.emplace(&page, PageKind::catalogue);
    }
    if (const auto kind = named.find(page.file); kind != named.end()) kinds[&page] = kind->second;
  }
  return kinds;
}

}  // namespace leidraad::guide
