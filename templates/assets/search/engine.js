// Finds pages. The index comes as `window.leidraadSearch` (written by the generator): a sorted list of stems and, per
// page and field, the numbers of the stems that occur there.
import MiniSearch from "minisearch";
import { splitWords, stem } from "./words.js";

const shortestPart = 4; // letters; a shorter part occurs in too many words to mean anything
const mostParts = 80;
const shortestHalf = 3;
const fewPages = 3;
const namedKindBoost = 3;
// Nobody asks for more or longer words (the index holds none), and a pasted page must not keep the browser busy.
const mostWords = 12;
const longestWord = 40;
const twins = { s: "z", z: "s", f: "v", v: "f" };

// Words that occur everywhere tell nothing, unless the query holds nothing else.
const commonWords = new Set(
  "aan als bij de dat die dit een en er het hoe ik in is je kan met mijn of om op te tot uit van voor wat we wie zijn".split(" "),
);

// "1,2,a" -> [1, 3, 13]: the distances between ascending numbers, in base 36.
function decode(entry) {
  let number = 0;
  return entry ? entry.split(",").map((distance) => (number += parseInt(distance, 36))) : [];
}

// "5,1,2;…": the word 5 stands in the text of every page but 1 and 3.
function readCommon(index, vocabulary) {
  return index.common.split(";").filter(Boolean).map((entry) => {
    const [number] = entry.split(",", 1);
    return { word: vocabulary[parseInt(number, 36)], lacking: new Set(decode(entry.slice(number.length + 1))) };
  });
}

function readPages(index, vocabulary) {
  const fields = ["title", "headings", "body"].map((name) => [name, index[name].split(";")]);
  const common = readCommon(index, vocabulary);
  return index.pages.map(([address, title, description, kind, phase], id) => {
    const page = { id, address, title, description, kind, phase, words: {} };
    for (const [name, entries] of fields) page.words[name] = decode(entries[id]).map((number) => vocabulary[number]);
    for (const { word, lacking } of common) if (!lacking.has(id)) page.words.body.push(word);
    return page;
  });
}

export function createEngine(index) {
  const vocabulary = index.words.split(" ");
  const pages = readPages(index, vocabulary);
  const search = new MiniSearch({
    fields: ["title", "headings", "body"],
    extractField: (page, field) => (field === "id" ? page.id : page.words[field]),
    stringifyField: (words) => words,
    tokenize: (words) => words,
    processTerm: (term) => term,
    searchOptions: {
      tokenize: (text) => [text],
      processTerm: (term) => term,
      boost: { title: 6, headings: 3 },
      weights: { prefix: 0.6, fuzzy: 0.25 },
    },
  });
  search.addAll(pages);

  const known = new Set(vocabulary);

  // "burnout" for a page that says "burn-out": two known words written as one.
  function halves(word) {
    for (let place = shortestHalf; place <= word.length - shortestHalf; place += 1) {
      const pair = [stem(word.slice(0, place)), stem(word.slice(place))];
      if (pair.every((half) => known.has(half))) return pair;
    }
    return null;
  }

  // All ways in which one word of the query may stand in the index, from sure to loose.
  function alternatives(word) {
    const root = stem(word);
    const queries = [{ queries: [root], prefix: root.length > 2, fuzzy: root.length > 4 ? 0.2 : false }];
    if (word !== root) queries.push({ queries: [word], prefix: true, boostTerm: () => 0.5 });
    if (root.length >= shortestPart) {
      // Dutch writes compounds as one word: "klimaat" has to find "binnenklimaat".
      const compounds = vocabulary.filter((term) => term.indexOf(root) > 0).slice(0, mostParts);
      if (compounds.length) queries.push({ queries: compounds, boostTerm: () => 0.5 });
    }
    // "kies" and "kiezen", "bedrijf" and "bedrijven": Dutch spells one stem in two ways.
    const twin = root.slice(0, -1) + twins[root.at(-1)];
    if (known.has(twin)) queries.push({ queries: [twin], boostTerm: () => 0.9 });
    const pair = halves(word);
    if (pair) queries.push({ combineWith: "AND", queries: pair, boostTerm: () => 0.7 });
    return { combineWith: "OR", queries };
  }

  // The known words inside an unknown compound: "klimaatbeslisboom" -> "klimaat", "beslisboom".
  function partsOf(word) {
    const parts = vocabulary.filter((term) => term.length > shortestPart && word.includes(term));
    return { combineWith: "OR", queries: parts.slice(0, mostParts) };
  }

  // Who asks for "traject" wants trajectories before pages that mention one.
  function preferNamedKinds(words) {
    const roots = new Set(words.map(stem));
    const named = Object.keys(index.kinds).filter((kind) => splitWords(index.kinds[kind]).some((word) => roots.has(stem(word))));
    return { boostDocument: (id) => (named.includes(pages[id].kind) ? namedKindBoost : 1) };
  }

  // Returns the pages that hold all words of the query, best first. Are those few, as for a whole question, then the
  // pages that hold all words but one follow; failing that, those that hold some of them.
  function find(query) {
    const all = splitWords(query)
      .slice(0, mostWords)
      .map((word) => word.slice(0, longestWord));
    if (!all.length) return [];
    const telling = all.filter((word) => !commonWords.has(word));
    const words = telling.length ? telling : all;
    const asked = words.map(alternatives);
    const preference = preferNamedKinds(words);
    const ask = (query) => search.search(query, preference);
    let found = ask({ combineWith: "AND", queries: asked });
    if (found.length < fewPages && asked.length > 2) {
      const butOne = asked.map((_, left) => ({ combineWith: "AND", queries: asked.filter((_, place) => place !== left) }));
      const sure = new Set(found.map(({ id }) => id));
      found = [...found, ...ask({ combineWith: "OR", queries: butOne }).filter(({ id }) => !sure.has(id))];
    }
    if (!found.length) found = ask({ combineWith: "OR", queries: asked });
    if (!found.length) found = ask({ combineWith: "OR", queries: words.map(partsOf) });
    return found.map(({ id, terms }) => ({ page: pages[id], terms: new Set(terms) }));
  }

  return { pages, find, kinds: index.kinds, phases: index.phases };
}
