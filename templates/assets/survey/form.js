// A survey written out in steps and fields; does what generator/guide/survey_form.cpp does, and tells there what names
// look like. `survey` is what stands in _data/surveys/<id>.json.
//
// A field is { name, question, row?, item?, scale?, step }, a step { name, page, item?, fields }.

const byId = (many, id) => (many || []).find((one) => one.id === id);

const nameFor = (name, item) => (item ? `${name}@${item.id}` : name);

// Gives { survey, steps, fields, byName }.
export function formOf(survey) {
  const steps = survey.pages.flatMap((page) => {
    const items = page["for-each"] ? byId(survey.lists, page["for-each"]).items : [undefined];
    return items.map((item) => {
      const step = { name: nameFor(page.id, item), page, item };
      step.fields = page.questions.flatMap((question) => {
        const scale = byId(survey.scales, question.scale);
        if (!question.rows) return { name: nameFor(question.id, item), question, item, scale, step };
        return question.rows.map((row) => ({ name: nameFor(`${question.id}.${row.id}`, item), question, row, item, scale, step }));
      });
      return step;
    });
  });
  const fields = steps.flatMap((step) => step.fields);
  return { survey, steps, fields, byName: new Map(fields.map((field) => [field.name, field])) };
}

// The field that a condition names, seen from a step: on a repeated page first the field of the same item.
export const fieldSeenFrom = (form, name, { item }) => form.byName.get(nameFor(name, item)) || form.byName.get(name);

// A text with `{item}` filled in.
export const withItem = (text, item) => (item ? text.split("{item}").join(item.text) : text);
