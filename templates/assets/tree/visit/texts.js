// The texts of questions and answers, and what is said around them. They are many and only needed where answers are told, so they come in a script of
// their own (_data/trees/<id>.texts.js, also from file://), once there is something to tell. All links work without.
import { loadScript } from "../../js/load.js";
import { own } from "../walk.js";

// A browser may have kept one of the two files from before the tree was changed: what has no place is left out.
function putIn(tree, texts) {
  Object.assign(tree.texts, texts[""]);
  for (const [id, question] of Object.entries(tree.questions)) {
    const { answers = [], scales = [], ...rest } = own(texts, id) || {};
    Object.assign(question, rest);
    answers.forEach((answer, place) => Object.assign(question.answers[place] || {}, answer));
    scales.forEach((bands, scale) =>
      bands.forEach(([means, zone], band) => Object.assign(question.scales?.[scale]?.bands[band] || {}, { means, zone })),
    );
  }
}

const asked = new Map();

async function texts(tree) {
  if (!own(self.leidraadTreeTexts, tree.id)) await loadScript(`${document.body.dataset.root}_data/trees/${tree.id}.texts.js`);
  putIn(tree, own(self.leidraadTreeTexts, tree.id) || {});
}

// Calls `then` when the tree has its texts: at once where they are there, or were asked for by an earlier page. Where they
// cannot be had, nobody is told the answers: the page works without.
export function withTexts(tree, then) {
  if (own(self.leidraadTreeTexts, tree.id)) {
    if (!asked.has(tree.id)) putIn(tree, self.leidraadTreeTexts[tree.id]);
    asked.set(tree.id, Promise.resolve());
    return then();
  }
  if (!asked.has(tree.id)) asked.set(tree.id, texts(tree));
  return asked.get(tree.id).then(then, () => asked.delete(tree.id));
}
