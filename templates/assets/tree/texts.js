// The texts of questions and answers. They are many and only needed where answers are told, so they come in a script of
// their own (_data/trees/<id>.texts.js, also from file://), once there is something to tell. All links work without.
import { element } from "../js/element.js";
import { own } from "./walk.js";

// A browser may have kept one of the two files from before the tree was changed: what has no place is left out.
function putIn(tree, texts) {
  for (const [id, question] of Object.entries(tree.questions)) {
    const { answers = [], scales = [], ...rest } = own(texts, id) || {};
    Object.assign(question, rest);
    answers.forEach((answer, place) => Object.assign(question.answers[place] || {}, answer));
    scales.forEach((bands, scale) =>
      bands.forEach((means, band) => Object.assign(question.scales?.[scale]?.bands[band] || {}, { means })),
    );
  }
}

// Calls `then` when the tree has its texts. Where they cannot be had, nobody is told the answers: the page works without.
export function withTexts(tree, then) {
  const script = element("script", "");
  script.src = `${document.body.dataset.root}_data/trees/${tree.id}.texts.js`;
  script.addEventListener("load", () => {
    putIn(tree, own(self.leidraadTreeTexts, tree.id) || {});
    then();
  });
  document.head.append(script);
}
