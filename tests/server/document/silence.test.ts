import { eq } from "drizzle-orm";
import { runOnce } from "graphile-worker";
import { expect, it } from "vitest";

import { openSilenceOn, withdrawSilence } from "#app/server/document/silence.server.ts";
import { closeSilenceJob, settleSilence } from "#app/server/document/close-silence.server.ts";
import { takePosition } from "#app/server/document/take-position.server.ts";
import { setSummitClock } from "#app/server/platform/clock.server.ts";
import { constraintOf, database } from "#app/server/platform/database.server.ts";
import { env } from "#app/server/platform/env.server.ts";
import { TASKS } from "#app/server/platform/jobs/tasks.server.ts";
import { moveClock } from "#app/server/admin/clock.server.ts";
import { auditEntry, mail } from "#db/schema/audit.ts";
import { silenceProcedure } from "#db/schema/document.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import {
  draftDocument,
  MORNING,
  nextVersion,
  readerOfAccount,
  stepOn,
} from "#tests/support/documents.ts";
import { focalPoint } from "#tests/support/nominees.ts";
import { officerWith } from "#tests/support/officers.ts";

await useTestDatabase();
const editor = await officerWith("editor", "Kamila");
const by = { actor: editor.id, now: MORNING };
const jordan = await focalPoint("jo");
const asJordan = await readerOfAccount(jordan.actor);
const kyrgyzstan = await focalPoint("kg");
const asKyrgyzstan = await readerOfAccount(kyrgyzstan.actor);
const agree = { version: 1, paragraph: null, stance: "agree", proposal: "", remark: "" } as const;
const reserve = { ...agree, stance: "reserve", remark: "Under study" } as const;
const HOUR = 3_600_000;
const deadline = new Date(MORNING.getTime() + 24 * HOUR);
const after = (ms: number) => new Date(deadline.getTime() + ms);

const silenceOf = async (id: string) => {
  const [row] = await database()
    .select()
    .from(silenceProcedure)
    .where(eq(silenceProcedure.documentId, id));
  if (!row) throw new Error("No silence");
  return row;
};
const settle = (id: string, now: Date) =>
  database().transaction((tx) => settleSilence(tx, id, now));
const letters = async () => {
  const rows = await database().select().from(mail);
  await database().delete(mail);
  return rows.map(({ subject }) => subject);
};

it("lapses into agreement, tells the delegations, and lets the document go on", async () => {
  const id = await draftDocument(by, ["We meet."]);
  await letters();
  expect(await openSilenceOn(id, deadline, by)).toMatchObject({ ok: true });
  expect(await letters()).toEqual(
    Array(2).fill(expect.stringContaining("Silence procedure until")),
  );
  expect(await stepOn(id, "drafting", by)).toMatchObject({ error: { kind: "silence_runs" } });
  expect(await nextVersion(id, 1, by, ["We part."])).toMatchObject({ error: "silence_runs" });
  await takePosition(id, agree, asJordan, jordan);
  await settle(id, after(4_999));
  expect((await silenceOf(id)).outcome).toBeNull();
  await settle(id, after(5_000));
  expect((await silenceOf(id)).outcome).toBe("agreed");
  expect(await letters()).toEqual(Array(2).fill("Agreed by silence: A declaration"));
  expect(await stepOn(id, "drafting", by)).toEqual({ ok: true, value: "swg_cleared" });
  const trail = await database().select().from(auditEntry).where(eq(auditEntry.subjectId, id));
  expect(trail.map(({ action }) => action)).toEqual(
    expect.arrayContaining(["silence.opened", "silence.agreed"]),
  );
});

it("is broken by a reservation of the last second, whichever of the two comes first to the document", async () => {
  for (let round = 0; round < 6; round += 1) {
    const id = await draftDocument(by, ["We meet."]);
    await openSilenceOn(id, deadline, by);
    const word = () => takePosition(id, reserve, asJordan, { ...jordan, now: after(-1) });
    const close = () => settle(id, after(0));
    const [first, second] = round % 2 ? [word, close] : [close, word];
    await Promise.all([first(), second()]);
    expect((await silenceOf(id)).outcome).toBe("broken");
  }
});

it("is not broken by what comes at the hour itself, which is kept as a position all the same", async () => {
  const id = await draftDocument(by, ["We meet."]);
  await openSilenceOn(id, deadline, by);
  const late = { ...jordan, now: after(0) };
  expect(await takePosition(id, reserve, asJordan, late)).toEqual({
    ok: true,
    value: { silence: "too_late" },
  });
  await settle(id, after(5_000));
  expect((await silenceOf(id)).outcome).toBe("agreed");
});

it("is broken once when two delegations speak at the same moment", async () => {
  const id = await draftDocument(by, ["We meet."]);
  await openSilenceOn(id, deadline, by);
  await letters();
  const both = await Promise.all([
    takePosition(id, reserve, asJordan, jordan),
    takePosition(id, reserve, asKyrgyzstan, kyrgyzstan),
  ]);
  expect(both.map((one) => one.ok && one.value.silence).toSorted()).toEqual(["broken", "none"]);
  expect(await letters()).toEqual(Array(2).fill("Silence broken: A declaration"));
});

it("cannot be made an agreement after it was broken, nor before its hour, whoever writes it", async () => {
  const id = await draftDocument(by, ["We meet."]);
  await openSilenceOn(id, deadline, by);
  const agreed = (closedAt: Date) =>
    database()
      .update(silenceProcedure)
      .set({ outcome: "agreed", closedAt, brokenBy: null })
      .where(eq(silenceProcedure.documentId, id))
      .then(
        () => "written",
        (error: unknown) => constraintOf(error),
      );
  expect(await agreed(after(-1))).toBe("silence_is_agreement_only_at_its_end");
  await takePosition(id, reserve, asJordan, jordan);
  expect(await agreed(after(0))).toBe("ended_silence_stays_ended");
});

it("is opened by the definition's rules, one at a time, and can be taken back", async () => {
  const id = await draftDocument(by, ["We meet."]);
  const soon = new Date(MORNING.getTime() + 23 * HOUR);
  expect(await openSilenceOn(id, soon, by)).toMatchObject({ error: "too_short" });
  expect(await openSilenceOn(id, deadline, by)).toMatchObject({ ok: true });
  expect(await openSilenceOn(id, deadline, by)).toMatchObject({ error: "silence_runs" });
  expect(await withdrawSilence(id, by)).toMatchObject({ ok: true });
  expect(await withdrawSilence(id, by)).toMatchObject({ error: "not_running" });
  await takePosition(id, reserve, asJordan, jordan);
  expect(await openSilenceOn(id, deadline, by)).toMatchObject({ error: "objections" });
});

it("is ended by its job when the summit's clock passes the hour, and reminds only those who said nothing", async () => {
  await setSummitClock(MORNING);
  const id = await draftDocument(by, ["We meet."]);
  await openSilenceOn(id, deadline, by);
  await takePosition(id, agree, asJordan, jordan);
  const { id: silenceId } = await silenceOf(id);
  await letters();
  const payload = { silenceId, documentId: id };
  await TASKS.remind_of_silence?.(payload, null as never);
  const reminded = await database().select().from(mail);
  expect(reminded.map(({ subject }) => subject)).toEqual([expect.stringContaining("Silence ends")]);
  await closeSilenceJob(payload, null as never);
  expect((await silenceOf(id)).outcome).toBeNull();
  await moveClock(after(6_000), editor.id);
  await runOnce({ connectionString: env().DATABASE_URL, taskList: TASKS });
  expect((await silenceOf(id)).outcome).toBe("agreed");
}, 60_000);
