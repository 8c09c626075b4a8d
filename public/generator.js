// Writes the lines that put Waymark into a page, and shows what they make.
const t = (text) => globalThis.waymarkLanguage.say(text);
const root = new URL("./", document.baseURI);
const form = document.getElementById("options");
const code = document.getElementById("code");
const preview = document.getElementById("preview");
const ALL_SECTIONS = "hero,order,questions,keep";

function chosen() {
  const options = {};
  for (const name of ["theme", "lang", "start", "limit", "role", "skills"]) {
    const value = form.elements[name].value.trim();
    if (value && form.elements[name].checkValidity()) options[name] = value;
  }
  if (document.getElementById("own-accent").checked) options.accent = form.elements.accent.value.slice(1);
  const sections = Array.from(form.querySelectorAll("[name=section]:checked"), (box) => box.value).join(",");
  if (sections !== ALL_SECTIONS) options.sections = sections || "none";
  if (document.getElementById("details").checked) options.details = "";
  return options;
}

function escape(text) {
  return text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
}

function write(options) {
  const attributes = Object.entries(options).map(([name, value]) => (value === "" ? ` data-${name}` : ` data-${name}="${escape(value)}"`));
  code.value = `<div data-waymark${attributes.join("")}></div>\n<script src="${new URL("embed.js", root)}" async></script>\n`;
}

function show(options) {
  const element = document.createElement("div");
  Object.assign(element.dataset, options);
  preview.className = `generator__preview generator__preview--${options.theme ?? "none"}`;
  preview.replaceChildren(element);
  globalThis.Waymark.mount(element);
}

let later;
function change() {
  const options = chosen();
  write(options);
  clearTimeout(later);
  later = setTimeout(show, 400, options);
}

form.addEventListener("input", change);
form.addEventListener("submit", (event) => event.preventDefault());
document.getElementById("copy").addEventListener("click", async () => {
  const copied = document.getElementById("copied");
  try {
    await navigator.clipboard.writeText(code.value);
    copied.textContent = t("Copied.");
  } catch {
    code.select();
    copied.textContent = t("Selected: copy it with the keyboard or the menu.");
  }
});
write(chosen());
show(chosen());
