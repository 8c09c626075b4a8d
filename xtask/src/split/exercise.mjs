// Has a browser visit the page as a newcomer does, by every kind of address, and prints the numbers of the functions of
// its program that ran. What a visit does is in `visit.js`.
import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";

const [watched, site, chromium] = process.argv.slice(2);
const PATIENCE = 600_000;
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".wasm": "application/wasm", ".svg": "image/svg+xml" };
// Somebody's answers: a role and three skills.
const LINK = "1.FW1hcmtldGluZyBjb29yZGluYXRvcgADB1dyaXRpbmcBCFNwZWFraW5nARFDcml0aWNhbCBUaGlua2luZwEAAAAAAAAAAAAAAAC_8C5p";
// Addresses in order, each with whether the visitor was there before, and with what cannot be had there.
const VISITS = [
  { to: "" },
  { to: "", again: true },
  { to: "?lang=es" },
  { to: "?embed&theme=dark&lang=en" },
  { to: "?embed#role=nurse&skills=Writing" },
  { to: "?step=skills" },
  { to: "?step=interests" },
  { to: "?step=pay" },
  { to: `?step=results#profile=${LINK}` },
  { to: "?step=results&lang=en" },
  { to: `?lang=es&step=results#profile=${LINK}` },
  { to: "occupation/29-1141.00/" },
  { to: "occupation/29-1141.00/?lang=es" },
  ...["about/", "map/", "model/", "saved/", "search/", "compare/", "demand/"].map((to) => ({ to })),
  { to: "", missing: "part" },
  { to: "?step=results", missing: "worker" },
];
const HOME = "/waymark/";

const ran = new Set();
const left = VISITS.slice();
let visit = left.shift();
// Beside the watched program, in a folder that the next build empties: a browser that ends may still write to it.
const profile = join(watched, "..", "browser");

function finish(code, why) {
  if (why) console.error(why);
  browser?.kill("SIGKILL");
  process.exit(code);
}

async function found(path) {
  for (const from of [watched, site]) {
    const content = await readFile(join(from, path)).catch(() => undefined);
    if (content) return content;
  }
}

// The page for any address, with the way to the root and with its visitor.
async function page(path) {
  const data = `data-missing="${visit.missing ?? ""}"${visit.again ? " data-again" : ""}`;
  // What the build writes for an address other than the first.
  const still = '</header><div id="still"><h1>Work</h1><p>Words</p></div><noscript>';
  const html = (await readFile(join(watched, "index.html"), "utf8"))
    .replace(/<\/header>[^]*<noscript>/, (first) => (path ? still : first))
    .replace('<base href="./" />', `<base href="./${"../".repeat(path.split("/").length - 1)}" />`)
    .replace('<script src="boot', `<script src="visit.js" ${data}></script><script src="boot`);
  if (!html.includes("visit.js")) finish(1, "the page has no script that starts it");
  return html;
}

async function answer(request, response) {
  const { pathname } = new URL(request.url, "http://site.invalid");
  if (pathname === "/ran") {
    let told = "";
    for await (const piece of request) told += piece;
    for (const number of JSON.parse(told)) ran.add(number);
    visit = left.shift();
    response.end(visit && HOME + visit.to);
    if (visit) return;
    console.log(JSON.stringify([...ran]));
    return finish(0);
  }
  const path = decodeURIComponent(pathname.slice(HOME.length));
  const isPage = path === "" || path.endsWith("/");
  if (visit.missing && path.startsWith(visit.missing)) return response.writeHead(404).end();
  const content = isPage ? await page(path) : await found(path);
  if (!content) return response.writeHead(404).end();
  response.writeHead(200, { "content-type": TYPES[isPage ? ".html" : extname(path)] ?? "application/octet-stream", "cache-control": "no-store" });
  response.end(content);
}

let browser;
setTimeout(() => finish(1, "it took too long"), PATIENCE);
const server = createServer((request, response) => answer(request, response).catch((error) => finish(1, error)));
server.listen(0, "127.0.0.1", () => {
  const { port } = server.address();
  const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", `--user-data-dir=${profile}`];
  browser = spawn(chromium, [...flags, `http://127.0.0.1:${port}${HOME}${visit.to}`], { stdio: "ignore" });
  browser.once("error", (error) => finish(1, error));
});
