// Where a page stands on the reader's way, and where each choice leads. Pure, like walk.js: texts in, addresses out.
import { own, walk, waysOf } from "./walk.js";
import { readFragment, writeFragment } from "./fragment.js";

const page = (id) => `${id}.html`;
const pathOf = (steps) => steps.map(({ question, given }) => [question, given]);

// Whether a question can still be answered so. Whether it may be answered so here is for the walk to say.
function isKnown(tree, id, given) {
  const question = own(tree.questions, id);
  if (!question) return false;
  return typeof given === "number" ? question.measure !== undefined : question.answers.some((answer) => answer.id === given);
}

// The ways of a list that may be taken by who has these facts; a name in `open` may still get another answer.
function possible(ways, { remembered }, open) {
  const isSettled = (name) => remembered.has(name) && !open.has(name);
  const found = [];
  for (const way of ways) {
    const names = Object.entries(way.when || {});
    if (names.some(([name, values]) => isSettled(name) && !values.includes(remembered.get(name)))) continue;
    found.push(way);
    if (names.every(([name]) => isSettled(name))) break; // it holds, so no later one is taken
  }
  return found;
}

// All questions that may follow a node, itself included. Without facts every way counts.
function reachable(tree, start, facts = { remembered: new Map() }, open = new Set()) {
  const seen = new Set();
  const waiting = [start];
  while (waiting.length) {
    const id = waiting.pop();
    const question = own(tree.questions, id);
    if (seen.has(id)) continue;
    if (question) {
      seen.add(id);
      const bands = (question.scales || []).flatMap((scale) => scale.bands);
      const lists = [...question.answers.map((answer) => waysOf(question, answer)), ...bands.map((band) => waysOf({}, band))];
      waiting.push(...lists.flatMap((ways) => possible(ways, facts, open)).map(({ next }) => next));
    } else if (own(tree.outcomes, id) && !tree.outcomes[id].final && tree.closing) {
      waiting.push(tree.closing);
    }
  }
  return seen;
}

// What may still be asked from here, by what is known already.
function ahead(tree, { question, stop, facts }) {
  if (!question || stop === "outcome") return new Set();
  const open = new Set([...reachable(tree, question)].map((id) => tree.questions[id].remembers));
  return reachable(tree, question, facts, open);
}

// Later answers that may still apply are kept; what the way can no longer meet is dropped. What was told of the place holds
// whatever the complaint.
function keptAnswers(tree, answers, result) {
  const passed = new Set(result.steps.map(({ question }) => question)).add(result.question);
  const asked = ahead(tree, result);
  const mayApply = (id) => asked.has(id) || tree.questions[id].context;
  return [...answers].filter(([id, given]) => !passed.has(id) && isKnown(tree, id, given) && mayApply(id));
}

// Back to a question: with the answers before it, or where the way did not pass it, to the last question on the way from
// which it can be reached. What was told of the place goes along, wherever it stood.
function rewind(tree, steps, target) {
  let place = steps.findIndex(({ question }) => question === target);
  for (let index = steps.length - 1; place < 0 && index >= 0; index -= 1) {
    if (reachable(tree, steps[index].question).has(target)) place = index;
  }
  if (place < 0) return page(target);
  const kept = steps.filter(({ question }, index) => index < place || (index > place && tree.questions[question].context));
  return page(steps[place].question) + writeFragment(pathOf(kept));
}

function backAddress(tree, result) {
  if (result.back === "outcome") return result.firstOutcome && page(result.firstOutcome) + writeFragment(pathOf(result.steps));
  const branch = own(tree.branches, own(tree.outcomes, result.firstOutcome)?.branch);
  // Where the way began in the middle nobody knows the branch: the page's own link stays.
  return result.firstOutcome && rewind(tree, result.steps, branch?.start || tree.again || tree.start);
}

// Where the way goes on after step `index`: to the first outcome, before that or beyond it to the first question that
// has no valid answer.
function addressAfter(tree, answers, result, index) {
  const isBeforeOutcome = result.firstOutcome && index < result.stepsToOutcome;
  if (!isBeforeOutcome && result.back) return backAddress(tree, result);
  const next = isBeforeOutcome ? result.firstOutcome : result.question || result.outcome;
  return next && page(next) + writeFragment([...pathOf(result.steps), ...keptAnswers(tree, answers, result)]);
}

// Where one comes from page `place.node` with an answer: an outcome shown on the way, or what follows. Undefined where
// the answer is none here.
export function addressOfChoice({ tree, node, from, answers, known }, given) {
  const chosen = new Map(answers).set(node, given);
  const result = walk(tree, chosen, from, known);
  const index = result.steps.findIndex(({ question }) => question === node);
  if (index < 0) return undefined;
  const { advice } = result.steps[index];
  if (!advice) return addressAfter(tree, chosen, result, index);
  return page(advice) + writeFragment([...pathOf(result.steps), ...keptAnswers(tree, chosen, result)]);
}

export const addressOfChange = (place, question) => page(question) + place.fragment;

// "Another complaint?": the answers up to that question stay.
export const addressOfAgain = ({ tree, steps }) => tree.again && rewind(tree, steps, tree.again);

// On from an outcome that is shown on the way.
export const addressOnward = ({ tree, answers, result, steps }) => addressAfter(tree, answers, result, steps.length - 1);

// The closing questions: the first, or where one was in them.
export const addressOfClosing = ({ tree, result, fragment }) => page(result.question || tree.closing) + fragment;

// Help that stands beside the way (an escalation): the page then knows the answers though the walk does not end there.
export function addressOfAside({ tree, steps }, href) {
  const id = /([^/]+)\.html$/.exec(href)?.[1];
  return own(tree.outcomes, id) && page(id) + writeFragment(pathOf(steps), "aside");
}

function whereWalkEnds({ back, question, outcome, firstOutcome }) {
  return back ? firstOutcome : question || outcome;
}

// How a walk meets a page: the steps that led here, and the answer that already stands here (a change).
function meet(tree, node, result) {
  const { steps } = result;
  const answered = steps.findIndex(({ question }) => question === node);
  if (answered >= 0) return { steps: steps.slice(0, answered), present: steps[answered].given };
  if (result.question === node) return { steps, isStale: result.stop === "impossible" };
  if (node === result.firstOutcome || node === result.outcome) return { steps, isArrived: true };
  // The walk stops at the outcome as long as no closing question is answered; the reader asked for the first one.
  if (node === tree.closing && result.outcome && !tree.outcomes[result.outcome].final) return { steps };
  const advising = steps.findIndex(({ advice }) => advice === node);
  return advising < 0 ? undefined : { steps: steps.slice(0, advising + 1), isOnTheWay: true };
}

function startOf(tree, node, answers) {
  if (node === tree.start || answers.has(tree.start)) return tree.start;
  // Opened in the middle: from the first question that is told, or this one.
  return [...answers.keys()].find((id) => own(tree.questions, id)) || (own(tree.questions, node) ? node : tree.start);
}

// What page `node` is for a reader with this fragment, who told `known` of the place before (see walk.js):
// { tree, node, from, answers, known, result, facts, steps, present?, isArrived?, isOnTheWay?, isAside?, fragment, ownFragment,
//   isGone, redirect? }
// `fragment` holds all answers that are still worth keeping, `ownFragment` is this page's own; `isGone` tells that
// something in the address no longer exists.
export function locate(tree, node, hash, known = new Map()) {
  const { answers, message } = readFragment(hash);
  const from = startOf(tree, node, answers);
  const result = walk(tree, answers, from, known);
  const place = { tree, node, from, answers, known, result, steps: [] };
  place.isGone = message === "gone" || [...answers].some(([id, given]) => !isKnown(tree, id, given));

  const isAside = message === "aside" && own(tree.outcomes, node) && result.steps.length > 0;
  const met = meet(tree, node, result) || (isAside ? { steps: result.steps, isAside } : undefined);
  const canKeep = result.steps.length > 0 || result.question === tree.start;
  const kept = canKeep ? keptAnswers(tree, answers, result) : [];
  const given = [...pathOf(result.steps), ...kept];
  place.fragment = writeFragment(given);
  place.ownFragment = writeFragment(given, met?.isAside && "aside");
  if (met) {
    Object.assign(place, met, { isGone: place.isGone || Boolean(met.isStale) });
  } else if (answers.size > 0) {
    const end = whereWalkEnds(result);
    place.isGone = true;
    if (end) place.redirect = page(end) + writeFragment(given, "gone");
  }
  place.facts = walk(tree, new Map(pathOf(place.steps)), from).facts;
  return place;
}
