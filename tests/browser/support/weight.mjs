// What a visit costs: the bytes of all that the browser really asked for, compressed as a host does it (gzip, level 9).
// Fonts are compressed already and travel as they are.
import { gzipSync } from "node:zlib";

const known = new Map();
const weightOf = ({ path, status, body }) => {
  if (status === 304) return 0; // kept from an earlier page
  if (path.endsWith(".woff2")) return body.length;
  if (!known.has(path)) known.set(path, gzipSync(body, { level: 9 }).length);
  return known.get(path);
};

const sum = (requests) => requests.reduce((total, request) => total + weightOf(request), 0);

// What a tree asks for once its page stands there, for the questions to come: it has a bar of its own, in tree-instant.
const isForLater = ({ path }) => /\/_data\/trees\/[^/]*\.(pages|texts)|\/assets\/tree-visit-|\/service-worker\.js$/.test(path);
// Where a tree begins, nothing is answered yet and so its script is for later too.
const isOfTrees = ({ path }) => /\/_data\/trees\/|\/assets\/tree-[0-9a-f]+\.js$/.test(path);
export function withoutWhatIsForLater(requests) {
  const isStart = requests.some(({ path }) => /\/beslisboom\/[^/]+\/index\.html$/.test(path));
  return requests.filter((request) => !isForLater(request) && !(isStart && isOfTrees(request)));
}

export function weigh(requests) {
  const ending = (pattern) => requests.filter(({ path }) => pattern.test(path));
  return { all: sum(requests), html: sum(ending(/\.html$/)), fonts: sum(ending(/\.woff2$/)), script: sum(ending(/\.js$/)), files: requests.map(({ path }) => path) };
}
