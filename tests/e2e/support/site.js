// The site as a visitor handles it: things are found by role and name, as a screen reader finds them.

import { eventually } from "./eventually.js";

/** The steps in order, with their headings. */
export const HEADINGS = {
  role: "What is your role now?",
  skills: "What are you good at?",
  interests: "What kind of work draws you?",
  pay: "Pay, place and education",
  results: "Work that fits",
};

export class Site {
  constructor(page, root) {
    this.page = page;
    this.root = root;
    this.role = page.getByRole("combobox", { name: "Your role now" });
    this.skill = page.getByRole("combobox", { name: "Add a skill" });
    this.place = page.getByRole("combobox", { name: "Where you want to work" });
    this.pay = page.getByRole("textbox", { name: "Your pay before tax" });
    this.education = page.getByRole("combobox", { name: "Highest education" });
    this.chips = page.getByRole("list", { name: "People in your role often have these" }).getByRole("button");
    this.suggestions = page.getByRole("listbox", { name: "Suggestions" });
    this.whyNot = page.getByRole("combobox", { name: "Work that you expected here" });
    this.results = page.getByRole("region", { name: "Work that fits" });
    this.cards = this.results.getByRole("article");
    this.alert = page.getByRole("alert");
    this.retry = page.getByRole("button", { name: "Try again" });
  }

  /**
   * Opens an address of the site, as `""`, `"about/"` or `"occupation/15-1252.00/"`, and waits until the program has
   * taken the place of the page as it was served, or has said that it cannot.
   */
  async open(path = "") {
    const response = await this.page.goto(this.root + path);
    await this.page.waitForFunction(() => !document.querySelector(".content--still:not(:has(#boot-status[role=alert]))"));
    return response;
  }

  /** Opens the start page and waits until the form is there. */
  async start() {
    await this.open();
    await this.role.waitFor();
  }

  /** Goes to a step by its mark on the trail. */
  async go(label) {
    await this.page.getByRole("navigation", { name: "Steps" }).getByRole("link", { name: label }).click();
  }

  /** Goes to the next step by the link below the fields. */
  async next(name) {
    await this.page.getByRole("link", { name, exact: true }).click();
  }

  heading(name) {
    return this.page.getByRole("heading", { name, exact: true });
  }

  /** Types a role and leaves the field, which closes the list of suggestions. */
  async say(role) {
    await this.role.fill(role);
    await this.role.blur();
  }

  /** Adds a skill in the visitor's own words. */
  async addSkill(name) {
    await this.skill.fill(name);
    await this.skill.press("Enter");
    await this.page.getByRole("button", { name: `Remove ${name}`, exact: true }).waitFor();
  }

  /** Fills the form as this profile has it, and stays at the step about skills. */
  async as(profile) {
    await this.start();
    await this.say(profile.role);
    await this.go("Skills");
    for (const skill of profile.skills) await this.addSkill(skill);
  }

  /** Unfolds what is folded away under these words. */
  async unfold(words) {
    await this.page.locator("summary", { hasText: words }).click();
  }

  slider(name) {
    return this.page.getByRole("slider", { name });
  }

  /** Moves a slider by keyboard. */
  async slide(name, value) {
    await this.slider(name).focus();
    await this.page.keyboard.press("Home");
    const start = Number(await this.slider(name).inputValue());
    for (let step = start; step < value; step += 1) await this.page.keyboard.press("ArrowRight");
  }

  async chooseInterest(name) {
    await this.page.getByRole("checkbox", { name }).check();
  }

  /** Waits until results are there, whether this step shows them on this screen or not. */
  async ranked() {
    await this.page.locator("article.match").first().waitFor({ state: "attached" });
  }

  /** Waits until results are there and nothing is on its way, and reads them. */
  async matches() {
    await this.cards.first().waitFor();
    await this.settled();
    return this.cards.evaluateAll((cards) =>
      cards.map((card) => {
        const link = card.querySelector("h3 a");
        return {
          code: /occupation\/([^/]+)\//.exec(link.getAttribute("href"))?.[1],
          title: link.textContent,
          match: Number(card.querySelector("meter").getAttribute("value")),
          text: card.innerText,
        };
      }),
    );
  }

  /** Waits until no answer is on its way, and none starts shortly after. */
  async settled() {
    let calm = 0;
    await eventually("the results settle", async () => {
      calm = (await this.results.getAttribute("aria-busy")) === "false" ? calm + 1 : 0;
      return calm >= 4;
    });
  }

  /** Presses Tab until this element has the focus. */
  async tabTo(locator) {
    for (let press = 0; press < 240; press += 1) {
      if (await this.has(locator)) return;
      await this.page.keyboard.press("Tab");
    }
    throw new Error(`Tab never reaches ${locator}`);
  }

  async has(locator) {
    return (await locator.count()) === 1 && locator.evaluate((element) => element === document.activeElement);
  }
}
