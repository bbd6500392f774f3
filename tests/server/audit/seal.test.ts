import postgres from "postgres";
import { afterAll, beforeEach, expect, inject, test } from "vitest";

import { sealTrail } from "#app/server/audit/seal.server.ts";
import { startSealer } from "#app/server/audit/sealer.server.ts";
import { auditHead, verifyTrail } from "#app/server/audit/verify-trail.server.ts";
import { audit, auditAll } from "#app/server/platform/audit.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { logger } from "#app/server/platform/web/log.server.ts";
import { auditSeal } from "#db/schema/audit-seal.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { addressOf } from "#tests/support/server.ts";

const { name } = await useTestDatabase({ empty: true });
/** Whoever administers the database, and may change what the application may not. */
const intruder = postgres(addressOf(inject("server"), "postgres", name), { max: 2 });
afterAll(() => intruder.end());
beforeEach(() => intruder`truncate audit_seal, audit_unsealed, audit_entry restart identity`);

const deed = (subjectId: string) => ({
  ...{ actor: "system", action: "badge.revoked", subjectKind: "badge", subjectId },
  ...{ fields: ["revokedAt"], at: new Date("2022-10-13T04:00:00Z") },
});
const write = (...subjects: string[]) =>
  database().transaction((tx) => auditAll(tx, subjects.map(deed)));
async function sealAll(): Promise<void> {
  while ((await sealTrail()) > 0);
}
/** As a superuser can: no trigger and no foreign key stands in the way. */
const meddle = (statement: string) =>
  intruder.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx.unsafe(statement);
  });

test("each entry gets one seal, and the chain agrees with the trail", async () => {
  await write("a", "b", "c");
  await write("d");
  await sealAll();
  const { sealed, faults, head, unsealed } = await verifyTrail();
  expect({ sealed, faults, unsealed }).toEqual({
    ...{ sealed: 4, faults: [] },
    unsealed: { entries: 0, since: null },
  });
  expect(head).toEqual({ number: 4, digest: expect.stringMatching(/^[0-9a-f]{64}$/) as string });
  expect(await auditHead()).toEqual(head);
});

test("an entry that commits after younger ones is sealed later, and nobody waits for it", async () => {
  let commit = (): void => undefined;
  const held = new Promise<void>((resolve) => (commit = resolve));
  let isWritten = (): void => undefined;
  const written = new Promise<void>((resolve) => (isWritten = resolve));
  const slow = database().transaction(async (tx) => {
    await audit(tx, deed("slow"));
    isWritten();
    await held;
  });
  await written;
  await write("quick");
  await sealAll();
  expect((await verifyTrail()).sealed).toBe(1);
  commit();
  await slow;
  await sealAll();
  const order = await database().select().from(auditSeal).orderBy(auditSeal.number);
  expect(order.map(({ entryId }) => entryId)).toEqual([2, 1]);
  expect((await verifyTrail()).faults).toEqual([]);
});

test("what was rolled back is neither on the trail nor waited for", async () => {
  await database()
    .transaction(async (tx) => {
      await audit(tx, deed("undone"));
      throw new Error("undone");
    })
    .catch(() => undefined);
  await write("kept");
  await sealAll();
  expect(await verifyTrail()).toMatchObject({ sealed: 1, faults: [], unsealed: { entries: 0 } });
});

test("several sealers at once number the seals without a gap and seal nothing twice", async () => {
  for (let round = 0; round < 4; round += 1) {
    const many = Array.from({ length: 400 }, (_, at) => `${round}-${at}`);
    await Promise.all([write(...many), sealTrail(), sealTrail(), sealTrail()]);
  }
  await sealAll();
  expect(await verifyTrail()).toMatchObject({ sealed: 1_600, faults: [] });
});

test("a changed entry is named, and only that one", async () => {
  await write("a", "b", "c");
  await sealAll();
  await meddle(`update audit_entry set actor = 'somebody else' where id = 2`);
  const fault = { kind: "changed", seal: 2, entry: 2, action: "badge.revoked", subject: "badge b" };
  expect((await verifyTrail()).faults).toEqual([fault]);
});

test.each([
  ["at", `at = at + interval '1 microsecond'`],
  ["recorded_at", `recorded_at = recorded_at - interval '1 hour'`],
  ["fields", `fields = '{revokedAt,reason}'`],
  ["correlation", `correlation = gen_random_uuid()`],
  ["subject_id", `subject_id = 'another'`],
  ["action", `action = 'badge.issued'`],
])("a change of %s alone is found", async (_column, change) => {
  await write("a", "b");
  await sealAll();
  await meddle(`update audit_entry set ${change} where id = 1`);
  expect((await verifyTrail()).faults).toMatchObject([{ kind: "changed", entry: 1 }]);
});

test("entries that changed places are named, both of them", async () => {
  await write("a", "b", "c");
  await sealAll();
  await meddle(
    `update audit_entry set subject_id = case id when 1 then 'b' else 'a' end where id in (1, 2)`,
  );
  const { faults } = await verifyTrail();
  expect(faults).toMatchObject([
    { kind: "changed", entry: 1, subject: "badge b" },
    { kind: "changed", entry: 2, subject: "badge a" },
  ]);
});

test("seals that changed places are named", async () => {
  await write("a", "b", "c");
  await sealAll();
  await meddle(`update audit_seal set number = 99 where number = 1; update audit_seal set number = 1 where number = 2;
    update audit_seal set number = 2 where number = 99`);
  expect((await verifyTrail()).faults.map(({ seal }) => seal)).toEqual([1, 2, 3]);
});

test("an entry put in between with a seal of somebody's own is named", async () => {
  await write("a", "b");
  await sealAll();
  await meddle(`insert into audit_entry (id, at, actor, action, subject_kind, subject_id)
      overriding system value values (50, now(), 'system', 'badge.revoked', 'badge', 'forged');
    update audit_seal set number = 3 where number = 2;
    insert into audit_seal (number, entry_id, digest) values (2, 50, sha256('forged'))`);
  const { faults } = await verifyTrail();
  expect(faults).toContainEqual({
    ...{ kind: "changed", seal: 2, entry: 50, action: "badge.revoked" },
    subject: "badge forged",
  });
});

test("forty writers are in the middle of writing at once, and nobody waits for another or for the seal", async () => {
  const WRITERS = 40;
  const many = postgres(addressOf(inject("server"), "shanyrak_app", name), { max: WRITERS });
  let inTheMiddle = 0;
  let commit = (): void => undefined;
  const held = new Promise<void>((resolve) => (commit = resolve));
  await write("before");
  const writing = Array.from({ length: WRITERS }, (_, at) =>
    many.begin(async (tx) => {
      await tx`insert into audit_entry (at, actor, action, subject_kind, subject_id)
        values (now(), 'system', 'badge.revoked', 'badge', ${`writer ${at}`})`;
      inTheMiddle += 1;
      await held;
    }),
  );
  // Were they put in line, one alone would come here, and this would never be.
  await expect.poll(() => inTheMiddle, { timeout: 30_000 }).toBe(WRITERS);
  await sealAll();
  expect((await verifyTrail()).sealed, "what is committed is sealed beside them").toBe(1);
  commit();
  await Promise.all(writing);
  await many.end();
  expect(await sealTrail(), "one round of the sealer takes them all").toBe(WRITERS);
  expect(await verifyTrail()).toMatchObject({
    ...{ sealed: 1 + WRITERS, faults: [] },
    unsealed: { entries: 0 },
  });
});

test("an entry or a seal that was taken away is named", async () => {
  await write("a", "b", "c", "d");
  await sealAll();
  await meddle("delete from audit_entry where id = 2; delete from audit_seal where number = 4");
  await write("e");
  await sealAll();
  const { faults, unsealed } = await verifyTrail();
  expect(faults).toContainEqual({ kind: "entry_gone", seal: 2, entry: 2 });
  // The next seal took the number of the one that was cut off: entry 4 stands without one.
  expect(unsealed.entries).toBe(1);
  await meddle("delete from audit_seal where number = 3");
  expect((await verifyTrail()).faults).toContainEqual({ kind: "seal_gone", seal: 3 });
});

test("a chain made anew from some entry on is betrayed by a head that was kept", async () => {
  await write("a", "b", "c");
  await sealAll();
  const kept = (await verifyTrail()).head;
  if (!kept) throw new Error("Three entries have a head");
  expect((await verifyTrail(kept)).faults).toEqual([]);
  await meddle(`update audit_entry set actor = 'nobody' where id = 3;
    delete from audit_seal where number = 3; insert into audit_unsealed values (3)`);
  await sealAll();
  expect((await verifyTrail()).faults).toEqual([]);
  expect((await verifyTrail(kept)).faults).toEqual([{ kind: "other_head", seal: 3 }]);
  await meddle("delete from audit_seal where number = 3");
  expect((await verifyTrail(kept)).faults).toEqual([{ kind: "other_head", seal: 3 }]);
});

test("an entry kept from the sealer is counted with its age", async () => {
  await write("a");
  await meddle("delete from audit_unsealed");
  await sealAll();
  const { unsealed } = await verifyTrail();
  expect(unsealed).toEqual({ entries: 1, since: expect.any(Date) as Date });
});

test("the sealer of a process seals what is written without being asked, and ends in order", async () => {
  const stop = startSealer(logger("silent"));
  await write("a");
  await expect.poll(async () => (await verifyTrail()).sealed, { timeout: 5_000 }).toBe(1);
  await stop();
  await write("b");
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect((await verifyTrail()).sealed).toBe(1);
});
