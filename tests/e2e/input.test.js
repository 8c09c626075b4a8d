// Input that is no answer gets a message or a cautious answer: never a crash, never somebody else's markup.

import assert from "node:assert/strict";
import { scenario } from "./support/scenario.js";

const MARKUP = '<img src=x onerror="alert(1)"><script>alert(2)</script>';

const CASES = {
  "one letter": "x",
  spaces: "     ",
  emoji: "👩‍🚀🦄🔥",
  markup: MARKUP,
  "another script": "ソフトウェア開発者",
  "right to left": "مهندس برمجيات",
  "control characters": "nurse\u0000\u0007\u202e",
  "nothing known": "zzxqj qqkvw blorf",
  "ten thousand words": "carpenter of the royal court ".repeat(2_000),
};

scenario("nothing said gets an invitation, not results", {}, async (site) => {
  await site.start();
  await site.results.getByText("Tell us your role").waitFor();
  assert.equal(await site.cards.count(), 0);
  await site.go("Results");
  await site.results.getByText("Tell us your role").waitFor();
});

for (const [name, text] of Object.entries(CASES)) {
  scenario(`${name} as role and as skill`, {}, async (site) => {
    const { page } = site;
    await site.start();
    await site.say(text);
    await site.settled();
    const said = await site.results.innerText();
    assert.ok(said.length > 60, "the page says something");
    await site.go("Skills");
    await site.skill.fill(text);
    await site.skill.press("Enter");
    await site.settled();
    assert.equal(await page.locator("img[src=x]").count(), 0, "words never become markup");
    assert.equal(await page.locator("#crash").count(), 0, "nothing broke");

    // The page is alive: a sensible answer still works.
    await site.go("Role");
    await site.say("accountant");
    assert.equal((await site.matches()).length, 10);
  });
}

for (const amount of ["abc", "-5", "0", "1e9", "52.000,00", "999999999999"]) {
  scenario(`${amount} as pay gets a word of help or is understood`, {}, async (site) => {
    await site.open("?step=pay");
    await site.pay.fill(amount);
    await site.pay.blur();
    await site.open("?step=role");
    await site.say("accountant");
    assert.equal((await site.matches()).length, 10);
  });
}
