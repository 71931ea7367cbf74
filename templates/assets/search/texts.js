// The texts of excerpts, in pieces that are loaded for the hits that are shown. Classic scripts, as file:// has no fetch.
const loading = new Map();

function load(piece, build) {
  if (!loading.has(piece)) {
    loading.set(
      piece,
      new Promise((resolve) => {
        const script = document.createElement("script");
        script.src = `${document.body.dataset.root}_data/search/${piece}.js?${build}`;
        // Without its text a hit is still a hit; the next one that needs it tries again.
        script.addEventListener("load", () => resolve(window.leidraadSearchTexts[piece]));
        script.addEventListener("error", () => {
          loading.delete(piece);
          resolve(null);
        });
        document.head.append(script);
      }),
    );
  }
  return loading.get(piece);
}

// The text of a section; empty where it cannot be had.
export async function textOf(engine, section) {
  const { piece, place } = engine.pieceOf(section);
  const texts = await load(piece, engine.build);
  return texts?.[place] ?? "";
}
