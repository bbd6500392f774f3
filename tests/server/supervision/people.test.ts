import { randomUUID } from "node:crypto";

import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";

import { astanaDay, astanaTime } from "#app/domain/time/astana.ts";
import { gateList } from "#app/server/gate/list.server.ts";
import { receivePassages } from "#app/server/gate/passages.server.ts";
import { judgeOnline } from "#app/server/gate/verdict.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { constraintOf, database } from "#app/server/platform/database.server.ts";
import { correctLedger } from "#app/server/supervision/correct.server.ts";
import { heldUpNow } from "#app/server/supervision/held-up.server.ts";
import { holdBack, letGo } from "#app/server/supervision/hold-back.server.ts";
import { letInAgainstVerdict } from "#app/server/supervision/override.server.ts";
import { personAtGates } from "#app/server/supervision/person.server.ts";
import { findPeople } from "#app/server/supervision/search.server.ts";
import { auditEntry } from "#db/schema/audit.ts";
import { incident } from "#db/schema/incident.ts";
import { passage, presence } from "#db/schema/passage.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { badged, newBadge, passageOf, phoneAt, supervisor, upload } from "#tests/support/gate.ts";
import { draftOf, focalPoint } from "#tests/support/nominees.ts";

await useTestDatabase();
const actor = await supervisor();
const by = async () => ({ actor, now: await summitNow() });
const seconds = async () => Math.floor((await summitNow()).getTime() / 1000);
const placeOf = async (nomineeId: string) =>
  (await database().select().from(presence).where(eq(presence.nomineeId, nomineeId)))[0];
const trailOf = async (subjectId: string) =>
  (await database().select().from(auditEntry).where(eq(auditEntry.subjectId, subjectId))).map(
    ({ action }) => action,
  );
const doubleEntriesOf = (nomineeId: string) =>
  database()
    .select()
    .from(incident)
    .where(and(eq(incident.nomineeId, nomineeId), eq(incident.kind, "double_entry")));
let sequence = 0;
async function scan({ phone }: Awaited<ReturnType<typeof phoneAt>>, code: string) {
  sequence += 1;
  const id = randomUUID();
  const scanned = { id, sequence, code, floater: null, hasRecord: true };
  return { id, said: (await judgeOnline(phone, scanned)).admission };
}

test("a person with a badge is found by name in either script and by number; one without is not", async () => {
  const name = { surname: "Qassymov", givenNames: "Yerlan", nativeName: "Қасымов Ерлан" };
  const { nomineeId, shortNumber } = await badged(name);
  await draftOf(await focalPoint("jo"), { ...name, passportNumber: "T0000001" });
  for (const words of ["kasymov", "Қасымов ерлан", shortNumber.toLowerCase()])
    expect((await findPeople(words)).people.map(({ id }) => id)).toEqual([nomineeId]);
  expect((await findPeople("%")).people).toEqual([]);
  expect((await findPeople("")).people).toEqual([]);
});

test("who is held back enters nowhere, by an old badge or a new one, until they are let go", async () => {
  const at = await phoneAt("b");
  const { nomineeId, text, serial } = await badged();
  expect(await holdBack({ nomineeId, reason: " " }, await by())).toMatchObject({
    error: "reason_missing",
  });
  expect((await holdBack({ nomineeId, reason: "Asked for by security" }, await by())).ok).toBe(
    true,
  );
  expect(await holdBack({ nomineeId, reason: "Again" }, await by())).toMatchObject({
    error: "held_already",
  });
  expect((await gateList(at.phone)).blocked.map((one) => one.serial)).toContain(serial);
  expect((await scan(at, text)).said).toEqual({ kind: "refuse", reason: "blocked" });
  const next = await newBadge(nomineeId);
  expect((await scan(at, next.text)).said).toEqual({ kind: "refuse", reason: "blocked" });
  expect((await letGo(nomineeId, await by())).ok).toBe(true);
  expect(await letGo(nomineeId, await by())).toMatchObject({ error: "not_held" });
  expect((await scan(at, next.text)).said).toEqual({ kind: "admit" });
  expect(await trailOf(nomineeId)).toEqual(
    expect.arrayContaining(["nominee.held_back", "nominee.let_go"]),
  );
});

test("a supervisor lets in against a refusal: the phone hears of it, and its own word does not undo it", async () => {
  const at = await phoneAt("b");
  const { nomineeId, text, serial } = await badged();
  await holdBack({ nomineeId, reason: "Mistaken for another" }, await by());
  const { id } = await scan(at, text);
  expect((await heldUpNow(await summitNow())).map(({ passageId }) => passageId)).toContain(id);
  const order = { passageId: id, reason: "It was her brother" };
  expect(await letInAgainstVerdict({ ...order, reason: "" }, await by())).toMatchObject({
    error: "reason_missing",
  });
  expect((await letInAgainstVerdict(order, await by())).ok).toBe(true);
  expect(await placeOf(nomineeId)).toMatchObject({ zone: 3, passageId: id });
  expect((await gateList(at.phone)).letIn).toEqual([id]);
  expect((await gateList((await phoneAt("b")).phone)).letIn).toEqual([]);
  // The guard had tapped "Next badge" while the supervisor spoke.
  const guard = {
    id,
    sequence,
    serial,
    verdict: "refuse",
    reason: "blocked",
    scannedAt: await seconds(),
  } as const;
  await receivePassages(
    at.phone,
    upload([passageOf({ ...guard, decision: "refused", revision: 2 })]),
  );
  const [kept] = await database().select().from(passage).where(eq(passage.id, id));
  expect(kept).toMatchObject({ decision: "admitted", overriddenBy: actor, revision: 2 });
  expect((await placeOf(nomineeId))?.zone).toBe(3);
  expect(await letInAgainstVerdict(order, await by())).toMatchObject({ error: "is_in" });
  expect((await heldUpNow(await summitNow())).map(({ passageId }) => passageId)).not.toContain(id);
  expect(await trailOf(id)).toEqual(["passage.let_in"]);
});

test("a code of nobody cannot be let in, and the database keeps no override that lets nobody in", async () => {
  const at = await phoneAt("b");
  const { id } = await scan(at, "SHK1:NOTABADGE");
  expect(await letInAgainstVerdict({ passageId: id, reason: "Why" }, await by())).toMatchObject({
    error: "nobody_holds",
  });
  expect(await letInAgainstVerdict({ passageId: "x", reason: "Why" }, await by())).toMatchObject({
    error: "missing",
  });
  const refused = database()
    .update(passage)
    .set({ overriddenBy: actor, overrideReason: "Why", decision: "refused" })
    .where(eq(passage.id, id));
  const error: unknown = await refused.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(constraintOf(error)).toBe("override_lets_in");
});

test("what no phone saw is written by hand: it moves the person, and explains a double entry", async () => {
  const at = await phoneAt("b");
  const { nomineeId, serial } = await badged();
  const now = await seconds();
  const entry = (sequence: number, ago: number) =>
    passageOf({ serial, sequence, scannedAt: now - ago * 60 });
  await receivePassages(at.phone, upload([entry(1, 40), entry(2, 10)]));
  const doubled = async () => (await doubleEntriesOf(nomineeId)).map(({ state }) => state);
  expect(await doubled()).toEqual(["open"]);
  const time = astanaTime(new Date((now - 20 * 60) * 1000));
  const left = {
    ...{ nomineeId, gateId: "b", day: astanaDay(await summitNow()), time },
    direction: "exit",
    reason: "Left by the fire door; seen by me",
  } as const;
  expect((await correctLedger(left, await by())).ok).toBe(true);
  expect(await doubled()).toEqual(["withdrawn"]);
  // The last thing known is still the second entry.
  expect((await placeOf(nomineeId))?.zone).toBe(3);
  const later = { ...left, time: astanaTime(await summitNow()) };
  expect((await correctLedger(later, await by())).ok).toBe(true);
  expect((await placeOf(nomineeId))?.zone).toBe(2);
  const person = await personAtGates(nomineeId);
  expect(person?.passages.map(({ source }) => source).toSorted()).toEqual([
    ...["correction", "correction", "device", "device"],
  ]);
  expect(await correctLedger({ ...left, gateId: "nowhere" }, await by())).toMatchObject({
    error: "gate_missing",
  });
});

test("a supervisor who writes that somebody came in again makes no double entry", async () => {
  const at = await phoneAt("b");
  const { nomineeId, serial } = await badged();
  await receivePassages(
    at.phone,
    upload([passageOf({ serial, scannedAt: (await seconds()) - 1800 })]),
  );
  const again = {
    ...{ nomineeId, gateId: "b", day: astanaDay(await summitNow()) },
    direction: "entry",
    ...{ time: astanaTime(await summitNow()), reason: "Came back by the side door" },
  } as const;
  expect((await correctLedger(again, await by())).ok).toBe(true);
  expect(await doubleEntriesOf(nomineeId)).toEqual([]);
});
