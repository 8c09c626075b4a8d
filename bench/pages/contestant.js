// One contestant in a page of its own. Each runs in a worker, as a page that is to stay smooth must have it.
//
// `globalThis.first` is when the first answer was there, in milliseconds since the page was asked for;
// `globalThis.ask(question)` answers one more, and `globalThis.time(questions, pause)` says how long several took, each,
// one after the other or with a pause before each.

const parameters = new URLSearchParams(location.search);
const name = parameters.get("name");

/** The worker of the built site, spoken to in its own protocol. */
function waymark() {
  const root = `${location.origin}/site/`;
  const worker = new Worker(root + parameters.get("worker"));
  const waiting = new Map();
  let last = 0;
  const send = (body) =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      worker.postMessage({ id: last, body });
    });
  worker.onmessage = ({ data }) => {
    const { answer, failure } = JSON.parse(data);
    if (failure) (waiting.get(failure.id)?.reject ?? fail)(new Error(failure.message));
    if (answer) waiting.get(answer.id).resolve(answer.body);
  };
  worker.onerror = (event) => fail(new Error(event.message));
  globalThis.send = send;
  send({ load: { manifest: root + parameters.get("manifest") } });
  return async ({ role, skills }) => {
    const profile = { v: 1, role, skills };
    const { recommend } = await send({ recommend: { profile, weights: "", top: 10 } });
    return recommend.learned.results.map(({ code }) => code);
  };
}

/** A worker of this folder, which answers questions in order. */
function own() {
  const worker = new Worker(`worker.js?name=${name}`, { type: "module" });
  const waiting = [];
  worker.onmessage = ({ data }) => {
    const { resolve, reject } = waiting.shift();
    if (data.error) reject(new Error(data.error));
    else resolve(data.answer);
  };
  worker.onerror = (event) => fail(new Error(event.message));
  return (question) =>
    new Promise((resolve, reject) => {
      waiting.push({ resolve, reject });
      worker.postMessage(question);
    });
}

let fail;
const broken = new Promise((_, reject) => (fail = reject));
globalThis.ask = name === "waymark" ? waymark() : own();
globalThis.time = async (questions, pause = 0) => {
  const begin = performance.now();
  let paused = 0;
  for (const question of questions) {
    const before = performance.now();
    if (pause) await new Promise((resolve) => setTimeout(resolve, pause));
    paused += performance.now() - before;
    await globalThis.ask(question);
  }
  return (performance.now() - begin - paused) / questions.length;
};
const question = JSON.parse(parameters.get("first"));
globalThis.first = Promise.race([globalThis.ask(question).then(() => performance.now()), broken]);
