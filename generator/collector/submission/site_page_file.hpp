// A page that the site's build prepared for the collector (templates/prepared_page.hpp).
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "templates/filling.hpp"
#include "templates/template_set.hpp"

namespace leidraad::collector {

// Read once, then only expanded, from any thread: whatever fills it is escaped for where it stands, and never
// searched for markers. Cheap to copy.
class PageFile {
public:
  // A field of the form in the page, with the sections that hold it and its options.
  struct Option {
    std::string name;
    const templates::Slot* section;
  };
  struct Field {
    std::string name;
    const templates::Slot* section;
    std::vector<Option> options;
  };

  // The page, or why it is none (in English, for the log).
  [[nodiscard]] static std::variant<PageFile, std::string> parse(std::string_view text);

  [[nodiscard]] std::string filled(const templates::Filling& filling) const;

  // As the page has them, which is not always as the survey has them now. What is not shown is not there, so
  // each of these sections has to be.
  [[nodiscard]] const std::vector<Field>& fields() const { return fields_; }

private:
  std::shared_ptr<const templates::TemplateSet> templates_;
  std::vector<Field> fields_;
};

}  // namespace leidraad::collector
