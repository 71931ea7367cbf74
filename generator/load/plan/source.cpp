#include "load/plan/source.hpp"

#include "load/yaml/record_fields.hpp"

namespace leidraad::load {

template <>
const std::vector<std::string>& words_of<guide::SourceKind>() {
  static const std::vector<std::string> words = {"report", "law",     "standard",     "article",
                                                 "book",   "website", "questionnaire"};
  return words;
}

template <>
const Record<guide::Source>& record_of<guide::Source>() {
  using guide::Source;
  static const auto record =
      Record<Source>("een bron", "a source")
          .required(key("id", about_id, Format::id), &Source::id)
          .required(key("title", "De titel"), &Source::title)
          .optional(key("authors", "Wie het schreef"), &Source::authors)
          .optional(number("year", "Jaar van uitgave", 1800, 2100), &Source::year)
          .optional(key("publisher", "Wie het uitgaf"), &Source::publisher)
          .optional(key("url", "Het webadres", Format::url), &Source::url)
          .required(key("kind", "De soort bron"), &Source::kind)
          .optional(key("accessed", "Wanneer je het webadres bekeek", Format::date), &Source::accessed)
          .optional(key("note", "Wat een lezer erover moet weten"), &Source::note)
          .located(&Source::position);
  return record;
}

}  // namespace leidraad::load
