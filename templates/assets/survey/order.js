// Random order of options, rows, questions and repetitions: another one for each respondent, and the same for one
// respondent as long as the seed is kept (with the draft, or for the session).

// A seed to keep: a short text.
export const newSeed = () => crypto.getRandomValues(new Uint32Array(1))[0].toString(36);

// FNV-1a, then mulberry32: small, and the same everywhere. Which order somebody sees is no secret.
function chanceOf(text) {
  let state = 0x811c9dc5;
  for (const character of text) state = Math.imul(state ^ character.codePointAt(0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

// A list in the order that this seed gives to the thing of this name.
export function shuffled(list, seed, name) {
  const chance = chanceOf(`${seed} ${name}`);
  const order = [...list];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(chance() * (last + 1));
    [order[last], order[other]] = [order[other], order[last]];
  }
  return order;
}

const inOrder = (list, isRandom, seed, name) => (isRandom ? shuffled(list, seed, name) : list);

// The options of a choice by id; what is an answer of its own kind stays last.
export const optionsInOrder = ({ id, options, random, other, none, unknown }, seed) => [
  ...inOrder(options, random, seed, id).map((option) => option.id),
  ...[other && "other", none && "none", unknown && "unknown"].filter(Boolean),
];

export const rowsInOrder = ({ id, rows, random }, seed) => inOrder(rows, random, seed, id);

// The questions of a page. Those of a repeated page keep their order: its repetitions change places.
export const questionsInOrder = ({ id, questions, random, "for-each": each }, seed) =>
  inOrder(questions, random && !each, seed, `${id} questions`);

// The steps of a form, repetitions of a page in their random order where the page stands.
export function stepsInOrder({ steps }, seed) {
  const pages = [...new Set(steps.map(({ page }) => page))];
  return pages.flatMap((page) =>
    inOrder(steps.filter((step) => step.page === page), page.random && page["for-each"], seed, `${page.id} steps`),
  );
}
