// What stands around every page: the bar of a small screen, the way up, the letters of the guide; and the front page, which
// has to say within two screens of a phone what there is for whom.
import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { startBrowser, wide } from "./support/browser.mjs";
import { buildGuide } from "./support/guide.mjs";
import { serve } from "./support/server.mjs";

const { visit } = await startBrowser();
const site = await buildGuide({ baseUrl: "https://voorbeeld.example/" });
const server = await serve({ site });
after(() => server.close());

const phone = { width: 360, height: 740 };
const longPage = "waarom.html";
const atFoot = (locator) =>
  locator.evaluate((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return { top, bottom, isSeen: element.contains(hit), screen: innerHeight };
  });
const scroll = async (page, y) => {
  await page.evaluate((place) => scrollTo(0, place), y);
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
};

describe("the bar of a phone", { concurrency: 2 }, () => {
  for (const javaScriptEnabled of [true, false]) {
    it(`has menu and search at the foot of the screen, wherever one reads, ${javaScriptEnabled ? "with" : "without"} script`, () =>
      visit(`${server.address}${longPage}`, { viewport: phone, javaScriptEnabled }, async (page) => {
        for (const press of [null, "End"]) {
          if (press) await page.keyboard.press(press);
          for (const part of [page.locator(".menu-small summary"), page.locator(".search-link")]) {
            const place = await part.boundingBox();
            assert.ok(place.y > phone.height - 72 && place.y + place.height <= phone.height, JSON.stringify(place));
            assert.ok(place.height >= 44 && place.width >= 44, JSON.stringify(place));
          }
        }
        await page.locator(".menu-small summary").click();
        await page.locator(".menu-small").getByRole("link", { name: "Trajecten" }).click();
        assert.match(page.url(), /trajecten\/index\.html$/);
      }));
  }

  it("does not cover the end of the page", () =>
    visit(`${server.address}${longPage}`, { viewport: phone }, async (page) => {
      await scroll(page, 1e6);
      const last = await page.locator(".site-footer li").last().boundingBox();
      const bar = await page.locator(".menu-small summary").boundingBox();
      assert.ok(last.y + last.height <= bar.y, `${last.y + last.height} is below ${bar.y}`);
    }));

  it("does not cover what a link leads to, nor what has the focus", () =>
    visit(`${server.address}${longPage}`, { viewport: phone }, async (page) => {
      await scroll(page, 0);
      for (let step = 0; step < 30; step += 1) {
        await page.keyboard.press("Tab");
        const isCovered = await page.evaluate(() => {
          const { activeElement } = document;
          const { bottom, height } = activeElement.getBoundingClientRect();
          const isOfBar = activeElement.closest(".site-header, .to-top, .skip-link") !== null;
          return !isOfBar && height < 300 && bottom > document.querySelector(".menu-small summary").getBoundingClientRect().top;
        });
        assert.equal(isCovered, false, await page.evaluate(() => document.activeElement.outerHTML.slice(0, 100)));
      }
    }));

  it("stands in the header where the screen is low", () =>
    visit(`${server.address}${longPage}`, { viewport: { width: 740, height: 360 } }, async (page) => {
      const place = await page.locator(".menu-small summary").boundingBox();
      assert.ok(place.y < 100, JSON.stringify(place));
    }));

  it("stays off the paper and off a wide screen", () =>
    visit(`${server.address}${longPage}`, { viewport: wide }, async (page) => {
      assert.equal(await page.locator(".menu-small").isVisible(), false);
      await page.setViewportSize(phone);
      await page.emulateMedia({ media: "print" });
      assert.equal(await page.locator(".menu-small, .search-link, .to-top").locator("visible=true").count(), 0);
    }));
});

describe("the way up", { concurrency: 2 }, () => {
  for (const viewport of [phone, wide]) {
    it(`comes once one has read on, and leads to the top, at ${viewport.width} px`, () =>
      visit(`${server.address}${longPage}`, { viewport }, async (page) => {
        const up = page.locator(".to-top a");
        assert.equal((await atFoot(up)).isSeen, false);
        await scroll(page, 2500);
        const place = await atFoot(up);
        assert.equal(place.isSeen, true, JSON.stringify(place));
        assert.ok(place.top > viewport.height / 2 && place.bottom <= viewport.height, JSON.stringify(place));
        await up.click();
        assert.equal(await page.evaluate(() => scrollY), 0);
      }));
  }

  it("is not seen on a short page, and with the keys it is", () =>
    visit(`${server.address}404.html`, { viewport: { width: 1280, height: 1200 }, allow: /status 404/ }, async (page) => {
      const up = page.locator(".to-top a");
      assert.equal((await atFoot(up)).isSeen, false);
      assert.ok(await page.evaluate(() => document.documentElement.scrollHeight <= 1400), "the page is not made longer");
      await page.locator(".to-top a").focus();
      await page.keyboard.press("Shift+Tab");
      await page.keyboard.press("Tab");
      assert.equal((await atFoot(up)).isSeen, true);
    }));
});

describe("the letters of the guide", () => {
  const familiesOf = async (page, selector) => {
    const session = await page.context().newCDPSession(page);
    await session.send("DOM.enable");
    await session.send("CSS.enable");
    const { root } = await session.send("DOM.getDocument");
    const { nodeId } = await session.send("DOM.querySelector", { nodeId: root.nodeId, selector });
    const { fonts } = await session.send("CSS.getPlatformFontsForNode", { nodeId });
    return fonts.map(({ familyName }) => familyName);
  };

  it("are there on the first page that one sees, and nothing moves", () =>
    visit("about:blank", { own: server.origin, allow: /about:blank/ }, async (page) => {
      await page.addInitScript(() => {
        window.moved = 0;
        new PerformanceObserver((list) => {
          for (const { value } of list.getEntries()) window.moved += value;
        }).observe({ type: "layout-shift", buffered: true });
      });
      await page.goto(server.address);
      await page.evaluate(() => document.fonts.ready);
      assert.deepEqual(await familiesOf(page, "h1"), ["Atkinson Hyperlegible"]);
      assert.equal(await page.evaluate(() => window.moved), 0);
    }));

  it("have no stroke through a zero", () =>
    visit(server.address, {}, async (page) => {
      await page.evaluate(() => {
        const sample = (text) => Object.assign(document.createElement("p"), { id: `sample-${text}`, textContent: text });
        document.querySelector("main").append(sample("0"), sample("1"));
      });
      assert.ok(!(await familiesOf(page, "#sample-0")).includes("Atkinson Hyperlegible"));
      assert.deepEqual(await familiesOf(page, "#sample-1"), ["Atkinson Hyperlegible"]);
    }));

  it("are not asked for beforehand where a page may be opened from disk", async () => {
    const folder = await buildGuide();
    await visit(`file://${folder}/index.html`, {}, async (page) => {
      assert.equal(await page.locator("link[rel=preload]").count(), 0);
    });
  });
});

describe("the front page on a phone", () => {
  it("has three doors, the chooser and the tree within two screens", () =>
    visit(server.address, { viewport: phone }, async (page) => {
      const end = async (locator) => {
        const { y, height } = await locator.boundingBox();
        return y + height;
      };
      const doors = page.locator(".box-cards").first().getByRole("link");
      assert.ok((await doors.count()) >= 3);
      for (const link of await doors.all()) assert.ok((await end(link)) <= 2 * phone.height, await link.textContent());
      assert.ok((await end(page.getByRole("link", { name: "Ik weet niet wat past" }))) <= 2 * phone.height);
      const way = page.locator(".tree-card a").first();
      assert.ok((await end(way)) <= 2 * phone.height, `${await end(way)} px`);
    }));

  it("says in the first door what to do on Monday", () =>
    visit(server.address, { viewport: phone }, async (page) => {
      const first = page.locator(".box-cards li").first();
      assert.match(await first.textContent(), /maandag/);
      const { y, height } = await first.boundingBox();
      assert.ok(y + height <= phone.height, `${y + height} px`);
    }));
});
