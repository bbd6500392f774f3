import { eq, sql } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, beforeEach, expect, inject, test } from "vitest";

import { linkSecret, opensLink } from "#app/server/bilateral/secret-link.server.ts";
import { sealDeclared } from "#app/server/declaration/sealed.server.ts";
import { csvText } from "#app/server/import/csv-text.ts";
import { cancelImport, confirmImport } from "#app/server/import/turns.server.ts";
import { likelySame } from "#app/server/nominee/likely-same.server.ts";
import {
  openPassport,
  passportIndexes,
  sealPassport,
} from "#app/server/nominee/passport.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { StartError } from "#app/server/platform/start-error.server.ts";
import { checkKeys } from "#app/server/sealing/check-keys.server.ts";
import { rotateSealed } from "#app/server/sealing/rotate.server.ts";
import { rotateIndexes } from "#app/server/sealing/rotate-indexes.server.ts";
import { idleKeys, missingKeys, sealingStatus } from "#app/server/sealing/status.server.ts";
import { auditEntry } from "#db/schema/audit.ts";
import { nominee } from "#db/schema/nominee.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { HEADINGS, imported, personRow, workOff } from "#tests/support/import.ts";
import { draftOf, focalPoint } from "#tests/support/nominees.ts";
import { startScript } from "#tests/support/process.ts";
import { addressOf } from "#tests/support/server.ts";
import { Leave } from "#app/server/platform/sealing/leave.server.ts";

const { name } = await useTestDatabase();
const elsewhere = postgres(addressOf(inject("server"), "shanyrak_app", name), { max: 2 });
afterAll(() => elsewhere.end());

const key = (byte: number) => Buffer.alloc(32, byte).toString("base64");
const OLD = { master: key(7), index: key(9) };
const NEW = { master: key(17), index: key(19) };
type Keys = typeof OLD;
const useKeys = (current: Keys, ...others: Keys[]) =>
  Object.assign(process.env, {
    SHANYRAK_MASTER_KEY: current.master,
    SHANYRAK_INDEX_KEY: current.index,
    SHANYRAK_OTHER_MASTER_KEYS: others.map(({ master }) => master).join(" "),
    SHANYRAK_OTHER_INDEX_KEYS: others.map(({ index }) => index).join(" "),
  });
const quiet = () => undefined;
const rotate = async () => [...(await rotateSealed(quiet)), ...(await rotateIndexes(quiet))];
const idle = async () => {
  const standing = await sealingStatus();
  return [idleKeys(standing, "master").length, idleKeys(standing, "index").length];
};

beforeEach(async () => {
  useKeys(OLD, NEW);
  await rotate();
  useKeys(OLD);
});

const DELEGATIONS = ["jo", "kg", "tj", "uz", "kr", "in", "az", "mn"];
const nextFocal = () => focalPoint(DELEGATIONS.shift() ?? "");
const numberOf = async (id: string) => {
  const [row] = await database().select().from(nominee).where(eq(nominee.id, id));
  return openPassport(row?.passportSealed ?? null, Leave.notShown("sealed_anew")).number;
};
/** Whom a search by passport finds. */
const foundBy = (number: string) =>
  database()
    .select({ id: nominee.id })
    .from(nominee)
    .where(sql`${nominee.passportIndex} in (${sql.join(passportIndexes("JOR", number), sql`, `)})`);

test("while the keys change, a passport is found and known as the same under whichever it stands", async () => {
  const writer = await nextFocal();
  const early = await draftOf(writer, { passportNumber: "A1000001", surname: "Early" });
  useKeys(NEW, OLD);
  const late = await draftOf(writer, { passportNumber: "A1000001", surname: "Late" });
  expect(await foundBy("A1000001")).toHaveLength(2);
  const twinOf = async (id: string) =>
    (await likelySame(writer.delegationId, id)).map(({ by }) => by);
  expect([await twinOf(early), await twinOf(late)]).toEqual([["passport"], ["passport"]]);

  await rotate();
  expect(await idle()).toEqual([1, 1]);
  useKeys(NEW);
  expect(await foundBy("A1000001")).toHaveLength(2);
  expect([await twinOf(early), await twinOf(late)]).toEqual([["passport"], ["passport"]]);
  expect([await numberOf(early), await numberOf(late)]).toEqual(["A1000001", "A1000001"]);
});

test("a weapon declared before is the same weapon while the keys change", async () => {
  const writer = await nextFocal();
  const bearer = await draftOf(writer);
  const details = { make: "Caracal", model: "F", calibre: "9 × 19", serial: "QX 7741", rounds: 30 };
  const way = {
    entryPoint: "nqz",
    entryDay: "2022-10-12",
    exitPoint: "nqz",
    exitDay: "2022-10-13",
  };
  const insert = () => {
    const sealed = sealDeclared({ kind: "weapon", bearerId: bearer, details, ...way });
    const { detailsSealed, serialIndex, serialIndexBefore } = sealed;
    return elsewhere`insert into declaration (kind, delegation_id, bearer_id, details_sealed, serial_index,
        serial_index_before, entry_point, entry_day, exit_point, exit_day, declared_at, changed_at)
      values ('weapon', ${writer.delegationId}, ${bearer}, ${detailsSealed}, ${serialIndex},
        ${serialIndexBefore}, 'nqz', '2022-10-12', 'nqz', '2022-10-13', now(), now())`;
  };
  await insert();
  useKeys(NEW, OLD);
  await expect(insert()).rejects.toMatchObject({
    constraint_name: "weapon_declared_once_a_delegation",
  });
  await rotate();
  await expect(insert()).rejects.toMatchObject({
    constraint_name: "weapon_declared_once_a_delegation",
  });
});

test("a list that was saved before the change adds nobody after it, even where a name was mended meanwhile", async () => {
  const writer = await nextFocal();
  const importer = { accountId: writer.actor, delegationId: writer.delegationId };
  const list = csvText([[...HEADINGS], personRow(1, { 7: "", 8: "" })]);
  /** Cancelled where nobody in it is new, as nothing is left to do with it. */
  const save = async () => {
    const id = await imported(writer, list);
    const confirmed = await confirmImport(importer, id);
    if (!confirmed.ok) await cancelImport(importer, id);
    await workOff();
  };
  const people = () =>
    database().select().from(nominee).where(eq(nominee.delegationId, writer.delegationId));
  await save();
  await database()
    .update(nominee)
    .set({ surname: "Mended", foldedName: "mended" })
    .where(eq(nominee.delegationId, writer.delegationId));
  useKeys(NEW, OLD);
  await save();
  expect(await people()).toHaveLength(1);
  await rotate();
  useKeys(NEW);
  await save();
  expect(await people()).toHaveLength(1);
});

test("what somebody saves while it is being sealed anew stays, and nothing is lost", async () => {
  const writer = await nextFocal();
  const id = await draftOf(writer, { passportNumber: "B2000001" });
  const other = await draftOf(writer, { passportNumber: "B2000002" });
  // A web process that does not have the new key for its current one yet, in the middle of saving.
  const mended = sealPassport({ number: "B2999999", issuer: "JOR", mrz: "" });
  let commit = (): void => undefined;
  const held = new Promise<void>((resolve) => (commit = resolve));
  let isWritten = (): void => undefined;
  const written = new Promise<void>((resolve) => (isWritten = resolve));
  const save = elsewhere.begin(async (tx) => {
    await tx`update nominee set passport_sealed = ${mended.passportSealed}, passport_index = ${mended.passportIndex}
      where id = ${id}`;
    isWritten();
    await held;
  });
  await written;
  useKeys(NEW, OLD);
  const rotating = rotate();
  await expect.poll(waitsForALock).toBe(true);
  commit();
  await save;
  await rotating;
  expect([await numberOf(id), await numberOf(other)]).toEqual(["B2999999", "B2000002"]);
  expect(await idle()).toEqual([1, 1]);
});

async function waitsForALock(): Promise<boolean> {
  const [row] = await elsewhere`select exists (select from pg_stat_activity
    where datname = ${name} and wait_event_type = 'Lock') as waits`;
  return row?.waits === true;
}

const command = (...words: string[]) =>
  startScript("scripts/sealing.ts", {
    args: words,
    env: Object.fromEntries(
      Object.entries(process.env).filter(([variable]) =>
        /^(DATABASE_URL|SHANYRAK_.*KEYS?|SESSION_SECRET|ORIGIN)$/.test(variable),
      ),
    ) as Record<string, string>,
  });

test("a rotation killed in the middle goes on when asked again, and says when the earlier keys may go", async () => {
  const writer = await nextFocal();
  const rows = await database()
    .insert(nominee)
    .values(
      Array.from({ length: 90 }, (_, at) => ({
        ...{ delegationId: writer.delegationId, number: 1 + at },
        ...sealPassport({ number: `C${3_000_000 + at}`, issuer: "JOR", mrz: "" }),
      })),
    )
    .returning({ id: nominee.id });
  const ids = rows.map(({ id }) => id);
  useKeys(NEW, OLD);
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  // The last of them is being saved by somebody: the rotation stops before it with the others done.
  const holder = elsewhere.begin(async (tx) => {
    await tx`select from nominee where id = ${ids.at(-1) ?? ""} for update`;
    await held;
  });
  const first = command("rotate");
  const keysOfPassports = async () =>
    (await sealingStatus()).filter(({ column }) => column === "nominee.passport_sealed").length;
  await expect
    .poll(async () => (await waitsForALock()) && (await keysOfPassports()), { timeout: 30_000 })
    .toBe(2);
  first.kill("SIGKILL");
  expect(await first.ended).toBe(-1);
  letGo();
  await holder;
  expect((await idle())[1], "the indexes are not done").toBe(0);

  const second = command("rotate");
  expect(await second.ended, second.said()).toBe(0);
  expect(second.said()).toMatch(/Nothing stands under [0-9a-f]{8} any more/);
  useKeys(NEW);
  await expect(checkKeys()).resolves.toBeUndefined();
  for (const [at, id] of ids.entries()) expect(await numberOf(id)).toBe(`C${3_000_000 + at}`);
  const [entry] = await database()
    .select()
    .from(auditEntry)
    .where(eq(auditEntry.action, "sealing.rotated"));
  expect(entry?.fields).toContain("nominee.passport_sealed");
});

test("the product does not start without a key under which values stand, unless it is named as lost", async () => {
  const writer = await nextFocal();
  await draftOf(writer, { passportNumber: "D4000001" });
  useKeys(NEW);
  await expect(checkKeys()).rejects.toThrow(StartError);
  const missing = missingKeys(await sealingStatus(), "master");
  await expect(checkKeys()).rejects.toThrow(missing[0]);
  process.env.SHANYRAK_LOST_MASTER_KEYS = missing.join(",");
  await expect(checkKeys()).rejects.toThrow("Blind indexes");
  delete process.env.SHANYRAK_LOST_MASTER_KEYS;
  useKeys(NEW, OLD);
  await expect(checkKeys()).resolves.toBeUndefined();
});

test("a secret link that stands in somebody's calendar outlives the keys", async () => {
  const to = { kind: "calendar", subject: "jo" } as const;
  const secret = await linkSecret(to);
  useKeys(NEW, OLD);
  await rotate();
  useKeys(NEW);
  expect(await opensLink(to, secret)).toBe(true);
});
