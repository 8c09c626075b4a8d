// Keeps one release of the site on the device. The build fills in the constants below.
//
// A release is kept whole in a cache of its own, or not at all: every file is checked against its hash before it
// is kept, and the page shell against the release it names. A newer release waits until a page asks for it or no
// page is open, so that no page ever sees files of two releases.

/** Names this release. */
const RELEASE = "{release}";
/** What a visit needs, with SHA-256 in Base64: kept before this release is used. */
const FIRST = new Map({first});
/** What some visits need: kept when it is first used. */
const LATER = new Map({later});
/** The folders of the pages; all show the same shell. */
const PAGES = new Set({pages});
/** What stands in a page before the app is there, where that is not the start page. */
const BARE = {bare};
/** An occupation's folder. */
const OCCUPATION = /^occupation\/\d{2}-\d{4}\.\d{2}\/$/;

const SCOPE = self.registration.scope;
const OURS = `waymark ${SCOPE} `;
const NAME = OURS + RELEASE;

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(tidy()));
self.addEventListener("message", (event) => {
  const asked = event.data ?? {};
  if (asked.use === "now") event.waitUntil(self.skipWaiting());
  // A page of another release is left to the network, where its own files are.
  if (asked.claim === RELEASE) event.waitUntil(self.clients.claim());
  if (asked.tidy === RELEASE) event.waitUntil(tidy());
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(SCOPE)) return;
  const path = request.url.slice(SCOPE.length).split(/[?#]/, 1)[0];
  if (request.mode === "navigate") {
    if (isPage(path)) event.respondWith(page(path, request));
    else if (isPage(`${path}/`)) event.respondWith(Response.redirect(`${SCOPE}${path}/${new URL(request.url).search}`));
  } else if (FIRST.has(path) || LATER.has(path)) {
    event.respondWith(file(path, event));
  } else {
    event.respondWith(other(request));
  }
});

async function install() {
  const cache = await caches.open(NAME);
  try {
    for (const path of FIRST.keys()) await bring(cache, path);
    await bringShell(cache);
  } catch (error) {
    await caches.delete(NAME);
    throw error;
  }
}

/** Puts a file into the cache; what an older release has unchanged is not fetched again. */
async function bring(cache, path) {
  const address = SCOPE + path;
  const old = await caches.match(address);
  if (old && (await isRight(path, old.clone()))) return cache.put(address, old);
  // The browser itself refuses what has another hash; read here, every file would be in memory several times.
  const integrity = `sha256-${hash(path)}`;
  await cache.put(address, await byEitherCopy((copy) => fetch(address, { cache: copy, integrity })));
}

async function bringShell(cache) {
  const shell = await byEitherCopy(async (copy) => {
    const answer = await fetch(SCOPE, { cache: copy });
    const isNamed = (await answer.clone().text()).includes(`name="waymark-release" content="${RELEASE}"`);
    if (!isNamed) throw new Error(`${SCOPE} is not of release ${RELEASE}`);
    return answer;
  });
  await cache.put(SCOPE, shell);
}

/** The browser's own copy will do if it is right; if not, the server's. */
const byEitherCopy = (bring) => bring("default").catch(() => bring("reload"));

const hash = (path) => FIRST.get(path) ?? LATER.get(path);

async function isRight(path, answer) {
  const found = new Uint8Array(await crypto.subtle.digest("SHA-256", await answer.arrayBuffer()));
  return btoa(String.fromCharCode(...found)) === hash(path);
}

/** Drops older releases, unless other pages may still need theirs or a newer one is on its way. */
async function tidy() {
  if (self.registration.installing || self.registration.waiting) return;
  const open = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (open.filter((page) => page.url.startsWith(SCOPE)).length > 1) return;
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(OURS) && name !== NAME).map((name) => caches.delete(name)));
}

function isPage(path) {
  return PAGES.has(path) || OCCUPATION.test(path);
}

/** The shell, with the way back to the root that its folder needs, and the start page's words on the start page alone. */
async function page(path, request) {
  const shell = await caches.match(SCOPE, { cacheName: NAME });
  if (!shell) return fetch(request);
  const depth = path.split("/").length - 1;
  let html = (await shell.text()).replace('<base href="./"', `<base href="${"../".repeat(depth) || "./"}"`);
  if (depth > 0) html = html.replace(/(<\/header>)[^]*?(<noscript>)/, `$1${BARE}$2`);
  const headers = new Headers(shell.headers);
  headers.delete("content-encoding");
  headers.delete("content-length");
  return new Response(html, { headers });
}

async function file(path, event) {
  // A page that has found its copy damaged asks past every cache.
  const kept = event.request.cache === "reload" ? undefined : await caches.match(SCOPE + path, { cacheName: NAME });
  if (kept) return kept;
  const answer = await fetch(event.request);
  if (answer.ok) event.waitUntil(keep(path, answer.clone()));
  return answer;
}

async function keep(path, answer) {
  try {
    // The visitor may have erased everything while this worker still runs.
    if (!(await caches.has(NAME))) return;
    const cache = await caches.open(NAME);
    if (await isRight(path, answer.clone())) await cache.put(SCOPE + path, answer);
  } catch {
    // The device has no room, or the connection broke: the page has its file or says so.
  }
}

/** A file that this release does not know: an older release's, for a page that is still open, or the network's. */
async function other(request) {
  return (await caches.match(request.url)) ?? fetch(request);
}
