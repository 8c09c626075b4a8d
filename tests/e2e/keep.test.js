// Saving, opening, sharing, taking away and bringing back; and erasing all of it.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { eventually } from "./support/eventually.js";
import { COORDINATOR } from "./support/profiles.js";
import { ROOT, scenario } from "./support/scenario.js";
import { Site } from "./support/site.js";

const { interests: _, ...PROFILE } = COORDINATOR;
const codes = (matches) => matches.map((match) => match.code);

async function atResults(site) {
  await site.as(PROFILE);
  await site.go("Results");
  return site.matches();
}

const keep = (site) => site.page.getByRole("region", { name: "Keep and share" });

async function save(site, name) {
  await keep(site).getByRole("textbox", { name: "Save on this device as" }).fill(name);
  await keep(site).getByRole("button", { name: "Save", exact: true }).click();
}

async function link(site) {
  await keep(site).getByRole("button", { name: "Copy a link" }).click();
  return keep(site).getByRole("textbox", { name: "Link to these answers" }).inputValue();
}

async function download(site, name) {
  const [file] = await Promise.all([site.page.waitForEvent("download"), keep(site).getByRole("button", { name }).click()]);
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
}

async function bring(site, name, text) {
  await site.page.getByLabel("Choose a file").setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
}

scenario("profiles are saved, opened, renamed and deleted", {}, async (site) => {
  const { page } = site;
  const before = await atResults(site);
  await save(site, "As I am");
  await keep(site).getByText("“As I am” is open, as it was saved.").waitFor();
  await site.go("Role");
  await site.say("registered nurse");
  await site.go("Results");
  await site.matches();
  await keep(site).getByText("changed since it was saved").waitFor();
  await save(site, "As I could be");
  await keep(site).getByRole("link", { name: "Saved profiles" }).click();

  const list = page.getByRole("list", { name: "Saved profiles" });
  await list.getByRole("heading", { name: "As I could be" }).waitFor();
  assert.equal(await list.getByRole("listitem").count(), 2);
  await page.reload();
  await list.getByRole("link", { name: "Open As I am" }).click();
  assert.deepEqual(codes(await site.matches()), codes(before), "the results of the saved profile");
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByText("registered nurse", { exact: true }).first().waitFor();

  await page.getByRole("navigation", { name: "Site" }).getByRole("link", { name: "Saved" }).click();
  await list.getByRole("button", { name: "Rename As I am" }).click();
  await page.getByRole("textbox", { name: "New name" }).fill("Last year");
  await page.keyboard.press("Enter");
  await list.getByRole("heading", { name: /^Last year/ }).waitFor();
  await list.getByRole("button", { name: "Delete As I could be" }).click();
  await eventually("one is left", async () => (await list.getByRole("listitem").count()) === 1);
  await page.reload();
  await list.getByRole("heading", { name: /^Last year/ }).waitFor();
  assert.equal(await list.getByRole("listitem").count(), 1);
});

scenario("changes are undone one after the other, wherever they were made", {}, async (site) => {
  const { page } = site;
  await site.start();
  await site.say("carpenter");
  await site.ranked();
  await page.waitForTimeout(1_100);
  await site.go("Pay & place");
  await site.place.fill("Ohio");
  await page.getByRole("option", { name: /^Ohio/ }).first().click();
  await page.waitForTimeout(1_100);
  await site.education.selectOption({ label: "Master’s degree" });
  await page.waitForTimeout(1_100);
  const undo = page.getByRole("button", { name: "Undo" });
  await undo.click();
  await eventually("education", async () => (await site.education.inputValue()) === "");
  await undo.click();
  await eventually("place", async () => (await site.place.inputValue()) === "");
  await undo.click();
  await undo.waitFor({ state: "detached" });
  await site.go("Role");
  assert.equal(await site.role.inputValue(), "");
});

scenario("a link opens with the same answers and the same results", {}, async (site, context) => {
  const before = await atResults(site);
  await site.unfold("What matters to you");
  await site.slide("High pay", 3);
  const weighed = await site.matches();
  const address = await link(site);
  assert.ok(address.startsWith(`${ROOT}?step=results&weigh=pay3#profile=1.`), address);
  assert.ok(address.length < ROOT.length + 200, `${address.length} characters`);

  const requests = [];
  const page = await context.newPage();
  page.on("request", (request) => requests.push(request.url()));
  // Another tab of the same visitor has a session of its own, with nothing in it.
  await page.goto(address);
  const other = new Site(page, ROOT);
  assert.deepEqual(codes(await other.matches()), codes(weighed));
  assert.notDeepEqual(codes(weighed), codes(before));
  assert.ok(!page.url().includes("#"), "the answers are gone from the address");
  for (const url of requests) assert.ok(!url.includes("profile="), url);
});

scenario("a link asks before it replaces answers, and can be refused or undone", {}, async (site, context) => {
  await atResults(site);
  const address = await link(site);
  const other = new Site(await context.newPage(), ROOT);
  const { page } = other;
  await other.start();
  await other.say("plumber");
  await other.ranked();
  await page.goto(address);
  const offer = page.getByRole("region", { name: "Open these answers?" });
  await offer.getByText(PROFILE.role).waitFor();
  await offer.getByRole("button", { name: "Keep mine" }).click();
  await offer.waitFor({ state: "detached" });
  await page.getByText("plumber", { exact: true }).first().waitFor();

  await page.evaluate((hash) => (location.hash = hash), new URL(address).hash);
  await offer.getByRole("button", { name: "Open them" }).click();
  await page.getByText(PROFILE.role, { exact: true }).first().waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByText("plumber", { exact: true }).first().waitFor();
});

for (const [broken, words] of [
  ["1.AAAA", "not whole"],
  ["7.AAAA", "version 7"],
  ["hello", "no profile in it"],
  ["1.%F0%9F%92%B8", "no link has"],
]) {
  scenario(`a broken link (${broken}) says what is wrong and loses nothing`, {}, async (site) => {
    await site.start();
    await site.say("librarian");
    await site.ranked();
    await site.page.goto("about:blank");
    await site.open(`#profile=${broken}`);
    await site.alert.getByText(words).waitFor();
    await site.alert.getByText("Your own answers are as they were.").waitFor();
    assert.equal(await site.role.inputValue(), "librarian");
  });
}

scenario("results are taken away as text and as a table", {}, async (site) => {
  const matches = await atResults(site);
  const text = await download(site, "Text (.txt)");
  assert.match(text.name, /^waymark-\d{4}-\d{2}-\d{2}\.txt$/);
  assert.ok(text.text.includes(`Role: ${PROFILE.role}`) && text.text.includes("Sources"), text.text.slice(0, 400));
  for (const { title, code } of matches) assert.ok(text.text.includes(`${title}`) && text.text.includes(code), title);
  const table = await download(site, "Table (.csv)");
  assert.match(table.name, /\.csv$/);
  const rows = table.text.trimEnd().split("\r\n");
  assert.deepEqual(rows.slice(1, 11).map((row) => row.split(",")[1]), codes(matches));
});

scenario("a file brings answers back, and a damaged one says what is wrong", {}, async (site) => {
  const { page } = site;
  const matches = await atResults(site);
  const { text } = await download(site, "File to open again (.json)");
  const file = JSON.parse(text);
  assert.equal(file.waymark, 1);
  assert.deepEqual(codes(matches), file.recommendation.results.slice(0, 10).map((result) => result.code));

  await site.go("Role");
  await site.say("plumber");
  await site.matches();
  await site.open("saved/");
  for (const [damaged, words] of [
    ["{", "not JSON"],
    ['{"name": 1}', "not from here"],
    [text.replace('"waymark": 1', '"waymark": 9'), "version 9"],
    [text.replace('"role"', '"rolle"'), "unknown field `rolle`"],
    [text.replace('"v": 1', '"v": 1, "area": "Paris"'), "Paris"],
  ]) {
    await bring(site, "results.json", damaged);
    await site.alert.getByText(words).first().waitFor();
    await site.alert.getByRole("button", { name: "Close" }).click();
  }
  await bring(site, "results.json", text);
  await page.getByRole("button", { name: "Open them" }).click();
  await page.getByRole("navigation", { name: "Site" }).getByRole("link", { name: "Find work" }).click();
  assert.equal(await site.role.inputValue(), PROFILE.role);
  assert.deepEqual(codes(await site.matches()), codes(matches));
});

const kept = (page) => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length + (await caches.keys()).length);

scenario("everything is erased at once", {}, async (site) => {
  const { page } = site;
  await atResults(site);
  await save(site, "Mine");
  await eventually("the site is kept", () => page.evaluate(async () => (await caches.keys()).length === 1));
  await site.open("saved/");
  await page.getByRole("button", { name: "Erase everything" }).click();
  await page.getByText("Erased: your answers, 1 saved profile, and the copy for use without a connection.").waitFor();
  const left = await page.evaluate(async () => ({
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage).filter((key) => key !== "waymark/1/one-page"),
    caches: await caches.keys(),
  }));
  assert.deepEqual(left, { local: [], session: [], caches: [] });
  await eventually("the service worker is gone", async () => (await kept(page)) === 0, 60_000);
  await page.getByRole("link", { name: "Find work" }).click();
  assert.equal(await site.role.inputValue(), "");
  await page.reload();
  await site.role.waitFor();
  assert.equal(await site.role.inputValue(), "");
});

// The engine is ready when the service worker is asked for; here that is only said once all is erased.
const HOLD_READY = () => {
  addEventListener(
    "waymark:ready",
    (ready) => {
      if (globalThis.sayReady) return;
      ready.stopImmediatePropagation();
      globalThis.sayReady = () => dispatchEvent(new CustomEvent("waymark:ready"));
    },
    true,
  );
};

scenario("what was erased does not come back with an engine that is late", { prepare: (page) => page.addInitScript(HOLD_READY) }, async (site) => {
  const { page } = site;
  await site.open("saved/");
  await eventually("the engine is ready", () => page.evaluate(() => Boolean(globalThis.sayReady)));
  await page.getByRole("button", { name: "Erase everything" }).click();
  await page.getByText("Erased: ").waitFor();
  await page.evaluate(() => globalThis.sayReady());
  // What comes would be there in a tenth of this.
  await page.waitForTimeout(2_000);
  assert.equal(await kept(page), 0);
});

scenario("of two tabs that change one profile neither destroys the other's work", {}, async (site, context) => {
  await atResults(site);
  await save(site, "Ours");
  const other = new Site(await context.newPage(), ROOT);
  await other.open("saved/");
  await other.page.getByRole("link", { name: "Open Ours" }).click();
  await other.matches();
  for (const [tab, goal] of [[site, "plumber"], [other, "librarian"]]) {
    await tab.go("Role");
    await tab.say(goal);
    await tab.go("Results");
    await tab.matches();
    await keep(tab).getByRole("button", { name: "Save changes" }).click();
  }
  await keep(other).getByText("Yours is saved beside it as “Ours (2)”").waitFor();
  await site.open("saved/");
  const list = site.page.getByRole("list", { name: "Saved profiles" });
  await list.getByText("plumber").waitFor();
  await list.getByText("librarian").waitFor();
});

const BLOCKED = () => {
  Object.defineProperty(globalThis, "localStorage", {
    get() {
      throw new DOMException("Access is denied for this document.", "SecurityError");
    },
  });
};
const FULL = () => {
  Storage.prototype.setItem = () => {
    throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
  };
};

for (const [what, fault, words] of [
  ["blocked", BLOCKED, "does not let the page keep anything"],
  ["full", FULL, "no room left"],
]) {
  scenario(`where storage is ${what} profiles are kept in memory, and that is said`, { prepare: (page) => page.addInitScript(fault) }, async (site) => {
    await atResults(site);
    await save(site, "For now");
    await keep(site).getByText(words).waitFor();
    await keep(site).getByRole("link", { name: "Saved profiles" }).click();
    await site.page.getByRole("list", { name: "Saved profiles" }).getByRole("heading", { name: /^For now/ }).waitFor();
    await site.page.getByRole("link", { name: "Open For now" }).click();
    assert.equal((await site.matches()).length, 10);
  });
}

scenario("on paper there is a report", {}, async (site) => {
  const { page } = site;
  await atResults(site);
  await page.emulateMedia({ media: "print" });
  await page.locator(".report-head").getByText(PROFILE.role).waitFor();
  for (const gone of [".panel--form", ".keep", ".site-header__nav", ".questions", ".advice", ".language-switch"]) {
    assert.equal(await page.locator(gone).first().isVisible(), false, gone);
  }
  assert.equal(await site.cards.first().isVisible(), true);
  const toLearn = page.locator(".gap__part--close, .gap__part--missing").first();
  await toLearn.waitFor();
  assert.ok((await toLearn.boundingBox())?.height > 0, "what is still to learn is unfolded");
  const pdf = await page.pdf({ format: "Letter" });
  assert.ok(pdf.length > 10_000);
});
