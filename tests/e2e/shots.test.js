// Pictures of the pages for people to look at, in `shots/`. Nothing is compared.

import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { PAGES } from "./support/pages.js";
import { scenario } from "./support/scenario.js";

const FOLDER = fileURLToPath(new URL("shots/", import.meta.url));
await mkdir(FOLDER, { recursive: true });

for (const [name, open] of Object.entries(PAGES)) {
  for (const width of [390, 1280]) {
    for (const colorScheme of ["light", "dark"]) {
      const context = { viewport: { width, height: 844 }, colorScheme };
      scenario(`a picture of ${name} at ${width} px, ${colorScheme}`, { context }, async (site) => {
        await open(site);
        await site.page.screenshot({ path: `${FOLDER}${name}-${width}-${colorScheme}.png`, fullPage: true });
      });
    }
  }
}
