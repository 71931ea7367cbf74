// Names that point from one part of a guide to another, each with the place where it was written.
#pragma once

#include <string>

#include "guide/position.hpp"
#include "guide/record_kinds.hpp"

namespace leidraad::guide {

// A mention of a thing by its id. The type keeps ids of different kinds apart.
template <Kind K>
struct Reference {
  std::string id;
  Position position;

  [[nodiscard]] bool empty() const { return id.empty(); }
};

using PhaseReference = Reference<Kind::phase>;
using LevelReference = Reference<Kind::level>;
using TrajectoryReference = Reference<Kind::trajectory>;
using ContactReference = Reference<Kind::contact>;
using SourceReference = Reference<Kind::source>;

// A page named by its file below content/<language>/, as editors link to it: "fasen/1-inventarisatie.md".
struct PageReference {
  std::string file;
  Position position;

  [[nodiscard]] bool empty() const { return file.empty(); }
};

// A media file named by its path below content/<language>/: "tekeningen/inventarisatie.svg".
struct MediaReference {
  std::string file;
  Position position;

  [[nodiscard]] bool empty() const { return file.empty(); }
};

}  // namespace leidraad::guide
