#include "load/plan/chart.hpp"

#include <optional>

#include "load/yaml/record_fields.hpp"

namespace leidraad::load {

namespace {

constexpr const char* unknown_figure = "unknown";

}  // namespace

bool ValueReader<guide::ChartFigure>::read(const YamlNode& node, guide::ChartFigure& value,
                                           RecordReading& reading, const RecordKey& key) {
  if (node.kind == YamlNode::Kind::scalar && node.text == unknown_figure) {
    value.known.reset();
    return true;
  }
  return ValueReader<std::optional<double>>::read(node, value.known, reading, key);
}

ordered_json ValueReader<guide::ChartFigure>::schema(const RecordKey& /*key*/) {
  return {{"anyOf", {{{"type", "number"}}, {{"const", unknown_figure}}}}};
}

template <>
const std::vector<std::string>& words_of<guide::ChartView>() {
  static const std::vector<std::string> words = {"bars", "table"};
  return words;
}

template <>
const Record<guide::Chart>& record_of<guide::Chart>() {
  using guide::Chart;
  static const auto record =
      Record<Chart>("een grafiek", "a chart")
          .required(key("id", about_id, Format::id), &Chart::id)
          .required(key("title", about_title), &Chart::title)
          .required(key("summary", "Wat de grafiek laat zien, in woorden"), &Chart::summary)
          .required(key("unit", "Wat je telt: deelnemers, procent"), &Chart::unit)
          .optional(key("show", "bars toont balken en een tabel, table alleen een tabel"), &Chart::view)
          .optional(key("parts",
                        "De delen van elke balk, van het ene einde van de schaal naar het andere; elke rij "
                        "heeft dan `values`"),
                    &Chart::parts)
          .required(key("rows", "De balken"), &Chart::rows)
          .optional(key("total", "Waartoe de getallen samen optellen; met `parts` die van elke rij"),
                    &Chart::total)
          .optional(key("no-sum", "Waarom de getallen niet optellen, of niet precies tot `total`"),
                    &Chart::no_sum)
          .optional(key("method", "Hoe de cijfers verzameld zijn"), &Chart::method)
          .optional(key("period", "Wanneer"), &Chart::period)
          .optional(key("caveat", "Waarvoor je moet oppassen"), &Chart::caveat)
          .optional(key("sources", about_sources), &Chart::sources)
          .located(&Chart::position);
  return record;
}

template <>
const Record<guide::ChartRow>& record_of<guide::ChartRow>() {
  using guide::ChartRow;
  static const auto record =
      Record<ChartRow>("een balk", "a bar")
          .required(key("label", "Wat de balk toont"), &ChartRow::label)
          .optional(key("value", "Het getal, in een grafiek zonder `parts`"), &ChartRow::value)
          .optional(key("values",
                        "De getallen van de delen, in de volgorde van `parts`; unknown als de bron er een "
                        "niet noemt"),
                    &ChartRow::values)
          .optional(key("note", "Uitleg bij dit getal"), &ChartRow::note)
          .located(&ChartRow::position);
  return record;
}

}  // namespace leidraad::load
