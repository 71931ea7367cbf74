// The words with which the descriptions of records are written.
#pragma once

#include "load/yaml/record.hpp"

namespace leidraad::load {

inline RecordKey key(std::string name, std::string about, Format format = Format::text) {
  return {std::move(name), std::move(about), false, format};
}

// A whole number within bounds.
inline RecordKey number(std::string name, std::string about, int least, int most) {
  return {std::move(name), std::move(about), false, Format::text, least, most};
}

inline constexpr const char* about_id =
    "Korte naam: kleine letters, cijfers en streepjes. Uniek in zijn soort; verander hem later niet";
inline constexpr const char* about_title = "De naam zoals lezers die zien";
inline constexpr const char* about_page =
    "De pagina hierover: het bestand vanaf de map van de taal, zoals fasen/0-start.md";
inline constexpr const char* about_icon =
    "Pictogram dat ervoor staat: een naam van tabler.io/icons, zoals clock. Het is versiering";
inline constexpr const char* about_drawing =
    "Tekening die erbij hoort, vanaf de map van de taal, zoals tekeningen/start.svg. Ze is versiering";
inline constexpr const char* about_keywords = "Andere woorden waarmee mensen dit zoeken";
inline constexpr const char* about_sources = "Id's van bronnen uit data/sources.yaml";

}  // namespace leidraad::load
