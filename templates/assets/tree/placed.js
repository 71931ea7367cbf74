// tree.js finds out where the reader is; what tells about that comes in a bundle of its own (visit/main.js), once there is
// time. They meet here.
const name = "leidraadTreePlace";
const placed = "leidraad:placed";

// `found`: { root, place, known }.
export function tellPlace(found) {
  self[name] = found;
  document.dispatchEvent(new CustomEvent(placed));
}

// Now, if it is known, and whenever it is another.
export function whenPlaced(act) {
  const tell = () => self[name] && act(self[name]);
  document.addEventListener(placed, tell);
  tell();
}
