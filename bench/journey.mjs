// How long the page's own thread is busy at once, on a processor four times slower: while a page opens, and through the
// whole journey, with what takes the time; and the memory of the tab after it. Into docs/performance.md:
// `cargo xtask bench-journey`.

import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Host } from "../tests/e2e/support/host.js";
import { journey, shared } from "../tests/e2e/support/journey.js";
import { launch } from "../tests/e2e/support/launch.js";
import { Site } from "../tests/e2e/support/site.js";
import { replace } from "./report.mjs";
import { median } from "./statistics.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const SLOWDOWN = 4;
/** Longest that the page's own thread should be busy at once, in milliseconds. */
const LONG = 50;
const TOLD = 12;
/** How long after the journey the memory is measured again, in milliseconds: browsers tidy up when a page is idle. */
const RESTED = 30_000;
/** How often the whole journey is made. */
const JOURNEYS = 5;
/** How often each page is opened, as a new visitor, and for how long it is watched, in milliseconds. */
const OPENINGS = 9;
const WATCHED = 4_000;
const CATEGORIES = ["toplevel", "devtools.timeline", "v8.wasm", "__metadata"];
const PHONE = { viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75, isMobile: true, hasTouch: true };

/** Whether an event is a message of what drives the browser: reading the page for it is no work of the site's. */
const isDrivers = ({ args }) => args.chrome_mojo_event_info?.mojo_interface_tag?.includes("DevTools") ?? false;

/** The tasks of the page's main thread in a trace, the longest first, each with what took most of it. */
function tasks(trace) {
  const mains = new Map();
  for (const { name, pid, tid, args } of trace) {
    if (name === "thread_name" && args.name === "CrRendererMain") mains.set(`${pid} ${tid}`, []);
  }
  for (const event of trace) {
    if (event.ph === "X" && event.tdur) mains.get(`${event.pid} ${event.tid}`)?.push(event);
  }
  // The page's is the one that did most.
  const [events] = [...mains.values()].sort((a, b) => b.length - a.length);
  return events
    .filter(({ name }) => name.endsWith("RunTask"))
    .map((task) => {
      const within = events.filter(({ ts, name }) => ts >= task.ts && ts < task.ts + task.dur && !name.endsWith("RunTask"));
      if (within.some(isDrivers)) return null;
      const parts = within.sort((a, b) => b.tdur - a.tdur).slice(0, 3);
      // Time of the thread's own, so that other work on this machine does not count.
      return { milliseconds: task.tdur / 1000, parts: parts.map(({ name, tdur }) => ({ name, milliseconds: tdur / 1000 })) };
    })
    .filter(Boolean)
    .sort((a, b) => b.milliseconds - a.milliseconds);
}

/** The tasks of the page's main thread while something happens on it. */
async function traced(browser, page, happening) {
  await browser.startTracing(page, { categories: CATEGORIES });
  await happening();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  return tasks(traceEvents);
}

/**
 * The same tasks on a processor so many times slower, by counting. What the browser has for it keeps the thread busy
 * also while it waits for other processes or its turn, so tasks take longer than that many times their time.
 */
const slowed = (found) =>
  found.map(({ milliseconds, parts }) => ({
    milliseconds: milliseconds * SLOWDOWN,
    parts: parts.map(({ name, milliseconds: part }) => ({ name, milliseconds: part * SLOWDOWN })),
  }));

/** The tasks of the journey, made by a new visitor in a browser that slows the processor so many times itself. */
async function journeyTasks(browser, root, rate) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce" });
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate });
  const found = await traced(browser, page, () => journey(new Site(page, root)));
  await context.close();
  return found;
}

const total = (found) => found.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
const long = (found) => found.filter(({ milliseconds }) => milliseconds > LONG);

/** What a page's opening blocks: medians of the time beyond `LONG` in all tasks together, and of the longest task. */
async function opening(browser, address) {
  const blocking = [];
  const longest = [];
  for (let turn = 0; turn < OPENINGS; turn += 1) {
    const context = await browser.newContext(PHONE);
    const page = await context.newPage();
    const found = slowed(
      await traced(browser, page, async () => {
        await page.goto(address);
        await page.waitForTimeout(WATCHED);
      }),
    );
    blocking.push(found.reduce((sum, { milliseconds }) => sum + Math.max(0, milliseconds - LONG), 0));
    longest.push(found[0].milliseconds);
    await context.close();
  }
  return { blocking: median(blocking), longest: median(longest) };
}

/**
 * Bytes of the tab's process as the browser's own task manager counts them: what is in memory and has no file behind
 * it. Pages of the browser's program are left out, which all its tabs share.
 */
async function memory(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const own = (pid) => {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    const of = (name) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(status)[1]);
    return (of("RssAnon") + of("VmSwap")) * 1024;
  };
  return Math.max(...processInfo.filter(({ type }) => type === "renderer").map(({ id }) => own(id)));
}

/**
 * What drives the browser has it keep a copy of all that pages fetch, within the tab's process: 50 MB that no
 * visitor's tab has. There is no setting, so the wish is changed on its way.
 */
function keepNoCopies(browser) {
  const sessions = Object.getPrototypeOf(browser._connection.toImpl(browser)._connection.rootSession);
  const { send } = sessions;
  sessions.send = function sendLean(method, parameters) {
    const none = { maxTotalBufferSize: 1, maxResourceBufferSize: 1 };
    return send.call(this, method, method === "Network.enable" ? { ...parameters, ...none } : parameters);
  };
}

const megabytes = (bytes) => `${(bytes / 1e6).toFixed(0)} MB`;

const host = await Host.start("/guide/waymark/");
const browser = await launch();
keepNoCopies(browser);
try {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce" });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  await page.goto("about:blank");
  const empty = await memory(browser);
  await journey(new Site(page, host.root));
  const full = await memory(browser);
  // The browser collects garbage when it has nothing else to do.
  await page.waitForTimeout(RESTED);
  const rested = await memory(browser);
  await context.close();

  const journeys = [];
  for (let turn = 0; turn < JOURNEYS; turn += 1) journeys.push(await journeyTasks(browser, host.root, 1));
  const found = slowed(journeys.flat()).sort((a, b) => b.milliseconds - a.milliseconds);
  const byBrowser = await journeyTasks(browser, host.root, SLOWDOWN);
  const rows = found.slice(0, TOLD).map(({ milliseconds, parts }) => {
    const told = parts.map((part) => `${part.name} ${Math.round(part.milliseconds)}`);
    return `| ${Math.round(milliseconds)} ms | ${told.join(", ")} |`;
  });
  const pages = {
    "the first page": host.root,
    "an occupation": `${host.root}occupation/15-1252.00/`,
    "results from a shared link": await shared(browser, host.root),
  };
  const openings = [];
  for (const [name, address] of Object.entries(pages)) {
    const { blocking, longest: most } = await opening(browser, address);
    openings.push(`| ${name} | ${Math.round(blocking)} ms | ${Math.round(most)} ms |`);
  }
  const content = [
    `While a page opens for a new visitor on a phone’s screen, at ${SLOWDOWN} × slowdown (time of the thread’s own; medians of ${OPENINGS}):`,
    [`| page | time beyond ${LONG} ms, all tasks | longest task |`, "| --- | --- | --- |", ...openings].join("\n"),
    `Through the journey, made ${JOURNEYS} times, ${long(found).length} of ${found.length} tasks of the page’s own thread took longer than ${LONG} ms ` +
      `at ${SLOWDOWN} × slowdown (time of the thread’s own, times ${SLOWDOWN}). The longest of all, with the parts that took most of each, one within the other:`,
    ["| task | parts, ms |", "| --- | --- |", ...rows].join("\n"),
    `Slowed by the browser instead, by ${SLOWDOWN} as it says, a journey had ${long(byBrowser).length} of ${byBrowser.length} tasks beyond ${LONG} ms, ` +
      `the longest ${Math.round(byBrowser[0].milliseconds)} ms; but all of them together took ${(total(byBrowser) / median(journeys.map(total))).toFixed(1)} times as long as at full speed.`,
    `The tab has ${megabytes(rested)} after the journey as the browser’s task manager counts, worker, service worker, ` +
      `models and compiled code included, ${RESTED / 1000} s after the last click, and ${megabytes(full)} at once; an empty tab has ${megabytes(empty)}.`,
  ].join("\n\n");
  const path = join(root, "docs/performance.md");
  writeFileSync(path, replace(readFileSync(path, "utf8"), "journey", content));
  console.log(content);
} finally {
  await browser.close();
  await host.stop();
}
