// At 200 % of the usual size on a laptop: nothing is cut off, and what has the focus can be seen.

import assert from "node:assert/strict";
import { PAGES } from "./support/pages.js";
import { scenario } from "./support/scenario.js";

/** A window of 1280 by 900 at 200 %. */
const ZOOMED = { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 };
const VISITED = ["start", "skills", "interests", "pay", "results", "fit", "compare", "demand", "search", "map", "model", "about"];
/** Stops of the Tab key to look at on each page. */
const STOPS = 40;

for (const name of VISITED) {
  scenario(`at 200 %, ${name} fits and covers nothing that has the focus`, { context: ZOOMED }, async (site) => {
    const { page } = site;
    await PAGES[name](site);
    // More than one in the tray, which is then wider than the window.
    if (name === "results") await page.getByRole("button", { name: /^Compare / }).first().click();
    const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(tooWide <= 0, `${tooWide} px too wide`);
    const covered = [];
    for (let stop = 0; stop < STOPS; stop += 1) {
      await page.keyboard.press("Tab");
      const found = await page.evaluate(() => {
        const focused = document.activeElement;
        if (!focused || focused === document.body || focused.matches("iframe, canvas")) return null;
        const box = focused.getBoundingClientRect();
        // Of a tall element the part on the screen counts.
        const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
        const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
        if (bottom - top < 2 || right - left < 2) return { what: focused.outerHTML.slice(0, 120), why: "off the screen" };
        const points = [0.25, 0.5, 0.75].map((part) => [left + (right - left) * part, top + (bottom - top) * part]);
        const seen = points.some(([x, y]) => {
          const hit = document.elementFromPoint(x, y);
          return hit && (focused.contains(hit) || hit.contains(focused) || hit.closest("label")?.contains(focused) || focused.closest("label")?.contains(hit));
        });
        return seen ? null : { what: focused.outerHTML.slice(0, 120), why: "covered" };
      });
      if (found) covered.push(`${found.why}: ${found.what}`);
    }
    assert.deepEqual(covered, []);
  });
}
