// Occupations beside one another: chosen on cards, kept in the address, read by keyboard, and what cannot be compared.

import assert from "node:assert/strict";
import { eventually } from "./support/eventually.js";
import { COORDINATOR } from "./support/profiles.js";
import { ROOT, scenario } from "./support/scenario.js";

const figures = (page) => page.getByRole("table").first();

async function compare(site, fragment) {
  await site.open(`compare/#${fragment}`);
  await figures(site.page).waitFor();
}

/** The texts of a row's cells. */
const row = (page, name) => figures(page).getByRole("row").filter({ has: page.getByRole("rowheader", { name }) }).getByRole("cell").allInnerTexts();

scenario("matches are chosen by keyboard and compared, and the address holds what is compared", {}, async (site, context) => {
  const { page } = site;
  await site.as(COORDINATOR);
  await site.go("Results");
  const matches = await site.matches();
  for (const place of [0, 1]) {
    const toggle = site.cards.nth(place).getByRole("button", { name: /^Compare / });
    await toggle.focus();
    await page.keyboard.press("Space");
    assert.equal(await toggle.getAttribute("aria-pressed"), "true");
  }
  const tray = page.getByRole("region", { name: "To compare" });
  await tray.getByRole("link", { name: "Compare 2" }).click();
  await figures(page).waitFor();
  const names = await figures(page).getByRole("columnheader").allInnerTexts();
  assert.deepEqual(names.map((name) => name.split("\n")[0].trim()), [matches[0].title, matches[1].title]);
  assert.ok(page.url().endsWith(`compare/#with=${matches[0].code},${matches[1].code}`), page.url());
  const shown = await row(page, "Match");
  assert.match(shown[0], /\d+% match/);

  // Whoever opens the address sees the same occupations, and nothing of this visitor's.
  const other = await context.browser().newContext();
  const guest = await other.newPage();
  await guest.goto(page.url());
  await guest.getByText("You have said nothing about yourself").waitFor();
  assert.equal(await guest.getByRole("table").first().getByRole("columnheader").count(), 2);
  await other.close();

  await page.getByRole("button", { name: `Do not compare ${matches[0].title}` }).click();
  await eventually("one is left", async () => (await figures(page).getByRole("columnheader").count()) === 1);
  assert.ok(page.url().endsWith(`#with=${matches[1].code}`), page.url());
  assert.ok(await site.has(page.locator("#compare-heading")), "the focus is not lost");
  await page.getByRole("button", { name: `Do not compare ${matches[1].title}` }).click();
  await page.getByText("Nothing is chosen yet").waitFor();
});

scenario("the skills that matter most are seen at once, the others on request", {}, async (site) => {
  const { page } = site;
  await compare(site, "with=29-1141.00,15-1252.00");
  const skills = page.getByRole("region", { name: "Skills beside one another" }).getByRole("rowheader");
  const first = await skills.count();
  assert.ok(first >= 10, `${first} skills`);
  assert.ok(await skills.first().isVisible());
  const more = page.getByRole("button", { name: /^Show \d+ more skills$/ });
  const rest = Number((await more.innerText()).match(/\d+/)[0]);
  await more.click();
  await eventually("the others are there", async () => (await skills.count()) === first + rest);
});

scenario("pay, jobs and growth stand beside one another for a place that can be chosen", {}, async (site) => {
  const { page } = site;
  await site.as(COORDINATOR);
  await site.go("Pay & place");
  await site.pay.fill("52000");
  await compare(site, "with=29-1141.00,15-1252.00&place=S0600000");
  assert.match((await row(page, "Pay"))[0], /\$[\d,]+ a year[\s\S]*your pay[\s\S]*California/);
  assert.match((await row(page, "Jobs"))[0], /jobs here[\s\S]*as common here as in the nation|Less common here/);
  assert.match((await row(page, /^Growth/))[0], /[+−]\d/);
  assert.match((await row(page, /^Openings/))[0], /\d,\d/);
  assert.match((await row(page, "What you lack"))[0], /\d+ had, \d+ close, \d+ to learn/);
  const income = page.getByRole("region", { name: "Pay beside yours" });
  assert.match(await income.getByRole("listitem").first().innerText(), /[+−]\$[\d,]+ a year/);

  const place = page.getByRole("combobox", { name: "Figures for" });
  assert.equal(await place.inputValue(), "California");
  await place.fill("Ohio");
  await page.getByRole("option", { name: "Ohio", exact: true }).click();
  await eventually("the figures follow", async () => /Ohio/.test((await row(page, "Pay"))[0]));
  assert.match(page.url(), /place=S3900000$/);
  await place.fill("");
  await eventually("the nation's figures", async () => /United States/.test((await row(page, "Pay"))[0]));
  assert.match((await row(page, "Jobs"))[0], /jobs in the nation/);
});

scenario("more than four are compared by pay alone, and six are the most", {}, async (site) => {
  const { page } = site;
  await compare(site, "with=29-1141.00,15-1252.00,11-2021.00,27-3031.00,13-2011.00,25-2021.00,47-2031.00");
  assert.equal(await figures(page).getByRole("columnheader").count(), 4);
  await page.getByText("The tables hold the first four").waitFor();
  assert.equal(await page.getByRole("region", { name: "Pay beside yours" }).locator(".income__row").count(), 6);
  // The basket is full now: another is not taken, and that is said.
  await site.open("occupation/47-2031.00/");
  const toggle = page.getByRole("button", { name: "Compare Carpenters" });
  await toggle.click();
  assert.equal(await toggle.getAttribute("aria-pressed"), "false");
  await page.locator("#announcer", { hasText: "6 are the most" }).waitFor({ state: "attached" });
});

scenario("skills can be read without seeing the drawing", {}, async (site) => {
  const { page } = site;
  await site.as(COORDINATOR);
  await compare(site, "with=29-1141.00,15-1252.00");
  const skills = page.getByRole("table").nth(1);
  const cell = skills.getByRole("row").nth(1).getByRole("cell").first();
  assert.match(await cell.textContent(), /asks for level \d\.\d of 7, you have about \d\.\d: (you have it|close|to learn|matters little)/);
  const before = await skills.getByRole("row").count();
  await page.getByRole("button", { name: /^Show \d+ more skills$/ }).click();
  assert.ok((await skills.getByRole("row").count()) > before);
});

scenario("unknown codes and places are told, and what is known is shown", {}, async (site) => {
  const { page } = site;
  await compare(site, "with=15-1252.00,99-9999.00,%3Cb%3E&place=Atlantis");
  await page.getByText("“99-9999.00” and “<b>” are no occupations that we know").waitFor();
  await page.getByText("There is no place “Atlantis” in the wage survey").waitFor();
  assert.equal(await figures(page).getByRole("columnheader").count(), 1);
  await site.open("compare/#with=nonsense");
  await page.getByText("“nonsense” is no occupation that we know").waitFor();
  await page.getByText("Nothing is chosen yet").waitFor();
});

scenario("an occupation without wages or ratings is compared without them", {}, async (site) => {
  const { page } = site;
  await site.as(COORDINATOR);
  await compare(site, "with=11-1031.00,15-1252.00");
  assert.match((await row(page, "Pay"))[0], /No pay figures are published/);
  assert.match((await row(page, "What you lack"))[0], /not rated/);
});

scenario("what is compared is in no request", {}, async (site) => {
  const asked = [];
  site.page.on("request", (request) => asked.push(request.url()));
  await compare(site, "with=15-1252.00&place=S0600000");
  await site.page.reload();
  await figures(site.page).waitFor();
  assert.ok(asked.length > 5 && asked.every((url) => url.startsWith(ROOT) && !url.includes("15-1252")), asked.join("\n"));
});

for (const width of [360, 768, 1280]) {
  scenario(`the names of what is compared stay in view at ${width} px`, { context: { viewport: { width, height: 800 } } }, async (site) => {
    const { page } = site;
    await compare(site, "with=29-1141.00,15-1252.00,11-2021.00,27-3031.00");
    const head = figures(page).getByRole("columnheader").first();
    const last = figures(page).getByRole("rowheader").last();
    await last.evaluate((row) => row.scrollIntoView({ block: "nearest" }));
    const [above, below] = [await head.boundingBox(), await last.boundingBox()];
    assert.ok(above.y >= -1 && above.y + above.height <= 800 && above.y < below.y, JSON.stringify({ above, below }));
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(overflow <= 0, `${overflow} px too wide`);
  });
}
