// Serves everything that is compared from this machine, compressed as a good static host would, at full speed or
// over a slow link.
//
// The link is made here and not by the browser's own emulation, which does not reach the fetches of workers: so every
// contestant's bytes go through the same narrow place, wherever in the browser they are asked for.

import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createHash } from "node:crypto";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".json": "application/json",
  ".wasm": "application/wasm",
};

/** Bytes below which compressing is not worth a header. */
const SMALL = 500;

export class Files {
  /** `folders` maps the start of an address to a folder; what is compressed is kept in `kept`. */
  constructor(folders, kept) {
    this.folders = folders;
    this.kept = kept;
    this.loaded = new Map();
    mkdirSync(kept, { recursive: true });
  }

  /** The file at an address with its compressed form, or `null`. */
  async at(path) {
    if (this.loaded.has(path)) return this.loaded.get(path);
    const found = this.folders.find(([start]) => path.startsWith(start));
    const file = found && join(found[1], path.slice(found[0].length));
    if (!file || !existsSync(file) || !statSync(file).isFile()) return null;
    const content = readFileSync(file);
    const entry = { type: TYPES[extname(file)] ?? "application/octet-stream", content };
    if (content.length > SMALL) entry.brotli = existsSync(`${file}.br`) ? readFileSync(`${file}.br`) : await this.compress(content);
    this.loaded.set(path, entry);
    return entry;
  }

  async compress(content) {
    const kept = join(this.kept, createHash("sha256").update(content).digest("hex"));
    if (existsSync(kept)) return readFileSync(kept);
    const compressed = await promisify(brotliCompress)(content, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 11,
        [constants.BROTLI_PARAM_LGWIN]: 22,
        [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
      },
    });
    writeFileSync(kept, compressed);
    return compressed;
  }
}

/** A link of so many bits a second that several answers share, each after a delay. */
class Link {
  constructor({ bits, delay }) {
    this.bytesPerMillisecond = bits / 8000;
    this.delay = delay;
    this.waiting = [];
    this.timer = null;
  }

  send(response, content) {
    setTimeout(() => {
      this.waiting.push({ response, content, at: 0 });
      this.last ??= performance.now();
      this.timer ??= setInterval(() => this.tick(), 4);
    }, this.delay);
  }

  tick() {
    const now = performance.now();
    let budget = Math.floor((now - this.last) * this.bytesPerMillisecond);
    this.last = now;
    while (budget > 0 && this.waiting.length > 0) {
      const share = Math.max(1, Math.floor(budget / this.waiting.length));
      for (const answer of [...this.waiting]) {
        const part = answer.content.subarray(answer.at, answer.at + Math.min(share, budget));
        answer.response.write(part);
        answer.at += part.length;
        budget -= part.length;
        if (answer.at >= answer.content.length) {
          answer.response.end();
          this.waiting.splice(this.waiting.indexOf(answer), 1);
        }
        if (budget <= 0) break;
      }
    }
    if (this.waiting.length === 0) {
      clearInterval(this.timer);
      this.timer = null;
      this.last = null;
    }
  }
}

/** Serves the files; `speed` is `null` or the bits a second and the delay of a link. */
export async function serve(files, speed = null) {
  const link = speed && new Link(speed);
  const host = { sent: 0, asked: [] };
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(request.url.split("?")[0]);
    const file = await files.at(path);
    if (!file) return response.writeHead(path.endsWith("favicon.ico") ? 204 : 404).end();
    const compressed = file.brotli && /\bbr\b/.test(request.headers["accept-encoding"] ?? "");
    const content = compressed ? file.brotli : file.content;
    const headers = {
      "content-type": file.type,
      "content-length": content.length,
      "cache-control": "public, max-age=31536000, immutable",
      vary: "accept-encoding",
    };
    if (compressed) headers["content-encoding"] = "br";
    response.writeHead(200, headers);
    host.sent += content.length;
    host.asked.push(path);
    if (link) link.send(response, content);
    else response.end(content);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  host.root = `http://127.0.0.1:${server.address().port}`;
  host.stop = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return host;
}
