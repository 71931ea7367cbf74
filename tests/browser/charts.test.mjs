// Charts: what is drawn is what the table says, the figures add up or the page says why not, and all of it can be read on a
// phone. Results of surveys have charts of their own (survey-pages).
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { startBrowser } from "./support/browser.mjs";
import { buildGuide, pagesOf } from "./support/guide.mjs";
import { serve } from "./support/server.mjs";

const { visit } = await startBrowser();
const server = await serve({ site: await buildGuide() });
after(() => server.close());
const isDrawn = (address) => readFileSync(join(server.site, address), "utf8").includes('<figure class="chart">');
const ofResults = ["instrumenten/dashboard.html"];
const pages = pagesOf(server.site).filter((address) => isDrawn(address) && !ofResults.includes(address));

const phone = { width: 360, height: 740 };

// Runs in the page. Each chart: its rows of figures, its bars as shares of the widest, what it says of sums.
function charts() {
  const number = (text) => Number(text.trim().replace(",", "."));
  const shareOf = (rect) => Number.parseFloat(rect.getAttribute("width"));
  return [...document.querySelectorAll("figure.chart")].map((figure) => {
    const rows = [...figure.querySelectorAll("tbody tr")].map((row) => [...row.querySelectorAll("td")].map((cell) => (cell.querySelector("[aria-hidden=true]:not(svg)") ? null : number(cell.innerText))));
    const last = [...figure.querySelectorAll("thead th")].at(-1);
    return {
      title: figure.querySelector(".chart-title").textContent,
      rows,
      hasTotals: last.textContent === "Samen",
      total: figure.querySelector(".chart-total td") && number(figure.querySelector(".chart-total td").textContent),
      whyNot: [...figure.querySelectorAll(".chart-notes strong")].some(({ textContent }) => textContent === "Optellen:"),
      bars: [...figure.querySelectorAll(".bar rect")].map(shareOf),
      stacks: [...figure.querySelectorAll(".stack-row svg")].map((svg) => [...svg.querySelectorAll("rect")].map((rect) => ({ start: Number.parseFloat(rect.getAttribute("x")), width: shareOf(rect) }))),
    };
  });
}

const sum = (figures) => figures.reduce((all, figure) => all + (figure ?? 0), 0);
const isNear = (one, other, margin = 0.06) => Math.abs(one - other) <= margin;

describe("charts", { concurrency: 2 }, () => {
  it("are on several pages, of every kind", async () => {
    const kinds = new Set();
    await visit(server.address, {}, async (page) => {
      for (const address of pages) {
        await page.goto(server.address + address);
        for (const { bars, stacks } of await page.evaluate(charts)) kinds.add(bars.length > 0 ? "bars" : stacks.length > 0 ? "parts" : "table");
      }
    });
    assert.deepEqual([...kinds].sort(), ["bars", "parts", "table"]);
  });

  for (const address of pages) {
    it(`${address}: the figures add up, or the page says why not, and are what is drawn`, () =>
      visit(server.address + address, {}, async (page) => {
        for (const { title, rows, hasTotals, total, whyNot, bars, stacks } of await page.evaluate(charts)) {
          const parts = rows.map((row) => (hasTotals ? row.slice(0, -1) : row));
          assert.ok(rows.length > 0 && rows.flat().every((figure) => figure === null || Number.isFinite(figure)), title);
          assert.ok(whyNot || hasTotals || total !== null, `${title}: no total, and no reason`);
          if (total !== null) assert.ok(isNear(total, sum(rows.flat())), `${title}: ${total}`);
          if (hasTotals) for (const row of rows) assert.ok(isNear(row.at(-1), sum(row.slice(0, -1))), `${title}: ${row}`);
          if (hasTotals && !whyNot) assert.equal(new Set(rows.map((row) => row.at(-1))).size, 1, title);

          const largest = Math.max(...parts.flat());
          bars.forEach((width, at) => assert.ok(isNear(width, (rows[at][0] / largest) * 100), `${title}: bar ${at}`));
          if (stacks.length > 0) assert.equal(stacks.length, rows.length, title);
          const whole = Math.max(...parts.map(sum), hasTotals ? 100 : 0);
          stacks.forEach((drawn, at) => {
            const known = parts[at].filter((figure) => figure > 0);
            assert.equal(drawn.length, known.length, `${title}: parts of ${at}`);
            let start = 0;
            drawn.forEach(({ start: from, width }, part) => {
              assert.ok(isNear(width, (known[part] / whole) * 100) && isNear(from, start), `${title}: part ${part} of ${at}`);
              start += width;
            });
          });
        }
      }));

    it(`${address}: fits a phone, figures in their parts`, () =>
      visit(server.address + address, { viewport: phone }, async (page) => {
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), phone.width);
        const outside = await page.evaluate(() =>
          [...document.querySelectorAll(".stack text")]
            .filter((text) => {
              const box = text.getBoundingClientRect();
              const part = text.parentElement.querySelector("rect").getBoundingClientRect();
              return box.left < part.left || box.right > part.right || box.top < part.top || box.bottom > part.bottom;
            })
            .map((text) => text.textContent),
        );
        assert.deepEqual(outside, []);
        // Who listens hears the table and not the drawing.
        for (const table of await page.locator(".chart table").all()) assert.ok((await table.locator("caption").textContent()).length > 0);
        for (const stack of await page.locator(".stack").all()) assert.equal(await stack.getAttribute("aria-hidden"), "true");
      }));
  }
});
