// Draws how costs grow with the number of occupations, from what the benchmarks `scale` and `map` print, into
// docs/performance.md. Started by `cargo xtask bench-scale`.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { duration, lines } from "./plot.mjs";
import { replace } from "./report.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [engine, map] = process.argv.slice(2).map((file) => JSON.parse(readFileSync(file, "utf8")));

/** What is measured, by what a visitor waits for. */
const SERIES = {
  rank: "rank a profile",
  related: "related occupations",
  search: "search by meaning",
  route: "plan three routes",
  frame: "map: points of a frame",
  names: "map: names at a zoom",
  load: "load tables and models",
  judge: "judge all moves",
};

const rows = engine.map((row, at) => ({ ...row, ...map[at] }));
const cell = (value) => (value === null || value === undefined ? "–" : duration(value));
const header = ["occupations", ...Object.values(SERIES), "core table and models"];
const table = [
  header,
  header.map(() => "---"),
  ...rows.map((row) => [
    row.occupations.toLocaleString("en-US"),
    ...Object.keys(SERIES).map((name) => cell(row[name])),
    `${(row.bytes / 1e6).toFixed(1)} MB`,
  ]),
].map((cells) => `| ${cells.join(" | ")} |`);
const series = Object.entries(SERIES)
  .map(([key, name]) => ({
    name,
    points: rows.filter((row) => typeof row[key] === "number").map((row) => [row.occupations, row[key]]),
  }))
  .filter(({ points }) => points.length > 0);
const folder = join(root, "docs/performance");
mkdirSync(folder, { recursive: true });
writeFileSync(
  join(folder, "scale.svg"),
  lines("Cost by number of occupations, natively", series, [
    { name: "a frame, 16 ms", at: 16 },
    { name: "a second", at: 1000 },
  ]),
);
const told =
  `Measured ${new Date().toISOString().slice(0, 10)} natively on ${cpus()[0].model.trim()}, load average ` +
  `${loadavg()[0].toFixed(1)}; medians of nine, loading and judging once.`;
const path = join(root, "docs/performance.md");
const content = [told, "![Cost by number of occupations](performance/scale.svg)", table.join("\n")];
writeFileSync(path, replace(readFileSync(path, "utf8"), "scale", content.join("\n\n")));
