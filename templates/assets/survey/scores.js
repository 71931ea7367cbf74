// What answers add up to; does what generator/guide/survey_scores.cpp does.

// A part of a score names a question, a grid or a row, whatever it is repeated for.
const isNamed = ({ question, row, scale }, name) => scale && (name === question.id || (row && name === `${question.id}.${row.id}`));

export const bandOf = ({ bands = [] }, value) => bands.filter(({ from }) => from === undefined || value >= from).pop();

function resultOf(form, answers, score) {
  let sum = 0;
  let parts = 0;
  let answered = 0;
  for (const part of score.of) {
    const { field: name, reversed } = typeof part === "string" ? { field: part } : part;
    for (const field of form.fields.filter((one) => isNamed(one, name))) {
      parts += 1;
      const point = answers.get(field.name)?.number;
      if (point === undefined) continue;
      answered += 1;
      const { points } = field.scale;
      sum += reversed ? points[0].value + points[points.length - 1].value - point : point;
    }
  }
  const isMean = score.method === "mean";
  const isEnough = answered > 0 && answered >= score["minimum-answered"] && (isMean || answered === parts);
  if (!isEnough) return { score, answered };
  const value = isMean ? sum / answered : sum;
  return { score, answered, value, band: bandOf(score, value) };
}

// { score, answered, value?, band? } of every score. A sum is only a sum of all its parts, a mean that of the answered.
export const scoresOf = (form, answers) => (form.survey.scores || []).map((score) => resultOf(form, answers, score));
