#include "load/plan/chart.hpp"

#include "load/yaml/record_fields.hpp"

namespace leidraad::load {

template <>
const Record<guide::Chart>& record_of<guide::Chart>() {
  using guide::Chart;
  static const auto record =
      Record<Chart>("een grafiek", "a chart")
          .required(key("id", about_id, Format::id), &Chart::id)
          .required(key("title", about_title), &Chart::title)
          .required(key("summary", "Wat de grafiek laat zien, in woorden"), &Chart::summary)
          .required(key("unit", "Wat je telt: deelnemers, procent"), &Chart::unit)
          .required(key("rows", "De balken"), &Chart::rows)
          .optional(key("method", "Hoe de cijfers verzameld zijn"), &Chart::method)
          .optional(key("period", "Wanneer"), &Chart::period)
          .optional(key("caveat", "Waarvoor je moet oppassen"), &Chart::caveat)
          .optional(key("sources", about_sources), &Chart::sources);
  return record;
}

template <>
const Record<guide::ChartRow>& record_of<guide::ChartRow>() {
  using guide::ChartRow;
  static const auto record = Record<ChartRow>("een balk", "a bar")
                                 .required(key("label", "Wat de balk toont"), &ChartRow::label)
                                 .required(key("value", "Het getal"), &ChartRow::value)
                                 .optional(key("note", "Uitleg bij dit getal"), &ChartRow::note);
  return record;
}

}  // namespace leidraad::load
