// What the job costs at least, and how far the release is from it, into docs/performance.md:
// `node bench/floor.mjs RUNTIMES`, where RUNTIMES has the compiled programs; `cargo xtask bench-floor` makes them first.
//
// Bytes: the information in a file is at most its symbols' entropy, taken one by one; what is sent is its Brotli copy.
// Work: multiply-adds that the models' shapes ask for, against the most that this core does with the instructions that
// a browser has. That and the models are measured in turns, in one run.

import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { constants } from "./onnx.mjs";
import { duration } from "./plot.mjs";
import { starter } from "./programs.mjs";
import { replace } from "./report.mjs";
import { median, pairedRatio } from "./statistics.mjs";
import { person } from "./tasks.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const FIRST = ["core", "encoder", "ranker", "titles", "details"];
/** How often everything is measured, and people asked about before and in each round. */
const ROUNDS = 31;
const WARM_UP = 300;
const ASKED = 40;
/** Rounds of the peak's own loop, some milliseconds of it. */
const LOOPS = 400_000;

const manifest = JSON.parse(readFileSync(join(root, "public/manifest.json"), "utf8"));
const content = (key) => readFileSync(join(root, "public", manifest.assets[key].path));

/** Bits of a byte, by how often each value occurs, times the bytes. */
function entropy(bytes) {
  const counts = new Array(256).fill(0);
  for (const byte of bytes) counts[byte] += 1;
  const bits = counts.reduce((sum, count) => (count ? sum - count * Math.log2(count / bytes.length) : sum), 0);
  return bits / 8;
}

function sent(key) {
  const file = join(root, "dist", manifest.assets[key].path);
  const packed = `${file}.br`;
  if (!existsSync(packed)) throw new Error(`${packed} is missing: run \`cargo xtask build\``);
  return statSync(packed).size;
}

const kilobytes = (bytes) => `${Math.round(bytes / 1000).toLocaleString("en-US")} kB`;
const files = FIRST.map((key) => ({ key, raw: content(key).length, information: entropy(content(key)), sent: sent(key) }));
const total = (what) => files.reduce((sum, file) => sum + file[what], 0);
const row = (cells) => `| ${cells.join(" | ")} |`;
const bytesTable = [
  row(["file", "bytes", "entropy of its bytes", "sent (Brotli)", "sent ÷ entropy"]),
  row(["---", "---", "---", "---", "---"]),
  ...files.map(({ key, raw, information, sent }) =>
    row([key, kilobytes(raw), kilobytes(information), kilobytes(sent), (sent / information).toFixed(2)]),
  ),
  row(["together", kilobytes(total("raw")), kilobytes(total("information")), kilobytes(total("sent")), (total("sent") / total("information")).toFixed(2)]),
].join("\n");

/** A model's constants by name. */
function named(key) {
  const found = new Map(constants(content(key)).map((constant) => [constant.name, constant]));
  return (name) => {
    if (!found.has(name)) throw new Error(`the model "${key}" has no constant "${name}": this script counts what it had`);
    return found.get(name);
  };
}
const encoder = named("encoder");
const ranker = named("ranker");
const product = ({ shape }) => shape.reduce((all, length) => all * length, 1);
const [occupations, width] = ranker("likeness").shape;
/** Columns that are spread by likeness, and the bias; each of the former is put in its place by a product. */
const [columns] = ranker("spread_inner").shape;
const LAYERS = ["inner", "spread_inner", "outer"];
const FEATURES_OF_A_TEXT = 192;
const work = {
  "encode a title":
    FEATURES_OF_A_TEXT * encoder("embedding").shape[1] +
    ["inner", "outer", "title_occupations"].reduce((sum, name) => sum + product(encoder(name)), 0),
  // Likeness to the role and to the goal, each there and back; three columns picked from neighbours.
  "rank a visitor":
    4 * occupations * width +
    3 * product(ranker("neighbours")) +
    occupations * (columns - 1) * columns +
    occupations * LAYERS.reduce((sum, name) => sum + product(ranker(name)), 0),
  // A hidden unit of one part sees the features of that part alone, a column is put in its place by a copy, and those
  // who are asked about here have no goal.
  "rank a visitor, without the zeros":
    2 * occupations * width +
    2 * product(ranker("neighbours")) +
    occupations * LAYERS.reduce((sum, name) => sum + ranker(name).nonZero, 0),
};

const [runtimes] = process.argv.slice(2);
if (!runtimes) throw new Error("which folder has the compiled programs? `cargo xtask bench-floor` makes them");
const start = starter(runtimes);
const { Featurizer } = await start("inputs");
const { Models } = await start("tract");
const { multiply_add } = await start("peak");
const featurizer = new Featurizer(content("core"), content("encoder"), content("ranker"));
const models = new Models(content("encoder"), content("ranker"));
const people = Array.from({ length: ASKED }, (_, number) => {
  const { role, skills } = person(number);
  const inputs = featurizer.inputs(role, skills);
  return {
    text: [inputs.buckets(), inputs.weights()],
    visitor: [inputs.origin(), inputs.goal(), inputs.evidence(), inputs.rows(), inputs.known()],
  };
});
const encode = ({ text }) => models.encode(...text);
const rank = ({ visitor }) => models.rank(...visitor);

/** Milliseconds that it takes, for each of the people. */
function each(run) {
  const from = performance.now();
  for (const one of people) run(one);
  return (performance.now() - from) / people.length;
}

/** Multiply-adds a millisecond at the peak. */
function peak() {
  const from = performance.now();
  // A factor that the compiler does not know, near one, so that numbers stay what a processor is quick with.
  const [count, result] = multiply_add(LOOPS, 1 - 1 / people.length);
  const speed = count / (performance.now() - from);
  if (!Number.isFinite(result)) throw new Error(`${result} came of it`);
  return speed;
}

for (let warmed = 0; warmed < WARM_UP; warmed += people.length) {
  each(encode);
  each(rank);
  peak();
}
const measured = Array.from({ length: ROUNDS }, () => ({ peak: peak(), encode: each(encode), rank: each(rank) }));
const took = { "encode a title": "encode", "rank a visitor": "rank", "rank a visitor, without the zeros": "rank" };
const workTable = [
  row(["", "multiply-adds", "at the peak of one core", "measured", "measured ÷ peak (95 %)"]),
  row(["---", "---", "---", "---", "---"]),
  ...Object.entries(work).map(([name, count]) => {
    const ours = measured.map((round) => round[took[name]]);
    const least = measured.map((round) => count / round.peak);
    const { ratio, low, high } = pairedRatio(ours, least);
    const distance = `${ratio.toPrecision(2)} (${low.toPrecision(2)} – ${high.toPrecision(2)})`;
    return row([name, `${(count / 1e6).toFixed(2)} million`, duration(median(least)), duration(median(ours)), distance]);
  }),
].join("\n");
const most = median(measured.map((round) => round.peak)) * 1000;
const told =
  `One core of ${cpus()[0].model.trim()} does ${(most / 1e9).toFixed(1)} thousand million multiply-adds a second ` +
  `with the 128-bit instructions that a browser has, on numbers that never leave its registers. Medians of ${ROUNDS} ` +
  `rounds in Node.js ${process.versions.node}, ${ASKED} people a round.`;
const path = join(root, "docs/performance.md");
writeFileSync(path, replace(readFileSync(path, "utf8"), "floor", [bytesTable, told, workTable].join("\n\n")));
