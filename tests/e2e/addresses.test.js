// Every address can be opened directly, under any path of a host.

import assert from "node:assert/strict";
import { eventually } from "./support/eventually.js";
import { ROOT, scenario } from "./support/scenario.js";

/** What asking for something that is not there looks like in the console. */
const NOT_THERE = [/404/];

scenario("an occupation's address opens its page", {}, async (site) => {
  const { page } = site;
  const response = await site.open("occupation/15-1252.00/");
  assert.equal(response.status(), 200);
  const html = await response.text();
  assert.match(html, /<title>Software Developers – Waymark<\/title>/, "the file itself has the title");
  await page.getByRole("heading", { level: 1, name: "Software Developers" }).waitFor();
  assert.match(await page.title(), /Software Developers/);
  await page.getByText("Reading Comprehension").first().waitFor();

  await page.getByRole("link", { name: "Find work" }).click();
  await site.role.waitFor();
  assert.equal(page.url(), ROOT);
});

scenario("an occupation's address without the last slash leads to its page", {}, async (site) => {
  const { page } = site;
  await site.open("occupation/29-1141.00");
  assert.equal(page.url(), `${ROOT}occupation/29-1141.00/`);
  await page.getByRole("heading", { level: 1, name: "Registered Nurses" }).waitFor();
});

scenario("the page about the site opens by its address", {}, async (site) => {
  const response = await site.open("about/");
  assert.equal(response.status(), 200);
  await site.page.getByRole("heading", { level: 1, name: /about/i }).waitFor();
});

scenario("an unknown occupation is named and leads to the start", { allow: NOT_THERE }, async (site) => {
  const { page } = site;
  const response = await site.open("occupation/99-9999.99/");
  assert.equal(response.status(), 404);
  await page.getByText("no occupation with the code 99-9999.99").waitFor();
  await page.getByRole("link", { name: "Go to the start page" }).click();
  await site.role.waitFor();
  assert.equal(page.url(), ROOT);
});

scenario("an unknown address leads to the start, however deep it is", { allow: NOT_THERE }, async (site) => {
  const { page } = site;
  const response = await site.open("no/such/page/here");
  assert.equal(response.status(), 404);
  await page.getByRole("heading", { name: "There is no page here" }).waitFor();
  await page.getByRole("link", { name: "Go to the start page" }).click();
  await site.role.waitFor();
  assert.equal(page.url(), ROOT);
});

scenario("a step's address opens the step, and an unknown one the first", {}, async (site) => {
  const { page } = site;
  await site.open("?step=interests");
  await site.heading("What kind of work draws you?").waitFor();
  await site.open("?step=nonsense");
  await site.heading("What is your role now?").waitFor();
  await site.open("index.html");
  await site.role.waitFor();
  await eventually("the address is tidy", () => page.url() === ROOT);
});
