// Compares the native benchmarks with their committed baseline: each as a ratio to the reference loop of the same run.
//
// `node bench/native.mjs CRITERION_FOLDER [--write]`. A ratio may be up to `TOLERANCE` times the baseline's, since
// machines differ in more than speed.

import { readFileSync, readdirSync, existsSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const TOLERANCE = 2.5;
const REFERENCE = "reference";
const BASELINE = join(dirname(fileURLToPath(import.meta.url)), "native.json");

const [folder, write] = process.argv.slice(2);

/** Median nanoseconds of every benchmark below a folder, by name. */
function medians(at, name = "") {
  const estimates = join(at, "new/estimates.json");
  if (existsSync(estimates)) return { [name]: JSON.parse(readFileSync(estimates, "utf8")).median.point_estimate };
  const folders = readdirSync(at, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return Object.assign({}, ...folders.map((entry) => medians(join(at, entry.name), name ? `${name}/${entry.name}` : entry.name)));
}

const { [REFERENCE]: loop, ...times } = medians(folder);
const ratios = Object.fromEntries(Object.entries(times).map(([name, time]) => [name, Number((time / loop).toPrecision(3))]));
if (write) {
  writeFileSync(BASELINE, `${JSON.stringify(ratios, null, 2)}\n`);
  console.log(ratios);
} else {
  const baseline = JSON.parse(readFileSync(BASELINE, "utf8"));
  const rows = Object.keys({ ...baseline, ...ratios }).map((name) => {
    const change = ratios[name] / baseline[name];
    return { name, baseline: baseline[name], now: ratios[name], change, slow: !(change <= TOLERANCE) };
  });
  for (const { name, baseline: before, now, change, slow } of rows) {
    const said = slow ? "TOO SLOW, or not measured" : "";
    console.log(`${name.padEnd(16)} ${String(before).padStart(8)} ${String(now).padStart(8)} × loop ${change.toFixed(2).padStart(6)} ${said}`);
  }
  if (rows.some(({ slow }) => slow)) process.exit(1);
}
