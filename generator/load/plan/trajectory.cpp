#include "load/plan/trajectory.hpp"

#include "load/plan/web_link.hpp"
#include "load/yaml/record_fields.hpp"

namespace leidraad::load {

template <>
const Record<guide::ChecklistPart>& record_of<guide::ChecklistPart>() {
  using guide::ChecklistPart;
  static const auto record =
      Record<ChecklistPart>("een deel van een checklist", "a part of a checklist")
          .required(key("id", "Id van de checklist"), &ChecklistPart::id)
          .optional(key("group", "Id van de groep in die checklist", Format::id), &ChecklistPart::group)
          .located(&ChecklistPart::group_position);
  return record;
}

template <>
const Record<guide::Trajectory>& record_of<guide::Trajectory>() {
  using guide::Trajectory;
  static const auto record =
      Record<Trajectory>("een traject", "a trajectory")
          .required(key("id", about_id, Format::id), &Trajectory::id)
          .required(key("title", about_title), &Trajectory::title)
          .optional(key("abbreviation", "Afkorting"), &Trajectory::abbreviation)
          .required(key("summary", "Het traject in een of twee zinnen"), &Trajectory::summary)
          .required(key("audience", "Voor wie het is"), &Trajectory::audience)
          .optional(key("level", "Id van het niveau uit data/levels.yaml"), &Trajectory::level)
          .required(key("goal", "Wat het oplevert"), &Trajectory::goal)
          .required(key("form", "Hoe het eruitziet: sessies, gesprekken, training"), &Trajectory::form)
          .required(key("led-by", "Wie het kan geven"), &Trajectory::led_by)
          .required(key("self-run", "Of een organisatie het zelf kan geven"), &Trajectory::self_run)
          .optional(key("self-run-note", "Wat daarbij telt"), &Trajectory::self_run_note)
          .optional(key("conditions", "Wat nodig is om het te laten slagen"), &Trajectory::conditions)
          .optional(key("participants", "Hoeveel mensen al meededen"), &Trajectory::participants)
          .optional(key("checklist", "De checklist die erbij hoort"), &Trajectory::checklist)
          .optional(key("contacts", "Id's van contacten uit data/contacts.yaml"), &Trajectory::contacts)
          .optional(key("material", "Waar het materiaal staat"), &Trajectory::material)
          .required(key("page", about_page), &Trajectory::page)
          .optional(key("icon", about_icon), &Trajectory::icon)
          .optional(key("drawing", about_drawing), &Trajectory::drawing)
          .optional(key("sources", about_sources), &Trajectory::sources)
          .optional(number("order", "Plaats in lijsten", 0, 999), &Trajectory::order);
  return record;
}

}  // namespace leidraad::load
