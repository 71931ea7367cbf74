// Writes a guide of any size for the benchmark: the same arguments give the same bytes on every machine.
//
//   write-corpus leidraad|hugo DIR PAGES [--seed N] [--search]
//
// `leidraad` writes content/nl/ and data/site.yaml; `hugo` writes the same bodies with Hugo's front matter,
// its configuration and a layout that shows what Leidraad's shows. DIR must not exist, or be empty.
// `--search` adds the search page and the A-Z to the `leidraad` guide (Hugo has no counterpart).
//
// Shape: a home page, an about page, and a fixed number of parts. A folder has an index page, at most
// `pages_per_folder` pages and at most `folders_per_folder` folders, so that only the depth grows with the
// site.
//
// Exit status: 0 fine, 2 wrong usage, 3 a file could not be written.

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace fs = std::filesystem;

namespace {

constexpr std::size_t pages_per_folder = 20;
constexpr std::size_t folders_per_folder = 10;
constexpr std::size_t smallest_guide = 18;  // home, about, and two pages for each part

// ---- words ----

constexpr auto part_titles = std::to_array<std::string_view>(
    {"Beginnen", "Meten", "Kiezen", "Uitvoeren", "Bijsturen", "Borgen", "Instrumenten", "Ervaringen"});

struct Noun {
  std::string_view article;
  std::string_view word;
};

// A compound takes its article from its last word.
constexpr auto compound_starts = std::to_array<std::string_view>(
    {"werk",       "rust",     "nacht",      "dag",      "team",  "zorg",    "weekend",
     "dienst",     "ploeg",    "overleg",    "hitte",    "lucht", "geluid",  "licht",
     "pauze",      "vakantie", "herstel",    "feedback", "leer",  "verzuim", "bewoners",
     "mantelzorg", "starters", "opleidings", "start",    "jaar",  "maand"});
constexpr auto compound_ends = std::to_array<Noun>(
    {{"het", "rooster"}, {"de", "planning"}, {"het", "moment"},   {"het", "gesprek"}, {"de", "afspraak"},
     {"de", "lijst"},    {"het", "plan"},    {"het", "cijfer"},   {"de", "meting"},   {"het", "overzicht"},
     {"het", "signaal"}, {"de", "vraag"},    {"het", "punt"},     {"de", "ronde"},    {"de", "groep"},
     {"het", "verslag"}, {"de", "kaart"},    {"het", "voorstel"}, {"de", "regel"},    {"het", "doel"}});
constexpr auto subjects = std::to_array<std::string_view>({"de leidinggevende",
                                                           "het team",
                                                           "de werkgroep",
                                                           "een collega",
                                                           "de coördinator",
                                                           "de organisatie",
                                                           "de preventieadviseur",
                                                           "de afdeling",
                                                           "de ondernemingsraad",
                                                           "de directie",
                                                           "een ervaren verpleegkundige",
                                                           "de zorgkundige",
                                                           "de personeelsdienst",
                                                           "een bewoner",
                                                           "de nachtploeg",
                                                           "de begeleider",
                                                           "de onderzoeker",
                                                           "een nieuwe medewerker",
                                                           "de ergotherapeut",
                                                           "de vertrouwenspersoon"});
constexpr auto verbs = std::to_array<std::string_view>(
    {"bespreekt", "meet",    "plant",      "noteert",    "deelt",         "verbetert", "controleert",
     "kiest",     "bewaart", "vergelijkt", "onderzoekt", "verduidelijkt", "herhaalt",  "beschrijft",
     "evalueert", "toetst",  "verfijnt",   "onthoudt",   "weegt",         "tekent"});
constexpr auto moments = std::to_array<std::string_view>({"elke maandag",
                                                          "in de eerste week",
                                                          "samen met de bewoners",
                                                          "voor het einde van de maand",
                                                          "op de afdeling",
                                                          "tijdens het teamoverleg",
                                                          "na de vroege dienst",
                                                          "met een kop koffie erbij",
                                                          "in een rustige ruimte",
                                                          "binnen de twee weken",
                                                          "twee keer per jaar",
                                                          "vóór de zomer",
                                                          "zonder extra papierwerk",
                                                          "bij elke overdracht",
                                                          "aan het bed",
                                                          "in kleine stappen",
                                                          "op een vast uur",
                                                          "volgens de afspraken",
                                                          "na de pilot",
                                                          "in het voorjaar"});
constexpr auto reasons = std::to_array<std::string_view>(
    {"want zo blijft de werkdruk haalbaar", "zodat niemand iets mist",
     "omdat een klein probleem anders groeit", "en dat geeft vertrouwen",
     "want iedereen kijkt anders naar het werk", "zodat de volgende ploeg kan verdergaan",
     "maar nooit zonder toestemming", "omdat cijfers alleen niet genoeg zeggen",
     "en koppelt dat terug aan het team", "want een goede start voorkomt vertrek",
     "zodat de keuze uit te leggen is", "ook als het druk is", "omdat de wet dat vraagt",
     "en viert wat goed gaat"});
constexpr auto adjectives = std::to_array<std::string_view>(
    {"eerlijk", "duidelijk", "haalbaar", "veilig", "rustig", "concreet", "gezond", "eenvoudig", "zichtbaar",
     "vertrouwelijk", "tijdig", "gezamenlijk", "betrouwbaar", "reëel"});
constexpr auto headings = std::to_array<std::string_view>(
    {"Waarom dit helpt", "Wie doet wat", "Zo pakt u het aan", "Wat u nodig hebt", "Tips uit de praktijk",
     "Veelgemaakte fouten", "Hoe u het bijhoudt", "Wanneer het klaar is", "Wat het kost", "Een voorbeeld",
     "Wat zegt het onderzoek", "Vragen voor het overleg", "Als het niet lukt", "Meer weten",
     "Afspraken & rollen", "Privé of gedeeld?"});
constexpr auto subheadings = std::to_array<std::string_view>(
    {"Voor leidinggevenden", "Voor het team", "In een klein huis", "In een groot huis", "In Vlaanderen",
     "In Nederland", "Overdag", "’s Nachts", "In het weekend", "Op langere termijn", "De eerste dag",
     "Met vrijwilligers"});

// ---- chance ----

// SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, 2014). The standard
// library's distributions differ between implementations, so numbers are drawn from it directly.
class Chance {
public:
  explicit Chance(std::uint64_t seed) : state_(seed) {}

  std::size_t below(std::size_t bound) { return static_cast<std::size_t>(next() % bound); }
  std::size_t between(std::size_t low, std::size_t high) { return low + below(high - low + 1); }
  bool one_in(std::size_t count) { return below(count) == 0; }

  template <typename Words>
  const auto& pick(const Words& words) {
    return words[below(words.size())];
  }

  // Different words in a chance order.
  std::vector<std::string_view> pick_several(std::span<const std::string_view> words, std::size_t count) {
    std::vector<std::string_view> left(words.begin(), words.end());
    for (std::size_t i = 0; i < count; ++i) std::swap(left[i], left[i + below(left.size() - i)]);
    left.resize(count);
    return left;
  }

private:
  std::uint64_t next() {
    std::uint64_t mixed = state_ += 0x9e3779b97f4a7c15;
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
    return mixed ^ (mixed >> 31);
  }

  std::uint64_t state_;
};

std::string capitalised(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

struct Compound {
  std::string article;
  std::string word;
};

Compound compound(Chance& chance) {
  const auto& end = chance.pick(compound_ends);
  return {std::string(end.article), std::string(chance.pick(compound_starts)) + std::string(end.word)};
}

// Braces are evaluated from left to right; the operands of `+` in any order. Text that draws more than one
// chance number is therefore joined, or the corpus would depend on the compiler.
std::string join(std::initializer_list<std::string_view> parts) {
  std::string text;
  for (const auto part : parts) text += part;
  return text;
}

std::string object(Chance& chance) {
  const auto [article, word] = compound(chance);
  switch (chance.below(12)) {
    case 0:
      return join({article, " **", word, "**"});
    case 1:
      return join({article, " *", word, "*"});
    case 2:
      return join({article, " `", word, "`"});
    default:
      return join({article, " ", word});
  }
}

std::string sentence(Chance& chance) {
  const std::string subject(chance.pick(subjects));
  const std::string_view verb = chance.pick(verbs);
  const std::string moment(chance.pick(moments));
  switch (chance.below(6)) {
    case 0:
      return join({capitalised(moment), " ", verb, " ", subject, " ", object(chance), "."});
    case 1:
      return join({capitalised(subject), " ", verb, " ", object(chance), " en ", object(chance), "."});
    case 2:
      return join({"Maak ", object(chance), " zo ", chance.pick(adjectives), " mogelijk."});
    case 3:
      return join({"Vraag ", moment, " naar ", object(chance), "."});
    default:
      return join({capitalised(subject), " ", verb, " ", object(chance), " ", moment, ", ",
                   chance.pick(reasons), "."});
  }
}

std::string sentences(Chance& chance, std::size_t count) {
  std::string text = sentence(chance);
  for (std::size_t i = 1; i < count; ++i) text.append(" ").append(sentence(chance));
  return text;
}

std::string plain_sentence(Chance& chance) {
  const std::string subject(chance.pick(subjects));
  const auto [article, word] = compound(chance);
  return join({capitalised(subject), " bespreekt ", article, " ", word, " ", chance.pick(moments), "."});
}

// ---- the guide's shape ----

struct Page {
  std::string file;  // below content/<lang>/, with `.md`
  std::string title;
  std::string description;
  std::vector<std::size_t> children;  // of an index page: its pages, then the index pages of its folders
  std::size_t previous = 0;           // a neighbour in the same folder, or the page itself
  std::size_t next = 0;
  bool is_index = false;
};

class Guide {
public:
  Guide(std::size_t page_count, std::uint64_t seed) : seed_(seed) {
    pages_.reserve(page_count);
    add("index.md", "Gids voor goed werk");
    pages_[0].is_index = true;
    const std::size_t about = add("over-deze-gids.md", "Over deze gids");
    pages_[0].children.push_back(about);
    const std::size_t left = page_count - pages_.size();
    for (std::size_t i = 0; i < part_titles.size(); ++i) {
      const std::string folder = std::to_string(i + 1) + "-" + slug(part_titles[i]) + "/";
      const std::size_t part =
          add_folder(folder, std::string(part_titles[i]), share(left, part_titles.size(), i));
      pages_[0].children.push_back(part);
    }
  }

  const std::vector<Page>& pages() const { return pages_; }
  std::span<const std::size_t> parts() const { return std::span(pages_[0].children).subspan(1); }
  Chance chance_for(std::size_t page) const { return Chance(seed_ * 1'000'003 + page); }

private:
  static std::size_t share(std::size_t total, std::size_t count, std::size_t index) {
    return total / count + (index < total % count ? 1 : 0);
  }

  static std::string slug(std::string_view text) {
    std::string result(text);
    for (char& letter : result) {
      if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
      if (letter == ' ') letter = '-';
    }
    return result;
  }

  static std::string two_digits(std::size_t number) {
    return join({number < 10 ? "0" : "", std::to_string(number)});
  }

  std::size_t add(std::string file, std::string title) {
    const std::size_t index = pages_.size();
    Chance chance = chance_for(index);
    Page page;
    page.file = std::move(file);
    page.title = std::move(title);
    page.description = plain_sentence(chance) + " Lees hier wat bladzijde " + std::to_string(index + 1) +
                       " van de gids daarover zegt.";
    page.previous = page.next = index;
    pages_.push_back(std::move(page));
    return index;
  }

  // `count` pages, the index page among them. Returns the index page.
  std::size_t add_folder(const std::string& folder, std::string title, std::size_t count) {
    const std::size_t index = add(folder + "index.md", std::move(title));
    pages_[index].is_index = true;
    const std::size_t own = std::min(count - 1, pages_per_folder);
    for (std::size_t i = 0; i < own; ++i) {
      const auto [name, page_title] = next_title();
      const std::size_t page = add(join({folder, two_digits(i + 1), "-", name, ".md"}), page_title);
      if (i > 0) {
        pages_[page].previous = page - 1;
        pages_[page - 1].next = page;
      }
      pages_[index].children.push_back(page);
    }
    const std::size_t rest = count - 1 - own;
    const std::size_t folders =
        std::min((rest + pages_per_folder) / (pages_per_folder + 1), folders_per_folder);
    for (std::size_t i = 0; i < folders; ++i) {
      const auto [name, folder_title] = next_title();
      const std::string path = join({folder, std::to_string(pages_per_folder + 1 + i), "-", name, "/"});
      const std::size_t child = add_folder(path, folder_title, share(rest, folders, i));
      pages_[index].children.push_back(child);
    }
    return index;
  }

  // The file name's word and the title of the page that is added next. The number makes the title unique.
  std::pair<std::string, std::string> next_title() const {
    Chance chance = chance_for(pages_.size());
    const std::string word = compound(chance).word;
    const std::string adjective(chance.pick(adjectives));
    return {word, capitalised(word) + ": " + adjective + " " + std::to_string(pages_.size() + 1)};
  }

  std::uint64_t seed_;
  std::vector<Page> pages_;
};

// ---- a page's body ----

class BodyWriter {
public:
  BodyWriter(const Guide& guide, std::size_t page)
      : guide_(guide), page_(guide.pages()[page]), chance_(guide.chance_for(page)) {}

  std::string write() {
    line(sentences(chance_, 3));
    line("## In het kort");
    list(chance_.between(3, 4), "- ");
    if (page_.is_index) {
      line("## In dit deel");
      for (const std::size_t child : page_.children) text_ += "- " + link(child, "") + "\n";
      text_ += "\n";
    }
    for (const auto heading : chance_.pick_several(headings, page_.is_index ? 1 : chance_.between(2, 4))) {
      section(heading);
    }
    if (has_footnote_) line(join({"[^1]: ", sentence(chance_)}));
    text_.pop_back();
    return std::move(text_);
  }

private:
  void line(const std::string& text) { text_ += text + "\n\n"; }

  void list(std::size_t count, std::string_view marker) {
    for (std::size_t i = 0; i < count; ++i) text_ += std::string(marker) + sentence(chance_) + "\n";
    text_ += "\n";
  }

  void section(std::string_view heading) {
    line("## " + std::string(heading));
    paragraph();
    switch (chance_.below(8)) {
      case 0:
        list(chance_.between(3, 5), "- ");
        break;
      case 1:
        list(chance_.between(3, 5), "1. ");
        break;
      case 2:
        list(chance_.between(2, 4), "- [ ] ");
        break;
      case 3:
        table();
        break;
      case 4:
        line(join({"> ", sentences(chance_, 2)}));
        break;
      case 5:
        code();
        break;
      default:
        paragraph();
    }
    if (chance_.one_in(3)) {
      for (const auto subheading : chance_.pick_several(subheadings, 2)) {
        line("### " + std::string(subheading));
        line(sentences(chance_, chance_.between(2, 3)));
      }
    }
  }

  void paragraph() {
    std::string text = sentences(chance_, chance_.between(2, 3));
    switch (chance_.below(10)) {
      case 0:
      case 1:
        text += " Lees eerst " + link(page_.previous, "") + ".";
        break;
      case 2:
      case 3:
        text += " Ga daarna verder met " + link(page_.next, "#in-het-kort") + ".";
        break;
      case 4:
        text += " Het past bij " + link(chance_.pick(guide_.parts()), "") + ".";
        break;
      case 5:
        text += " Zie [het dossier](https://example.org/dossier/" + compound(chance_).word + ").";
        break;
      case 6:
        text += " Meer op https://example.org/" + compound(chance_).word + ".";
        break;
      case 7:
        text += " Zeg liever niet ~~" + compound(chance_).word + "~~.";
        break;
      case 8:
        if (!has_footnote_) text += " Dat is onderzocht.[^1]";
        has_footnote_ = true;
        break;
      default:
        break;
    }
    line(join({text, " ", sentences(chance_, chance_.between(1, 2))}));
  }

  void table() {
    text_ += "| Wat | Wie | Wanneer |\n| --- | --- | ---: |\n";
    const std::size_t rows = chance_.between(3, 6);
    for (std::size_t i = 0; i < rows; ++i) {
      text_ += join({"| ", capitalised(compound(chance_).word), " | ", chance_.pick(subjects), " | week ",
                     std::to_string(chance_.between(1, 52)), " |\n"});
    }
    text_ += "\n";
  }

  void code() {
    text_ += "```yaml\n";
    const std::size_t rows = chance_.between(3, 6);
    for (std::size_t i = 0; i < rows; ++i) {
      text_ += join({compound(chance_).word, ": ", std::to_string(chance_.below(100)), "\n"});
    }
    text_ += "```\n\n";
  }

  std::string link(std::size_t target, std::string_view fragment) const {
    const Page& page = guide_.pages()[target];
    const fs::path from = fs::path(page_.file).parent_path();
    return "[" + page.title + "](" + fs::path(page.file).lexically_relative(from).string() +
           std::string(fragment) + ")";
  }

  const Guide& guide_;
  const Page& page_;
  Chance chance_;
  std::string text_;
  bool has_footnote_ = false;
};

// ---- files ----

void write_file(const fs::path& path, std::string_view text) {
  std::ofstream file(path, std::ios::binary);
  file << text;
  file.close();
  if (!file) throw std::runtime_error("cannot write " + path.string());
}

class FolderMaker {
public:
  void make(const fs::path& folder) {
    if (folder != last_) fs::create_directories(folder);
    last_ = folder;
  }

private:
  fs::path last_;
};

constexpr std::string_view site_yaml = R"(# yaml-language-server: $schema=schema/site.schema.json
title: Gids voor goed werk
subtitle: Een gids om mee te meten
description: Een gids zonder echte inhoud, even groot als gevraagd, om de tijd van een bouw te meten.
language: nl
publisher: De meters
logo: logo.svg
footer:
  - over-deze-gids.md
theme:
  light:
    background: "#ffffff"
    surface: "#f3f6f3"
    text: "#1b1f1b"
    muted: "#4a524a"
    line: "#cfd8cf"
    line-strong: "#6f7b6f"
    link: "#0b5c3b"
    primary: "#0b5c3b"
    on-primary: "#ffffff"
    primary-soft: "#e0f0e7"
    accent: "#a33f00"
    on-accent: "#ffffff"
    accent-soft: "#fdeadd"
    focus: "#a33f00"
  dark:
    background: "#121512"
    surface: "#1c211c"
    text: "#edf2ed"
    muted: "#b5c0b5"
    line: "#394239"
    line-strong: "#8d998d"
    link: "#8fd8b3"
    primary: "#8fd8b3"
    on-primary: "#0a2417"
    primary-soft: "#1c3829"
    accent: "#ffb483"
    on-accent: "#331400"
    accent-soft: "#43240f"
    focus: "#ffb483"
menu:
)";

constexpr std::string_view logo_svg =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 24 24\"><circle class=\"f-primary\" cx=\"12\" "
    "cy=\"12\" "
    "r=\"10\"/></svg>\n";

constexpr std::string_view search_page =
    "---\ntitle: Zoeken\ndescription: Zoek in alle bladzijden van de gids.\n---\n\n::search\n";
constexpr std::string_view a_z_page =
    "---\ntitle: Van A tot Z\ndescription: Alle bladzijden van de gids op alfabet.\n---\n\n::a-z\n";

void write_leidraad(const Guide& guide, const fs::path& folder, bool with_search) {
  FolderMaker folders;
  const fs::path content = folder / "content" / "nl";
  for (std::size_t i = 0; i < guide.pages().size(); ++i) {
    const Page& page = guide.pages()[i];
    const fs::path path = content / page.file;
    folders.make(path.parent_path());
    std::string text = "---\ntitle: \"" + page.title + "\"\ndescription: \"" + page.description + "\"\n";
    if (i == 0) text += "layout: home\n";
    write_file(path, text + "---\n\n" + BodyWriter(guide, i).write());
  }
  write_file(content / "logo.svg", logo_svg);
  if (with_search) {
    write_file(content / "zoeken.md", search_page);
    write_file(content / "a-z.md", a_z_page);
  }

  std::string site(site_yaml);
  for (const std::size_t part : guide.parts()) site += "  - " + guide.pages()[part].file + "\n";
  if (with_search) site += "  - a-z.md\n";
  folders.make(folder / "data");
  write_file(folder / "data" / "site.yaml", site);
}

// Addresses as Leidraad's: a page is a file. Highlighting, typographic quotes and definition lists are off,
// because Leidraad does not do them; feeds and taxonomies too.
constexpr std::string_view hugo_config = R"(baseURL = "/"
languageCode = "nl"
title = "Gids voor goed werk"
uglyURLs = true
disableKinds = ["taxonomy", "term", "RSS"]

[params]
subtitle = "Een gids om mee te meten"
publisher = "De meters"

[markup.goldmark.extensions]
definitionList = false
typographer = false

[markup.highlight]
codeFences = false

[markup.tableOfContents]
startLevel = 2
endLevel = 3
)";

// The menu is rendered once and the list of a folder once per folder; a page only marks its own place in it.
// What Hugo calls the next page in a section is the one before.
constexpr std::string_view hugo_base = R"(<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Title }} · {{ site.Title }}</title>
<meta name="description" content="{{ .Description }}">
<link rel="stylesheet" href="/site.css">
</head>
<body class="{{ if .IsHome }}home{{ else }}page{{ end }}">
<a class="skip" href="#inhoud">Naar de inhoud</a>
{{ partialCached "header.html" . }}
{{- with .Ancestors.Reverse }}
<nav class="crumbs" aria-label="U bent hier"><ol>
{{- range . }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end -}}
</ol></nav>
{{- end }}
<div class="columns">
{{ if not .IsHome }}{{ partial "side-nav.html" . }}{{ end }}
<main id="inhoud">
<h1>{{ .Title }}</h1>
<p class="lead">{{ .Description }}</p>
<nav class="toc" aria-label="Op deze bladzijde">{{ .TableOfContents }}</nav>
{{ .Content }}
<nav class="pager" aria-label="Vorige en volgende">
{{- with .NextInSection }}<a rel="prev" href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{- with .PrevInSection }}<a rel="next" href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end -}}
</nav>
</main>
</div>
{{ partialCached "footer.html" . }}
</body>
</html>
)";

constexpr std::string_view hugo_header = R"(<header>
<a class="brand" href="/index.html">{{ site.Title }} <span>{{ site.Params.subtitle }}</span></a>
<nav aria-label="Hoofdmenu"><ul>
{{- range site.Home.Sections }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end -}}
</ul></nav>
<form role="search" action="/zoeken.html" method="get"><label for="q">Zoeken</label><input id="q" name="q" type="search"><button>Zoek</button></form>
</header>
)";

constexpr std::string_view hugo_side_nav = R"({{- $own := printf "<a href=\"%s\"" .RelPermalink -}}
{{- $marked := printf "%s aria-current=\"page\"" $own -}}
{{- replace (partialCached "folder-nav.html" .CurrentSection .CurrentSection.RelPermalink) $own $marked | safeHTML -}}
)";

constexpr std::string_view hugo_folder_nav = R"(<nav class="side" aria-label="In dit deel">
<p><a href="{{ .RelPermalink }}">{{ .Title }}</a></p>
<ul>
{{- range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end -}}
</ul>
</nav>
)";

constexpr std::string_view hugo_footer = R"(<footer>
<p>{{ site.Title }} · {{ site.Params.publisher }}</p>
<ul><li><a href="/over-deze-gids.html">Over deze gids</a></li></ul>
</footer>
)";

// A link by file becomes an address. Unlike Leidraad, this does not check that the page or the heading
// exists.
constexpr std::string_view hugo_link =
    R"(<a href="{{ replace .Destination ".md" ".html" | safeURL }}">{{ .Text | safeHTML }}</a>)";

void write_hugo(const Guide& guide, const fs::path& folder) {
  FolderMaker folders;
  for (std::size_t i = 0; i < guide.pages().size(); ++i) {
    const Page& page = guide.pages()[i];
    fs::path path = folder / "content" / page.file;
    folders.make(path.parent_path());
    std::string text = "---\ntitle: \"" + page.title + "\"\ndescription: \"" + page.description +
                       "\"\nweight: " + std::to_string(i + 1) + "\n";
    if (page.is_index) {
      path.replace_filename("_index.md");
      // Without this, Hugo writes a folder's index page beside the folder.
      const std::string address = fs::path(page.file).parent_path().string();
      if (!address.empty()) text += "url: /" + address + "/\n";
    }
    write_file(path, text + "---\n\n" + BodyWriter(guide, i).write());
  }
  write_file(folder / "config.toml", hugo_config);

  const fs::path layouts = folder / "layouts";
  folders.make(layouts / "_default" / "_markup");
  folders.make(layouts / "partials");
  write_file(layouts / "_default" / "baseof.html", hugo_base);
  for (const auto* name : {"home.html", "list.html", "single.html"}) {
    write_file(layouts / "_default" / name, "{{ define \"unused\" }}{{ end }}\n");
  }
  write_file(layouts / "_default" / "_markup" / "render-link.html", hugo_link);
  write_file(layouts / "partials" / "header.html", hugo_header);
  write_file(layouts / "partials" / "side-nav.html", hugo_side_nav);
  write_file(layouts / "partials" / "folder-nav.html", hugo_folder_nav);
  write_file(layouts / "partials" / "footer.html", hugo_footer);
  folders.make(folder / "static");
  write_file(folder / "static" / "site.css", "body{font:1rem/1.6 sans-serif;max-width:72rem;margin:auto}\n");
}

// ---- the command line ----

enum class Generator { leidraad, hugo };

struct Options {
  Generator generator = Generator::leidraad;
  fs::path folder;
  std::size_t pages = 0;
  std::uint64_t seed = 1;
  bool with_search = false;
};

template <typename Number>
bool parse_number(std::string_view text, Number& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size();
}

std::optional<Options> parse(std::span<char*> arguments) {
  if (arguments.size() < 4) return std::nullopt;
  Options options;
  const std::string_view generator = arguments[1];
  if (generator != "leidraad" && generator != "hugo") return std::nullopt;
  options.generator = generator == "hugo" ? Generator::hugo : Generator::leidraad;
  options.folder = arguments[2];
  if (!parse_number(arguments[3], options.pages) || options.pages < smallest_guide) return std::nullopt;
  for (std::size_t i = 4; i < arguments.size(); ++i) {
    const std::string_view argument = arguments[i];
    if (argument == "--search") {
      options.with_search = true;
    } else if (argument != "--seed" || ++i == arguments.size() || !parse_number(arguments[i], options.seed)) {
      return std::nullopt;
    }
  }
  return options;
}

}  // namespace

int main(int argc, char** argv) {
  const auto options = parse(std::span(argv, static_cast<std::size_t>(argc)));
  if (!options) {
    std::fprintf(
        stderr,
        "usage: write-corpus leidraad|hugo DIR PAGES [--seed N] [--search]\n       PAGES: at least %zu\n",
        smallest_guide);
    return 2;
  }
  try {
    if (fs::exists(options->folder) && !fs::is_empty(options->folder)) {
      std::fprintf(stderr, "write-corpus: %s is not empty; name a new folder\n", options->folder.c_str());
      return 3;
    }
    const Guide guide(options->pages, options->seed);
    if (options->generator == Generator::hugo) {
      write_hugo(guide, options->folder);
    } else {
      write_leidraad(guide, options->folder, options->with_search);
    }
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "write-corpus: %s\n", error.what());
    return 3;
  }
}
