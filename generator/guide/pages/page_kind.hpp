// What a page is about: for filters in search, and for the words by which it is found.
#pragma once

#include <unordered_map>

#include "guide/guide.hpp"

namespace leidraad::guide {

enum class PageKind { page, phase, trajectory, instrument, checklist, catalogue, tree, survey, entry };

// The word for a kind in data and in keys of the interface ("kind-phase").
[[nodiscard]] const char* name_of(PageKind kind);

// The kinds of those pages of a guide that are more than a `page`. Trees, surveys and entries are not among them: they have
// no Markdown file.
[[nodiscard]] std::unordered_map<const Page*, PageKind> kinds_of_pages(const Guide& guide);

}  // namespace leidraad::guide
