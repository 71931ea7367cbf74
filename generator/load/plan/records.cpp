#include "load/plan/records.hpp"

#include <algorithm>
#include <array>

#include "load/surveys/records.hpp"
#include "load/trees/records.hpp"
#include "load/yaml/record_fields.hpp"

namespace leidraad::load {

// --- names inside a tree or a survey
// ------------------------------------------------------------------------------------------------------

bool ValueReader<guide::Name>::read(const YamlNode& node, guide::Name& value, Reading& reading, Field field) {
  field.format = Format::id;
  if (!read_text(node, value.id, reading, field)) return false;
  value.position = reading.position(node);
  return true;
}

ordered_json ValueReader<guide::Name>::schema(const Field& /*field*/) {
  return text_schema(Format::id);
}

// --- site.yaml
// ----------------------------------------------------------------------------------------------------------

template <>
const Record<guide::Site>& record_of<guide::Site>() {
  using guide::Site;
  static const auto record =
      Record<Site>("data/site.yaml", "data/site.yaml")
          .required(field("title", "De naam van de gids"), &Site::title)
          .optional(field("subtitle", "Een korte regel onder de naam"), &Site::subtitle)
          .required(field("description", "Waarover de gids gaat, in een of twee zinnen; voor zoekmachines"),
                    &Site::description)
          .optional(field("language", "Taal van de gids en naam van de map onder content/", Format::id),
                    &Site::language)
          .optional(field("publisher", "Wie de gids uitgeeft"), &Site::publisher)
          .optional(
              field("base-url", "Het webadres waar de gids staat; nodig voor sitemap en 404", Format::url),
              &Site::base_url)
          .optional(field("collector",
                          "Het webadres van de verzamelaar, die antwoorden op vragenlijsten bewaart; zonder "
                          "deze sleutel staat hij op het adres van de gids zelf",
                          Format::url),
                    &Site::collector)
          .optional(field("repository", "Waar de bronbestanden staan"), &Site::repository)
          .optional(field("logo", "SVG-bestand vanaf de map van de taal"), &Site::logo)
          .required(field("menu", "De pagina's in het hoofdmenu, in volgorde"), &Site::menu)
          .optional(field("footer", "De pagina's onderaan elke pagina, in volgorde"), &Site::footer)
          .optional(field("funders", "Wie de gids mogelijk maakte"), &Site::funders)
          .optional(field("theme", "Kleuren en letter"), &Site::theme);
  return record;
}

template <>
const Record<guide::Repository>& record_of<guide::Repository>() {
  using guide::Repository;
  static const auto record =
      Record<Repository>("`repository`", "`repository`")
          .required(field("edit", "Adres om een bestand te bewerken, met {path} op de plaats van het pad",
                          Format::url),
                    &Repository::edit);
  return record;
}

template <>
const Record<guide::Theme>& record_of<guide::Theme>() {
  using guide::Theme;
  static const auto record =
      Record<Theme>("`theme`", "`theme`")
          .optional(field("font", "De letter, door de site zelf geleverd"), &Theme::font)
          .optional(field("light", "Kleuren op een lichte achtergrond"), &Theme::light)
          .optional(field("dark", "Kleuren op een donkere achtergrond"), &Theme::dark);
  return record;
}

template <>
const Record<guide::Font>& record_of<guide::Font>() {
  using guide::Font;
  static const auto record =
      Record<Font>("`font`", "`font`")
          .required(field("family", "Naam van de letter"), &Font::family)
          .required(field("regular", "WOFF2-bestand van de gewone letter, in templates/assets/"),
                    &Font::regular)
          .required(field("bold", "WOFF2-bestand van de vette letter, in templates/assets/"), &Font::bold);
  return record;
}

bool ValueReader<guide::Colour>::read(const YamlNode& node, guide::Colour& value, Reading& reading,
                                      const Field& field) {
  std::string text;
  if (!read_text(node, text, reading, field)) return false;
  const bool is_hex =
      text.size() == 7 && text[0] == '#' && std::all_of(text.begin() + 1, text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
      });
  if (!is_hex) {
    reading.diagnostics.add("bad-colour"_code, reading.position(node), {text});
    return false;
  }
  value = {text, reading.position(node)};
  return true;
}

ordered_json ValueReader<guide::Colour>::schema(const Field& /*field*/) {
  return {{"type", "string"}, {"pattern", "^#[0-9a-fA-F]{6}$"}};
}

bool ValueReader<guide::Palette>::read(const YamlNode& node, guide::Palette& value, Reading& reading,
                                       const Field& field) {
  if (node.kind != YamlNode::Kind::map) {
    report_wrong_type(node, field.key, {"een groep kleuren", "a group of colours"}, reading);
    return false;
  }
  const std::vector<std::string> tokens(guide::colour_tokens.begin(), guide::colour_tokens.end());
  for (const YamlNode::Member& member : node.members) {
    if (std::find(tokens.begin(), tokens.end(), member.key) == tokens.end()) {
      report_unknown_key(member, node, tokens, {"een palet", "a palette"}, reading);
      continue;
    }
    guide::Colour colour;
    if (ValueReader<guide::Colour>::read(member.value, colour, reading, {member.key, ""})) {
      value.colours[member.key] = colour;
    }
  }
  for (const std::string& token : tokens) {
    if (node.find(token) == nullptr) {
      report_missing_key(node, {token, "een kleur zoals \"#1f6f5c\""}, tokens, {"een palet", "a palette"},
                         reading);
    }
  }
  return true;
}

ordered_json ValueReader<guide::Palette>::schema(const Field& field) {
  ordered_json properties = ordered_json::object();
  ordered_json required = ordered_json::array();
  for (const auto token : guide::colour_tokens) {
    properties[std::string(token)] = ValueReader<guide::Colour>::schema(field);
    required.push_back(token);
  }
  return {{"type", "object"},
          {"additionalProperties", false},
          {"properties", properties},
          {"required", required}};
}

// --- phases.yaml, levels.yaml
// ---------------------------------------------------------------------------------------------

template <>
const Record<PhasesFile>& record_of<PhasesFile>() {
  static const auto record = Record<PhasesFile>("data/phases.yaml", "data/phases.yaml")
                                 .required(field("phases", "De fasen van het plan"), &PhasesFile::phases);
  return record;
}

template <>
const Record<guide::Phase>& record_of<guide::Phase>() {
  using guide::Phase;
  static const auto record =
      Record<Phase>("een fase", "a phase")
          .required(field("id", about_id, Format::id), &Phase::id)
          .required(number("number", "Nummer van de fase; bepaalt de volgorde", 0, 99), &Phase::number)
          .required(field("title", about_title), &Phase::title)
          .required(field("question", "De vraag die je in deze fase beantwoordt"), &Phase::question)
          .required(field("summary", "Wat je in deze fase doet, in een of twee zinnen"), &Phase::summary)
          .required(field("page", about_page), &Phase::page)
          .optional(field("done-when", "Waaraan je merkt dat de fase klaar is"), &Phase::done_when);
  return record;
}

template <>
const Record<guide::Levels>& record_of<guide::Levels>() {
  using guide::Levels;
  static const auto record =
      Record<Levels>("data/levels.yaml", "data/levels.yaml")
          .required(field("title", "Naam van het model"), &Levels::title)
          .required(field("description", "Wat het model zegt"), &Levels::description)
          .required(field("levels", "De niveaus, van binnen naar buiten"), &Levels::levels);
  return record;
}

template <>
const Record<guide::Level>& record_of<guide::Level>() {
  using guide::Level;
  static const auto record = Record<Level>("een niveau", "a level")
                                 .required(field("id", about_id, Format::id), &Level::id)
                                 .required(field("title", about_title), &Level::title)
                                 .required(field("summary", "Wat bij dit niveau hoort"), &Level::summary)
                                 .optional(field("examples", "Voorbeelden"), &Level::examples);
  return record;
}

// --- trajectories, instruments, contacts
// ----------------------------------------------------------------------------------

template <>
const Record<guide::WebLink>& record_of<guide::WebLink>() {
  using guide::WebLink;
  static const auto record = Record<WebLink>("een weblink", "a web link")
                                 .required(field("text", "De tekst van de link"), &WebLink::text)
                                 .required(field("url", "Het webadres", Format::url), &WebLink::url)
                                 .located(&WebLink::position);
  return record;
}

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

template <>
const Record<guide::Instrument>& record_of<guide::Instrument>() {
  using guide::Instrument;
  static const auto record =
      Record<Instrument>("een instrument", "an instrument")
          .required(field("id", about_id, Format::id), &Instrument::id)
          .required(field("title", about_title), &Instrument::title)
          .optional(field("abbreviation", "Afkorting"), &Instrument::abbreviation)
          .required(field("summary", "Het instrument in een of twee zinnen"), &Instrument::summary)
          .required(field("use-when", "Wanneer je het gebruikt"), &Instrument::use_when)
          .required(field("gives", "Wat het je geeft"), &Instrument::gives)
          .optional(field("needs", "Wat je ervoor nodig hebt"), &Instrument::needs)
          .optional(field("contacts", "Id's van contacten uit data/contacts.yaml"), &Instrument::contacts)
          .optional(field("material", "Waar het staat"), &Instrument::material)
          .required(field("page", about_page), &Instrument::page)
          .optional(field("sources", about_sources), &Instrument::sources)
          .optional(number("order", "Plaats in lijsten", 0, 999), &Instrument::order);
  return record;
}

template <>
const Record<ContactsFile>& record_of<ContactsFile>() {
  static const auto record = Record<ContactsFile>("data/contacts.yaml", "data/contacts.yaml")
                                 .required(field("contacts", "De contacten"), &ContactsFile::contacts);
  return record;
}

template <>
const Record<guide::Contact>& record_of<guide::Contact>() {
  using guide::Contact;
  static const auto record = Record<Contact>("een contact", "a contact")
                                 .required(field("id", about_id, Format::id), &Contact::id)
                                 .required(field("name", "Naam van de persoon of de dienst"), &Contact::name)
                                 .optional(field("organisation", "De organisatie"), &Contact::organisation)
                                 .required(field("about", "Waarvoor je hier terechtkunt"), &Contact::about)
                                 .optional(field("email", "E-mailadressen", Format::email), &Contact::email)
                                 .optional(field("website", "De website"), &Contact::website);
  return record;
}

// --- sources.yaml, glossary.yaml
// --------------------------------------------------------------------------------------------

template <>
const std::vector<std::string>& words_of<guide::SourceKind>() {
  static const std::vector<std::string> words = {"report", "law",     "standard",     "article",
                                                 "book",   "website", "questionnaire"};
  return words;
}

template <>
const Record<SourcesFile>& record_of<SourcesFile>() {
  static const auto record = Record<SourcesFile>("data/sources.yaml", "data/sources.yaml")
                                 .required(field("sources", "De bronnen"), &SourcesFile::sources);
  return record;
}

template <>
const Record<guide::Source>& record_of<guide::Source>() {
  using guide::Source;
  static const auto record =
      Record<Source>("een bron", "a source")
          .required(field("id", about_id, Format::id), &Source::id)
          .required(field("title", "De titel"), &Source::title)
          .optional(field("authors", "Wie het schreef"), &Source::authors)
          .optional(number("year", "Jaar van uitgave", 1800, 2100), &Source::year)
          .optional(field("publisher", "Wie het uitgaf"), &Source::publisher)
          .optional(field("url", "Het webadres", Format::url), &Source::url)
          .required(field("kind", "De soort bron"), &Source::kind)
          .optional(field("accessed", "Wanneer je het webadres bekeek", Format::date), &Source::accessed)
          .optional(field("note", "Wat een lezer erover moet weten"), &Source::note)
          .located(&Source::position);
  return record;
}

template <>
const Record<GlossaryFile>& record_of<GlossaryFile>() {
  static const auto record = Record<GlossaryFile>("data/glossary.yaml", "data/glossary.yaml")
                                 .required(field("terms", "De begrippen"), &GlossaryFile::terms);
  return record;
}

template <>
const Record<guide::Term>& record_of<guide::Term>() {
  using guide::Term;
  static const auto record =
      Record<Term>("een begrip", "a term")
          .required(field("id", about_id, Format::id), &Term::id)
          .required(field("term", "Het woord"), &Term::term)
          .optional(field("forms", "Andere vormen: meervoud, afkorting, andere spelling"), &Term::forms)
          .required(field("definition", "Wat het betekent, in gewone woorden"), &Term::definition)
          .optional(field("page", about_page), &Term::page)
          .optional(field("link", "false: verwijs niet vanzelf naar dit begrip"), &Term::is_linked);
  return record;
}

// --- checklists
// -------------------------------------------------------------------------------------------------------------

template <>
const Record<guide::Checklist>& record_of<guide::Checklist>() {
  using guide::Checklist;
  static const auto record =
      Record<Checklist>("een checklist", "a checklist")
          .required(field("id", about_id, Format::id), &Checklist::id)
          .required(field("title", about_title), &Checklist::title)
          .optional(field("intro", "Waarvoor je de lijst gebruikt"), &Checklist::intro)
          .optional(field("counted-from", "Vanaf waar `when` telt, zoals: de eerste sessie"),
                    &Checklist::counted_from)
          .required(field("groups", "De groepen"), &Checklist::groups)
          .optional(field("sources", about_sources), &Checklist::sources);
  return record;
}

template <>
const Record<guide::ChecklistGroup>& record_of<guide::ChecklistGroup>() {
  using guide::ChecklistGroup;
  static const auto record = Record<ChecklistGroup>("een groep van een checklist", "a group of a checklist")
                                 .required(field("id", about_id, Format::id), &ChecklistGroup::id)
                                 .required(field("title", about_title), &ChecklistGroup::title)
                                 .optional(field("intro", "Uitleg bij de groep"), &ChecklistGroup::intro)
                                 .required(field("items", "De punten"), &ChecklistGroup::items);
  return record;
}

template <>
const Record<guide::ChecklistItem>& record_of<guide::ChecklistItem>() {
  using guide::ChecklistItem;
  static const auto record =
      Record<ChecklistItem>("een punt van een checklist", "an item of a checklist")
          .required(field("id", about_id, Format::id), &ChecklistItem::id)
          .required(field("text", "Wat je doet of nakijkt"), &ChecklistItem::text)
          .optional(field("why", "Waarom het telt"), &ChecklistItem::why)
          .optional(field("who", "Wie het doet"), &ChecklistItem::who)
          .optional(field("phase", "Id van de fase"), &ChecklistItem::phase)
          .optional(
              field("when",
                    "Tijd vanaf `counted-from`, of vanaf de start van de fase: -P6W is zes weken ervoor",
                    Format::offset),
              &ChecklistItem::when)
          .optional(field("done-when", "Waaraan je merkt dat het klaar is"), &ChecklistItem::done_when)
          .optional(field("link", about_page), &ChecklistItem::link);
  return record;
}

// --- catalogues
// -------------------------------------------------------------------------------------------------------------

template <>
const std::vector<std::string>& words_of<guide::FieldType>() {
  static const std::vector<std::string> words = {"text", "md",    "choice",     "number",
                                                 "link", "phase", "trajectory", "source"};
  return words;
}

template <>
const std::vector<std::string>& words_of<guide::CatalogueView>() {
  static const std::vector<std::string> words = {"cards", "list", "table"};
  return words;
}

template <>
const Record<guide::Catalogue>& record_of<guide::Catalogue>() {
  using guide::Catalogue;
  const ordered_json entry = {
      {"type", "object"},
      {"required", {"id", "title"}},
      {"properties", {{"id", text_schema(Format::id)}, {"title", text_schema(Format::text)}}}};
  static const auto record =
      Record<Catalogue>("een catalogus", "a catalogue")
          .required(field("id", about_id, Format::id), &Catalogue::id)
          .required(field("title", about_title), &Catalogue::title)
          .optional(field("show", "Hoe de catalogus eruitziet"), &Catalogue::view)
          .required(field("fields", "De velden die elk onderdeel kan hebben"), &Catalogue::fields)
          .optional(field("calculator", "Rekent een keuze van de lezer op"), &Catalogue::calculator)
          .raw({"entries", "De onderdelen: id, title en de velden hierboven", true},
               {{"type", "array"}, {"items", entry}})
          .located(&Catalogue::position);
  return record;
}

template <>
const Record<guide::Field>& record_of<guide::Field>() {
  using guide::Field;
  static const auto record =
      Record<Field>("een veld", "a field")
          .required(field("id", about_id, Format::id), &Field::id)
          .required(field("label", "De naam zoals lezers die zien"), &Field::label)
          .required(field("type", "Wat het veld bevat"), &Field::type)
          .optional(field("choices", "De keuzes, bij type choice"), &Field::choices)
          .optional(field("filter", "Of lezers hierop kunnen kiezen"), &Field::is_filter)
          .optional(field("total", "Of de som wordt getoond, bij type number"), &Field::has_total)
          .optional(field("search", "Of de zoekfunctie dit veld doorzoekt"), &Field::is_searched)
          .optional(field("required", "Of elk onderdeel dit veld moet hebben"), &Field::is_required)
          .located(&Field::position);
  return record;
}

template <>
const Record<guide::Choice>& record_of<guide::Choice>() {
  using guide::Choice;
  static const auto record = Record<Choice>("een keuze", "a choice")
                                 .required(field("id", about_id, Format::id), &Choice::id)
                                 .required(field("label", "De naam zoals lezers die zien"), &Choice::label);
  return record;
}

template <>
const Record<guide::Calculator>& record_of<guide::Calculator>() {
  using guide::Calculator;
  static const auto record =
      Record<Calculator>("`calculator`", "`calculator`")
          .required(field("sum", "Id van het veld dat wordt opgeteld", Format::id), &Calculator::sum)
          .required(number("seconds-each", "Hoeveel seconden een stuk kost", 1, 3600),
                    &Calculator::seconds_each)
          .optional(field("note", "Waarop die schatting steunt"), &Calculator::note)
          .located(&Calculator::sum_position);
  return record;
}

// --- front matter
// -----------------------------------------------------------------------------------------------------------

template <>
const std::vector<std::string>& words_of<guide::Layout>() {
  static const std::vector<std::string> words = {"page", "home", "wide"};
  return words;
}

bool ValueReader<guide::Alias>::read(const YamlNode& node, guide::Alias& value, Reading& reading,
                                     const Field& field) {
  std::string text;
  if (!read_text(node, text, reading, field)) return false;
  const bool is_address = text.ends_with(".html") && text.size() > 5 && text.size() < 200 &&
                          !text.starts_with('/') && !text.starts_with('.') &&
                          text.find("..") == std::string::npos && text.find("//") == std::string::npos &&
                          text.find("/.") == std::string::npos && !text.starts_with("_data/") &&
                          !text.starts_with("assets/") && std::all_of(text.begin(), text.end(), [](char c) {
                            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                                   (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' || c == '/';
                          });
  if (!is_address) {
    reading.diagnostics.add("bad-alias"_code, reading.position(node), {text});
    return false;
  }
  value = {text, reading.position(node)};
  return true;
}

ordered_json ValueReader<guide::Alias>::schema(const Field& /*field*/) {
  return {{"type", "string"}, {"pattern", "^[A-Za-z0-9_-][A-Za-z0-9_./-]*\\.html$"}};
}

template <>
const Record<FrontMatter>& record_of<FrontMatter>() {
  static const auto record =
      Record<FrontMatter>("de kop van een pagina", "the front matter of a page")
          .required(field("title", "De titel van de pagina"), &FrontMatter::title)
          .required(field("description", "Waarover de pagina gaat, in een of twee zinnen"),
                    &FrontMatter::description)
          .optional(field("nav", "Korte titel voor menu's"), &FrontMatter::nav)
          .optional(number("order", "Plaats in de map", -999, 9999), &FrontMatter::order)
          .optional(field("phase", "Id van de fase waarbij de pagina hoort"), &FrontMatter::phase)
          .optional(field("layout", "Hoe de pagina eruitziet"), &FrontMatter::layout)
          .optional(field("keywords", "Andere woorden waarmee mensen deze pagina zoeken"),
                    &FrontMatter::keywords)
          .optional(field("aliases", "Oude adressen die hierheen leiden"), &FrontMatter::aliases)
          .optional(field("toc", "false: toon geen inhoudsopgave"), &FrontMatter::toc);
  return record;
}

// --- schemas
// ----------------------------------------------------------------------------------------------------------------

namespace {

std::string schema_text(const std::string& title, ordered_json schema) {
  ordered_json whole = {{"$schema", "http://json-schema.org/draft-07/schema#"}, {"title", title}};
  whole.update(schema);
  return whole.dump(2) + "\n";
}

ordered_json interface_schema(const std::vector<std::string>& keys) {
  ordered_json properties = ordered_json::object();
  for (const std::string& key : keys) properties[key] = text_schema(Format::text);
  return {{"type", "object"}, {"additionalProperties", false}, {"properties", std::move(properties)}};
}

}  // namespace

std::map<std::string, std::string> json_schemas(const std::vector<std::string>& interface_keys) {
  return {
      {"site.schema.json", schema_text("De gids als geheel", record_of<guide::Site>().schema())},
      {"phases.schema.json", schema_text("Fasen", record_of<PhasesFile>().schema())},
      {"levels.schema.json", schema_text("Niveaus", record_of<guide::Levels>().schema())},
      {"trajectory.schema.json", schema_text("Traject", record_of<guide::Trajectory>().schema())},
      {"instrument.schema.json", schema_text("Instrument", record_of<guide::Instrument>().schema())},
      {"contacts.schema.json", schema_text("Contacten", record_of<ContactsFile>().schema())},
      {"sources.schema.json", schema_text("Bronnen", record_of<SourcesFile>().schema())},
      {"glossary.schema.json", schema_text("Begrippen", record_of<GlossaryFile>().schema())},
      {"checklist.schema.json", schema_text("Checklist", record_of<guide::Checklist>().schema())},
      {"catalogue.schema.json", schema_text("Catalogus", record_of<guide::Catalogue>().schema())},
      {"chart.schema.json", schema_text("Grafiek", record_of<guide::Chart>().schema())},
      {"tree.schema.json", schema_text("Beslisboom", record_of<guide::Tree>().schema())},
      {"tree-branch.schema.json", schema_text("Tak van een beslisboom", record_of<BranchFile>().schema())},
      {"survey.schema.json", schema_text("Vragenlijst", survey_schema())},
      {"page.schema.json", schema_text("Kop van een pagina", record_of<FrontMatter>().schema())},
      {"interface.schema.json", schema_text("Teksten van de site", interface_schema(interface_keys))},
  };
}

}  // namespace leidraad::load
