// Runs the worker's program outside a browser and asks it what a first visit asks. Prints the numbers of the functions
// that ran, if the program keeps book of them. Given the rest of the program, asks something that needs it, too.
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { runInThisContext } from "node:vm";

const [site, program, rest] = process.argv.slice(2);
const ROOT = "http://site.invalid/";
const PATIENCE = 600_000;
// So long that questions have to wait for files, in milliseconds, and how large the pieces are in which these come.
const LATENCY = 100;
const PIECE = 50_000;
// How many programs are started.
const STARTS = 24;

// What a visitor on a bad connection meets, one after the other.
const faults = [
  () => Promise.reject(new TypeError("Failed to fetch")),
  () => new Response("not found", { status: 404 }),
  (content) => new Response(inPieces(content.subarray(0, content.length / 2))),
  (content) => new Response(inPieces(content.subarray(0, content.length / 3))),
];

let taken = 0;

// What the program finds in a worker.
Object.assign(globalThis, {
  self: globalThis,
  location: new URL(ROOT),
  WorkerGlobalScope: class {
    static [Symbol.hasInstance](it) {
      return it === globalThis;
    }
  },
  fetch: async (asked) => {
    const { pathname } = new URL(asked.url ?? asked);
    const content = await readFile(join(site, pathname));
    await new Promise((resolve) => setTimeout(resolve, LATENCY));
    const fault = pathname.includes("titles") && faults.shift();
    return fault ? fault(content) : new Response(inPieces(content));
  },
  // Some of what is asked for is on its way already.
  takeComing: (address) => {
    taken += 1;
    return taken % 2 ? fetch(address) : undefined;
  },
  postMessage: hear,
  bringRest: async () => {
    if (faults.length) throw new Error("the rest cannot be had for now");
  },
  needRest: () => whole(),
});

function inPieces(content) {
  return new ReadableStream({
    start(stream) {
      for (let at = 0; at < content.length; at += PIECE) stream.enqueue(new Uint8Array(content.subarray(at, at + PIECE)));
      stream.close();
    },
  });
}

let first;
function whole() {
  if (!rest) stopped("the rest of the program was needed");
  return new WebAssembly.Instance(new WebAssembly.Module(readFileSync(rest)), { first });
}

let ready, loaded;
const waiting = new Map();

function hear(message) {
  const reply = JSON.parse(message);
  if (reply === "ready") ready();
  const { answer, failure } = reply;
  // Trying again helps; a question that another of its kind has overtaken is answered with that.
  if (failure && !failure.retry && failure.message !== "superseded") stopped(failure.message);
  const { id, body } = answer ?? failure ?? {};
  waiting.get(id)?.(body);
}

// Thrown within the program, an error would stop only that.
function stopped(why) {
  console.error(`the worker could not answer: ${why}`);
  process.exit(1);
}

let last = 0;
function ask(body) {
  last += 1;
  const answered = new Promise((resolve) => waiting.set(last, resolve));
  globalThis.onmessage({ data: { id: last, body } });
  return answered;
}

// Visitors of many kinds: known and unknown roles, typing errors, Spanish, every field.
const PROFILES = [
  { role: "Registered Nurse", skills: ["Patient care", "Microsoft Excel"] },
  { role: "software engneer", past_roles: ["Barista", "teacher"], skills: [{ name: "Python", level: "strong" }, "SQL"] },
  { role: "Enfermera de urgencias", skills: ["atención de pacientes", "Español"] },
  { role: "I look after a small team that keeps the warehouse going", education: "high-school" },
  { role: "Señor «Ingeniero» — Ünïcode 職業 🚀", skills: ["C++", "naïve résumé"] },
  { role: "Spanish teacher, 45 years old, she/her", job_level: "contributor" },
  { role: "ceo", pay: { amount: 250000, per: "year" }, job_level: "vp", area: "S0600000" },
  { role: "cashier", pay: { amount: 15.5, per: "hour" }, area: "S4800000", goal: "Accountant" },
  { role: "Accountants and Auditors", goal: "13-2051.00", education: "bachelor" },
  { role: "xqzzt wvk", skills: ["qqq", ""] },
  { skills: ["Negotiation", "Public speaking", { name: "Welding", level: "weak" }] },
  { interests: ["I", "A", "S"], values: ["independence", "achievement"] },
  { interests: { R: 0.2, I: 0.4, A: 1, S: 0.5, E: 0, C: 0.25 }, skills: ["Drawing"] },
  { role: "Carpenter", feedback: [{ code: "47-2031.00", answer: "yes" }, { code: "47-2061.00", answer: "no" }] },
];
const TYPED = ["n", "nur", "softw", "soft ware", "ingen", "électricien", "C++", "ex", "zzzz"];
const OCCUPATIONS = ["15-1252.00", "29-1141.00", "53-7065.00"];

const tell = (language) => globalThis.onmessage({ data: language });

const load = () => ask({ load: { manifest: `${ROOT}manifest.json` } });

// What a visitor's typing asks, all at once: the later takes the place of the earlier, wherever among others that waits.
const burst = () =>
  TYPED.slice(0, 3).flatMap((text) => [
    ask({ "complete-title": { text, top: 8 } }),
    ask({ recommend: { profile: { v: 1, role: text, skills: [text] }, weights: "", top: 30 } }),
    ask({ "understand-title": { text, top: 5 } }),
    ask({ "complete-skill": { text, top: 8 } }),
    ask({ "suggest-skills": { roles: [text], top: 12 } }),
  ]);

async function visit() {
  tell({ spoken: "en", texts: [] });
  // What is asked before there is an engine waits for it.
  const early = [load(), ask("sources"), ...burst(), ask("areas"), ask({ "complete-title": { text: "", top: 8 } })];
  await loaded;
  while (faults.length) await Promise.all([...burst(), ask("map")]);
  await Promise.all([...early, ...burst(), ask({ occupation: { code: OCCUPATIONS[0], area: null } })]);
  for (const text of TYPED) {
    await ask({ "complete-title": { text, top: 8 } });
    await ask({ "understand-title": { text, top: 5 } });
    await ask({ "complete-skill": { text, top: 8 } });
  }
  for (const profile of PROFILES) {
    const roles = profile.role ? [profile.role] : [];
    await ask({ "suggest-skills": { roles, top: 12 } });
    for (const weights of ["", "pay2,growth1", "fit3,preparation2,exposure1"]) {
      await ask({ recommend: { profile: { v: 1, ...profile }, weights, top: 30 } });
    }
  }
  for (const profile of PROFILES) {
    await ask({ gaps: { profile: { v: 1, ...profile }, codes: OCCUPATIONS } });
  }
  for (const code of OCCUPATIONS) {
    await ask({ occupation: { code, area: null } });
    await ask({ occupation: { code, area: "S0600000" } });
  }
  tell({ spoken: "es", texts: JSON.parse(await readFile(join(site, "locales/es.json"), "utf8")) });
  await ask({ recommend: { profile: { v: 1, ...PROFILES[0] }, weights: "", top: 30 } });
}

// The script of the tools is run anew for each program that it starts.
const script = await readFile(join(site, "worker.js"), "utf8");
async function started() {
  ready = undefined;
  loaded = new Promise((resolve) => (ready = resolve));
  first = await runInThisContext(`(() => { ${script}; return wasm_bindgen; })()`)({ module_or_path: await readFile(program) });
  first.__wasm_call_ctors();
  return first;
}

setTimeout(() => stopped("it took too long"), PATIENCE);
const programs = [await started()];
await visit();
if (rest) {
  whole();
  await ask({ "read-text": { text: "I am a nurse, and I know Python." } });
} else {
  // Tables by hash are filled differently with every address that memory is given at.
  for (let text = "a"; text.length < STARTS; text += "a") {
    programs.push(await started());
    tell({ spoken: "en", texts: [text.repeat(16), text] });
    const early = [load(), ...burst()];
    await loaded;
    await Promise.all(early);
    await ask({ recommend: { profile: { v: 1, ...PROFILES[0] }, weights: "", top: 30 } });
  }
}
const ran = programs.flatMap((exports) =>
  Object.keys(exports).filter((name) => name.startsWith("ran-") && exports[name].value),
);
console.log(JSON.stringify([...new Set(ran)].map((name) => Number(name.slice("ran-".length)))));
process.exit();
