// What folds opens when a link leads into it. Browsers that do so by themselves find it open.
export function startFolds() {
  const open = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
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
