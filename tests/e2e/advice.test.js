// Explanations and answers that are composed on the device: nothing is sent, and every sentence opens its facts.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import axe from "axe-core";
import { eventually } from "./support/eventually.js";
import { COORDINATOR } from "./support/profiles.js";
import { ROOT, scenario } from "./support/scenario.js";

const { interests: _, ...PROFILE } = COORDINATOR;

async function results(site) {
  await site.as(PROFILE);
  await site.go("Results");
  return site.matches();
}

scenario("the first five results are explained on the device", {}, async (site) => {
  const { page } = site;
  const matches = await results(site);
  const requests = [];
  page.on("request", (request) => requests.push(request.url()));
  await page.getByRole("button", { name: "Explain these results in words" }).click();
  const region = page.getByRole("region", { name: "Explain these results" });
  await region.getByRole("table").first().waitFor();
  const titles = await region.getByRole("heading", { level: 4 }).allInnerTexts();
  assert.deepEqual(titles, matches.slice(0, 5).map((match) => match.title));
  for (const heading of ["How your skills apply", "What to develop, and how", "One step for this week"]) {
    await region.getByRole("heading", { name: heading }).first().waitFor();
  }
  const rows = await region.getByRole("table").first().getByRole("rowheader").allInnerTexts();
  for (const skill of PROFILE.skills) assert.ok(rows.includes(skill), `${skill} in ${rows}`);
  const levels = await region.getByRole("table").first().locator("td:nth-child(2)").allInnerTexts();
  assert.ok(levels.every((level) => ["Weak", "Medium", "Strong"].includes(level)), String(levels));
  assert.equal(await page.getByRole("button", { name: "Write it with a language model" }).count(), 0, "no proxy, no button");
  for (const url of requests) assert.ok(url.startsWith(ROOT) || /^(blob|data):/.test(url), url);

  // By keyboard: a marker opens the fact with its source.
  const marker = region.locator("summary.cite__mark").first();
  await site.tabTo(marker);
  await page.keyboard.press("Enter");
  const fact = region.locator(".cite[open] .cite__facts li").first();
  await fact.waitFor();
  assert.match(await fact.innerText(), /O\*NET|BLS|Waymark|you/);

  // It follows what the visitor says: pay brings the comparison.
  await site.go("Pay & place");
  await site.pay.fill("52000");
  await site.go("Results");
  await page.getByRole("heading", { name: "Pay beside yours" }).waitFor();
  await page.getByRole("heading", { name: "The path to take, by pay and fit" }).waitFor();

  // In Spanish, and marked as such.
  await page.getByRole("combobox", { name: "Write in" }).selectOption("es");
  await eventually("it is in Spanish", async () => (await region.locator(".advice__body").getAttribute("lang")) === "es" && /Esta semana|semana/i.test(await region.innerText()));
});

scenario("questions about the results are answered from the data", {}, async (site) => {
  const { page } = site;
  await results(site);
  const region = page.getByRole("region", { name: "Ask about these results" });
  await region.getByRole("button", { name: "Which of these can I start without a degree?" }).click();
  const answer = region.getByRole("article");
  await answer.waitFor();
  assert.match(await answer.innerText(), /degree|diploma/);

  const question = region.getByRole("textbox", { name: "Your question" });
  await question.fill("Tell me about the qualifications required for a Data Scientist");
  await question.press("Enter");
  await answer.getByText("“Data Scientist” was understood as Data Scientists.").waitFor();
  assert.match(await answer.innerText(), /degree/);

  // What the data does not know is said, and nothing hostile is markup.
  await question.fill("Who won the cup in 1998? <img src=x onerror=alert(1)>");
  await question.press("Enter");
  await answer.getByText("<img src=x", { exact: false }).first().waitFor();
  assert.equal(await page.locator("img[src=x]").count(), 0);
  assert.doesNotMatch(await answer.locator(".advice__body").innerText(), /1998/);
});

scenario("an occupation’s page answers questions about it", {}, async (site) => {
  const { page } = site;
  await site.open("occupation/29-1141.00/");
  const region = page.getByRole("region", { name: "Ask about this work" });
  await region.getByRole("button", { name: "What qualifications do I need?" }).click();
  const answer = region.getByRole("article");
  await answer.getByText("Registered Nurses").first().waitFor();
  assert.match(await answer.innerText(), /degree/);
});

scenario("what was written can be copied, saved and erased, and outlives a reload", { context: { permissions: ["clipboard-read", "clipboard-write"], acceptDownloads: true } }, async (site) => {
  const { page } = site;
  await site.open("occupation/15-2051.00/");
  await page.getByRole("button", { name: "What does it pay?" }).click();
  await page.getByRole("article").locator(".answer, .advice__body").first().waitFor();
  await page.getByRole("textbox", { name: "Your question" }).fill("Is it growing?");
  await page.getByRole("button", { name: "Ask", exact: true }).click();
  const summary = page.locator(".history > summary");
  await eventually("both are kept", async () => (await summary.innerText()).includes("2 texts"));
  await page.reload();
  await summary.click();
  const entries = page.locator(".history__entry");
  assert.deepEqual(await entries.locator("> details > summary").allInnerTexts(), ["Is it growing?", "What does it pay?"]);
  await entries.first().locator("summary").first().click();

  await entries.first().getByRole("button", { name: /^Copy/ }).click();
  await eventually("it is on the clipboard", async () => {
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    return copied.startsWith("Is it growing?") && copied.includes("[") && copied.includes("Facts");
  });
  const arriving = page.waitForEvent("download");
  await page.locator(".history__ways").getByRole("button", { name: /^Download/ }).click();
  const download = await arriving;
  assert.match(download.suggestedFilename(), /\.txt$/);
  const text = await readFile(await download.path(), "utf8");
  assert.ok(text.includes("Is it growing?") && text.includes("What does it pay?"), text);

  await page.getByRole("button", { name: "Erase all" }).click();
  await summary.waitFor({ state: "detached" });
  await page.reload();
  await page.getByRole("textbox", { name: "Your question" }).waitFor();
  assert.equal(await summary.count(), 0);
  assert.ok(!(await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }))).includes("growing?"));
});

const BLOCK_STORAGE = () => {
  for (const name of ["localStorage", "sessionStorage"]) {
    Object.defineProperty(globalThis, name, {
      get() {
        throw new DOMException("Access is denied for this document.", "SecurityError");
      },
    });
  }
};

scenario("the history works where storage is blocked", { prepare: (page) => page.addInitScript(BLOCK_STORAGE) }, async (site) => {
  const { page } = site;
  await site.open("occupation/15-2051.00/");
  await page.getByRole("button", { name: "What does it pay?" }).click();
  await page.locator(".history > summary").waitFor();
  await page.getByRole("link", { name: "Find work" }).click();
  await site.say("librarian");
  await site.matches();
  await page.locator(".history > summary").waitFor();
});

scenario("doubts stay beside the results", {}, async (site) => {
  const { page } = site;
  await site.start();
  await site.say("cashier");
  await site.go("Results");
  const before = await site.matches();
  await page.getByRole("button", { name: "Explain these results in words" }).click();
  const region = page.getByRole("region", { name: "What speaks against them?" });
  await region.getByRole("button", { name: "Look for doubts" }).click();
  await region.getByText("Composed from the facts").waitFor();
  const doubted = await region.getByRole("heading", { level: 4 }).allInnerTexts();
  const after = await site.matches();
  assert.deepEqual(after.map((match) => match.code), before.map((match) => match.code), "nothing disappears");
  const marked = after.filter((match) => match.text.includes("In doubt:")).map((match) => match.title);
  assert.deepEqual(marked.sort(), doubted.sort());
});

scenario("the page with facts and without makes nothing up", {}, async (site) => {
  const { page } = site;
  await site.open("about/");
  await page.getByRole("link", { name: "See a question answered with facts and without" }).click();
  await page.getByRole("heading", { level: 1, name: "With facts and without" }).waitFor();
  const without = page.getByRole("region", { name: "Without facts" });
  await without.getByText("no language model").waitFor();
  assert.equal(await without.getByRole("button").count(), 0);
  const grounded = page.getByRole("region", { name: "With facts" });
  await grounded.getByRole("button", { name: "What does it pay?" }).click();
  await grounded.getByRole("article").getByText("Data Scientists").first().waitFor();
});

scenario("an unfolded explanation has no accessibility error", { context: { viewport: { width: 390, height: 844 } } }, async (site) => {
  const { page } = site;
  await results(site);
  await page.getByRole("button", { name: "Explain these results in words" }).click();
  await page.getByRole("table").first().waitFor();
  await page.locator("details").evaluateAll((all) => all.forEach((one) => (one.open = true)));
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    globalThis.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }),
  );
  assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.html).join(" ")}`), []);
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0, "too wide");
});
