// The index as the generator writes it (generator/render/search_data.hpp), read as far as it is needed: nothing is added to
// it when it is loaded, so a large guide answers as soon as a small one.
const signs = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+,-./:=?@[]^_`{|}~";
const base = 44;
const valueOf = new Uint8Array(128);
[...signs].forEach((sign, value) => (valueOf[sign.charCodeAt(0)] = value));

// Numbers with their low digits first; signs from the second half say that more follow.
function readNumbers(text) {
  const numbers = [];
  let number = 0;
  let scale = 1;
  for (let at = 0; at < text.length; at += 1) {
    const value = valueOf[text.charCodeAt(at)];
    if (value < base) {
      numbers.push(number + value * scale);
      number = 0;
      scale = 1;
    } else {
      number += (value - base) * scale;
      scale *= base;
      number += scale;
    }
  }
  return numbers;
}

// Ascending numbers, each written as the distance to the one before.
function readPlaces(text) {
  let next = 0;
  return readNumbers(text).map((distance) => {
    const place = next + distance;
    next = place + 1;
    return place;
  });
}

function readTerms(text) {
  let before = "";
  return text.split(" ").map((entry) => (before = before.slice(0, parseInt(entry[0], 36)) + entry.slice(1)));
}

// For each term where it stands; `lengths` says how many terms each place has, and is counted where it is not given. `placeOf`
// holds the places by the numbers that are written.
function postings(text, count, lengths, placeOf) {
  const entries = text.split(";");
  const known = new Map();
  const of = (term) => {
    if (!known.has(term)) known.set(term, placeOf ? readPlaces(entries[term]).map((number) => placeOf[number]) : readPlaces(entries[term]));
    return known.get(term);
  };
  const own = lengths ?? Array.from({ length: count }, () => 0);
  if (!lengths) entries.forEach((_, term) => of(term).forEach((place) => (own[place] += 1)));
  const filled = own.filter((length) => length > 0);
  const total = filled.reduce((sum, length) => sum + length, 0);
  return { of, lengths: own, meanLength: filled.length ? total / filled.length : 1 };
}

export const treeKind = 6; // of guide::PageKind

// Characters, as the generator counts them.
export const lengthOf = (word) => (/^[\u0020-\u007e]*$/.test(word) ? word.length : [...word].length);

export function readIndex(data) {
  const firstSections = [0];
  const pages = data.pages.map(([address, title, kind, phase, last, names, sections], number) => {
    firstSections.push(firstSections[number] + sections.length + 1);
    return { number, address, title, kind, phase, isLast: last === 1, names: [title, ...names], sections };
  });
  const terms = data.terms ? readTerms(data.terms) : [];
  const sectionCount = firstSections.at(-1);
  // The sections that may hold a text: of a very large guide only the first of each page, and those of trees.
  const holdsText = (page, place) => !data.coarse || place === 0 || page.kind === treeKind;
  const textPlaces = pages.flatMap((page) =>
    [0, ...page.sections.keys()].map((_, place) => place).filter((place) => holdsText(page, place)).map((place) => firstSections[page.number] + place),
  );
  const lengths = Array.from({ length: sectionCount }, () => 0);
  readNumbers(data.lengths).forEach((length, number) => (lengths[textPlaces[number]] = length));
  return {
    pages,
    firstSections,
    sectionCount,
    terms,
    termLengths: terms.map(lengthOf),
    numbers: new Map(terms.map((term, number) => [term, number])),
    names: postings(data.names, pages.length),
    headings: postings(data.headings, sectionCount),
    texts: postings(data.texts, sectionCount, lengths, textPlaces),
  };
}

// Words that are left out, and synonyms: each phrase in stems, as it is typed and what of it tells.
export function readLexicon(data) {
  const places = new Map();
  const groups = data.synonyms.map((group, number) =>
    group.map((entry, place) => {
      const [stems, telling] = typeof entry === "string" ? [entry, entry] : entry;
      places.set(stems, { group: number, phrase: place });
      return { stems: stems.split(" "), telling: telling.split(" ") };
    }),
  );
  return { leftOut: new Set(data.leftOut.split(" ")), groups, places };
}
