// The screens of a visit. A step is one screen, but a telephone shows each statement of a grid by itself where the survey
// asks for that (`one-per-screen`). What is narrow at the start stays so: a screen that one stands on does not go.
const isNarrow = () => window.matchMedia("(max-width: 40rem)").matches;

// `steps` in the order of this respondent, whose fields stand in their order in the page. Gives [{ name, step, fields, isAlone,
// isFirst }]; `isAlone` is one statement, `isFirst` the first screen of its step. A step on one screen lends that its name.
export function partsOf(node, form, steps) {
  const splits = isNarrow();
  return steps.flatMap((step) => {
    const section = node.querySelector(`[data-step="${CSS.escape(step.name)}"]`);
    const parts = [];
    let open;
    for (const { dataset } of section.querySelectorAll("[data-field]")) {
      const field = form.byName.get(dataset.field);
      const isAlone = splits && Boolean(field.question["one-per-screen"]);
      if (open && !isAlone) {
        open.fields.push(field);
        continue;
      }
      const hasName = isAlone || parts.some((part) => !part.isAlone);
      const part = { name: hasName ? `${step.name}/${field.name}` : step.name, step, fields: [field], isAlone, isFirst: !parts.length };
      parts.push(part);
      open = isAlone ? undefined : part;
    }
    return parts;
  });
}
