// The worker of every contestant but the site's own.

const name = new URLSearchParams(self.location.search).get("name");

const bytes = async (path) => new Uint8Array(await (await fetch(path)).arrayBuffer());

/** all-MiniLM-L6-v2 with 8-bit weights by transformers.js, and a dot product with every occupation. */
async function minilm() {
  const codes = fetch("/made/occupations.json").then((response) => response.json());
  const vectors = bytes("/made/occupations.bin");
  const { env, pipeline } = await import("/transformers/transformers.min.js");
  env.allowLocalModels = true;
  env.allowRemoteModels = false;
  env.localModelPath = "/made/";
  env.useBrowserCache = false;
  env.useWasmCache = false;
  env.backends.onnx.wasm.wasmPaths = "/transformers-runtime/";
  env.backends.onnx.wasm.numThreads = 1;
  const encode = await pipeline("feature-extraction", "minilm", { dtype: "q8", device: "wasm" });
  const meaning = async (text) => (await encode(text, { pooling: "mean", normalize: true })).data;
  const table = (await vectors).length > 1 ? new Int8Array((await vectors).buffer) : null;
  const names = await codes;
  return async ({ text, vectorOnly }) => {
    const vector = await meaning(text);
    if (vectorOnly) return Array.from(vector);
    const scores = new Float32Array(names.length);
    for (let row = 0; row < names.length; row += 1) {
      let sum = 0;
      const start = row * vector.length;
      for (let column = 0; column < vector.length; column += 1) sum += vector[column] * table[start + column];
      scores[row] = sum;
    }
    const order = Array.from(scores.keys()).sort((a, b) => scores[b] - scores[a]);
    return order.slice(0, 10).map((row) => names[row]);
  };
}

/** Both models from their files, with `encode` and `rank` as the runtime does them. */
async function runtime(load, form = "") {
  const files = ["encoder", "ranker"].map((model) => bytes(`/models/${model}${form}.onnx`));
  const [encoder, ranker, made] = await Promise.all([...files, load]);
  const { encode, rank } = await made(encoder, ranker);
  const work = { encode, rank };
  return async ({ inputs, kind, repeats }) => {
    if (!kind) {
      const asked = inputs ? arrays(inputs) : anything();
      return { encode: Array.from(await encode(asked)), rank: Array.from(await rank(asked)) };
    }
    // The clock is coarser than one run, so several are timed together; and here, so that no message counts.
    const asked = arrays(inputs);
    const begin = performance.now();
    for (let run = 0; run < repeats; run += 1) await work[kind](asked);
    return (performance.now() - begin) / repeats;
  };
}

const arrays = (inputs) => ({
  buckets: Int32Array.from(inputs.buckets),
  ...Object.fromEntries(
    ["weights", "origin", "goal", "evidence", "rows", "known"].map((key) => [key, Float32Array.from(inputs[key])]),
  ),
});

/** Inputs of the right shape, for a first run whose answer nobody reads. */
function anything() {
  const { features, occupations, buckets, known } = SHAPES;
  return {
    buckets: new Int32Array(buckets).map((_, at) => at),
    weights: new Float32Array(buckets).fill(0.1),
    origin: new Float32Array(occupations).fill(1 / occupations),
    goal: new Float32Array(occupations),
    evidence: new Float32Array(occupations).fill(0.5),
    rows: new Float32Array(occupations * features).fill(0.5),
    known: new Float32Array(known).fill(1),
  };
}

let SHAPES;

// The programs are cut to what was seen to run, as the site's own is for a first visit.
self.needRest = () => {
  throw new Error("a function was called that `exercise.mjs` has not seen running");
};

/** A program made by `bench/runtimes`. */
const compiled = (folder) => async () => {
  const program = await import(`/${folder}/waymark_runtimes.js`);
  const wasm = await program.default();
  // As the site does: see build.rs there.
  wasm.__wasm_call_ctors?.();
  return async (encoder, ranker) => {
    const models = new program.Models(encoder, ranker);
    return {
      encode: ({ buckets, weights }) => models.encode(buckets, weights),
      rank: ({ origin, goal, evidence, rows, known }) => models.rank(origin, goal, evidence, rows, known),
    };
  };
};

const onnxruntime = async () => {
  const ort = await import("/onnxruntime/ort.wasm.min.mjs");
  ort.env.wasm.wasmPaths = "/onnxruntime/";
  ort.env.wasm.numThreads = 1;
  return async (encoder, ranker) => {
    const [encoding, ranking] = [
      await ort.InferenceSession.create(encoder, { executionProviders: ["wasm"] }),
      await ort.InferenceSession.create(ranker, { executionProviders: ["wasm"] }),
    ];
    const floats = (data, dims) => new ort.Tensor("float32", data, dims);
    return {
      encode: async ({ buckets, weights }) => {
        const wide = BigInt64Array.from(buckets, BigInt);
        const inputs = { buckets: new ort.Tensor("int64", wide, [buckets.length]), weights: floats(weights, [1, weights.length]) };
        return (await encoding.run(inputs, ["title_logits"])).title_logits.data;
      },
      rank: async ({ origin, goal, evidence, rows, known }) => {
        const count = evidence.length;
        const inputs = {
          origin: floats(origin, [1, count]),
          goal: floats(goal, [1, count]),
          evidence: floats(evidence, [count]),
          features: floats(rows, [count, rows.length / count]),
          known: floats(known, [1, known.length]),
        };
        return (await ranking.run(inputs, ["match"])).match.data;
      },
    };
  };
};

const MADE = {
  minilm,
  tract: () => runtime(compiled("tract")()),
  rten: () => runtime(compiled("rten")(), ".rten"),
  onnxruntime: () => runtime(onnxruntime()),
};

let made;
self.onmessage = async ({ data }) => {
  try {
    SHAPES ??= data.shapes;
    made ??= MADE[name]();
    const answer = await made;
    self.postMessage({ answer: await answer(data) });
  } catch (error) {
    self.postMessage({ error: String(error?.stack ?? error) });
  }
};
