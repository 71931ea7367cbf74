// The survey of the tests (proef.yaml has every kind of question), and respondents who fill it in: a thumb, keys alone, a
// browser without script. An answer is given as the texts that a form sends.
import assert from "node:assert/strict";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after } from "node:test";
import { startCollector } from "./collector.mjs";
import { buildGuide, copyGuide } from "./guide.mjs";
import { serve } from "./server.mjs";

export const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
export const trial = "vragenlijsten/proef.html";

// A copy of the guide with that survey; `change(yaml)` gives another text of it.
export function trialGuide(change = (yaml) => yaml) {
  const source = copyGuide();
  const target = join(source, "data/surveys/proef.yaml");
  copyFileSync(join(import.meta.dirname, "proef.yaml"), target);
  writeFileSync(target, change(readFileSync(target, "utf8")));
  return source;
}

// A website with the survey and a collector.
export async function startTrial({ change, under = "/", ...options } = {}) {
  let server;
  const collector = startCollector(() => server.site);
  server = await serve({ under, api: collector.answer, ...options });
  after(() => server.close());
  server.show(await buildGuide({ source: trialGuide(change), baseUrl: server.address }));
  return { server, collector, address: server.address + trial };
}

export const answers = {
  werkt: ["ja"],
  uren: ["28,5"],
  "beleving.rust": ["4"],
  "beleving.stress": ["2"],
  trots: ["5"],
  helpt: ["pauze", "collega"],
  "nuttig@loket": ["3"],
  "nuttig@app": ["unknown"],
  sinds: ["2019-03-01"],
  team: ["warm"],
  vertel: ["Meer tijd <b>graag</b> & \"rust\"."],
};
// As they are stored.
export const stored = { ...answers, uren: ["28.5"] };

export const field = (page, name) => page.locator(`[data-field="${name}"]`);
const choice = (page, name, value) => field(page, name).locator(`input[value=${JSON.stringify(value)}]:is([type=radio], [type=checkbox])`);
const entry = (page, name) => field(page, name).locator("input:not([type=radio], [type=checkbox]), textarea").first();

async function give(page, name, values, act) {
  for (const value of values) {
    if ((await choice(page, name, value).count()) > 0) await act(choice(page, name, value).locator("xpath=.."));
    else await entry(page, name).fill(value);
  }
}

const heading = (page) => page.locator(".survey-page h2:visible").first();
export const screenOf = (page) => page.locator(".survey-page").getAttribute("data-screen");
// Waits for the screen with this title; the overview has the titles of all of them.
export async function reach(page, title) {
  const titles = page.locator(".survey-step h2:visible:not(.error-summary *)");
  await titles.getByText(title, { exact: true }).waitFor();
  assert.deepEqual([await screenOf(page), await titles.count()], ["step", 1]);
}
export const forward = (page) => page.locator(".survey-bar button[type=submit]");

// A thumb on a telephone.
export const thumb = {
  begin: (page) => page.getByRole("button", { name: "Begin" }).tap(),
  give: (page, name, values) => give(page, name, values, (label) => label.tap()),
  next: (page) => forward(page).tap(),
};

async function tabTo(page, isThere) {
  for (let press = 0; press < 200; press += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(isThere)) return;
  }
  assert.fail(`the Tab key does not come to ${isThere} on ${await heading(page).innerText()}`);
}

// Tab, Space, arrows and letters; nothing else.
export const keys = {
  async begin(page) {
    await tabTo(page, `document.activeElement.textContent === "Begin"`);
    await page.keyboard.press("Enter");
  },
  async give(page, name, values) {
    for (const value of values) {
      const isChoice = (await choice(page, name, value).count()) > 0;
      const isHere = `document.activeElement.name === ${JSON.stringify(name)}`;
      const isChecked = (await field(page, name).locator("[type=radio]").count()) > 0;
      await tabTo(page, isChoice && !isChecked ? `${isHere} && document.activeElement.value === ${JSON.stringify(value)}` : isHere);
      if (!isChoice) {
        const date = /^(\d+)-(\d+)-(\d+)$/.exec(value);
        if (date) await page.evaluate((text) => (document.activeElement.value = text), value); // its parts are the browser's own
        else await page.keyboard.type(value);
      } else if (isChecked) {
        await page.keyboard.press("Space");
        for (let press = 0; press < 10 && !(await choice(page, name, value).isChecked()); press += 1) await page.keyboard.press("ArrowDown");
      } else await page.keyboard.press("Space");
    }
  },
  async next(page) {
    await tabTo(page, `document.activeElement.matches(".survey-bar button[type=submit]")`);
    await page.keyboard.press("Enter");
  },
};

const namesOnScreen = (page) =>
  page.locator("[data-field]:visible").evaluateAll((fields) => fields.map((one) => one.dataset.field));

// From the start to the overview, with these answers. Gives the headings that were passed. `look(page)` sees each screen.
export async function fillIn(page, respondent, given = answers, look = () => {}) {
  const passed = [];
  await respondent.begin(page);
  await page.locator("[data-screen=step]").waitFor();
  for (let turn = 0; turn < 20; turn += 1) {
    passed.push(await heading(page).innerText());
    await look(page);
    if ((await screenOf(page)) === "overview") return passed;
    for (const name of await namesOnScreen(page)) if (given[name]) await respondent.give(page, name, given[name]);
    await respondent.next(page);
  }
  return assert.fail(`the survey does not end: ${passed.join(", ")}`);
}

// … and sends them; gives the receipt.
export async function send(page, respondent) {
  await respondent.next(page);
  await page.locator("[data-screen=thanks]").waitFor();
  return page.locator(".survey-code").innerText();
}

// Takes the answers back that were just sent, here or on a page of the collector.
export async function withdrawNow(page) {
  await page.getByText("Toch niet? Trek je antwoorden terug").tap();
  await page.locator(".survey-receipt").getByRole("button", { name: "Trek mijn antwoorden terug" }).tap();
}

// What this device keeps: the names in local storage, without their start.
export const kept = (page) => page.evaluate(() => Object.keys(localStorage).map((name) => name.split(" ").slice(2).join(" ")));
