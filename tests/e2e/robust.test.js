// A worker that stops, a browser that is too old, a page that comes back from the browser's own cache.

import assert from "node:assert/strict";
import { test } from "node:test";
import { chromium } from "playwright-core";
import { launch } from "./support/launch.js";
import { ROOT, scenario } from "./support/scenario.js";
import { Site } from "./support/site.js";

const JOURNEY = /app-[0-9a-f]+_journey\.wasm$/;

scenario("an engine that stops says so, and starts anew with nothing lost", { allow: [/on purpose/] }, async (site) => {
  const { page } = site;
  await site.start();
  await site.say("librarian");
  const before = await site.matches();
  await page.workers()[0].evaluate(() => {
    setTimeout(() => {
      throw new Error("stopped on purpose");
    });
  });
  await site.alert.getByText("The matching engine stopped").waitFor();
  await site.alert.getByText("Your answers are kept.").waitFor();
  await site.retry.click();
  await site.alert.waitFor({ state: "detached" });
  await site.go("Interests");
  await site.chooseInterest("Creating");
  const after = await site.matches();
  assert.equal(after.length, before.length);
  assert.notDeepEqual(after, before);
});

test("an engine that gets no memory says so, and the page goes on", { timeout: 60_000 }, async () => {
  // 12.5 MB: enough for the page's program and too little for the engine's.
  const browser = await launch(["--js-flags=--wasm-max-mem-pages=200"]);
  try {
    const page = await browser.newPage();
    const site = new Site(page, ROOT);
    // Until the journey's program is there, the page cannot read what the engine said before it broke off.
    let letCome;
    const held = new Promise((resolve) => (letCome = resolve));
    await page.route(JOURNEY, async (route) => {
      await held;
      await route.continue();
    });
    await site.start();
    await site.say("librarian");
    await site.alert.getByText("perhaps for want of memory").waitFor();
    const came = page.waitForResponse(JOURNEY);
    letCome();
    await (await came).finished();
    await page.waitForTimeout(500);
    await site.alert.getByText("Your answers are kept.").waitFor();
    await site.go("Interests");
    await site.chooseInterest("Creating");
    await site.go("Role");
    assert.equal(await site.role.inputValue(), "librarian");
  } finally {
    await browser.close();
  }
});

for (const [what, fault] of [
  ["WebAssembly", () => delete globalThis.WebAssembly],
  ["vector instructions", () => (WebAssembly.validate = () => false)],
]) {
  scenario(`a browser without ${what} is told which browsers can`, { prepare: (page) => page.addInitScript(fault) }, async (site) => {
    await site.open();
    await site.alert.getByText("A current Firefox, Chrome, Edge or Safari can.").waitFor();
    assert.equal(await site.heading("Find work that fits you").isVisible(), true, "the page is not blank");
    assert.equal(await site.retry.count(), 0, "trying again would not help");
  });
}

scenario("a browser without workers is told so", { prepare: (page) => page.addInitScript(() => delete globalThis.Worker) }, async (site) => {
  await site.open();
  await site.alert.getByText("does not allow background work").waitFor();
});

test("a page that comes back from the browser's cache goes on as it was", { timeout: 60_000 }, async () => {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--enable-features=BackForwardCache"],
    ignoreDefaultArgs: ["--disable-back-forward-cache"],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    const site = new Site(page, ROOT);
    await site.start();
    await page.evaluate(() => addEventListener("pageshow", (event) => (window.restored = event.persisted)));
    await site.say("librarian");
    const before = await site.matches();
    await page.goto("data:text/html,<title>elsewhere</title>");
    // Brought back whole, the page loads nothing, and tells of no load.
    await page.goBack({ waitUntil: "commit" });
    await site.role.waitFor();
    assert.equal(await site.role.inputValue(), "librarian");
    assert.deepEqual(await site.matches(), before);
    await site.go("Interests");
    await site.chooseInterest("Creating");
    assert.notDeepEqual(await site.matches(), before, "the engine still answers");
  } finally {
    await browser.close();
  }
});
