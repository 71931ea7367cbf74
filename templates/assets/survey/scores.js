// What answers add up to; does what generator/guide/surveys/scores.cpp does.

// A part of a score names a question, a grid or a row, whatever it is repeated for.
const isNamed = ({ question, row, scale }, name) => scale && (name === question.id || (row && name === `${question.id}.${row.id}`));

// [{ field, reversed }] of all fields that a score is made of.
function partsOf(form, score) {
  return score.of.flatMap((part) => {
    const { field: name, reversed = false } = typeof part === "string" ? { field: part } : part;
    return form.fields.filter((field) => isNamed(field, name)).map((field) => ({ field, reversed }));
  });
}

export const bandOf = ({ bands = [] }, value) => bands.filter(({ from }) => from === undefined || value >= from).pop();

const reckoned = {
  mean: (points) => points.reduce((sum, point) => sum + point, 0) / points.length,
  sum: (points) => points.reduce((sum, point) => sum + point, 0),
  highest: (points) => Math.max(...points),
};

function resultOf(form, answers, score) {
  const parts = partsOf(form, score);
  const points = parts.flatMap(({ field, reversed }) => {
    const point = answers.get(field.name)?.number;
    if (point === undefined) return [];
    const scale = field.scale.points;
    return [reversed ? scale[0].value + scale[scale.length - 1].value - point : point];
  });
  const answered = points.length;
  const isEnough = answered > 0 && answered >= score["minimum-answered"] && (score.method !== "sum" || answered === parts.length);
  if (!isEnough) return { score, answered };
  const value = reckoned[score.method](points);
  return { score, answered, value, band: bandOf(score, value) };
}

// The lowest and the highest value that a score can have: { lowest, highest }.
export function rangeOf(form, score) {
  const scales = partsOf(form, score).map(({ field }) => field.scale.points);
  const join = score.method === "sum" ? [reckoned.sum, reckoned.sum] : [(points) => Math.min(...points), reckoned.highest];
  return { lowest: join[0](scales.map((points) => points[0].value)), highest: join[1](scales.map((points) => points[points.length - 1].value)) };
}

// { score, answered, value?, band? } of every score. A sum is only a sum of all its parts, a mean and the highest that of the answered.
export const scoresOf = (form, answers) => (form.survey.scores || []).map((score) => resultOf(form, answers, score));
