import { and, eq } from "drizzle-orm";
import postgres from "postgres";
import { describe, expect, it } from "vitest";

import { withdrawNominee, undoWithdrawal } from "#app/server/nominee/withdraw.server.ts";
import { writeNews } from "#app/server/nominee/tell-delegation.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { env } from "#app/server/platform/env.server.ts";
import { summitDefinition } from "#app/server/summit/definition.server.ts";
import { decideFile, type Decision, type Officer } from "#app/server/vetting/decide.server.ts";
import { loadDossier } from "#app/server/vetting/dossier.server.ts";
import { moveFile, type MoveOrder } from "#app/server/vetting/move.server.ts";
import { listQueue, type QueueQuery } from "#app/server/vetting/queue.server.ts";
import { auditEntry, mail } from "#db/schema/audit.ts";
import { quota } from "#db/schema/delegation.ts";
import { fileNews, nominee } from "#db/schema/nominee.ts";
import { vettingMove } from "#db/schema/vetting.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { focalPoint } from "#tests/support/nominees.ts";
import { officerWith, sentFile } from "#tests/support/officers.ts";

await useTestDatabase();
const definition = await summitDefinition();
const focal = await focalPoint("jo");
const aigerim = await officerWith("officer", "Айгерім Сейітқызы");
const daulet = await officerWith("officer", "Дәулет Ахметов");
const sanzhar = await officerWith("security", "Санжар Оспанов");

let clock = focal.now.getTime();
const later = (minutes: number): Date => new Date((clock += minutes * 60_000));

const fileOf = async (id: string) => {
  const [row] = await database().select().from(nominee).where(eq(nominee.id, id));
  if (!row) throw new Error("No such nominee");
  return row;
};
const trailOf = (id: string) =>
  database().select().from(auditEntry).where(eq(auditEntry.subjectId, id)).orderBy(auditEntry.id);

async function move(officer: Officer, id: string, order: Partial<MoveOrder>, minutes = 1) {
  const { version } = await fileOf(id);
  const whole = { nomineeId: id, version, move: "held", reason: "The ministry asks" } as const;
  return moveFile(officer, { ...whole, ...order }, later(minutes));
}
async function decide(officer: Officer, id: string, change: Partial<Decision> = {}) {
  const { version } = await fileOf(id);
  const decision = { nomineeId: id, version, outcome: "approved", reason: "", fields: [] } as const;
  return decideFile(officer, { ...decision, ...change }, later(1));
}
const queueOf = async (view: QueueQuery["view"]) => {
  const whole = { officer: aigerim, view, delegationId: null, category: null, search: "" };
  return (await listQueue(whole, definition, null)).files.map(({ id }) => id);
};

describe("a file on hold", () => {
  it("keeps place, stage and time, waits for nobody, and comes back as it was", async () => {
    const id = await sentFile(focal);
    const due = (await fileOf(id)).stageDueAt?.getTime() ?? 0;
    expect((await move(aigerim, id, {}, 60)).ok).toBe(true);
    expect(await fileOf(id)).toMatchObject({
      status: "on_hold",
      stage: "completeness",
      stageDueAt: null,
    });
    expect(await queueOf("mine")).not.toContain(id);
    expect(await queueOf("team")).not.toContain(id);
    expect(await queueOf("held")).toContain(id);
    const dossier = await loadDossier(aigerim, id, later(0));
    expect(dossier?.hold).toMatchObject({ reason: "The ministry asks", name: "Айгерім Сейітқызы" });

    expect((await move(daulet, id, { move: "resumed", reason: "" }, 180)).ok).toBe(true);
    const back = await fileOf(id);
    expect(back).toMatchObject({ status: "submitted", stage: "completeness" });
    expect(back.stageDueAt?.getTime()).toBe(due + 180 * 60_000);
    const trail = (await trailOf(id)).map(({ action }) => action);
    expect(trail.filter((action) => action !== "passport.read").slice(-2)).toEqual([
      "nominee.held",
      "nominee.resumed",
    ]);
    expect(JSON.stringify(await trailOf(id))).not.toContain("ministry");
  });

  it("is news for the delegation without the reason, and none when it ends before the letter", async () => {
    const id = await sentFile(focal, { surname: "Haddad", passportNumber: "T4820174" });
    await writeNews("jo");
    await move(aigerim, id, { reason: "Interpol" });
    await writeNews("jo");
    const letters = JSON.stringify(await database().select().from(mail));
    expect(letters).toContain("Haddad: on hold");
    expect(letters).not.toContain("Interpol");
    await move(aigerim, id, { move: "resumed" });
    await writeNews("jo");
    expect(JSON.stringify(await database().select().from(mail))).toContain(
      "Haddad: in review again",
    );
    await move(aigerim, id, {});
    await move(aigerim, id, { move: "resumed" });
    expect(await database().$count(fileNews, eq(fileNews.nomineeId, id))).toBe(0);
  });

  it("can be decided as it lies, and stays on hold through a withdrawal that is undone", async () => {
    const id = await sentFile(focal);
    await move(aigerim, id, {});
    await withdrawNominee({ ...focal, now: later(1) }, id);
    expect((await undoWithdrawal({ ...focal, now: later(1) }, id)).ok).toBe(true);
    expect(await fileOf(id)).toMatchObject({ status: "on_hold", stageDueAt: null });
    expect((await decide(aigerim, id)).ok).toBe(true);
    expect(await fileOf(id)).toMatchObject({ status: "in_vetting", stage: "identity" });
  });

  it("tells the second officer who was first", async () => {
    const id = await sentFile(focal);
    const { version } = await fileOf(id);
    await move(aigerim, id, {});
    expect(await decide(daulet, id, { version })).toMatchObject({
      error: { kind: "changed", by: { name: "Айгерім Сейітқызы", outcome: "held" } },
    });
    expect(await move(daulet, id, { version, move: "resumed" })).toMatchObject({
      error: { kind: "changed", by: { outcome: "held" } },
    });
    expect(await move(sanzhar, id, { move: "resumed" })).toMatchObject({
      error: { kind: "not_your_stage", stage: "completeness" },
    });
  });
});

describe("a file reopened", () => {
  it("takes a free place again and waits at the stage where it was refused", async () => {
    const id = await sentFile(focal);
    await decide(aigerim, id);
    await decide(daulet, id, { outcome: "refused", reason: "Not on the note" });
    expect((await loadDossier(daulet, id, later(0)))?.reopensAt).toBe("identity");
    expect((await loadDossier(sanzhar, id, later(0)))?.reopensAt).toBeNull();
    const before = await places();
    expect((await move(daulet, id, { move: "reopened", reason: "The note came" })).ok).toBe(true);
    expect(await fileOf(id)).toMatchObject({ status: "in_vetting", stage: "identity" });
    expect(await places()).toBe(before + 1);
    await writeNews("jo");
    expect(JSON.stringify(await database().select().from(mail))).toContain("The note came");
  });

  it("is refused when the freed place is taken, and stays refused", async () => {
    const id = await sentFile(focal);
    await decide(aigerim, id, { outcome: "refused", reason: "Not on the note" });
    const full = { places: await places() };
    const [old] = await database().update(quota).set(full).where(delegates).returning();
    expect(old?.taken).toBe(full.places);
    const news = await database().$count(fileNews);
    expect(await move(aigerim, id, { move: "reopened" })).toEqual({
      ok: false,
      error: { kind: "full" },
    });
    expect((await fileOf(id)).status).toBe("refused");
    expect(await database().$count(fileNews)).toBe(news);
    await database().update(quota).set({ places: 100 }).where(delegates);
  });

  it("goes back from cleared to its last stage", async () => {
    const id = await sentFile(focal);
    await decide(aigerim, id);
    await decide(aigerim, id);
    expect((await fileOf(id)).status).toBe("cleared");
    expect((await move(aigerim, id, { move: "reopened", reason: "A twin" })).ok).toBe(true);
    expect(await fileOf(id)).toMatchObject({ status: "in_vetting", stage: "identity" });
    expect((await decide(daulet, id)).ok).toBe(true);
    expect((await fileOf(id)).status).toBe("cleared");
  });
});

it("moves nothing when the trail refuses its entry", async () => {
  const id = await sentFile(focal);
  const before = await fileOf(id);
  const owner = postgres(env().DATABASE_ADMIN_URL ?? "", { max: 1 });
  await owner`alter table audit_entry add constraint full_disk check (action <> 'nominee.held') not valid`;
  try {
    await expect(move(aigerim, id, {})).rejects.toThrow();
  } finally {
    await owner`alter table audit_entry drop constraint full_disk`;
    await owner.end();
  }
  expect(await fileOf(id)).toEqual(before);
  expect(await database().$count(vettingMove, eq(vettingMove.nomineeId, id))).toBe(0);
});

const delegates = and(
  eq(quota.delegationId, "jo"),
  eq(quota.kind, "badge"),
  eq(quota.quotaGroup, "delegates"),
);
async function places(): Promise<number> {
  const [row] = await database().select().from(quota).where(delegates);
  return row?.taken ?? 0;
}
