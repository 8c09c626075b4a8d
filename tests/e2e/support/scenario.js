// A scenario is a visit in a browser context of its own that fails on anything a visitor could not see:
// an error in the console, an uncaught exception, a failed request, a dialog.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { launch, required } from "./launch.js";
import { Site } from "./site.js";

export { required };

/** Address of the site under test, with a slash at the end. */
export const ROOT = required("WAYMARK_URL");

let launched;

async function browser() {
  launched ??= launch();
  return launched;
}

after(async () => {
  if (launched) await (await launched).close();
});

/**
 * Runs `use(site, context)` with a fresh page.
 *
 * `options.allow` lists patterns of problems that the scenario causes on purpose; `options.context` goes
 * to the browser context; `options.timeout` is in milliseconds; `options.prepare(page)` runs before the first address is opened.
 */
export function scenario(name, options, use) {
  test(name, { timeout: options.timeout ?? 180_000 }, async () => {
    const context = await (await browser()).newContext({
      viewport: { width: 1280, height: 900 },
      reducedMotion: "reduce",
      ...options.context,
    });
    context.setDefaultTimeout(20_000);
    const problems = [];
    context.on("page", (page) => watch(page, problems));
    try {
      const page = await context.newPage();
      await options.prepare?.(page);
      await use(new Site(page, ROOT), context);
      const allowed = (problem) => options.allow?.some((pattern) => pattern.test(problem));
      assert.deepEqual(problems.filter((problem) => !allowed(problem)), [], "the visit had problems");
    } finally {
      await context.close();
    }
  });
}

function watch(page, problems) {
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => problems.push(`exception: ${error}`));
  page.on("requestfailed", (request) => {
    // A page that is left takes its unfinished requests with it.
    const reason = request.failure()?.errorText;
    if (reason !== "net::ERR_ABORTED") problems.push(`request: ${request.url()} (${reason})`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) problems.push(`response: ${response.status()} ${response.url()}`);
  });
  page.on("dialog", async (dialog) => {
    problems.push(`dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
}
