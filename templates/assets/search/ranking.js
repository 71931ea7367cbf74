// Which pages answer a query, best first. How, is told in generator/search/ranking.hpp, which does the same; tests/search
// holds the two against each other, to the millionth.
import { treeKind } from "./index.js";
import { createReader } from "./query.js";
import { stem } from "./words.js";

const saturation = 1.2;
const lengthShare = 0.7;
const leastWorth = 0.5;
const boosts = { names: 6, headings: 3, texts: 1 };
const fields = Object.keys(boosts);

const apartShare = 0.5;
const lastShare = 0.35;
const nameShare = 0.7;
const fewestItems = 0.3;
const leastSection = 0.3;
const mostSections = 3;

const rarity = (total, count) => Math.log(1 + (total - count + 0.5) / (count + 0.5));
const inMillionths = (score) => Math.floor(score * 1e6 + 0.5);

export function createRanking(index, lexicon) {
  const reader = createReader(index, lexicon);
  const { pages, firstSections, sectionCount } = index;

  // The worth of what is found, by page and by section.
  const nothing = () => ({
    names: new Float64Array(pages.length),
    headings: new Float64Array(sectionCount),
    texts: new Float64Array(sectionCount),
  });
  const ofSection = (found, section) => found.headings[section] + found.texts[section];
  function bestSection(found, page) {
    let best = 0;
    for (let section = firstSections[page]; section < firstSections[page + 1]; section += 1)
      best = Math.max(best, ofSection(found, section));
    return best;
  }
  const isOn = (found, page) => found.names[page] > 0 || bestSection(found, page) > 0;

  function evidenceOfPart({ matches, exact }) {
    const found = nothing();
    for (const field of fields) {
      const { of, lengths, meanLength } = index[field];
      const worth = found[field];
      const rarityOf = (term) => rarity(lengths.length, of(term).length);
      const isKnown = exact !== undefined && of(exact).length > 0;
      for (const { term, weight } of matches) {
        let rare = rarityOf(term);
        if (isKnown) rare = Math.min(rare, rarityOf(exact));
        for (const place of of(term)) {
          const value =
            weight *
            boosts[field] *
            rare *
            (leastWorth + (saturation + 1) / (1 + saturation * (1 - lengthShare + (lengthShare * lengths[place]) / meanLength)));
          worth[place] = Math.max(worth[place], value);
        }
      }
    }
    return found;
  }

  // Of several parts a page must have them all; then their mean counts.
  function evidenceOfAlternative({ parts }) {
    if (parts.length === 1) return evidenceOfPart(parts[0]);
    const all = parts.map(evidenceOfPart);
    const found = nothing();
    for (let page = 0; page < pages.length; page += 1) {
      if (!all.every((part) => isOn(part, page))) continue;
      for (const part of all) found.names[page] += part.names[page];
      found.names[page] /= all.length;
      for (let section = firstSections[page]; section < firstSections[page + 1]; section += 1) {
        for (const part of all) {
          found.headings[section] += part.headings[section];
          found.texts[section] += part.texts[section];
        }
        found.headings[section] /= all.length;
        found.texts[section] /= all.length;
      }
    }
    return found;
  }

  function evidenceOfItem(alternatives) {
    const best = nothing();
    for (const alternative of alternatives) {
      const found = evidenceOfAlternative(alternative);
      for (const field of fields)
        best[field].forEach((kept, place) => (best[field][place] = Math.max(kept, alternative.weight * found[field][place])));
    }
    let count = 0;
    let named = 0;
    for (let page = 0; page < pages.length; page += 1) {
      if (isOn(best, page)) count += 1;
      if (best.names[page] > 0) named += 1;
    }
    const weight = Math.max(count > 0 ? rarity(pages.length, count) : 0, named > 0 ? nameShare * rarity(pages.length, named) : 0);
    return { ...best, weight };
  }

  function scoreOf(page, found) {
    let names = 0;
    let apart = 0;
    let weight = 0;
    let matched = 0;
    for (const item of found) {
      const best = bestSection(item, page);
      weight += item.weight;
      if (item.names[page] > 0 || best > 0) matched += item.weight;
      names += item.names[page];
      apart += best;
    }
    if (names === 0 && apart === 0) return { score: 0, share: 0 };
    const isOne = pages[page].kind !== treeKind;
    let share = isOne ? matched / weight : 0;
    let score = isOne ? (names + apartShare * apart) * share * share : 0;
    for (let section = firstSections[page]; section < firstSections[page + 1]; section += 1) {
      let sum = 0;
      let together = 0;
      for (const item of found) {
        const worth = ofSection(item, section);
        sum += worth;
        if (item.names[page] > 0 || worth > 0) together += item.weight;
      }
      const part = together / weight;
      share = Math.max(share, part);
      score = Math.max(score, (names + sum) * part * part);
    }
    return { score: score * (pages[page].isLast ? lastShare : 1), share };
  }

  // The section that tells most, and those with a heading of their own, best first.
  function sectionsOf(page, found) {
    const first = firstSections[page];
    const ranked = [];
    for (let section = first; section < firstSections[page + 1]; section += 1) {
      let sum = 0;
      for (const item of found) sum += ofSection(item, section);
      if (sum > 0) ranked.push({ section, score: inMillionths(sum) });
    }
    ranked.sort((one, other) => other.score - one.score || one.section - other.section);
    const sections = [];
    for (const { section, score } of ranked) {
      if (section === first) continue;
      if (sections.length === mostSections || score < leastSection * ranked[0].score) break;
      sections.push(section);
    }
    return { best: ranked.length ? ranked[0].section : first, sections };
  }

  // The stems that were found; "te" of "te warm" is none that anybody looks for.
  const silent = new Set([...lexicon.leftOut].map(stem));
  function termsOf(items) {
    const matches = items.flatMap((item) => item.flatMap(({ parts }) => parts.flatMap((part) => part.matches)));
    const all = matches.map(({ term }) => index.terms[term]);
    const telling = all.filter((term) => !silent.has(term));
    return new Set(telling.length ? telling : all);
  }

  // The pages, best first, each with what it scores; `sectionsOf(hit)` chooses its sections, and `terms` are the stems found.
  function find(query) {
    const { items, name } = reader.read(query);
    const found = items.map(evidenceOfItem);
    const isCalled = (page) =>
      found.every((item) => item.names[page] > 0) && pages[page].names.some((one) => reader.nameOf(one) === name);
    const scored = pages
      .map((_, page) => ({ page, ...scoreOf(page, found) }))
      .filter(({ score }) => score > 0)
      .map(({ page, score, share }) => ({ page, score: inMillionths(score), share, isNamed: isCalled(page) }));
    const fullest = scored.reduce((most, { share }) => Math.max(most, share), 0);
    const hits = scored
      .filter(({ share, isNamed }) => isNamed || share >= fewestItems * fullest)
      .sort((one, other) => other.isNamed - one.isNamed || other.score - one.score || one.page - other.page);
    return { hits, terms: termsOf(items), sectionsOf: (hit) => sectionsOf(hit.page, found) };
  }

  return { find };
}
