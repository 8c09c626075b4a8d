// The pages worth looking at, each with the way to a state worth looking at.

import { COORDINATOR } from "./profiles.js";

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
