// The model card shows what the pipeline measured, and says so when it cannot be had.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { required, scenario } from "./support/scenario.js";

const CARD = JSON.parse(readFileSync(join(required("WAYMARK_ROOT"), "public/model-card.json"), "utf8"));

scenario("every figure of the card is on its page", {}, async (site) => {
  const { page } = site;
  await site.open();
  await page.getByRole("contentinfo").getByRole("link", { name: "Model card" }).click();
  await page.getByRole("heading", { level: 1, name: "Model card" }).waitFor();
  await page.getByRole("heading", { name: "What was measured" }).waitFor();
  assert.ok(page.url().endsWith("/model/"), page.url());
  await page.locator("details").evaluateAll((all) => all.forEach((one) => (one.open = true)));
  const said = await page.getByRole("article").innerText();
  for (const task of CARD.tasks) {
    assert.ok(said.includes(task.name) && said.includes(task.metric), task.name);
    assert.ok(said.includes(`${task.n.toLocaleString("en-US")} cases`), `${task.name}: ${task.n}`);
    const group = page.locator(".task").filter({ hasText: task.name });
    const measure = group.locator(".measure").filter({ has: page.getByText(task.metric, { exact: false }) });
    const bars = await measure.first().getByRole("listitem").count();
    assert.equal(bars, 1 + task.baselines.length, `${task.name}, ${task.metric}`);
    for (const baseline of task.baselines) assert.ok(said.includes(baseline.name), baseline.name);
  }
  for (const { sha256 } of Object.values(CARD.models)) assert.ok(said.includes(sha256));
  for (const [source, release] of Object.entries(CARD.data)) assert.ok(said.includes(source) && said.includes(release));
  for (const note of CARD.notes) assert.ok(said.includes(note));
  assert.equal(await page.locator(".calibration__point").count(), CARD.calibration.length);
  const plot = page.getByRole("img", { name: /Matches shown against the share that were right/ });
  assert.equal(await plot.count(), 1);
});

scenario("what a later card adds is shown", {
  prepare: (page) =>
    page.route("**/model-card.json", (route) =>
      route.fulfill({
        json: {
          ...CARD,
          plausibility: [{ name: "Grid of roles", metric: "share more than 2 job zones away", n: 360, value: 0.004, baselines: [{ name: "skill cosine", value: 0.2 }] }],
          bias: [{ name: "Swapped names", metric: "lists changed", n: 40, value: 0 }],
          features: { metric: "ROC area", n: 1500, value: 0.91, features: [
            { name: "job zone", part: "preparation", drop: 0.02 },
            { name: "idle", part: "pay", drop: 0 },
          ] },
        },
      }),
    ),
}, async (site) => {
  const { page } = site;
  await site.open("model/");
  for (const name of ["Is it ever absurd?", "Does it treat people alike?", "What the ranking learned to look at"]) {
    await page.getByRole("heading", { name }).waitFor();
  }
  await page.getByText("1 of 2 features carry weight").waitFor();
});

scenario("a card that cannot be had is asked for again", {
  allow: [/model-card/],
  prepare: async (page) => {
    let asked = 0;
    await page.route("**/model-card.json", (route) => {
      asked += 1;
      return asked === 1 ? route.fulfill({ status: 503 }) : route.continue();
    });
  },
}, async (site) => {
  await site.open("model/");
  await site.alert.getByText("could not be loaded").waitFor();
  await site.retry.click();
  await site.page.getByRole("heading", { name: "What was measured" }).waitFor();
});
