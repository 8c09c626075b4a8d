// Measures the engine against what could stand in its place, in one run of one browser, and writes what came of it
// into docs/performance.md. Started by `cargo xtask bench`, which makes what is compared; see bench/README.md. With
// `--render` the last measurement is written anew.

import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { release } from "./release.mjs";
import { write } from "./report.mjs";
import { Files, serve } from "./serve.mjs";
import { seeded, shuffled } from "./statistics.mjs";
import { FIRST, PEOPLE, person, sentence } from "./tasks.mjs";

const { values: options } = parseArgs({
  options: {
    dist: { type: "string" },
    teacher: { type: "string" },
    runtimes: { type: "string" },
    made: { type: "string" },
    rounds: { type: "string", default: "30" },
    "slow-rounds": { type: "string", default: "30" },
    render: { type: "boolean", default: false },
    date: { type: "string", default: new Date().toISOString().slice(0, 10) },
  },
});

/** Rounds that are not counted: caches fill. */
const WARM_UP = 5;
/**
 * The same where warm answers are measured: a browser compiles anew, and for speed, what has run a while, and on two
 * cores that takes time from what is measured. After 640 answers little is compiled any more (seen in a trace).
 */
const WARM_UP_ANSWERS = 40;
/** People asked about in one warm measurement of a whole answer, and runs in one of a model. */
const BATCH = 16;
/** How long nothing is asked before an answer after a pause, in milliseconds. */
const PAUSE = 250;
const REPEATS = { encode: 100, rank: 40 };
/** What counts as a slow connection: 10 Mbit/s, and 40 ms until an answer begins. */
const SLOW = { bits: 10e6, delay: 40 };
/** Difference between two runtimes' answers that rounding explains. */
const TOLERANCE = 1e-3;

const WHOLE = ["waymark", "minilm"];
const RUNTIMES = ["tract", "onnxruntime", "rten"];

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
const dist = options.dist ?? join(root, "dist");
const random = seeded(7);

const say = (text) => console.log(`==> ${text}`);

/** all-MiniLM-L6-v2 as transformers.js expects it. */
function teacher(made) {
  const folder = join(made, "minilm");
  mkdirSync(join(folder, "onnx"), { recursive: true });
  writeFileSync(join(folder, "onnx/model_quantized.onnx"), readFileSync(join(options.teacher, "model.onnx")));
  writeFileSync(join(folder, "tokenizer.json"), readFileSync(join(options.teacher, "tokenizer.json")));
  writeFileSync(join(folder, "config.json"), JSON.stringify({ model_type: "bert", hidden_size: 384 }));
  writeFileSync(join(folder, "tokenizer_config.json"), JSON.stringify({ tokenizer_class: "BertTokenizer", model_max_length: 256 }));
}

/** Codes and titles of the occupations, from the pages that the build wrote. */
function occupations() {
  const folder = join(dist, "occupation");
  return readdirSync(folder)
    .filter((code) => /^\d\d-\d{4}\.\d\d$/.test(code))
    .sort()
    .map((code) => {
      const [, title] = /<title>([^<]*?) – /.exec(readFileSync(join(folder, code, "index.html"), "utf8"));
      return { code, title };
    });
}

/** The address of a contestant's page on a host. */
function address(host, name) {
  const first = name === "waymark" ? FIRST : name === "minilm" ? { text: sentence(FIRST) } : { shapes: SHAPES };
  const index = readFileSync(join(dist, "index.html"), "utf8");
  const named = (meta) => new RegExp(`name="${meta}" content="([^"]*)"`).exec(index)?.[1] ?? "";
  const query = new URLSearchParams({ name, first: JSON.stringify(first) });
  if (name === "waymark") {
    query.set("worker", named("waymark-worker"));
    query.set("manifest", named("waymark-manifest"));
  }
  return `${host.root}/bench/contestant.html?${query}`;
}

let SHAPES;

/** Opens a contestant and waits for its first answer; says when that was there. */
async function start(context, host, name) {
  const page = await context.newPage();
  page.on("pageerror", (error) => console.error(`${name}: ${error}`));
  await page.goto(address(host, name));
  const first = await page.evaluate(() => globalThis.first);
  return { page, first };
}

/** Every contestant once a round, in a new order each time; `measure(name)` gives a number or several by kind. */
async function rounds(count, names, measure, warmUp = WARM_UP) {
  const measured = Object.fromEntries(names.map((name) => [name, []]));
  const loads = [];
  for (let round = -warmUp; round < count; round += 1) {
    for (const name of shuffled(names, random)) {
      const value = await measure(name, round + warmUp);
      if (round >= 0) measured[name].push(value);
    }
    if (round >= 0) loads.push(loadavg()[0]);
  }
  return { measured, loads };
}

/** Vectors of all titles by MiniLM, as bytes: what a site that used it would ship. Kept for the same titles. */
async function prepareMinilm(context, host, made, all) {
  const kept = join(made, "occupations.titles.json");
  const titles = JSON.stringify(all);
  if (existsSync(kept) && readFileSync(kept, "utf8") === titles) return;
  writeFileSync(join(made, "occupations.json"), JSON.stringify(all.map(({ code }) => code)));
  rmSync(join(made, "occupations.bin"), { force: true });
  const page = await context.newPage();
  await page.goto(`${host.root}/bench/contestant.html?name=minilm&first=${encodeURIComponent('{"text":"nobody","vectorOnly":true}')}`);
  const vectors = await page.evaluate(async (titles) => {
    const vectors = [];
    for (const text of titles) vectors.push(await globalThis.ask({ text, vectorOnly: true }));
    return vectors;
  }, all.map(({ title }) => title));
  await page.close();
  const largest = vectors.flat().reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  writeFileSync(join(made, "occupations.bin"), Int8Array.from(vectors.flat(), (value) => Math.round((value / largest) * 127)));
  writeFileSync(kept, titles);
}

/** What a contestant is asked about so many people, from this one on. */
function questions(name, from, count) {
  const people = Array.from({ length: count }, (_, at) => person((from + at) % PEOPLE));
  return name === "waymark" ? people : people.map((one) => ({ text: sentence(one) }));
}

/** Fails unless the runtimes answer alike. */
function sameAnswers(answers) {
  const [reference, ...others] = RUNTIMES;
  const furthest = {};
  for (const name of others) {
    for (const kind of ["encode", "rank"]) {
      const differences = answers[name][kind].map((value, at) => Math.abs(value - answers[reference][kind][at]));
      furthest[name] = Math.max(furthest[name] ?? 0, ...differences);
    }
    if (!(furthest[name] < TOLERANCE)) throw new Error(`${name} answers differently: by ${furthest[name]}`);
  }
  return furthest;
}

async function main() {
  const made = options.made;
  mkdirSync(made, { recursive: true });
  release(join(made, "models"));
  teacher(made);
  const modules = join(here, "node_modules");
  const files = new Files(
    [
      ["/site/", dist],
      ["/bench/", join(here, "pages")],
      ["/made/", made],
      ["/models/", join(made, "models")],
      ["/inputs/", join(options.runtimes, "inputs")],
      ["/tract/", join(options.runtimes, "tract")],
      ["/rten/", join(options.runtimes, "rten")],
      ["/onnxruntime/", join(modules, "onnxruntime-web/dist")],
      ["/transformers/", join(modules, "@huggingface/transformers/dist")],
      ["/transformers-runtime/", join(modules, "@huggingface/transformers/node_modules/onnxruntime-web/dist")],
    ],
    join(made, "compressed"),
  );
  const fast = await serve(files);
  const slow = await serve(files, SLOW);
  const folder = mkdtempSync(join(tmpdir(), "waymark-bench-"));
  const flags = {
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run"],
  };
  const kept = await chromium.launchPersistentContext(folder, flags);
  const fresh = await chromium.launch(flags);
  try {
    say("Preparing: vectors of all titles by MiniLM, inputs for the runtimes");
    const all = occupations();
    await prepareMinilm(kept, fast, made, all);
    const page = await kept.newPage();
    await page.goto(`${fast.root}/bench/inputs.html`);
    const inputs = await page.evaluate((people) => globalThis.inputs(people), [FIRST, person(0), person(1)]);
    await page.close();
    const [sample] = inputs;
    SHAPES = {
      features: sample.rows.length / sample.evidence.length,
      occupations: sample.evidence.length,
      buckets: sample.buckets.length,
      known: sample.known.length,
    };

    const bytes = {};
    const names = [...WHOLE, ...RUNTIMES];
    say(`Cold, over ${SLOW.bits / 1e6} Mbit/s with ${SLOW.delay} ms: ${options["slow-rounds"]} rounds`);
    const overLink = await rounds(
      Number(options["slow-rounds"]),
      names,
      async (name) => {
        const context = await fresh.newContext();
        const before = slow.sent;
        const { first } = await start(context, slow, name);
        // What the site fetches for later questions is not part of the first answer.
        bytes[name] ??= slow.sent - before;
        await context.close();
        return first;
      },
      1,
    );

    say(`Cold, from the browser's cache: ${options.rounds} rounds`);
    const fromCache = await rounds(Number(options.rounds), names, async (name) => {
      const { page, first } = await start(kept, fast, name);
      await page.close();
      return first;
    });

    say(`Warm: ${options.rounds} rounds`);
    const pages = {};
    for (const name of names) pages[name] = (await start(kept, fast, name)).page;
    const answers = {};
    for (const name of RUNTIMES) answers[name] = await pages[name].evaluate((inputs) => globalThis.ask({ inputs }), inputs[1]);
    const furthest = sameAnswers(answers);
    const warm = await rounds(Number(options.rounds), names, async (name, round) => {
      if (RUNTIMES.includes(name)) {
        const given = inputs[round % inputs.length];
        const times = {};
        for (const [kind, repeats] of Object.entries(REPEATS)) {
          times[kind] = await pages[name].evaluate((question) => globalThis.ask(question), { inputs: given, kind, repeats });
        }
        return times;
      }
      return pages[name].evaluate((questions) => globalThis.time(questions), questions(name, round * BATCH, BATCH));
    }, WARM_UP_ANSWERS);

    say(`Warm, after a pause: ${options.rounds} rounds`);
    const asked = (Number(options.rounds) + WARM_UP_ANSWERS) * BATCH;
    const alone = await rounds(Number(options.rounds), WHOLE, (name, round) => {
      return pages[name].evaluate(([questions, pause]) => globalThis.time(questions, pause), [questions(name, asked + round, 1), PAUSE]);
    });

    const result = {
      date: options.date,
      machine: { processor: cpus()[0].model.trim(), cores: cpus().length, browser: `Chromium ${fresh.version()}` },
      versions: versions(modules),
      occupations: all.length,
      slow: SLOW,
      pause: PAUSE,
      uncounted: WARM_UP_ANSWERS * BATCH,
      bytes,
      furthest,
      overLink,
      fromCache,
      warm,
      alone,
    };
    writeFileSync(join(made, "result.json"), JSON.stringify(result));
    write(result, root);
    say("The table and the plots are in docs/performance.md");
  } finally {
    // What went wrong before must not be hidden by a browser that is gone.
    await Promise.allSettled([kept.close(), fresh.close()]);
    await Promise.all([fast.stop(), slow.stop()]);
    rmSync(folder, { recursive: true, force: true });
  }
}

function versions(modules) {
  const of = (name) => JSON.parse(readFileSync(join(modules, name, "package.json"), "utf8")).version;
  const lock = readFileSync(join(here, "runtimes/Cargo.lock"), "utf8");
  const crate = (name) => new RegExp(`name = "${name}"\nversion = "([^"]+)"`).exec(lock)[1];
  return {
    transformers: of("@huggingface/transformers"),
    onnxruntime: of("onnxruntime-web"),
    rten: crate("rten"),
    tract: crate("tract-core"),
  };
}

if (options.render) write(JSON.parse(readFileSync(join(options.made, "result.json"), "utf8")), root);
else await main();
