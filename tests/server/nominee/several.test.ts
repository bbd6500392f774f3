import { eq, inArray } from "drizzle-orm";
import { expect, test } from "vitest";

import { type Sort, USUAL_SORTING } from "#app/domain/nominee/sorting.ts";
import { astanaInstant } from "#app/domain/time/astana.ts";
import { listNominees } from "#app/server/nominee/dashboard.server.ts";
import { dashboardPage } from "#app/server/nominee/dashboard-page.server.ts";
import { decideLate } from "#app/server/nominee/late.server.ts";
import { sendSeveral } from "#app/server/nominee/send-several.server.ts";
import { submitNominee } from "#app/server/nominee/submit.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { summitDefinition } from "#app/server/summit/definition.server.ts";
import { decideFile } from "#app/server/vetting/decide.server.ts";
import { auditEntry } from "#db/schema/audit.ts";
import { quota } from "#db/schema/delegation.ts";
import { lateNomination, nominee } from "#db/schema/nominee.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { draftOf, focalPoint } from "#tests/support/nominees.ts";
import { officerWith, sentFile } from "#tests/support/officers.ts";

await useTestDatabase();
const jordan = await focalPoint("jo");
const egypt = await focalPoint("eg");

const statuses = async (ids: string[]) => {
  const rows = await database().select().from(nominee).where(inArray(nominee.id, ids));
  return ids.map((id) => rows.find((row) => row.id === id)?.status);
};
const pageOf = (delegationId: string) =>
  dashboardPage(
    { delegationId, now: jordan.now, language: "en" },
    { tab: "all", search: "", sorting: USUAL_SORTING, page: 1 },
  );

test("of several sent together the incomplete and the foreign stay as they were, each with its reason", async () => {
  const ready = await draftOf(jordan, { surname: "Ready" });
  const bare = await draftOf(jordan, { surname: "Bare", position: "" });
  const foreign = await draftOf(egypt, { surname: "Foreign", nationality: "EGY" });
  const sent = await sendSeveral(jordan, [bare, ready, foreign, ready, "no id"]);
  expect(sent).toMatchObject([
    { id: bare, result: { ok: false, error: { kind: "incomplete", gaps: ["position"] } } },
    { id: ready, result: { ok: true, value: { status: "submitted" } } },
    { id: foreign, name: "", result: { ok: false, error: { kind: "not_found" } } },
  ]);
  expect(sent[0]?.name).toContain("Bare");
  expect(await statuses([bare, ready, foreign])).toEqual(["draft", "submitted", "draft"]);
  const trail = await database()
    .select()
    .from(auditEntry)
    .where(inArray(auditEntry.subjectId, [bare, ready, foreign]));
  expect(trail.filter(({ action }) => action === "nominee.submitted")).toHaveLength(1);
});

test("a draft whose notice nobody confirmed is not called ready, and is not sent", async () => {
  const id = await draftOf(jordan, { surname: "Unasked" });
  const row = async () => (await pageOf("jo"))?.rows.find((one) => one.id === id);
  expect(await row()).toMatchObject({ consentMissing: false, unread: false });
  await database().update(nominee).set({ consentVersion: null }).where(eq(nominee.id, id));
  expect(await row()).toMatchObject({ consentMissing: true });
  expect(await sendSeveral(jordan, [id])).toMatchObject([
    { result: { ok: false, error: { kind: "no_consent" } } },
  ]);
});

test("the last places go to the first who were ticked", async () => {
  await database().update(quota).set({ places: 2 }).where(eq(quota.delegationId, "eg"));
  const ids = [];
  for (let n = 0; n < 4; n += 1) ids.push(await draftOf(egypt, { nationality: "EGY" }));
  const { taken } = (await pageOf("eg"))?.quotas.find(({ group }) => group === "delegates") ?? {};
  const free = 2 - (taken ?? 0);
  const sent = await sendSeveral(egypt, ids);
  expect(sent.map(({ result }) => result.ok)).toEqual(ids.map((_, at) => at < free));
  expect(sent.at(-1)?.result).toEqual({
    ok: false,
    error: { kind: "full", quotaGroup: "delegates" },
  });
});

const STANDING = { A: "returned", B: "draft", C: "withdrawn" } as const;
const kh = await focalPoint("kh");
for (const [at, surname] of (["C", "A", "B"] as const).entries()) {
  const id = await draftOf(kh, { surname, givenNames: "" });
  const changedAt = new Date(kh.now.getTime() + at * 60_000);
  await database()
    .update(nominee)
    .set({ status: STANDING[surname], changedAt })
    .where(eq(nominee.id, id));
}

test.each([
  ["name", "ABC"],
  ["status", "BAC"],
  ["changed", "CAB"],
] satisfies [Sort, string][])(
  "a list ordered by %s comes as %s, and the other way round",
  async (by, order) => {
    const listed = async (down: boolean) =>
      (
        await listNominees({
          delegationId: "kh",
          tab: "all",
          search: "",
          sorting: { by, down },
          page: 1,
        })
      )
        .map(({ surname }) => surname)
        .filter((surname) => surname in STANDING);
    expect((await listed(false)).join("")).toBe(order);
    expect((await listed(true)).toReversed().join("")).toBe(order);
  },
);

test("a refused file and one declined after the close say why in the list; one that waits so, says that", async () => {
  const officer = await officerWith("officer", "Aigerim");
  const refused = await sentFile(jordan, { surname: "Refused" });
  const [file] = await database().select().from(nominee).where(eq(nominee.id, refused));
  await decideFile(
    officer,
    {
      nomineeId: refused,
      version: file?.version ?? 0,
      outcome: "refused",
      reason: "On a list.",
      fields: [],
    },
    jordan.now,
  );
  const { close } = (await summitDefinition()).nominations;
  const after = { ...jordan, now: new Date(astanaInstant(close).getTime() + 60_000) };
  const late = await draftOf(after, { surname: "Late" });
  const waits = await draftOf(after, { surname: "Waits" });
  for (const id of [late, waits])
    expect(await submitNominee(after, { id, inPlaceOf: null, lateReason: "Ill." })).toMatchObject({
      ok: true,
      value: { late: true },
    });
  const [asked] = await database()
    .select()
    .from(lateNomination)
    .where(eq(lateNomination.nomineeId, late));
  const by = { id: officer.id, now: after.now };
  await decideLate(by, { id: asked?.id ?? "", outcome: "declined", answer: "Too late." });
  const rows = (await pageOf("jo"))?.rows ?? [];
  const row = (id: string) => rows.find((one) => one.id === id);
  expect(row(refused)?.refusedReason).toBe("On a list.");
  expect(row(late)?.refusedReason).toBe("Too late.");
  expect(row(waits)).toMatchObject({ status: "submitted", stage: null, refusedReason: "" });
});
