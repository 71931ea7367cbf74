// A browser in which nothing may go wrong unnoticed: a message on the console, an error, a request that fails or one to
// another website fails the test.
import assert from "node:assert/strict";
import { after } from "node:test";
import { chromium } from "playwright-core";

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const narrow = { width: 320, height: 640 };
export const wide = { width: 1280, height: 800 };

export const launch = (moreFlags = []) =>
  chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium-headless-shell", args: [...flags, ...moreFlags] });

// `own` is where the site stands; a request to any other place is a third party's.
export function watch(page, own) {
  const problems = [];
  page.on("console", (message) => {
    // What it says where a test asked for that (`serviceWorkers: "block"`).
    if (message.text() !== "Service Worker registration blocked by Playwright") problems.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => problems.push(`error: ${error.message}`));
  page.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText;
    // Aborted means: the test went on to another page before the browser had the icon.
    if (reason !== "net::ERR_ABORTED") problems.push(`failed: ${request.url()} ${reason}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) problems.push(`status ${response.status()}: ${response.url()}`);
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(own) && !request.url().startsWith("data:")) problems.push(`third party: ${request.url()}`);
  });
  return problems;
}

// One browser for a test file. `visit` opens a page in a fresh profile, hands it to `use` and then asks whether all
// stayed quiet. `allow` names the one problem that a test is about.
export async function startBrowser() {
  const browser = await launch();
  after(() => browser.close());

  async function visit(address, options, use) {
    const { own = new URL(address).origin === "null" ? "file://" : new URL(address).origin, allow, ...rest } = options;
    const context = await browser.newContext({ viewport: wide, reducedMotion: "reduce", ...rest });
    try {
      const page = await context.newPage();
      page.setDefaultTimeout(10_000);
      const problems = watch(page, own);
      await page.goto(address);
      await use(page, context);
      assert.deepEqual(problems.filter((problem) => !allow?.test(problem)), []);
    } finally {
      await context.close();
    }
  }
  return { visit };
}
