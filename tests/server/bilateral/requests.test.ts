import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";

import { answerRequest } from "#app/server/bilateral/answer-request.server.ts";
import { delegationMeetings } from "#app/server/bilateral/delegation-meetings.server.ts";
import { loadBoard } from "#app/server/bilateral/load-board.server.ts";
import { requestMeeting } from "#app/server/bilateral/request-meeting.server.ts";
import { agreeToHours } from "#app/server/bilateral/request/agree-to-hours.server.ts";
import { arrangeRequest } from "#app/server/bilateral/request/arrange-request.server.ts";
import { nameAttendees } from "#app/server/bilateral/request/name-attendees.server.ts";
import { moveInOrder } from "#app/server/bilateral/request/order-meetings.server.ts";
import { askAgain, remindAllSilent } from "#app/server/bilateral/request/remind.server.ts";
import { requestPage } from "#app/server/bilateral/request/request-page.server.ts";
import {
  restoreRequest,
  withdrawRequest,
} from "#app/server/bilateral/request/withdraw-request.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { mail } from "#db/schema/audit.ts";
import { bilateral, bilateralRequest, bilateralSide } from "#db/schema/bilateral.ts";
import { account, accountRole } from "#db/schema/person.ts";
import {
  acceptedRequest,
  at,
  placeMeeting,
  protocolOfficer,
  SIMPLE_WISH,
} from "#tests/support/bilaterals.ts";
import { useTestDatabase } from "#tests/support/database.ts";

await useTestDatabase();
const by = await protocolOfficer();
for (const [delegationId, language] of [
  ["ru", "ru"],
  ["kg", "kk"],
] as const) {
  const [focal] = await database()
    .insert(account)
    .values({ email: `focal@${delegationId}.example`, name: "Focal point", language })
    .returning();
  await database()
    .insert(accountRole)
    .values({ accountId: focal?.id ?? "", role: "focal", delegationId });
}

beforeEach(async () => {
  await database().delete(bilateral);
  await database().delete(bilateralRequest);
  await database().delete(mail);
});

const WISH = {
  ...SIMPLE_WISH,
  requesterId: "ru",
  counterpartIds: ["kg"],
  level: "head",
  minutes: 30,
};
const ask = async (change: Partial<Parameters<typeof requestMeeting>[0]> = {}) => {
  const asked = await requestMeeting({ ...WISH, ...change }, by);
  if (!asked.ok) throw new Error(asked.error.join());
  return asked.value.requestId;
};
const requestOf = async (id: string) =>
  (await loadBoard(database(), by.now)).requests.find((request) => request.id === id);
const letters = () => database().select().from(mail).orderBy(mail.queuedAt);
const evening = { from: at("17:00", "2022-10-13"), until: at("19:00", "2022-10-13") };

describe("a counterpart", () => {
  it("is told in its own language, and the topic is not in the letter", async () => {
    await ask({ topic: "Known to the sides alone" });
    const [letter, ...more] = await letters();
    expect(more).toEqual([]);
    expect(letter).toMatchObject({ recipient: "focal@kg.example", language: "kk" });
    expect(letter?.subject).toBe("Ресей: кездесу туралы өтініш");
    expect(letter?.text).not.toContain("Known to the sides alone");
  });

  it("proposes other hours, and once they are agreed the request has them", async () => {
    const requestId = await ask({ counterpartIds: ["kg", "tj"] });
    await answerRequest({ requestId, delegationId: "tj", answer: "accepted" }, by);
    const proposal = { requestId, delegationId: "kg", answer: "proposed" } as const;
    expect(await answerRequest(proposal, by)).toEqual({ ok: false, error: "windows_missing" });
    await answerRequest({ ...proposal, windows: [evening], remark: "After the plenary" }, by);
    expect(await requestOf(requestId)).toMatchObject({
      status: "waiting",
      answers: [{ answer: "proposed", proposed: [evening], remark: "After the plenary" }, {}],
    });
    const agreement = { requestId, proposerId: "kg" };
    expect(await agreeToHours({ ...agreement, delegationId: "tj" }, by)).toMatchObject({
      error: "unknown",
    });
    expect((await agreeToHours({ ...agreement, delegationId: "ru" }, by)).ok).toBe(true);
    // The third side accepted for other hours, and is asked anew.
    expect(await requestOf(requestId)).toMatchObject({
      windows: [evening],
      answers: [{ answer: "accepted" }, { answer: "waiting" }],
    });
  });

  it("may come at another level and with fewer people, and the room is judged by that", async () => {
    const requestId = await ask({ companions: 9 });
    const answer = { requestId, delegationId: "kg", answer: "accepted" } as const;
    await answerRequest({ ...answer, level: "minister", companions: 1 }, by);
    const page = await requestPage(requestId, "kg", by.now);
    expect(page?.request.seats).toBe(12);
    expect(page?.warning?.kind).toBe("levels");
    expect(await answerRequest({ ...answer, companions: 99 }, by)).toMatchObject({
      error: "companions_out_of_range",
    });
  });

  it("takes an answer back, as the side that asked takes back a withdrawal", async () => {
    const requestId = await acceptedRequest("ru", "kg", by);
    await answerRequest({ requestId, delegationId: "kg", answer: "waiting" }, by);
    expect((await requestOf(requestId))?.status).toBe("waiting");
    const own = { requestId, delegationId: "ru" };
    await withdrawRequest(own, by);
    expect((await restoreRequest(own, by)).ok).toBe(true);
    expect((await requestOf(requestId))?.status).toBe("waiting");
    await withdrawRequest(own, by);
    await ask();
    expect(await restoreRequest(own, by)).toEqual({ ok: false, error: "asked_already" });
  });
});

describe("a silent side", () => {
  it("is reminded after half a day in its own language, three times and no more", async () => {
    const requestId = await ask();
    await database().delete(mail);
    const later = (hours: number) => new Date(by.now.getTime() + hours * 3_600_000);
    expect(await remindAllSilent(later(11))).toBe(0);
    const twice = await Promise.all([remindAllSilent(later(12)), remindAllSilent(later(12))]);
    expect(twice.toSorted()).toEqual([0, 1]);
    expect((await letters()).map(({ subject }) => subject)).toEqual(["Ресей жауабыңызды күтуде"]);
    await remindAllSilent(later(24));
    await remindAllSilent(later(36));
    expect(await remindAllSilent(later(38))).toBe(0);
    expect(await askAgain(requestId, { ...by, now: later(36.5) })).toMatchObject({
      error: "too_soon",
    });
    await answerRequest({ requestId, delegationId: "kg", answer: "accepted" }, by);
    expect(await askAgain(requestId, by)).toMatchObject({ error: "not_silent" });
  });
});

describe("a delegation's own order", () => {
  it("moves one up, stays at the end, and is nobody else's to see", async () => {
    const [first, second] = [await ask(), await ask({ level: "minister" })];
    const order = { requestId: second, delegationId: "ru" };
    expect(await moveInOrder({ ...order, way: "up" }, by)).toMatchObject({
      value: { place: 1, of: 2 },
    });
    expect(await moveInOrder({ ...order, way: "up" }, by)).toMatchObject({ value: { place: 1 } });
    const own = await delegationMeetings("ru", by.now);
    expect(own.others.map(({ id }) => id)).toEqual([second, first]);
    const theirs = await delegationMeetings("kg", by.now);
    const seen = theirs.incoming.flatMap(({ parties }) => parties);
    expect(seen.filter(({ delegationId }) => delegationId === "ru")).toMatchObject([
      { position: 0 },
      { position: 0 },
    ]);
    expect(await moveInOrder({ ...order, delegationId: "tr", way: "up" }, by)).toMatchObject({
      error: "unknown",
    });
  });
});

describe("a request of others", () => {
  it("does not exist for a foreign delegation, whatever it asks for", async () => {
    const requestId = await ask();
    expect(await requestPage(requestId, "tr", by.now)).toBeUndefined();
    const people = { requestId, delegationId: "tr", language: "", people: new Map() };
    expect(await nameAttendees(people, by)).toMatchObject({ error: { kind: "unknown" } });
  });
});

describe("protocol", () => {
  it("enters a request that came by note, and makes another side host", async () => {
    const entered = await requestMeeting(WISH, by, "118/2022");
    const requestId = entered.ok ? entered.value.requestId : "";
    const request = await requestOf(requestId);
    expect(request).toMatchObject({ hostId: "ru", parties: [{ noteVerbale: "118/2022" }, {}] });
    const arranged = { requestId, version: request?.version ?? 0, zone: null, roomId: "altai" };
    expect((await arrangeRequest({ ...arranged, hostId: "kg" }, by)).ok).toBe(true);
    expect(await arrangeRequest({ ...arranged, hostId: "ru" }, by)).toMatchObject({
      error: "changed_meanwhile",
    });
    expect(await requestOf(requestId)).toMatchObject({ hostId: "kg", roomId: "altai" });
    await answerRequest({ requestId, delegationId: "kg", answer: "accepted" }, by);
    const elsewhere = { requestId, roomId: "charyn", start: at("10:00") };
    expect(await placeMeeting(elsewhere, by)).toMatchObject({
      error: { problems: [{ rule: "elsewhere_by_wish", roomId: "altai" }] },
    });
  });

  it("cannot be given a host who is no side, whoever writes", async () => {
    const requestId = await ask();
    const write = database()
      .update(bilateralRequest)
      .set({ hostId: "tr" })
      .where(eq(bilateralRequest.id, requestId));
    await expect(write).rejects.toThrow();
    const sides = await database()
      .select()
      .from(bilateralSide)
      .where(and(eq(bilateralSide.requestId, requestId)));
    expect(sides).toHaveLength(2);
  });
});
