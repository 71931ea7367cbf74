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

export function storageFor(id) {
  const address = new URL(`${document.body.dataset.root}_data/surveys/${id}`, window.location.href);
  const start = `leidraad ${address.pathname} `;
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
      (stored((storage) => Object.keys(storage)) || [])
        .filter((name) => name.startsWith(`${start}finished `))
        .map((name) => get(name.slice(start.length)))
        .filter((answer) => answer?.key && answer.body),
  };
}
