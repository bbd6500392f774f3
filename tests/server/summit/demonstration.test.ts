import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { count, eq, isNotNull, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";

import { ROLES, STAFF_ROLES } from "#app/domain/access/roles.ts";
import { readMrz } from "#app/domain/nominee/mrz.ts";
import { mrzWarnings } from "#app/domain/nominee/mrz-warnings.ts";
import { parseName } from "#app/domain/nominee/names.ts";
import { FILE_STATUSES } from "#app/domain/nominee/status.ts";
import { openPassport } from "#app/server/nominee/passport.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { loadDemonstration } from "#app/server/summit/demonstration.server.ts";
import { auditEntry } from "#db/schema/audit.ts";
import { badge } from "#db/schema/badge.ts";
import { bilateral, bilateralRequest } from "#db/schema/bilateral.ts";
import { delegation, quota } from "#db/schema/delegation.ts";
import { file, nominee } from "#db/schema/nominee.ts";
import { account, accountRole } from "#db/schema/person.ts";
import { vettingDecision } from "#db/schema/vetting.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { CICA_FOLDER } from "#tests/support/summit.ts";
import { Leave } from "#app/server/platform/sealing/leave.server.ts";

await useTestDatabase();

const counts = async () =>
  Promise.all(
    [account, nominee, file, vettingDecision, badge, bilateralRequest, bilateral, auditEntry].map(
      async (table) => (await database().select({ n: count() }).from(table))[0]?.n,
    ),
  );

describe("the demonstration", () => {
  it("saves nothing when its file is broken", async () => {
    const folder = mkdtempSync(join(tmpdir(), "demonstration-"));
    cpSync(CICA_FOLDER, folder, { recursive: true });
    const path = join(folder, "demonstration.json");
    writeFileSync(path, readFileSync(path, "utf8").replace('"room": "altai"', '"room": "attic"'));
    const before = await counts();
    await expect(loadDemonstration(folder)).rejects.toThrow(/unknown room attic/);
    expect(await counts()).toEqual(before);
    rmSync(folder, { recursive: true });
  });

  it("is refused where real people are registered", async () => {
    process.env.DEMONSTRATION = "0";
    await expect(loadDemonstration(CICA_FOLDER)).rejects.toThrow(/demonstration only/);
    process.env.DEMONSTRATION = "1";
  });

  it("is there in seconds, and a second load changes nothing", async () => {
    const began = performance.now();
    expect(await loadDemonstration(CICA_FOLDER)).toBe(true);
    expect(performance.now() - began).toBeLessThan(10_000);
    const after = await counts();
    expect(await loadDemonstration(CICA_FOLDER)).toBe(false);
    expect(await counts()).toEqual(after);
  });

  it("has somebody in each of the twelve roles, and a second factor for each of the staff", async () => {
    const people = await database()
      .select()
      .from(account)
      .innerJoin(accountRole, eq(accountRole.accountId, account.id));
    expect(new Set(people.map((person) => person.account_role.role))).toEqual(new Set(ROLES));
    const staff: readonly string[] = STAFF_ROLES;
    for (const { account: person, account_role: has } of people) {
      expect(person.email).toMatch(/\.example$/);
      expect(person.totpSealed !== null).toBe(staff.includes(has.role));
      expect(has.delegationId !== null).toBe(!staff.includes(has.role));
    }
  });

  it("has about sixty files in every status, over a dozen delegations and more", async () => {
    const files = await database().select().from(nominee);
    expect(files.length).toBeGreaterThanOrEqual(60);
    expect(new Set(files.map(({ status }) => status))).toEqual(new Set(FILE_STATUSES));
    expect(new Set(files.map(({ delegationId }) => delegationId)).size).toBeGreaterThan(12);
  });

  it("writes names as people have them: one letter, one name, apostrophes, eighty characters, many scripts", async () => {
    const files = await database().select().from(nominee);
    const some = (test: (entry: (typeof files)[number]) => boolean) => files.some(test);
    expect(some(({ surname }) => surname.length === 1)).toBe(true);
    expect(some(({ givenNames }) => givenNames === "")).toBe(true);
    expect(some(({ surname }) => surname.includes("'"))).toBe(true);
    expect(some(({ surname, givenNames }) => `${surname} ${givenNames}`.length === 80)).toBe(true);
    for (const script of ["Arabic", "Han", "Hangul", "Thai", "Devanagari", "Hebrew", "Cyrillic"])
      expect(
        some(({ nativeName }) => new RegExp(`\\p{Script=${script}}`, "u").test(nativeName)),
      ).toBe(true);
    expect(some(({ nativeName }) => /[ӘәҒғҚқҢңӨөҰұҮүҺһІі]/.test(nativeName))).toBe(true);
    for (const { surname, givenNames, nativeName } of files)
      for (const name of [surname, givenNames, nativeName])
        expect(parseName(name)).toEqual({ ok: true, value: name });
  });

  it("has passports whose zones agree with their check digits and with the file", async () => {
    const files = await database().select().from(nominee).where(isNotNull(nominee.birthDate));
    for (const entry of files) {
      const passport = openPassport(entry.passportSealed, Leave.notShown("sealed_anew"));
      const mrz = readMrz(passport.mrz, "2022-10-12");
      if (!mrz.ok) throw new Error(`${entry.surname}: ${JSON.stringify(mrz.error)}`);
      expect([
        entry.surname,
        mrzWarnings(mrz.value, { ...entry, passportNumber: passport.number }),
      ]).toEqual([entry.surname, []]);
    }
  });

  it("keeps count of the places, and signs a badge for everybody who was cleared for one", async () => {
    const wrong = await database().execute(sql`
      select 1 from ${quota} q where q.kind = 'badge' and q.taken <> (
        select count(*) from ${nominee} n
        where n.delegation_id = q.delegation_id and n.quota_group = q.quota_group and holds_a_place(n.status))`);
    expect(wrong).toHaveLength(0);
    const badges = await database().select().from(badge);
    const [holders] = await database()
      .select({ n: count() })
      .from(nominee)
      .where(sql`${nominee.status} in ('badge_ready', 'collected')`);
    expect(badges).toHaveLength(holders?.n ?? 0);
    expect(badges.length).toBeGreaterThan(10);
  });

  it("gives the next nominee of a delegation the next number", async () => {
    const late = await database().execute(sql`
      select 1 from ${delegation} d
      where d.last_nominee_number <> (select count(*) from ${nominee} n where n.delegation_id = d.id)`);
    expect(late).toHaveLength(0);
  });

  it("leaves every file either with the delegation, with an officer, or decided", async () => {
    const files = await database().select().from(nominee);
    for (const { status, stage, stageDueAt, submittedAt } of files) {
      const waits = ["submitted", "in_vetting", "on_hold"].includes(status);
      // The time of a file on hold stands still.
      const runs = waits && status !== "on_hold";
      expect([status, stage !== null, stageDueAt !== null]).toEqual([status, waits, runs]);
      expect([status, submittedAt !== null]).toEqual([status, status !== "draft"]);
    }
  });

  it("asks for some twenty meetings and gives rooms to some", async () => {
    const requests = await database().select().from(bilateralRequest);
    expect(requests.length).toBeGreaterThanOrEqual(20);
    expect(new Set(requests.map(({ status }) => status))).toEqual(
      new Set(["waiting", "accepted", "declined"]),
    );
    const [placed] = await database().select({ n: count() }).from(bilateral);
    expect(placed?.n).toBeGreaterThanOrEqual(10);
  });
});
