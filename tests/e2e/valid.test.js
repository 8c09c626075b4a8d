// The HTML is valid, as it is served and as the program makes it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { HtmlValidate } from "html-validate";
import { Host } from "./support/host.js";
import { COORDINATOR } from "./support/profiles.js";
import { scenario } from "./support/scenario.js";

const SERVED = ["index.html", "404.html", "about/index.html", "model/index.html", "embed/index.html", "occupation/15-1252.00/index.html"];

/** What the HTML standard asks for, and nothing of taste. */
const validator = new HtmlValidate({ root: true, extends: ["html-validate:standard"] });

/** Everything that is wrong with a page, in words. */
async function problems(html) {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column, selector }) => `${ruleId}: ${message} (${line}:${column}, ${selector})`),
  );
}

test("what is wrong is found", async () => {
  const wrong = await problems('<!doctype html><html lang="en"><head><title>A</title></head><body><ul><div id="a">x</div></ul><b id="a">x</b></body></html>');
  assert.ok(wrong.length >= 2, wrong.join("; "));
});

for (const file of SERVED) {
  test(`${file} is valid as it is served`, async () => {
    const host = await Host.start();
    const html = host.text(file);
    await host.stop();
    assert.deepEqual(await problems(html), []);
  });
}

const MADE = {
  "the first page": async (site) => site.start(),
  results: async (site) => {
    await site.as(COORDINATOR);
    await site.go("Results");
    await site.matches();
  },
  "an occupation": async (site) => {
    await site.open("occupation/15-1252.00/");
    await site.page.getByText("Reading Comprehension").locator("visible=true").first().waitFor();
  },
  "the model card": async (site) => {
    await site.open("model/");
    await site.page.getByRole("table").first().waitFor();
  },
};

for (const [name, go] of Object.entries(MADE)) {
  scenario(`${name} is valid as the program makes it`, {}, async (site) => {
    await go(site);
    assert.deepEqual(await problems(await site.page.content()), []);
  });
}
