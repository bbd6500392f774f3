import { createHash, randomUUID } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { asc, eq } from "drizzle-orm";
import { runMigrations } from "graphile-worker";
import postgres from "postgres";
import { afterAll, expect, test, vi } from "vitest";

import { headText } from "#app/domain/audit/head.ts";
import { sealTrail } from "#app/server/audit/seal.server.ts";
import { auditHead, verifyTrail } from "#app/server/audit/verify-trail.server.ts";
import { checkBackup } from "#app/server/backup/check.server.ts";
import { restoreBackup } from "#app/server/backup/restore.server.ts";
import { takeBackup } from "#app/server/backup/take.server.ts";
import { badgePdf } from "#app/server/badge/pdf.server.ts";
import { revokeBadge } from "#app/server/badge/revoke.server.ts";
import { judgeOnline } from "#app/server/gate/verdict.server.ts";
import { audit } from "#app/server/platform/audit.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { closeDatabase, database, sqlClient } from "#app/server/platform/database.server.ts";
import { migrateDatabase, migrateTo } from "#app/server/platform/migrate.server.ts";
import { indexKeys, keyIdText, masterKeys } from "#app/server/platform/sealing/keyring.server.ts";
import { unsealText } from "#app/server/platform/sealing.server.ts";
import { auditEntry, mail } from "#db/schema/audit.ts";
import { badge } from "#db/schema/badge.ts";
import { file, nominee } from "#db/schema/nominee.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { badged, phoneAt, type Badged } from "#tests/support/gate.ts";
import { makeOwnDatabase, type OwnDatabase } from "#tests/support/own-database.ts";
import { Leave } from "#app/server/platform/sealing/leave.server.ts";

// Two whole databases are made and filled.
vi.setConfig({ testTimeout: 240_000 });

await useTestDatabase();
const home = process.env.DATABASE_URL ?? "";
const folder = mkdtempSync(join(tmpdir(), "shanyrak-backup-"));
const made: OwnDatabase[] = [];
const KEYS = {
  master: masterKeys().all.map(keyIdText),
  index: indexKeys().all.map(keyIdText),
};
const NOTES = { keys: KEYS, release: "0.1.0", now: new Date("2026-11-30T12:00:00Z") };

type Gate = {
  lane: Awaited<ReturnType<typeof phoneAt>>["phone"];
  admitted: Badged;
  revoked: Badged;
};

/** A lane before which two people stand, one with a badge that was lost. */
async function gateWithTwo(): Promise<Gate> {
  const admitted = await badged();
  const revoked = await badged({ surname: "Odeh", givenNames: "Sami" });
  const { phone: lane } = await phoneAt("b");
  const now = await summitNow();
  const lost = { badgeId: revoked.badgeId, reason: "lost", actor: "system", now } as const;
  await database().transaction((tx) => revokeBadge(tx, lost));
  while ((await sealTrail()) > 0);
  return { lane, admitted, revoked };
}
afterAll(async () => {
  await closeDatabase();
  process.env.DATABASE_URL = home;
  for (const own of made) await own.drop();
  rmSync(folder, { recursive: true, force: true });
});

async function emptyDatabase(): Promise<OwnDatabase> {
  const own = await makeOwnDatabase();
  made.push(own);
  return own;
}
const place = (): string => join(folder, randomUUID());
const backup = (to = place(), url = home) => takeBackup(url, to, NOTES);

/** Restores as the command does, and leaves this process working on the restored database. */
async function restored(from: string): Promise<OwnDatabase> {
  const own = await emptyDatabase();
  await restoreBackup(from, own.ownerUrl, KEYS);
  await migrateDatabase(own.ownerUrl, `${own.name}_app`);
  await workOn(own.applicationUrl);
  return own;
}
async function workOn(url: string): Promise<void> {
  await closeDatabase();
  process.env.DATABASE_URL = url;
}

/** What people would notice: tokens, sealed words, photos, printed pages, and what the gate says. */
async function asSeen({ lane, admitted, revoked }: Gate) {
  const scan = (code: string) =>
    judgeOnline(lane, { id: randomUUID(), sequence: 1, code, floater: null, hasRecord: true });
  const photos = await database().select().from(file).orderBy(asc(file.id));
  const tokens = await database().select().from(badge).orderBy(asc(badge.id));
  const sealed = await database().select().from(nominee).orderBy(asc(nominee.id));
  return {
    tokens: tokens.map(({ token }) => Buffer.from(token).toString("hex")),
    photos: photos.map(({ bytes }) => createHash("sha256").update(bytes).digest("hex")),
    passports: sealed.map(
      ({ passportSealed }) =>
        passportSealed &&
        unsealText("nominee.passport_sealed", passportSealed, Leave.notShown("sealed_anew")),
    ),
    pdf: createHash("sha256")
      .update(await badgePdf([admitted.badgeId]))
      .digest("hex"),
    verdicts: [(await scan(admitted.text)).admission, (await scan(revoked.text)).admission],
  };
}

/** Every rule that the database itself keeps, whether it is awake, and who may do what. */
const RULES = `
  select 'constraint' as kind, conrelid::regclass || '.' || conname || ' ' || pg_get_constraintdef(oid) || convalidated::text as rule
    from pg_constraint where connamespace in ('public'::regnamespace, 'graphile_worker'::regnamespace)
  union all select 'trigger', tgrelid::regclass || '.' || tgname || ' ' || tgenabled::text from pg_trigger where not tgisinternal
  union all select 'index', indexdef from pg_indexes where schemaname in ('public', 'graphile_worker')
  order by 1, 2`;

const DEED = {
  actor: "system",
  action: "letter.queued",
  subjectKind: "mail",
  at: new Date("2022-10-12T03:00:00Z"),
};

/** Two people at work: each transaction writes a letter and its entry. @returns how to stop them */
function writing(): () => Promise<unknown> {
  let isOver = false;
  const write = async () => {
    while (!isOver) {
      await database().transaction(async (tx) => {
        // The tables are copied in the order of their names: `audit_entry` long before `mail`.
        const [letter] = await tx
          .insert(mail)
          .values({ recipient: "a@b.example", language: "en", subject: "s", text: "t", html: "h" })
          .returning();
        await audit(tx, { ...DEED, subjectId: letter?.id ?? "" });
      });
    }
  };
  const writers = [write(), write()];
  return () => {
    isOver = true;
    return Promise.all(writers);
  };
}

test("a restored database is what it was: trail, badges, photos, printed pages, verdicts, rules, jobs", async () => {
  const sql = sqlClient();
  await sql`select graphile_worker.add_job('send_mail', json_build_object('mailId', 'none'))`;
  await sql`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'a worker'`;
  const gate = await gateWithTwo();
  const head = await auditHead();
  if (!head) throw new Error("Badges were issued: there is a head");
  const rest = writing();
  const { manifest, folder: kept } = await backup().finally(rest);
  expect(manifest.auditHead).toBe(headText(head));
  const rules = await sqlClient().unsafe(RULES);
  const before = await asSeen(gate);
  expect(before.verdicts.map(({ kind }) => kind)).toEqual(["admit", "refuse"]);

  const own = await restored(kept);
  try {
    expect(await auditHead()).toEqual(head);
    expect((await verifyTrail(head)).faults).toEqual([]);
    // What one transaction wrote is there whole or not at all, although people went on writing.
    const letters = await database().select({ id: mail.id }).from(mail);
    const entries = await database()
      .select({ id: auditEntry.subjectId })
      .from(auditEntry)
      .where(eq(auditEntry.subjectKind, "mail"));
    expect(letters.length).toBeGreaterThan(0);
    expect(new Set(letters.map(({ id }) => id))).toEqual(new Set(entries.map(({ id }) => id)));
    // A job that somebody was at is free again; kept once more, all is the same but for that.
    expect(
      await sqlClient()`select task_identifier as task, locked_by as by from graphile_worker.jobs`,
    ).toEqual([{ task: "send_mail", by: null }]);
    const again = await backup(place(), process.env.DATABASE_URL);
    const tables = (one: typeof again) =>
      one.manifest.tables.filter(({ name }) => name !== "_private_jobs");
    expect(tables(again)).toEqual(tables({ manifest, folder: kept }));
    expect(again.manifest.sequences).toEqual(manifest.sequences);

    expect(await sqlClient().unsafe(RULES)).toEqual(rules);
    expect(await asSeen(gate)).toEqual(before);
    await expect(sqlClient()`delete from audit_entry`).rejects.toThrow("permission denied");
    // Sequences go on behind the last number, and a trigger that slept while rows came is awake.
    await database().transaction((tx) => audit(tx, { ...DEED, subjectId: "after the restore" }));
    const [waiting] = await own.query<{ isUnsealed: boolean }>(`
      select exists (select from audit_unsealed join audit_entry on id = entry_id
        where subject_id = 'after the restore') as "isUnsealed"`);
    expect(waiting?.isUnsealed).toBe(true);
  } finally {
    await workOn(home);
  }
});

test("a backup of an earlier release is restored as it was, and then brought up to date", async () => {
  const old = await emptyDatabase();
  const { manifest } = await backup();
  const earlier = manifest.migrations.slice(0, 40);
  await runMigrations({ connectionString: old.ownerUrl });
  const owner = postgres(old.ownerUrl, { max: 1, onnotice: () => undefined });
  await owner.begin((tx) => migrateTo(tx, earlier));
  await owner`insert into mail (recipient, language, subject, text, html) values ('a@b.example', 'en', 'Kept', 't', 'h')`;
  await owner.end();
  const kept = await backup(place(), old.ownerUrl);
  expect(kept.manifest.migrations).toEqual(earlier);
  const own = await restored(kept.folder);
  await workOn(home);
  expect(await own.query("select subject from mail")).toEqual([{ subject: "Kept" }]);
  expect(await own.query("select created_at from drizzle.__drizzle_migrations")).toHaveLength(
    manifest.migrations.length,
  );
});

let whole: ReturnType<typeof backup> | undefined;

test.each([
  ["cut short", (kept: string) => truncateSync(join(kept, "public.gate.copy.gz"), 60)],
  ["missing a file", (kept: string) => rmSync(join(kept, "public.gate.copy.gz"))],
  [
    "with other rows",
    (kept: string) => {
      const other = readFileSync(join(kept, "public.delegation.copy.gz"));
      writeFileSync(join(kept, "public.gate.copy.gz"), other);
    },
  ],
  ["without its manifest", (kept: string) => rmSync(join(kept, "manifest.json"))],
  [
    "with another count in its manifest",
    (kept: string) => {
      const text = readFileSync(join(kept, "manifest.json"), "utf8");
      writeFileSync(join(kept, "manifest.json"), text.replace(/"unsealed": \d+/, '"unsealed": 99'));
    },
  ],
])("a backup %s is refused before anything is made", async (_how, spoil) => {
  const kept = place();
  cpSync((await (whole ??= backup())).folder, kept, { recursive: true });
  await checkBackup(kept);
  spoil(kept);
  const own = await emptyDatabase();
  await expect(restoreBackup(kept, own.ownerUrl, KEYS)).rejects.toThrow(
    /missing, cut short or changed/,
  );
  expect(await own.query("select from pg_tables where schemaname = 'public'")).toHaveLength(0);
});

test("another master key is named, and a database that holds anything is left alone", async () => {
  const { folder: kept } = await backup();
  const own = await emptyDatabase();
  const other = { ...KEYS, master: ["0badc0de"] };
  await expect(restoreBackup(kept, own.ownerUrl, other)).rejects.toThrow(
    `another SHANYRAK_MASTER_KEY: it needs ${KEYS.master[0]}, and here is 0badc0de`,
  );
  const inUse = process.env.DATABASE_ADMIN_URL ?? "";
  await expect(restoreBackup(kept, inUse, KEYS)).rejects.toThrow("The database is not empty");
  await expect(backup(kept)).rejects.toThrow("is there already");
});
