// What matters to the visitor: sliders that put the results in another order, kept in the address.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { eventually } from "./support/eventually.js";
import { COORDINATOR } from "./support/profiles.js";
import { required, scenario } from "./support/scenario.js";

const { interests: _, ...PROFILE } = COORDINATOR;

function weighed(weights) {
  const answer = execFileSync(required("WAYMARK_CLI"), ["recommend", "--top", "10", "--weigh", weights], {
    cwd: required("WAYMARK_ROOT"),
    input: `${JSON.stringify(PROFILE)}\n`,
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  return JSON.parse(answer).results.map((result) => result.code);
}

const codes = (matches) => matches.map((match) => match.code);
const order = (page) => new URL(page.url()).searchParams.get("weigh");

scenario("sliders put the results in another order, and the match stays", {}, async (site) => {
  const { page } = site;
  await site.as(PROFILE);
  await site.go("Results");
  const before = await site.matches();
  assert.equal(order(page), null);
  await site.results.getByText("In order of fit: the best match comes first.").waitFor();
  await site.unfold("What matters to you");
  await site.slide("High pay", 3);
  await site.slide("Growing work", 1);
  await eventually("the address has the order", () => order(page) === "pay3,growth1");
  await site.results.getByText("counting in high pay (a lot) and growing work (a little)").waitFor();
  const after = await site.matches();
  assert.deepEqual(codes(after), weighed("pay=3,growth=1"));
  assert.notDeepEqual(codes(after), codes(before));
  for (const match of after) {
    const same = before.find((other) => other.code === match.code);
    if (same) assert.equal(match.match, same.match, match.title);
  }
  assert.ok(await site.has(site.slider("Growing work")), "the slider keeps the focus");

  // Elsewhere and back, and after a reload, the order is the same.
  await site.go("Skills");
  await eventually("the order comes along", () => order(page) === "pay3,growth1");
  await site.go("Results");
  assert.deepEqual(codes(await site.matches()), codes(after));
  await page.reload();
  assert.deepEqual(codes(await site.matches()), codes(after));
  assert.equal(await site.slider("High pay").inputValue(), "3", "unfolded, since it is not the usual order");

  await page.getByRole("button", { name: "Back to fit alone" }).click();
  await eventually("the address is short again", () => order(page) === null);
  assert.deepEqual(codes(await site.matches()), codes(before));
  assert.ok(await site.has(site.slider("A good fit")));
});

scenario("each slider changes the order by itself", {}, async (site) => {
  const { page } = site;
  await site.as(PROFILE);
  await site.go("Results");
  await site.matches();
  await site.unfold("What matters to you");
  for (const [name, concern, value] of [
    ["High pay", "pay", 4],
    ["Growing work", "growth", 4],
    ["Short preparation", "preparation", 4],
    ["Low AI exposure", "exposure", 4],
  ]) {
    await site.slide(name, value);
    await eventually(`${concern} is in the address`, () => order(page) === `${concern}${value}`);
    assert.deepEqual(codes(await site.matches()), weighed(`${concern}=${value}`), name);
    await page.getByRole("button", { name: "Back to fit alone" }).click();
  }
});

scenario("a shared address opens with its order", {}, async (site) => {
  const { page } = site;
  await site.open("?step=role&weigh=pay=2,growth1");
  await site.say(PROFILE.role);
  await site.results.getByText("counting in high pay (some) and growing work (a little)").waitFor();
  await site.go("Results");
  await site.matches();
  await eventually("in its shortest form", () => order(page) === "pay2,growth1");
  await page.goBack();
  await site.role.waitFor();
});

for (const broken of ["luck9", "pay=-1", "pay=99", "%F0%9F%92%B8", "<script>alert(1)</script>"]) {
  scenario(`an address with the order ${broken} says so and shows the usual one`, {}, async (site) => {
    await site.open(`?step=role&weigh=${broken}`);
    await site.say(PROFILE.role);
    await site.matches();
    await site.page.getByText("The order in this address could not be read").waitFor();
    await site.results.getByText("In order of fit: the best match comes first.").waitFor();
  });
}
