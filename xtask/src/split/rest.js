
// What no first view runs. Its functions take their places in a table of the program's; parts wait for it.
let isWhole = false;
let restCache = "default";

function restAddress() {
    return new URL("./rest.wasm", import.meta.url);
}

async function fetchRest() {
    try {
        const answer = await fetch(restAddress(), { cache: restCache });
        if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
        const rest = await WebAssembly.compile(await answer.arrayBuffer());
        if (!isWhole) await WebAssembly.instantiate(rest, { first: initSync() });
        isWhole = true;
    } catch (error) {
        // A copy that could not be read is not asked of the browser's cache again.
        restCache = "reload";
        throw error;
    }
}

// As parts are: once, and anew after a failure.
const loadRest = makeLoad(() => fetchRest, []);

export function bringRest() {
    return loadRest();
}

// Brings it at once, in the middle of a function that needs it.
export function needRest() {
    const asked = new XMLHttpRequest();
    asked.open("GET", restAddress(), false);
    // A request that blocks a page gives text alone: one character a byte.
    asked.overrideMimeType("text/plain; charset=x-user-defined");
    try {
        asked.send();
        if (asked.status !== 200) throw new Error(`${asked.status}`);
        const bytes = Uint8Array.from(asked.responseText, (character) => character.charCodeAt(0));
        new WebAssembly.Instance(new WebAssembly.Module(bytes), { first: initSync() });
    } catch (error) {
        // As where the program breaks in any other way.
        throw new WebAssembly.RuntimeError(`${restAddress()}: ${error}`);
    }
    isWhole = true;
}
