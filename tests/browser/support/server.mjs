// A static host as readers meet it: it sends the headers of the site's own `_headers`, may serve below a sub-path, and
// remembers what was asked of it.
import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { gzipSync } from "node:zlib";

const mediaTypes = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
  ".xml": "application/xml",
};

function readHeaderRules(site) {
  const rules = [];
  for (const line of readFileSync(join(site, "_headers"), "utf8").split("\n").filter(Boolean)) {
    if (line.startsWith("/")) rules.push({ start: line.trim().replace(/\*$/, ""), headers: [] });
    else rules.at(-1).headers.push(line.trim().split(/:\s+(.*)/s).slice(0, 2));
  }
  return rules;
}

const isFile = (path) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

// `site` may be given later (a build may need the address first). `delay(path)` gives milliseconds to wait; `compress`
// sends text as most hosts do; `api(request, response, path)` answers what stands below "api/".
export async function serve({ site, under = "/", delay = () => 0, compress = false, api } = {}) {
  const requests = [];
  let root = site;
  let rules = site ? readHeaderRules(site) : [];

  function answer(request, response) {
    const path = decodeURIComponent(new URL(request.url, "http://host").pathname);
    const local = path.startsWith(under) ? `/${path.slice(under.length)}` : null;
    const wanted = local && join(root, normalize(local.endsWith("/") ? `${local}index.html` : local));
    const status = wanted && isFile(wanted) ? 200 : 404;
    const file = status === 200 ? wanted : join(root, "404.html");
    const content = readFileSync(file);
    // Every host tells a browser that what it kept is still good; then nothing but that is sent.
    const tag = `"${createHash("sha1").update(content).digest("base64")}"`;
    const isKept = status === 200 && request.headers["if-none-match"] === tag;
    const body = isKept ? Buffer.alloc(0) : content;
    const headers = rules.filter(({ start }) => local?.startsWith(start)).flatMap((rule) => rule.headers);
    requests.push({ path: local ?? path, status: isKept ? 304 : status, body });
    const isPacked = compress && !isKept && extname(file) !== ".woff2";
    response.writeHead(isKept ? 304 : status, {
      ETag: tag,
      ...Object.fromEntries(headers),
      "Content-Type": mediaTypes[extname(file)] ?? "application/octet-stream",
      ...(isPacked ? { "Content-Encoding": "gzip" } : {}),
    });
    response.end(isPacked ? gzipSync(body) : body);
  }

  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://host");
    if (api && pathname.startsWith(`${under}api/`)) api(request, response, pathname.slice(`${under}api/`.length));
    else setTimeout(answer, delay(request.url), request, response);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    address: `http://127.0.0.1:${server.address().port}${under}`,
    requests,
    get site() {
      return root;
    },
    show(folder) {
      root = folder;
      rules = readHeaderRules(folder);
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
