#include "guide/calendar.hpp"
#include "guide/plan/catalogue_pages.hpp"
#include "render/pages/document_title.hpp"
#include "render/wording.hpp"
#include "support.hpp"

using namespace leidraad;
using namespace leidraad::test;

namespace {

using Ids = std::vector<std::string>;

guide::CatalogueField field_of(const char* id, guide::FieldType type, bool is_filter = false) {
  guide::CatalogueField field;
  field.id = id;
  field.label = id;
  field.type = type;
  field.is_filter = is_filter;
  return field;
}

// Entries with themes, and with others that they name.
guide::Catalogue stories() {
  guide::Catalogue catalogue;
  catalogue.id = "verhalen";
  catalogue.pages = guide::CataloguePages{"verhalen", {}};
  catalogue.fields = {field_of("thema", guide::FieldType::choice, true),
                      field_of("aanpak", guide::FieldType::markup),
                      field_of("verwant", guide::FieldType::entry)};
  for (const char* id : {"veilig", "samen", "beloning"})
    catalogue.fields.front().choices.push_back({id, std::string("Thema ") + id});
  return catalogue;
}

void add(guide::Catalogue& catalogue, const char* id, Ids themes, Ids related = {}) {
  guide::CatalogueEntry entry;
  entry.id = id;
  entry.values.resize(catalogue.fields.size());
  entry.values[0].ids = std::move(themes);
  entry.values[2].ids = std::move(related);
  catalogue.entries.push_back(std::move(entry));
}

Ids ids_of(const guide::RelatedEntries& related) {
  Ids ids;
  for (const guide::CatalogueEntry* entry : related.entries) ids.push_back(entry->id);
  return ids;
}

}  // namespace

TEST_CASE("a day, or as much of one as is known") {
  for (const char* known : {"2024-02-29", "2024-02", "2024", "0001"}) CHECK(guide::is_day_or_part(known));
  for (const char* wrong : {"2023-02-29", "2024-13", "2024-00", "24", "2024-2", "2024-", "mei 2024", ""})
    CHECK_FALSE(guide::is_day_or_part(wrong));
}

TEST_CASE("a date is told as far as it is known") {
  const std::map<std::string, std::string> texts = {
      {"month-3", "maart"}, {"date", "{day} {month} {year}"}, {"date-of-month", "{month} {year}"}};
  const render::Wording wording(texts);
  CHECK(wording.date("2026-03-31") == "31 maart 2026");
  CHECK(wording.date("2026-03") == "maart 2026");
  CHECK(wording.date("2026") == "2026");
}

TEST_CASE("choices stand in the order of their list, and only those that an entry has") {
  guide::Catalogue catalogue = stories();
  add(catalogue, "een", {"samen", "samen"});
  add(catalogue, "twee", {"samen", "veilig"});
  const auto used = guide::used_choices({}, catalogue, catalogue.fields[0], guide::entries_of(catalogue));
  REQUIRE(used.size() == 2);
  CHECK(used[0].id == "veilig");
  CHECK(used[0].count == 1);
  CHECK(used[1].id == "samen");
  CHECK(used[1].count == 2);
  CHECK(guide::label_of_choice({}, catalogue.fields[0], "samen") == "Thema samen");
}

TEST_CASE("a boolean is a choice of yes and no, in that order") {
  guide::Catalogue catalogue = stories();
  catalogue.fields[0] = field_of("gratis", guide::FieldType::boolean, true);
  add(catalogue, "een", {guide::no_id});
  add(catalogue, "twee", {guide::yes_id});
  guide::Guide guide;
  guide.interface = {{"catalogue-yes", "Ja"}, {"catalogue-no", "Nee"}};
  const auto used = guide::used_choices(guide, catalogue, catalogue.fields[0], guide::entries_of(catalogue));
  REQUIRE(used.size() == 2);
  CHECK(guide::label_of_choice(guide, catalogue.fields[0], used[0].id) == "Ja");
  CHECK(guide::label_of_choice(guide, catalogue.fields[0], used[1].id) == "Nee");
}

TEST_CASE("an entry leads to those that it names") {
  guide::Catalogue catalogue = stories();
  add(catalogue, "een", {"samen"}, {"drie", "een"});
  add(catalogue, "twee", {"samen"});
  add(catalogue, "drie", {});
  const auto related = guide::related_entries(catalogue, catalogue.entries[0]);
  CHECK(ids_of(related) == Ids{"drie"});
  CHECK(related.named_by == &catalogue.fields[2]);
}

TEST_CASE("an entry that names none leads to at most three that share most") {
  guide::Catalogue catalogue = stories();
  add(catalogue, "nul", {"samen", "veilig"});
  add(catalogue, "een", {"samen"});
  add(catalogue, "twee", {"beloning"});
  add(catalogue, "drie", {"veilig", "samen"});
  add(catalogue, "vier", {"veilig"});
  add(catalogue, "vijf", {"veilig", "beloning"});
  const auto related = guide::related_entries(catalogue, catalogue.entries[0]);
  CHECK(ids_of(related) == Ids{"drie", "een", "vier"});
  CHECK(related.named_by == nullptr);
  CHECK(ids_of(guide::related_entries(catalogue, catalogue.entries[2])) == Ids{"vijf"});
}

TEST_CASE("pages of a catalogue are named as files, and have the headings that are filled") {
  guide::Catalogue catalogue = stories();
  add(catalogue, "een", {"samen"});
  const guide::CatalogueEntry& entry = catalogue.entries.front();
  CHECK(guide::index_file(catalogue) == "verhalen/index.md");
  CHECK(guide::address_of_file(guide::entry_file(catalogue, entry)) == "verhalen/een.html");
  CHECK(guide::choice_file(catalogue, catalogue.fields[0], "samen") == "verhalen/thema/samen.md");
  CHECK(guide::anchors_of_entry_page(catalogue, entry).empty());
  catalogue.entries.front().values[1].markup = guide::InlineText{};
  CHECK(guide::anchors_of_entry_page(catalogue, entry) == Ids{"aanpak"});
}
