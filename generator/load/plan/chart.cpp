#include "load/plan/chart.hpp"

#include "load/yaml/record_fields.hpp"

namespace leidraad::load {

template <>
const Record<guide::Chart>& record_of<guide::Chart>() {
  using guide::Chart;
  static const auto record =
      Record<Chart>("een grafiek", "a chart")
          .required(field("id", about_id, Format::id), &Chart::id)
          .required(field("title", about_title), &Chart::title)
          .required(field("summary", "Wat de grafiek laat zien, in woorden"), &Chart::summary)
          .required(field("unit", "Wat je telt: deelnemers, procent"), &Chart::unit)
          .required(field("rows", "De balken"), &Chart::rows)
          .optional(field("method", "Hoe de cijfers verzameld zijn"), &Chart::method)
          .optional(field("period", "Wanneer"), &Chart::period)
          .optional(field("caveat", "Waarvoor je moet oppassen"), &Chart::caveat)
          .optional(field("sources", about_sources), &Chart::sources);
  return record;
}

template <>
const Record<guide::ChartRow>& record_of<guide::ChartRow>() {
  using guide::ChartRow;
  static const auto record = Record<ChartRow>("een balk", "a bar")
                                 .required(field("label", "Wat de balk toont"), &ChartRow::label)
                                 .required(field("value", "Het getal"), &ChartRow::value)
                                 .optional(field("note", "Uitleg bij dit getal"), &ChartRow::note);
  return record;
}

}  // namespace leidraad::load
