// Lighthouse in a browser of ours, against a guide that is built for the address where it stands.
import { createServer } from "node:net";
import lighthouse from "lighthouse";
import { launch } from "./browser.mjs";
import { buildGuide, kinds } from "./guide.mjs";
import { serve } from "./server.mjs";

export const lighthousePages = Object.entries(kinds).filter(([kind]) =>
  ["home", "phase", "trajectory", "instrument", "checklist", "catalogue", "comparison", "glossary", "tree", "question", "outcome", "picture", "survey", "search", "not found"].includes(kind),
);

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export async function startLighthouse(serverOptions = {}) {
  const port = await freePort();
  const browser = await launch([`--remote-debugging-port=${port}`]);
  const server = await serve(serverOptions);
  server.show(await buildGuide({ baseUrl: server.address }));

  async function audit(page, onlyCategories, settings = {}) {
    const address = server.address + (page === "index.html" ? "" : page); // its own address, as the page says itself
    const { lhr } = await lighthouse(address, { port, logLevel: "error", disableFullPageScreenshot: true, onlyCategories, ...settings });
    if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
    return lhr;
  }

  return {
    audit,
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
