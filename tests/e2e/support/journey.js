// Visits that measurements of the site go through.

import { COORDINATOR } from "./profiles.js";
import { Site } from "./site.js";

/** From a role to results, an occupation, the map, a search, and back. */
export async function journey(site) {
  const { page } = site;
  await site.start();
  await site.role.pressSequentially("registered nur", { delay: 60 });
  await site.suggestions.getByRole("option").first().waitFor();
  await site.role.press("ArrowDown");
  await site.role.press("Enter");
  await site.ranked();
  await site.next("Next: Skills");
  await site.chips.nth(0).click();
  await site.skill.pressSequentially("public speaking", { delay: 60 });
  await site.skill.press("Enter");
  await site.next("Next: Interests");
  await site.chooseInterest("Helping people");
  await site.next("Next: Pay & place");
  await site.pay.fill("52,000");
  await site.place.fill("Ohio");
  await site.suggestions.getByRole("option", { name: "Ohio" }).first().click();
  await site.next("See results");
  await site.matches();
  await site.unfold("What matters to you");
  await site.slide("High pay", 3);
  await site.matches();
  await site.cards.first().getByRole("heading", { level: 3 }).getByRole("link").click();
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.getByText("Reading Comprehension").locator("visible=true").first().waitFor();
  await page.goBack();
  await site.matches();
  await page.getByRole("navigation", { name: "Site" }).getByRole("link", { name: "Map" }).click();
  await page.locator("#map canvas").waitFor();
  await page.getByRole("button", { name: "Zoom in", exact: true }).click();
  await page.locator("#map canvas").hover();
  for (let turn = 0; turn < 5; turn += 1) await page.mouse.wheel(0, -120);
  await page.getByRole("navigation", { name: "Site" }).getByRole("link", { name: "Search" }).click();
  await page.getByRole("searchbox").or(page.getByRole("textbox")).first().pressSequentially("data and hospitals", { delay: 60 });
  await page.getByRole("link", { name: /Medical Records|Health Information/ }).first().waitFor();
  await page.getByRole("navigation", { name: "Site" }).getByRole("link", { name: "About" }).click();
  await page.getByRole("heading", { level: 1 }).waitFor();
}

/** The address of somebody's results, made as a visitor makes it. */
export async function shared(browser, root) {
  const context = await browser.newContext();
  const site = new Site(await context.newPage(), root);
  await site.as(COORDINATOR);
  await site.go("Results");
  await site.matches();
  const keep = site.page.getByRole("region", { name: "Keep and share" });
  await keep.getByRole("button", { name: "Copy a link" }).click();
  const address = await keep.getByRole("textbox", { name: "Link to these answers" }).inputValue();
  await context.close();
  return address;
}
