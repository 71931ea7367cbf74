// Search as pages use it: over the index that comes as `window.leidraadSearch`.
import { readIndex, readLexicon } from "./index.js";
import { createRanking } from "./ranking.js";

export function createEngine(data) {
  const index = readIndex(data);
  const ranking = createRanking(index, readLexicon(data));
  const { pages, firstSections } = index;

  // The address of a section, and its heading; the first of a page has none.
  function sectionAt(number) {
    const page = pages[pageOf(number)];
    const place = number - firstSections[page.number];
    if (place === 0) return { number, address: page.address, heading: "" };
    const [where, heading] = page.sections[place - 1];
    const folder = page.address.slice(0, page.address.lastIndexOf("/") + 1);
    const address = !where || where.startsWith("#") ? page.address + where : folder + where;
    return { number, address, heading };
  }

  function pageOf(section) {
    let low = 0;
    let high = pages.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (firstSections[middle] <= section) low = middle;
      else high = middle;
    }
    return low;
  }

  // The piece that holds the text of a section, and its place there.
  function pieceOf(section) {
    const page = pageOf(section);
    let piece = data.pieces.length - 1;
    while (data.pieces[piece] > page) piece -= 1;
    return { piece, place: section - firstSections[data.pieces[piece]] };
  }

  function find(query) {
    const { hits, terms, sectionsOf } = ranking.find(query);
    return hits.map((hit) => ({
      page: pages[hit.page],
      score: hit.score,
      isNamed: hit.isNamed,
      terms,
      // Made when it is shown.
      sections: () => {
        const { best, sections } = sectionsOf(hit);
        return { best: sectionAt(best), others: sections.filter((one) => one !== best).map(sectionAt) };
      },
    }));
  }

  const sectionsOf = ({ number, sections }) => [0, ...sections.keys()].map((_, place) => sectionAt(firstSections[number] + place));
  // Of a very large guide the index does not know in which section a text stands.
  return { pages, find, sectionsOf, pieceOf, isCoarse: data.coarse, build: data.build, kinds: data.kinds, phases: data.phases };
}
