// The pages worth looking at, each with the way to a state worth looking at.

import { COORDINATOR } from "./profiles.js";
import { naming } from "./proxy.js";

/** Opens a page, by its name. */
export const PAGES = {
  start: async (site) => site.start(),
  skills: async (site) => {
    await site.start();
    await site.say(COORDINATOR.role);
    await site.go("Skills");
    await site.addSkill("Writing");
    await site.chips.first().waitFor();
    await site.ranked();
  },
  resume: async (site) => {
    await site.open("?step=skills");
    await site.page.getByText("Paste or drop a résumé").click();
    await site.page.getByRole("textbox", { name: "Your résumé" }).fill(
      "Registered nurse at Mercy Hospital since 2018. Took blood samples and kept patient records. Expert in Microsoft Excel. " +
        "Supervised five nursing assistants. No experience with Tableau. Bachelor of Science in Nursing.",
    );
    await site.page.getByRole("region", { name: "Found in your text" }).getByRole("checkbox").first().check();
    await site.ranked();
  },
  interests: async (site) => {
    await site.open("?step=interests");
    await site.chooseInterest("Creating");
    await site.ranked();
  },
  pay: async (site) => {
    await site.open("?step=pay");
    await site.pay.fill("abc");
    await site.pay.blur();
  },
  results: async (site) => {
    await site.start();
    await site.say(COORDINATOR.role);
    await site.go("Results");
    await site.matches();
    await site.cards.first().getByRole("button", { name: /^Compare / }).click();
    await site.page.locator(".to-goal").first().waitFor();
  },
  reasons: async (site) => {
    await site.as(COORDINATOR);
    await site.go("Results");
    await site.matches();
    await site.unfold("What matters to you");
    await site.slide("High pay", 3);
    await site.matches();
    await site.cards.first().getByText("Why this match").click();
    await site.cards.first().getByText("Measured by ranking again").waitFor();
    await site.unfold("Why not …?");
    await site.whyNot.fill("Registered Nurses");
    await site.page.getByRole("button", { name: "Show why" }).click();
    await site.page.getByRole("heading", { name: "What holds it back" }).waitFor();
    await site.unfold("Which skill would open more?");
    await site.page.getByRole("button", { name: /^Add / }).first().waitFor();
    await site.unfold("How this is ranked");
  },
  explained: async (site) => {
    await site.as(COORDINATOR);
    await site.go("Pay & place");
    await site.pay.fill("52000");
    await site.go("Results");
    await site.matches();
    await site.page.getByRole("button", { name: "Explain these results in words" }).click();
    await site.page.getByRole("heading", { name: "Pay beside yours" }).waitFor();
    await site.page.getByRole("button", { name: "Look for doubts" }).click();
    await site.page.getByRole("button", { name: "Which of these pays best?" }).click();
    await site.page.getByRole("article").filter({ hasText: "Composed from the facts" }).waitFor();
    await site.page.locator(".to-goal").first().waitFor();
    await site.page.locator("summary.cite__mark").first().click();
  },
  preview: async (site) => {
    // Nobody listens there: looking at what would be sent sends nothing.
    await naming("http://127.0.0.1:9")(site.page);
    await PAGES.explained(site);
    await site.page.getByRole("button", { name: "Write it with a language model" }).click();
    await site.page.getByRole("dialog").waitFor();
  },
  grounded: async (site) => {
    await site.open("grounded/");
    await site.page.getByRole("button", { name: "What does it pay?" }).click();
    await site.page.locator("article.answer").getByText("Composed from the facts").waitFor();
  },
  saved: async (site) => {
    await site.as(COORDINATOR);
    await site.go("Results");
    await site.matches();
    const keep = site.page.getByRole("region", { name: "Keep and share" });
    await keep.getByRole("button", { name: "Save", exact: true }).click();
    await keep.getByRole("button", { name: "Copy a link" }).click();
    await keep.getByRole("textbox", { name: "Link to these answers" }).waitFor();
    await site.open("saved/#role=nurse");
    await site.page.getByRole("button", { name: "Keep mine" }).waitFor();
  },
  generator: async (site) => {
    await site.open("embed/");
    await site.page.frameLocator("iframe").getByRole("combobox", { name: "Your role now" }).waitFor();
  },
  unclear: async (site) => {
    await site.start();
    await site.say("consultant for things");
    await site.page.getByText("Did you mean:").first().waitFor();
  },
  fit: async (site) => {
    await site.as(COORDINATOR);
    await site.open("occupation/11-2021.00/");
    await site.page.getByText("Measured by ranking again").waitFor();
  },
  ways: async (site) => {
    await site.as({ ...COORDINATOR, role: "retail store manager" });
    await site.open("occupation/15-2051.01/");
    await site.page.getByRole("article", { name: "The best way" }).waitFor();
    await site.page.locator("summary", { hasText: "What to learn" }).first().click();
    await site.unfold("Certificates, apprenticeships and more");
  },
  map: async (site) => {
    await site.as(COORDINATOR);
    await site.open("map/?at=29-1141.00");
    await site.page.getByRole("article").getByText("a year").first().waitFor();
    await site.page.getByText("Two rings: your role").waitFor();
  },
  questions: async (site) => {
    await site.open("questions/");
    await site.page.getByRole("button", { name: "Yes", exact: true }).click();
    await site.page.getByText("Question 2 of 12", { exact: true }).waitFor();
  },
  outcome: async (site) => {
    await site.open("questions/");
    for (const reply of ["Yes", "No", "Not sure", "Yes", "No"]) await site.page.getByRole("button", { name: reply, exact: true }).click();
    await site.page.getByRole("link", { name: "See what they come to so far" }).click();
    await site.page.getByRole("heading", { name: "What your answers come to" }).waitFor();
  },
  "questions on one page": async (site) => {
    await site.open("questions/");
    await site.page.getByRole("button", { name: "All questions on one page" }).click();
    await site.page.getByRole("group", { name: "Would you like to prune the trees of an orchard?" }).getByLabel("Yes").check();
  },
  model: async (site) => {
    await site.open("model/");
    await site.page.getByRole("heading", { name: "What was measured" }).waitFor();
  },
  compare: async (site) => {
    await site.as(COORDINATOR);
    await site.go("Pay & place");
    await site.pay.fill("52000");
    await site.open("compare/#with=15-1252.00,29-1141.00,11-2021.00,27-3031.00,29-1229.00&place=S0600000");
    await site.page.getByRole("table").first().waitFor();
    await site.page.getByRole("button", { name: /^Show \d+ more skills/ }).click();
  },
  "compare unknown": async (site) => {
    await site.open("compare/#with=15-1252.00,nonsense&place=Atlantis");
    await site.page.getByRole("table").first().waitFor();
  },
  demand: async (site) => {
    await site.as(COORDINATOR);
    await site.open("demand/#place=M0041860");
    await site.page.getByRole("list", { name: "Work in demand" }).getByRole("listitem").first().waitFor();
    await site.page.getByRole("button", { name: /^Compare / }).first().click();
  },
  search: async (site) => {
    await site.open("search/#q=data%20and%20hospitals");
    await site.page.getByRole("region", { name: "Occupations" }).waitFor();
  },
  "search empty": async (site) => {
    await site.open("search/");
    await site.page.getByRole("button", { name: "Excel" }).waitFor();
  },
  occupation: async (site) => {
    await site.open("occupation/15-1252.00/");
    await site.page.getByText("Reading Comprehension").first().waitFor();
  },
  about: async (site) => {
    await site.open("about/");
    await site.page.getByRole("heading", { level: 1 }).waitFor();
  },
};
