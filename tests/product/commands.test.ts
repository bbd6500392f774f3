import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";

import { personNumber } from "#app/domain/badge/short-number.ts";
import { sealTrail } from "#app/server/audit/seal.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { delegation } from "#db/schema/delegation.ts";
import { nominee } from "#db/schema/nominee.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { makeOwnDatabase, type OwnDatabase } from "#tests/support/own-database.ts";
import { startScript } from "#tests/support/process.ts";
import { somebodyHeld, TRACES } from "#tests/support/retention.ts";

await useTestDatabase();
const folder = mkdtempSync(join(tmpdir(), "shanyrak-commands-"));
const kept = join(folder, "kept");
let other: OwnDatabase;
let person: { id: string; number: string };
beforeAll(async () => {
  other = await makeOwnDatabase();
  const { nomineeId } = await somebodyHeld("jo");
  const [row] = await database()
    .select({ number: nominee.number, code: delegation.code })
    .from(nominee)
    .innerJoin(delegation, eq(delegation.id, nominee.delegationId))
    .where(eq(nominee.id, nomineeId));
  if (!row) throw new Error("Nobody is held");
  person = { id: nomineeId, number: personNumber(row.code, row.number) };
  while ((await sealTrail()) > 0);
});
afterAll(async () => {
  await other.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** As an operator who has put these into the environment. */
const KEYS = Object.entries(process.env).filter(([name]) =>
  /^(SHANYRAK_.*KEYS?|SESSION_SECRET|ORIGIN)$/.test(name),
);
const here = () => ({ DATABASE_URL: process.env.DATABASE_URL ?? "" });
const there = () => ({
  DATABASE_URL: other.applicationUrl,
  DATABASE_ADMIN_URL: other.ownerUrl,
});

async function run(script: string, args: readonly string[], at: Record<string, string> = here()) {
  const env = { ...(Object.fromEntries(KEYS) as Record<string, string>), ...at };
  const started = startScript(`scripts/${script}.ts`, { args, env, cwd: folder });
  const code = await started.ended;
  return { code, said: started.said() };
}

test("what was backed up is checked, put into an empty database once, and its trail followed there", async () => {
  const backedUp = await run("backup", [kept]);
  expect(backedUp).toMatchObject({ code: 0 });
  const head = /Audit head: (\S+)/.exec(backedUp.said)?.[1] ?? "none";
  expect(await run("backup", ["--check", kept])).toMatchObject({ code: 0 });
  const restored = await run("restore", [kept], there());
  expect(restored.said).toContain(`Head: ${head}`);
  expect(restored.said).toContain("Everything sealed agrees with the head in the backup.");
  expect(restored.code).toBe(0);
  expect(await run("audit-verify", [], there())).toMatchObject({ code: 0 });

  const again = await run("restore", [kept], there());
  expect(again.said).toContain("Nothing was restored.");
  expect(again.code).toBe(1);
  const [held] = await other.query<{ people: number }>(
    `select count(*)::int as people from nominee where surname = '${TRACES.surname}'`,
  );
  expect(held?.people).toBe(1);

  // Whoever holds the machine can change a row; the trail names it.
  await other.query("alter table audit_entry disable trigger user");
  await other.query("update audit_entry set action = 'nothing.done' where id = 1");
  const tampered = await run("audit-verify", [], there());
  expect(tampered.code).toBe(1);
  expect(tampered.said).toMatch(/\b1\b/);
});

test("what is due is named, held back, given out, erased and destroyed by command, years after the summit", async () => {
  expect((await run("retention", ["due"])).said).toMatch(/ due +passport/);
  const dry = await run("retention", ["dry-run"]);
  expect(dry.said).toMatch(/^passport +jo +1$/m);

  const wrong = await run("retention", ["hold", "class:nothing", "A court asks"]);
  expect(wrong).toMatchObject({ code: 1 });
  const hold = await run("retention", ["hold", person.number, "A court asks"]);
  expect(hold.code).toBe(0);
  const id = hold.said.trim();
  expect((await run("retention", ["holds"])).said).toContain("A court asks");
  expect(await run("retention", ["erase", person.number, "They asked"])).toMatchObject({ code: 1 });
  expect(await run("retention", ["lift", id])).toMatchObject({ code: 0 });

  const given = await run("retention", ["export", person.number, "They asked"]);
  expect(readdirSync(folder)).toContain(given.said.trim());
  const erased = await run("retention", ["erase", person.number, "They asked"]);
  expect(erased.said).toMatch(/^Erased: act \S+\.$/m);
  expect(await run("retention", ["erase", person.number, "They asked"])).toMatchObject({ code: 1 });

  expect((await run("retention", ["run"])).said).toMatch(/^Done: act \S+\.$/m);
  expect((await run("retention", ["dry-run"])).said).not.toMatch(/passport/);
  expect(await run("retention", ["destroy", "everything"])).toMatchObject({ code: 2 });
  const rest = await database().select().from(nominee).where(eq(nominee.id, person.id));
  expect(JSON.stringify(rest)).not.toContain(TRACES.surname);
});
