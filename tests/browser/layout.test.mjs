// How a page lies on the screen: nothing sticks out, nothing jumps, everything is big enough to touch, and who uses the
// keyboard sees where they are.
import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { narrow, startBrowser, wide } from "./support/browser.mjs";
import { buildGuide, kinds, oneIn, pagesToLookAt } from "./support/guide.mjs";
import { serve } from "./support/server.mjs";

const { visit } = await startBrowser();
// Fonts come late, as on a slow network, so that the page has to show text in the other font first.
const server = await serve({ site: await buildGuide(), delay: (path) => (path.endsWith(".woff2") ? 250 : 0) });
after(() => server.close());
const pages = pagesToLookAt(server.site);

// What one may touch is at least 24 by 24 px (WCAG 2.5.8), unless it is a link in running text. A link may be larger
// than its box (a card), and a box for a tick smaller than its label: what counts is what a finger hits.
function smallTargets() {
  const interactive = "a[href], button, input, select, textarea, summary, [tabindex='0']";
  const isInText = (element) => {
    if (getComputedStyle(element).display !== "inline") return false;
    const block = element.closest("p, li, td, th, dd, dt, figcaption, caption, h1, h2, h3, h4");
    return block !== null && block.textContent.trim() !== element.textContent.trim();
  };
  const hits = (element, x, y) => {
    const hit = document.elementFromPoint(x, y);
    return hit !== null && (element.contains(hit) || [...(element.labels ?? [])].some((label) => label.contains(hit)));
  };
  const small = [];
  for (const element of document.querySelectorAll(interactive)) {
    const box = element.getBoundingClientRect();
    const isShown = element.checkVisibility({ visibilityProperty: true }) && box.width > 1 && box.height > 1;
    if (!isShown || (box.width >= 24 && box.height >= 24) || isInText(element)) continue;
    element.scrollIntoView({ block: "center", behavior: "instant" });
    const { left, top, width, height } = element.getBoundingClientRect();
    const corners = [-11.5, 11.5].flatMap((x) => [-11.5, 11.5].map((y) => [left + width / 2 + x, top + height / 2 + y]));
    if (corners.every(([x, y]) => hits(element, x, y))) continue;
    small.push(`${element.outerHTML.slice(0, 160)} is ${Math.round(width)} x ${Math.round(height)}`);
  }
  return small;
}

function watchShifts() {
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries()) {
      const moved = sources.map(({ node }) => node?.nodeType === 1 ? node.outerHTML.slice(0, 80) : String(node?.textContent).slice(0, 80));
      window.shifts.push({ value, moved });
    }
  }).observe({ type: "layout-shift", buffered: true });
}

const settle = (page) =>
  page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });

describe("a page fits, stands still and can be touched", { concurrency: 2 }, () => {
  for (const viewport of [narrow, wide]) {
    // What is too wide or too small is so on a telephone first.
    for (const address of viewport === narrow ? pages : oneIn(3, pages)) {
      it(`${address} at ${viewport.width} px`, () =>
        visit("about:blank", { own: server.origin, viewport, allow: /about:blank/ }, async (page) => {
          await page.addInitScript(watchShifts);
          await page.goto(server.address + address);
          await settle(page);

          const shifts = await page.evaluate(() => window.shifts);
          const sum = shifts.reduce((total, { value }) => total + value, 0);
          assert.ok(sum < 0.01, `layout shift ${sum}: ${JSON.stringify(shifts)}`);

          const [content, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
          assert.ok(content <= screen, `${content} px of content on ${screen} px`);

          assert.deepEqual(await page.evaluate(smallTargets), []);
        }));
    }
  }

  it("also with the menu, the table of contents and every fold open at 320 px", () =>
    visit(server.address, { viewport: narrow }, async (page) => {
      for (const address of Object.values(kinds)) {
        await page.goto(server.address + address);
        await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 320), address);
        assert.deepEqual(await page.evaluate(smallTargets), [], address);
      }
    }));

  it("also with search results at 320 px", () =>
    visit(`${server.address}zoeken.html?q=team`, { viewport: narrow }, async (page) => {
      await page.locator(".search-results li").first().waitFor();
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 320));
      assert.deepEqual(await page.evaluate(smallTargets), []);
    }));

  it("also with text at twice the size, on a wide screen", () =>
    visit(server.address, { viewport: { width: 640, height: 400 } }, async (page) => {
      for (const address of Object.values(kinds)) {
        await page.goto(server.address + address);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 640), address);
      }
    }));

  // WCAG 1.4.12: readers may set wider text than we did.
  it("also with the text spacing that a reader may ask for", () =>
    visit(server.address, { viewport: narrow }, async (page) => {
      for (const address of Object.values(kinds)) {
        await page.goto(server.address + address);
        const cut = await page.evaluate(() => {
          for (const element of document.querySelectorAll("body *")) {
            const { style } = element;
            if (!style) continue;
            style.setProperty("line-height", "1.5", "important");
            style.setProperty("letter-spacing", "0.12em", "important");
            style.setProperty("word-spacing", "0.16em", "important");
          }
          return document.documentElement.scrollWidth - 320;
        });
        assert.ok(cut <= 0, `${address}: ${cut} px too wide`);
      }
    }));
});

// Walks through a page with the Tab key. For every new sort of element two pictures, with and without the focus, have
// to differ; every element has to be on the screen and not below something else.
async function walk(page, seen) {
  const stops = [];
  for (let step = 0; step < 1000; step += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === document.body) return null;
      const visited = element.hasAttribute("data-visited");
      element.setAttribute("data-visited", "");
      const owner = element.closest(".chip, .card, .box-cards li, .phase-card, .check, .survey-option > label") ?? element;
      const { left, top, right, bottom } = owner.getBoundingClientRect();
      const first = element.getClientRects()[0];
      const middle = (start, end, size) => (Math.max(0, start) + Math.min(size, end)) / 2;
      const hit = document.elementFromPoint(middle(first.left, first.right, innerWidth), middle(first.top, first.bottom, innerHeight));
      return {
        visited,
        html: element.outerHTML.slice(0, 120),
        sort: [element.tagName, element.type, element.className, element.parentElement.className, owner.className, element.closest("[class]")?.className, element.closest("nav, main, header, footer")?.className].join("|"),
        isCovered: !hit || !(owner.contains(hit) || hit.contains(element)),
        clip: { x: Math.max(0, left - 8), y: Math.max(0, top - 8), right: Math.min(innerWidth, right + 8), bottom: Math.min(innerHeight, bottom + 8) },
      };
    });
    if (!stop || stop.visited) return stops;
    stops.push(stop.html);
    assert.equal(stop.isCovered, false, `the focus is out of sight: ${stop.html}`);
    if (seen.has(stop.sort)) continue;
    seen.add(stop.sort);
    const { x, y, right, bottom } = stop.clip;
    const clip = { x, y, width: right - x, height: bottom - y };
    const focused = await page.screenshot({ clip });
    await page.evaluate(() => {
      window.left = document.activeElement;
      window.left.blur();
    });
    const blurred = await page.screenshot({ clip });
    await page.evaluate(() => window.left.focus({ preventScroll: true }));
    assert.ok(!focused.equals(blurred), `the focus is not drawn: ${stop.html}`);
  }
  return assert.fail("the Tab key never left the page");
}

describe("the focus is drawn, in order and in sight, on a page of each kind", { concurrency: 2 }, () => {
  for (const [name, options] of Object.entries({
    "1280 px, light": { viewport: wide },
    "320 px, dark": { viewport: narrow, colorScheme: "dark" },
    "forced colours": { viewport: wide, forcedColors: "active" },
  })) {
    it(name, () =>
      visit(server.address, options, async (page) => {
        const seen = new Set();
        for (const address of Object.values(kinds)) {
          await page.goto(server.address + address);
          await settle(page);
          const stops = await walk(page, seen);
          // On the search page one is in the field from the start.
          if (address !== kinds.search) assert.match(stops[0], /skip-link/, `${address}: the skip link comes first`);
          assert.ok(stops.length > 5, address);
        }
      }));
  }
});
