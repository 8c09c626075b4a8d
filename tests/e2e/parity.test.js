// The page and the command line answer alike.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { COORDINATOR } from "./support/profiles.js";
import { required, scenario } from "./support/scenario.js";

function commandLine(profile, top) {
  const answer = execFileSync(required("WAYMARK_CLI"), ["recommend", "--top", String(top)], {
    cwd: required("WAYMARK_ROOT"),
    input: `${JSON.stringify(profile)}\n`,
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  return JSON.parse(answer);
}

scenario("the page and the command line rank alike", {}, async (site) => {
  const expected = commandLine(COORDINATOR, 10).results;
  assert.equal(expected.length, 10);

  await site.start();
  await site.say(COORDINATOR.role);
  await site.go("Skills");
  for (const skill of COORDINATOR.skills) await site.addSkill(skill);
  await site.go("Interests");
  await site.chooseInterest("Leading and persuading");
  await site.chooseInterest("Finding out");
  await site.go("Results");
  const shown = await site.matches();

  assert.deepEqual(
    shown.map((match) => match.code),
    expected.map((match) => match.code),
  );
  for (const [index, match] of expected.entries()) {
    const difference = Math.abs(match.match - shown[index].match);
    assert.ok(difference < 1e-3, `${match.code}: ${match.match} and ${shown[index].match}`);
  }
});
