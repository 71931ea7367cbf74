// Whatever a page points at is there: pages, anchors, images, scripts, styles. In the three places where a guide may
// stand: at the root of a website, below a path, and in a folder on disk.
import assert from "node:assert/strict";
import { cpSync, existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { startBrowser } from "./support/browser.mjs";
import { addAlias, buildGuide, copyGuide, filesOf, movedAddress, pagesOf, temporaryFolder } from "./support/guide.mjs";
import { serve } from "./support/server.mjs";

const { visit } = await startBrowser();

async function startServer(under) {
  const server = await serve({ under });
  after(() => server.close());
  server.show(await buildGuide({ source: addAlias(copyGuide()), baseUrl: server.address }));
  return server;
}

const root = await startServer("/");
const below = await startServer("/a/b/");
// Moved after the build, as someone does who copies the guide to a stick: nothing may remember where it was made.
const disk = join(temporaryFolder(), "een kopie van de gids");
cpSync(await buildGuide(), disk, { recursive: true });

const places = {
  "at the root": { site: root.site, address: root.address, fileOf: (url) => new URL(url).pathname.slice(1) },
  "below /a/b/": { site: below.site, address: below.address, fileOf: (url) => new URL(url).pathname.replace("/a/b/", "") },
  "from disk": { site: disk, address: `${pathToFileURL(disk)}/`, fileOf: (url) => fileURLToPath(url.replace(/[?#].*/, "")).slice(disk.length + 1) },
};

// Absolute, as the browser understands them. Where answers are posted to stands a program, no file.
function pointers() {
  const found = [];
  for (const element of document.querySelectorAll("[href], [src], [action], [data-search-src], [data-search-index]")) {
    for (const name of ["href", "src", "action", "data-search-src", "data-search-index"]) {
      const value = element.getAttribute(name);
      if (value !== null && element.rel !== "canonical" && element.method !== "post") found.push(new URL(value, document.baseURI).href);
    }
  }
  return {
    found,
    ids: [...document.querySelectorAll("[id]")].map(({ id }) => id),
    broken: [...document.images].filter((image) => !image.naturalWidth).map((image) => image.src),
    isStyled: [...document.styleSheets].length > 0 && getComputedStyle(document.body).margin === "0px",
  };
}

for (const [name, { site, address, fileOf }] of Object.entries(places)) {
  describe(`a guide ${name}`, () => {
    it("has no link, anchor, image, script or style that leads nowhere", () =>
      visit(address === `${pathToFileURL(disk)}/` ? `${address}index.html` : address, { own: address }, async (page) => {
        const idsOf = new Map();
        const links = [];
        for (const file of pagesOf(site)) {
          if (name === "from disk" && file === "404.html") continue; // only a server shows that page
          await page.goto(address + file);
          const { found, ids, broken, isStyled } = await page.evaluate(pointers);
          assert.deepEqual(broken, [], file);
          assert.ok(isStyled, `${file} has no styles`);
          idsOf.set(file, new Set(ids));
          links.push(...found.map((url) => ({ file, url })));
        }
        const lost = links.filter(({ url }) => {
          if (!url.startsWith(address)) return /^(file|http:\/\/127)/.test(url); // out of the guide, but not to another website
          const file = fileOf(url) || "index.html";
          const anchor = decodeURIComponent(new URL(url).hash.slice(1));
          if (!existsSync(join(site, file)) || statSync(join(site, file)).isDirectory()) return true;
          return anchor !== "" && idsOf.has(file) && !idsOf.get(file).has(anchor);
        });
        assert.deepEqual(lost, []);
        assert.ok(links.length > 1000, "the links were really collected");
      }));

    it("can be walked: from the first page to a phase, on to the next, and back to the start", () =>
      visit(`${address}index.html`, { own: address }, async (page) => {
        await page.locator(".phases a").first().click();
        await page.locator("a[rel=next]").click();
        assert.match(page.url(), /fasen\/1-inventarisatie\.html$/);
        await page.locator(".brand").click();
        assert.match(page.url(), /\/(index\.html)?$/);
      }));
  });
}

describe("a page that moved", () => {
  for (const server of [root, below]) {
    it(`sends the reader on, at ${new URL(server.address).pathname}`, () =>
      visit(server.address + movedAddress, {}, async (page) => {
        await page.waitForURL(`${server.address}tips.html`);
        assert.equal(await page.locator("h1").count(), 1);
      }));
  }
});

describe("an address that does not exist", () => {
  for (const server of [root, below]) {
    it(`gives a page with a way on, however deep the address, at ${new URL(server.address).pathname}`, () =>
      visit(`${server.address}dit/bestaat/echt-niet.html`, { allow: /404/ }, async (page) => {
        assert.equal(await page.evaluate(() => getComputedStyle(document.body).margin), "0px", "it has its styles");
        await page.locator("main").getByRole("link", { name: "startpagina" }).click();
        assert.match(page.url(), /\/(index\.html)?$/);
      }));
  }
});

describe("what machines read", () => {
  it("the sitemap names every page but the search page, at the address of the site", () => {
    const named = [...readFileSync(join(below.site, "sitemap.xml"), "utf8").matchAll(/<loc>([^<]*)<\/loc>/g)].map((match) => match[1]);
    const expected = pagesOf(below.site).filter((page) => !["zoeken.html", "404.html"].includes(page));
    assert.deepEqual(named.sort(), expected.map((page) => below.address + (page === "index.html" ? "" : page)).sort());
  });

  it("robots.txt names the sitemap", () => {
    assert.match(readFileSync(join(below.site, "robots.txt"), "utf8"), new RegExp(`^Sitemap: ${below.address}sitemap.xml$`, "m"));
  });

  it("the manifest points at what exists", () => {
    const manifest = JSON.parse(readFileSync(join(below.site, "manifest.webmanifest"), "utf8"));
    for (const path of [manifest.start_url, ...manifest.icons.map((icon) => icon.src)]) assert.ok(existsSync(join(below.site, path)), path);
  });

  it("a page says which address is its own", () => {
    for (const page of pagesOf(below.site).filter((page) => page !== "404.html")) {
      const [, canonical] = /<link rel="canonical" href="([^"]*)">/.exec(readFileSync(join(below.site, page), "utf8"));
      assert.equal(canonical, below.address + (page === "index.html" ? "" : page));
    }
  });

  it("no file holds the name of a folder of the machine that built it", () => {
    for (const file of filesOf(disk).filter((file) => !file.endsWith(".woff2"))) {
      assert.doesNotMatch(readFileSync(join(disk, file), "utf8"), /\/home\/|\/tmp\/|leidraad-browser-/, file);
    }
  });
});
