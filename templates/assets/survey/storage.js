// What is kept on this device: a draft, if the respondent asked for that, and finished answers until the collector has
// confirmed them. Everything may be refused (no room, private window), so every call says whether it worked.
//
// Names start with the address of the survey's data, so that two guides on one host do not meet.

function stored(use) {
  try {
    return use(window.localStorage);
  } catch {
    return undefined;
  }
}

const parsed = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const startOf = (id) => `leidraad ${new URL(`${document.body.dataset.root}_data/surveys/${id}`, window.location.href).pathname}`;

const namesWith = (start) => (stored((storage) => Object.keys(storage)) || []).filter((name) => name.startsWith(start));

// The ids of the surveys of which finished answers are here.
export const surveysThatWait = () => [
  ...new Set(
    namesWith(startOf(""))
      .map((name) => name.slice(startOf("").length).split(" "))
      .filter(([, what]) => what === "finished")
      .map(([id]) => id),
  ),
];

export function storageFor(id) {
  const start = `${startOf(id)} `;
  const put = (name, value) => stored((storage) => (storage.setItem(start + name, JSON.stringify(value)), true)) === true;
  const get = (name) => parsed(stored((storage) => storage.getItem(start + name)) ?? "null") ?? undefined;
  const remove = (name) => stored((storage) => storage.removeItem(start + name));
  return {
    // One that was finished and waits to be sent is not offered: it would be sent twice.
    draft() {
      const draft = get("draft");
      return draft?.key && get(`finished ${draft.key}`) ? undefined : draft;
    },
    keepDraft: (draft) => put("draft", draft),
    wipeDraft: () => remove("draft"),
    // Ties the draft of a visit (its seed tells which) to the answer that was made of it: whoever hears that the collector
    // has that answer wipes the draft as well.
    tieDraft(seed, key) {
      const draft = get("draft");
      return draft?.seed === seed && put("draft", { ...draft, key });
    },
    wipeDraftOf(key) {
      if (get("draft")?.key === key) remove("draft");
    },
    // Each finished answer has a place of its own: two tabs never write the same one.
    keepFinished: (answer) => put(`finished ${answer.key}`, answer),
    wipeFinished: (key) => remove(`finished ${key}`),
    finished: () =>
      namesWith(`${start}finished `)
        .map((name) => get(name.slice(start.length)))
        .filter((answer) => answer?.key && answer.body),
    // Makes a draft of finished answers that were refused, so that somebody can mend them; not over another draft.
    keepToMend({ key, body }, seed) {
      const draft = get("draft");
      if (draft) return draft.key === key;
      const answers = Object.fromEntries(Object.entries(body.answers).map(([name, value]) => [name, [value].flat()]));
      return put("draft", { version: body.version, seed, group: body.group, seen: [], answers });
    },
  };
}
