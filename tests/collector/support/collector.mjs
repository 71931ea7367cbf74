// The real program for a test: the guide built by it, and a collector that takes its answers.
import { execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

export const project = join(import.meta.dirname, "../../..");
export const program = process.env.LEIDRAAD_PROGRAM ?? join(project, "build/dev/generator/leidraad");

export const temporaryFolder = () => mkdtempSync(join(tmpdir(), "leidraad-collect-"));
export const removeFolder = (folder) => rmSync(folder, { recursive: true, force: true });

// What the program says on standard output.
export const run = (...parts) => execFileSync(program, parts, { cwd: project, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

export const buildGuide = (output) => run("build", "--source", project, "--output", output);

export const descriptionOf = (site, survey) => JSON.parse(readFileSync(join(site, "_data/surveys", `${survey}.json`), "utf8"));
export const surveysOf = (site) => JSON.parse(readFileSync(join(site, "_data/collector.json"), "utf8")).surveys;

// Starts a subcommand that serves; ready when `isReady(line)` gives its address. `lines` are those of standard error
// (collect) or output (serve).
export async function start(parts, { stream = "stderr", address, env = process.env }) {
  const child = spawn(program, parts, { cwd: project, env, stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise((resolve) => child.once("close", resolve));
  const lines = [];
  child[stream === "stderr" ? "stdout" : "stderr"].resume();
  const url = await new Promise((resolve, reject) => {
    createInterface({ input: child[stream] }).on("line", (line) => {
      lines.push(line);
      const found = address.exec(line);
      if (found) resolve(found[1]);
    });
    ended.then((status) => reject(new Error(`ended with ${status}:\n${lines.join("\n")}`)));
  });
  return {
    url,
    pid: child.pid,
    lines,
    kill: (signal) => child.kill(signal),
    ended,
    async stop() {
      child.kill("SIGTERM");
      return ended;
    },
  };
}

export const startCollector = (site, database, ...more) =>
  start(["collect", "--site", site, "--listen", "127.0.0.1:0", "--database", database, ...more], {
    address: /"event":"started".*"address":"([^"]+)"/,
  });

export const startPreview = (source, output, ...more) =>
  start(["serve", "--source", source, "--output", output, "--listen", "127.0.0.1:0", ...more], {
    stream: "stdout",
    address: /staat op (http:\/\/\S+)/,
  });

// Answers to every question of a survey that fit it, by field name.
export function someAnswers(survey) {
  const answers = {};
  const scales = new Map((survey.scales ?? []).map((scale) => [scale.id, String(scale.points[0].value)]));
  const lists = new Map((survey.lists ?? []).map((list) => [list.id, list.items.map(({ id }) => `@${id}`)]));
  for (const page of survey.pages) {
    for (const suffix of lists.get(page["for-each"]) ?? [""]) {
      for (const question of page.questions) {
        const names = question.type === "grid" ? question.rows.map((row) => `${question.id}.${row.id}`) : [question.id];
        for (const name of names) answers[name + suffix] = answerTo(question, scales);
      }
    }
  }
  return answers;
}

function answerTo(question, scales) {
  switch (question.type) {
    case "choice":
      return question.options[0].id;
    case "choices":
      return [question.options[0].id];
    case "number":
      return String(question.minimum ?? 1);
    case "date":
      return "2026-11-29";
    case "text":
    case "long-text":
      return "tekst";
    default:
      return scales.get(question.scale);
  }
}

export const sendJson = (url, survey, body, headers = {}) =>
  fetch(`${url}api/surveys/${survey}/responses`, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...headers },
    body: JSON.stringify(body),
  });

// As a browser without script posts a form.
export function sendForm(url, survey, fields, headers = {}) {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one);
  return fetch(`${url}api/surveys/${survey}/responses`, {
    method: "POST",
    headers: { Accept: "text/html,application/xhtml+xml", ...headers },
    body,
  });
}

// The form of a page of the site as a browser without script sends it, with the boundary that the browser drew for it:
// { type, body }.
export function formOfPage(fields) {
  const boundary = `----WebKitFormBoundary${randomBytes(8).toString("hex")}`;
  const parts = Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${one}\r\n`));
  return { type: `multipart/form-data; boundary=${boundary}`, body: `${parts.join("")}--${boundary}--\r\n` };
}

// A navigation with it. fetch may not say that it is one. Gives the status, where it leads on, and the page.
export async function navigateWithForm(address, { type, body }) {
  const headers = { Accept: "text/html", "Content-Type": type, "Content-Length": Buffer.byteLength(body), "Sec-Fetch-Mode": "navigate" };
  const [answer] = await once(request(address, { method: "POST", headers }).end(body), "response");
  const text = (await answer.setEncoding("utf8").toArray()).join("");
  return { status: answer.statusCode, location: answer.headers.location, text };
}

// The code that a page shows after sending.
export const receiptIn = (html) => /[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}/.exec(html)?.[0];
