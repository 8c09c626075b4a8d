// The site inside other pages: another origin, a sandbox, blocked storage, dark and light, a strict policy, several.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { eventually } from "./support/eventually.js";
import { Host } from "./support/host.js";
import { ROOT, scenario } from "./support/scenario.js";
import { Site } from "./support/site.js";

const ORIGIN = new URL(ROOT).origin;
const LISTEN = `<script nonce="n">
  window.heard = [];
  for (const name of ["ready", "height", "step", "results", "selected", "feedback", "download", "error"])
    addEventListener("waymark:" + name, (event) => heard.push([name, event.detail, event.target.id]));
</script>`;
const EMBED = `<script src="${ROOT}embed.js" nonce="n" async></script>`;

/** Runs `use(page, framed)` on a page of another origin with this body; the site is at 127.0.0.1, the page at localhost. */
function around(name, body, use, { headers = {}, ...options } = {}) {
  scenario(name, options, async (_, context) => {
    const html = `<!doctype html><html lang="en"><title>Host</title><link rel="icon" href="data:,">${LISTEN}${body}`;
    const server = createServer((_, response) => {
      for (const [header, value] of Object.entries(headers)) response.setHeader(header, value);
      response.setHeader("content-type", "text/html").end(html);
    });
    await new Promise((resolve) => server.listen(0, "localhost", resolve));
    try {
      const page = await context.newPage();
      await page.goto(`http://localhost:${server.address().port}/`);
      await use(page, new Site(page.frameLocator("iframe").first(), ROOT), context);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
}

const heard = (page, name) => page.evaluate((name) => window.heard.filter((one) => one[0] === name).map((one) => one[1]), name);
const inner = (page) => page.frames().find((frame) => frame.url().startsWith(ROOT));
/** Waits until the frame has told its height and tells nothing more for a while. */
async function atRest(page) {
  let told = 0;
  await eventually("the frame is at rest", async () => {
    const before = told;
    told = await page.evaluate(() => window.heard.length);
    if (told > 0 && told === before && (await heard(page, "height")).length > 0) return true;
    await page.waitForTimeout(1_500);
    return false;
  });
}
/** Types a role in a frame, which has no keyboard of its own. */
async function say(framed, role) {
  await framed.role.fill(role);
  await framed.role.blur();
  await framed.cards.first().waitFor({ state: "attached" });
  // The ways there come last, and make the frame higher once more.
  await framed.page.locator(".to-goal").first().waitFor({ state: "attached" });
}

around("two lines put the site into a page, as high as its content", `<div data-waymark></div>${EMBED}`, async (page, framed) => {
  await say(framed, "plumber");
  await eventually("results are told", async () => (await heard(page, "results")).length > 0);
  assert.deepEqual(await heard(page, "ready"), [{}]);
  assert.equal((await heard(page, "step"))[0].step, "role");
  const [results] = await heard(page, "results");
  assert.deepEqual(Object.keys(results), ["count"], "counts only");
  assert.ok(results.count > 9, `${results.count}`);
  const heights = await heard(page, "height");
  assert.ok(heights.length > 0 && heights.length < 40, `${heights.length} heights`);
  await eventually("no scroll bar in the frame", () =>
    inner(page).evaluate(() => document.documentElement.scrollHeight <= innerHeight + 1 && innerHeight - document.body.getBoundingClientRect().height < 2),
  );
  await atRest(page);
  const before = (await heard(page, "height")).length;
  await page.waitForTimeout(1_500);
  assert.equal((await heard(page, "height")).length, before, "at rest nothing is told");
  await inner(page).evaluate(() => document.querySelector("article.match .useful button").click());
  await eventually("feedback is told", async () => (await heard(page, "feedback")).length > 0);
  assert.deepEqual(await heard(page, "feedback"), [{ about: "occupation" }], "not on which, nor what");
  await inner(page).evaluate(() => document.querySelector("article.match h3 a").click());
  await eventually("a selection is told", async () => (await heard(page, "selected")).length > 0);
  assert.deepEqual(await heard(page, "selected"), [{}], "not which");
  assert.equal((await page.evaluate(() => JSON.stringify(window.heard))).includes("plumber"), false, "nothing typed is told");
});

around("details are told where the page asks, and the visitor knows", `<div data-waymark data-details data-role="registered nurse"></div>${EMBED}`, async (page, framed) => {
  await framed.page.getByText("The page around this one is told which occupations").waitFor();
  await eventually("results are told", async () => (await heard(page, "results")).length > 0);
  const [{ count, occupations }] = await heard(page, "results");
  assert.equal(occupations.length, count);
  assert.match(occupations[0].code, /^\d{2}-\d{4}\.\d{2}$/);
  await inner(page).evaluate(() => document.querySelector("article.match .useful button").click());
  await eventually("feedback is told", async () => (await heard(page, "feedback")).length > 0);
  assert.deepEqual(await heard(page, "feedback"), [{ about: "occupation", code: occupations[0].code, answer: "yes" }]);
  await inner(page).evaluate(() => document.querySelector("article.match h3 a").click());
  await eventually("a selection is told", async () => /^\d\d-/.test((await heard(page, "selected"))[0]?.code));
});

around(
  "parameters set the beginning, the answers, the limit and the parts",
  `<div data-waymark data-start="skills" data-limit="3" data-sections="questions" data-role="librarian" data-skills="Cataloguing,Teaching" data-accent="7a1fa2"></div>${EMBED}`,
  async (page, framed) => {
    await framed.heading("What are you good at?").waitFor();
    await framed.page.getByRole("button", { name: "Remove Cataloguing", exact: true }).waitFor();
    await framed.cards.first().waitFor({ state: "attached" });
    assert.equal(await framed.page.locator("article.match").count(), 3);
    assert.equal(await framed.page.locator(".site-header").isVisible(), false);
    assert.equal(await framed.page.locator(".keep").first().isVisible(), false);
    assert.equal(await framed.page.locator(".site-footer").isVisible(), true, "the sources stay");
    const accent = await inner(page).evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--accent"));
    assert.match(accent, /^rgb\(/);
    assert.ok(!inner(page).url().includes("librarian"), "the answers are gone from the address");
    await inner(page).evaluate(() => location.reload());
    await framed.heading("What are you good at?").waitFor();
    assert.equal(await framed.page.locator(".site-header").isVisible(), false, "the same after a reload");
  },
);

for (const [theme, scheme, ground] of [
  ["dark", "light", /rgb\(2\d, 3\d, 3\d\)/],
  ["light", "dark", /rgb\(255, 25\d, 24\d\)/],
]) {
  around(
    `a ${theme} frame in a page that a ${scheme} device shows`,
    `<div data-waymark data-theme="${theme}"></div>${EMBED}`,
    async (page, framed) => {
      await framed.role.waitFor();
      const colour = await inner(page).evaluate(() => getComputedStyle(document.querySelector("input")).backgroundColor);
      assert.match(colour, ground);
    },
    { context: { colorScheme: scheme } },
  );
}

around(
  "a page with a strict policy can embed it",
  `<div data-waymark></div>${EMBED}`,
  async (page, framed) => {
    await say(framed, "plumber");
    await eventually("the height is set", async () => (await page.locator("iframe").evaluate((frame) => frame.style.height)) !== "720px");
  },
  { headers: { "content-security-policy": `default-src 'none'; script-src ${ORIGIN} 'nonce-n'; frame-src ${ORIGIN}; img-src data:; require-trusted-types-for 'script'` } },
);

around(
  "several on one page keep apart",
  `<div data-waymark id="one" data-role="plumber"></div><div data-waymark id="two" data-role="librarian" data-details></div>${EMBED}`,
  async (page) => {
    // The second is loaded when it comes near.
    await page.frameLocator("iframe").first().getByRole("combobox", { name: "Your role now" }).waitFor();
    await page.locator("#two").scrollIntoViewIfNeeded();
    await eventually("both tell", async () => {
      const ids = await page.evaluate(() => window.heard.filter((one) => one[0] === "results").map((one) => one[2]));
      return ids.includes("one") && ids.includes("two");
    });
    const results = await page.evaluate(() => window.heard.filter((one) => one[0] === "results"));
    for (const [, detail, id] of results) assert.equal("occupations" in detail, id === "two", id);
  },
);

around("messages that are not the frame's, or not of the form, change nothing", `<div data-waymark></div>${EMBED}`, async (page, framed) => {
  await framed.role.waitFor();
  await atRest(page);
  const height = () => page.locator("iframe").evaluate((frame) => frame.style.height);
  const [before, count] = [await height(), (await page.evaluate(() => window.heard.length))];
  await page.evaluate(() => window.postMessage({ waymark: 1, type: "waymark:height", detail: { height: 9999 } }, "*"));
  for (const message of [
    { waymark: 2, type: "waymark:height", detail: { height: 9999 } },
    { waymark: 1, type: "waymark:height", detail: { height: "9999" + "9999" } },
    { waymark: 1, type: "waymark:height", detail: { height: -5 } },
    { waymark: 1, type: "waymark:evil", detail: {} },
    "waymark:height",
    null,
  ]) {
    await inner(page).evaluate((message) => parent.postMessage(message, "*"), message);
  }
  // And the frame listens to nobody but the page around it, once.
  await inner(page).evaluate(() => window.postMessage({ waymark: 1, type: "waymark:welcome", details: true }, "*"));
  await page.waitForTimeout(500);
  assert.equal(await height(), before);
  assert.equal(await page.evaluate(() => window.heard.length), count);
  assert.equal(await framed.page.locator(".embed-note").count(), 0);
});

around(
  "a frame in a sandbox works with scripts and its own origin",
  `<iframe title="Waymark" sandbox="allow-scripts allow-same-origin allow-forms" src="${ROOT}?embed" width="1200" height="900"></iframe>`,
  async (_, framed) => {
    await say(framed, "plumber");
    assert.equal(await framed.cards.count(), 10);
  },
);

around(
  "a frame in a sandbox without an origin says so",
  `<iframe title="Waymark" sandbox="allow-scripts allow-popups" src="${ROOT}?embed" width="1200" height="900"></iframe>`,
  async (page) => {
    const frame = page.frameLocator("iframe");
    await frame.getByRole("alert").getByText("locked it up too tightly").waitFor();
    assert.equal(await frame.getByRole("link", { name: "Open Waymark" }).getAttribute("href"), ROOT);
  },
  { allow: [/CORS|ERR_FAILED|Failed to load resource|origin 'null'/] },
);

around(
  "a frame whose storage is blocked works",
  `<div data-waymark></div>${EMBED}`,
  async (page, framed) => {
    await say(framed, "plumber");
    assert.equal(await framed.page.locator("article.match").count(), 10);
  },
  {
    prepare: (page) =>
      page.context().addInitScript(() => {
        for (const name of ["localStorage", "sessionStorage", "caches"]) {
          Object.defineProperty(globalThis, name, {
            get() {
              throw new DOMException("Access is denied for this document.", "SecurityError");
            },
          });
        }
      }),
  },
);

scenario("the page that writes the lines shows what they make", {}, async (site, context) => {
  const { page } = site;
  await site.open("embed/");
  const code = page.getByRole("textbox", { name: "The lines to copy" });
  assert.equal(await code.inputValue(), `<div data-waymark></div>\n<script src="${ROOT}embed.js" async></script>\n`);
  await page.getByRole("combobox", { name: "Theme" }).selectOption("dark");
  await page.getByRole("textbox", { name: "Role to begin with" }).fill('nurse "A & B"');
  await page.getByRole("spinbutton", { name: "Most results" }).fill("3");
  await page.getByRole("checkbox", { name: "Further questions" }).uncheck();
  assert.match(await code.inputValue(), /data-theme="dark" data-limit="3" data-role="nurse &quot;A &amp; B&quot;" data-sections="hero,order,keep">/);
  const framed = new Site(page.frameLocator("iframe"), ROOT);
  await eventually("the preview follows", async () => (await framed.role.inputValue().catch(() => "")).startsWith("nurse"));

  // The written lines do what they say, on a page of another origin.
  const html = `<!doctype html><title>Host</title><link rel="icon" href="data:,">${await code.inputValue()}`;
  const server = createServer((_, response) => response.setHeader("content-type", "text/html").end(html));
  await new Promise((resolve) => server.listen(0, "localhost", resolve));
  const host = await context.newPage();
  await host.goto(`http://localhost:${server.address().port}/`);
  assert.equal(await new Site(host.frameLocator("iframe"), ROOT).role.inputValue(), 'nurse "A & B"');
  server.closeAllConnections();
  server.close();
});

scenario("the sample headers' policy lets everything work", {}, async ({ page }) => {
  const { readFile } = await import("node:fs/promises");
  const sample = await readFile(`${process.env.WAYMARK_ROOT}/deploy/_headers`, "utf8");
  const policy = /Content-Security-Policy: (.*)/.exec(sample)[1];
  const host = await Host.start("/", { "content-security-policy": policy });
  try {
    const site = new Site(page, host.root);
    await site.start();
    await site.say("carpenter");
    assert.equal((await site.matches()).length, 10);
    await site.open("occupation/15-1252.00/");
    await page.getByText("Reading Comprehension").locator("visible=true").first().waitFor();
    await site.open("embed/");
    await new Site(page.frameLocator("iframe"), host.root).role.waitFor();
    await site.open("404.html");
    await page.getByRole("link", { name: "Go to the start page" }).waitFor();
  } finally {
    await host.stop();
  }
});
