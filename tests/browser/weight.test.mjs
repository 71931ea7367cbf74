// What a reader on a slow network pays, measured on every page from what the browser really asks for. The bars are in
// kilobytes of 1024 bytes. LEIDRAAD_WEIGHTS=1 prints the table.
import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { launch } from "./support/browser.mjs";
import { buildGuide, filesOf, pagesOf } from "./support/guide.mjs";
import { serve } from "./support/server.mjs";
import { weigh, withoutWhatIsForLater } from "./support/weight.mjs";

const bars = { first: 70, firstWithoutFonts: 35, script: 15, next: 12, search: 120 };
const kilobytes = (bytes) => bytes / 1024;

const browser = await launch();
after(() => browser.close());
const server = await serve({ site: await buildGuide() });
after(() => server.close());
const pages = pagesOf(server.site).filter((page) => page !== "404.html");
const icon = filesOf(server.site, ".svg").find((file) => file.startsWith("assets/icon"));

// Gives what was asked for while `use` ran.
async function requestsOf(use) {
  server.requests.length = 0;
  await use();
  return withoutWhatIsForLater(server.requests);
}

async function open(page, address) {
  await page.goto(server.address + address);
  await page.evaluate(() => document.fonts.ready);
}

// A browser with a window asks for the icon, one without does so only now and then: it is always counted, once.
async function withIcon(page, requests) {
  if (requests.some(({ path }) => path === `/${icon}`)) return requests;
  const [request] = await requestsOf(() => page.evaluate((url) => fetch(url), `${server.address}${icon}`));
  return [...requests, request];
}

describe("a visit costs little", () => {
  pages.forEach((address, place) => {
    it(address, async () => {
      const context = await browser.newContext({ serviceWorkers: "block" });
      const page = await context.newPage();
      const others = [];
      page.on("request", (request) => request.url().startsWith(server.origin) || others.push(request.url()));

      const first = weigh(await withIcon(page, await requestsOf(() => open(page, address))));
      const nextAddress = pages[(place + 1) % pages.length];
      const next = weigh((await requestsOf(() => open(page, nextAddress))).filter(({ path }) => path !== `/${icon}`));
      const cookies = await context.cookies();
      await context.close();

      if (process.env.LEIDRAAD_WEIGHTS) {
        const columns = [first.all, first.all - first.fonts, first.script, next.all].map((bytes) => kilobytes(bytes).toFixed(1).padStart(6));
        console.log(`${columns.join(" ")}  ${address} (next: ${nextAddress})`);
      }
      assert.ok(first.files.some((path) => path.endsWith(".css")) && first.fonts > 0, first.files.join(" "));
      assert.ok(kilobytes(first.all) <= bars.first, `first visit: ${first.all} bytes: ${first.files.join(" ")}`);
      assert.ok(kilobytes(first.all - first.fonts) <= bars.firstWithoutFonts, `without fonts: ${first.all - first.fonts} bytes`);
      assert.ok(kilobytes(first.script) <= bars.script, `script: ${first.script} bytes`);
      assert.ok(kilobytes(next.all) <= bars.next, `the next page: ${next.all} bytes: ${next.files.join(" ")}`);
      assert.deepEqual(others, [], "requests to other websites");
      assert.deepEqual(cookies, []);
    });
  });

  it("search with a page of results and their texts", async () => {
    const page = await browser.newPage();
    await open(page, "index.html");
    const search = weigh(
      await requestsOf(async () => {
        await page.goto(`${server.address}zoeken.html?q=werkdruk%20in%20het%20team`);
        await page.waitForFunction(() => document.querySelector(".result-text") && [...document.querySelectorAll(".result-text")].every((text) => text.textContent));
      }),
    );
    await page.close();
    const files = search.files.filter((path) => path.includes("search"));
    const bytes = search.all - search.html;
    if (process.env.LEIDRAAD_WEIGHTS) console.log(`search page: ${kilobytes(bytes).toFixed(1)}`);
    assert.ok(files.length >= 3, files.join(" "));
    assert.ok(kilobytes(bytes) <= bars.search, `${bytes} bytes: ${search.files.join(" ")}`);
  });

  it("search, data and script together, at its first use", async () => {
    const page = await browser.newPage();
    await open(page, "index.html");
    const search = weigh(
      await requestsOf(async () => {
        await page.getByRole("searchbox").fill("team");
        await page.locator(".search-panel li").first().waitFor();
      }),
    );
    await page.close();
    if (process.env.LEIDRAAD_WEIGHTS) console.log(`search: ${kilobytes(search.all).toFixed(1)}`);
    assert.ok(search.files.length >= 2, search.files.join(" "));
    assert.ok(kilobytes(search.all) <= bars.search, `${search.all} bytes: ${search.files.join(" ")}`);
  });
});
