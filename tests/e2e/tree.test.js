// What a screen reader finds in the main states: roles and names, as committed in `tree/`. Figures are left out, and
// so is what data decide: results, lists and their content.
//
// Set WAYMARK_WRITE_TREES=1 to write the files anew after a change that is meant.

import assert from "node:assert/strict";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { eventually } from "./support/eventually.js";
import { PAGES } from "./support/pages.js";
import { scenario } from "./support/scenario.js";

/** The states, each with the way to it. */
const NAMES = ["start", "skills", "interests", "pay", "results", "occupation", "map", "questions", "outcome"];
const STATES = {
  ...Object.fromEntries(NAMES.map((name) => [name, PAGES[name]])),
  saved: async (site) => {
    await PAGES.results(site);
    await site.page.getByRole("button", { name: "Save", exact: true }).click();
    await site.open("saved/");
    await site.page.getByRole("heading", { level: 1 }).waitFor();
  },
};

/** Roles that make the page's frame and what can be operated. */
const KEPT = new Set(
  ("banner navigation main contentinfo region group form search heading button combobox textbox checkbox radio slider " +
    "application status list listbox progressbar dialog alert").split(" "),
);

/** Roles whose content follows from the data, where the whole page is not one of them. */
const FROM_DATA = new Set(["list", "listbox", "article", "table"]);

/** The kept roles with their names, in reading order, each once in a row. */
function outline(snapshot, pageIsArticle) {
  const lines = [];
  let skipped = Infinity;
  for (const line of snapshot.split("\n")) {
    const found = /^(\s*)- '?(\w+)(?: "((?:[^"\\]|\\.)*)")?/.exec(line);
    if (!found) continue;
    const [, indent, role, name = ""] = found;
    if (indent.length > skipped) continue;
    skipped = Infinity;
    if (FROM_DATA.has(role) && !(pageIsArticle && role === "article")) skipped = indent.length;
    if (!KEPT.has(role)) continue;
    const said = `${role} ${name.replace(/\d[\d.,]*/g, "#")}`.trim();
    if (said !== lines.at(-1)) lines.push(said);
  }
  return lines.join("\n") + "\n";
}

/** The outline once everything is loaded and nothing has changed for a while. */
async function settled(page, pageIsArticle) {
  let [found, calm] = ["", 0];
  await eventually("the page is whole", async () => {
    const now = outline(await page.locator("body").ariaSnapshot(), pageIsArticle);
    calm = now === found && !now.includes("progressbar Loading") ? calm + 1 : 0;
    found = now;
    if (calm < 4) await page.waitForTimeout(400);
    return calm >= 4;
  });
  return found;
}

for (const [name, open] of Object.entries(STATES)) {
  scenario(`${name} reads to a screen reader as it did`, {}, async (site) => {
    await open(site);
    await site.page.evaluate(() => document.activeElement?.blur());
    const found = await settled(site.page, name === "occupation");
    const folder = new URL("tree/", import.meta.url);
    const file = new URL(`${name}.txt`, folder);
    if (process.env.WAYMARK_WRITE_TREES) {
      await mkdir(folder, { recursive: true });
      await writeFile(file, found);
    }
    assert.equal(found, await readFile(file, "utf8"));
  });
}
