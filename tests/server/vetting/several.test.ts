import { eq, inArray } from "drizzle-orm";
import { describe, expect, it } from "vitest";

import { database } from "#app/server/platform/database.server.ts";
import { decideFile } from "#app/server/vetting/decide.server.ts";
import { decideSeveral, foreseeSeveral } from "#app/server/vetting/several.server.ts";
import { auditEntry } from "#db/schema/audit.ts";
import { nominee } from "#db/schema/nominee.ts";
import { vettingDecision } from "#db/schema/vetting.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { draftOf, focalPoint } from "#tests/support/nominees.ts";
import { officerWith, sentFile } from "#tests/support/officers.ts";

await useTestDatabase();
const focal = await focalPoint("jo");
const aigerim = await officerWith("officer", "Айгерім");
const daulet = await officerWith("officer", "Дәулет");
const sanzhar = await officerWith("security", "Санжар");
let clock = focal.now.getTime();
const tick = (): Date => new Date((clock += 60_000));

const own = (n: number, change = {}) =>
  sentFile(focal, {
    surname: `Person ${"abcdefgh"[n]}`,
    passportNumber: `T482018${n}`,
    birthDate: `198${n}-03-17`,
    ...change,
  });
const approve = { act: "approved", reason: "" } as const;
const statusesOf = async (ids: string[]) => {
  const rows = await database().select().from(nominee).where(inArray(nominee.id, ids));
  return ids.map((id) => rows.find((row) => row.id === id)?.status);
};

describe("a preview of several files", () => {
  it("says what would become of each, why one cannot be decided, and what to look at first", async () => {
    const plain = await own(1);
    const soon = await own(2, { passportExpires: "2022-12-01" });
    const twin = await own(3, { passportNumber: "T4820181", birthDate: "1981-03-17" });
    const draft = await draftOf(focal);
    const rows = await foreseeSeveral(aigerim, [plain, soon, twin, draft, "x"], approve, tick());
    expect(rows.map(({ id }) => id)).toEqual([plain, soon, twin]);
    expect(rows.map(({ foreseen }) => foreseen)).toEqual(
      Array(3).fill({ ok: true, status: "in_vetting", stage: "identity" }),
    );
    const warned = rows.map(({ warnings }) => warnings.checks.map(({ check }) => check));
    expect(warned).toEqual([["same_passport"], ["passport"], ["same_passport"]]);
    const [barred] = await foreseeSeveral(sanzhar, [plain], approve, tick());
    expect(barred?.foreseen).toMatchObject({ ok: false, error: { kind: "not_your_stage" } });
    const [mute] = await foreseeSeveral(aigerim, [plain], { act: "returned", reason: "" }, tick());
    expect(mute?.foreseen).toMatchObject({ ok: false, error: { kind: "reason_missing" } });
    const [blind] = await foreseeSeveral(aigerim, [plain], { act: "held", reason: "" }, tick());
    expect(blind?.foreseen).toMatchObject({ ok: false, error: { kind: "why_missing" } });
    expect(await statusesOf([plain, soon, twin])).toEqual(Array(3).fill("submitted"));
    const read = await database().$count(auditEntry, eq(auditEntry.action, "passport.read"));
    expect(read).toBe(0);
  });
});

describe("several files decided at once", () => {
  it("are each decided with its own entry, and one that changed since the preview is left alone", async () => {
    const ids = [await own(4), await own(5), await own(6)] as const;
    const seen = (await foreseeSeveral(aigerim, ids, approve, tick())).map(({ id, version }) => ({
      id,
      version,
    }));
    const between = { nomineeId: ids[1], version: seen[1]?.version ?? 0, fields: [] };
    await decideFile(daulet, { ...between, outcome: "refused", reason: "No note" }, tick());
    const done = await decideSeveral(aigerim, seen, approve, tick());
    expect([...done.values()]).toEqual([
      null,
      expect.objectContaining({
        kind: "changed",
        by: expect.objectContaining({ name: "Дәулет", outcome: "refused" }) as object,
      }),
      null,
    ]);
    expect(await statusesOf([...ids])).toEqual(["in_vetting", "refused", "in_vetting"]);
    for (const id of [ids[0], ids[2]]) {
      const entries = await database()
        .select()
        .from(auditEntry)
        .where(eq(auditEntry.subjectId, id));
      expect(entries.filter(({ action }) => action === "nominee.approved")).toHaveLength(1);
    }
    // Sent twice, the second time decides nothing more.
    const again = await decideSeveral(aigerim, seen, approve, tick());
    expect([...again.values()].every((refused) => refused?.kind === "changed")).toBe(true);
    const decided = await database()
      .select()
      .from(vettingDecision)
      .where(inArray(vettingDecision.nomineeId, [...ids]));
    expect(decided).toHaveLength(3);
  });

  it("are held or returned for one reason", async () => {
    const [one, two] = [await own(7), await own(0, { birthDate: "1979-01-01" })];
    const held = { act: "held", reason: "The embassy answers on Friday" } as const;
    await decideSeveral(aigerim, [{ id: one, version: 2 }], held, tick());
    const returned = { act: "returned", reason: "Photos from this year, please" } as const;
    await decideSeveral(aigerim, [{ id: two, version: 2 }], returned, tick());
    expect(await statusesOf([one, two])).toEqual(["on_hold", "returned"]);
  });
});
