// The site without a connection, and the change from one release to the next: at the root and under a path.

import assert from "node:assert/strict";
import { eventually } from "./support/eventually.js";
import { Host } from "./support/host.js";
import { scenario } from "./support/scenario.js";
import { Site } from "./support/site.js";

/** Runs `use(site, host, context)` on a host of its own. */
function hosted(name, prefix, use, options = {}) {
  scenario(`${name} (at ${prefix})`, options, async ({ page }, context) => {
    const host = await Host.start(prefix);
    try {
      await use(new Site(page, host.root), host, context);
    } finally {
      if (host.server.listening) await host.stop();
    }
  });
}

/** Waits until the page has its release kept on the device. */
async function kept(page) {
  await eventually("the service worker takes over", () => page.evaluate(() => navigator.serviceWorker.controller !== null));
}

const caches = (page) => page.evaluate(async () => (await globalThis.caches.keys()).map((name) => name.split(" ").at(-1)));
const isSecond = (page) => page.evaluate(() => document.documentElement.dataset.release === "second");

for (const prefix of ["/", "/guide/waymark/"]) {
  hosted("after one visit everything works with the host gone", prefix, async (site, host) => {
    const { page } = site;
    await site.start();
    await site.say("carpenter");
    const online = await site.matches();
    await kept(page);
    await host.stop();

    await page.reload();
    await site.role.waitFor();
    assert.deepEqual(await site.matches(), online, "the same results");
    await site.open("occupation/15-1252.00/");
    await page.getByRole("heading", { level: 1, name: "Software Developers" }).waitFor();
    await page.getByText("Reading Comprehension").locator("visible=true").first().waitFor();
    assert.match(await page.title(), /Software Developers/);
    await site.open("occupation/29-1141.00");
    assert.equal(page.url(), `${host.root}occupation/29-1141.00/`);
    await page.getByRole("heading", { level: 1, name: "Registered Nurses" }).waitFor();
    await site.open("about/");
    await page.getByRole("heading", { level: 1, name: "About Waymark" }).waitFor();
    await site.open("?step=interests");
    await site.chooseInterest("Creating");
    await site.ranked();
  });

  hosted("a second visit asks the host for nothing but a newer service worker", prefix, async (site, host) => {
    const { page } = site;
    await site.start();
    await site.ranked().catch(() => {});
    await kept(page);
    host.asked.length = 0;
    await page.reload();
    await site.say("librarian");
    assert.equal((await site.matches()).length, 10);
    await site.open("occupation/25-4022.00/");
    await page.getByRole("heading", { level: 1 }).waitFor();
    assert.deepEqual(host.asked.filter((path) => path !== "service_worker.js"), []);
  });

  hosted("wages of a state are kept when they are first used", prefix, async (site, host) => {
    const { page } = site;
    await site.start();
    await kept(page);
    await site.say("plumber");
    await site.go("Pay & place");
    await site.place.fill("Ohio");
    await page.getByRole("option", { name: /^Ohio/ }).first().click();
    await eventually("Ohio's wages are fetched", () => host.asked.some((path) => path.includes("/S39.")));
    await site.go("Results");
    await site.matches();
    const inOhio = await site.cards.first().innerText();
    assert.match(inOhio, /Ohio/);
    await eventually("and kept", () =>
      page.evaluate(async () => (await (await caches.open((await caches.keys())[0])).keys()).some(({ url }) => url.includes("/S39."))),
    );
    await host.stop();
    await page.reload();
    await site.matches();
    assert.equal(await site.cards.first().innerText(), inOhio);
  });

  hosted("a new release waits until the visitor wants it, and never mixes with the old", prefix, async (site, host) => {
    const { page } = site;
    await site.start();
    await site.say("carpenter");
    await site.matches();
    await kept(page);
    const { before, after } = host.publish();
    assert.deepEqual(await caches(page), [before]);

    await page.reload();
    await site.matches();
    await page.getByText("A new version of Waymark is ready").waitFor();
    assert.equal(await isSecond(page), false, "the old release goes on");
    assert.equal(await page.getByRole("status").filter({ hasText: "new version" }).count(), 1, "said politely");
    await page.getByRole("button", { name: "Later" }).click();
    await page.getByText("A new version of Waymark is ready").waitFor({ state: "detached" });
    await site.open("occupation/15-1252.00/");
    await page.getByText("Reading Comprehension").locator("visible=true").first().waitFor();
    assert.equal(await isSecond(page), false, "and on every page");

    await page.getByRole("button", { name: "Use it now" }).click();
    // A browser changes the service worker once the old one has finished what it is doing.
    await eventually("the new release", () => isSecond(page).catch(() => false), 90_000);
    await page.getByText("Reading Comprehension").locator("visible=true").first().waitFor();
    await eventually("the old cache goes", async () => (await caches(page)).join() === after);
    await host.stop();
    await site.open();
    assert.equal(await site.role.inputValue(), "carpenter", "the answers are kept");
    assert.equal((await site.matches()).length, 10, "the new release works without a connection too");
    assert.equal(await isSecond(page), true);
  });
}

hosted("a host with half of a new release changes nothing", "/", async (site, host) => {
  const { page } = site;
  await site.start();
  await kept(page);
  const { before } = host.publish();
  host.changed.delete("index.html");
  host.asked.length = 0;
  await page.reload();
  await site.say("carpenter");
  await site.matches();
  await eventually("the new worker was tried and refused", async () => {
    if (host.asked.filter((path) => path === "service_worker.js").length < 1 || !host.asked.includes("")) return false;
    return page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      return registration.active !== null && registration.installing === null && registration.waiting === null;
    });
  });
  assert.deepEqual(await caches(page), [before]);
  assert.equal(await page.getByText("A new version").count(), 0);
});

hosted("another tab is told of the change, and loses nothing", "/", async (site, host, context) => {
  await site.start();
  await kept(site.page);
  const other = new Site(await context.newPage(), host.root);
  await other.start();
  await other.say("librarian");
  await other.matches();
  host.publish();
  await site.page.reload();
  await site.page.getByRole("button", { name: "Use it now" }).click();
  await eventually("the new release", () => isSecond(site.page).catch(() => false));
  await other.page.getByText("Waymark was updated in another tab").waitFor();
  await other.go("Interests");
  await other.chooseInterest("Creating");
  await other.matches();
  await other.page.getByRole("button", { name: "Reload" }).click();
  await eventually("the new release there too", () => isSecond(other.page).catch(() => false));
  await other.open("");
  assert.equal(await other.role.inputValue(), "librarian");
});

const NO_SERVICE_WORKER = () => {
  navigator.serviceWorker.register = () => Promise.reject(new DOMException("The operation is insecure.", "SecurityError"));
};

hosted(
  "where service workers are refused the site works as ever",
  "/",
  async (site) => {
    await site.start();
    await site.say("carpenter");
    assert.equal((await site.matches()).length, 10);
    assert.equal(await site.page.locator(".update").count(), 0);
  },
  { prepare: (page) => page.addInitScript(NO_SERVICE_WORKER) },
);

hosted("the site can be installed", "/", async (site, host, context) => {
  await site.start();
  const session = await context.newCDPSession(site.page);
  const { data, errors } = await session.send("Page.getAppManifest");
  assert.deepEqual(errors, []);
  const manifest = JSON.parse(data);
  for (const icon of manifest.icons) assert.equal((await fetch(host.root + icon.src)).status, 200, icon.src);
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  assert.deepEqual(installabilityErrors.map((error) => error.errorId).filter((id) => id !== "in-incognito"), []);
});
