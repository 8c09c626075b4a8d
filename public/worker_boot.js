// Starts the worker, keeping what the page says before it listens, and telling the page when it cannot start.
const early = [];
self.onmessage = (event) => early.push(event);

function fail(error) {
  console.error(error);
  self.postMessage({
    failure: {
      id: null,
      message: "The matching engine could not be loaded. Please check the connection.",
      retry: true,
    },
  });
}

try {
  importScripts("worker.js");
  wasm_bindgen({ module_or_path: new URL("worker_bg.wasm", self.location.href) })
    .then((worker) => {
      // Registers tract's kernels.
      worker.__wasm_call_ctors();
      for (const event of early) self.onmessage(event);
    })
    .catch(fail);
} catch (error) {
  fail(error);
}
