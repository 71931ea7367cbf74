// Bundles are files of their own and share no modules; what one must tell another is an event of the document.

// Another page was put in the place of this one, without a new document: who adds to a page does it again.
export const shown = "leidraad:shown";

// Somebody goes on to `address`; who can show that page without the network takes the event.
const leaving = "leidraad:leaving";

export const whenShown = (act) => document.addEventListener(shown, act);

export function whenLeaving(act) {
  document.addEventListener(leaving, (event) => {
    if (act(event.detail.address, event.detail.replaces)) event.preventDefault();
  });
}

// `replaces`: the page that is left is none to come back to.
export function leaveFor(address, replaces = false) {
  const event = new CustomEvent(leaving, { cancelable: true, detail: { address, replaces } });
  if (!document.dispatchEvent(event)) return;
  if (replaces) window.location.replace(address);
  else window.location.assign(address);
}
