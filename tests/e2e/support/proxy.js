// The real proxy, language models that misbehave on purpose, and proxies that do: all on this machine.

import { spawn } from "node:child_process";
import { createServer } from "node:http";
import { required } from "./scenario.js";

const CORS = {
  "access-control-allow-origin": "*",
  "access-control-allow-methods": "POST",
  "access-control-allow-headers": "content-type, accept",
  "access-control-expose-headers": "retry-after",
};

async function listen(server) {
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${server.address().port}`;
}

function close(server) {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
}

async function bodyOf(request) {
  let text = "";
  for await (const part of request) text += part;
  return text;
}

/**
 * Makes every page of the site name this proxy, as a site's owner would in `index.html`. The page is not changed on
 * its way, for then the browser would not know that it comes from this machine, and would let it ask nobody here.
 */
export function naming(address) {
  return (page) =>
    page.addInitScript((named) => {
      const name = () => {
        const place = document.querySelector('meta[name="waymark-proxy"]');
        if (place && place.content !== named) place.content = named;
      };
      new MutationObserver(name).observe(document, { childList: true, subtree: true });
    }, address);
}

/**
 * Runs `use(address)` with the real proxy. Without `model` it composes every answer by itself; with one, that is
 * the address of a language model. `config` is a file of settings.
 */
export async function withProxy(use, { model, settings = {}, config } = {}) {
  const environment = {
    PATH: process.env.PATH,
    WAYMARK_PROXY_LISTEN: "127.0.0.1:0",
    WAYMARK_ASSETS: `${required("WAYMARK_ROOT")}/public`,
    ...(model ? { WAYMARK_PROXY_UPSTREAM: `${model}/v1`, WAYMARK_PROXY_MODEL: "fake" } : {}),
    ...settings,
  };
  const child = spawn(required("WAYMARK_PROXY"), config ? ["--config", config] : [], { env: environment, stdio: ["ignore", "pipe", "pipe"] });
  let log = "";
  const address = await new Promise((resolve, reject) => {
    const hear = (part) => {
      log += part;
      const found = /address=(\S+)/.exec(log);
      if (found) resolve(`http://${found[1]}`);
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.on("exit", () => reject(new Error(`the proxy did not start: ${log}`)));
    setTimeout(() => reject(new Error(`the proxy does not listen: ${log}`)), 60_000).unref();
  });
  try {
    return await use(address, () => log);
  } finally {
    child.removeAllListeners("exit");
    child.kill();
  }
}

/**
 * Runs `use(address, asked)` with a language model: `answer(prompt, response)` gives the JSON that it says, or
 * deals with the response itself and gives nothing.
 */
export async function withModel(answer, use) {
  const asked = [];
  const server = createServer(async (request, response) => {
    const prompt = JSON.parse(await bodyOf(request));
    asked.push(prompt);
    const said = await answer(prompt, response);
    if (said === undefined) return;
    response.writeHead(200, { "content-type": "text/event-stream" });
    for (const piece of JSON.stringify(said).match(/.{1,60}/gs)) {
      response.write(`data: ${JSON.stringify({ choices: [{ index: 0, delta: { content: piece } }] })}\n\n`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    response.end("data: [DONE]\n\n");
  });
  const address = await listen(server);
  try {
    return await use(address, asked);
  } finally {
    await close(server);
  }
}

/** Runs `use(address, requests)` with a proxy that does what `answer(body, response, path)` does. */
export async function withFaultyProxy(answer, use) {
  const requests = [];
  const server = createServer(async (request, response) => {
    for (const [name, value] of Object.entries(CORS)) response.setHeader(name, value);
    if (request.method === "OPTIONS") return response.writeHead(204).end();
    const body = await bodyOf(request);
    requests.push({ path: request.url, body, headers: request.headers });
    return answer(body, response, request.url);
  });
  const address = await listen(server);
  try {
    return await use(address, requests);
  } finally {
    await close(server);
  }
}

/** An address where nobody listens. */
export async function nobody() {
  const server = createServer();
  const address = await listen(server);
  await close(server);
  return address;
}

/** The facts of a prompt: number, occupation, words. */
export function factsOf(prompt) {
  const lines = prompt.messages.at(-1).content.split("\n");
  return lines.map((line) => line.split(" | ")).filter((parts) => /^F\d+$/.test(parts[0])).map(([id, code, text]) => ({ id, code, text }));
}

/** An event of a proxy's stream. */
export const event = (name, data) => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
