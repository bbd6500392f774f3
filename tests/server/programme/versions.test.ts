import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";

import { database } from "#app/server/platform/database.server.ts";
import { joinLinks } from "#app/server/programme/join-links.server.ts";
import { publishedProgramme, versionOf } from "#app/server/programme/items.server.ts";
import { tellVersion } from "#app/server/programme/news/tell-programme.server.ts";
import { previewPublication, publishProgramme } from "#app/server/programme/publish.server.ts";
import { versionsView } from "#app/server/programme/versions.server.ts";
import { mail } from "#db/schema/audit.ts";
import { account, accountRole } from "#db/schema/person.ts";
import { programmeItem, programmeVersion } from "#db/schema/programme.ts";
import { useTestDatabase } from "#tests/support/database.ts";

await useTestDatabase();

async function person(email: string, role: "editor" | "focal", delegationId: string | null = null) {
  const language = delegationId === "kg" ? "ru" : "en";
  const [row] = await database()
    .insert(account)
    .values({ email, name: email, language })
    .returning();
  if (!row) throw new Error("No account");
  await database().insert(accountRole).values({ accountId: row.id, role, delegationId });
  return { accountId: row.id };
}

const editor = await person("kamila@example.org", "editor");

async function publish(changes: Partial<typeof programmeItem.$inferInsert>, id: string) {
  await database().update(programmeItem).set(changes).where(eq(programmeItem.id, id));
  const { fingerprint } = await previewPublication();
  const published = await publishProgramme(editor, fingerprint);
  if (!published.ok) throw new Error(published.error);
  return published.value.number;
}

const letters = () => database().select().from(mail).orderBy(mail.recipient);

/** The application may only add versions; anybody else meets the trigger `a_published_programme_never_changes`. */
const NOT_ALLOWED = "42501";

describe("a published version", () => {
  it("is changed by nobody, whoever writes", async () => {
    const attempts = [
      database().update(programmeVersion).set({ items: [] }),
      database().delete(programmeVersion),
      database().execute(sql`truncate programme_version cascade`),
    ];
    for (const attempt of attempts)
      await expect(attempt).rejects.toMatchObject({ cause: { code: NOT_ALLOWED } });
    expect((await publishedProgramme())?.items).toHaveLength(45);
  });

  it("never holds the link to join", async () => {
    const joining = { mode: "online", link: "https://meet.example/swg" } as const;
    const number = await publish({ ...joining, press: "open" }, "swg-3");
    expect(JSON.stringify(await versionOf(number))).not.toContain("meet.example");
  });
});

describe("the link to join", () => {
  it("is shown to the host's people and to delegations that attend, and to nobody else", async () => {
    await database()
      .update(programmeItem)
      .set({ parties: ["kg", "tj"] })
      .where(eq(programmeItem.id, "swg-3"));
    await publish({ sequence: 1 }, "swg-3");
    const items = (await publishedProgramme())?.items ?? [];
    const link = { "swg-3": "https://meet.example/swg" };
    const focal = (delegationId: string) => ({ roles: ["focal"] as const, delegationId });
    expect(await joinLinks(null, items)).toEqual({});
    expect(await joinLinks(focal("tr"), items)).toEqual({});
    expect(await joinLinks(focal("kg"), items)).toEqual(link);
    expect(await joinLinks({ roles: ["protocol"], delegationId: null }, items)).toEqual(link);
  });
});

describe("those whom a version touches", () => {
  beforeAll(async () => {
    await person("bishkek@example.org", "focal", "kg");
    await person("ankara@example.org", "focal", "tr");
  });

  it("are told once, each in their own language, of what touches them", async () => {
    const number = await publish(
      { startsAt: new Date("2022-10-04T04:00:00Z"), endsAt: new Date("2022-10-04T05:00:00Z") },
      "swg-3",
    );
    await Promise.all([tellVersion(number), tellVersion(number)]);
    await tellVersion(number);
    const [letter, ...more] = await letters();
    expect(more).toEqual([]);
    expect(letter).toMatchObject({ recipient: "bishkek@example.org", language: "ru" });
    expect(letter?.subject).toBe(`Программа, редакция ${number}: 1 изменение для вас`);
    expect(letter?.text).toContain("назначено на 10:00–11:00");
    expect(letter?.text).not.toContain("meet.example");
  });

  it("are all told of a plenary, and nobody of an arrival that only staff see", async () => {
    const arrival = await publish({ press: "open" }, "arr-ru");
    await tellVersion(arrival);
    expect(await letters()).toHaveLength(1);
    const plenary = await publish(
      { startsAt: new Date("2022-10-13T09:30:00Z"), endsAt: new Date("2022-10-13T11:00:00Z") },
      "plenary-2",
    );
    await tellVersion(plenary);
    const told = (await letters()).filter(({ subject }) => subject.includes(String(plenary)));
    expect(told.map(({ recipient }) => recipient)).toContain("ankara@example.org");
    const ankara = told.find(({ recipient }) => recipient === "ankara@example.org");
    expect(ankara?.text).toContain("Plenary session, continued moved from 15:00 to 15:30");
  });

  it("wait for a job that stands in the queue with the version, and only then", async () => {
    const [row] = await database().execute<{ jobs: number }>(
      sql`select count(*)::int as jobs from graphile_worker.jobs where task_identifier = 'tell_programme'`,
    );
    const versions = await database().$count(programmeVersion);
    // The first came with the summit and tells nobody.
    expect(row?.jobs).toBe(versions - 1);
  });
});

describe("any two versions", () => {
  const lines = async (audience: "public" | "staff", from: string, to: string) =>
    (await versionsView(audience, { from, to }, "en")).compared?.lines.map(({ text }) => text);

  it("are compared as far as the reader may see them, both ways", async () => {
    const latest = String((await publishedProgramme())?.number);
    expect(await lines("public", "1", latest)).toEqual([
      "Plenary session, continued moved from 15:00 to 15:30",
    ]);
    expect(await lines("public", latest, "1")).toEqual([
      "Plenary session, continued moved from 15:30 to 15:00",
    ]);
    expect((await lines("staff", "1", latest))?.length).toBeGreaterThan(3);
  });

  it("are the last two when nothing is asked for, and none that do not exist", async () => {
    const latest = (await publishedProgramme())?.number ?? 0;
    const view = await versionsView("public", { from: null, to: null }, "en");
    expect(view.compared).toMatchObject({ from: latest - 1, to: latest });
    expect(view.versions).toHaveLength(latest);
    for (const from of ["0", "99", "x", "1.5", "99999999999"])
      expect((await versionsView("public", { from, to: "1" }, "en")).compared).toBeNull();
  });
});
