// Useful, not useful, not now: the list changes and says so, and everything can be taken back.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { eventually } from "./support/eventually.js";
import { COORDINATOR } from "./support/profiles.js";
import { scenario } from "./support/scenario.js";

const codes = (matches) => matches.map((match) => match.code);
const changed = (site) => site.page.getByRole("region", { name: "What your answers changed" });
const button = (site, answer, title) => site.results.getByRole("button", { name: `${answer}: ${title}`, exact: true });
const aside = (site, title) => site.results.locator(".aside", { hasText: title });

async function atResults(site) {
  await site.as({ role: COORDINATOR.role, skills: COORDINATOR.skills });
  await site.go("Results");
  return site.matches();
}

async function no(site, title) {
  await button(site, "No, not useful", title).click();
  await changed(site).waitFor();
  return site.matches();
}

scenario("a no sets aside, changes the order, says so, and is undone", {}, async (site) => {
  const { page } = site;
  const before = await atResults(site);
  assert.equal(await changed(site).count(), 0, "nothing is said before there is an answer");
  const refused = before[1];
  const after = await no(site, refused.title);
  assert.ok(!codes(after).includes(refused.code));
  await changed(site).getByText(`work like ${refused.title} comes later`).waitFor();
  await eventually("the focus is where the card was", () => site.has(aside(site, refused.title)));
  await site.results.getByText("In order of fit and of your answers.").waitFor();
  // The match that is shown stays the model's own, and what moved says where it would stand otherwise.
  const rest = before.filter((match) => match.code !== refused.code);
  let moved = 0;
  for (const [place, match] of after.entries()) {
    const own = rest.findIndex((other) => other.code === match.code);
    if (own < 0) continue;
    assert.equal(match.match, rest[own].match, match.title);
    if (own === place) assert.doesNotMatch(match.text, /without your answers/);
    else assert.match(match.text, new RegExp(`Place ${own + 1} without your answers`));
    moved += Number(own !== place);
  }
  assert.ok(moved > 0, "a no changes the order");

  await aside(site, refused.title).getByRole("button", { name: `Undo: ${refused.title}` }).click();
  await changed(site).waitFor({ state: "detached" });
  assert.deepEqual(codes(await site.matches()), codes(before));
  await eventually("the focus is on the card's question", () =>
    page.evaluate(() => document.activeElement?.classList.contains("useful")),
  );
});

scenario("a reason narrows it down, and is shown and kept", {}, async (site) => {
  const { page } = site;
  const before = await atResults(site);
  const [, first, second] = before;
  await no(site, first.title);
  const why = aside(site, first.title);
  await why.getByRole("combobox", { name: "Why?" }).selectOption({ label: "I cannot do it where I am" });
  await why.getByRole("textbox", { name: "In your own words" }).fill("too far north");
  await why.getByRole("textbox", { name: "In your own words" }).blur();
  await changed(site).getByText("hardly changed the order").waitFor();
  await button(site, "Not now", second.title).click();
  await changed(site).getByText("2 set aside").waitFor();
  const rest = codes(before).filter((code) => code !== first.code && code !== second.code);
  assert.deepEqual(codes(await site.matches()).slice(0, rest.length), rest, "neither says anything about the rest");

  await page.reload();
  await changed(site).getByText("2 set aside").waitFor();
  assert.deepEqual(codes(await site.matches()).slice(0, rest.length), rest, "a reload keeps it");
  await site.unfold("Your answers, and what they did");
  await changed(site).getByText("I cannot do it where I am").waitFor();
  await changed(site).getByRole("row", { name: /Skills 100%/ }).waitFor();
  await changed(site).getByRole("button", { name: `Take back: ${second.title}` }).click();
  await changed(site).getByText("1 set aside").waitFor();
  await changed(site).getByRole("button", { name: "Take all answers back" }).click();
  await changed(site).waitFor({ state: "detached" });
  assert.deepEqual(codes(await site.matches()), codes(before));
});

scenario("a yes is pressed by keyboard, and pressed again taken back", {}, async (site) => {
  const [first] = await atResults(site);
  const yes = button(site, "Yes, useful", first.title);
  await yes.focus();
  await site.page.keyboard.press("Enter");
  await eventually("it is pressed", async () => (await yes.getAttribute("aria-pressed")) === "true");
  await changed(site).getByText(`work like ${first.title} comes sooner`).waitFor();
  const { height, width } = await yes.boundingBox();
  assert.ok(height >= 24 && width >= 24, `${width} by ${height}`);
  await yes.focus();
  await site.page.keyboard.press("Enter");
  await changed(site).waitFor({ state: "detached" });
});

scenario("it is saved with the profile, exported as lines, in no link, and erased", {}, async (site) => {
  const { page } = site;
  const before = await atResults(site);
  const refused = before[2];
  await no(site, refused.title);
  const why = aside(site, refused.title);
  await why.getByRole("combobox", { name: "Why?" }).selectOption({ label: "It pays too little" });
  await why.getByRole("textbox", { name: "In your own words" }).fill("my secret");
  await why.getByRole("textbox", { name: "In your own words" }).blur();
  const after = codes(await site.matches());
  const keep = page.getByRole("region", { name: "Keep and share" });
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    keep.getByRole("button", { name: "Feedback (.jsonl)" }).click(),
  ]);
  assert.match(file.suggestedFilename(), /^waymark-feedback-\d{4}-\d\d-\d\d\.jsonl$/);
  const text = await readFile(await file.path(), "utf8");
  const lines = text.trim().split("\n").map((line) => JSON.parse(line));
  assert.equal(lines.length, 1);
  const [{ waymark_feedback: version, exporter, feedback, profile }] = lines;
  assert.equal(version, 1);
  assert.match(exporter, /^[0-9a-f]{16}$/);
  assert.deepEqual([feedback.kind, feedback.code, feedback.answer, feedback.reason], ["occupation", refused.code, "no", "pay"]);
  assert.ok(Math.abs(feedback.seen.match - refused.match) < 1e-4, "the model's own match is noted");
  assert.equal(profile.role, COORDINATOR.role);
  assert.ok(!text.includes("secret"), "own words stay here");

  await keep.getByRole("button", { name: "Copy a link" }).click();
  const link = await keep.getByRole("textbox", { name: "Link to these answers" }).inputValue();
  const other = await page.context().newPage();
  await other.goto(link);
  await other.locator("article.match").first().waitFor();
  assert.equal(await other.getByRole("region", { name: "What your answers changed" }).count(), 0, "a link has no answers");
  await other.close();

  await keep.getByRole("textbox", { name: "Save on this device as" }).fill("With answers");
  await keep.getByRole("button", { name: "Save", exact: true }).click();
  await changed(site).waitFor();
  await keep.getByRole("link", { name: "Saved profiles" }).click();
  await page.getByRole("link", { name: "Open With answers" }).click();
  assert.deepEqual(codes(await site.matches()), after, "a saved profile brings its answers");

  await page.getByRole("navigation", { name: "Site" }).getByRole("link", { name: "Saved" }).click();
  await page.getByRole("button", { name: "Erase everything" }).click();
  await page.getByText(/^Erased:/).waitFor();
  const left = await page.evaluate(() => JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage }));
  assert.ok(!left.includes("secret") && !left.includes(refused.code), left);
});

scenario("an occupation's page asks too, and a way that is set aside goes to the end", {}, async (site) => {
  const { page } = site;
  await site.as({ role: "retail store manager", skills: ["Negotiation"] });
  await site.open("occupation/15-2051.01/");
  const fit = page.getByRole("region", { name: "How it fits you" });
  await fit.getByRole("button", { name: /^Yes, useful: Business Intelligence/ }).click();
  await fit.getByText(/Place \d+ without your answers/).waitFor();

  const best = page.getByRole("article", { name: "The best way" });
  await best.waitFor();
  const told = (way) => way.locator(".way__told").innerText();
  const stops = (way) => way.locator(".stop__title").allInnerTexts();
  const first = await stops(best);
  assert.ok((await told(best)).length > 0);
  await best.getByRole("button", { name: /^No, not useful: The (way|direct)/ }).click();
  const folded = page.getByText("Set aside (1)");
  await folded.waitFor();
  await folded.click();
  const last = page.getByRole("article", { name: /way/ }).last();
  await last.locator("summary").first().click();
  assert.deepEqual(await stops(last), first);
  await last.getByRole("button", { name: /^No, not useful: The (way|direct)/ }).click();
  await folded.waitFor({ state: "detached" });
  assert.deepEqual(await stops(best), first, "it is back in its place");
});

scenario(
  "where storage is blocked, answers count and the page says how long",
  {
    prepare: (page) =>
      page.addInitScript(() => {
        for (const name of ["localStorage", "sessionStorage"]) {
          Object.defineProperty(globalThis, name, {
            get() {
              throw new DOMException("Access is denied for this document.", "SecurityError");
            },
          });
        }
      }),
  },
  async (site) => {
    const before = await atResults(site);
    const after = await no(site, before[0].title);
    assert.ok(!codes(after).includes(before[0].code));
    await site.unfold("Your answers, and what they did");
    await changed(site).getByText("This browser keeps nothing here").waitFor();
  },
);
