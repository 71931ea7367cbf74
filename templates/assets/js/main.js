// What script adds to a page that works without it. Bundled by script/build-assets into site.js, a classic script, so
// that it also runs from file://. Each module finds its own elements and does nothing where there are none.
import { startCatalogues } from "./catalogue.js";
import { startComparisons } from "./compare.js";
import { whenShown } from "./events.js";
import { startFeedback } from "./feedback.js";
import { startFolds } from "./folds.js";
import { loadForLater } from "./load.js";
import { startMenu } from "./menu.js";
import { startOutbox } from "./outbox.js";
import { startPrintButtons, startPrinting } from "./print.js";
import { startSearchLoader } from "./search-loader.js";
import { startTableScroll } from "./table-scroll.js";
import { startTableOfContents } from "./table-of-contents.js";

startMenu();
startSearchLoader();
startPrinting();
startTableScroll();
startTableOfContents();
startCatalogues();
startComparisons();
startFolds();
startFeedback();
startOutbox();
loadForLater();
// What stands in <main> is another page now.
whenShown(() => {
  startPrintButtons();
  startTableScroll();
});
