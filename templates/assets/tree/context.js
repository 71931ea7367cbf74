// What describes the place and not the complaint (questions with `context`) is asked once: who wants it has the answers
// kept on this device. They go into the address only where the walk meets their question.
//
// The name starts with the address of the tree's data, so that two guides on one host do not meet. Everything may be
// refused (no room, private window): then nothing is kept, and nothing else changes.
import { own } from "./walk.js";

function stored(use) {
  try {
    return use(window.localStorage);
  } catch {
    return undefined;
  }
}

const nameFor = (id) => `leidraad ${new URL(`${document.body.dataset.root}_data/trees/${id}`, window.location.href).pathname} place`;

function parsed(text) {
  try {
    return Object.entries(JSON.parse(text) ?? {});
  } catch {
    return [];
  }
}

const isContext = (tree, [id, given]) => Boolean(own(tree.questions, id)?.context && tree.questions[id].answers.some((answer) => answer.id === given));

// Gives { known, isGone }: a Map of the answers that are kept, and whether some are none any more. Those are dropped.
export function readKept(tree) {
  const entries = parsed(stored((storage) => storage.getItem(nameFor(tree.id))) ?? "null");
  const known = new Map(entries.filter((entry) => isContext(tree, entry)));
  const isGone = known.size < entries.length;
  if (isGone) keep(tree, known);
  return { known, isGone };
}

// Says whether it worked.
export function keep(tree, answers) {
  const name = nameFor(tree.id);
  return stored((storage) => (answers.size ? storage.setItem(name, JSON.stringify(Object.fromEntries(answers))) : storage.removeItem(name), true)) === true;
}

// What was told about the place on the way here.
export const toldOnTheWay = ({ tree, result }) => result.steps.filter(({ question }) => tree.questions[question].context).map(({ question, given }) => [question, given]);

// The country, if it is among the answers.
export const countryIn = (tree, answers) => [...answers].find(([id]) => tree.questions[id].remembers === "country")?.[1];

// One answer in the place of what is kept.
export const changeKept = (tree, question, given) => keep(tree, new Map(readKept(tree).known).set(question, given));

// A new answer to what is kept takes its place.
export function followKept(place, known) {
  if (!known.size) return known;
  const all = new Map([...known, ...toldOnTheWay(place)]);
  if ([...all].some(([id, given]) => known.get(id) !== given)) keep(place.tree, all);
  return all;
}
