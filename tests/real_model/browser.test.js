// A real language model, from the visitor's click to the checked text: llama.cpp, the proxy and the built site, driven
// through Chromium. It needs weights, so it is run by hand; proxy/README.md says how. It fails only where the way is
// broken: how much a model gets right is what its report is for.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createServer, request as forward } from "node:http";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createInterface } from "node:readline";
import { COORDINATOR } from "../e2e/support/profiles.js";
import { eventually } from "../e2e/support/eventually.js";
import { naming, withProxy } from "../e2e/support/proxy.js";
import { required, scenario } from "../e2e/support/scenario.js";

const REPORT = process.env.WAYMARK_REPORT ?? "real_model.md";
const SINGLY = process.env.WAYMARK_SINGLY !== "no";
/** What small models want: a call for each sentence, or for each occupation, and time. */
const SETTINGS = `
[limits]
answer_seconds = 140
requests_per_minute = 1000
[upstream]
base_url = "http://127.0.0.1:9/v1"
model = "local"
key_variable = ""
sentence_by_sentence = ${SINGLY}
roles_per_call = 1
max_fact_tokens = 1500
max_output_tokens = 300
idle_seconds = 120
retries = 0
temperature = 0.2
`;
const QUESTIONS = [
  ["15-2051.00", "What does it pay?"],
  ["15-1252.00", "What do they do on a typical day?"],
  ["29-1141.00", "What are the qualifications?"],
  ["35-1011.00", "Which skills matter most?"],
  ["47-2152.00", "Is the field growing?"],
  ["13-2011.00", "Which jobs are similar?"],
];

/** Runs `use(address, said)` with the model; what it says, word for word, is gathered in `said`. */
async function withLanguageModel(use) {
  const script = fileURLToPath(new URL("../../proxy/tests/real_model/serve.py", import.meta.url));
  const port = 8974;
  const threads = process.env.WAYMARK_LLM_THREADS ?? "1";
  const child = spawn(required("WAYMARK_LLM_PYTHON"), [script, required("WAYMARK_LLM_MODEL"), `${port}`, threads], {
    stdio: ["pipe", "pipe", "ignore"],
  });
  for await (const line of createInterface({ input: child.stdout })) if (line.startsWith("listening")) break;
  try {
    return await relaying(`http://127.0.0.1:${port}`, (text) => {
      const pieces = text.split("\n").filter((line) => line.startsWith("data: {")).map((line) => JSON.parse(line.slice(6)));
      return pieces.map((piece) => piece.choices?.[0]?.delta?.content ?? "").join("");
    }, use);
  } finally {
    child.kill();
  }
}

/** Runs `use(address, heard)` with a server that passes all on to `target` as it comes; what `read` makes of each
 *  whole answer is gathered in `heard`. A browser does not keep the text of a stream that a page has read. */
async function relaying(target, read, use) {
  const heard = [];
  const server = createServer((incoming, outgoing) => {
    const { method, headers } = incoming;
    const onward = forward(target + incoming.url, { method, headers }, (answer) => {
      let text = "";
      outgoing.writeHead(answer.statusCode, answer.headers);
      answer.setEncoding("utf8");
      answer.on("data", (part) => {
        text += part;
        outgoing.write(part);
      });
      answer.on("close", () => {
        if (method === "POST") heard.push(read(text));
        outgoing.end();
      });
    });
    outgoing.on("close", () => onward.destroy());
    onward.on("error", () => outgoing.destroy());
    incoming.pipe(onward);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    return await use(`http://127.0.0.1:${server.address().port}`, heard);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** The last event of a stream of the proxy's. */
const done = (text) => JSON.parse(/event: done\ndata: (.*)/.exec(text)[1]);

/** The sentences of an answer, each with where it stands. */
function* sentences({ explanation, answer }) {
  for (const sentence of answer?.sentences ?? []) yield ["answer", sentence];
  for (const role of explanation?.roles ?? []) {
    for (const part of ["description", "applies", "develop"]) {
      for (const sentence of role[part]) yield [`${role.title}, ${part}`, sentence];
    }
  }
}

function report(results, said) {
  const count = (verdict) => results.reduce((sum, { answer }) => sum + answer.report[verdict], 0);
  const verdicts = ["accepted", "repaired", "rejected"].map((verdict) => [verdict, count(verdict)]);
  const all = verdicts.reduce((sum, [, number]) => sum + number, 0);
  const lines = [`# A real model through the browser: ${required("WAYMARK_LLM_MODEL").split("/").pop()}`, ""];
  lines.push(`${results.length} answers, ${said.length} calls, ${all} statements: ` + verdicts.map(([name, number]) => `${number} ${name} (${Math.round((number * 100) / (all || 1))} %)`).join(", ") + ".");
  for (const { what, answer, seconds } of results) {
    const reasons = answer.report.rejections.map((rejection) => rejection.reason).join(", ");
    lines.push("", `## ${what}`, "", `mode ${answer.mode}, note ${answer.note ?? "none"}, ${seconds} s; dropped for: ${reasons || "nothing"}`, "");
    for (const [place, sentence] of sentences(answer)) {
      lines.push(`- ${place} [${sentence.origin}] ${sentence.text} (${sentence.facts.join(", ")})`);
    }
  }
  const kept = new Set(results.flatMap(({ answer }) => [...sentences(answer)].map(([, sentence]) => sentence.text)));
  lines.push("", "## What the model said that was not kept", "");
  for (const text of said) {
    const line = text.trim().split("\n")[0];
    if (!kept.has(line)) lines.push(`- ${line.slice(0, 300)}`);
  }
  return `${lines.join("\n")}\n`;
}

let address;
let heard;
let answered;
let release;
scenario(
  "a visitor gets explanations and answers of a real model, checked",
  {
    timeout: 1_500_000,
    prepare: async (page) => {
      page.context().setDefaultTimeout(150_000);
      const config = join(await mkdtemp(join(tmpdir(), "waymark-")), "proxy.toml");
      await writeFile(config, SETTINGS);
      await new Promise((ready, failed) => {
        withLanguageModel((model, said) =>
          withProxy(
            (proxy) =>
              relaying(proxy, (text) => text, (at, texts) => {
                [address, heard, answered] = [at, said, texts];
                ready();
                return new Promise((free) => (release = free));
              }),
            { model, config },
          ),
        ).catch(failed);
      });
      await naming(address)(page);
    },
  },
  async (site) => {
    const { page } = site;
    const results = [];
    /** Opens the preview by this button, looks at it, sends, and waits for the whole text. */
    const send = async (what, region, button) => {
      await region.getByRole("button", { name: button }).click();
      const dialog = page.getByRole("dialog", { name: "This is what would be sent" });
      await dialog.getByText(new URL(address).host).waitFor();
      const before = answered.length;
      const begun = Date.now();
      await dialog.getByRole("button", { name: "Send" }).click();
      await eventually("the answer is whole", async () => answered.length > before, 150_000);
      const answer = done(answered.at(-1));
      results.push({ what, answer, seconds: Math.round((Date.now() - begun) / 1000) });
      const model = [...sentences(answer)].find(([, sentence]) => sentence.origin === "model")?.[1];
      if (model) await region.getByText(model.text.slice(0, 60)).first().waitFor();
      for (const [, sentence] of sentences(answer)) assert.ok(sentence.facts.length > 0, `no fact: ${sentence.text}`);
      await writeFile(REPORT, report(results, heard));
    };
    try {
      for (const [code, question] of QUESTIONS) {
        await site.open(`occupation/${code}/`);
        await page.getByRole("textbox", { name: "Your question" }).fill(question);
        await page.getByRole("button", { name: "Ask", exact: true }).click();
        const region = page.getByRole("region", { name: "Ask about this work" });
        await region.getByText("Composed from the facts").first().waitFor();
        await send(`${code}: ${question}`, region, "Ask a language model");
      }
      await site.as(COORDINATOR);
      await site.go("Results");
      await site.matches();
      await page.getByRole("button", { name: "Explain these results in words" }).click();
      const region = page.getByRole("region", { name: "Explain these results" });
      await region.getByRole("table").first().waitFor();
      await send("Explain these results", region, "Write it with a language model");
      assert.equal(results.length, QUESTIONS.length + 1);
    } finally {
      release();
    }
  },
);
