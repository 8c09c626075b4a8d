// Runs a program of `runtimes/` outside a browser and asks it what it is asked when it is measured. Prints the numbers
// of the functions that ran, if the program keeps book of them.
import { copyFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { release } from "./release.mjs";
import { FIRST, person } from "./tasks.mjs";

const [runtimes, name, program] = process.argv.slice(2);
/** How many programs are started: tables by hash are filled differently in each. */
const STARTS = 8;
/** How many people each is asked about. */
const ASKED = 12;

globalThis.self = globalThis;
// Models are kept to the end, as in the page that measures: nothing takes them apart.
delete globalThis.FinalizationRegistry;
self.needRest = () => {
  throw new Error("the rest of the program was needed");
};

const models = join(runtimes, "models");
release(models);
const file = (model) => readFileSync(join(models, model));

let started = 0;
/** A program of its own, started by the script that the tools wrote for it. */
async function start(folder, wasm) {
  const script = join(runtimes, folder, "waymark_runtimes.mjs");
  copyFileSync(script.replace(/mjs$/, "js"), script);
  started += 1;
  const made = await import(`${pathToFileURL(script)}?${started}`);
  const exports = made.initSync({ module: readFileSync(wasm) });
  exports.__wasm_call_ctors?.();
  return { ...made, exports };
}

const { Featurizer } = await start("inputs", join(runtimes, "inputs/waymark_runtimes_bg.wasm"));
const featurizer = new Featurizer(file("core.bin"), file("encoder.onnx"), file("ranker.onnx"));
const form = name === "rten" ? ".rten" : "";
const ran = new Set();
for (let round = 0; round < STARTS; round += 1) {
  const { Models, exports } = await start(name, program);
  const asked = new Models(file(`encoder${form}.onnx`), file(`ranker${form}.onnx`));
  for (const { role, skills } of [FIRST, ...Array.from({ length: ASKED }, (_, at) => person(round * ASKED + at))]) {
    const inputs = featurizer.inputs(role, skills);
    asked.encode(inputs.buckets(), inputs.weights());
    asked.rank(inputs.origin(), inputs.goal(), inputs.evidence(), inputs.rows(), inputs.known());
  }
  for (const key of Object.keys(exports)) {
    if (key.startsWith("ran-") && exports[key].value) ran.add(Number(key.slice("ran-".length)));
  }
}
console.log(JSON.stringify([...ran]));
