// What the job costs at least, and how far the release is from it, into docs/performance.md: `node bench/floor.mjs`.
//
// Bytes: the information in a file is at most its symbols' entropy, taken one by one; what is sent is its Brotli copy.
// Work: multiply-adds that the models' shapes ask for, against what one core can do in a browser.

import { existsSync, readFileSync, statSync } from "node:fs";
import { cpus } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeFileSync } from "node:fs";
import { constants } from "./onnx.mjs";
import { duration } from "./plot.mjs";
import { replace } from "./report.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const FIRST = ["core", "encoder", "ranker", "titles", "details"];
/** Multiply-adds a cycle that 128-bit instructions allow: four lanes, a multiplication and an addition at once. */
const PER_CYCLE = 4;

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
/** Multiply-adds of a ranking; `count` says how many weights of a layer are multiplied with. */
const ranking = (count) =>
  4 * occupations * width +
  3 * product(ranker("neighbours")) +
  occupations * (columns - 1) * columns +
  occupations * LAYERS.reduce((sum, name) => sum + count(ranker(name)), 0);
const FEATURES_OF_A_TEXT = 192;
const work = {
  "encode a text":
    FEATURES_OF_A_TEXT * encoder("embedding").shape[1] +
    ["inner", "outer", "title_occupations", "skill_occupations"].reduce((sum, name) => sum + product(encoder(name)), 0),
  "rank a visitor": ranking(product),
  // A hidden unit of one part sees the features of that part alone.
  "rank a visitor, without the zeros": ranking((layer) => layer.nonZero),
};
// Where the system does not say the clock by itself, its list of processors does.
const listed = existsSync("/proc/cpuinfo") ? /cpu MHz\s*: ([\d.]+)/.exec(readFileSync("/proc/cpuinfo", "utf8"))?.[1] : undefined;
const clock = (cpus()[0].speed || Number(listed)) * 1e6;
const peak = clock * PER_CYCLE;
const workTable = [
  row(["", "multiply-adds", "at the peak of one core"]),
  row(["---", "---", "---"]),
  ...Object.entries(work).map(([name, count]) => row([name, `${(count / 1e6).toFixed(2)} million`, duration((count / peak) * 1000)])),
].join("\n");
const told =
  `One core of ${cpus()[0].model.trim()} at ${(clock / 1e9).toFixed(1)} GHz can do ${(peak / 1e9).toFixed(1)} thousand million ` +
  "multiply-adds a second with the 128-bit instructions that a browser has.";
const path = join(root, "docs/performance.md");
writeFileSync(path, replace(readFileSync(path, "utf8"), "floor", [bytesTable, told, workTable].join("\n\n")));
