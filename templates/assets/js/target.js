// What a fragment of an address leads to; undefined where it is no address of a place, such as "#%" or the state of a filter.
export function targetOf(fragment) {
  try {
    return document.getElementById(decodeURIComponent(fragment.slice(1))) ?? undefined;
  } catch {
    return undefined;
  }
}
