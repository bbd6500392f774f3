import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";

import { astanaInstant } from "#app/domain/time/astana.ts";
import { issueBadge } from "#app/server/badge/issue.server.ts";
import { lastConsent } from "#app/server/nominee/consent.server.ts";
import { decideLate, lateNominations } from "#app/server/nominee/late.server.ts";
import { likelySame } from "#app/server/nominee/likely-same.server.ts";
import { createNominee } from "#app/server/nominee/save.server.ts";
import { submitNominee } from "#app/server/nominee/submit.server.ts";
import { undoWithdrawal, withdrawNominee } from "#app/server/nominee/withdraw.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { summitDefinition } from "#app/server/summit/definition.server.ts";
import { mail } from "#db/schema/audit.ts";
import { badge } from "#db/schema/badge.ts";
import { quota } from "#db/schema/delegation.ts";
import { consent, nominee } from "#db/schema/nominee.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { draftOf, drawnMaster, focalPoint, LAYLA } from "#tests/support/nominees.ts";
import { officerWith, sentFile } from "#tests/support/officers.ts";

await useTestDatabase();
const definition = await summitDefinition();
const CLOSED = astanaInstant(definition.nominations.close);

const fileOf = async (id: string) => {
  const [row] = await database().select().from(nominee).where(eq(nominee.id, id));
  if (!row) throw new Error("No such nominee");
  return row;
};
const hostedOf = async (delegationId: string) =>
  (await database().select().from(quota).where(eq(quota.delegationId, delegationId))).find(
    ({ kind }) => kind === "hosted",
  );

test("nobody is sent before nominations open, and the draft stays as it was", async () => {
  const opens = astanaInstant(definition.nominations.open);
  const early = { ...(await focalPoint("kz")), now: new Date(opens.getTime() - 60_000) };
  const id = await draftOf(early);
  const before = await fileOf(id);
  expect(await submitNominee(early, { id, inPlaceOf: null })).toEqual({
    ok: false,
    error: { kind: "too_early" },
  });
  expect(await fileOf(id)).toEqual(before);
});

describe("a late nomination", () => {
  const late = async (delegationId: string) => {
    const focal = { ...(await focalPoint(delegationId)), now: CLOSED };
    const id = await draftOf(focal);
    const sent = await submitNominee(focal, { id, inPlaceOf: null, lateReason: "A new minister" });
    return { focal, id, sent };
  };

  test("needs a reason, takes its place, and waits for no stage", async () => {
    const { id, sent } = await late("jo");
    expect(sent).toEqual({ ok: true, value: { status: "submitted", late: true } });
    expect(await fileOf(id)).toMatchObject({ status: "submitted", stage: null });
    expect((await lateNominations()).filter(({ nomineeId }) => nomineeId === id)).toMatchObject([
      { reason: "A new minister", askedBy: "Dana Al-Masri" },
    ]);
  });

  test("admitted, it waits for the first stage; declined, it is refused and its place is free", async () => {
    const officer = await officerWith("officer", "Aigerim");
    const by = { id: officer.id, now: CLOSED };
    const [one, two] = [await late("tr"), await late("tr")];
    const askedFor = async (id: string) =>
      (await lateNominations()).find(({ nomineeId }) => nomineeId === id)?.id ?? "";
    const [first, second] = [await askedFor(one.id), await askedFor(two.id)];
    expect((await decideLate(by, { id: first, outcome: "admitted", answer: "" })).ok).toBe(true);
    expect((await fileOf(one.id)).stage).toBe(
      definition.categories.find(({ id }) => id === "delegate")?.vettingPath[0],
    );
    expect(await decideLate(by, { id: second, outcome: "declined", answer: "" })).toEqual({
      ok: false,
      error: "reason_missing",
    });
    await decideLate(by, { id: second, outcome: "declined", answer: "The hall is full" });
    expect((await fileOf(two.id)).status).toBe("refused");
    expect(await decideLate(by, { id: second, outcome: "admitted", answer: "" })).toEqual({
      ok: false,
      error: "not_waiting",
    });
  });
});

describe("hosted places", () => {
  test("twenty sent at once for the last three: exactly three are taken, and the others keep their draft", async () => {
    const focal = await focalPoint("kg");
    await database().execute(
      `update quota set places = case kind when 'hosted' then 3 else 30 end where delegation_id = 'kg'`,
    );
    const ids = await Promise.all(
      Array.from({ length: 20 }, async () =>
        createNominee(focal, {
          draft: LAYLA,
          photo: await drawnMaster(),
          definition,
          hosted: true,
          notice: { version: definition.notice?.version ?? "", language: "en" },
        }),
      ),
    );
    const sent = await Promise.all(ids.map((id) => submitNominee(focal, { id, inPlaceOf: null })));
    expect(sent.filter(({ ok }) => ok)).toHaveLength(3);
    expect(sent.find(({ ok }) => !ok)).toEqual({ ok: false, error: { kind: "hosted_full" } });
    expect(await hostedOf("kg")).toMatchObject({ places: 3, taken: 3 });
    const [taken = ""] = ids.filter((_, at) => sent[at]?.ok);
    await withdrawNominee(focal, taken);
    expect(await hostedOf("kg")).toMatchObject({ taken: 2 });
  });
});

describe("withdrawing", () => {
  test("kills a badge in the same moment and tells the desk; undone, the person stands as cleared", async () => {
    const focal = await focalPoint("mn");
    const desk = await officerWith("desk", "Desk");
    const id = await sentFile(focal);
    await database().update(nominee).set({ status: "cleared" }).where(eq(nominee.id, id));
    const issued = await database().transaction((tx) =>
      issueBadge(tx, { nomineeId: id, actor: desk.id, now: focal.now }),
    );
    expect(issued.ok).toBe(true);
    expect(await withdrawNominee(focal, id)).toEqual({ ok: true, value: { badgeRevoked: true } });
    const [dead] = await database().select().from(badge).where(eq(badge.nomineeId, id));
    expect(dead).toMatchObject({ revokedReason: "withdrawn", revokedAt: focal.now });
    expect((await database().select().from(mail)).map(({ subject }) => subject)).toContainEqual(
      expect.stringMatching(/^AL-HMOUD Layla Nasser was withdrawn: badge MNG-\d{4} is dead$/),
    );
    expect(await undoWithdrawal(focal, id)).toEqual({ ok: true, value: { status: "cleared" } });
    expect((await fileOf(id)).withdrawnFrom).toBeNull();
  });

  test("is undone within half an hour and while the place is free, and comes back to its stage", async () => {
    const focal = await focalPoint("az");
    const id = await sentFile(focal);
    const { stage } = await fileOf(id);
    await withdrawNominee(focal, id);
    const after = (minutes: number) => ({
      ...focal,
      now: new Date(focal.now.getTime() + minutes * 60_000),
    });
    expect(await undoWithdrawal(after(31), id)).toEqual({ ok: false, error: "not_open" });
    await database().execute(
      `update quota set places = taken where delegation_id = 'az' and quota_group = 'delegates'`,
    );
    expect(await undoWithdrawal(after(1), id)).toEqual({ ok: false, error: "full" });
    await database().execute(
      `update quota set places = taken + 1 where delegation_id = 'az' and quota_group = 'delegates'`,
    );
    expect(await undoWithdrawal(after(1), id)).toEqual({
      ok: true,
      value: { status: "submitted" },
    });
    expect((await fileOf(id)).stage).toBe(stage);
    const stranger = await focalPoint("bh");
    expect(await undoWithdrawal(stranger, id)).toEqual({ ok: false, error: "not_found" });
  });
});

describe("the notice", () => {
  test("stops the sending until it is confirmed; who, for whom and when is kept and cannot be changed", async () => {
    const focal = await focalPoint("qa");
    const written = { draft: LAYLA, photo: await drawnMaster(), definition };
    const id = await createNominee(focal, written);
    expect(await submitNominee(focal, { id, inPlaceOf: null })).toEqual({
      ok: false,
      error: { kind: "no_consent" },
    });
    const confirmed = await draftOf(focal);
    expect(await lastConsent(confirmed)).toEqual({
      version: definition.notice?.version,
      language: "en",
      by: "Dana Al-Masri",
      at: focal.now,
    });
    await expect(database().update(consent).set({ noticeVersion: "other" })).rejects.toThrow();
    await expect(database().delete(consent)).rejects.toThrow();
  });
});

describe("somebody who is likely registered already", () => {
  test("is found by passport and, with the birthday, by a like name in another script; nothing of another delegation is told", async () => {
    const [kz, ru] = [await focalPoint("kz"), await focalPoint("ru")];
    const person = { nationality: "KAZ", birthDate: "1980-05-06", nativeName: "" };
    await sentFile(ru, {
      ...person,
      surname: "Иванова",
      givenNames: "Юлия",
      passportNumber: "N12345678",
    });
    const name = { ...person, surname: "IVANOVA", givenNames: "Iuliia" };
    const other = await draftOf(kz, { ...name, passportNumber: "K7654321" });
    expect(await likelySame("kz", other)).toEqual([{ where: "other", by: "name" }]);
    const samePassport = await draftOf(kz, { ...name, passportNumber: "N12345678" });
    const found = await likelySame("kz", samePassport);
    expect(found).toContainEqual({ where: "other", by: "passport" });
    expect(found).toContainEqual({
      where: "own",
      by: "name",
      id: other,
      name: "Ms Iuliia IVANOVA",
    });
    expect(JSON.stringify(found)).not.toMatch(/Юлия|Иванова|N12345678/);
    const another = await draftOf(kz, {
      ...name,
      birthDate: "1981-05-06",
      passportNumber: "K1234567",
    });
    expect(await likelySame("kz", another)).toEqual([]);
    expect(await likelySame("tr", other)).toEqual([]);
  });
});
