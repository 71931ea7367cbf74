// Whether something is asked; does what generator/guide/survey_routing.cpp does.
import { fieldSeenFrom } from "./form.js";

// Whether a condition holds for who stands at `step` and has these answers (a Map, as validate gives it). A question that
// was not shown or not answered fulfils nothing.
export function holds(form, step, condition, answers) {
  const { any, all, not, question, is, answered, "at-least": least, "at-most": most } = condition;
  const partHolds = (part) => holds(form, step, part, answers);
  if (any) return any.some(partHolds);
  if (all) return all.every(partHolds);
  if (not) return !partHolds(not);
  const answer = answers.get(fieldSeenFrom(form, question, step)?.name);
  if (!answer) return false;
  if (answered) return true;
  if (is !== undefined) return answer.chosen.some((one) => [is].flat().includes(one));
  return answer.number !== undefined && !(answer.number < least) && !(answer.number > most);
}

// Whether a page or a question is asked there: `asked` has its condition, or none.
export const isAsked = (form, step, { when }, answers) => !when || holds(form, step, when, answers);
