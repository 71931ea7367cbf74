#include "collector/submission/site_page_file.hpp"

#include "templates/prepared_page.hpp"

namespace leidraad::collector {

namespace {

constexpr const char* page_name = "page";

// The fields of a form, from the sections in its page.
std::vector<PageFile::Field> fields_in(std::string_view text) {
  std::vector<PageFile::Field> fields;
  const std::string section_start = std::string(templates::marker_start) + "#";
  for (std::size_t at = text.find(section_start); at != std::string_view::npos;
       at = text.find(section_start, at + 1)) {
    const std::size_t begin = at + section_start.size();
    const std::string_view section = text.substr(begin, text.find(templates::marker_end, begin) - begin);
    if (const auto field = templates::name_in(section, templates::field_section))
      fields.push_back({*field, &templates::slot_of(section), {}});
    const auto option = templates::name_in(section, templates::option_section);
    if (option && !fields.empty()) fields.back().options.push_back({*option, &templates::slot_of(section)});
  }
  return fields;
}

}  // namespace

std::variant<PageFile, std::string> PageFile::parse(std::string_view text) {
  if (const std::string_view fault = templates::fault_of_prepared_page(text); !fault.empty())
    return std::string(fault);
  const std::string unsafe =
      templates::first_unsafe_name(text, templates::marker_start, templates::marker_end);
  if (!unsafe.empty()) return "writes " + unsafe + " without escaping it";
  // A page for reading keeps its lines: they count in what is typed and in code.
  auto set = std::make_shared<templates::TemplateSet>(templates::WhiteSpace::kept);
  if (!set->add(page_name, text)) return "cannot be parsed";
  set->close();
  PageFile page;
  page.fields_ = fields_in(text);
  page.templates_ = std::move(set);
  return page;
}

std::string PageFile::filled(const templates::Filling& filling) const {
  std::string html;
  templates_->expand(page_name, filling, html);
  return html;
}

}  // namespace leidraad::collector
