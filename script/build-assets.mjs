// The work behind script/build-assets; see there.
import { copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const output = process.argv[2];
const sources = "templates/assets";

// The npm package holds 24 languages in one file of 868 KB, which no bundler can take apart. Every language is one
// class of the same shape; this leaves out all but the Dutch one. A new version that looks different stops the build.
const onlyDutch = {
  name: "only-dutch",
  setup(bundler) {
    bundler.onLoad({ filter: /snowball-stemmers\.js$/ }, ({ path }) => {
      const language = /^ {4}var (\w+)Stemmer = function \(_SnowballStemmer\d*\) \{\n[^]*?^ {4}\}\(SnowballStemmer\);\n/gm;
      const kept = [];
      const dropped = [];
      let contents = readFileSync(path, "utf8").replace(language, (text, name) => {
        (name === "dutch" ? kept : dropped).push(name);
        return name === "dutch" ? text : "";
      });
      for (const name of dropped) contents = contents.replace(new RegExp(`^ +${name}: ${name}Stemmer,?\\n`, "m"), "");
      if (kept.length !== 1 || dropped.length < 20 || dropped.some((name) => contents.includes(`${name}Stemmer`))) {
        throw new Error("snowball-stemmers has changed: adapt onlyDutch in script/build-assets.mjs");
      }
      return { contents, loader: "js" };
    });
  },
};

const licences = [
  ["Atkinson Hyperlegible (fonts/)", "node_modules/@fontsource/atkinson-hyperlegible/LICENSE"],
  ["Tabler Icons (in pages)", "node_modules/@tabler/icons/LICENSE"],
];
const stemmerNotice = `Snowball stemmers for JavaScript by Oleg Mazko (in search.js), ISC licence:
Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted,
provided that the above copyright notice and this permission notice appear in all copies. THE SOFTWARE IS PROVIDED "AS
IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF
MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL
DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT,
NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.

The algorithm: Snowball by Dr Martin Porter and Richard Boulton, BSD licence, https://snowballstem.org/license.html
`;

mkdirSync(join(output, "fonts"), { recursive: true });

const shared = {
  bundle: true,
  minify: true,
  charset: "utf8",
  target: ["es2020", "chrome109", "firefox115", "safari16"],
  legalComments: "none", // LICENSES.txt has them
  logLevel: "warning",
};
await build({
  ...shared,
  entryPoints: {
    site: `${sources}/js/main.js`,
    frame: `${sources}/js/frame.js`,
    tree: `${sources}/tree/main.js`,
    "tree-visit": `${sources}/tree/visit/main.js`,
    "tree-worker": `${sources}/tree/worker/main.js`,
    survey: `${sources}/survey/start.js`,
    "survey-form": `${sources}/survey/main.js`,
    "survey-outbox": `${sources}/survey/left.js`,
    "survey-embedded": `${sources}/survey/embedded.js`,
  },
  format: "iife",
  outdir: output,
});
await build({
  ...shared,
  entryPoints: { search: `${sources}/search/main.js` },
  format: "iife",
  plugins: [onlyDutch],
  outdir: output,
});
// A style sheet for each list of blocks; which page links which stands in generator/render/style_sheets.cpp.
await build({
  ...shared,
  entryPoints: readdirSync(`${sources}/css`).filter((name) => name.endsWith(".css")).map((name) => `${sources}/css/${name}`),
  outdir: output,
});

const fonts = "node_modules/@fontsource/atkinson-hyperlegible/files/atkinson-hyperlegible-latin";
for (const weight of ["400", "700"]) {
  copyFileSync(`${fonts}-${weight}-normal.woff2`, join(output, `fonts/atkinson-${weight}.woff2`));
}
// A line for each icon that a guide may name (generator/guide/icons.hpp): its paths as one, since all are drawn alike.
function iconLines() {
  const nodes = JSON.parse(readFileSync("node_modules/@tabler/icons/tabler-nodes-outline.json", "utf8"));
  return Object.keys(nodes).sort().map((name) => {
    const paths = nodes[name].map(([tag, { d }]) => {
      if (tag !== "path" || !/^M[-\d.]/.test(d)) throw new Error(`the icon ${name} has changed: adapt iconLines in script/build-assets.mjs`);
      return d;
    });
    return `${name} ${paths.join("")}\n`;
  });
}
writeFileSync(join(output, "icons.txt"), iconLines().join(""));
copyFileSync(`${sources}/icons/default.svg`, join(output, "icon.svg"));
const notices = licences.map(([name, file]) => `${name}\n\n${readFileSync(file, "utf8").trim()}\n`);
writeFileSync(join(output, "LICENSES.txt"), [...notices, stemmerNotice].join(`\n${"-".repeat(80)}\n\n`));
