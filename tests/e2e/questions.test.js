// Questions about interests: answered, gone back to, scored in the open, taken over and never lost.

import assert from "node:assert/strict";
import { eventually } from "./support/eventually.js";
import { scenario } from "./support/scenario.js";

/** Letters of the interests that are ticked in the journey. */
function interests(page) {
  return page.locator(".interest__input").evaluateAll((all) => all.filter((one) => one.checked).map((one) => one.id.at(-1)).join(""));
}

/** Letters ticked in the result. */
function picks(page) {
  return page.locator(".outcome__tick").evaluateAll((all) => all.filter((one) => one.checked).map((one) => one.id.at(-1)).sort().join(""));
}

function reply(page, words) {
  return page.getByRole("button", { name: words, exact: true });
}

function progress(page, number, count = 12) {
  return page.getByText(`Question ${number} of ${count}`, { exact: true });
}

/** Answers the questions from the one that is shown; `answers` has a letter for each: y, n, u. */
async function answer(page, answers) {
  const words = { y: "Yes", n: "No", u: "Not sure" };
  for (const letter of answers) await reply(page, words[letter]).click();
}

const outcome = (page) => page.getByRole("heading", { name: "What your answers come to" });

scenario("twelve answers become interests, which the visitor may change", {}, async (site) => {
  const { page } = site;
  await site.open("?step=interests");
  await page.getByRole("link", { name: "Not sure? Answer short questions instead" }).click();
  await progress(page, 1).waitFor();
  // Twice: no, no, not sure, yes, yes, no.
  await answer(page, "nnuyynnnuyyn");
  await outcome(page).waitFor();
  await page.getByText("What draws you most: Helping people, Leading and persuading and Creating.").waitFor();
  assert.equal(await picks(page), "AES");
  await page.getByText("A yes is 2 points").waitFor();
  await page.getByText("strong, 4 of 4 points").first().waitFor();
  await page.getByRole("checkbox", { name: /^Creating/ }).uncheck();
  await page.getByRole("button", { name: "Take over these interests" }).click();
  await site.heading("What kind of work draws you?").waitFor();
  assert.equal(await interests(page), "SE");
  await site.ranked();
  await site.chooseInterest("Creating");
  assert.equal(await interests(page), "ASE");
});

scenario("Back goes to the question before and loses no answer, nor does a reload", {}, async (site) => {
  const { page } = site;
  await site.open("questions/");
  await answer(page, "yn");
  await progress(page, 3).waitFor();
  await page.getByRole("button", { name: "Back", exact: true }).click();
  await progress(page, 2).waitFor();
  assert.equal(await reply(page, "No").getAttribute("aria-pressed"), "true");
  await page.goBack();
  await progress(page, 3).waitFor();
  await page.goBack();
  await page.goBack();
  await progress(page, 1).waitFor();
  assert.equal(await reply(page, "Yes").getAttribute("aria-pressed"), "true");
  await site.open("about/");
  await site.open("questions/");
  await progress(page, 3).waitFor();
  await page.getByText("2 of 12 answered.").waitFor();
});

scenario("the keys 1, 2 and 3 answer, and the focus stays on the buttons", {}, async (site) => {
  const { page } = site;
  await site.open("questions/");
  const yes = reply(page, "Yes");
  await site.tabTo(yes);
  await page.keyboard.press("Enter");
  await progress(page, 2).waitFor();
  assert.ok(await site.has(yes), "the same button has the focus");
  assert.match(await page.locator("#announcer").textContent(), /^Question 2 of 12: Would you like to find out/);
  for (const key of ["3", "2", "1"]) await page.keyboard.press(key);
  await progress(page, 5).waitFor();
  await page.getByText("4 of 12 answered.").waitFor();
});

scenario("all yes and all no tell nothing, and say so", {}, async (site) => {
  const { page } = site;
  await site.open("questions/");
  await answer(page, "y".repeat(12));
  await page.getByText("You said yes to everything.").waitFor();
  assert.equal(await picks(page), "");
  await page.getByRole("button", { name: "Take back all answers" }).click();
  await page.getByText("There is too little to go by yet.").waitFor();
  await page.getByRole("link", { name: "Go on with the questions" }).click();
  await answer(page, "n".repeat(12));
  await page.getByText("You said no to everything.").waitFor();
  await page.getByRole("button", { name: "Go on without taking any" }).click();
  await site.heading("What kind of work draws you?").waitFor();
  assert.equal(await interests(page), "");
});

scenario("stopped halfway, what was answered counts, and the rest can follow", {}, async (site) => {
  const { page } = site;
  await site.open("questions/");
  await answer(page, "nnnynn");
  await page.getByRole("link", { name: "See what they come to so far" }).click();
  await page.getByText("You answered 6 of 12 questions.").waitFor();
  await page.getByText("What draws you most: Helping people.").waitFor();
  await page.getByRole("button", { name: "Ask all 30" }).click();
  await page.getByText("You answered 6 of 30 questions.").waitFor();
  await page.getByRole("link", { name: "Go on with the questions" }).click();
  await progress(page, 7, 30).waitFor();
});

scenario("a tie across the third place is left to the visitor", {}, async (site) => {
  const { page } = site;
  await site.open("questions/");
  await answer(page, "yyyynn".repeat(2));
  await page.getByText("come out alike. Choose up to 3.").waitFor();
  assert.equal(await picks(page), "");
});

scenario("all questions on one page give the same result, and the answers are saved with the profile", {}, async (site) => {
  const { page } = site;
  await site.open("questions/");
  await page.getByRole("button", { name: "All questions on one page" }).click();
  const groups = page.locator(".all-questions__one");
  await eventually("twelve are asked", async () => (await groups.count()) === 12);
  await page.getByLabel("30 questions, about five minutes").check();
  await eventually("thirty are asked", async () => (await groups.count()) === 30);
  for (let at = 0; at < 30; at += 1) await groups.nth(at).getByLabel(at % 6 === 1 ? "Yes" : "No", { exact: true }).check();
  await page.getByText("What draws you most: Finding out.").waitFor();
  await page.getByText("All 30 answered.").waitFor();
  await page.getByRole("button", { name: "Take over these interests" }).click();
  await site.heading("What kind of work draws you?").waitFor();
  await site.go("Results");
  await site.matches();
  const keep = page.getByRole("region", { name: "Keep and share" });
  await keep.getByRole("button", { name: "Save", exact: true }).click();
  const stored = await eventually("it is saved", () => page.evaluate(() => Object.values(localStorage).find((text) => text.includes("replies"))));
  assert.equal(JSON.parse(stored).form.replies.filter(Boolean).length, 30);
  // A link has the interests and not the answers.
  await keep.getByRole("button", { name: "Copy a link" }).click();
  const link = await keep.getByRole("textbox", { name: "Link to these answers" }).inputValue();
  await page.evaluate(() => sessionStorage.clear());
  await page.goto("about:blank");
  await page.goto(link);
  await site.matches();
  const kept = await page.evaluate(() => sessionStorage.getItem("waymark/1/form"));
  const form = JSON.parse(kept);
  assert.deepEqual(form.interests, [false, true, false, false, false, false]);
  assert.equal((form.replies ?? []).filter(Boolean).length, 0);
  // Erasing takes both.
  await site.open("saved/");
  await page.getByRole("button", { name: "Erase everything" }).click();
  await page.getByText(/^Erased: your answers, 1 saved profile/).waitFor();
  assert.ok(!(await page.evaluate(() => JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage }))).includes("replies"));
});

scenario("with storage blocked the answers last as long as the page", {
  prepare: (page) =>
    page.addInitScript(() => {
      for (const name of ["sessionStorage", "localStorage"]) {
        Object.defineProperty(window, name, { get: () => { throw new DOMException("blocked", "SecurityError"); } });
      }
    }),
}, async (site) => {
  const { page } = site;
  await site.open("questions/");
  await answer(page, "nnnynn");
  await page.getByRole("link", { name: "Back to your interests" }).click();
  await page.getByRole("link", { name: "Not sure? Answer short questions instead" }).click();
  await progress(page, 7).waitFor();
  await page.getByText("6 of 12 answered.").waitFor();
});
