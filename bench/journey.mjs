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
      return { milliseconds: task.tdur / 1000, parts: parts.map(({ name, tdur }) => `${name} ${Math.round(tdur / 1000)}`) };
    })
    .filter(Boolean)
    .sort((a, b) => b.milliseconds - a.milliseconds);
}

/** What a page's opening blocks: medians of the time beyond `LONG` in all tasks together, and of the longest task. */
async function opening(browser, address) {
  const blocking = [];
  const longest = [];
  for (let turn = 0; turn < OPENINGS; turn += 1) {
    const context = await browser.newContext(PHONE);
    const page = await context.newPage();
    await browser.startTracing(page, { categories: CATEGORIES });
    await page.goto(address);
    await page.waitForTimeout(WATCHED);
    const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
    // Slowed by counting: a processor that is slowed by the browser takes time for that itself.
    const times = tasks(traceEvents).map(({ milliseconds }) => milliseconds * SLOWDOWN);
    blocking.push(times.reduce((sum, time) => sum + Math.max(0, time - LONG), 0));
    longest.push(times[0]);
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

  const slow = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce" });
  slow.setDefaultTimeout(120_000);
  const traced = await slow.newPage();
  const session = await slow.newCDPSession(traced);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
  await browser.startTracing(traced, { categories: CATEGORIES });
  await journey(new Site(traced, host.root));
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  const found = tasks(traceEvents);
  const long = found.filter(({ milliseconds }) => milliseconds > LONG);
  const rows = found.slice(0, TOLD).map(({ milliseconds, parts }) => `| ${Math.round(milliseconds)} ms | ${parts.join(", ")} |`);
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
    `Through the journey, of ${found.length} tasks of the page’s own thread, ${long.length} took longer than ${LONG} ms at ${SLOWDOWN} × slowdown ` +
      "(time of the thread’s own). The longest, with the parts that took most of each, one within the other:",
    ["| task | parts, ms |", "| --- | --- |", ...rows].join("\n"),
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
