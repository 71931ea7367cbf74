#include "defaults/defaults.hpp"

namespace {

// Written by generator/cmake/write-listing.cmake; ends in a row of zeros.
struct Row {
  const char* name;
  const char* start;
  const char* end;
};

}  // namespace

extern "C" const Row leidraad_defaults[];  // NOLINT(modernize-avoid-c-arrays): an assembler table

namespace leidraad::defaults {

const std::map<std::string, std::string_view>& files() {
  static const std::map<std::string, std::string_view> all = [] {
    std::map<std::string, std::string_view> files;
    for (const Row* row = leidraad_defaults; row->name != nullptr; ++row) {
      files.emplace(row->name, std::string_view(row->start, static_cast<std::size_t>(row->end - row->start)));
    }
    return files;
  }();
  return all;
}

}  // namespace leidraad::defaults
