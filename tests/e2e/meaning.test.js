// How a role was understood, and what to do when it was not.

import assert from "node:assert/strict";
import { eventually } from "./support/eventually.js";
import { scenario } from "./support/scenario.js";

const UNCLEAR = "consultant for things";

scenario("an unclear role offers two or three meanings, and one of them is taken", {}, async (site) => {
  const { page } = site;
  await site.start();
  await site.say(UNCLEAR);
  const meanings = page.getByRole("list", { name: "Did you mean:" }).getByRole("button");
  await meanings.first().waitFor();
  const count = await meanings.count();
  assert.ok(count === 2 || count === 3, `${count}`);
  const title = await meanings.nth(1).innerText();
  await site.tabTo(meanings.nth(1));
  await page.keyboard.press("Enter");
  await eventually("the role is the chosen one", async () => (await site.role.inputValue()) === title);
  await page.getByText("Understood as").first().waitFor();
  await page.locator("#role-meaning").getByRole("link", { name: title }).waitFor();
  assert.ok(await site.has(page.locator("#role-meaning")), "the focus stays where the answer is");
});

scenario("the results ask too", {}, async (site) => {
  const { page } = site;
  await site.start();
  await site.say(UNCLEAR);
  await site.go("Results");
  await site.matches();
  const meanings = site.results.getByRole("list", { name: "Did you mean:" }).getByRole("button");
  const title = await meanings.first().innerText();
  await meanings.first().click();
  await site.results.getByText("Understood as").waitFor();
  await site.results.locator("#results-meaning").getByRole("link", { name: title }).waitFor();
  await site.go("Role");
  assert.equal(await site.role.inputValue(), title);
  assert.equal(await page.locator("#results-meaning").isVisible(), false, "said once on this step");
});

scenario("what was understood can be disputed", {}, async (site) => {
  const { page } = site;
  await site.start();
  await site.say("registered nurse");
  const region = page.locator("#role-meaning");
  await region.getByText("Understood as").waitFor();
  const understood = await region.getByRole("link").innerText();
  await region.getByRole("button", { name: "Not right?" }).click();
  const others = region.getByRole("list", { name: "Did you mean:" }).getByRole("button");
  assert.ok((await others.count()) >= 1);
  assert.ok(!(await others.allInnerTexts()).includes(understood));
  await region.getByRole("button", { name: "Say it in other words" }).click();
  assert.ok(await site.has(site.role));
});
