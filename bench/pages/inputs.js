// What every runtime is asked, made by the engine's own featurizer; not measured.

import load, { Featurizer } from "/inputs/waymark_runtimes.js";

const bytes = async (path) => new Uint8Array(await (await fetch(path)).arrayBuffer());

globalThis.made = (async () => {
  const files = ["/models/core.bin", "/models/encoder.onnx", "/models/ranker.onnx"];
  const [contents, program] = await Promise.all([Promise.all(files.map(bytes)), load()]);
  // Registers tract's kernels, as in the site's worker.
  program.__wasm_call_ctors();
  return new Featurizer(...contents);
})();

globalThis.inputs = async (people) => {
  const featurizer = await globalThis.made;
  return people.map(({ role, skills }) => {
    const inputs = featurizer.inputs(role, skills);
    const keys = ["buckets", "weights", "origin", "goal", "evidence", "rows", "known"];
    return Object.fromEntries(keys.map((key) => [key, Array.from(inputs[key]())]));
  });
};
