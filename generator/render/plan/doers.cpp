#include "render/plan/doers.hpp"

namespace leidraad::render {

std::string doers_in_words(const guide::Doers& doers, const guide::Guide& guide) {
  std::string words = doers.words;
  for (const guide::RoleReference& reference : doers.roles) {
    const guide::Role* role = guide::find(guide.roles, reference.id);
    if (role == nullptr) continue;
    if (!words.empty()) words += ", ";
    words += role->title;
  }
  return words;
}

}  // namespace leidraad::render
