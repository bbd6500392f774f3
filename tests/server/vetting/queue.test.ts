import { eq, inArray, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";

import { database } from "#app/server/platform/database.server.ts";
import { summitDefinition } from "#app/server/summit/definition.server.ts";
import { decideFile } from "#app/server/vetting/decide.server.ts";
import { loadDossier } from "#app/server/vetting/dossier.server.ts";
import {
  listQueue,
  nextInQueue,
  placeInQueue,
  type QueueQuery,
  QUEUE_PAGE,
} from "#app/server/vetting/queue.server.ts";
import { queueCounts } from "#app/server/vetting/queue-counts.server.ts";
import { auditEntry } from "#db/schema/audit.ts";
import { nominee } from "#db/schema/nominee.ts";
import { account } from "#db/schema/person.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { draftOf, focalPoint } from "#tests/support/nominees.ts";
import { officerWith, sentFile } from "#tests/support/officers.ts";

await useTestDatabase();
const definition = await summitDefinition();
// What the demonstration's people wait for is decided: here only our own files wait.
await database()
  .update(nominee)
  .set({ status: "cleared", stage: null })
  .where(inArray(nominee.status, ["submitted", "in_vetting", "on_hold", "returned"]));
const jordan = await focalPoint("jo");
const egypt = await focalPoint("eg");
const aigerim = await officerWith("officer", "Айгерім");
const sanzhar = await officerWith("security", "Санжар");
const hours = (n: number): Date => new Date(jordan.now.getTime() + n * 3_600_000);

const calm = await sentFile(jordan, { surname: "Calm" });
const late = await sentFile(egypt, {
  surname: "Late",
  category: "interpreter",
  nationality: "EGY",
});
const guard = await sentFile(jordan, { surname: "Guard", category: "security" });
const draft = await draftOf(jordan, { surname: "Draft" });
await database()
  .update(nominee)
  .set({ stageDueAt: hours(-2) })
  .where(eq(nominee.id, late));

const query = (change: Partial<QueueQuery> = {}): QueueQuery => ({
  officer: aigerim,
  view: "mine",
  delegationId: null,
  category: null,
  search: "",
  ...change,
});
const numberOf = async (id: string) => `egy-${String((await row(id)).number).padStart(4, "0")}`;
const idsOf = async (change: Partial<QueueQuery> = {}) =>
  (await listQueue(query(change), definition, null)).files.map(({ id }) => id);

describe("the queue of an officer", () => {
  it("begins with what is late and leaves drafts alone", async () => {
    expect((await idsOf())[0]).toBe(late);
    expect(await idsOf({ view: "team" })).not.toContain(draft);
    expect(await queueCounts(aigerim, definition, jordan.now)).toEqual({
      mine: 3,
      team: 3,
      late: 1,
      held: 0,
      returned: 0,
    });
  });

  it("holds what this officer may decide, no more", async () => {
    expect(await idsOf({ officer: sanzhar })).toEqual([]);
    const { version } = await row(guard);
    await decideFile(
      aigerim,
      { nomineeId: guard, version, outcome: "approved", reason: "", fields: [] },
      hours(0.1),
    );
    // Two persons: the second stage of a guard is no longer hers, though she has the role.
    expect(await idsOf()).not.toContain(guard);
    expect(await idsOf({ view: "team" })).toContain(guard);
  });

  it("is narrowed by delegation, category, name, native name and number", async () => {
    expect(await idsOf({ delegationId: "eg" })).toEqual([late]);
    expect(await idsOf({ category: "interpreter" })).toEqual([late]);
    expect(await idsOf({ search: "calm layla" })).toEqual([calm]);
    expect(await idsOf({ search: "الحمود" })).toHaveLength(2);
    expect(await idsOf({ search: await numberOf(late) })).toEqual([late]);
    expect(await idsOf({ search: "%" })).toEqual([]);
  });

  it("leads on to the next file, and from the last to the first", async () => {
    expect(await nextInQueue(query(), definition, await placeInQueue("mine", late))).toBe(calm);
    expect(await nextInQueue(query(), definition, await placeInQueue("mine", calm))).toBe(late);
    expect(
      await nextInQueue(
        query({ delegationId: "eg" }),
        definition,
        await placeInQueue("mine", late),
      ),
    ).toBeNull();
  });

  it("is read in pages from its index, without a file twice or missing", async () => {
    await database().execute(sql`
      insert into nominee (delegation_id, number, category, quota_group, status, stage, surname, folded_name, submitted_at, stage_due_at, version)
      select 'jo', 1000 + n, 'delegate', 'delegates', 'draft', 'identity', 'Row' || n, 'rov' || n, now(), ${hours(20).toISOString()}::timestamptz, 1
      from generate_series(1, 120) n`);
    const seen: string[] = [];
    let after = null;
    do {
      const page = await listQueue(query({ view: "team", search: "row" }), definition, after);
      seen.push(...page.files.map(({ id }) => id));
      after = page.next;
    } while (after);
    expect(seen).toHaveLength(120);
    expect(new Set(seen).size).toBe(120);
    expect(QUEUE_PAGE).toBeLessThan(120);
    const plan = await database().transaction(async (tx) => {
      await tx.execute(sql`set local enable_seqscan = off`);
      return tx.execute(sql`explain select id from nominee where stage is not null
        order by coalesce(stage_due_at, submitted_at), id limit 51`);
    });
    expect(JSON.stringify(plan)).toContain("nominee_in_queue");
  });
});

const row = async (id: string) => {
  const [found] = await database().select().from(nominee).where(eq(nominee.id, id));
  if (!found) throw new Error("No such nominee");
  return found;
};
const readings = (id: string) =>
  database().$count(
    auditEntry,
    sql`${auditEntry.action} = 'passport.read' and ${auditEntry.subjectId} = ${id}`,
  );

describe("a dossier", () => {
  it("opens the passport and writes down that it did", async () => {
    const dossier = await loadDossier(aigerim, calm, jordan.now);
    expect(dossier?.passport?.number).toBe("T4820173");
    expect(dossier?.file.passportSealed).toBeNull();
    expect(await readings(calm)).toBe(1);
  });

  it("keeps the passport sealed once the file is decided", async () => {
    const { version } = await row(calm);
    const returned = { outcome: "returned", reason: "A newer photo", fields: [] } as const;
    await decideFile(aigerim, { nomineeId: calm, version, ...returned }, hours(0.2));
    expect((await loadDossier(aigerim, calm, jordan.now))?.passport).toBeNull();
    expect(await readings(calm)).toBe(1);
  });

  it("shows another file with the same passport, across delegations", async () => {
    const twin = await sentFile(egypt, {
      surname: "Twin",
      nationality: "EGY",
      category: "interpreter",
    });
    const dossier = await loadDossier(aigerim, twin, jordan.now);
    const by = (samePassport: boolean) =>
      dossier?.twins.filter((one) => one.samePassport === samePassport).map(({ id }) => id);
    expect(by(true)).toEqual([late]);
    // The tests' people are one Layla: the same birthday, the same given names.
    expect(by(false)).not.toEqual([]);
    expect(dossier?.twins.every(({ code }) => /^[A-Z]{3}$/.test(code))).toBe(true);
    expect(dossier?.checks[0]).toEqual({ check: "same_passport", grade: "warn", word: "warn" });
  });

  it("says who confirmed the data notice for the person", async () => {
    const [focal] = await database().select().from(account).where(eq(account.id, jordan.actor));
    const shown = await loadDossier(aigerim, guard, jordan.now);
    expect(shown?.consent).toMatchObject({ by: focal?.name, version: definition.notice?.version });
  });

  it("is none for a draft, which is the delegation's own, and for what does not exist", async () => {
    expect(await loadDossier(aigerim, draft, jordan.now)).toBeNull();
    expect(
      await loadDossier(aigerim, "00000000-0000-4000-8000-000000000000", jordan.now),
    ).toBeNull();
  });

  it("says why this officer cannot decide", async () => {
    expect((await loadDossier(sanzhar, late, jordan.now))?.barred).toEqual({
      kind: "not_your_stage",
      stage: "completeness",
      role: "officer",
    });
  });
});
