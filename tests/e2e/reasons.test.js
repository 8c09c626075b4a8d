// Why, why not, what if: what a visitor can ask about the results, and what stands beside them.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { isDeepStrictEqual } from "node:util";
import { eventually } from "./support/eventually.js";
import { COORDINATOR } from "./support/profiles.js";
import { required, scenario } from "./support/scenario.js";

function commandLine(profile, ...more) {
  const answer = execFileSync(required("WAYMARK_CLI"), ["recommend", ...more], {
    cwd: required("WAYMARK_ROOT"),
    input: `${JSON.stringify(profile)}\n`,
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  return JSON.parse(answer).results;
}

const { interests: _, ...PROFILE } = COORDINATOR;
const percent = (match) => (match < 0.01 ? "under 1%" : match > 0.99 ? "over 99%" : `${Math.round(match * 100)}%`);

scenario("a card says which skills decide its match", {}, async (site) => {
  await site.as(PROFILE);
  await site.go("Results");
  const [match] = await site.matches();
  const card = site.cards.first();
  await site.tabTo(card.locator("summary", { hasText: "Why this match" }));
  await site.page.keyboard.press("Enter");
  await card.getByText("Measured by ranking again").waitFor();
  const skills = card.getByRole("heading", { name: "What each of your skills does" }).locator("xpath=following-sibling::ul[1]");
  assert.deepEqual((await skills.locator(".part__label").allTextContents()).sort(), [...PROFILE.skills].sort());

  // What the card says of a skill is what the command line says of a profile without it.
  for (const skill of PROFILE.skills) {
    const less = { ...PROFILE, skills: PROFILE.skills.filter((other) => other !== skill) };
    const without = commandLine(less, "--top", "1000").find((result) => result.code === match.code).match;
    const row = await skills.getByRole("listitem").filter({ hasText: skill }).innerText();
    assert.ok(row.includes(`${percent(without)} without it`) || row.includes("hardly any difference"), `${row}: ${without}`);
  }

  // It stays unfolded while the profile changes, and follows it.
  const same = site.cards.filter({ has: site.page.getByRole("link", { name: match.title, exact: true }) });
  await site.go("Skills");
  await site.addSkill("Negotiation");
  await same.locator(".part__label", { hasText: "Negotiation" }).waitFor();
});

scenario("a visitor asks why some work is not higher", {}, async (site) => {
  const { page } = site;
  await site.as(PROFILE);
  await site.go("Results");
  await site.matches();
  const all = commandLine(PROFILE, "--top", "1000");

  // By keyboard, from the list of titles.
  await site.tabTo(page.locator("summary", { hasText: "Why not …?" }));
  await page.keyboard.press("Enter");
  await site.tabTo(site.whyNot);
  await page.keyboard.type("registered nurs");
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  const region = page.locator(".why-not__answer");
  await region.getByRole("heading", { name: "Registered Nurses" }).waitFor();
  const place = all.findIndex((result) => result.code === "29-1141.00");
  const nurse = all[place];
  const said = await region.innerText();
  assert.ok(said.includes(`number ${place + 1} of ${all.length}`), said);
  assert.ok(said.toLowerCase().includes(`${percent(nurse.match)} match`), said);
  assert.ok(said.includes(all[9].title) && said.includes(percent(all[9].match)), said);
  await region.getByRole("heading", { name: "What holds it back" }).waitFor();
  for (const { name } of nurse.gap.missing) assert.ok(said.includes(name), name);

  // In words that no list has.
  await site.whyNot.fill("someone who flys aeroplanes");
  await page.getByRole("button", { name: "Show why" }).click();
  await eventually("an occupation is found", async () => !(await region.innerText()).includes("Registered Nurses"));
  const choices = region.getByRole("list").first().getByRole("button");
  await choices.nth(1).click();
  await eventually("the other meaning is shown", async () =>
    (await region.getByRole("heading", { level: 4 }).first().innerText()) === (await choices.nth(1).innerText()),
  );

  // One that is among the first has nothing to be compared with.
  await site.whyNot.fill(all[2].title);
  await page.getByRole("button", { name: "Show why" }).click();
  await region.getByText("number 3 of your results").waitFor();
  assert.equal(await region.getByText("Your tenth result").count(), 0);
});

scenario("words that mean nothing get a plain answer from why not", {}, async (site) => {
  const { page } = site;
  await site.as(PROFILE);
  await site.go("Results");
  await site.matches();
  await site.unfold("Why not …?");
  for (const text of ["👩‍🚀🦄", "<img src=x onerror=alert(1)>", "zzxqj blorf"]) {
    await site.whyNot.fill(text);
    await page.getByRole("button", { name: "Show why" }).click();
    await eventually("something is said", async () => (await page.locator(".why-not__answer").innerText()).length > 20);
    assert.equal(await page.locator("img[src=x]").count(), 0);
  }
});

scenario("a skill is tried, added and taken back", {}, async (site) => {
  const { page } = site;
  await site.as(PROFILE);
  await site.go("Results");
  const before = await site.matches();
  await site.unfold("Which skill would open more?");
  const opening = page.locator(".opening").first();
  await opening.waitFor();
  const name = (await opening.getByRole("button").innerText()).replace(/^Add\s+/, "");
  const [, title, was, will] = /^(.*) \((.*) → (.*?)\)/.exec(await opening.locator(".opening__list li").first().innerText());

  // What it promises is what the command line gives with the skill.
  const more = commandLine({ ...PROFILE, skills: [...PROFILE.skills, name] }, "--top", "1000");
  assert.equal(percent(more.find((result) => result.title === title).match), will);
  assert.equal(percent(commandLine(PROFILE, "--top", "1000").find((result) => result.title === title).match), was);

  await site.tabTo(opening.getByRole("button"));
  await page.keyboard.press("Enter");
  const undo = page.locator(".what-if__added").getByRole("button", { name: "Undo" });
  await eventually("the focus is on the way back", () => site.has(undo));
  await eventually("the skill is no longer offered", async () =>
    !(await page.locator(".opening__name").allInnerTexts()).some((text) => text.startsWith(name)),
  );
  const after = await site.matches();
  assert.notDeepEqual(after.map((match) => match.match), before.map((match) => match.match));
  await page.keyboard.press("Enter");
  await eventually("it is as before", async () => {
    const now = await site.matches();
    return now.every((match, index) => match.code === before[index].code && match.match === before[index].match);
  });
  assert.equal(await undo.count(), 0);
});

scenario("a card says what the work asks for", {}, async (site) => {
  const { page } = site;
  const kinds = ["have", "close", "missing"];
  const shown = () =>
    site.cards.evaluateAll(
      (cards, kinds) =>
        cards.map((card) => ({
          summary: card.querySelector(".gap summary")?.textContent,
          names: kinds.map((kind) => [...card.querySelectorAll(`.gap__part--${kind} li`)].map((item) => item.textContent)),
        })),
      kinds,
    );
  const expected = (profile) =>
    commandLine(profile, "--top", "10").map(({ gap }) => {
      const names = kinds.map((kind) => gap[kind].slice(0, 5).map(({ name }) => name));
      const [missing, close] = [gap.missing.length, gap.close.length];
      if (missing) return { summary: `${missing} skill${missing === 1 ? "" : "s"} still to learn`, names };
      if (close) return { summary: `${close} skill${close === 1 ? " is" : "s are"} nearly there`, names };
      // Of work that nobody has rated nothing is said.
      return { summary: gap.have.length ? "You seem to have what it asks for" : undefined, names };
    });
  const follows = async (profile) => {
    const cards = expected(profile);
    assert.ok(cards.some(({ names }) => names.flat().length > 5));
    await eventually("the cards say it", async () => isDeepStrictEqual(await shown(), cards));
  };
  await site.as(PROFILE);
  await site.go("Results");
  await follows(PROFILE);
  await site.go("Skills");
  await site.addSkill("Negotiation");
  await follows({ ...PROFILE, skills: [...PROFILE.skills, "Negotiation"] });
});

scenario("both rankings stand beside each other", {}, async (site) => {
  const { page } = site;
  await site.as(PROFILE);
  await site.go("Results");
  await site.matches();
  assert.equal(await page.locator(".comparison").count(), 0, "nothing is ranked that nobody looks at");
  await site.unfold("How this is ranked");
  await page.locator(".comparison").waitFor();
  const column = (name) => page.locator(".comparison > div").filter({ has: page.getByRole("heading", { name }) }).getByRole("link");
  const learned = await column("Learned match").allInnerTexts();
  const baseline = await column("Simple baseline").allInnerTexts();
  const titles = (results) => results.map((result) => result.title);
  assert.deepEqual(learned, titles(commandLine(PROFILE, "--top", "10")));
  assert.deepEqual(baseline, titles(commandLine(PROFILE, "--top", "10", "--baseline")));
  const shared = learned.filter((title) => baseline.includes(title)).length;
  await page.getByText(`Of the first ten, they share ${shared}.`).waitFor();
  assert.equal(await page.locator(".comparison__both").count(), 2 * shared);
});

scenario("an occupation’s page says how it fits the visitor", {}, async (site) => {
  const { page } = site;
  await site.open("occupation/11-2021.00/");
  const region = page.getByRole("region", { name: "How it fits you" });
  await region.getByText("Say something about yourself").waitFor();
  await site.as(PROFILE);
  await site.go("Results");
  await site.matches();
  await site.open("occupation/11-2021.00/");
  await region.getByText("Measured by ranking again").waitFor();
  const manager = commandLine(PROFILE, "--top", "1000").find((result) => result.code === "11-2021.00");
  assert.ok((await region.innerText()).toLowerCase().includes(`${percent(manager.match)} match`));
});
