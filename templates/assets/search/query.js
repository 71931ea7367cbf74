// What somebody asks, read against the index: the ways in which each of its words may stand there. What items, alternatives
// and parts are is told in generator/search/query.hpp, which does the same; tests/search holds the two against each other.
import { lengthOf } from "./index.js";
import { splitWords, stem } from "./words.js";

const mostWords = 12;
const longestWord = 40; // bytes; the index holds no longer ones
const longestPhrase = 4;
const shortestStart = 3;
const shortestPart = 4;
const shortestInside = 5;
const shortestHalf = 3;

const startWeight = 0.6;
const startLoss = 0.3;
const endWeight = 0.5;
const middleWeight = 0.3;
const twinWeight = 0.9;
const misspeltWeight = 0.5;
const synonymWeight = 0.8;
const halvesWeight = 0.7;
const insideWeight = 0.3;

const twins = { s: "z", z: "s", f: "v", v: "f" };
const bytesOf = new TextEncoder();

const mostEdits = (length) => (length < 5 ? 0 : length < 8 ? 1 : 2);
const twinOf = (word) => (twins[word.at(-1)] ? word.slice(0, -1) + twins[word.at(-1)] : "");
const isAscii = (word) => /^[\u0020-\u007e]*$/.test(word);

// How many letters are wrong, missing, spare or exchanged with the next; `most` + 1 where it is more than `most`.
export function editsBetween(one, other, most) {
  if (one.length > other.length + most || other.length > one.length + most) return most + 1;
  let before = [];
  let above = other.map((_, column) => column);
  above.push(other.length);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1];
      let edits = Math.min(above[column - 1] + (isSame ? 0 : 1), above[column] + 1, current[column - 1] + 1);
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1])
        edits = Math.min(edits, before[column - 2] + 1);
      current[column] = edits;
      least = Math.min(least, edits);
    }
    if (least > most) return most + 1;
    before = above;
    above = current;
  }
  return Math.min(above[other.length], most + 1);
}

export function createReader(index, lexicon) {
  const { terms, termLengths, numbers } = index;

  function wordsIn(query) {
    const words = splitWords(query)
      .filter((text) => bytesOf.encode(text).length <= longestWord)
      .slice(0, mostWords)
      .map((text) => ({ text, stem: stem(text), isLeftOut: lexicon.leftOut.has(text) }));
    return words.some(({ isLeftOut }) => !isLeftOut) ? words : words.map((word) => ({ ...word, isLeftOut: false }));
  }

  // The telling stems, sorted, each once, as one text: may be what a page is called.
  function nameOf(text) {
    const telling = wordsIn(text).filter(({ isLeftOut }) => !isLeftOut);
    return [...new Set(telling.map((word) => word.stem))].sort().join(" ");
  }

  function sure(root) {
    const matches = [];
    const exact = numbers.get(root);
    if (exact !== undefined) matches.push({ term: exact, weight: 1 });
    const twin = numbers.get(twinOf(root));
    if (twin !== undefined) matches.push({ term: twin, weight: twinWeight });
    const length = lengthOf(root);
    if (length >= shortestStart) {
      terms.forEach((text, term) => {
        const offset = text.indexOf(root);
        if (offset < 0 || term === exact || term === twin) return;
        const whole = termLengths[term];
        if (offset === 0) {
          matches.push({ term, weight: (startWeight * whole) / (whole + startLoss * (whole - length)) });
        } else if (length >= shortestPart) {
          matches.push({ term, weight: text.endsWith(root) ? endWeight : middleWeight });
        }
      });
    }
    return { matches, exact };
  }

  function synonyms({ group, phrase }) {
    return lexicon.groups[group].map(({ telling }, place) => ({
      parts: telling.map(sure),
      weight: place === phrase ? 1 : synonymWeight,
    }));
  }

  // "burnout" for a guide that writes "burn-out": two known words written as one, cut where the shorter half is longest.
  function halvesOf(word) {
    let best = 0;
    let parts = null;
    for (let cut = shortestHalf; isAscii(word) && cut + shortestHalf <= word.length; cut += 1) {
      const shorter = Math.min(cut, word.length - cut);
      if (shorter <= best) continue;
      const pair = [word.slice(0, cut), word.slice(cut)].map((half) => numbers.get(stem(half)));
      if (pair.includes(undefined)) continue;
      best = shorter;
      parts = pair.map((term) => ({ matches: [{ term, weight: 1 }], exact: term }));
    }
    return parts;
  }

  function misspelt(word) {
    const wanted = [...word.stem];
    const most = mostEdits(wanted.length);
    const near = [];
    let least = most + 1;
    for (let term = 0; most > 0 && term < terms.length; term += 1) {
      const length = termLengths[term];
      if (length > wanted.length + most || wanted.length > length + most) continue;
      const edits = editsBetween(wanted, [...terms[term]], most);
      if (edits > most) continue;
      least = Math.min(least, edits);
      near.push({ term, weight: (misspeltWeight * length) / (length + edits) });
    }
    // A synonym may be misspelt too, or not be typed to its end yet.
    let meant = null;
    for (const [stems, place] of lexicon.places) {
      if (lexicon.groups[place.group][place.phrase].stems.length > 1) continue;
      const isStart = wanted.length >= shortestPart && stems.startsWith(word.stem);
      const edits = isStart ? 0 : editsBetween(wanted, [...stems], most);
      if (edits > most || edits > least || (edits === least && meant)) continue;
      least = edits;
      meant = place;
    }
    if (meant) return synonyms(meant);
    if (near.length) return [{ parts: [{ matches: near }], weight: 1 }];
    const halves = halvesOf(word.text);
    // Either says something: "slaapkwaliteit" is about sleep, "minimumtemperatuur" is a temperature.
    if (halves) return [...halves.map((half) => ({ parts: [half], weight: insideWeight })), { parts: halves, weight: halvesWeight }];
    // The known words inside an unknown compound: "klimaatbeslisboom" -> "klimaat", "beslisboom".
    const inside = [];
    terms.forEach((text, term) => {
      if (termLengths[term] >= shortestInside && word.text.includes(text)) inside.push({ term, weight: insideWeight });
    });
    return inside.length ? [{ parts: [{ matches: inside }], weight: 1 }] : [];
  }

  function itemOf(word) {
    const part = sure(word.stem);
    return part.matches.length ? [{ parts: [part], weight: 1 }] : misspelt(word);
  }

  // The longest synonym that starts here, as an item and how many words it has.
  function synonymAt(words, at) {
    for (let count = Math.min(longestPhrase, words.length - at); count > 0; count -= 1) {
      if (count === 1 && words[at].isLeftOut) break;
      const place = lexicon.places.get(words.slice(at, at + count).map((word) => word.stem).join(" "));
      if (place) return { item: synonyms(place), count };
    }
    return null;
  }

  // Two words that the guide, or a synonym, writes as one: "na scholing".
  function pairOf(first, second) {
    if (first.isLeftOut && second.isLeftOut) return null;
    const together = stem(first.text + second.text);
    const place = lexicon.places.get(together);
    if (place) return synonyms(place);
    if (!numbers.has(together)) return null;
    const apart = [first, second].filter(({ isLeftOut }) => !isLeftOut).map((word) => sure(word.stem));
    return [{ parts: [sure(together)], weight: 1 }, { parts: apart, weight: 1 }];
  }

  // Returns the items, each a list of alternatives, and the name.
  function read(query) {
    const words = wordsIn(query);
    const items = [];
    for (let at = 0; at < words.length; ) {
      const synonym = synonymAt(words, at);
      const pair = !synonym && at + 1 < words.length ? pairOf(words[at], words[at + 1]) : null;
      if (synonym) items.push(synonym.item);
      else if (pair) items.push(pair);
      else if (!words[at].isLeftOut) items.push(itemOf(words[at]));
      at += synonym ? synonym.count : pair ? 2 : 1;
    }
    return { items, name: nameOf(query) };
  }

  return { read, nameOf };
}
