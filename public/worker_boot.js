// Starts the worker, keeping what the page says before it listens, and telling the page when it cannot start.
const said = [];
self.onmessage = (event) => said.push(event);

// What the program asks for first is on its way before the program is there. What cannot be had this way it asks for
// itself, and says so.
const FIRST = ["core", "encoder", "ranker"];
const coming = new Map();
self.takeComing = (address) => {
  const answer = coming.get(address);
  coming.delete(address);
  return answer;
};

function bring(manifest) {
  const ask = (address, options) => fetch(address, options).catch(() => {});
  // The list is given on when all of these are asked for, so that none is asked for twice.
  const listed = ask(manifest, { cache: "no-cache" }).then(async (answer) => {
    const list = await answer.text();
    const { assets } = JSON.parse(list);
    for (const { href } of FIRST.map((key) => new URL(assets[key].path, manifest))) coming.set(href, ask(href));
    return new Response(list);
  });
  coming.set(manifest.href, listed.catch(() => {}));
  return listed;
}

// A browser takes long to read how numbers and dates are written, once for the page and its workers: better here, while
// files are on their way, than in the page.
function readFormats() {
  new Intl.NumberFormat("en-US").format(1.5);
  new Intl.DateTimeFormat("en-US").format();
}
bring(new URL("manifest.json", self.location.href)).catch(() => {}).then(readFormats);

// What breaks off within a promise is told to the page as what breaks off elsewhere is.
self.addEventListener("unhandledrejection", ({ reason }) => {
  if (reason instanceof WebAssembly.RuntimeError) setTimeout(() => { throw reason; });
});

function fail(error) {
  if (error instanceof WebAssembly.RuntimeError) throw error;
  console.error(error);
  const message = "The matching engine could not be loaded. Please check the connection.";
  // As text, like all that the worker says.
  self.postMessage(JSON.stringify({ failure: { id: null, message, retry: true } }));
}

// The release build puts what a first visit does not run into a file of its own, whose functions take their places in
// a table of the first part's. A program that was not cut has no such table.
let first;
let isWhole = false;
let cache = "default";
const rest = new URL("worker_rest.wasm", self.location.href);

function join(program) {
  if (!isWhole) new WebAssembly.Instance(program, { first });
  isWhole = true;
}

// Brings the rest before it is needed; a copy that could not be read is not asked of the browser's cache again.
self.bringRest = async () => {
  if (isWhole || !first.rest) return;
  try {
    const answer = await fetch(rest, { cache });
    if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
    join(await WebAssembly.compile(await answer.arrayBuffer()));
  } catch (error) {
    cache = "reload";
    throw error;
  }
};

// Brings it at once, in the middle of a function that needs it.
self.needRest = () => {
  const asked = new XMLHttpRequest();
  asked.open("GET", rest, false);
  asked.responseType = "arraybuffer";
  asked.send();
  if (asked.status !== 200) throw new Error(`${rest}: ${asked.status}`);
  join(new WebAssembly.Module(asked.response));
};

try {
  importScripts("worker.js");
  wasm_bindgen({ module_or_path: new URL("worker_bg.wasm", self.location.href) })
    .then((worker) => {
      first = worker;
      // Registers tract's kernels.
      worker.__wasm_call_ctors();
      for (const event of said) self.onmessage(event);
    })
    .catch(fail);
} catch (error) {
  fail(error);
}
