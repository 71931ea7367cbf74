// What script adds to every page. By itself it is frame.js, for questions of trees and surveys, which bring scripts of their own;
// elsewhere it is a part of site.js. Both are bundled by script/build-assets as classic scripts.
import { whenShown } from "./events.js";
import { startFeedback } from "./feedback.js";
import { loadForLater } from "./load.js";
import { startMenu } from "./menu.js";
import { startOutbox } from "./outbox.js";
import { startPrintButtons, startPrinting } from "./print.js";
import { startSearchLoader } from "./search-loader.js";
import { startTableScroll } from "./table-scroll.js";

startMenu();
startSearchLoader();
startPrinting();
startTableScroll();
startFeedback();
startOutbox();
loadForLater();
// What stands in <main> is another page now.
whenShown(() => {
  startPrintButtons();
  startTableScroll();
});
