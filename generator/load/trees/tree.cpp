#include "load/trees/tree.hpp"

#include "load/trees/files.hpp"
#include "load/yaml/record_fields.hpp"

namespace leidraad::load {

namespace {

const char* const about_quantities = "Wat je kunt meten";
const char* const about_thresholds = "De getallen die iets beslissen";
const char* const about_questions = "De vragen";
const char* const about_outcomes = "De adviezen";
const char* const about_examples = "Proeven: met deze antwoorden moet je daar uitkomen";

}  // namespace

template <>
const std::vector<std::string>& words_of<guide::Country>() {
  static const std::vector<std::string> words = {"be", "nl"};
  return words;
}

template <>
const Record<guide::Tree>& record_of<guide::Tree>() {
  using guide::Tree;
  static const auto record =
      Record<Tree>("een beslisboom", "a decision tree")
          .required(key("id", about_id, Format::id), &Tree::id)
          .required(key("title", about_title), &Tree::title)
          .optional(key("short-title", "Korte naam, voor menu's"), &Tree::short_title)
          .required(key("summary", "Waarvoor de boom dient, in een of twee zinnen"), &Tree::summary)
          .optional(key("keywords", about_keywords), &Tree::keywords)
          .required(key("page", "De pagina waar de boom bij hoort"), &Tree::page)
          .optional(key("icon", about_icon), &Tree::icon)
          .optional(key("intro", "Alinea's voor de startpagina"), &Tree::intro)
          .optional(key("disclaimer", "Wat de boom niet is; de eerste alinea staat bij elk advies"),
                    &Tree::disclaimer)
          .optional(key("unverified", "Wat nog niemand heeft nagekeken"), &Tree::unverified)
          .required(key("start", "De eerste vraag"), &Tree::start)
          .optional(key("again", "De vraag waar `again-text` naartoe leidt"), &Tree::again)
          .optional(key("again-text", "Zoals: Nog een andere klacht?"), &Tree::again_text)
          .optional(key("closing", "De eerste van de slotvragen, na elk advies"), &Tree::closing)
          .optional(key("people", "Wie dingen doet"), &Tree::people)
          .optional(key("who", "Wie iets doet als het advies het niet zegt"), &Tree::who)
          .optional(key("quantities", about_quantities), &Tree::quantities)
          .optional(key("thresholds", about_thresholds), &Tree::thresholds)
          .required(key("questions", about_questions), &Tree::questions)
          .optional(key("outcomes", about_outcomes), &Tree::outcomes)
          .optional(key("examples", about_examples), &Tree::examples)
          .located(&Tree::position);
  return record;
}

template <>
const Record<BranchFile>& record_of<BranchFile>() {
  static const auto record =
      Record<BranchFile>("een tak", "a branch")
          .required(key("id", about_id, Format::id), &BranchFile::id)
          .required(key("title", about_title), &BranchFile::title)
          .optional(key("summary", "Waarover de tak gaat, in een zin"), &BranchFile::summary)
          .required(key("start", "De eerste vraag van de tak"), &BranchFile::start)
          .optional(key("inherits", "Wat elk advies van deze tak heeft als het dat zelf niet zegt"),
                    &BranchFile::inherits)
          .optional(key("quantities", about_quantities), &BranchFile::quantities)
          .optional(key("thresholds", about_thresholds), &BranchFile::thresholds)
          .required(key("questions", about_questions), &BranchFile::questions)
          .optional(key("outcomes", about_outcomes), &BranchFile::outcomes)
          .optional(key("examples", about_examples), &BranchFile::examples)
          .located(&BranchFile::position);
  return record;
}

template <>
const Record<guide::Person>& record_of<guide::Person>() {
  using guide::Person;
  static const auto record = Record<Person>("een persoon", "a person")
                                 .required(key("id", about_id, Format::id), &Person::id)
                                 .optional(key("title", "Hoe die heet, in beide landen"), &Person::title)
                                 .optional(key("be", "Hoe die in België heet"), &Person::be)
                                 .optional(key("nl", "Hoe die in Nederland heet"), &Person::nl)
                                 .located(&Person::position);
  return record;
}

template <>
const Record<guide::Actors>& record_of<guide::Actors>() {
  using guide::Actors;
  static const auto record = Record<Actors>("`who`", "`who`")
                                 .optional(key("today", "Wie vandaag iets doet"), &Actors::today)
                                 .optional(key("this-month", "Wie deze maand iets doet"), &Actors::this_month)
                                 .optional(key("structural", "Wie iets blijvends doet"), &Actors::structural);
  return record;
}

void load_kind(DataFolder& data, const guide::KindFacts& /*facts*/, std::vector<guide::Tree>& trees) {
  trees = read_trees(data.files(), {[&data](const std::string& name) { return data.yaml_of(name); },
                                    [&data](const std::string& name) {
                                      data.expect(name);
                                      return data.reading_of(name);
                                    },
                                    [&data](const std::string& name) { data.mark_faulty(name); }});
}

}  // namespace leidraad::load
