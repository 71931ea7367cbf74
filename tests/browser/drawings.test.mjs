// The drawings in the pages (maps and posters of trees, figures, levels, charts) can be read: every text stands out from
// what is painted under it, and so do the lines, frames and signs that mean something. In the light and in the dark, as
// the browser computes it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { startBrowser } from "./support/browser.mjs";
import { buildGuide, filesOf, project } from "./support/guide.mjs";
import { serve } from "./support/server.mjs";

const { visit } = await startBrowser();
const guides = { "the guide": project, "veilig-fietsen": join(project, "tests/sites/veilig-fietsen"), opmaak: join(project, "tests/sites/opmaak") };

// Lines that only order what is told otherwise, too.
const onlyOrder = [".map-panel", ".map-rule", ".stack rect"];

// Runs in the page. Gives what cannot be read, and how much was looked at.
function unreadable(onlyOrder) {
  const parse = (text) => {
    const parts = /^(?:rgba?|color)\((?:srgb )?([^)]*)\)$/.exec(text)?.[1].split(/[\s,/]+/).map(Number);
    const whole = text.startsWith("color(") ? 255 : 1; // a mix of colours is told in parts of one
    return parts && { rgb: parts.slice(0, 3).map((value) => value * whole), alpha: parts[3] ?? 1 };
  };
  const over = (top, under) => top.rgb.map((value, place) => value * top.alpha + under[place] * (1 - top.alpha));
  const light = (rgb) => {
    const [r, g, b] = rgb.map((value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (one, other) => (Math.max(light(one), light(other)) + 0.05) / (Math.min(light(one), light(other)) + 0.05);
  const opacityOf = (node) => {
    let opacity = 1;
    for (let above = node; above instanceof Element; above = above.parentElement) opacity *= Number(getComputedStyle(above).opacity);
    return opacity;
  };
  const paintOf = (node, what) => {
    const style = getComputedStyle(node);
    const colour = parse(style[what]);
    return colour && { rgb: colour.rgb, alpha: colour.alpha * Number(style[`${what}Opacity`]) * opacityOf(node) };
  };
  const behind = (svg) => {
    const layers = [];
    for (let above = svg; above; above = above.parentElement) {
      const colour = parse(getComputedStyle(above).backgroundColor);
      if (colour?.alpha) layers.push(colour);
    }
    const canvas = matchMedia("(prefers-color-scheme: dark)").matches ? [18, 18, 18] : [255, 255, 255];
    return layers.reduceRight((under, layer) => over(layer, under), canvas);
  };
  const problems = [];
  const seen = { texts: 0, lines: 0 };
  for (const svg of document.querySelectorAll("svg")) {
    if (!svg.getClientRects().length) continue;
    // A scene beside a title or on a card is decoration: all that it tells stands in words beside it.
    if (svg.matches(".head-drawing, .card-drawing") && svg.ariaHidden === "true" && !svg.querySelector("text")) continue;
    const background = behind(svg);
    const shapes = [...svg.querySelectorAll("rect, path, circle, ellipse, polygon, polyline, line")].map((node) => {
      const fill = paintOf(node, "fill");
      return { node, fill: fill?.alpha && node.localName !== "line" ? fill : null, box: node.getBoundingClientRect(), toNode: node.getScreenCTM().inverse() };
    });
    const place = new Map([...svg.querySelectorAll("*")].map((node, number) => [node, number]));
    // The colour at a point of the screen, of all that is painted before a node.
    const under = (node, point) =>
      shapes
        .filter(({ node: shape, fill, box }) => fill && shape !== node && place.get(shape) < place.get(node) && point.x >= box.left && point.x <= box.right && point.y >= box.top && point.y <= box.bottom)
        .filter(({ node: shape, toNode }) => shape.isPointInFill(point.matrixTransform(toNode)))
        .reduce((colour, { fill }) => over(fill, colour), background);
    const check = (node, paint, points, least, what) => {
      for (const point of points) {
        const ground = under(node, point);
        const found = ratio(over(paint, ground), ground);
        if (found < least) {
          problems.push(`${what} ${node.getAttribute("class") ?? node.localName} ${node.textContent.trim().slice(0, 30)}: ${found.toFixed(2)} of ${paint.rgb} on ${ground.map(Math.round)}`);
          return;
        }
      }
    };
    for (const text of svg.querySelectorAll("text")) {
      for (const piece of text.querySelector("tspan") ? text.querySelectorAll("tspan") : [text]) {
        if (!piece.textContent.trim()) continue;
        seen.texts += 1;
        const paint = paintOf(piece, "fill");
        const box = piece.getBoundingClientRect();
        const at = (x, y) => new DOMPoint(box.left + box.width * x, box.top + box.height * y);
        if (!paint) problems.push(`no colour: ${piece.textContent}`);
        else check(piece, paint, [at(0.05, 0.5), at(0.5, 0.5), at(0.95, 0.5), at(0.5, 0.2), at(0.5, 0.8)], 4.5, "text");
      }
    }
    for (const { node, fill } of shapes) {
      if (onlyOrder.some((selector) => node.matches(selector))) continue;
      const toScreen = node.getScreenCTM();
      const stroke = paintOf(node, "stroke");
      const style = getComputedStyle(node);
      if (stroke?.alpha && parseFloat(style.strokeWidth) > 0) {
        const length = node.getTotalLength();
        if (!length) continue;
        // Just beside the line, on both sides of it: the ground from which it has to stand out.
        const points = [0.13, 0.37, 0.61, 0.87].map((part) => node.getPointAtLength(length * part).matrixTransform(toScreen));
        seen.lines += 1;
        check(node, stroke, points, 3, "line");
      } else if (fill && node.matches(".map-mark, .map-arrow, .bar rect, .f-primary, .f-accent")) {
        const start = node.getPointAtLength(0).matrixTransform(toScreen);
        seen.lines += 1;
        check(node, fill, [start], 3, "sign");
      }
    }
  }
  return { problems, seen };
}

describe("drawings", { concurrency: 2 }, () => {
  for (const [name, source] of Object.entries(guides)) {
    for (const colorScheme of ["light", "dark"]) {
      it(`of ${name} can be read, ${colorScheme}`, { timeout: 300_000 }, async () => {
        const site = await buildGuide({ source, baseUrl: name === "opmaak" ? undefined : "https://voorbeeld.example/" });
        const server = await serve({ site });
        try {
          // Pages with a drawing that has text, lines or signs; the marks of zones stand on many pages of one kind.
          const drawn = filesOf(site, ".html").filter((file) => !file.startsWith("_data/") && /<svg[^>]*>[^]*?<(text|rect|path|circle)/.test(readFileSync(join(site, file), "utf8")));
          const isPart = (file) => /^beslisboom\/[^/]+\/(?!index|kaart|poster)/.test(file);
          const looked = [...drawn.filter((file) => !isPart(file)), ...drawn.filter(isPart).slice(0, 3)];
          const all = { texts: 0, lines: 0 };
          await visit(server.address, { colorScheme }, async (page) => {
            for (const file of looked) {
              await page.goto(server.address + file);
              const { problems, seen } = await page.evaluate(unreadable, onlyOrder);
              all.texts += seen.texts;
              all.lines += seen.lines;
              assert.deepEqual([...new Set(problems)].slice(0, 20), [], file);
            }
          });
          if (name !== "opmaak") assert.ok(looked.some((file) => /kaart/.test(file)) && looked.some((file) => /poster/.test(file)), looked.join(" "));
          assert.ok(all.texts >= 1 && (name === "opmaak" || all.lines > 10), JSON.stringify(all));
        } finally {
          await server.close();
        }
      });
    }
  }
});
