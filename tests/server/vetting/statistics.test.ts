import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";

import { FILE_STATUSES } from "#app/domain/nominee/status.ts";
import { ageOf, FUNNEL_STEPS, funnelOf, riskOf } from "#app/domain/vetting/statistics.ts";
import { database } from "#app/server/platform/database.server.ts";
import { statistics } from "#app/server/vetting/statistics.server.ts";
import { nominee } from "#db/schema/nominee.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { focalPoint } from "#tests/support/nominees.ts";
import { sentFile } from "#tests/support/officers.ts";
import { somebody } from "../badge/people.ts";

await useTestDatabase();

test("every status stands in one step of the funnel, and the steps add up", () => {
  const funnel = funnelOf(FILE_STATUSES.map((status, at) => ({ status, files: at + 1 })));
  const sum = FUNNEL_STEPS.reduce((files, step) => files + funnel[step], 0);
  expect(sum).toBe(funnel.total);
  expect(sum).toBe(55);
});

test.each([
  [-1, "hours6"],
  [5.9, "hours6"],
  [6, "hours24"],
  [24, "days2"],
  [48, "days4"],
  [96, "more"],
] as const)("a file that waited %d hours is counted under %s", (hours, age) =>
  expect(ageOf(hours)).toBe(age),
);

test.each([
  [null, "held"],
  [-0.1, "late"],
  [0, "soon"],
  [4, "soon"],
  [24, "day"],
  [24.1, "calm"],
] as const)("with %s hours left a file is %s", (left, risk) => expect(riskOf(left)).toBe(risk));

describe("the statistics", () => {
  test("count each file once by delegation and category, and what waits by age and deadline", async () => {
    const writer = await focalPoint("mn");
    const id = await sentFile(writer);
    await somebody({ delegationId: "mn" });
    const { all, delegations, categories, stages } = await statistics("en", writer.now);
    const mongolia = delegations.find((row) => row.id === "mn");
    expect(mongolia).toMatchObject({ name: "Mongolia" });
    expect(mongolia?.funnel).toMatchObject({ review: 1, cleared: 1 });
    const summed = (rows: typeof delegations) =>
      rows.reduce((sum, { funnel }) => sum + funnel.total, 0);
    expect(summed(delegations)).toBe(all.total);
    expect(summed(categories)).toBe(all.total);
    const [file] = await database().select().from(nominee).where(eq(nominee.id, id));
    const before = stages.find((stage) => stage.id === file?.stage);

    const days = 5;
    const later = new Date(writer.now.getTime() + days * 86_400_000);
    const after = (await statistics("en", later)).stages.find((stage) => stage.id === file?.stage);
    expect(after?.files).toBe(before?.files);
    expect(before?.ages.hours6).toBeGreaterThan(0);
    expect(after?.ages.more).toBe(after?.files);
    expect(after?.risks.late).toBeGreaterThan(before?.risks.late ?? 0);
    await database().update(nominee).set({ status: "on_hold" }).where(eq(nominee.id, id));
    const held = (await statistics("en", later)).stages.find((stage) => stage.id === file?.stage);
    expect(held?.risks.held).toBe((after?.risks.held ?? 0) + 1);
  });
});
