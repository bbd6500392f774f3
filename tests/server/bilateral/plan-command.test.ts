import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect, test } from "vitest";

import type { PlannedMeeting, PlanProblem } from "#app/domain/bilateral/plan/problem.ts";
import { isValid } from "#tests/support/planning.ts";

const SMALL = "tests/vectors/bilaterals/small-1.json";
const folder = mkdtempSync(join(tmpdir(), "shanyrak-plan-"));

function plan(...wishes: string[]) {
  const ran = spawnSync(process.execPath, ["--import", "tsx", "scripts/plan.ts", ...wishes], {
    encoding: "utf8",
  });
  const lines = ran.stdout.trim().split("\n");
  return { code: ran.status, error: ran.stderr, lines };
}

test("a small problem is planned to its proven best, and the plan holds", () => {
  const out = join(folder, "plan.json");
  const { lines, code } = plan(SMALL, "--json", out);
  expect(code).toBe(0);
  expect(lines.filter((line) => line.startsWith("{"))).toHaveLength(1);
  const last = JSON.parse(lines.at(-1) ?? "") as Record<string, unknown>;
  expect(last).toMatchObject({ weight: 992, bound: 992, gap: 0, requests: 40, proven: true });
  const problem = JSON.parse(readFileSync(SMALL, "utf8")) as PlanProblem;
  const meetings = JSON.parse(readFileSync(out, "utf8")) as PlannedMeeting[];
  expect(meetings).toHaveLength(Number(last.placed));
  expect(isValid(problem, meetings)).toBe(true);
});

test("the same seed and steps give the same plan in another process", () => {
  const [one, two] = ["one.json", "two.json"].map((name) => join(folder, name));
  for (const out of [one, two]) plan(SMALL, "--steps", "20000", "--seed", "7", "--json", out ?? "");
  expect(readFileSync(one ?? "", "utf8")).toBe(readFileSync(two ?? "", "utf8"));
});

test("says what is wrong with a file, an option or nothing at all", () => {
  const file = join(folder, "broken.json");
  writeFileSync(
    file,
    readFileSync(SMALL, "utf8").replace('"dur": 3', '"dur": 0').replace('"dur":3', '"dur":0'),
  );
  expect(plan(file)).toMatchObject({
    code: 1,
    error: expect.stringContaining("requests[0].dur") as string,
  });
  writeFileSync(file, "{");
  expect(plan(file).error).toContain("not JSON");
  expect(plan(SMALL, "--gap", "much").error).toContain("--gap");
  expect(plan().error).toContain("npm run plan");
});
