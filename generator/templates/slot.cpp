#include "templates/slot.hpp"

#include <functional>
#include <map>
#include <mutex>
#include <string>

namespace leidraad::templates {

const Slot& slot_of(std::string_view name) {
  static std::mutex mutex;
  // ctemplate points into it, so nothing in it may move or go.
  static auto& slots = *new std::map<std::string, Slot, std::less<>>();
  const std::scoped_lock lock(mutex);
  const auto known = slots.find(name);
  if (known != slots.end()) return known->second;
  const auto added = slots.emplace(name, Slot{{nullptr, 0, 0}}).first;
  added->second.do_not_use_directly_ = {added->first.data(), added->first.size(), 0};
  const ctemplate::StaticTemplateStringInitializer initializer(&added->second);
  return added->second;
}

}  // namespace leidraad::templates
