// A host of the built site that the tests command: it sends what is compressed as a good static host would, counts what
// is asked of it, publishes another release, and goes away. Each has a port, and so an origin with caches, of its own.

import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { required } from "./launch.js";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".webmanifest": "application/manifest+json",
};

export class Host {
  /** Serves the site under `prefix`, with `headers` beside the usual ones. */
  static async start(prefix = "/", headers = {}) {
    const host = new Host(prefix, headers);
    await new Promise((resolve) => host.server.listen(0, "127.0.0.1", resolve));
    host.root = `http://127.0.0.1:${host.server.address().port}${prefix}`;
    return host;
  }

  constructor(prefix, headers) {
    this.dist = required("WAYMARK_DIST");
    this.prefix = prefix;
    this.headers = headers;
    /** Paths asked for, relative to the site. */
    this.asked = [];
    /** Files that differ from the built ones; `null` is one that is gone. */
    this.changed = new Map();
    this.server = createServer((request, response) => this.answer(request, response));
  }

  answer(request, response) {
    const path = decodeURIComponent(request.url.split("?")[0]);
    const name = path.startsWith(this.prefix) ? path.slice(this.prefix.length) : null;
    if (name !== null) this.asked.push(name);
    const file = name?.endsWith("/") || name === "" ? `${name}index.html` : name;
    const content = file === null ? null : this.read(file);
    for (const [header, value] of Object.entries(this.headers)) response.setHeader(header, value);
    // A page that names no icon has the browser ask for this one.
    if (content === null && request.url.endsWith("/favicon.ico")) return response.writeHead(204).end();
    if (content === null) return response.writeHead(404).end();
    const packed = this.changed.has(file) || !/\bbr\b/.test(request.headers["accept-encoding"] ?? "") ? null : this.read(`${file}.br`);
    if (packed) response.setHeader("content-encoding", "br");
    const hashed = /[-.][0-9a-f]{14,16}/.test(name);
    response.setHeader("content-type", TYPES[extname(file)] ?? "application/octet-stream");
    response.setHeader("cache-control", hashed ? "public, max-age=31536000, immutable" : "no-cache");
    return response.end(packed ?? content);
  }

  read(name) {
    if (this.changed.has(name)) return this.changed.get(name);
    const file = join(this.dist, name);
    return existsSync(file) && statSync(file).isFile() ? readFileSync(file) : null;
  }

  text(name) {
    return this.read(name).toString("utf8");
  }

  /** The name of the one file at the root that begins and ends so. */
  named(start, end) {
    return readdirSync(this.dist).find((name) => name.startsWith(`${start}-`) && name.endsWith(end));
  }

  /** The release in the page shell. */
  release() {
    return /name="waymark-release" content="([0-9a-f]+)"/.exec(this.text("index.html"))[1];
  }

  /**
   * Publishes another release: the script that starts the app, the list of files, and the script that names it are
   * other files, the old ones gone.
   */
  publish() {
    const before = this.release();
    const after = [...before].reverse().join("");
    let index = this.text("index.html").replaceAll(before, after);
    let worker = this.text("service_worker.js").replaceAll(before, after);
    const manifest = this.named("manifest", ".json");
    let listed = manifest;
    const edits = [
      [this.named("boot", ".js"), (text) => `document.documentElement.dataset.release = "second";\n${text}`],
      [manifest, (text) => ` ${text}`],
      [this.named("worker_boot", ".js"), (text) => text.replaceAll(manifest, listed)],
    ];
    for (const [name, edit] of edits) {
      const content = edit(this.text(name));
      const hash = (text, form = "base64") => createHash("sha256").update(text).digest(form);
      const other = name.replace(/[0-9a-f]{16}/, hash(content, "hex").slice(0, 16));
      if (name === manifest) listed = other;
      index = index.replaceAll(name, other);
      worker = worker.replaceAll(name, other).replaceAll(hash(this.text(name)), hash(content));
      this.changed.set(other, content).set(name, null);
    }
    this.changed.set("index.html", index).set("service_worker.js", worker);
    return { before, after };
  }

  async stop() {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
