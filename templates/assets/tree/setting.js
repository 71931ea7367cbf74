// A question about the place whose answer this device keeps: it is passed, or changed beside the way.
import { readFragment, writeFragment } from "./fragment.js";
import { addressOfChange, addressOfChoice } from "./route.js";
import { own, walk } from "./walk.js";

const beside = "place";

// Where what is known of the place is changed. A question that the way has not met is answered beside it.
export function addressOfSetting(place, question) {
  const { steps } = place.result;
  if (steps.some((step) => step.question === question)) return addressOfChange(place, question);
  return `${question}.html${writeFragment(steps.map((step) => [step.question, step.given]), beside)}`;
}

// For a page that is opened to change what is kept: a function that tells where the reader goes on with an answer, which is
// where he was. Nothing for any other page.
export function returnFrom(tree, node, hash, known) {
  const { answers, message } = readFragment(hash);
  if (message !== beside || !own(tree.questions, node)?.context) return undefined;
  return (given) => {
    const { question, outcome, steps } = walk(tree, answers, undefined, new Map(known).set(node, given));
    if (!answers.size) return "index.html";
    return `${question || outcome}.html${writeFragment(steps.map((step) => [step.question, step.given]))}`;
  };
}

// A link from outside the tree knows nothing of what is kept: where it leads to a question that need not be asked, what
// follows is shown.
export function addressPast(place, known, hash) {
  const given = known.get(place.node);
  const isTold = readFragment(hash).answers.has(place.node);
  return given !== undefined && !isTold && place.steps.length > 0 && place.present === given ? addressOfChoice(place, given) : undefined;
}

// Back to the question that was answered last; what the device knew was never asked. From where nothing was answered the
// page's own link leads to the start.
export function addressOfBack(place, known) {
  if (place.returnFrom) return place.returnFrom(known.get(place.node));
  const asked = place.steps.filter(({ question, isKnown }) => !isKnown && !known.has(question));
  return asked.length > 0 ? addressOfChange(place, asked.at(-1).question) : undefined;
}
