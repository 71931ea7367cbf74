import { targetOf } from "./target.js";

// What folds opens when a link leads into it. Browsers that do so by themselves find it open.
export function startFolds() {
  const open = () => {
    const target = targetOf(location.hash);
    if (!target) return;
    let isMoved = false;
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) {
      isMoved = isMoved || !fold.open;
      fold.open = true;
    }
    if (isMoved) target.scrollIntoView();
  };
  addEventListener("hashchange", open);
  open();
}
