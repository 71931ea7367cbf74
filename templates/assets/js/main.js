// What script adds to a page that works without it. Bundled by script/build-assets into site.js, a classic script, so
// that it also runs from file://. Each module finds its own elements and does nothing where there are none.
import "./frame.js";
import { startCatalogues } from "./catalogue.js";
import { startComparisons } from "./compare.js";
import { startFolds } from "./folds.js";
import { startTableOfContents } from "./table-of-contents.js";

startTableOfContents();
startCatalogues();
startComparisons();
startFolds();
