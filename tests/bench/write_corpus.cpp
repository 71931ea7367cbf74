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

#include "corpus_guide.hpp"

namespace {

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
