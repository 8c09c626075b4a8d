// The map of occupations: found, moved and read by pointer, by keyboard and without seeing it.

import assert from "node:assert/strict";
import { eventually } from "./support/eventually.js";
import { COORDINATOR } from "./support/profiles.js";
import { scenario } from "./support/scenario.js";

const NURSE = "29-1141.00";

/** The parts of the map's page. */
function parts(page) {
  return {
    map: page.getByRole("application", { name: "Map of occupations" }),
    canvas: page.locator("#map canvas"),
    search: page.getByRole("combobox", { name: "Find an occupation" }),
    card: page.getByRole("article"),
    said: page.locator("#announcer"),
    button: (name) => page.getByRole("button", { name, exact: true }),
  };
}

async function open(site, path = "map/") {
  await site.open(path);
  await drawn(site.page);
}

/** Waits until something is on the canvas. */
async function drawn(page) {
  await page.locator("#map canvas").waitFor();
  await eventually("the map is drawn", async () => (await ink(page)) > 0.01);
  assert.equal(await page.getByText("The map could not be drawn.").count(), 0);
}

/** Share of the canvas that is painted. The canvas is a worker's, so its picture is looked at on another one. */
function ink(page) {
  return page.locator("#map canvas").evaluate((canvas) => {
    const { width, height } = canvas;
    if (!width || !height) return 0;
    const brush = Object.assign(document.createElement("canvas"), { width, height }).getContext("2d");
    brush.drawImage(canvas, 0, 0);
    const { data } = brush.getImageData(0, 0, width, height);
    let painted = 0;
    for (let at = 3; at < data.length; at += 4) painted += data[at] > 0 ? 1 : 0;
    return painted / (data.length / 4);
  });
}

/** What the canvas looks like, to tell whether it changes. */
function picture(page) {
  return page.locator("#map canvas").evaluate((canvas) => canvas.toDataURL());
}

async function changes(page, what, act) {
  const before = await picture(page);
  await act();
  await eventually(what, async () => (await picture(page)) !== before);
}

scenario("the map is reached from the head of the page, and from the results with role and matches marked", {}, async (site) => {
  const { page } = site;
  await site.as(COORDINATOR);
  await site.go("Results");
  const [first] = await site.matches();
  await page.getByRole("link", { name: "See on the map" }).click();
  await drawn(page);
  await page.getByText("Two rings: your role").waitFor();
  await page.getByText("One ring: your 10 best matches").waitFor();
  const { search, card } = parts(page);
  await search.fill(first.title);
  await page.getByRole("option").first().waitFor();
  await search.press("Enter");
  await card.getByRole("heading", { name: first.title }).waitFor();
  await card.getByText(`${Math.round(first.match * 100)}%`).waitFor();
  await card.getByText("Number 1 of your matches.").waitFor();
  await site.open();
  await page.getByRole("navigation", { name: "Site" }).getByRole("link", { name: "Map" }).click();
  await drawn(page);
});

scenario("names are written on the map, more of them the closer one looks", {}, async (site) => {
  const { page } = site;
  // What the painter is told to write, four numbers a name.
  await page.addInitScript(() => {
    globalThis.written = [];
    const { postMessage } = Worker.prototype;
    Worker.prototype.postMessage = function post(message, ...others) {
      if (message.names) globalThis.written.push(message.names.length / 4);
      return postMessage.call(this, message, ...others);
    };
  });
  await open(site);
  const written = () => page.evaluate(() => globalThis.written.at(-1));
  await eventually("names are written", async () => (await written()) > 20);
  const before = await written();
  await parts(page).button("Zoom in").click();
  await eventually("others are written", async () => (await written()) !== before);
});

scenario("a search by another title flies to the occupation, says so and shows its card", {}, async (site) => {
  const { page } = site;
  await open(site);
  const { search, card, said } = parts(page);
  await changes(page, "the map shows the place", async () => {
    await search.fill("registered nurse");
    await page.getByRole("option").first().click();
  });
  await card.getByRole("heading", { name: "Registered Nurses" }).waitFor();
  assert.match(await said.textContent(), /^Registered Nurses, Health/);
  await card.getByText(/a year/).first().waitFor();
  await card.getByText(/jobs$/).waitFor();
  assert.equal(await card.getByRole("list").getByRole("button").count(), 5, "its neighbours are named");
  await eventually("the address names it", () => page.url().endsWith(`?at=${NURSE}`));
  await page.reload();
  await card.getByRole("heading", { name: "Registered Nurses" }).waitFor();
  await search.fill("qqqq zzzz");
  await search.press("Enter");
  await page.getByText("We do not know this title.").waitFor();
});

scenario("by keyboard one goes from occupation to occupation and opens one", {}, async (site) => {
  const { page } = site;
  await open(site, `map/?at=${NURSE}`);
  const { map, card, said } = parts(page);
  await site.tabTo(map);
  const seen = new Set();
  for (const key of ["ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"]) {
    const before = await said.textContent();
    await page.keyboard.press(key);
    await eventually(`${key} leads on`, async () => (await said.textContent()) !== before);
    seen.add(await card.getByRole("heading", { level: 2 }).textContent());
  }
  assert.ok(seen.size >= 3, [...seen].join(", "));
  await changes(page, "plus looks closer", () => page.keyboard.press("+"));
  await changes(page, "0 shows the whole map", () => page.keyboard.press("0"));
  const title = await card.getByRole("heading", { level: 2 }).textContent();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: title }).waitFor();
  await page.goBack();
  await card.getByRole("heading", { name: title }).waitFor();
});

scenario("the map is dragged, and moved and zoomed by buttons that do the same", {}, async (site) => {
  const { page } = site;
  await open(site);
  const { canvas, button, card } = parts(page);
  // The buttons are below the map: pressing one may scroll the page.
  const toCanvas = async () => {
    await canvas.evaluate((element) => element.scrollIntoView({ block: "center" }));
    const box = await canvas.boundingBox();
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    return [x, y];
  };
  await changes(page, "zoomed in", () => button("Zoom in").click());
  await changes(page, "dragged", async () => {
    const [x, y] = await toCanvas();
    await page.mouse.down();
    await page.mouse.move(x + 80, y + 30, { steps: 4 });
    await page.mouse.up();
  });
  assert.equal(await card.count(), 0, "a drag chooses nothing");
  for (const name of ["Move left", "Move right", "Move up", "Move down", "Zoom out", "Zoom in", "Whole map"]) {
    await changes(page, name, () => button(name).click());
  }
  await changes(page, "Ctrl and the wheel zoom", async () => {
    await toCanvas();
    await page.keyboard.down("Control");
    await page.mouse.wheel(0, -240);
    await page.keyboard.up("Control");
  });
  await page.evaluate(() => scrollBy(0, -40));
  const top = await page.evaluate(() => scrollY);
  const before = await picture(page);
  await page.mouse.wheel(0, 120);
  await eventually("the wheel alone scrolls the page", async () => (await page.evaluate(() => scrollY)) > top);
  assert.equal(await picture(page), before, "and leaves the map");
});

scenario("a click on a sign shows its card, and one beside all of them closes it", {}, async (site) => {
  const { page } = site;
  await open(site, `map/?at=${NURSE}`);
  const { canvas, card, button } = parts(page);
  await card.getByRole("heading", { name: "Registered Nurses" }).waitFor();
  // What was searched for lies in the middle.
  await button("Close").click();
  await card.waitFor({ state: "detached" });
  await canvas.click();
  await card.getByRole("heading", { level: 2 }).waitFor();
  await button("Whole map").click();
  await canvas.click({ position: { x: 4, y: 4 } });
  await card.waitFor({ state: "detached" });
});

scenario(
  "two fingers zoom on a touch screen",
  { context: { hasTouch: true, viewport: { width: 390, height: 844 } } },
  async (site, context) => {
    const { page } = site;
    await open(site);
    const { canvas } = parts(page);
    await canvas.scrollIntoViewIfNeeded();
    const box = await canvas.boundingBox();
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const client = await context.newCDPSession(page);
    const touch = (type, spread) =>
      client.send("Input.dispatchTouchEvent", {
        type,
        touchPoints: spread === null ? [] : [{ x: x - spread, y, id: 1 }, { x: x + spread, y, id: 2 }],
      });
    await changes(page, "pinched", async () => {
      await touch("touchStart", 20);
      for (const spread of [40, 60, 90]) await touch("touchMove", spread);
      await touch("touchEnd", null);
    });
  },
);

scenario("the list has every occupation by field, with matches", {}, async (site) => {
  const { page } = site;
  await site.as(COORDINATOR);
  await site.open("map/");
  await drawn(page);
  const fields = page.locator(".map-list details");
  assert.equal(await fields.count(), 8);
  let listed = 0;
  for (let at = 0; at < 8; at += 1) {
    const field = fields.nth(at);
    await field.locator("summary").click();
    await field.getByRole("listitem").first().waitFor();
    const count = await field.getByRole("listitem").count();
    const stated = Number(/(\d+) occupations/.exec(await field.locator("summary").textContent())[1]);
    assert.equal(count, stated);
    listed += count;
  }
  assert.ok(listed > 900, `${listed} are listed`);
  const health = fields.filter({ hasText: "Health," });
  const nurse = health.getByRole("listitem").filter({ hasText: "Registered Nurses" });
  await nurse.getByText(/% match/).waitFor();
  await nurse.getByRole("link").click();
  await page.getByRole("heading", { level: 1, name: "Registered Nurses" }).waitFor();
});

scenario("a field is picked out, and the choice is told", {}, async (site) => {
  const { page } = site;
  await open(site);
  const { button } = parts(page);
  await changes(page, "the others fade", () => button("Health").click());
  assert.equal(await button("Health").getAttribute("aria-pressed"), "true");
  await changes(page, "all are back", () => button("Health").click());
});

scenario("without the painter the list is still there", {
  allow: [/map_painter/, /ERR_FAILED|Failed to load/],
  prepare: (page) => page.route(/map_painter/, (route) => route.abort()),
}, async (site) => {
  const { page } = site;
  await site.open("map/");
  await page.getByText("The map could not be drawn.").waitFor();
  await page.locator(".map-list summary").first().click();
  await page.locator(".map-list").getByRole("link").first().waitFor();
});

scenario("in a frame the map has a height of its own", {}, async (site) => {
  const { page } = site;
  await open(site, "map/?embed");
  const { map } = parts(page);
  const height = (await map.boundingBox()).height;
  await page.setViewportSize({ width: 1280, height: 3000 });
  await page.waitForTimeout(300);
  assert.equal((await map.boundingBox()).height, height);
});
