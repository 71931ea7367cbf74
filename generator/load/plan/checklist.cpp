#include "load/plan/checklist.hpp"

#include "load/plan/role.hpp"
#include "load/yaml/record_fields.hpp"

namespace leidraad::load {

template <>
const Record<guide::Checklist>& record_of<guide::Checklist>() {
  using guide::Checklist;
  static const auto record =
      Record<Checklist>("een checklist", "a checklist")
          .required(key("id", about_id, Format::id), &Checklist::id)
          .required(key("title", about_title), &Checklist::title)
          .optional(key("intro", "Waarvoor je de lijst gebruikt"), &Checklist::intro)
          .optional(key("icon", about_icon), &Checklist::icon)
          .optional(key("counted-from", "Vanaf waar `when` telt, zoals: de eerste sessie"),
                    &Checklist::counted_from)
          .required(key("groups", "De groepen"), &Checklist::groups)
          .optional(key("sources", about_sources), &Checklist::sources);
  return record;
}

template <>
const Record<guide::ChecklistGroup>& record_of<guide::ChecklistGroup>() {
  using guide::ChecklistGroup;
  static const auto record = Record<ChecklistGroup>("een groep van een checklist", "a group of a checklist")
                                 .required(key("id", about_id, Format::id), &ChecklistGroup::id)
                                 .required(key("title", about_title), &ChecklistGroup::title)
                                 .optional(key("intro", "Uitleg bij de groep"), &ChecklistGroup::intro)
                                 .required(key("items", "De punten"), &ChecklistGroup::items);
  return record;
}

template <>
const Record<guide::ChecklistItem>& record_of<guide::ChecklistItem>() {
  using guide::ChecklistItem;
  static const auto record =
      Record<ChecklistItem>("een punt van een checklist", "an item of a checklist")
          .required(key("id", about_id, Format::id), &ChecklistItem::id)
          .required(key("text", "Wat je doet of nakijkt"), &ChecklistItem::text)
          .optional(key("why", "Waarom het telt"), &ChecklistItem::why)
          .optional(key("who", "Wie het doet: id's van rollen tussen haken, of een eigen tekst"),
                    &ChecklistItem::who)
          .optional(key("phase", "Id van de fase"), &ChecklistItem::phase)
          .optional(key("when",
                        "Tijd vanaf `counted-from`, of vanaf de start van de fase: -P6W is zes weken ervoor",
                        Format::offset),
                    &ChecklistItem::when)
          .optional(key("done-when", "Waaraan je merkt dat het klaar is"), &ChecklistItem::done_when)
          .optional(key("link", about_page), &ChecklistItem::link);
  return record;
}

void load_kind(DataFolder& data, const guide::KindFacts& facts, std::vector<guide::Checklist>& checklists) {
  data.load_folder(facts, checklists, [](const YamlNode&, guide::Checklist&, RecordReading&) {});
  // Items are named by their id alone, whatever their group.
  for (const guide::Checklist& checklist : checklists) {
    const std::string name = guide::file_of(facts.kind, checklist.id);
    std::vector<guide::ChecklistItem> items;
    for (const guide::ChecklistGroup& group : checklist.groups)
      items.insert(items.end(), group.items.begin(), group.items.end());
    data.refuse_duplicate_ids(checklist.groups, name,
                              {"de groepen van de checklist", "the groups of the checklist"});
    data.refuse_duplicate_ids(items, name, {"de punten van de checklist", "the items of the checklist"});
  }
}

}  // namespace leidraad::load
