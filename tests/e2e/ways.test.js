// How to get there: ways from the visitor's role to an occupation, which the visitor can change.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { eventually } from "./support/eventually.js";
import { required, scenario } from "./support/scenario.js";

const PROFILE = { v: 1, role: "retail store manager" };
const GOAL = "15-2051.01";

/** The codes along each way, by the command line. */
function ways(...limits) {
  const answer = execFileSync(required("WAYMARK_CLI"), ["routes", ...limits], {
    cwd: required("WAYMARK_ROOT"),
    input: `${JSON.stringify({ ...PROFILE, goal: GOAL })}\n`,
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  return JSON.parse(answer).goals[0].routes.map((route) => route.steps.map((step) => step.code));
}

class Ways {
  constructor(page) {
    this.page = page;
    this.section = page.getByRole("region", { name: "How to get there" });
    this.first = this.section.getByRole("article", { name: "The best way" });
  }

  /** Waits until nothing is on its way, and reads the codes along each way. */
  async read() {
    let calm = 0;
    await eventually("the ways settle", async () => {
      calm = (await this.section.getAttribute("aria-busy")) === "false" ? calm + 1 : 0;
      return calm >= 4;
    });
    return this.section.locator(".way").evaluateAll((found) =>
      found.map((way) =>
        [...way.querySelectorAll("h4 a")].map((link) => /occupation\/([^/]+)\//.exec(link.getAttribute("href"))[1]),
      ),
    );
  }
}

async function open(site) {
  await site.start();
  await site.say(PROFILE.role);
  await site.ranked();
  await site.open(`occupation/${GOAL}/`);
  const ways = new Ways(site.page);
  await ways.first.waitFor();
  return ways;
}

scenario("an occupation's page shows the ways that the command line finds", {}, async (site) => {
  const found = await open(site);
  assert.deepEqual(await found.read(), ways());
  const stop = found.first.getByRole("listitem").filter({ has: site.page.getByRole("heading", { level: 4 }) }).first();
  await stop.getByText(/^(Likely time|No extra preparation)/).waitFor();
  await found.section.getByText("It is not counted from people’s careers").waitFor();
});

scenario("a step can be left out, allowed again, kept and replaced", {}, async (site) => {
  const { page } = site;
  const found = await open(site);
  const before = await found.read();
  const [stop] = before[0];
  assert.notEqual(stop, GOAL);
  await found.first.getByRole("button", { name: /^Leave it out/ }).first().click();
  const without = await found.read();
  assert.deepEqual(without, ways("--exclude", stop));
  assert.ok(without.flat().every((code) => code !== stop));
  assert.ok(await site.has(page.locator("#ways-heading")), "the focus is not lost");

  // The choice outlives a reload, and can be taken back.
  await page.reload();
  await found.first.waitFor();
  assert.deepEqual(await found.read(), without);
  await found.section.getByRole("button", { name: /^Allow again/ }).click();
  assert.deepEqual(await found.read(), before);

  const kept = before[1][0];
  await found.section.getByRole("article", { name: "Another way (2)" }).locator("summary").first().click();
  await found.section
    .getByRole("article", { name: "Another way (2)" })
    .getByRole("button", { name: /^Keep this step/ })
    .first()
    .click();
  const through = await found.read();
  assert.ok(through.length > 0 && through.every((way) => way.includes(kept)), JSON.stringify(through));
  await found.section.getByRole("button", { name: /^Let go/ }).click();
  assert.deepEqual(await found.read(), before);

  const replaceable = found.first.locator("summary", { hasText: "Something else instead" }).first();
  await replaceable.click();
  const other = found.first.locator(".stop__instead").first().getByRole("button").first();
  const title = await other.textContent();
  await other.click();
  await found.read();
  const changes = found.section.getByRole("list", { name: "Your changes to the ways" });
  await changes.getByRole("button", { name: `Let go ${title}` }).waitFor();
  await found.first.getByRole("link", { name: title }).waitFor();
});

scenario("a pay floor and sliders change the ways, and an impossible floor says why", {}, async (site) => {
  const found = await open(site);
  const before = await found.read();
  await site.unfold("What matters on the way");
  const floor = site.page.getByRole("textbox", { name: "Never less pay than, a year" });
  await floor.fill("70,000");
  await eventually("no way pays less", async () => JSON.stringify(await found.read()) === JSON.stringify(ways("--floor", "70000")));
  await floor.fill("lots");
  await site.page.getByText("This is no amount").waitFor();
  assert.deepEqual(await found.read(), before, "what is no amount is no floor");
  await floor.fill("900000");
  await found.section.getByText("less than your floor of $900,000").waitFor();
  await floor.fill("");
  await found.first.waitFor();
  await site.slide("Little time", 4);
  await site.slide("Little schooling", 4);
  await eventually(
    "the weights count",
    async () => JSON.stringify(await found.read()) === JSON.stringify(ways("--weigh", "time=4,preparation=4")),
  );
});

scenario("courses say why they are shown, open safely, and what is known counts", {}, async (site) => {
  const found = await open(site);
  await found.read();
  await found.section.locator("summary", { hasText: "What to learn" }).first().click();
  const course = found.section.locator(".course").first();
  await course.waitFor();
  const link = course.getByRole("link");
  assert.match(await link.getAttribute("href"), /^https:\/\/www\.coursera\.org\//);
  assert.equal(await link.getAttribute("rel"), "noopener noreferrer");
  assert.match(await course.innerText(), /Teaches /);
  await found.section.getByText(/list of 2023/).first().waitFor();
  await course.getByRole("button", { name: "I know this already" }).click();
  await found.read();
  await site.open("?step=skills");
  await site.page.getByRole("button", { name: /^Remove / }).first().waitFor();
});

scenario("searches elsewhere carry the occupation and nothing of the visitor's", {}, async (site) => {
  const found = await open(site);
  await site.unfold("Certificates, apprenticeships and more");
  const links = await found.section.locator(".searches a").evaluateAll((all) => all.map((link) => [link.href, link.rel]));
  assert.equal(links.length, 5);
  for (const [href, rel] of links) {
    assert.match(href, /Business\+Intelligence\+Analysts$/);
    assert.doesNotMatch(href, /retail/i);
    assert.equal(rel, "noopener noreferrer");
  }
});

scenario("without a role, the page asks for one", {}, async (site) => {
  await site.open(`occupation/${GOAL}/`);
  await site.page.getByText("Say what your role is now").waitFor();
});
