// The programs of `runtimes/` outside a browser.
import { copyFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

// What the tools write for a browser's worker asks for its name of the global object.
globalThis.self = globalThis;
// Models are kept to the end, as in the page that measures: nothing takes them apart.
delete globalThis.FinalizationRegistry;
self.needRest = () => {
  throw new Error("the rest of the program was needed");
};

/** Starts programs of this folder, each time anew; `wasm` is another program behind the same script. */
export function starter(runtimes) {
  let started = 0;
  return async (name, wasm = join(runtimes, name, "waymark_runtimes_bg.wasm")) => {
    const script = join(runtimes, name, "waymark_runtimes.mjs");
    copyFileSync(script.replace(/mjs$/, "js"), script);
    started += 1;
    const made = await import(`${pathToFileURL(script)}?${started}`);
    const exports = made.initSync({ module: readFileSync(wasm) });
    exports.__wasm_call_ctors?.();
    return { ...made, exports };
  };
}
