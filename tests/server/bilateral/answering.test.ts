import { describe, expect, it } from "vitest";

import { answerRequest } from "#app/server/bilateral/answer-request.server.ts";
import { withdrawRequest } from "#app/server/bilateral/request/withdraw-request.server.ts";
import { loadBoard } from "#app/server/bilateral/load-board.server.ts";
import { requestMeeting } from "#app/server/bilateral/request-meeting.server.ts";
import { database } from "#app/server/platform/database.server.ts";
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

const wish = {
  requesterId: "ru",
  counterpartIds: ["kg", "tj"],
  level: "head",
  minutes: 45,
  ...SIMPLE_WISH,
  booths: 1,
  topic: "Trilateral",
};
const statusOf = async (id: string) =>
  (await loadBoard(database(), by.now)).requests.find((request) => request.id === id)?.status;

describe("a request", () => {
  it("is accepted when every side that was asked has accepted", async () => {
    const asked = await requestMeeting(wish, by);
    const requestId = asked.ok ? asked.value.requestId : "";
    await answerRequest({ requestId, delegationId: "kg", answer: "accepted" }, by);
    expect(await statusOf(requestId)).toBe("waiting");
    expect(
      await placeMeeting({ requestId, roomId: "altai", start: at("17:00") }, by),
    ).toMatchObject({ error: { problems: [{ rule: "not_accepted", status: "waiting" }] } });
    await answerRequest({ requestId, delegationId: "tj", answer: "accepted" }, by);
    expect(await statusOf(requestId)).toBe("accepted");
  });

  it("is not sent when a rule is broken, and nothing is saved", async () => {
    const before = (await loadBoard(database(), by.now)).requests.length;
    const oneself = await requestMeeting({ ...wish, counterpartIds: ["ru"], minutes: 20 }, by);
    expect(oneself).toEqual({
      ok: false,
      error: ["counterpart_is_oneself", "minutes_not_offered"],
    });
    expect((await loadBoard(database(), by.now)).requests).toHaveLength(before);
  });

  it("is sent once when two tabs send it at the same moment", async () => {
    const twice = { ...wish, requesterId: "in", counterpartIds: ["vn"] };
    const results = await Promise.all([requestMeeting(twice, by), requestMeeting(twice, by)]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results).toContainEqual({ ok: false, error: ["asked_already"] });
  });

  it("is answered by the sides asked, withdrawn by the one that asked, and by nobody else", async () => {
    const requestId = await acceptedRequest("qa", "ir", by);
    const refused = { ok: false, error: "unknown" };
    const answer = { requestId, answer: "declined" } as const;
    expect(await answerRequest({ ...answer, delegationId: "qa" }, by)).toEqual(refused);
    expect(await answerRequest({ ...answer, delegationId: "tr" }, by)).toEqual(refused);
    expect(await withdrawRequest({ requestId, delegationId: "ir" }, by)).toEqual(refused);
    expect((await withdrawRequest({ requestId, delegationId: "qa" }, by)).ok).toBe(true);
    expect(await answerRequest({ ...answer, delegationId: "ir" }, by)).toEqual({
      ok: false,
      error: "withdrawn",
    });
  });

  it("is not declined behind protocol's back once it has a room", async () => {
    const requestId = await acceptedRequest("uz", "tr", by);
    await placeMeeting({ requestId, roomId: "altai", start: at("16:00") }, by);
    const declined = { requestId, delegationId: "tr", answer: "declined" } as const;
    expect(await answerRequest(declined, by)).toEqual({ ok: false, error: "has_a_room" });
    expect(await statusOf(requestId)).toBe("accepted");
  });
});
