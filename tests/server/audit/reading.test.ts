import { and, eq } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, expect, inject, test } from "vitest";

import { isCovered, READING_MINUTES } from "#app/domain/audit/reading.ts";
import { readTrail } from "#app/server/audit/trail.server.ts";
import { exportXlsx } from "#app/server/import/export.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { loadDossier } from "#app/server/vetting/dossier.server.ts";
import { auditEntry } from "#db/schema/audit.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { focalPoint } from "#tests/support/nominees.ts";
import { officerWith, sentFile } from "#tests/support/officers.ts";
import { addressOf } from "#tests/support/server.ts";

const { name } = await useTestDatabase();
const owner = postgres(addressOf(inject("server"), "postgres", name), { max: 1 });
afterAll(() => owner.end());

const focal = await focalPoint("jo");
const by = { actor: focal.actor, at: focal.now };
const person = await sentFile(focal);
const aigerim = await officerWith("officer", "Aigerim");
const marat = await officerWith("officer", "Marat");
const readings = (actor: string, action = "passport.read") =>
  database().$count(auditEntry, and(eq(auditEntry.action, action), eq(auditEntry.actor, actor)));

test("looking again within a quarter of an hour is the same reading, and not one minute longer", () => {
  const then = new Date("2022-10-12T02:30:00Z");
  const after = (minutes: number) => new Date(then.getTime() + minutes * 60_000);
  expect(isCovered(null, then)).toBe(false);
  expect(isCovered(then, after(READING_MINUTES - 1))).toBe(true);
  expect(isCovered(then, after(READING_MINUTES))).toBe(false);
});

test("an officer who looks at a passport twice leaves one entry, later another, and each officer their own", async () => {
  for (let look = 0; look < 3; look += 1) {
    const dossier = await loadDossier(aigerim, person, focal.now);
    expect(dossier?.passport?.number).toBe("T4820173");
  }
  expect(await readings(aigerim.id)).toBe(1);
  await loadDossier(marat, person, focal.now);
  expect(await readings(marat.id)).toBe(1);
  await owner`update audit_entry set recorded_at = recorded_at - interval '16 minutes'`;
  await loadDossier(aigerim, person, focal.now);
  expect(await readings(aigerim.id)).toBe(2);
});

test("each list that is taken away is an entry, and stands among those who read a person's passport", async () => {
  await exportXlsx("jo", "en", by);
  await exportXlsx("jo", "en", by);
  expect(await readings(focal.actor, "passports.exported")).toBe(2);
  const { entries } = await readTrail({
    ...{ subject: person, actor: "", action: "passport", before: null },
  });
  const seen = entries.map(({ actor, action }) => `${action} ${actor}`);
  expect(seen).toContain(`passports.exported ${focal.actor}`);
  expect(seen).toContain(`passport.read ${marat.id}`);
  const other = await readTrail({
    ...{ subject: focal.actor, actor: "", action: "passports", before: null },
  });
  expect(other.entries).toEqual([]);
});

test("where the entry cannot be written nothing is shown", async () => {
  await owner`revoke insert on audit_entry from shanyrak_app`;
  const third = { ...marat, id: focal.actor };
  await expect(loadDossier(third, person, focal.now)).rejects.toThrow();
  await expect(exportXlsx("jo", "en", by)).rejects.toThrow();
  await owner`grant insert on audit_entry to shanyrak_app`;
  expect((await loadDossier(third, person, focal.now))?.passport?.number).toBe("T4820173");
});
