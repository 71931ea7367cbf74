// The pages of a tree, as far as they have come. Pieces are classic scripts that put themselves on a list.
import { loadScript } from "../../js/load.js";

const atOnce = 3; // a slow line is shared by all that is asked for

export function piecesOf(tree, { version }) {
  const pages = new Map();
  const asked = new Map();
  let shared;

  function take() {
    for (const piece of self.leidraadTreePieces || []) {
      // Of another build it would be shown with the wrong styles.
      if (piece.tree !== tree || piece.version !== version) continue;
      shared ||= piece.shared;
      asked.set(piece.part, Promise.resolve());
      for (const [name, html] of Object.entries(piece.pages)) pages.set(name, html);
    }
    self.leidraadTreePieces = [];
  }

  function ask(part) {
    const address = `${document.body.dataset.root}_data/trees/${tree}.pages${part && `-${part}`}.js`;
    if (!asked.has(part)) asked.set(part, loadScript(address).then(take));
    return asked.get(part);
  }

  take(); // what the page asked for itself
  return {
    has: (name) => Boolean(shared) && pages.has(name),
    // What several pages have stands once: see generator/render/trees/pieces.hpp.
    page: (name) => pages.get(name).replace(/[\uE000-\uF8FF]/g, (mark) => shared[mark.charCodeAt(0) - 0xe000]),
    // In this order: the first two by themselves, since they hold what is likely next.
    async load(parts) {
      const waiting = [...new Set(parts)];
      for (const part of waiting.splice(0, 2)) await ask(part);
      const next = async () => {
        while (waiting.length) await ask(waiting.shift());
      };
      await Promise.all(Array.from({ length: atOnce }, next));
    },
  };
}
