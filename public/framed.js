// The site inside another page: its looks, its height, and what the page around it is told.
//
// Nothing is sent before that page has answered a greeting, and then only to its origin. What was typed is never
// sent; which occupations are shown is sent only if that page asked for details, and the visitor is told.
const VERSION = 1;
const parameters = new URLSearchParams(location.search);
const page = document.documentElement;

page.dataset.embed = "";
look();
if (window.parent !== window) talk();

function look() {
  const theme = parameters.get("theme");
  const isDark = theme === "dark" || (theme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  if (theme === "dark" || theme === "light") {
    page.style.colorScheme = theme;
    // The styles know two schemes by what the device prefers; here the page around decides.
    for (const sheet of document.styleSheets) {
      for (const rule of sheet.cssRules) {
        if (rule.media?.mediaText.includes("prefers-color-scheme: dark")) rule.media.mediaText = isDark ? "all" : "not all";
      }
    }
  }
  const accent = /^#?([0-9a-f]{6})$/i.exec(parameters.get("accent") ?? "");
  if (accent) paint(Array.from(accent[1].match(/../g), (hex) => Number.parseInt(hex, 16)), isDark);
  const sections = parameters.get("sections");
  const shown = sections === null ? ["hero", "order", "questions", "keep"] : sections.split(",");
  const all = ["header", "hero", "order", "questions", "keep"];
  // The foot names the sources, which their licences ask for, so it stays.
  page.dataset.embedWithout = all.filter((name) => !shown.includes(name)).join(" ");
}

// Takes the accent as near to what was asked for as it can be read on the page's ground.
function paint(accent, isDark) {
  const [ground, ink] = isDark ? [[25, 35, 31], [255, 255, 255]] : [[236, 229, 212], [0, 0, 0]];
  const mix = (one, other, share) => one.map((part, index) => Math.round(part * (1 - share) + other[index] * share));
  let share = 0;
  while (contrast(mix(accent, ink, share), ground) < 4.6 && share < 1) share += 0.05;
  const readable = mix(accent, ink, share);
  const on = contrast(readable, [255, 255, 255]) >= contrast(readable, [11, 24, 20]) ? [255, 255, 255] : [11, 24, 20];
  const set = (name, colour) => page.style.setProperty(`--${name}`, `rgb(${colour.join(" ")})`);
  set("accent", readable);
  set("accent-strong", mix(readable, ink, 0.25));
  set("accent-soft", mix(ground, readable, 0.16));
  set("on-accent", on);
}

function contrast(one, other) {
  const light = (colour) => {
    const [red, green, blue] = colour.map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function talk() {
  const expected = parameters.get("host");
  const waiting = [];
  let host = null;
  let withDetails = false;

  const send = (type, detail) => {
    if (host === null) waiting.push([type, detail]);
    else window.parent.postMessage({ waymark: VERSION, type, detail }, host);
  };

  addEventListener("message", (event) => {
    const said = event.data;
    if (host !== null || event.source !== window.parent || typeof said !== "object" || said === null) return;
    if (said.waymark !== VERSION || said.type !== "waymark:welcome" || typeof said.details !== "boolean") return;
    if (event.origin === "null" || (expected !== null && event.origin !== expected)) return;
    host = event.origin;
    withDetails = said.details;
    if (withDetails) tellVisitor();
    for (const [type, detail] of waiting.splice(0)) send(type, detail);
  });

  addEventListener("waymark:ready", () => send("waymark:ready", {}));
  addEventListener("waymark:step", (event) => send("waymark:step", { step: event.detail }));
  addEventListener("waymark:feedback", (event) => {
    const [about, code, answer] = event.detail;
    send("waymark:feedback", withDetails && answer ? { about, code, answer } : { about });
  });
  addEventListener("waymark:download", (event) => send("waymark:download", { format: event.detail }));
  addEventListener("waymark:error", (event) => send("waymark:error", { what: event.detail }));
  addEventListener("waymark:results", (event) => {
    const { count, occupations } = event.detail;
    send("waymark:results", withDetails ? { count, occupations } : { count });
  });
  addEventListener("waymark:selected", (event) => send("waymark:selected", withDetails ? { code: event.detail } : {}));
  addEventListener("error", () => send("waymark:error", { what: "page" }));

  measure((height) => send("waymark:height", { height }));
  // Says nothing but that it is there, so anyone may hear it.
  window.parent.postMessage({ waymark: VERSION, type: "waymark:hello" }, "*");
}

// Tells the height of the content whenever it changes. A height that follows from the frame's own would grow or
// swing for ever, so the greater of two that alternate is kept.
function measure(tell) {
  let told = [0, 0];
  let at = 0;
  let asked = false;
  const look = () => {
    asked = false;
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    const now = performance.now();
    const swings = height === told[1] && height < told[0] && now - at < 300;
    if (height === told[0] || swings) return;
    told = [height, told[0]];
    at = now;
    tell(height);
  };
  new ResizeObserver(() => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(look);
  }).observe(document.body);
}

function tellVisitor() {
  const note = document.createElement("p");
  note.className = "note embed-note";
  const t = (text) => globalThis.waymarkLanguage.say(text);
  note.textContent = t("The page around this one is told which occupations are shown, opened and found useful here. What you type stays here.");
  document.body.prepend(note);
}
