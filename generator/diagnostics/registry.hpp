// The one list of everything that Leidraad can find wrong, each with its text in Dutch and in English.
//
// A code is stable: people search for it and suppress by it. `{0}`, `{1}`... are filled by the arguments of a
// diagnostic. The first sentence says what was seen and what was expected; `help` says what to do. tests/unit
// proves that each code is really produced.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>

#include "diagnostics/code_entry.hpp"
#include "diagnostics/registry_catalogues.hpp"
#include "diagnostics/registry_charts.hpp"
#include "diagnostics/registry_collector.hpp"
#include "diagnostics/registry_files.hpp"
#include "diagnostics/registry_folders.hpp"
#include "diagnostics/registry_machine.hpp"
#include "diagnostics/registry_pages.hpp"
#include "diagnostics/registry_search.hpp"
#include "diagnostics/registry_surveys.hpp"
#include "diagnostics/registry_trees.hpp"

namespace leidraad::diagnostics {

inline constexpr CodeEntry general_codes[] = {
    // --- references
    // ------------------------------------------------------------------------------------------------
    {"unknown-reference",
     Severity::error,
     {"er is geen {1} met de id `{0}`", "there is no {1} with the id `{0}`"},
     {"kijk de id na of maak wat ontbreekt", "check the id or create what is missing"}},
    {"missing-page",
     Severity::error,
     {"de pagina `{0}` bestaat niet", "the page `{0}` does not exist"},
     {"kijk het pad na; het telt vanaf de map van dit bestand, of in YAML vanaf de map van de taal",
      "check the path; it counts from the folder of this file, or in YAML from the folder of the language"}},
    {"missing-anchor",
     Severity::error,
     {"de pagina `{0}` heeft geen kop `#{1}`", "the page `{0}` has no heading `#{1}`"},
     {"kies een kop die er staat: {2}", "choose one that is there: {2}"}},
    {"missing-media",
     Severity::error,
     {"het bestand `{0}` bestaat niet", "the file `{0}` does not exist"},
     {"zet het bestand daar of verbeter het pad", "put it there or mend the path"}},
    {"unknown-icon",
     Severity::error,
     {"er is geen pictogram met de naam `{0}`", "there is no icon with the name `{0}`"},
     {"zoek een pictogram op https://tabler.io/icons en schrijf zijn naam over",
      "look for an icon at https://tabler.io/icons and copy its name"}},
    {"media-unreadable",
     Severity::error,
     {"`{0}` is geen afbeelding die een browser kan tonen", "`{0}` is not an image that a browser can show"},
     {"gebruik SVG, PNG, JPEG of WebP", "use SVG, PNG, JPEG or WebP"}},
    {"missing-alternative-text",
     Severity::error,
     {"deze afbeelding heeft geen alternatieve tekst", "this image has no alternative text"},
     {"zeg tussen [ ] (of in `alt=\"…\"`) wat er te zien is, voor wie de afbeelding niet ziet",
      "say between [ ] (or in `alt=\"…\"`) what it shows, for those who cannot see it"}},
    {"link-outside",
     Severity::error,
     {"`{0}` wijst naar iets buiten de map van de taal", "`{0}` points outside the folder of the language"},
     {"link naar een bestand binnen die map", "link to a file inside that folder"}},
    {"absolute-link",
     Severity::error,
     {"`{0}` begint met een schuine streep en werkt dan niet op elke plaats",
      "`{0}` starts with a slash and then does not work everywhere"},
     {"schrijf het pad vanaf dit bestand, zoals `../contact.md`",
      "write the path from this file, like `../contact.md`"}},
    {"unsafe-link",
     Severity::error,
     {"het adres `{0}` is niet toegelaten; http, https, mailto en tel wel",
      "the address `{0}` is not allowed; http, https, mailto and tel are"},
     {"gebruik een gewoon webadres of een bestand van de gids",
      "use an ordinary web address or a file of the guide"}},
    {"external-image",
     Severity::error,
     {"de afbeelding `{0}` staat op een andere website; een gids toont alleen eigen bestanden",
      "the image `{0}` is on another site; a guide shows files of its own only"},
     {"zet de afbeelding bij de pagina's, als je ze mag gebruiken, en verwijs naar dat bestand",
      "put the image beside the pages, if you may use it, and refer to that file"}},
    {"link-to-html",
     Severity::error,
     {"`{0}` is een adres van de website; verwijs naar het bestand `{1}`",
      "`{0}` is an address of the site; link to the file `{1}`"},
     {"schrijf `{1}`, dan wordt de link nagekeken", "write `{1}`, then the link is checked"}},
    {"empty-link-text",
     Severity::error,
     {"deze link heeft geen tekst", "this link has no text"},
     {"schrijf tussen [ ] waar de link heen gaat", "write between [ ] where it leads"}},
    {"vague-link-text",
     Severity::warning,
     {"de linktekst \"{0}\" zegt niet waar de link heen gaat",
      "the link text \"{0}\" does not say where it leads"},
     {"noem de pagina of het onderwerp", "name the page or the subject"}},
    {"unused-media",
     Severity::warning,
     {"geen enkele pagina gebruikt dit bestand", "no page uses this file"},
     {"gebruik het of verwijder het", "use it or delete it"}},
    {"unused-source",
     Severity::warning,
     {"geen enkele pagina noemt de bron `{0}`", "no page cites the source `{0}`"},
     {"noem de bron waar ze iets staaft, met `[@{0}]`, of verwijder ze",
      "cite it where it backs something, with `[@{0}]`, or delete it"}},
    {"not-shown",
     Severity::warning,
     {"geen enkele pagina toont {1} `{0}`", "no page shows {1} `{0}`"},
     {"zet `::{2}{{#{0}}}` op een pagina", "put `::{2}{{#{0}}}` on a page"}},
    {"orphan-page",
     Severity::warning,
     {"geen menu en geen andere pagina leidt naar deze pagina",
      "no menu and no other page leads to this page"},
     {"maak er een link naartoe", "link to it"}},

    // --- pages
    // -----------------------------------------------------------------------------------------------------
    {"missing-front-matter",
     Severity::error,
     {"deze pagina begint niet met een kop tussen twee regels `---`",
      "this page does not start with front matter between two lines `---`"},
     {"begin met `---`, dan `title: …` en `description: …`, en dan weer `---`",
      "start with `---`, then `title: …` and `description: …`, then `---` again"}},
    {"unclosed-front-matter",
     Severity::error,
     {"de kop van deze pagina wordt niet gesloten", "the front matter of this page is not closed"},
     {"zet na de laatste sleutel een regel met alleen `---`",
      "put a line with only `---` after the last key"}},
    {"duplicate-address",
     Severity::error,
     {"dit bestand krijgt het adres `{0}`, maar dat adres heeft {1} al",
      "this file gets the address `{0}`, but {1} has that address already"},
     {"geef dit bestand een andere naam", "rename this file"}},
    {"alias-hits-page",
     Severity::error,
     {"het oude adres `{0}` is niet vrij: {1} heeft dat adres",
      "the old address `{0}` is not free: {1} has that address"},
     {"haal de alias weg", "remove the alias"}},
    {"duplicate-alias",
     Severity::error,
     {"het oude adres `{0}` staat ook bij `{1}`", "the old address `{0}` also stands at `{1}`"},
     {"houd één van de twee", "keep one of the two"}},
    {"bad-alias",
     Severity::error,
     {"`{0}` kan geen oud adres zijn; verwacht wordt zoiets als `oud/pagina.html`",
      "`{0}` cannot be an old address; something like `old/page.html` is expected"},
     {"schrijf het adres zonder schuine streep vooraan, zonder `..` en met `.html` achteraan",
      "write it without a leading slash, without `..` and ending in `.html`"}},
    {"duplicate-title",
     Severity::error,
     {"de titel \"{0}\" heeft `{1}` ook", "`{1}` has the title \"{0}\" too"},
     {"geef elke pagina een eigen titel", "give each page a title of its own"}},
    {"second-title",
     Severity::error,
     {"een kop met één `#` is de titel van de pagina; die staat al in `title`",
      "a heading with one `#` is the title of the page; that stands in `title`"},
     {"gebruik `##` voor een kop in de tekst", "use `##` for a heading in the text"}},
    {"skipped-heading",
     Severity::error,
     {"deze kop heeft niveau {0}, maar de kop ervoor heeft niveau {1}",
      "this heading has level {0}, but the one before has level {1}"},
     {"sla geen niveau over: gebruik {2} hekjes", "skip no level: use {2} number signs"}},
    {"empty-heading",
     Severity::error,
     {"deze kop heeft geen tekst", "this heading has no text"},
     {"schrijf een kop of haal de regel weg", "write one or remove the line"}},
    {"duplicate-anchor",
     Severity::error,
     {"het anker `#{0}` staat twee keer op deze pagina", "the anchor `#{0}` stands twice on this page"},
     {"geef de kop een ander anker: `## Kop {{#ander-anker}}`",
      "give the heading another anchor: `## Heading {{#other-anchor}}`"}},
    {"raw-html",
     Severity::warning,
     {"HTML werkt niet in een pagina en verschijnt als gewone tekst",
      "HTML does not work in a page and appears as plain text"},
     {"gebruik Markdown of een directief; zet een voorbeeld van code tussen `backticks`",
      "use Markdown or a directive; put an example of code between `backticks`"}},
    {"unknown-source",
     Severity::error,
     {"er is geen bron met de id `{0}`", "there is no source with the id `{0}`"},
     {"kijk de id na of voeg de bron toe aan `data/sources.yaml`",
      "check the id or add the source to `data/sources.yaml`"}},

    // --- directives
    // ------------------------------------------------------------------------------------------------
    {"unknown-directive",
     Severity::error,
     {"het directief `{0}` bestaat niet", "the directive `{0}` does not exist"},
     {"deze bestaan: {1}", "these exist: {1}"}},
    {"directive-syntax",
     Severity::error,
     {"dit directief is niet te lezen: {0}", "this directive cannot be read: {0}"},
     {"schrijf het als `::naam{{#id sleutel=waarde}}`, alleen op een regel",
      "write it as `::name{{#id key=value}}`, alone on a line"}},
    {"unclosed-container",
     Severity::error,
     {"`{0}` wordt niet gesloten", "`{0}` is not closed"},
     {"zet na het blok een regel met evenveel dubbele punten",
      "put a line with as many colons after the block"}},
    {"stray-fence",
     Severity::error,
     {"deze regel sluit een blok dat niet open is", "this line closes a block that is not open"},
     {"haal de regel weg of open het blok met `:::naam`", "remove it or open the block with `:::name`"}},
    {"directive-form",
     Severity::error,
     {"`{0}` schrijf je met {1} dubbele punten", "`{0}` is written with {1} colons"},
     {"twee dubbele punten staan alleen, drie openen een blok",
      "two colons stand alone, three open a block"}},
    {"directive-attribute",
     Severity::error,
     {"`{0}` kent geen eigenschap `{1}`", "`{0}` has no attribute `{1}`"},
     {"deze kent het: {2}", "it has these: {2}"}},
    {"directive-needs",
     Severity::error,
     {"`{0}` mist {1}", "`{0}` lacks {1}"},
     {"schrijf `{2}`", "write `{2}`"}},
    {"directive-value",
     Severity::error,
     {"`{0}` kan niet bij `{1}`; kies uit: {2}", "`{0}` is not possible for `{1}`; choose from: {2}"},
     {"gebruik een van die woorden", "use one of those words"}},
    {"directive-twice",
     Severity::error,
     {"`::{0}` staat ook op `{1}`; het mag op één pagina",
      "`::{0}` also stands on `{1}`; it may stand on one page"},
     {"haal een van de twee weg", "remove one of the two"}},
    {"phase-without-tasks",
     Severity::warning,
     {"de fase `{0}` heeft geen taken, dus hier komt niets te staan",
      "the phase `{0}` has no tasks, so nothing will stand here"},
     {"schrijf `tasks` bij die fase in `data/phases.yaml`, of haal `::tasks` weg",
      "write `tasks` for that phase in `data/phases.yaml`, or remove `::tasks`"}},
    {"phase-without-aids",
     Severity::warning,
     {"bij de fase `{0}` hoort geen vragenlijst, checklist of beslisboom, dus hier komt niets te staan",
      "no survey, checklist or decision tree belongs to the phase `{0}`, so nothing will stand here"},
     {"noem er een bij `help` van een taak in `data/phases.yaml`, of haal `::aids` weg",
      "name one at `help` of a task in `data/phases.yaml`, or remove `::aids`"}},
    {"directive-content",
     Severity::error,
     {"in `:::{0}` staat geen {1}", "`:::{0}` holds no {1}"},
     {"schrijf tussen de regels met dubbele punten een {1}, zoals `{2}`",
      "write a {1} between the lines of colons, like `{2}`"}},

    // --- drawings, colours, interface
    // ------------------------------------------------------------------------------
    {"svg-syntax",
     Severity::error,
     {"deze SVG is niet te lezen: {0}", "this SVG cannot be read: {0}"},
     {"open het bestand in een tekenprogramma en bewaar het als gewone SVG",
      "open it in a drawing program and save it as plain SVG"}},
    {"svg-not-allowed",
     Severity::error,
     {"{0} mag niet in een figuur", "{0} is not allowed in a figure"},
     {"een figuur bevat alleen vormen en tekst, met kleuren door `class`",
      "a figure holds shapes and text only, coloured by `class`"}},
    {"svg-no-viewbox",
     Severity::error,
     {"deze SVG heeft geen `viewBox`", "this SVG has no `viewBox`"},
     {"voeg `viewBox=\"0 0 breedte hoogte\"` toe aan `<svg>`",
      "add `viewBox=\"0 0 width height\"` to `<svg>`"}},
    {"low-contrast",
     Severity::error,
     {"`{0}` op `{1}` heeft een contrast van {2}:1; WCAG 2.2 vraagt minstens {3}:1 ({4})",
      "`{0}` on `{1}` has a contrast of {2}:1; WCAG 2.2 asks for at least {3}:1 ({4})"},
     {"maak een van de twee kleuren donkerder of lichter", "make one of the two colours darker or lighter"}},
    {"unknown-interface-text",
     Severity::error,
     {"er is geen tekst van de site met de sleutel `{0}`", "there is no interface text with the key `{0}`"},
     {"kijk de sleutel na in het schema", "check the key in the schema"}},
    {"missing-interface-text",
     Severity::error,
     {"de tekst `{0}` van de site ontbreekt in deze taal",
      "the interface text `{0}` is missing in this language"},
     {"voeg de sleutel toe", "add the key"}},
    {"template-error",
     Severity::error,
     {"dit sjabloon is niet te gebruiken: {0}", "this template cannot be used: {0}"},
     {"vergelijk het met het sjabloon dat Leidraad meebrengt",
      "compare it with the template that comes with Leidraad"}},

};

// The parts of the registry, one after the other.
template <std::size_t... sizes>
constexpr auto joined(const CodeEntry (&... parts)[sizes]) {
  std::array<CodeEntry, (sizes + ...)> all{};
  auto end = all.begin();
  ((end = std::copy(std::begin(parts), std::end(parts), end)), ...);
  return all;
}
inline constexpr auto registry =
    joined(file_codes, general_codes, machine_codes, tree_codes, survey_codes, collector_codes, folder_codes,
           page_codes, chart_codes, catalogue_codes, search_codes);

// A code, as its place in the registry. `"unknown-key"_code` does not compile when there is no such code.
struct Code {
  std::uint16_t index = 0;

  [[nodiscard]] const CodeEntry& entry() const { return registry[index]; }
  bool operator==(const Code&) const = default;
};

// clang 14, which builds the fuzz targets, sometimes calls a consteval function at run time and then cannot
// link.
#if defined(__clang__) && __clang_major__ < 15
constexpr Code operator""_code(const char* name, std::size_t length)
#else
consteval Code operator""_code(const char* name, std::size_t length)
#endif
{
  for (std::size_t index = 0; index < std::size(registry); ++index) {
    if (registry[index].name == std::string_view{name, length})
      return Code{static_cast<std::uint16_t>(index)};
  }
  throw "no such code in the registry";
}

}  // namespace leidraad::diagnostics
