#include "templates/template_set.hpp"

#include <ctemplate/template.h>
#include <ctemplate/template_cache.h>
#include <ctemplate/template_dictionary.h>
#include <ctemplate/template_emitter.h>

#include <cassert>
#include <map>
#include <mutex>

namespace leidraad::templates {

namespace {

ctemplate::Strip strip_of(WhiteSpace white_space) {
  return white_space == WhiteSpace::kept ? ctemplate::DO_NOT_STRIP : ctemplate::STRIP_WHITESPACE;
}

}  // namespace

std::string first_unsafe_name(std::string_view text, std::string_view start, std::string_view end) {
  const std::string raw = ":none" + std::string(end);
  for (std::size_t at = text.find(raw); at != std::string_view::npos; at = text.find(raw, at + 1)) {
    const std::size_t begin = text.rfind(start, at);
    if (begin == std::string_view::npos) continue;
    const std::string_view name = text.substr(begin + start.size(), at - begin - start.size());
    if (!name.ends_with("_HTML")) return std::string(name);
  }
  return {};
}

TemplateSet::TemplateSet(WhiteSpace white_space)
    : cache_(std::make_unique<ctemplate::TemplateCache>()), white_space_(white_space) {}
TemplateSet::~TemplateSet() = default;

bool TemplateSet::add(const std::string& name, std::string_view text) {
  return cache_->StringToTemplateCache(name, {text.data(), text.size()}, strip_of(white_space_));
}

void TemplateSet::close() {
  cache_->Freeze();
}

void TemplateSet::expand(const std::string& name, const Filling& filling, std::string& output) const {
  ctemplate::StringEmitter emitter(&output);
  [[maybe_unused]] const bool is_known =
      cache_->ExpandNoLoad(name, strip_of(white_space_), filling.dictionary_.get(), nullptr, &emitter);
  assert(is_known);
}

void set_everywhere(const std::string& name, const std::string& value) {
  static std::mutex mutex;
  static std::map<std::string, std::string> present;
  const std::scoped_lock lock(mutex);
  const auto [known, is_new] = present.try_emplace(name, value);
  if (!is_new && known->second == value) return;
  known->second = value;
  ctemplate::TemplateDictionary::SetGlobalValue(name, value);
}

}  // namespace leidraad::templates
