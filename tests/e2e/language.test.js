// Two languages: the browser's at first, the visitor's from then on, in the address and without losing anything.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import axe from "axe-core";
import { eventually } from "./support/eventually.js";
import { COORDINATOR } from "./support/profiles.js";
import { scenario } from "./support/scenario.js";

const SPANISH = { context: { locale: "es-MX" } };
const folder = join(process.env.WAYMARK_DIST, "locales");
const file = readdirSync(folder).find((name) => /^es.*\.json$/.test(name));
const flat = JSON.parse(readFileSync(join(folder, file), "utf8"));
/** English texts without a place to fill, each with its Spanish one. */
const texts = new Map();
for (let at = 0; at < flat.length; at += 2) {
  const english = flat[at].split("\u0004").pop().trim();
  const spanish = flat[at + 1].trim();
  if (!english.includes("{") && english !== spanish) texts.set(english, spanish);
}
const SPANISH_WORDS = new Set(Array.from({ length: flat.length / 2 }, (_, at) => flat[at * 2 + 1].trim()));

const language = (page) => page.evaluate(() => document.documentElement.lang);
const asked = (page) => new URL(page.url()).searchParams.get("lang");
/** The still page speaks before the app, which writes the address, is there. */
const asks = (page, code) => eventually(`the address asks for ${code}`, () => asked(page) === code);
const role = (page) => page.locator("input#role");

scenario("a browser that asks for Spanish gets it at the first visit", SPANISH, async (site) => {
  await site.open();
  await site.heading("¿Cuál es tu puesto ahora?").waitFor();
  assert.equal(await language(site.page), "es");
  await asks(site.page, "es");
  assert.match(await site.page.title(), /^Waymark: una guía/);
  await site.page.getByRole("link", { name: "Acerca de", exact: true }).click();
  await site.heading("Acerca de Waymark").waitFor();
  assert.equal(asked(site.page), "es", "links keep the language");
  await site.page.reload();
  await site.heading("Acerca de Waymark").waitFor();
});

scenario("a browser that asks for English gets the address without a language", {}, async (site) => {
  await site.start();
  assert.equal(await language(site.page), "en");
  assert.equal(asked(site.page), null);
});

scenario("another language is one button away, and nothing typed is lost", {}, async (site) => {
  await site.start();
  await site.say("plumber");
  await site.ranked();
  await site.go("Skills");
  await site.skill.fill("Weld");
  const button = site.page.getByRole("button", { name: "Español" }).first();
  assert.equal(await button.getAttribute("lang"), "es");
  const { width, height } = await button.boundingBox();
  assert.ok(width >= 24 && height >= 24, `${width} by ${height}`);
  await button.click();
  await site.heading("¿Qué se te da bien?").waitFor();
  assert.equal(asked(site.page), "es");
  assert.equal(new URL(site.page.url()).searchParams.get("step"), "skills");
  await eventually("what was typed is back", async () => (await site.page.locator("input#skill").inputValue()) === "Weld");
  await site.page.getByRole("navigation", { name: "Pasos" }).getByRole("link", { name: "Puesto" }).click();
  assert.equal(await role(site.page).inputValue(), "plumber");
  assert.equal(await site.page.evaluate(() => document.activeElement.tagName === "BODY"), false);

  // The choice is for the next visit too, and can be taken back.
  await site.open();
  await site.heading("¿Cuál es tu puesto ahora?").waitFor();
  await asks(site.page, "es");
  await site.page.getByRole("button", { name: "English" }).first().click();
  await site.heading("What is your role now?").waitFor();
  assert.equal(await language(site.page), "en");
  await site.page.reload();
  await site.heading("What is your role now?").waitFor();
});

scenario("the address has the last word", { context: { locale: "es-ES" } }, async (site) => {
  await site.open("?lang=en");
  await site.heading("What is your role now?").waitFor();
  await asks(site.page, "en");
  await site.open("?lang=es-AR&step=pay");
  await site.heading("Sueldo, lugar y estudios").waitFor();
  await site.open("?lang=tlh");
  await site.heading("¿Cuál es tu puesto ahora?").waitFor();
});

scenario("an embedded site speaks the language that its host asks for", {}, async (site) => {
  await site.open("?embed&lang=es");
  await site.heading("¿Cuál es tu puesto ahora?").waitFor();
  assert.equal(await language(site.page), "es");
  const links = await site.page.locator("a[href*='step=']").evaluateAll((all) => all.map((link) => link.search));
  assert.ok(links.length > 0 && links.every((query) => query.includes("embed") && query.includes("lang=es")), `${links}`);
});

scenario("without its texts the page is English and works", { ...SPANISH, allow: [/503/] }, async (site) => {
  await site.page.route(/locales\//, (route) => route.fulfill({ status: 503, body: "" }));
  await site.start();
  assert.equal(await language(site.page), "en");
  await site.say("plumber");
  await site.ranked();
});

/** What stands on the page in words, but what is marked as English. */
async function words(page) {
  return page.evaluate(() => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { data, parentElement } = walker.currentNode;
      if (parentElement.closest("[lang]")?.lang === "es" && !parentElement.closest("script, textarea")) found.push(data.trim());
    }
    for (const element of document.querySelectorAll("[aria-label], [placeholder], [title]")) {
      if (element.closest("[lang]").lang !== "es") continue;
      for (const name of ["aria-label", "placeholder", "title"]) found.push(element.getAttribute(name)?.trim() ?? "");
    }
    return [document.title, ...found];
  });
}

async function results(site) {
  await site.open();
  await role(site.page).fill(COORDINATOR.role);
  await role(site.page).blur();
  await site.ranked();
  await site.page.getByRole("navigation", { name: "Pasos" }).getByRole("link", { name: "Resultados" }).click();
  await site.page.getByRole("region", { name: "Trabajo que va contigo" }).getByRole("article").first().waitFor();
}

const PLACES = {
  start: (site) => site.open(),
  skills: (site) => site.open("?step=skills"),
  interests: (site) => site.open("?step=interests"),
  pay: (site) => site.open("?step=pay"),
  results,
  occupation: async (site) => {
    await results(site);
    await site.open("occupation/15-1252.00/");
  },
  about: (site) => site.open("about/"),
  model: (site) => site.open("model/"),
  grounded: (site) => site.open("grounded/"),
  saved: (site) => site.open("saved/"),
  compare: (site) => site.open("compare/#with=15-1252.00,15-2051.00"),
  demand: (site) => site.open("demand/"),
  search: (site) => site.open("search/#q=welding"),
  map: (site) => site.open("map/"),
  questions: (site) => site.open("questions/"),
  generator: (site) => site.open("embed/"),
};

for (const [name, open] of Object.entries(PLACES)) {
  scenario(`nothing of the page’s own is English in Spanish: ${name}`, SPANISH, async (site) => {
    await open(site);
    await site.page.locator("h1, h2").first().waitFor();
    await site.page.waitForTimeout(2_500);
    await site.page.locator("details").evaluateAll((all) => all.forEach((one) => (one.open = true)));
    await site.page.waitForTimeout(1_000);
    const left = (await words(site.page)).filter((text) => texts.has(text) && !SPANISH_WORDS.has(text));
    assert.deepEqual([...new Set(left)], []);
    const overflow = await site.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(overflow <= 0, `the page is ${overflow} px too wide`);
  });
}

for (const name of ["start", "results"]) {
  for (const width of [360, 1280]) {
    const context = { ...SPANISH.context, viewport: { width, height: 844 } };
    scenario(`${name} in Spanish at ${width} px has no accessibility error`, { context }, async (site) => {
      await PLACES[name](site);
      await site.page.getByRole("button", { name: "English" }).first().waitFor();
      await site.page.evaluate(axe.source);
      const { violations } = await site.page.evaluate(() =>
        globalThis.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }),
      );
      assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].target}`), []);
      const overflow = await site.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(overflow <= 0, `the page is ${overflow} px too wide`);
    });
  }
}
