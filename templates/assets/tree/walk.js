// Walking a tree: from answers to an outcome. Does exactly what generator/guide/trees/walk.cpp and measurement.cpp do,
// in the same order of operations; tests/walk compares the two. No DOM here, and nothing throws on any answers.
//
// `answers` is a Map from question to an answer's id (string) or a measured value (number): what comes from an address
// may hold any name, and in a plain object "__proto__" would be one that means something. `known` is another
// such Map: what the reader told before of the place. A question about the place that it answers is passed as if the
// answer stood in the address; what the address itself says goes first.

// What a plain object from the data holds under a name, or undefined.
export const own = (object, name) => (object && Object.hasOwn(object, name) ? object[name] : undefined);

const isGiven = (name) => name !== undefined && name !== "";

// Where a value lies between two points of an axis: [lower, upper, share of the way].
function placeOf(at, value) {
  const last = at.length - 1;
  if (value <= at[0]) return [0, 0, 0];
  if (value >= at[last]) return [last, last, 0];
  const above = at.findIndex((point) => point > value);
  return [above - 1, above, (value - at[above - 1]) / (at[above] - at[above - 1])];
}

export function derivedValue({ rows, columns, values }, row, column, decimals) {
  const [lowerRow, upperRow, rowShare] = placeOf(rows.at, row);
  const [lowerColumn, upperColumn, columnShare] = placeOf(columns.at, column);
  const along = (index) => values[index][lowerColumn] + (values[index][upperColumn] - values[index][lowerColumn]) * columnShare;
  const lower = along(lowerRow);
  const value = lower + (along(upperRow) - lower) * rowShare;
  const scale = 10 ** decimals;
  return Math.floor(value * scale + 0.5) / scale;
}

export const comparedQuantity = ({ quantity, compare }) => compare || quantity;

// The value that the bands of a measuring question divide; undefined where something for it was not measured.
export function comparedValue(tree, measure, measured) {
  const id = comparedQuantity(measure);
  const quantity = own(tree.quantities, id);
  if (!quantity) return undefined;
  if (!quantity.derived) return measured.get(id);
  const row = measured.get(quantity.derived.rows.quantity);
  const column = measured.get(quantity.derived.columns.quantity);
  return row === undefined || column === undefined ? undefined : derivedValue(quantity.derived, row, column, quantity.decimals);
}

export const isOffered = (answer, { remembered }) => !answer.country || remembered.get("country") === answer.country;

const hold = (when = {}, { remembered }) =>
  Object.entries(when).every(([name, values]) => remembered.has(name) && values.includes(remembered.get(name)));

const fits = (scale, facts) => hold(scale.when, facts);

// The places that an answer or a band names; an answer without any has those of its question.
export const waysOf = (question, { next = question.next, back }) => (back || next === undefined ? [] : Array.isArray(next) ? next : [{ next }]);

// Where these ways lead: undefined where there is none, or where they ask for what nobody told.
export function wayFor(ways, facts) {
  const isTold = ({ when = {} }) => Object.keys(when).every((name) => facts.remembered.has(name));
  return ways.every(isTold) ? ways.find(({ when }) => hold(when, facts))?.next : undefined;
}

// The place of the scale that fits what is known, -1 where none does.
export const scaleFor = (question, facts) => (question.scales || []).findIndex((scale) => fits(scale, facts));

const holds = ({ from, above, below, upTo }, value) =>
  (from === undefined || value >= from) &&
  (above === undefined || value > above) &&
  (below === undefined || value < below) &&
  (upTo === undefined || value <= upTo);

export const bandFor = (scale, value) => scale.bands.findIndex((band) => holds(band, value));

// Gives { steps, advised, tips, outcome, firstOutcome, stepsToOutcome, back, question, stop, facts }; nodes are ids. A step
// is { question, chosen (the answer or band), given, next?, advice?, isKnown (from before), and for a band scale, band
// (places) and compared }.
// `stop`: outcome, unanswered, impossible (no answer here, or not any more) or unknown-node.
export function walk(tree, answers, from, known = new Map()) {
  const facts = { remembered: new Map(), measured: new Map() };
  const result = { steps: [], advised: [], tips: [], stepsToOutcome: 0, stop: "unanswered", facts };
  const visited = new Set();
  let isClosing = false;

  function stop(reason) {
    result.stop = reason;
    if (reason !== "outcome" && !isClosing) result.outcome = undefined;
  }

  function goOn(step, next) {
    result.steps.push(step);
    step.next = next;
    const { back, advice, tip } = step.chosen;
    if (back) {
      result.back = back;
      return stop("outcome");
    }
    if (isGiven(tip) && own(tree.outcomes, tip)) result.tips.push(tip);
    if (isGiven(advice) && own(tree.outcomes, advice)) {
      step.advice = advice;
      result.advised.push(advice);
    }
    return isGiven(next) ? next : stop("unknown-node");
  }

  function choose(id, question, given) {
    const chosen = question.answers.find((answer) => answer.id === given);
    if (!chosen || !isOffered(chosen, facts)) return stop("impossible");
    const before = facts.remembered.get(question.remembers);
    if (question.remembers) facts.remembered.set(question.remembers, given);
    const ways = waysOf(question, chosen);
    const next = wayFor(ways, facts);
    if (ways.length && next === undefined) {
      // Who came in the middle of the tree may lack what a list of ways asks for: then nothing is guessed.
      if (before === undefined) facts.remembered.delete(question.remembers);
      else facts.remembered.set(question.remembers, before);
      return stop(answers.has(id) ? "impossible" : "unanswered");
    }
    return goOn({ question: id, chosen, given, isKnown: !answers.has(id) }, next);
  }

  function measure(id, question, given) {
    const quantity = question.measure && own(tree.quantities, question.measure.quantity);
    if (!quantity || !(given >= quantity.minimum && given <= quantity.maximum)) return stop("impossible");
    facts.measured.set(question.measure.quantity, given);
    const compared = comparedValue(tree, question.measure, facts.measured);
    const scale = scaleFor(question, facts);
    const band = compared === undefined || scale < 0 ? -1 : bandFor(question.scales[scale], compared);
    if (band < 0) return stop("impossible");
    const chosen = question.scales[scale].bands[band];
    const ways = waysOf({}, chosen);
    const next = wayFor(ways, facts);
    if (ways.length && next === undefined) return stop("impossible");
    return goOn({ question: id, chosen, given, isKnown: false, scale, band, compared }, next);
  }

  function arriveAt(id, outcome) {
    result.outcome = id;
    result.stop = "outcome";
    if (!result.firstOutcome) {
      result.firstOutcome = id;
      result.stepsToOutcome = result.steps.length;
    }
    if (isClosing || outcome.final || !tree.closing || !answers.has(tree.closing)) return undefined;
    isClosing = true;
    return tree.closing;
  }

  // What was told before of the place, where this question asks for it and still offers that answer.
  function knownAnswer(id, question) {
    const given = question.context ? known.get(id) : undefined;
    return question.answers.some((answer) => answer.id === given && isOffered(answer, facts)) ? given : undefined;
  }

  function arrive(id) {
    const question = own(tree.questions, id);
    const outcome = own(tree.outcomes, id);
    result.question = question && id;
    if (question) {
      // A second visit would go round for ever; the generator refuses such trees.
      if (visited.has(id)) return stop("impossible");
      visited.add(id);
      const given = answers.get(id) ?? knownAnswer(id, question);
      if (given === undefined) return stop("unanswered");
      return typeof given === "number" ? measure(id, question, given) : choose(id, question, given);
    }
    return outcome ? arriveAt(id, outcome) : stop("unknown-node");
  }

  for (let next = from || tree.start; next; ) next = arrive(next);
  return result;
}
