// Work in demand: the rule of the order is stated, and the list follows it. Ways to the first results.

import assert from "node:assert/strict";
import { eventually } from "./support/eventually.js";
import { hold } from "./support/hold.js";
import { COORDINATOR } from "./support/profiles.js";
import { scenario } from "./support/scenario.js";

const rows = (page) => page.getByRole("list", { name: "Work in demand" }).locator("> li");

/** Openings of each row, as shown. */
const openings = async (page) =>
  (await rows(page).allInnerTexts()).map((text) => Number(/([\d,]+) openings a year/.exec(text)?.[1].replaceAll(",", "")));

scenario("what fits is ordered by openings in the nation, and by the stated rule in a place", {}, async (site) => {
  const { page } = site;
  await site.as(COORDINATOR);
  await site.go("Results");
  await site.matches();
  await page.getByRole("link", { name: "See which of these are in demand near you" }).click();
  await rows(page).first().waitFor();
  const text = await page.getByText(/^Among the \d+ occupations that match you by at least 10%/).innerText();
  assert.match(text, /openings a year in the nation\. /);
  const nation = await openings(page);
  assert.ok(nation.length > 3 && nation.every((count, at) => at === 0 || count <= nation[at - 1]), nation.join());

  await page.getByRole("combobox", { name: "Figures for" }).fill("San Francisco");
  await page.getByRole("option").first().click();
  await page.getByText(/times how common the work is in San Francisco/).waitFor();
  assert.match(page.url(), /demand\/#place=M0041860$/);
  const first = await rows(page).first().innerText();
  assert.match(first, /about [\d,]+ of them here/);
  assert.match(first, /as common here as in the nation|Less common here/);
  await page.getByText("Openings in a place are an estimate").waitFor();

  await rows(page).first().getByRole("button", { name: /^Compare / }).click();
  await page.getByRole("region", { name: "To compare" }).getByRole("link", { name: "See it alone" }).click();
  await page.getByRole("table").first().waitFor();
});

scenario("without a word about oneself the list is of all work, and says so", {}, async (site) => {
  await site.open("demand/#place=Nowhere");
  await site.page.getByText(/^Among all \d{3} occupations/).waitFor();
  await site.page.getByText("There is no place “Nowhere”").waitFor();
  assert.equal(await rows(site.page).count(), 30);
});

scenario("the results show a way to each of the first three, once they rest", {}, async (site) => {
  const { page } = site;
  await site.as({ ...COORDINATOR, role: "retail store manager" });
  await site.go("Pay & place");
  await site.pay.fill("52000");
  await site.go("Results");
  await site.matches();
  const ways = page.getByRole("region", { name: "Ways there" });
  await ways.waitFor();
  const items = ways.locator(".to-goal");
  await items.first().waitFor();
  assert.equal(await items.count(), 3);
  const text = await items.first().innerText();
  assert.match(text, /\d moves?, /);
  assert.match(text, /[+−]\$[\d,]+ a year against your pay|pay the same/);
  const title = await items.first().getByRole("heading").innerText();
  // A way of one move needs no chain of stops: its title says it.
  const moves = Number(text.match(/(\d) moves?, /)[1]);
  const chains = await items.first().locator(".to-goal__chain").allInnerTexts();
  assert.equal(chains.length, moves > 1 ? 1 : 0, text);
  assert.ok(chains.every((chain) => chain.endsWith(title)), `${chains} leads to ${title}`);
  await items.first().getByRole("link", { name: /^How to get there/ }).click();
  await page.getByRole("article", { name: "The best way" }).waitFor();
  await page.getByRole("heading", { level: 1, name: title }).waitFor();
});

scenario("typing is answered while ways are looked for", {}, async (site) => {
  const { page } = site;
  await site.start();
  await site.say("nurse");
  await page.locator(".to-goal").first().waitFor({ state: "attached" });
  const before = await page.locator("article.match h3").first().innerText();
  await site.say("carpenter");
  await eventually("the results follow", async () => (await page.locator("article.match h3").first().innerText()) !== before, 3_000);
});

for (const width of [390, 1280]) {
  scenario(`at ${width} px nothing moves from under the pointer when the ways come`, { context: { viewport: { width, height: 844 } } }, async (site) => {
    const { page } = site;
    const release = await hold(page, /\/tables\/transitions\./);
    await site.start();
    await site.say(COORDINATOR.role);
    await site.go("Results");
    await site.matches();
    const place = () => page.getByRole("heading", { name: "Explain these results" }).evaluate((below) => below.getBoundingClientRect().top + scrollY);
    assert.equal(await page.locator(".skeleton--way").count(), 3);
    const before = await place();
    release();
    await page.locator(".to-goal").nth(2).waitFor();
    const moved = Math.abs((await place()) - before);
    assert.ok(moved < 44, `what is below moved by ${moved} px, which is more than half a button`);
  });
}
