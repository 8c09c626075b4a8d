// A résumé, pasted, chosen or dropped: what is found in it, whose it is, and what becomes of bad ones.

import assert from "node:assert/strict";
import { eventually } from "./support/eventually.js";
import { pdf } from "./support/pdf.js";
import { ROOT, scenario } from "./support/scenario.js";

const NURSE = [
  "Mary Cook",
  "Registered Nurse, Mercy Hospital, 2018 - present",
  "Took blood samples and administered medication. Expert in Microsoft Excel.",
  "Supervised five nursing assistants. No experience with Tableau.",
  "Bachelor of Science in Nursing, State University, 2017",
];

/** The résumé's part of the page, as a screen reader finds it. */
class Resume {
  constructor(site) {
    this.site = site;
    this.page = site.page;
    this.text = this.page.getByRole("textbox", { name: "Your résumé" });
    this.file = this.page.getByLabel("Choose a file");
    this.found = this.page.getByRole("region", { name: "Found in your text" });
    this.alert = this.page.locator(".resume").getByRole("alert");
  }

  async open() {
    await this.site.open("?step=skills");
    await this.page.getByText("Paste or drop a résumé").click();
    await this.text.waitFor();
  }

  /** The box of a skill by its own name; the words that suggested it may name others. */
  skill(name) {
    const named = this.page.locator(".found__name", { hasText: name });
    return this.found.getByRole("listitem").filter({ has: named }).getByRole("checkbox");
  }

  /** Drops a file onto the text, as a browser reports it. */
  async drop(name, type, content) {
    const data = await this.page.evaluateHandle(
      ([name, type, bytes]) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([new Uint8Array(bytes)], name, { type }));
        return transfer;
      },
      [name, type, [...content]],
    );
    await this.text.dispatchEvent("dragover", { dataTransfer: data });
    await this.text.dispatchEvent("drop", { dataTransfer: data });
  }

  async chosenSkills() {
    return this.page.locator("#chosen-skills .skill__name").allTextContents();
  }
}

function resume(name, options, use) {
  scenario(name, options, async (site) => {
    const resume = new Resume(site);
    await resume.open();
    await use(resume, site);
  });
}

resume("a pasted résumé gives skills with their words, to keep or to drop", {}, async (resume, site) => {
  await resume.text.fill(NURSE.join("\n"));
  await resume.skill(/Microsoft Excel/).waitFor();
  const row = resume.found.getByRole("listitem").filter({ hasText: "Microsoft Excel" });
  assert.match(await row.innerText(), /Strong[\s\S]*“.*Expert in Microsoft Excel/);
  assert.match(await resume.found.innerText(), /Left out: .*Tableau \(you say you do not have it\); .*nursing assistants/);

  await resume.found.getByRole("button", { name: /Add all/ }).click();
  await resume.found.getByRole("button", { name: "All are in your list" }).waitFor();
  const chosen = await resume.chosenSkills();
  assert.equal(chosen[0], "Microsoft Excel", "the strongest comes first");
  assert.ok(chosen.length >= 3, chosen.join());
  await resume.skill(/Microsoft Excel/).uncheck();
  assert.ok(!(await resume.chosenSkills()).includes("Microsoft Excel"));

  await resume.found.getByRole("button", { name: "Use this: Registered Nurse" }).click();
  await resume.found.getByRole("combobox", { name: "Your education" }).selectOption("Master’s degree");
  await resume.found.getByRole("button", { name: "Use this: Your education" }).click();
  await resume.found.getByRole("button", { name: "In your profile: Your education" }).waitFor();
  await site.go("Role");
  assert.equal(await site.role.inputValue(), "Registered Nurse");
  await site.go("Pay & place");
  assert.equal(await site.education.locator("option:checked").textContent(), "Master’s degree");
  await site.go("Skills");
  assert.match(await resume.text.inputValue(), /Mary Cook/, "the text is still there");
  const first = (await site.matches()).slice(0, 5).map((match) => match.code);
  assert.ok(first.includes("29-1141.00"), first.join());
});

resume("a managed team's skills are not the visitor's", {}, async (resume) => {
  await resume.text.fill("Managed Java developers. I plan projects in Microsoft Excel.");
  await resume.skill(/Microsoft Excel/).waitFor();
  assert.equal(await resume.skill(/Java/).count(), 0);
  assert.match(await resume.found.innerText(), /Java developers \(other people’s\)/);
});

resume("a text file and a PDF are read on the device", {}, async (resume) => {
  const requests = [];
  resume.page.on("request", (request) => requests.push(request));
  await resume.drop("cv.txt", "text/plain", Buffer.from("I use Microsoft Excel and QuickBooks."));
  await resume.skill(/QuickBooks/).waitFor();
  await resume.drop("cv.pdf", "application/pdf", pdf(NURSE));
  await resume.skill(/blood samples/i).waitFor();
  assert.match(await resume.text.inputValue(), /Mercy Hospital/);
  await resume.file.setInputFiles({
    name: "cv.md",
    mimeType: "text/markdown",
    buffer: Buffer.from("# Skills\n- Docker\n- PostgreSQL\n"),
  });
  await resume.skill(/PostgreSQL/).waitFor();
  for (const request of requests) {
    assert.equal(request.method(), "GET", request.url());
    assert.ok(request.url().startsWith(ROOT), request.url());
  }
});

resume("files that cannot be read get a word of help, and the text stays", {}, async (resume) => {
  await resume.text.fill("I use Docker.");
  const broken = { "broken.pdf": pdf(NURSE).subarray(0, 200), "noise.pdf": Buffer.from("%PDF-1.7 nonsense \u0000\u0001") };
  for (const [name, content] of Object.entries(broken)) {
    await resume.drop(name, "application/pdf", content);
    await resume.alert.getByText("Paste").waitFor();
    assert.equal(await resume.text.inputValue(), "I use Docker.");
    await resume.text.fill("");
    await resume.text.fill("I use Docker.");
    await eventually("the message goes", async () => (await resume.alert.count()) === 0);
  }
  await resume.drop("empty.pdf", "application/pdf", pdf([]));
  await resume.alert.getByText("no text in it").waitFor();
  await resume.drop("cv.docx", "application/zip", Buffer.from("PK"));
  await resume.alert.getByText("Only .txt, .md and .pdf").waitFor();
  await resume.file.setInputFiles({ name: "large.txt", mimeType: "text/plain", buffer: Buffer.alloc(5_000_001, "a") });
  await resume.alert.getByText("larger than 5 MB").waitFor();
});

resume("a text that is too long says by how much", {}, async (resume) => {
  await resume.text.fill("word ".repeat(10_100));
  await resume.alert.getByText("500 bytes too long").waitFor();
  assert.equal(await resume.text.getAttribute("aria-invalid"), "true");
  assert.equal(await resume.found.count(), 0);
  await resume.text.fill("I use Docker.");
  await resume.skill("Docker").waitFor();
  assert.equal(await resume.alert.count(), 0);
});

for (const [name, text] of Object.entries({
  "emoji only": "👩‍🚀🦄🔥",
  "one letter": "x",
  "numbers only": "1 2 3 4",
  "another script": "ソフトウェア開発者",
  markup: '<img src=x onerror="alert(1)">',
})) {
  resume(`${name} gets a plain request for more`, {}, async (resume) => {
    await resume.text.fill(text);
    await resume.found.getByText(/Paste a few lines|A few lines|in English/).waitFor();
    assert.equal(await resume.page.locator("img[src=x]").count(), 0);
  });
}

resume("the text survives a step and a reload, and can be removed", {}, async (resume, site) => {
  await resume.text.fill("I use Docker.");
  await resume.skill("Docker").check();
  await site.go("Interests");
  await site.go("Skills");
  assert.equal(await resume.text.inputValue(), "I use Docker.");
  await resume.page.reload();
  await eventually("the skill is still chosen", async () => (await resume.chosenSkills()).includes("Docker"));
  await resume.page.getByRole("button", { name: "Remove the text" }).click();
  await eventually("nothing is shown as found", async () => (await resume.found.count()) === 0);
  assert.equal(await resume.text.inputValue(), "");
});
