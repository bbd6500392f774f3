import { eq, sql } from "drizzle-orm";
import postgres from "postgres";
import { describe, expect, it } from "vitest";

import { database } from "#app/server/platform/database.server.ts";
import { env } from "#app/server/platform/env.server.ts";
import { decideFile, type Decision, type Officer } from "#app/server/vetting/decide.server.ts";
import { writeNews } from "#app/server/nominee/tell-delegation.server.ts";
import { auditEntry, mail } from "#db/schema/audit.ts";
import { nominee } from "#db/schema/nominee.ts";
import { account } from "#db/schema/person.ts";
import { vettingDecision } from "#db/schema/vetting.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { focalPoint } from "#tests/support/nominees.ts";
import { officerWith, sentFile } from "#tests/support/officers.ts";

await useTestDatabase();
const focal = await focalPoint("jo");
const aigerim = await officerWith("officer", "Айгерім Сейітқызы");
const daulet = await officerWith("officer", "Дәулет Ахметов");
const sanzhar = await officerWith("security", "Санжар Оспанов");

/** Each decision a minute after the last. */
let clock = focal.now.getTime();
const tick = (): Date => new Date((clock += 60_000));

const fileOf = async (id: string) => {
  const [row] = await database().select().from(nominee).where(eq(nominee.id, id));
  if (!row) throw new Error("No such nominee");
  return row;
};
const decisionsOn = (id: string) =>
  database().select().from(vettingDecision).where(eq(vettingDecision.nomineeId, id));
const trailOf = (id: string) =>
  database().select().from(auditEntry).where(eq(auditEntry.subjectId, id)).orderBy(auditEntry.id);

async function decide(officer: Officer, id: string, change: Partial<Decision> = {}) {
  const { version } = await fileOf(id);
  const decision = { nomineeId: id, version, outcome: "approved", reason: "", fields: [] } as const;
  return decideFile(officer, { ...decision, ...change }, tick());
}

describe("a file on its way", () => {
  it("is cleared after its last stage, with each step on the trail, and its delegation is told once", async () => {
    const id = await sentFile(focal);
    expect((await decide(aigerim, id)).ok).toBe(true);
    const between = await fileOf(id);
    expect(between).toMatchObject({ status: "in_vetting", stage: "identity" });
    expect(between.stageDueAt).toEqual(new Date(clock + 12 * 3_600_000));
    expect((await decide(aigerim, id)).ok).toBe(true);
    expect(await fileOf(id)).toMatchObject({ status: "cleared", stage: null, stageDueAt: null });
    expect((await decisionsOn(id)).map(({ stage }) => stage)).toEqual(["completeness", "identity"]);
    const trail = await trailOf(id);
    expect(trail.filter(({ action }) => action === "nominee.approved")).toHaveLength(2);
    await writeNews(focal.delegationId);
    const [reader] = await database().select().from(account).where(eq(account.id, focal.actor));
    const told = await database()
      .select()
      .from(mail)
      .where(eq(mail.recipient, reader?.email ?? ""));
    expect(told.map(({ subject }) => subject).filter((s) => s.endsWith("approved"))).toEqual([
      "Ms Layla Nasser Al-Hmoud: approved",
    ]);
  });

  it("comes back to the delegation with fields and reason, told in its own language", async () => {
    const kazakh = await focalPoint("kz");
    await database().update(account).set({ language: "kk" }).where(eq(account.id, kazakh.actor));
    const id = await sentFile(kazakh);
    const reason = "Фон біркелкі емес <script>";
    expect((await decide(daulet, id, { outcome: "returned", reason, fields: ["photo"] })).ok).toBe(
      true,
    );
    expect(await fileOf(id)).toMatchObject({
      status: "returned",
      stage: null,
      returnedFields: ["photo"],
      returnedReason: reason,
    });
    await writeNews("kz");
    const [letter] = await database()
      .select()
      .from(mail)
      .where(eq(mail.language, "kk"))
      .orderBy(sql`${mail.queuedAt} desc`);
    expect(letter?.subject).toContain("сізге қайтарылды");
    expect(letter?.text).toContain("Фото");
    expect(letter?.text).toContain(reason);
    expect(letter?.html).not.toContain("<script>");
    const trail = await trailOf(id);
    expect(JSON.stringify(trail)).not.toContain("Фон");
    expect(trail.at(-1)?.fields).toEqual(["status", "stage", "photo"]);
  });

  it("comes back with words to single fields alone, kept with the decision and read by the delegation", async () => {
    const id = await sentFile(focal);
    const notes = { photo: "Too dark", birthDate: "Not as in the passport" };
    expect((await decide(daulet, id, { outcome: "returned", reason: "", notes })).ok).toBe(true);
    expect(await fileOf(id)).toMatchObject({
      returnedFields: ["birthDate", "photo"],
      returnedNotes: notes,
    });
    const [kept] = await database()
      .select()
      .from(vettingDecision)
      .where(eq(vettingDecision.nomineeId, id));
    expect(kept).toMatchObject({ fields: ["birthDate", "photo"], fieldNotes: notes });
    expect(JSON.stringify(await trailOf(id))).not.toContain("dark");
  });

  it("ends with a refusal and frees its place", async () => {
    const id = await sentFile(focal);
    expect((await decide(aigerim, id, { outcome: "refused" })).ok).toBe(false);
    expect((await fileOf(id)).status).toBe("submitted");
    expect((await decide(aigerim, id, { outcome: "refused", reason: "Not on the note" })).ok).toBe(
      true,
    );
    expect((await fileOf(id)).status).toBe("refused");
  });

  it("needs two officers and the security reviewer where the category says so", async () => {
    const id = await sentFile(focal, { category: "security" });
    expect((await decide(aigerim, id)).ok).toBe(true);
    expect(await decide(aigerim, id)).toEqual({
      ok: false,
      error: { kind: "two_persons", stage: "completeness" },
    });
    expect((await decide(daulet, id)).ok).toBe(true);
    expect(await decide(daulet, id)).toMatchObject({ error: { kind: "not_your_stage" } });
    expect((await decide(sanzhar, id)).ok).toBe(true);
    expect((await fileOf(id)).status).toBe("cleared");
  });
});

describe("two officers at once", () => {
  it("one decides, the other is told who did and what", async () => {
    const id = await sentFile(focal);
    const { version } = await fileOf(id);
    const wish = { nomineeId: id, version, fields: [] };
    const at = tick();
    // Both connections are open before they race; else the second officer comes when the first is done.
    await Promise.all([1, 2, 3, 4].map(() => database().execute(sql`select pg_sleep(0.1)`)));
    const answers = await Promise.all([
      decideFile(aigerim, { ...wish, outcome: "approved", reason: "" }, at),
      decideFile(daulet, { ...wish, outcome: "refused", reason: "Not on the note" }, at),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const first = answers[0]?.ok
      ? { name: "Айгерім Сейітқызы", outcome: "approved" }
      : { name: "Дәулет Ахметов", outcome: "refused" };
    expect(answers.find(({ ok }) => !ok)).toEqual({
      ok: false,
      error: { kind: "changed", by: { ...first, stage: "completeness", at } },
    });
    expect(await decisionsOn(id)).toHaveLength(1);
  });
});

describe("what cannot be decided", () => {
  it("is a draft, or a file that does not exist: as if there were none", async () => {
    const nobody = "00000000-0000-4000-8000-000000000000";
    const decision = {
      nomineeId: nobody,
      version: 1,
      outcome: "approved",
      reason: "",
      fields: [],
    } as const;
    expect(await decideFile(aigerim, decision, tick())).toEqual({
      ok: false,
      error: { kind: "not_found" },
    });
  });

  it("leaves nothing behind when the trail refuses its entry", async () => {
    const id = await sentFile(focal);
    const before = await fileOf(id);
    const letters = await database().$count(mail);
    const owner = postgres(env().DATABASE_ADMIN_URL ?? "", { max: 1 });
    await owner`alter table audit_entry add constraint full_disk check (action <> 'nominee.returned') not valid`;
    try {
      await expect(decide(aigerim, id, { outcome: "returned", reason: "Why" })).rejects.toThrow();
    } finally {
      await owner`alter table audit_entry drop constraint full_disk`;
      await owner.end();
    }
    expect(await fileOf(id)).toEqual(before);
    expect(await decisionsOn(id)).toEqual([]);
    expect(await database().$count(mail)).toBe(letters);
  });
});
