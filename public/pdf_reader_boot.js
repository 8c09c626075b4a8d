// Starts the reader of PDF, keeping what the page says before it listens, and telling the page when it cannot start.
const early = [];
self.onmessage = (event) => early.push(event);

function fail() {
  self.postMessage(null);
}

try {
  importScripts("pdf_reader.js");
  wasm_bindgen({ module_or_path: new URL("pdf_reader_bg.wasm", self.location.href) })
    .then(() => {
      for (const event of early) self.onmessage(event);
    })
    .catch(fail);
} catch {
  fail();
}
