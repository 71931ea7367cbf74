#include "render/plan/facts.hpp"

#include <fmt/format.h>

namespace leidraad::render {

void FactRows::text(const char* key, std::string_view icon_name, const std::string& value) {
  if (!value.empty()) fill_text(row(key, icon_name), value);
}

void FactRows::list(const char* key, std::string_view icon_name, const std::vector<std::string>& values) {
  if (!values.empty()) fill_list(row(key, icon_name), values);
}

void FactRows::fill_text(Slots row, const std::string& value) {
  if (!value.empty()) row.section("TEXT"_slot).text("VALUE"_slot, value);
}

void FactRows::fill_list(Slots row, const std::vector<std::string>& values) {
  if (values.empty()) return;
  Slots list = row.section("LIST"_slot);
  for (const std::string& value : values) list.section("ITEM"_slot).text("VALUE"_slot, value);
}

Slots FactRows::row(const char* key, std::string_view icon_name) {
  Slots row = slots_.section("ROW"_slot);
  row.text("LABEL"_slot, context_.word(key)).html("ICON_HTML"_slot, icon(context_.guide().icons, icon_name));
  return row;
}

void add_link(Slots& links, const std::string& text, const std::string& href, bool is_external) {
  Slots link = links.section("LINK"_slot);
  link.text("TEXT"_slot, text).text("HREF"_slot, href);
  if (is_external) link.show("EXTERNAL"_slot);
}

void add_contacts(Slots links, const std::vector<guide::ContactReference>& contacts,
                  const guide::Guide& guide) {
  for (const guide::ContactReference& reference : contacts) {
    const guide::Contact* contact = guide::find(guide.contacts, reference.id);
    if (contact == nullptr) continue;
    for (const std::string& email : contact->email) links.section("EMAIL"_slot).text("ADDRESS"_slot, email);
    if (contact->email.empty() && contact->website)
      add_link(links, contact->website->text, contact->website->url, true);
  }
}

void add_sources(Slots links, const std::vector<guide::SourceReference>& sources, PageContext& context) {
  for (const guide::SourceReference& reference : sources) {
    const guide::Source* source = guide::find(context.guide().sources, reference.id);
    if (source == nullptr) continue;
    const int number = context.number_of(*source);
    add_link(links, context.site().wording.filled("source-number", {{"number", std::to_string(number)}}),
             fmt::format("#bron-{}", number));
  }
}

}  // namespace leidraad::render
