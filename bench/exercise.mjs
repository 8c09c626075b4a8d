// Runs a program of `runtimes/` outside a browser and asks it what it is asked when it is measured. Prints the numbers
// of the functions that ran, if the program keeps book of them.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { starter } from "./programs.mjs";
import { release } from "./release.mjs";
import { FIRST, person } from "./tasks.mjs";

const [runtimes, name, program] = process.argv.slice(2);
/** How many programs are started: tables by hash are filled differently in each. */
const STARTS = 8;
/** How many people each is asked about. */
const ASKED = 12;

const models = join(runtimes, "models");
release(models);
const file = (model) => readFileSync(join(models, model));
const start = starter(runtimes);

const { Featurizer } = await start("inputs");
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
