// What is typed stays on the page; and the page works where a browser keeps it on a short leash.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { ROOT, scenario } from "./support/scenario.js";
import { Site } from "./support/site.js";

const WORDS = ["zeppelin", "quixotic", "98765"];

scenario("nothing typed leaves the page", {}, async (site) => {
  const { page } = site;
  await site.start();
  const requests = [];
  page.on("request", (request) => requests.push(request));
  page.on("websocket", (socket) => requests.push({ url: () => socket.url(), postData: () => "", headers: () => ({}) }));
  await site.role.pressSequentially(`${WORDS[0]} mechanic`);
  await site.go("Skills");
  await site.addSkill(WORDS[1]);
  await site.go("Pay & place");
  await site.pay.fill(WORDS[2]);
  await site.go("Results");
  await site.matches();
  await site.cards.first().getByRole("heading", { level: 3 }).getByRole("link").click();
  await page.getByRole("heading", { level: 1 }).waitFor();

  for (const request of requests) {
    const sent = [request.url(), request.postData() ?? "", JSON.stringify(request.headers())].join("\n");
    assert.ok(request.url().startsWith(ROOT) || /^(blob|data):/.test(request.url()), `elsewhere: ${request.url()}`);
    for (const word of WORDS) assert.ok(!sent.includes(word), `${word} in ${sent}`);
  }
  for (const word of WORDS) assert.ok(!page.url().includes(word), page.url());
  const cookies = await page.evaluate(() => document.cookie);
  assert.equal(cookies, "");
});

const BLOCK_STORAGE = () => {
  for (const name of ["localStorage", "sessionStorage"]) {
    Object.defineProperty(globalThis, name, {
      get() {
        throw new DOMException("Access is denied for this document.", "SecurityError");
      },
    });
  }
};

scenario(
  "the journey works where storage is blocked",
  { prepare: (page) => page.addInitScript(BLOCK_STORAGE) },
  async (site) => {
    const { page } = site;
    await site.start();
    await site.say("librarian");
    await site.next("Next: Skills");
    await site.addSkill("Cataloguing");
    await page.goBack();
    assert.equal(await site.role.inputValue(), "librarian");
    assert.equal((await site.matches()).length, 10);
  },
);

scenario("the site works in a frame of another origin", {}, async (site, context) => {
  const html = `<!doctype html><title>Host</title><link rel="icon" href="data:,">
    <iframe src="${ROOT}" title="Waymark" width="1200" height="900"></iframe>`;
  const server = createServer((_, response) => response.setHeader("content-type", "text/html").end(html));
  await new Promise((resolve) => server.listen(0, "localhost", resolve));
  try {
    const page = await context.newPage();
    // The site is at 127.0.0.1, so this is another site altogether, not only another port.
    await page.goto(`http://localhost:${server.address().port}/`);
    const framed = new Site(page.frameLocator("iframe"), ROOT);
    await framed.say("plumber");
    await framed.next("Next: Skills");
    await framed.addSkill("Drawing");
    assert.equal((await framed.matches()).length, 10);
  } finally {
    server.close();
  }
});
