// The order in which this respondent sees options, rows, questions and repeated pages. Only here: without script
// everybody sees the order of the survey.
import { optionsInOrder, questionsInOrder, rowsInOrder, stepsInOrder } from "./order.js";

const find = (place, attribute, name) => place.querySelector(`[data-${attribute}="${CSS.escape(name)}"]`);

// Moves children into this order; those that are in it already stay where they are.
const inOrder = (children) => children.forEach((child) => child.parentNode.append(child));

export function arrange(node, form, seed) {
  const suffix = (item) => (item ? `@${item.id}` : "");
  for (const step of form.steps) {
    const section = find(node, "step", step.name);
    for (const question of step.page.questions) {
      const name = question.id + suffix(step.item);
      if (question.random && question.options) {
        const field = find(section, "field", name);
        inOrder(optionsInOrder(question, seed).map((id) => find(field, "option", id)));
      }
      if (question.random && question.rows)
        inOrder(rowsInOrder(question, seed).map((row) => find(section, "field", `${question.id}.${row.id}${suffix(step.item)}`)));
    }
    if (step.page.random)
      inOrder(questionsInOrder(step.page, seed).map((question) => find(section, "question", question.id + suffix(step.item))));
  }
  return stepsInOrder(form, seed);
}
