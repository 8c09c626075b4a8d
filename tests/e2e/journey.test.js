// A newcomer's way from the first question to an occupation and back, by mouse and by keyboard alone.

import assert from "node:assert/strict";
import { eventually } from "./support/eventually.js";
import { scenario } from "./support/scenario.js";
import { HEADINGS } from "./support/site.js";

scenario("a newcomer goes from a role to results, looks at one, and loses nothing", {}, async (site) => {
  const { page } = site;
  await site.start();

  // A role, typed in part and picked from the list by keyboard.
  await site.role.pressSequentially("registered nur");
  await site.suggestions.getByRole("option").first().waitFor();
  await site.role.press("ArrowDown");
  const picked = await site.suggestions.getByRole("option", { selected: true }).locator("span").first().textContent();
  await site.role.press("Enter");
  assert.equal(await site.role.inputValue(), picked);
  await page.getByText("Understood as").or(page.getByText("Did you mean")).first().waitFor();

  // Skills: two suggested, one of one's own.
  await site.next("Next: Skills");
  await site.heading(HEADINGS.skills).waitFor();
  await site.chips.nth(0).click();
  await site.chips.nth(1).click();
  const pressed = () => site.chips.evaluateAll((all) => all.filter((one) => one.ariaPressed === "true").length);
  await eventually("two skills are chosen", async () => (await pressed()) === 2);
  await site.addSkill("Public speaking");

  await site.next("Next: Interests");
  await site.heading(HEADINGS.interests).waitFor();
  await site.chooseInterest("Helping people");

  await site.next("Next: Pay & place");
  await site.heading(HEADINGS.pay).waitFor();
  await site.pay.fill("52,000");
  await site.place.fill("Ohio");
  await site.suggestions.getByRole("option", { name: "Ohio" }).first().click();
  await site.education.selectOption("Associate’s degree");

  await site.next("See results");
  const matches = await site.matches();
  assert.equal(matches.length, 10);
  for (const match of matches) {
    assert.ok(match.title.length > 2, JSON.stringify(match));
    assert.match(match.code, /^\d\d-\d{4}\.\d\d$/);
    assert.match(match.text, /\d+% match/);
    assert.match(match.text, /\$[\d,.]+|No pay figures are published|not published/);
  }
  const order = matches.map((match) => match.match);
  assert.deepEqual(order, [...order].sort((a, b) => b - a), "matches fall");

  // The first occupation and back.
  const resultsAddress = page.url();
  await site.cards.first().getByRole("heading", { level: 3 }).getByRole("link").click();
  await page.getByRole("heading", { level: 1, name: matches[0].title }).waitFor();
  assert.ok(page.url().endsWith(`/occupation/${matches[0].code}/`), page.url());
  await page.goBack();
  assert.equal(page.url(), resultsAddress);
  assert.deepEqual(await site.matches(), matches, "the same results after Back");

  // A reload.
  await page.reload();
  assert.deepEqual(await site.matches(), matches, "the same results after a reload");
  await site.go("Role");
  assert.equal(await site.role.inputValue(), picked);
  await site.go("Skills");
  await page.getByRole("button", { name: "Remove Public speaking" }).waitFor();
  await site.go("Pay & place");
  assert.equal(await site.pay.inputValue(), "52,000");
});

scenario("Back leads through the steps and keeps what was typed", {}, async (site) => {
  const { page } = site;
  await site.start();
  await site.say("shop manager");
  await site.next("Next: Skills");
  await site.addSkill("Negotiation");
  await site.next("Next: Interests");
  await site.heading(HEADINGS.interests).waitFor();
  await page.goBack();
  await page.getByRole("button", { name: "Remove Negotiation" }).waitFor();
  await page.goBack();
  await site.role.waitFor();
  assert.equal(await site.role.inputValue(), "shop manager");
  await page.goForward();
  await page.getByRole("button", { name: "Remove Negotiation" }).waitFor();
});

scenario("results follow while the visitor types, on every step", {}, async (site) => {
  await site.start();
  await site.say("electrician");
  const before = await site.matches();
  await site.next("Next: Skills");
  await site.addSkill("Painting");
  await eventually("the ranking changes", async () => {
    const after = await site.matches();
    return after.some((match, index) => Math.abs(match.match - before[index].match) > 1e-6);
  });
});

scenario("skills are put in order by buttons, and the order is kept", {}, async (site) => {
  const { page } = site;
  await site.start();
  await site.go("Skills");
  for (const name of ["Writing", "Welding", "Mathematics"]) await site.addSkill(name);
  const up = page.getByRole("button", { name: "Move Mathematics up" });
  await up.click();
  await up.click();
  const names = () =>
    page.getByRole("button", { name: /^Move .* up$/ }).evaluateAll((all) => all.map((one) => one.ariaLabel));
  await eventually("Mathematics is first", async () => (await names())[0] === "Move Mathematics up");
  await page.reload();
  await up.waitFor();
  assert.deepEqual(await names(), ["Move Mathematics up", "Move Writing up", "Move Welding up"]);
});

scenario("skills are put in order by dragging, and the order is kept", {}, async (site) => {
  const { page } = site;
  await site.start();
  await site.go("Skills");
  for (const name of ["Writing", "Welding", "Mathematics"]) await site.addSkill(name);
  const rows = page.getByRole("region", { name: "Your skills" }).getByRole("listitem");
  const names = () => rows.locator(".skill__name").allTextContents();
  const grip = await rows.filter({ hasText: "Mathematics" }).getByTitle("Drag to reorder").boundingBox();
  const first = await rows.first().boundingBox();
  await page.mouse.move(grip.x + grip.width / 2, grip.y + grip.height / 2);
  await page.mouse.down();
  await page.mouse.move(grip.x + grip.width / 2, first.y + 4, { steps: 12 });
  await page.mouse.up();
  await eventually("Mathematics is first", async () => (await names())[0] === "Mathematics");
  assert.deepEqual(await names(), ["Mathematics", "Writing", "Welding"]);
  await page.reload();
  await rows.first().waitFor();
  assert.deepEqual(await names(), ["Mathematics", "Writing", "Welding"]);
});

scenario("removing skills by keyboard leaves the focus where one can go on", {}, async (site) => {
  const { page } = site;
  await site.start();
  await site.go("Skills");
  for (const name of ["Writing", "Welding", "Mathematics"]) await site.addSkill(name);
  const remove = (name) => page.getByRole("button", { name: `Remove ${name}`, exact: true });
  await remove("Welding").focus();
  for (const [key, next] of [
    ["Enter", remove("Mathematics")],
    ["Space", remove("Writing")],
    ["Enter", site.skill],
  ]) {
    await page.keyboard.press(key);
    await eventually(`the focus is on ${next}`, () => site.has(next));
  }
  assert.equal(await page.getByRole("button", { name: /^Remove / }).count(), 0);
});

scenario("the whole journey works by keyboard alone", {}, async (site) => {
  const { page } = site;
  await site.start();
  await page.keyboard.press("Tab");
  const skip = page.getByRole("button", { name: "Skip to the content" });
  assert.ok(await site.has(skip), "the first stop is the way past the header");
  await page.keyboard.press("Enter");
  assert.ok(await site.has(page.getByRole("main")), "skipping leads to the content");

  await site.tabTo(site.role);
  await page.keyboard.type("teacher");
  await site.suggestions.getByRole("option").first().waitFor();
  await page.keyboard.press("Escape");
  await site.suggestions.waitFor({ state: "hidden" });
  assert.equal(await site.role.inputValue(), "teacher", "Escape closes the list and keeps the words");
  await site.tabTo(page.getByRole("link", { name: "Next: Skills" }));
  await page.keyboard.press("Enter");
  await eventually("the focus is on the new step", () => site.has(site.heading(HEADINGS.skills)));

  const chip = site.chips.first();
  await chip.waitFor();
  await site.tabTo(chip);
  await page.keyboard.press("Space");
  await eventually("the skill is chosen", async () => (await chip.getAttribute("aria-pressed")) === "true");
  await site.tabTo(site.skill);
  await page.keyboard.type("Gardening");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Remove Gardening" }).waitFor();
  await site.tabTo(page.getByRole("button", { name: "Move Gardening up" }));
  await page.keyboard.press("Enter");
  await site.tabTo(page.getByRole("link", { name: "Next: Interests" }));
  await page.keyboard.press("Enter");

  await site.tabTo(page.getByRole("checkbox", { name: "Creating" }));
  await page.keyboard.press("Space");
  await site.tabTo(page.getByRole("link", { name: "Next: Pay & place" }));
  await page.keyboard.press("Enter");

  await site.tabTo(site.pay);
  await page.keyboard.type("24.50");
  await site.tabTo(page.getByRole("combobox", { name: "Pay is counted by" }));
  await page.keyboard.press("ArrowDown");
  await site.tabTo(site.place);
  await page.keyboard.type("Boston");
  await site.suggestions.getByRole("option").first().waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await site.tabTo(page.getByRole("link", { name: "See results", exact: true }));
  await page.keyboard.press("Enter");

  const matches = await site.matches();
  await site.tabTo(site.cards.first().getByRole("heading", { level: 3 }).getByRole("link"));
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: matches[0].title }).waitFor();
});
