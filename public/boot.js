// Starts the app, and says so in plain words where it cannot start.
(async () => {
  const { js, wasm, link } = document.currentScript.dataset;
  const root = new URL("./", document.baseURI);
  const isEmbedded = new URLSearchParams(location.search).has("embed");
  const speaking = speak();
  // A page without the app has a script of its own, and needs the language alone.
  if (!js) return;
  addEventListener("click", followLater, true);

  // Drawing the page that a link leads to is a task of its own: the frame in which the link was pressed need not wait.
  function followLater(event) {
    const { isTrusted, button, metaKey, ctrlKey, shiftKey, altKey } = event;
    const link = event.target.closest?.("a[href]");
    const isOwn = link?.origin === location.origin && !link.target && !link.hasAttribute("download");
    if (!isOwn || !isTrusted || button || metaKey || ctrlKey || shiftKey || altKey) return;
    if (link.pathname + link.search === location.pathname + location.search) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    setTimeout(() => (link.isConnected ? link.click() : location.assign(link.href)));
  }

  // The language: the address says it, else what was chosen here before, else the browser. English needs no file.
  function speak() {
    const FILES = { es: "locales/es.json" };
    const known = (code) => ["en", "es"].find((language) => code?.toLowerCase().split(/[-_]/)[0] === language);
    const kept = () => {
      try {
        return localStorage.getItem("waymark/1/language");
      } catch {
        return null;
      }
    };
    const preferred = known(kept()) ?? (navigator.languages ?? []).map(known).find(Boolean) ?? "en";
    const wanted = known(new URLSearchParams(location.search).get("lang")) ?? preferred;
    const language = { preferred, spoken: "en", texts: [], say: (text) => text, use };
    globalThis.waymarkLanguage = language;

    async function use(code) {
      const answer = FILES[code] && (await fetch(new URL(FILES[code], root)));
      if (answer && !answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
      const texts = answer ? await answer.json() : [];
      const found = new Map();
      for (let at = 0; at < texts.length; at += 2) found.set(texts[at], texts[at + 1]);
      holdTyped();
      Object.assign(language, { spoken: code, texts, say: (text) => found.get(text) ?? text });
      document.documentElement.lang = code;
      return texts;
    }

    // The page is drawn anew in another language, part by part; words in a field that nothing else keeps are put back
    // into the one that takes its place.
    function holdTyped() {
      const fields = document.querySelectorAll("input[id]:not([type=checkbox], [type=radio], [type=file]), textarea[id]");
      const typed = Array.from(fields, (field) => ({ before: field, id: field.id, words: field.value }));
      const end = performance.now() + 5_000;
      const giveBack = (held) => {
        const waiting = held.filter(({ before, id, words }) => {
          const field = document.getElementById(id);
          if (!field || field === before) return true;
          if (field.value) return false;
          field.value = words;
          field.dispatchEvent(new Event("input", { bubbles: true }));
          return false;
        });
        if (waiting.length && performance.now() < end) requestAnimationFrame(() => giveBack(waiting));
      };
      giveBack(typed.filter(({ words }) => words));
    }

    // Without its texts the page is English, and says so.
    return use(wanted).then(() => translate(language.say), () => {});
  }

  // Puts the texts of the still page into the language; names from the tables are kept apart by what they name.
  function translate(say) {
    if (document.documentElement.lang === "en") return;
    const part = document.getElementById("main");
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode.data;
      const words = text.trim().replace(/\s+/g, " ");
      const names = walker.currentNode.parentElement.closest("[data-names]")?.dataset.names;
      const said = names ? say(`${names}\u0004${words}`).replace(/^.*\u0004/, "") : say(words);
      if (words) walker.currentNode.data = text.replace(text.trim(), () => said);
    }
    for (const element of part.querySelectorAll("[aria-label]")) {
      element.setAttribute("aria-label", say(element.getAttribute("aria-label")));
    }
    document.title = say(document.title).replace(/^.+(?= – Waymark$)/, say);
    const description = document.querySelector("meta[name=description]");
    description.content = say(description.content);
  }

  const t = (text) => globalThis.waymarkLanguage.say(text);

  function say(text, retry) {
    const status = document.getElementById("boot-status");
    if (!status) return;
    status.textContent = text;
    status.setAttribute("role", "alert");
    for (const bone of document.querySelectorAll(".skeleton")) bone.remove();
    if (!retry) return;
    const button = document.createElement("button");
    button.className = "button";
    button.textContent = t("Try again");
    button.addEventListener("click", () => location.reload());
    status.after(button);
  }

  // The smallest module with a vector instruction: the app is compiled with them.
  const vector = new Uint8Array([
    0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11,
  ]);
  if (typeof WebAssembly !== "object" || !WebAssembly.validate(vector)) {
    await speaking;
    say(t("This browser is too old to do the matching on your device. A current Firefox, Chrome, Edge or Safari can."));
    return;
  }
  // A frame without an origin of its own may load neither modules nor workers.
  if (self.origin === "null") {
    await speaking;
    say(t("The page around this one has locked it up too tightly for the matching to run. Open Waymark in a tab of its own."));
    const link = document.createElement("a");
    link.className = "button button--primary";
    link.href = root.href;
    link.target = "_blank";
    link.textContent = t("Open Waymark");
    document.getElementById("boot-status")?.after(link);
    return;
  }
  if (typeof Worker !== "function") {
    await speaking;
    say(t("This browser does not allow background work on this page, so the matching cannot run here."));
    return;
  }

  // A crash after the start keeps the page as it was and offers a way on; answers are in session storage.
  addEventListener("error", ({ error }) => crashed(error));
  addEventListener("unhandledrejection", ({ reason }) => crashed(reason));
  function crashed(error) {
    if (!(error instanceof WebAssembly.RuntimeError) || document.getElementById("crash")) return;
    const notice = document.createElement("p");
    notice.id = "crash";
    notice.className = "notice notice--warning notice--crash";
    notice.setAttribute("role", "alert");
    notice.append(t("Something in this page broke. Your answers are kept."), " ");
    const button = document.createElement("button");
    button.className = "button";
    button.textContent = t("Reload");
    button.addEventListener("click", () => location.reload());
    notice.append(button);
    document.body.prepend(notice);
  }

  // The page can answer between two long steps.
  const rest = () => new Promise((resolve) => setTimeout(resolve));

  // Text first: the program does not share the connection with it. A page in the background paints nothing.
  const painted = new Promise((resolve) => {
    requestAnimationFrame(() => rest().then(resolve));
    setTimeout(resolve, document.hidden ? 0 : 1_000);
  });

  async function compiled(address) {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
    // A host that calls the file something else gets by without streaming.
    const isNamed = answer.headers.get("content-type")?.startsWith("application/wasm");
    return isNamed ? WebAssembly.compileStreaming(answer) : WebAssembly.compile(await answer.arrayBuffer());
  }

  async function start() {
    await painted;
    // What only some visits need: a page without it works all the same.
    const offline = import(new URL("offline.js", root)).catch(() => {});
    globalThis.waymarkForget = async () => (await offline)?.forget();
    if (!isEmbedded) import(new URL("places.js", root)).catch(() => {});
    // In another page, what tells that page is there before there is anything to tell.
    const listening = isEmbedded ? import(new URL("framed.js", root)).catch(() => {}) : undefined;
    const scripts = [js, link].map((script) => script && import(new URL(script, root)));
    const [program, app, parts] = await Promise.all([compiled(new URL(wasm, root)), ...scripts, listening, speaking]);
    await rest();
    await app.default({ module_or_path: program });
    // What wants it asks again where this fails.
    parts?.bringRest?.().catch(() => {});
  }

  start().catch((error) => {
    console.error(error);
    say(t("The page could not be loaded completely. Please check the connection."), true);
  });
})();
