// What was measured, as a table and plots in docs/performance.md.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bars, duration } from "./plot.mjs";
import { median, pairedRatio, summary } from "./statistics.mjs";

/** What contestants are called. */
const NAMES = {
  waymark: "this engine",
  minilm: "transformers.js, MiniLM int8",
  tract: "tract (ours)",
  onnxruntime: "onnxruntime-web",
  rten: "rten in wasm",
};

const megabytes = (bytes) => `${(bytes / 1e6).toFixed(2)} MB`;
const range = ({ low, high }) => `${duration(low)} – ${duration(high)}`;
const times = ({ ratio, low, high }) => `${ratio.toPrecision(3)} (${low.toPrecision(3)} – ${high.toPrecision(3)})`;

function table(header, rows) {
  return [header, header.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** Replaces what stands between two comments of the document by what was measured. */
export function replace(document, name, content) {
  const [open, close] = [`<!-- measured: ${name} -->`, `<!-- end: ${name} -->`];
  const [before, rest] = document.split(open);
  if (rest === undefined || !rest.includes(close)) throw new Error(`docs/performance.md has no place for “${name}”`);
  return `${before}${open}\n\n${content}\n\n${close}${rest.slice(rest.indexOf(close) + close.length)}`;
}

/** What is to be reached: at least so many times ours, or at most so many milliseconds. */
function goals({ warm, fromCache, overLink }, both) {
  const least = (what, theirs, ours, least) => {
    const { ratio, low } = pairedRatio(theirs, ours);
    return [what, `${least} × or more`, `${ratio.toPrecision(3)} ×`, ratio >= least ? (low >= least ? "yes" : "barely") : "no"];
  };
  const ours = median(warm.measured.waymark);
  return [
    least("warm, against transformers.js", warm.measured.minilm, warm.measured.waymark, 20),
    least("cold from cache, against transformers.js", fromCache.measured.minilm, fromCache.measured.waymark, 5),
    least("cold over the link, against transformers.js", overLink.measured.minilm, overLink.measured.waymark, 5),
    least("both models, against onnxruntime-web", both.onnxruntime, both.tract, 1),
    least("both models, against rten", both.rten, both.tract, 1),
    ["an answer in a frame (a guide)", "16 ms or less", duration(ours), ours <= 16 ? "yes" : "no"],
  ];
}

/** Rows of one comparison: every contestant against the first, which is ours. */
function compared(contestants, values, bytes) {
  const [ours] = contestants;
  return contestants.map((name) => {
    const measured = summary(values[name]);
    const ratio = name === ours ? "1" : times(pairedRatio(values[name], values[ours]));
    return [NAMES[name], ...(bytes ? [megabytes(bytes[name])] : []), duration(measured.median), range(measured), ratio];
  });
}

const group = (title, contestants, values) => ({
  title,
  bars: contestants.map((name) => ({ name: NAMES[name], ...summary(values[name]) })),
});

/** Writes the comparison and its plots. */
export function write(result, root) {
  const whole = ["waymark", "minilm"];
  const runtimes = ["tract", "onnxruntime", "rten"];
  const { overLink, fromCache, warm, alone } = result;
  const kind = (name) => Object.fromEntries(runtimes.map((one) => [one, warm.measured[one].map((value) => value[name])]));
  const both = Object.fromEntries(runtimes.map((one) => [one, warm.measured[one].map((value) => value.encode + value.rank)]));
  const header = (what, bytes) => [what, ...(bytes ? ["first load"] : []), "median", "quartiles", "times ours (95 %)"];
  const rounds = fromCache.measured.waymark.length;
  const link = `${result.slow.bits / 1e6} Mbit/s, ${result.slow.delay} ms`;
  const load = (phase) => median(phase.loads).toFixed(1);
  const furthest = Math.max(...Object.values(result.furthest));
  const content = [
    `Measured ${result.date} on ${result.machine.processor}, ${result.machine.cores} cores, ${result.machine.browser}; ` +
      `load average while measuring: ${load(warm)} (warm), ${load(fromCache)} (from cache), ${load(overLink)} (over the link). ` +
      `${rounds} rounds, over the link ${overLink.measured.waymark.length}. ` +
      `transformers.js ${result.versions.transformers}, onnxruntime-web ${result.versions.onnxruntime}, rten ${result.versions.rten}, tract ${result.versions.tract}.`,
    table(["goal", "to reach", "measured", "reached"], goals(result, both)),
    `**Text to ranked occupations**, ${result.occupations} of them: a role and three skills in free text. ` +
      `Warm answers are counted after ${result.uncounted} others.`,
    "![Time from words to ranked occupations](performance/whole.svg)",
    table(header("warm, one answer after the other"), compared(whole, warm.measured)),
    table(header(`warm, ${result.pause} ms after the last answer`), compared(whole, alone.measured)),
    table(header("cold, from the browser’s cache"), compared(whole, fromCache.measured)),
    table(header(`cold, over ${link}`, true), compared(whole, overLink.measured, result.bytes)),
    "**The same two models, other runtimes**: our encoder and ranker from their ONNX files with the same inputs. " +
      `All run every operator, and answer alike to within ${furthest.toExponential(0)}.`,
    "![Time of encoder and ranker by runtime](performance/runtimes.svg)",
    table(header("warm, encoder: one text"), compared(runtimes, kind("encode"))),
    table(header("warm, ranker: one visitor"), compared(runtimes, kind("rank"))),
    table(header("warm, both"), compared(runtimes, both)),
    table(header("cold, from the browser’s cache"), compared(runtimes, fromCache.measured)),
    table(header(`cold, over ${link}`, true), compared(runtimes, overLink.measured, result.bytes)),
  ];
  const folder = join(root, "docs/performance");
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, "whole.svg"),
    bars("From words to ranked occupations (logarithmic scale)", [
      group("warm", whole, warm.measured),
      group("warm, after a pause", whole, alone.measured),
      group("cold, from cache", whole, fromCache.measured),
      group(`cold, over ${link}`, whole, overLink.measured),
    ]),
  );
  writeFileSync(
    join(folder, "runtimes.svg"),
    bars("The same models by runtime (logarithmic scale)", [
      group("warm, encoder", runtimes, kind("encode")),
      group("warm, ranker", runtimes, kind("rank")),
      group("cold, from cache", runtimes, fromCache.measured),
      group(`cold, over ${link}`, runtimes, overLink.measured),
    ]),
  );
  const path = join(root, "docs/performance.md");
  writeFileSync(path, replace(readFileSync(path, "utf8"), "comparison", content.join("\n\n")));
}
