// A collector for the tests of the survey's page, in memory. It keeps to the agreement of the real one (the README tells
// it), validates with the rules that page and collector share, and can be told to misbehave. That the real collector
// keeps to it as well is proved in survey-collector.test.mjs.
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { validate } from "../../../templates/assets/survey/answers.js";
import { formOf } from "../../../templates/assets/survey/form.js";
import { filledPage, sectionsOf } from "./prepared-page.mjs";

const inRaw = (values) => new Map(Object.entries(values).map(([name, value]) => [name, [value].flat().map(String)]));

async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

// `site()` gives the folder of the built guide. `stored` has what arrived, by key; `behave(request, body)` may give
// { status, headers?, body? } or "drop" (store, and lose the reply) or "cut" (lose the request).
export function startCollector(site) {
  const collector = { stored: new Map(), attempts: [], behave: () => undefined };
  const formFor = (survey) => formOf(JSON.parse(readFileSync(join(site(), `_data/surveys/${survey}.json`), "utf8")));
  const pageFor = (name) => readFileSync(join(site(), "_data/surveys", name), "utf8");
  const texts = () => JSON.parse(readFileSync(join(site(), "_data/collector.json"), "utf8")).texts;

  // What fits a field stands in the page for the script, in the same words.
  const fits = (survey, field) => new RegExp(`data-field="?${field.replace(/\.other$/, "")}"? [^>]*data-fits="([^"]*)"`).exec(pageFor(`${survey}.form.html`))?.[1];
  function detail(survey, { code, values, field }) {
    const all = { ...values, fits: fits(survey, field) };
    return Object.entries(all).reduce((text, [name, value]) => text.replace(`{${name}}`, value), texts()[`survey-problem-${code}`]);
  }

  function formPage(survey, { raw = new Map(), problems = [], key, group = "" }) {
    const page = pageFor(`${survey}.form.html`);
    const values = (name) => raw.get(name) || [];
    const shown = (name) => problems.filter(({ field }) => field === name).map((one) => ({ TEXT: detail(survey, one) }));
    const options = sectionsOf(page, "OPTION");
    const fields = sectionsOf(page, "FIELD").map(([section, name]) => [
      section,
      {
        VALUE: values(name)[0] || "",
        OTHER_VALUE: values(`${name}.other`)[0] || "",
        PROBLEM: shown(name),
        OTHER_PROBLEM: shown(`${name}.other`),
        ...Object.fromEntries(options.map(([one, option]) => [one, { CHOSEN: values(name).includes(option) }])),
      },
    ]);
    return filledPage(page, {
      KEY: key,
      LINK_TOKEN: group,
      GROUP: group && { TEXT: `Team ${group}` },
      PROBLEMS: problems.length > 0 && { LINE: problems.map((one) => ({ LINK: { HREF: `#field-${one.field}`, TEXT: detail(survey, one) } })) },
      ...Object.fromEntries(fields),
    });
  }

  function store(survey, { key, version, group, raw, isToCheck }) {
    if (!collector.stored.has(key)) {
      const receipt = randomBytes(8).toString("hex").toUpperCase().match(/.{4}/g).join("-");
      collector.stored.set(key, { survey, version, group, raw: Object.fromEntries(raw), receipt, isToCheck });
    }
    return collector.stored.get(key).receipt;
  }

  const reply = (response, status, type, body, headers = {}) => {
    response.writeHead(status, { "Content-Type": type, "Content-Security-Policy": JSON.parse(readFileSync(join(site(), "_data/collector.json"), "utf8")).content_security_policy, ...headers });
    response.end(body);
  };
  const json = (response, status, value, headers) => reply(response, status, "application/json", JSON.stringify(value), headers);
  const html = (response, status, body, headers) => reply(response, status, "text/html; charset=utf-8", body, headers);

  function receiveJson(survey, body, response) {
    const sent = JSON.parse(body);
    const form = formFor(survey);
    const raw = inRaw(sent.answers);
    // An answer to an earlier version is held against that one; here, all that is known of it is that it was finished.
    const { problems } = sent.version === form.survey.version ? validate(form, raw) : { problems: [] };
    if (problems.length)
      return json(response, 422, { title: "Kijk dit na", status: 422, errors: problems.map((one) => ({ field: one.field, code: one.code, detail: detail(survey, one) })) });
    return json(response, 201, { receipt: store(survey, { ...sent, raw, isToCheck: Boolean(sent.website) }) });
  }

  async function receiveForm(survey, body, response, type) {
    const raw = new Map();
    const fields = await new Response(body, { headers: { "Content-Type": type } }).formData();
    for (const [name, value] of fields) if (value) raw.set(name, [...(raw.get(name) || []), value]);
    const own = (name) => raw.get(name)?.[0];
    const [key, group, isToCheck] = [own("_key") || randomBytes(8).toString("hex"), own("_group"), Boolean(own("_website"))];
    const { problems } = validate(formFor(survey), raw);
    if (problems.length) return html(response, 422, formPage(survey, { raw, problems, key, group }));
    const answers = new Map([...raw].filter(([name]) => !name.startsWith("_")));
    const receipt = store(survey, { key, version: Number(own("_version")), group, raw: answers, isToCheck });
    return html(response, 201, filledPage(pageFor(`${survey}.thanks.html`), { RECEIPT: receipt }));
  }

  function withdraw(receipt, response, isForm) {
    const found = [...collector.stored].find(([, one]) => one.receipt === receipt);
    if (found) collector.stored.delete(found[0]);
    if (!isForm) return reply(response, found ? 204 : 404, "text/plain", "");
    const title = found ? "Teruggetrokken" : "Onbekende code";
    return html(response, found ? 200 : 404, filledPage(pageFor("message.html"), { TITLE: title, PARAGRAPH: { TEXT: `${title}.` } }));
  }

  // `path` is what stands after "api/".
  collector.answer = async (request, response, path) => {
    const body = await bodyOf(request);
    const [, survey, what] = /^surveys\/([^/]+)\/(\w+)/.exec(path) || [];
    if (request.method === "POST" && what === "responses") {
      const isJson = request.headers["content-type"].startsWith("application/json");
      collector.attempts.push({ key: request.headers["idempotency-key"], body });
      const odd = collector.behave(request, body);
      if (odd === "cut") return request.socket.destroy();
      if (odd === "drop") {
        store(survey, { ...JSON.parse(body), raw: inRaw(JSON.parse(body).answers) });
        return request.socket.destroy();
      }
      if (odd) return json(response, odd.status, odd.body || {}, odd.headers);
      return (isJson ? receiveJson : receiveForm)(survey, body, response, request.headers["content-type"]);
    }
    if (what === "form") {
      const group = new URL(request.url, "http://host").searchParams.get("g") || "";
      return html(response, 200, formPage(survey, { key: randomBytes(8).toString("hex"), group }), { "Cache-Control": "private, max-age=3600" });
    }
    if (path === "responses/withdraw") return withdraw(new URLSearchParams(body).get("receipt"), response, !request.headers.accept.includes("application/json"));
    return json(response, 404, {});
  };
  return collector;
}
