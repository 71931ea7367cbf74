// What answers add up to; does what generator/guide/surveys/scores.cpp does.

// A part of a score names a question, a grid or a row, whatever it is repeated for.
const isNamed = ({ question, row, scale }, name) => scale && (name === question.id || (row && name === `${question.id}.${row.id}`));

export const bandOf = ({ bands = [] }, value) => bands.filter(({ from }) => from === undefined || value >= from).pop();

const reckoned = {
  mean: (points) => points.reduce((sum, point) => sum + point, 0) / points.length,
  sum: (points) => points.reduce((sum, point) => sum + point, 0),
  highest: (points) => Math.max(...points),
};

function resultOf(form, answers, score) {
  const points = [];
  let parts = 0;
  for (const part of score.of) {
    const { field: name, reversed } = typeof part === "string" ? { field: part } : part;
    for (const field of form.fields.filter((one) => isNamed(one, name))) {
      parts += 1;
      const point = answers.get(field.name)?.number;
      if (point === undefined) continue;
      const scale = field.scale.points;
      points.push(reversed ? scale[0].value + scale[scale.length - 1].value - point : point);
    }
  }
  const answered = points.length;
  const isEnough = answered > 0 && answered >= score["minimum-answered"] && (score.method !== "sum" || answered === parts);
  if (!isEnough) return { score, answered };
  const value = reckoned[score.method](points);
  return { score, answered, value, band: bandOf(score, value) };
}

// { score, answered, value?, band? } of every score. A sum is only a sum of all its parts, a mean and the highest that of the answered.
export const scoresOf = (form, answers) => (form.survey.scores || []).map((score) => resultOf(form, answers, score));
