// While a visitor types, the worker answers what was asked last and drops what is stale.

import assert from "node:assert/strict";
import { eventually } from "./support/eventually.js";
import { hold } from "./support/hold.js";
import { scenario } from "./support/scenario.js";

/** Writes down what is asked of workers and what they answer. */
function listen() {
  globalThis.asked = [];
  globalThis.answered = [];
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function postMessage(message, ...others) {
    if (message?.id !== undefined) globalThis.asked.push({ id: message.id, kind: Object.keys(message.body)[0] });
    if (!this.heard) {
      this.heard = true;
      this.addEventListener("message", ({ data }) => {
        const { answer, failure } = JSON.parse(data);
        if (answer) globalThis.answered.push({ id: answer.id, stale: false });
        // Loading fails without a number.
        if (Number.isInteger(failure?.id)) globalThis.answered.push({ id: failure.id, stale: failure.message === "superseded" });
      });
    }
    return post.call(this, message, ...others);
  };
}

scenario(
  "of what is typed while a table is on its way only the last is answered, and every question once",
  { prepare: (page) => page.addInitScript(listen) },
  async (site) => {
    const { page } = site;
    const release = await hold(page, /\/tables\/titles\./);
    await site.start();
    // Slower than questions are held back for more letters, so that each letter asks; all need the table of titles.
    await site.role.pressSequentially("registered nurse", { delay: 350 });
    const waiting = await page.evaluate(() => globalThis.asked.filter(({ kind }) => kind === "complete-title" || kind === "recommend"));
    assert.ok(waiting.length > 4, JSON.stringify(await page.evaluate(() => globalThis.asked)));
    release();
    await site.ranked();
    await eventually("every question has its answer", () => page.evaluate(() => globalThis.asked.length === globalThis.answered.length));
    const { asked, answered } = await page.evaluate(() => ({ asked: globalThis.asked, answered: globalThis.answered }));
    assert.equal(new Set(answered.map(({ id }) => id)).size, asked.length, "each once");
    for (const kind of ["complete-title", "recommend"]) {
      const of = waiting.filter((question) => question.kind === kind).map(({ id }) => id);
      const fresh = of.filter((id) => !answered.find((answer) => answer.id === id).stale);
      assert.deepEqual(fresh, of.slice(-1), kind);
    }
  },
);
