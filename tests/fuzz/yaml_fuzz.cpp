// Whatever bytes stand in a YAML file: no crash, no hang, and either a tree or a diagnostic with a place in
// the file.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "load/files/source_file.hpp"
#include "load/yaml/plain_map.hpp"
#include "load/yaml/yaml.hpp"

namespace {

using leidraad::load::YamlNode;

bool is_same(const YamlNode& a, const YamlNode& b) {
  if (a.kind != b.kind || a.text != b.text || a.is_quoted != b.is_quoted ||
      a.members.size() != b.members.size()) {
    return false;
  }
  for (std::size_t index = 0; index < a.members.size(); ++index) {
    const auto& one = a.members[index];
    const auto& other = b.members[index];
    if (one.key != other.key || one.line != other.line || one.column != other.column) return false;
    if (one.value.line != other.value.line || one.value.column != other.value.column) return false;
    if (!is_same(one.value, other.value)) return false;
  }
  return true;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  leidraad::diagnostics::Diagnostics diagnostics;
  if (!leidraad::load::check_text("data/x.yaml", text, diagnostics)) {
    if (diagnostics.empty()) std::abort();
    return 0;
  }
  const auto tree = leidraad::load::parse_yaml("data/x.yaml", text, diagnostics);
  if (!tree && diagnostics.empty()) std::abort();
  // The short way for simple maps must not be told apart from the library.
  if (const auto plain = leidraad::load::read_plain_map(text, 1)) {
    leidraad::diagnostics::Diagnostics by_library;
    const auto same = leidraad::load::parse_yaml_by_library("data/x.yaml", text, by_library);
    if (!same || !by_library.empty() || !is_same(*plain, *same)) std::abort();
  }
  return 0;
}
