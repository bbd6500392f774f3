import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";

import { astanaInstant } from "#app/domain/time/astana.ts";
import { saveNominee } from "#app/server/nominee/save.server.ts";
import { submitNominee } from "#app/server/nominee/submit.server.ts";
import { withdrawNominee } from "#app/server/nominee/withdraw.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { summitDefinition } from "#app/server/summit/definition.server.ts";
import { auditEntry } from "#db/schema/audit.ts";
import { delegation, quota } from "#db/schema/delegation.ts";
import { nominee } from "#db/schema/nominee.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { draftOf, focalPoint, LAYLA } from "#tests/support/nominees.ts";

await useTestDatabase();

const placesOf = async (delegationId: string, quotaGroup: string) => {
  const [row] = await database()
    .select()
    .from(quota)
    .where(
      and(
        eq(quota.delegationId, delegationId),
        eq(quota.kind, "badge"),
        eq(quota.quotaGroup, quotaGroup),
      ),
    );
  if (!row) throw new Error("No such quota");
  return row;
};

const fileOf = async (id: string) => {
  const [row] = await database().select().from(nominee).where(eq(nominee.id, id));
  if (!row) throw new Error("No such nominee");
  return row;
};

/** Leaves exactly `free` places in a group. */
const leave = (free: number, delegationId: string, quotaGroup: string) =>
  placesOf(delegationId, quotaGroup).then(({ taken }) =>
    database()
      .update(quota)
      .set({ places: taken + free })
      .where(
        and(
          eq(quota.delegationId, delegationId),
          eq(quota.kind, "badge"),
          eq(quota.quotaGroup, quotaGroup),
        ),
      ),
  );

describe("places of a delegation", () => {
  test("twenty sent at once for the last three places: exactly three are taken in", async () => {
    const focal = await focalPoint("jo");
    await leave(3, "jo", "delegates");
    const ids = await Promise.all(Array.from({ length: 20 }, () => draftOf(focal)));
    const sent = await Promise.all(ids.map((id) => submitNominee(focal, { id, inPlaceOf: null })));
    expect(sent.filter(({ ok }) => ok)).toHaveLength(3);
    expect(sent.filter(({ ok }) => !ok)).toEqual(
      Array.from({ length: 17 }, () => ({
        ok: false,
        error: { kind: "full", quotaGroup: "delegates" },
      })),
    );
    const { taken, places } = await placesOf("jo", "delegates");
    expect(taken).toBe(places);
    const drafts = await database()
      .select()
      .from(nominee)
      .where(and(eq(nominee.delegationId, "jo"), eq(nominee.status, "draft")));
    expect(drafts).toHaveLength(17);
    const trail = await database()
      .select()
      .from(auditEntry)
      .where(eq(auditEntry.action, "nominee.submitted"));
    expect(trail).toHaveLength(3);
  });

  test("twenty created at once get twenty numbers without a gap", async () => {
    const focal = await focalPoint("qa");
    const ids = await Promise.all(Array.from({ length: 20 }, () => draftOf(focal)));
    const files = await Promise.all(ids.map(fileOf));
    expect(files.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, at) => at + 1),
    );
    const [row] = await database().select().from(delegation).where(eq(delegation.id, "qa"));
    expect(row?.lastNomineeNumber).toBe(20);
  });

  test("a substitution keeps the place, though the group is full and others are waiting for it", async () => {
    const focal = await focalPoint("kg");
    await leave(1, "kg", "security");
    const leaving = await draftOf(focal, { category: "security" });
    expect((await submitNominee(focal, { id: leaving, inPlaceOf: null })).ok).toBe(true);
    const others = await Promise.all(
      Array.from({ length: 6 }, () => draftOf(focal, { category: "security" })),
    );
    const [incoming = "", ...waiting] = others;
    const [substituted, ...rest] = await Promise.all([
      submitNominee(focal, { id: incoming, inPlaceOf: leaving }),
      ...waiting.map((id) => submitNominee(focal, { id, inPlaceOf: null })),
    ]);
    expect(substituted).toEqual({ ok: true, value: { status: "submitted", late: false } });
    expect(rest.every(({ ok }) => !ok)).toBe(true);
    expect((await fileOf(leaving)).status).toBe("withdrawn");
    expect((await placesOf("kg", "security")).taken).toBe(1);
  });

  test("a place cannot be given up by somebody of another group or another delegation", async () => {
    const [focal, foreign] = [await focalPoint("tj"), await focalPoint("uz")];
    const media = await draftOf(focal, { category: "media" });
    const theirs = await draftOf(foreign);
    for (const [writer, id] of [
      [focal, media],
      [foreign, theirs],
    ] as const)
      expect((await submitNominee(writer, { id, inPlaceOf: null })).ok).toBe(true);
    const incoming = await draftOf(focal);
    for (const inPlaceOf of [media, theirs])
      expect(await submitNominee(focal, { id: incoming, inPlaceOf })).toEqual({
        ok: false,
        error: { kind: "no_substitute" },
      });
    expect((await fileOf(theirs)).status).toBe("submitted");
  });

  test("withdrawing frees the place, once", async () => {
    const focal = await focalPoint("mn");
    const id = await draftOf(focal);
    await submitNominee(focal, { id, inPlaceOf: null });
    expect((await placesOf("mn", "delegates")).taken).toBe(1);
    expect(await withdrawNominee(focal, id)).toEqual({ ok: true, value: { badgeRevoked: false } });
    expect((await placesOf("mn", "delegates")).taken).toBe(0);
    expect(await withdrawNominee(focal, id)).toEqual({ ok: false, error: "not_open" });
  });

  test("a returned file that moves to a full group is told so, and keeps its own place", async () => {
    const focal = await focalPoint("th");
    const id = await draftOf(focal);
    await submitNominee(focal, { id, inPlaceOf: null });
    await database().update(nominee).set({ status: "returned" }).where(eq(nominee.id, id));
    await leave(0, "th", "media");
    const { version } = await fileOf(id);
    const definition = await summitDefinition();
    const draft = { ...LAYLA, category: "media" };
    expect(await saveNominee(focal, { id, version, draft, photo: null, definition })).toEqual({
      ok: false,
      error: "full",
    });
    expect((await placesOf("th", "delegates")).taken).toBe(1);
  });
});

describe("sending", () => {
  test("waits for the first stage of the category", async () => {
    const focal = await focalPoint("az");
    const id = await draftOf(focal);
    await submitNominee(focal, { id, inPlaceOf: null });
    const { categories } = await summitDefinition();
    expect((await fileOf(id)).stage).toBe(
      categories.find((c) => c.id === "delegate")?.vettingPath[0],
    );
  });

  test("names each gap, and takes no place while there is one", async () => {
    const focal = await focalPoint("bh");
    const id = await draftOf(focal, { surname: "", passportNumber: "" });
    expect(await submitNominee(focal, { id, inPlaceOf: null })).toEqual({
      ok: false,
      error: { kind: "incomplete", gaps: ["surname", "passportNumber"] },
    });
    expect((await placesOf("bh", "delegates")).taken).toBe(0);
  });

  test("asks for another category where this one is not open to the delegation", async () => {
    const focal = await focalPoint("mn");
    const id = await draftOf(focal, { category: "secretariat" });
    expect(await submitNominee(focal, { id, inPlaceOf: null })).toEqual({
      ok: false,
      error: { kind: "incomplete", gaps: ["category"] },
    });
  });

  test("is refused at the close to the second; a file returned in time may come back", async () => {
    const focal = await focalPoint("il");
    const { nominations } = await summitDefinition();
    const close = astanaInstant(nominations.close);
    const id = await draftOf(focal);
    const late = { ...focal, now: close };
    expect(await submitNominee(late, { id, inPlaceOf: null })).toEqual({
      ok: false,
      error: { kind: "late" },
    });
    const lastSecond = { ...focal, now: new Date(close.getTime() - 1000) };
    expect((await submitNominee(lastSecond, { id, inPlaceOf: null })).ok).toBe(true);
    await database().update(nominee).set({ status: "returned" }).where(eq(nominee.id, id));
    expect((await submitNominee(late, { id, inPlaceOf: null })).ok).toBe(true);
  });

  test("points at a zone that disagrees with itself", async () => {
    const focal = await focalPoint("ir");
    const id = await draftOf(focal, { mrz: `P<IRN${"<".repeat(39)}\n${"1".repeat(44)}` });
    expect(await submitNominee(focal, { id, inPlaceOf: null })).toEqual({
      ok: false,
      error: { kind: "faulty", fields: ["mrz"] },
    });
  });

  test("cannot be done for another delegation", async () => {
    const [focal, foreign] = [await focalPoint("kz"), await focalPoint("ru")];
    const id = await draftOf(focal);
    expect(await submitNominee(foreign, { id, inPlaceOf: null })).toEqual({
      ok: false,
      error: { kind: "not_found" },
    });
    expect(await withdrawNominee(foreign, id)).toEqual({ ok: false, error: "not_found" });
    expect((await fileOf(id)).status).toBe("draft");
  });
});
