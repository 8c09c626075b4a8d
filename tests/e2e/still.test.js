// What a page says before the app is there, and that nothing of it is lost when the app comes.

import assert from "node:assert/strict";
import { test } from "node:test";
import { hold } from "./support/hold.js";
import { ROOT, scenario } from "./support/scenario.js";

const OCCUPATION = "occupation/15-1252.00/";
const SITE_PAGES = ["about/", "model/", "saved/", "grounded/", "compare/", "demand/", "search/", "map/", "questions/"];

const html = async (path) => (await fetch(ROOT + path)).text();
const heading = (text) => text.match(/<h1[^>]*>([^<]*)<\/h1>/)[1];
const content = (text, name) => text.match(new RegExp(`<meta (?:name|property)="${name}" content="([^"]*)"`))?.[1];

for (const path of SITE_PAGES) {
  scenario(`${path} has the heading at once that the app gives it`, {}, async (site) => {
    const still = heading(await html(path));
    await site.open(path);
    await site.page.getByRole("contentinfo").waitFor();
    await site.page.getByRole("heading", { level: 1, name: still, exact: true }).waitFor();
  });
}

test("every page has a title, a description and a card of its own", async () => {
  const seen = new Set();
  for (const path of ["", OCCUPATION, "embed/", ...SITE_PAGES]) {
    const text = await html(path);
    const title = text.match(/<title>([^<]*)<\/title>/)[1];
    const description = content(text, "description");
    assert.ok(description.length >= 60, `${path}: ${description}`);
    assert.equal(content(text, "og:title"), title, path);
    assert.equal(content(text, "og:description"), description, path);
    assert.equal(content(text, "twitter:card"), "summary_large_image", path);
    const card = await fetch(new URL(content(text, "og:image"), ROOT + path));
    assert.equal(card.status, 200, path);
    const picture = new DataView(await card.arrayBuffer());
    assert.deepEqual([picture.getUint32(16), picture.getUint32(20)], [1200, 630], "the size that previews ask for");
    seen.add(title).add(description);
  }
  assert.equal(seen.size, 2 * (SITE_PAGES.length + 3), "no two pages say the same");
});

scenario("an occupation's facts are there before the program, and stay until the engine has more", {}, async (site) => {
  const { page } = site;
  const [program, engine] = [await hold(page, /app-[^/]*_bg\.wasm$/), await hold(page, /worker_bg-[^/]*\.wasm$/)];
  await page.goto(ROOT + OCCUPATION, { waitUntil: "commit" });
  const pay = page.locator("dt", { hasText: "Median pay (U.S.)" });
  await pay.waitFor();
  assert.equal(await page.getByRole("heading", { level: 1 }).innerText(), "Software Developers");
  assert.equal(await page.getByRole("contentinfo").count(), 0, "the app is not there");
  const related = page.getByRole("link", { name: "Computer Programmers" }).first();
  assert.equal(await related.evaluate((link) => link.href), `${ROOT}occupation/15-1251.00/`);

  program();
  await page.getByRole("contentinfo").waitFor();
  await pay.waitFor();
  assert.equal(await page.getByRole("heading", { level: 1 }).innerText(), "Software Developers");

  engine();
  await page.getByRole("heading", { name: "Tools and technology" }).waitFor();
  assert.equal(await pay.count(), 0, "the whole page has taken its place");
  assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1);
});

scenario("the still page speaks the visitor's language", { context: { locale: "es-ES" } }, async (site) => {
  const { page } = site;
  const program = await hold(page, /app-[^/]*_bg\.wasm$/);
  await page.goto(ROOT + OCCUPATION, { waitUntil: "commit" });
  await page.getByText("Sueldo mediano (EE. UU.)").waitFor();
  for (const words of ["Qué hacen las personas ahí", "Comprensión de lectura", "al año", "Ocupaciones relacionadas"]) {
    await page.getByText(words, { exact: true }).first().waitFor();
  }
  await page.goto(`${ROOT}about/`, { waitUntil: "commit" });
  await page.getByRole("heading", { level: 1, name: "Acerca de Waymark" }).waitFor();
  assert.match(await page.locator("meta[name=description]").getAttribute("content"), /^Cómo funciona Waymark/);
  program();
});
