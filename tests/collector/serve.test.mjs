// `leidraad serve` carries the collector: the forms of a guide work while it is written.
import assert from "node:assert/strict";
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { descriptionOf, formOfPage, navigateWithForm, project, receiptIn, removeFolder, sendJson, someAnswers, startPreview, surveysOf, temporaryFolder } from "./support/collector.mjs";

describe("leidraad serve", () => {
  const folder = temporaryFolder();
  const source = join(folder, "guide");
  const output = join(folder, "public");
  let preview, survey;
  before(async () => {
    mkdirSync(source);
    for (const part of ["content", "data", "templates"]) cpSync(join(project, part), join(source, part), { recursive: true });
    preview = await startPreview(source, output);
    survey = surveysOf(output)[0];
  });
  after(async () => {
    assert.equal(await preview?.stop(), 0);
    removeFolder(folder);
  });

  it("takes answers from a form of the guide, and withdraws them", async () => {
    const page = await (await fetch(`${preview.url}vragenlijsten/${survey}.html`)).text();
    const action = /<form class="survey" method="post" action="([^"]+)" enctype="multipart\/form-data"/.exec(page)[1];
    const address = new URL(action, `${preview.url}vragenlijsten/${survey}.html`).href;
    assert.equal(address, `${preview.url}api/surveys/${survey}/responses`);
    const answer = await navigateWithForm(address, formOfPage(someAnswers(descriptionOf(output, survey))));
    assert.equal(answer.status, 201);
    const receipt = receiptIn(answer.text);
    assert.equal((await fetch(`${preview.url}api/responses/${receipt}`, { method: "DELETE" })).status, 204);
  });

  it("keeps them beside the site, where git passes them over", () => {
    assert.ok(existsSync(join(folder, ".leidraad-answers", "answers.db")));
    assert.equal(readFileSync(join(folder, ".leidraad-answers", ".gitignore"), "utf8"), "*\n");
  });

  it("takes answers to a changed survey after the rebuild", async () => {
    const file = join(source, "data/surveys", `${survey}.yaml`);
    const { version } = descriptionOf(output, survey);
    writeFileSync(file, readFileSync(file, "utf8").replace(/^version: \d+$/m, `version: ${version + 1}`));
    const answers = someAnswers(descriptionOf(output, survey));
    let status = 0;
    for (let tries = 0; tries < 100 && status !== 201; ++tries) {
      status = (await sendJson(preview.url, survey, { version: version + 1, answers })).status;
      if (status !== 201) await pause(200);
    }
    assert.equal(status, 201);
  });
});
