// Every page of every decision tree, as somebody meets it who walked there: axe finds nothing, nothing sticks out on a
// telephone, nothing comes from elsewhere, and the next page costs little.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { colours, violationsOn } from "./support/axe.mjs";
import { launch, watch } from "./support/browser.mjs";
import { buildGuide, filesOf, oneIn } from "./support/guide.mjs";
import { serve } from "./support/server.mjs";
import { answersOf, nodesOf, phone, treesOf, walkOf } from "./support/trees.mjs";
import { weigh, withoutWhatIsForLater } from "./support/weight.mjs";
import { writeFragment } from "../../templates/assets/tree/fragment.js";

const site = await buildGuide();
const server = await serve({ site });
const browser = await launch();
after(async () => {
  await browser.close();
  await server.close();
});

// For each node the answers of the longest example that passes it: with the most on the page.
function fragmentsOf(tree) {
  const longest = new Map();
  for (const { id } of tree.examples) {
    const { steps, firstOutcome, outcome, question } = walkOf(tree, answersOf(tree, id));
    const pairs = steps.map((step) => [step.question, step.given]);
    const met = (node, count) => (longest.get(node)?.length ?? -1) < count && longest.set(node, pairs.slice(0, count));
    steps.forEach((step, place) => {
      met(step.question, place);
      if (step.advice) met(step.advice, place + 1);
    });
    [firstOutcome, outcome, question].filter(Boolean).forEach((node) => met(node, steps.length));
  }
  return longest;
}

// One page for all, so that hundreds take minutes and not an hour.
async function openPage(options) {
  const context = await browser.newContext({ ...phone, reducedMotion: "reduce", serviceWorkers: "block", ...options });
  const page = await context.newPage();
  return { page, context, problems: watch(page, server.origin) };
}

// Headings that say nothing, or stand above nothing: also in what is folded.
const lonelyHeadings = (page) =>
  page.evaluate(() => {
    const isShown = (node) => {
      if (node.hidden) return false;
      if (node.matches("input, button, svg, img")) return true;
      const texts = [...node.childNodes].filter(({ nodeType, data }) => nodeType === Node.TEXT_NODE && data.trim());
      return texts.length > 0 || [...node.children].some(isShown);
    };
    const behind = (node) => (node.nextElementSibling ? [node.nextElementSibling, ...behind(node.nextElementSibling)] : []);
    return [...document.querySelectorAll("main :is(h1, h2, h3, summary)")]
      .filter((heading) => !heading.closest("[hidden]") && !heading.matches("summary h2"))
      .filter((heading) => !heading.textContent.trim() || (heading.tagName !== "H1" && !behind(heading).some(isShown)))
      .map((heading) => heading.outerHTML);
  });

async function checkPage({ page, problems }, address, rules) {
  problems.length = 0;
  await page.goto("about:blank"); // a new fragment alone would be no new page
  await page.goto(server.address + address);
  assert.deepEqual(await violationsOn(page, rules), []);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "wider than the screen");
  assert.equal(await page.locator("[data-tree-slot=notice]:visible").count(), 0);
  assert.deepEqual(await lonelyHeadings(page), []);
  assert.deepEqual(problems.filter((problem) => !/about:blank/.test(problem)), []);
}

for (const tree of treesOf(site)) {
  const fragments = fragmentsOf(tree);
  const nodes = nodesOf(tree).map(({ id }) => id);
  const pictures = filesOf(site, ".html")
    .filter((file) => file.startsWith(`${tree.folder}kaart`) || file === `${tree.folder}poster.html`)
    .map((file) => file.slice(tree.folder.length).replace(/\.html$/, ""));
  const addressOf = (node) => `${tree.folder}${node}.html${writeFragment(fragments.get(node) ?? [])}`;

  describe(`${tree.id}: a page has nothing that axe objects to`, () => {
    let light;
    let dark;
    before(async () => {
      light = await openPage({ colorScheme: "light" });
      dark = await openPage({ colorScheme: "dark" });
    });
    after(() => Promise.all([light.context.close(), dark.context.close()]));

    it("all pages are walked to, but those that no example passes", () => {
      const unmet = nodes.filter((node) => !fragments.has(node));
      assert.ok(unmet.length < nodes.length / 4, unmet.join(" "));
    });

    for (const node of oneIn(3, nodes)) it(`${node}, light`, () => checkPage(light, addressOf(node)));
    for (const picture of pictures) {
      it(`${picture}, light`, () => checkPage(light, addressOf(picture)));
      it(`${picture}, dark`, () => checkPage(dark, addressOf(picture), colours));
    }
    const sample = oneIn(8, nodes);
    for (const node of sample) it(`${node}, dark`, () => checkPage(dark, addressOf(node), colours));
    for (const node of sample) it(`${node}, opened in the middle`, () => checkPage(light, `${tree.folder}${node}.html`));

    it("also with an error at the field", async () => {
      const measured = tree.questions.find(({ measure, id }) => measure && fragments.has(id));
      if (!measured) return;
      for (const { page } of [light, dark]) {
        await page.goto("about:blank");
        await page.goto(server.address + addressOf(measured.id));
        await page.locator("[data-tree-slot=measure] button").tap();
        assert.notEqual(await page.getByRole("alert").innerText(), "");
        assert.deepEqual(await violationsOn(page), []);
      }
    });
  });

  it(`${tree.id}: a picture costs no more than any other page`, async () => {
    for (const picture of pictures.filter((one) => one !== "poster")) {
      const { page, context } = await openPage({});
      server.requests.length = 0;
      await page.goto(`${server.address}${addressOf(picture)}`);
      await page.evaluate(() => document.fonts.ready);
      const first = weigh(server.requests);
      assert.ok(first.all - first.fonts <= 35 * 1024, `${picture}, without fonts: ${first.all - first.fonts}`);
      assert.ok(first.html <= 12 * 1024, `${picture} as a next page: ${first.html}`);
      await context.close();
    }
  });

  // The bars of the whole guide, in kilobytes of 1024 bytes.
  it(`${tree.id}: a first question costs at most 70 KB (35 without fonts, 15 of script), the next one 12`, async () => {
    const { page, context, problems } = await openPage({});
    const { steps } = walkOf(tree, answersOf(tree, tree.examples.at(-1).id));
    server.requests.length = 0;
    await page.goto(`${server.address}${tree.folder}${steps[0].question}.html`);
    await page.evaluate(() => document.fonts.ready);
    const first = weigh(withoutWhatIsForLater(server.requests));
    assert.ok(first.all <= 70 * 1024, `first visit: ${first.all}`);
    assert.ok(first.all - first.fonts <= 35 * 1024, `without fonts: ${first.all - first.fonts}`);
    assert.ok(first.script <= 15 * 1024, `script: ${first.script}`);

    const given = steps.map((step) => [step.question, step.given]);
    for (let place = 1; place < steps.length; place += 1) {
      server.requests.length = 0;
      await page.goto(`${server.address}${tree.folder}${steps[place].question}.html${writeFragment(given.slice(0, place))}`);
      const next = weigh(withoutWhatIsForLater(server.requests));
      assert.ok(next.all <= 12 * 1024, `${steps[place].question}: ${next.all} bytes: ${next.files.join(" ")}`);
    }
    assert.deepEqual(problems, []);
    assert.deepEqual(await context.cookies(), []);
    await context.close();
  });
}
