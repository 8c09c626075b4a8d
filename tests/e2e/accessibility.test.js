// No page has an accessibility error that a program can find, in light and dark, on a phone and a desk.

import assert from "node:assert/strict";
import axe from "axe-core";
import { PAGES } from "./support/pages.js";
import { scenario } from "./support/scenario.js";

const LOOKS = [
  { width: 390, colorScheme: "light" },
  { width: 390, colorScheme: "dark" },
  { width: 1280, colorScheme: "light" },
  { width: 1280, colorScheme: "dark" },
];

for (const [name, open] of Object.entries(PAGES)) {
  for (const { width, colorScheme } of LOOKS) {
    const context = { viewport: { width, height: 844 }, colorScheme };
    scenario(`${name} at ${width} px, ${colorScheme}, has no accessibility error`, { context }, async (site) => {
      const { page } = site;
      await open(site);
      // What is folded away is content too.
      await page.locator("details").evaluateAll((all) => all.forEach((one) => (one.open = true)));
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate(() =>
        globalThis.axe.run(document, {
          runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        }),
      );
      const found = violations.map(({ id, help, nodes }) => ({
        id,
        help,
        nodes: nodes.slice(0, 3).map((node) => `${node.target} ${node.failureSummary}`),
      }));
      assert.deepEqual(found, []);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(overflow <= 0, `the page is ${overflow} px too wide`);
    });
  }
}
