// Puts Waymark into a page: <div data-waymark></div> and this script. See docs/embed.md.
(() => {
  const root = new URL("./", document.currentScript.src);
  const OPTIONS = ["theme", "accent", "lang", "start", "sections", "limit", "proxy"];
  const ANSWERS = ["role", "skills", "interests", "goal"];
  const EVENTS = ["ready", "height", "step", "results", "selected", "feedback", "download", "error"].map((name) => `waymark:${name}`);
  const mounted = new Map();

  function mount(element) {
    if (mounted.has(element)) return mounted.get(element);
    const { dataset } = element;
    const address = new URL(root);
    address.searchParams.set("embed", "1");
    address.searchParams.set("host", location.origin);
    for (const name of OPTIONS) if (dataset[name]) address.searchParams.set(name, dataset[name]);
    const answers = new URLSearchParams();
    for (const name of ANSWERS) if (dataset[name]) answers.set(name, dataset[name]);
    address.hash = answers;
    const frame = document.createElement("iframe");
    frame.title = dataset.title || (dataset.lang?.startsWith("es") ? "Waymark, una guía de carreras" : "Waymark, a career guide");
    frame.loading = "lazy";
    frame.allow = "clipboard-write";
    frame.style.cssText = "display:block;width:100%;border:0;color-scheme:normal";
    frame.style.height = `${Number(dataset.height) || 720}px`;
    frame.src = address;
    element.append(frame);
    mounted.set(element, frame);
    return frame;
  }

  addEventListener("message", ({ data, origin, source }) => {
    if (origin !== root.origin || typeof data !== "object" || data?.waymark !== 1) return;
    for (const [element, frame] of mounted) {
      if (frame.contentWindow !== source) continue;
      if (data.type === "waymark:hello") {
        source.postMessage({ waymark: 1, type: "waymark:welcome", details: "details" in element.dataset }, origin);
      } else if (EVENTS.includes(data.type)) {
        const { height } = data.detail ?? {};
        if (data.type === "waymark:height") {
          if (!(height > 0 && height < 50_000)) return;
          frame.style.height = `${Math.ceil(height)}px`;
        }
        element.dispatchEvent(new CustomEvent(data.type, { bubbles: true, detail: data.detail ?? {} }));
      }
    }
  });

  const start = () => document.querySelectorAll("[data-waymark]").forEach(mount);
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", start);
  else start();
  globalThis.Waymark = { mount };
})();
