// Where a visitor is on a page, and is again after going away from it.

import assert from "node:assert/strict";
import { eventually } from "./support/eventually.js";
import { COORDINATOR } from "./support/profiles.js";
import { scenario } from "./support/scenario.js";

const SCREENS = [
  { width: 1280, height: 900 },
  { width: 390, height: 800 },
];
const top = (page) => page.evaluate(() => Math.round(scrollY));

for (const viewport of SCREENS) {
  scenario(`who comes back is where they were (${viewport.width} px)`, { context: { viewport } }, async (site) => {
    const { page } = site;
    const isAt = (there) => async () => Math.abs((await top(page)) - there) < 2;
    await site.as(COORDINATOR);
    await site.go("Results");
    await site.matches();
    const link = site.cards.nth(6).getByRole("heading", { level: 3 }).getByRole("link");
    await link.scrollIntoViewIfNeeded();
    const results = await top(page);
    assert.ok(results > viewport.height, "it is below the first screen");

    // To an occupation, from there to another, and both ways again.
    await link.click();
    await page.locator("article.occupation").waitFor();
    await eventually("the focus is on the content", () => page.evaluate(() => document.activeElement.id === "main"));
    assert.equal(await top(page), 0, "a link leads to the top");
    const similar = page.locator(".occupation__aside").getByRole("link").first();
    await similar.scrollIntoViewIfNeeded();
    const occupation = await top(page);
    const { pathname } = new URL(page.url());
    await similar.click();
    await eventually("another occupation", () => new URL(page.url()).pathname !== pathname);
    await page.goBack();
    await eventually("back at the occupation", isAt(occupation));
    await page.goBack();
    await eventually("back at the results", isAt(results));
    await page.goForward();
    await eventually("at the occupation again", isAt(occupation));

    // Reloading keeps the place, and whoever does something meanwhile is left alone.
    await page.reload();
    await eventually("the same place after reloading", isAt(occupation));
    await page.goBack();
    await eventually("back at the results once more", isAt(results));
    await page.mouse.wheel(0, -500);
    await eventually("a visitor goes on from there", isAt(results - 500));
  });
}

scenario("an address that names a part of the page leads there", {}, async (site) => {
  const { page } = site;
  await site.open("occupation/29-1141.00/");
  await eventually("all of it is drawn", () => page.evaluate(() => document.documentElement.scrollHeight > 3_000));
  await page.evaluate(() => {
    document.querySelector(".site-footer").id = "end";
    location.hash = "end";
  });
  await eventually("the end of the page", async () => (await top(page)) > 900);
  await page.waitForTimeout(1_000);
  assert.ok((await top(page)) > 900, "and it stays there");
});
