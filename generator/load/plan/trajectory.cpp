#include "load/plan/trajectory.hpp"

#include "load/plan/web_link.hpp"
#include "load/yaml/record_fields.hpp"

namespace leidraad::load {

template <>
const Record<guide::ChecklistPart>& record_of<guide::ChecklistPart>() {
  using guide::ChecklistPart;
  static const auto record =
      Record<ChecklistPart>("een deel van een checklist", "a part of a checklist")
          .required(field("id", "Id van de checklist"), &ChecklistPart::id)
          .optional(field("group", "Id van de groep in die checklist", Format::id), &ChecklistPart::group)
          .located(&ChecklistPart::group_position);
  return record;
}

template <>
const Record<guide::Trajectory>& record_of<guide::Trajectory>() {
  using guide::Trajectory;
  static const auto record =
      Record<Trajectory>("een traject", "a trajectory")
          .required(field("id", about_id, Format::id), &Trajectory::id)
          .required(field("title", about_title), &Trajectory::title)
          .optional(field("abbreviation", "Afkorting"), &Trajectory::abbreviation)
          .required(field("summary", "Het traject in een of twee zinnen"), &Trajectory::summary)
          .required(field("audience", "Voor wie het is"), &Trajectory::audience)
          .optional(field("level", "Id van het niveau uit data/levels.yaml"), &Trajectory::level)
          .required(field("goal", "Wat het oplevert"), &Trajectory::goal)
          .required(field("form", "Hoe het eruitziet: sessies, gesprekken, training"), &Trajectory::form)
          .required(field("led-by", "Wie het kan geven"), &Trajectory::led_by)
          .required(field("self-run", "Of een organisatie het zelf kan geven"), &Trajectory::self_run)
          .optional(field("self-run-note", "Wat daarbij telt"), &Trajectory::self_run_note)
          .optional(field("conditions", "Wat nodig is om het te laten slagen"), &Trajectory::conditions)
          .optional(field("participants", "Hoeveel mensen al meededen"), &Trajectory::participants)
          .optional(field("checklist", "De checklist die erbij hoort"), &Trajectory::checklist)
          .optional(field("contacts", "Id's van contacten uit data/contacts.yaml"), &Trajectory::contacts)
          .optional(field("material", "Waar het materiaal staat"), &Trajectory::material)
          .required(field("page", about_page), &Trajectory::page)
          .optional(field("sources", about_sources), &Trajectory::sources)
          .optional(number("order", "Plaats in lijsten", 0, 999), &Trajectory::order);
  return record;
}

}  // namespace leidraad::load
