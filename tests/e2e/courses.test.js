// Courses on the way to a goal: what they are for, and what the visitor says of them.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { execFileSync } from "node:child_process";
import { eventually } from "./support/eventually.js";
import { required, scenario } from "./support/scenario.js";

const PROFILE = { v: 1, role: "retail store manager" };
const GOAL = "15-2051.01";

/** What the command line plans, with marks such as `--done URL`. */
function plan(...marks) {
  const answer = execFileSync(required("WAYMARK_CLI"), ["routes", ...marks], {
    cwd: required("WAYMARK_ROOT"),
    input: `${JSON.stringify({ ...PROFILE, goal: GOAL })}\n`,
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  return JSON.parse(answer);
}

class Courses {
  constructor(page) {
    this.page = page;
    this.section = page.getByRole("region", { name: "How to get there" });
    this.first = this.section.getByRole("article", { name: "The best way" });
    this.marks = this.section.getByRole("list", { name: "Your word on courses" });
  }

  /** Waits until nothing is on its way, and reads the addresses of the courses of the first way's first move. */
  async read() {
    let calm = 0;
    await eventually("the ways settle", async () => {
      calm = (await this.section.getAttribute("aria-busy")) === "false" ? calm + 1 : 0;
      return calm >= 4;
    });
    const stop = this.first.locator(".stop:not(.stop--start)").first();
    return stop.locator(".courses a").evaluateAll((links) => links.map((link) => link.href));
  }

  async unfold() {
    await this.first.locator("summary", { hasText: "What to learn" }).first().click();
    await this.first.locator(".course").first().waitFor();
  }

  course(url) {
    return this.first.locator(".course").filter({ has: this.page.locator(`a[href="${url}"]`) }).first();
  }
}

async function open(site) {
  await site.start();
  await site.say(PROFILE.role);
  await site.ranked();
  await site.open(`occupation/${GOAL}/`);
  const courses = new Courses(site.page);
  await courses.first.waitFor();
  await courses.unfold();
  return courses;
}

scenario("courses stand in the model's order, say what they are for, and what the order rests on", {}, async (site) => {
  const found = await open(site);
  const planned = plan();
  const [step] = planned.goals[0].routes[0].steps;
  assert.deepEqual(await found.read(), step.courses.map((course) => course.url));
  for (const course of step.courses) {
    const said = await found.course(course.url).innerText();
    assert.ok(said.includes(`For: ${course.answers.join(", ")}`), said);
  }
  await found.first.getByText("The order was learned from made-up careers, not from people’s lives.").first().waitFor();
  await found.section.getByText("What may come next from where you are").click();
  const next = await found.section.locator(".next-jobs li").allInnerTexts();
  assert.deepEqual(next, planned.next.map((place) => place.title));
  await site.page.getByText("The match was learned from made-up people.").first().waitFor();
  await found.section.locator(".next-jobs").getByRole("link", { name: "What that means" }).click();
  await site.page.getByRole("heading", { name: "Does it know what comes next in a career?" }).waitFor();
  const card = JSON.parse(readFileSync(join(required("WAYMARK_ROOT"), "public/model-card.json"), "utf8"));
  const said = await site.page.getByRole("article").innerText();
  assert.ok(card.careers.length > 0);
  for (const task of card.careers) {
    assert.ok(said.includes(task.name), task.name);
    for (const baseline of task.baselines) assert.ok(said.includes(baseline.name), baseline.name);
  }
});

scenario("a course that is not for me goes, the next takes its place, and it comes back", {}, async (site) => {
  const found = await open(site);
  const before = await found.read();
  const [url] = before;
  const title = await found.course(url).getByRole("link").innerText();
  await found.course(url).getByRole("button", { name: "Not for me" }).click();
  const after = await found.read();
  assert.ok(!after.includes(url), "it is gone");
  assert.deepEqual(after, plan("--unwanted", url).goals[0].routes[0].steps[0].courses.map((course) => course.url));
  assert.ok(await site.has(site.page.locator("#ways-heading")), "the focus is not lost");
  await found.marks.getByText(`Not for me: ${title}`).waitFor();

  // The word outlives a reload, and can be taken back.
  await site.page.reload();
  await found.first.waitFor();
  assert.ok(!(await found.read()).includes(url));
  await found.marks.getByRole("button", { name: `Undo ${title}` }).click();
  await found.marks.waitFor({ state: "detached" });
  assert.deepEqual(await found.read(), before);
});

scenario("what is done counts as a skill and closes its gap, until it is taken back", {}, async (site) => {
  const { page } = site;
  const found = await open(site);
  const before = await found.read();
  const [course] = plan().goals[0].routes[0].steps[0].courses;
  await found.course(course.url).getByRole("button", { name: "Done", exact: true }).click();
  assert.ok(!(await found.read()).includes(course.url));
  const lacks = async () => {
    const stop = found.first.locator(".stop:not(.stop--start)").first();
    const asked = await stop.locator(".course__purpose").allInnerTexts();
    return asked.some((purpose) => purpose.includes(course.wanted));
  };
  assert.equal(await lacks(), false, "nothing more is listed for what was learned");
  await found.marks.getByText("Done: ").waitFor();
  await site.open("?step=skills");
  await page.getByRole("button", { name: `Remove ${course.wanted}` }).waitFor();
  await site.open(`occupation/${GOAL}/`);
  await found.marks.getByRole("button", { name: /^Undo/ }).click();
  await found.marks.waitFor({ state: "detached" });
  assert.deepEqual(await found.read(), before);
  await site.open("?step=skills");
  await page.getByRole("heading", { level: 1 }).waitFor();
  assert.equal(await page.getByRole("button", { name: `Remove ${course.wanted}` }).count(), 0, "the skill went with its mark");
});

scenario("a mark on a course that is gone does no harm", {
  prepare: (page) =>
    page.addInitScript(() => {
      const marks = [
        { url: "https://www.coursera.org/learn/gone", title: "A course that is gone", mark: "done", added: null },
        { url: "javascript:alert(1)", title: "<b>Bad</b>", mark: "known", added: null },
      ];
      const key = "waymark/1/routes";
      if (!sessionStorage.getItem(key)) sessionStorage.setItem(key, JSON.stringify({ marks }));
    }),
}, async (site) => {
  const found = await open(site);
  assert.deepEqual(await found.read(), plan().goals[0].routes[0].steps[0].courses.map((course) => course.url));
  await found.marks.getByText("A course that is gone").first().waitFor();
});
