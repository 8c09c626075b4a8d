// Starts the app, and says so in plain words where it cannot start.
(() => {
  const { js, wasm } = document.currentScript.dataset;
  const root = new URL("./", document.baseURI);

  function say(text, retry) {
    const status = document.getElementById("boot-status");
    if (!status) return;
    status.textContent = text;
    status.setAttribute("role", "alert");
    for (const bone of document.querySelectorAll(".skeleton")) bone.remove();
    if (!retry) return;
    const button = document.createElement("button");
    button.className = "button";
    button.textContent = "Try again";
    button.addEventListener("click", () => location.reload());
    status.after(button);
  }

  // The smallest module with a vector instruction: the app is compiled with them.
  const vector = new Uint8Array([
    0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11,
  ]);
  if (typeof WebAssembly !== "object" || !WebAssembly.validate(vector)) {
    say("This browser is too old to do the matching on your device. A current Firefox, Chrome, Edge or Safari can.");
    return;
  }
  // A frame without an origin of its own may load neither modules nor workers.
  if (self.origin === "null") {
    say("The page around this one has locked it up too tightly for the matching to run. Open Waymark in a tab of its own.");
    const link = document.createElement("a");
    link.className = "button button--primary";
    link.href = root.href;
    link.target = "_blank";
    link.textContent = "Open Waymark";
    document.getElementById("boot-status")?.after(link);
    return;
  }
  if (typeof Worker !== "function") {
    say("This browser does not allow background work on this page, so the matching cannot run here.");
    return;
  }

  // A crash after the start keeps the page as it was and offers a way on; answers are in session storage.
  addEventListener("error", (event) => {
    if (!(event.error instanceof WebAssembly.RuntimeError) || document.getElementById("crash")) return;
    const notice = document.createElement("p");
    notice.id = "crash";
    notice.className = "notice notice--warning notice--crash";
    notice.setAttribute("role", "alert");
    notice.append("Something in this page broke. Your answers are kept. ");
    const button = document.createElement("button");
    button.className = "button";
    button.textContent = "Reload";
    button.addEventListener("click", () => location.reload());
    notice.append(button);
    document.body.prepend(notice);
  });

  // What only some visits need: a page without it works all the same.
  import(new URL("offline.js", root)).catch(() => {});

  // In another page, what tells that page is there before there is anything to tell.
  const isEmbedded = new URLSearchParams(location.search).has("embed");
  const listening = isEmbedded ? import(new URL("framed.js", root)).catch(() => {}) : undefined;

  Promise.all([import(new URL(js, root)), listening])
    .then(([app]) => app.default({ module_or_path: new URL(wasm, root) }))
    .catch((error) => {
      console.error(error);
      say("The page could not be loaded completely. Please check the connection.", true);
    });
})();
