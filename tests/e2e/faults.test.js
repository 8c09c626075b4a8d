// What a visitor sees when something does not arrive, and how it is put right.

import assert from "node:assert/strict";
import { eventually } from "./support/eventually.js";
import { ROOT, scenario } from "./support/scenario.js";
import { COORDINATOR } from "./support/profiles.js";

/** What a fault made on purpose looks like in the console and among requests. */
const ON_PURPOSE = [/Failed to load resource|ERR_FAILED|ERR_INTERNET_DISCONNECTED|response: (404|503)/, /console: .*/];

const manifest = await (await fetch(`${ROOT}manifest.json`)).json();
const file = (role) => `${ROOT}${manifest.assets[role].path}`;

async function readableFailureThenRetry(site, address) {
  const { page } = site;
  await site.say(COORDINATOR.role);
  await site.alert.first().waitFor();
  const words = await site.alert.first().innerText();
  assert.match(words, /[a-z ]{20,}/, words);
  assert.doesNotMatch(words, /undefined|null|JsValue|panicked|RuntimeError/, words);
  await page.unroute(address);
  await site.retry.click();
  assert.equal((await site.matches()).length, 10, "results after trying again");
  assert.equal(await site.role.inputValue(), COORDINATOR.role, "nothing typed is lost");
  return words;
}

scenario(
  "a missing core table is said, and trying again helps",
  { allow: ON_PURPOSE, prepare: (page) => page.route(file("core"), (route) => route.fulfill({ status: 404 })) },
  async (site) => {
    await site.start();
    await readableFailureThenRetry(site, file("core"));
  },
);

scenario(
  "a truncated core table is noticed, and trying again helps",
  {
    allow: ON_PURPOSE,
    prepare: (page) =>
      page.route(file("core"), async (route) => {
        const body = await (await route.fetch()).body();
        await route.fulfill({ contentType: "application/octet-stream", body: body.subarray(0, Math.floor(body.length / 2)) });
      }),
  },
  async (site) => {
    await site.start();
    await readableFailureThenRetry(site, file("core"));
  },
);

scenario(
  "a damaged model is noticed, and trying again helps",
  {
    allow: ON_PURPOSE,
    prepare: (page) =>
      page.route(file("encoder"), async (route) => {
        const body = Buffer.from(await (await route.fetch()).body());
        body.fill(0, Math.floor(body.length / 2), Math.floor(body.length / 2) + 64);
        await route.fulfill({ contentType: "application/octet-stream", body });
      }),
  },
  async (site) => {
    await site.start();
    await readableFailureThenRetry(site, file("encoder"));
  },
);

const WORKER_FILES = {
  "start of the worker": /worker_boot-[0-9a-f]+\.js$/,
  "script of the worker": /worker-[0-9a-f]+\.js$/,
  "program of the worker": /worker_bg-[0-9a-f]+\.wasm$/,
};

for (const [name, address] of Object.entries(WORKER_FILES)) {
  scenario(
    `a missing ${name} is said, and trying again helps`,
    { allow: ON_PURPOSE, prepare: (page) => page.route(address, (route) => route.fulfill({ status: 404 })) },
    async (site) => {
      await site.start();
      await readableFailureThenRetry(site, address);
    },
  );
}

/** A program that breaks off where nothing waits for it. */
const BREAKS_OFF = `self.wasm_bindgen = () => {
  Promise.reject(new WebAssembly.RuntimeError("unreachable"));
  return new Promise(() => {});
};`;

scenario(
  "an engine that breaks off within a promise is heard, and trying again helps",
  {
    allow: [...ON_PURPOSE, /RuntimeError/],
    prepare: (page) =>
      page.route(WORKER_FILES["script of the worker"], (route) =>
        route.fulfill({ contentType: "text/javascript", body: BREAKS_OFF }),
      ),
  },
  async (site) => {
    await site.start();
    const words = await readableFailureThenRetry(site, WORKER_FILES["script of the worker"]);
    assert.match(words, /for want of memory/);
  },
);

const asked = [];

scenario(
  "what the engine needs first is asked for once, before its program",
  { prepare: (page) => page.on("request", (request) => asked.push(request.url())) },
  async (site) => {
    await site.start();
    await site.say(COORDINATOR.role);
    await site.matches();
    const first = (wanted) => asked.findIndex((address) => address.match(wanted));
    const list = first(/manifest-[0-9a-f]+\.json$/);
    assert.ok(list >= 0 && list < first(WORKER_FILES["program of the worker"]), asked.join("\n"));
    const files = asked.slice(list).filter((address) => address.startsWith(ROOT));
    assert.equal(new Set(files).size, files.length, files.join("\n"));
    for (const role of ["core", "encoder", "ranker"]) assert.ok(files.includes(file(role)), role);
  },
);

const APP = /app-[0-9a-f]+_bg\.wasm$/;

scenario(
  "a missing program of the page is said, and reloading helps",
  { allow: ON_PURPOSE, prepare: (page) => page.route(APP, (route) => route.abort()) },
  async (site) => {
    const { page } = site;
    await site.open();
    await site.alert.waitFor();
    assert.match(await site.alert.innerText(), /could not be loaded/);
    await page.unroute(APP);
    await site.retry.click();
    await site.role.waitFor();
  },
);

const PARTS = { rest: /app-[0-9a-f]+_rest\.wasm$/, journey: /app-[0-9a-f]+_journey\.wasm$/ };

for (const [name, address] of Object.entries(PARTS)) {
  scenario(
    `a missing part of the page’s program (${name}) is said, and trying again helps`,
    // What needs the rest meanwhile breaks off.
    {
      allow: [...ON_PURPOSE, /RuntimeError/],
      prepare: (page) => page.route(address, (route) => route.fulfill({ status: 404 })),
    },
    async (site) => {
      await site.start();
      await readableFailureThenRetry(site, address);
    },
  );
}

scenario("a page that needs the rest of its program before it is there brings it at once", {}, async (site, context) => {
  const { page } = site;
  const asked = [];
  let letCome;
  const held = new Promise((resolve) => (letCome = resolve));
  await page.route(PARTS.rest, async (route) => {
    asked.push(route.request().resourceType());
    if (asked.at(-1) === "fetch") await held;
    await route.continue();
  });
  await site.start();
  await eventually("the rest is on its way", () => asked.length > 0);
  await site.role.fill("plumber");
  assert.deepEqual(asked, ["fetch"], "what a visitor does at first is there");
  await page.getByRole("button", { name: "Español" }).first().click();
  await site.heading("¿Cuál es tu puesto ahora?").waitFor();
  assert.deepEqual(asked, ["fetch", "xhr"]);
  letCome();
  await site.ranked();
});

/** Somebody's answers: a role and three skills. */
const LINK = "1.FW1hcmtldGluZyBjb29yZGluYXRvcgADB1dyaXRpbmcBCFNwZWFraW5nARFDcml0aWNhbCBUaGlua2luZwEAAAAAAAAAAAAAAAC_8C5p";
const PAGES = ["about/", "map/", "model/", "saved/", "search/", "compare/", "demand/", "occupation/15-1252.00/"];
const VISITS = [...PAGES, "?step=interests", "?embed", "?lang=es", `?step=results#profile=${LINK}`];

for (const to of VISITS) {
  scenario(`nothing blocks the page until all of its program is there: ${to.split("#")[0]}`, {}, async (site) => {
    const { page } = site;
    const asked = [];
    let letCome;
    const held = new Promise((resolve) => (letCome = resolve));
    await page.route(/app-[0-9a-f]+_(?!bg|link)\w+\.wasm$/, async (route) => {
      asked.push(route.request().resourceType());
      await held;
      await route.continue();
    });
    await page.goto(ROOT + to);
    await eventually("the rest is on its way", () => asked.length > 0);
    await page.waitForTimeout(1_000);
    letCome();
    await page.locator("#main, main").first().waitFor();
    assert.ok(!asked.includes("xhr"), `asked for by ${asked}`);
  });
}

scenario(
  "a page that cannot have the rest of its program says that it broke, and reloading helps",
  { allow: [...ON_PURPOSE, /RuntimeError/], prepare: (page) => page.route(PARTS.rest, (route) => route.abort()) },
  async (site) => {
    const { page } = site;
    await site.start();
    await site.role.fill("plumber");
    await page.getByRole("button", { name: "Español" }).first().click();
    await page.locator("#crash").waitFor();
    await page.unroute(PARTS.rest);
    await page.locator("#crash").getByRole("button").click();
    await page.locator("#crash").waitFor({ state: "detached" });
    await eventually("what was typed is back", async () => (await page.locator("input#role").inputValue()) === "plumber");
  },
);

scenario(
  "while a model is slow the form works and the progress is shown",
  {
    prepare: (page) =>
      page.route(file("ranker"), async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 4_000));
        await route.continue();
      }),
  },
  async (site) => {
    const { page } = site;
    await site.start();
    await page.getByRole("progressbar").waitFor();
    await site.say(COORDINATOR.role);
    await site.next("Next: Skills");
    await site.addSkill("Writing");
    assert.equal(await site.cards.count(), 0, "nothing is ranked yet");
    assert.equal((await site.matches()).length, 10, "results once the model is there");
    await page.getByRole("progressbar").waitFor({ state: "detached" });
  },
);

// A browser asks for the icon again when it likes, connection or not.
scenario("ranking works with the connection gone", { allow: [/favicon/] }, async (site, context) => {
  await site.start();
  await site.say("carpenter");
  const before = await site.matches();
  await context.setOffline(true);
  await site.go("Interests");
  await site.chooseInterest("Creating");
  await eventually("the ranking changes", async () => {
    const after = await site.matches();
    return after.some((match, index) => Math.abs(match.match - before[index].match) > 1e-6);
  });
});

const REST = /worker_rest-[0-9a-f]+\.wasm$/;

scenario("a worker that needs its rest in the middle of something brings it at once", {}, async (site) => {
  const { page } = site;
  await site.start();
  const asked = [];
  page.on("request", (request) => REST.test(request.url()) && asked.push(request.resourceType()));
  // What is not of the protocol leads where no first visit does, and is answered with nothing.
  const body = await page.evaluate(async () => {
    const address = (name) => new URL(document.querySelector(`meta[name=waymark-${name}]`).content, document.baseURI).href;
    const worker = new Worker(address("worker"));
    const answer = new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(JSON.parse(data).answer?.body);
      worker.onerror = ({ message }) => reject(new Error(message));
    });
    worker.postMessage({ id: 1, body: { recommend: { profile: { v: "one", role: [] }, weights: 0, top: "ten" } } });
    worker.postMessage({ id: 2, body: { load: { manifest: address("manifest") } } });
    return answer.finally(() => worker.terminate());
  });
  assert.equal(body, "load");
  assert.ok(asked.includes("xhr"), `asked for by ${asked}`);
});
