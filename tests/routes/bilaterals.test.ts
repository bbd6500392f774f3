import type { ActionFunctionArgs, AppLoadContext } from "@remix-run/node";
import { beforeAll, describe, expect, it } from "vitest";

import type { Role } from "#app/domain/access/roles.ts";
import type { ByHand } from "#app/server/bilateral/in-one-go.server.ts";
import { loadBoard } from "#app/server/bilateral/load-board.server.ts";
import { requestMeeting } from "#app/server/bilateral/request-meeting.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { action as boardAction } from "#app/routes/bilaterals/route.tsx";
import { action, loader } from "#app/routes/delegation_.bilaterals/route.tsx";
import { acceptedRequest, protocolOfficer, SIMPLE_WISH } from "#tests/support/bilaterals.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { someSession } from "#tests/support/session.ts";

await useTestDatabase();

let by: ByHand;
let requestId: string;
beforeAll(async () => {
  by = await protocolOfficer();
  const asked = await requestMeeting(
    {
      requesterId: "kz",
      counterpartIds: ["mn"],
      level: "minister",
      minutes: 30,
      ...SIMPLE_WISH,
      topic: "Known to the two sides alone",
    },
    by,
  );
  requestId = asked.ok ? asked.value.requestId : "";
});

/** A call as somebody of a delegation (or, without one, of the host) sends it. */
function callOf(
  delegationId: string | null,
  fields: Record<string, string> = {},
): ActionFunctionArgs {
  const roles: Role[] = delegationId ? ["focal"] : ["protocol"];
  const viewer = {
    accountId: by.actor,
    name: "Somebody",
    email: "somebody@example.org",
    language: "en" as const,
    roles,
    delegationId,
  };
  const context: AppLoadContext = {
    cspNonce: "",
    language: "en",
    presence: { kind: "viewer", viewer, session: someSession() },
  };
  const body = new URLSearchParams(fields);
  const request = new Request("http://localhost/delegation/bilaterals", { method: "POST", body });
  return { request, context, params: {} };
}

/** What the form sends when nothing out of the ordinary is asked for. */
const PLAIN = { companions: "3", booths: "0", press: "0" };

const statusOf = (answer: unknown): number =>
  answer instanceof Response
    ? answer.status
    : Number((answer as { init?: { status?: number } }).init?.status ?? 200);

const thrown = (promise: Promise<unknown>) => promise.then(statusOf, statusOf);

describe("another delegation's request", () => {
  it.each(["accepted", "declined", "withdrawn"])("answers 404 when it is %s", async (intent) => {
    const call = callOf("tr", { intent, request: requestId });
    expect(await thrown(action(call))).toBe(404);
    const { requests } = await loadBoard(database(), by.now);
    expect(requests.find(({ id }) => id === requestId)?.status).toBe("waiting");
  });

  it("is not in the page, nor is its topic", async () => {
    const others = await loader(callOf("tr"));
    expect(JSON.stringify(others)).not.toContain("Known to the two sides alone");
    const own = await loader(callOf("mn"));
    expect(own.page.incoming.map(({ id }) => id)).toEqual([requestId]);
  });

  it("cannot be made in another's name", async () => {
    const fields = { intent: "ask", counterpart: "kz", level: "head", minutes: "30" };
    await action(callOf("tr", { ...fields, ...PLAIN, requester: "mn", delegation: "mn" }));
    const { requests } = await loadBoard(database(), by.now);
    expect(requests.filter(({ sides }) => sides[0] === "mn")).toEqual([]);
    expect(requests.filter(({ sides }) => sides[0] === "tr")).toHaveLength(1);
  });
});

describe("bad input", () => {
  it("keeps what was typed and names every rule that is broken", async () => {
    const fields = {
      counterpart: "kz",
      level: "king",
      minutes: "-5",
      day: "2022-10-20",
    };
    const answer = await action(
      callOf("kz", { intent: "ask", ...PLAIN, ...fields, companions: "x" }),
    );
    expect(statusOf(answer)).toBe(422);
    expect(answer).toMatchObject({
      data: {
        fields: {
          counterparts: ["kz", "", "", ""],
          level: "king",
          minutes: "-5",
          windows: [{ day: "2022-10-20", from: "", until: "" }, {}, {}],
          companions: "x",
        },
        problems: [
          "counterpart_is_oneself",
          "level_unknown",
          "minutes_not_offered",
          "window_not_of_summit",
          "companions_out_of_range",
        ],
      },
    });
  });

  it.each([
    {},
    { intent: "place", request: "not an id", room: "altai", day: "2022-10-12", time: "10:00" },
    { intent: "remove", request: "00000000-0000-4000-8000-000000000000" },
    {
      intent: "place",
      request: "00000000-0000-4000-8000-000000000000",
      room: "altai",
      day: "soon",
    },
  ])("leaves the board as it is when an order makes no sense: %o", async (fields) => {
    const answer = await boardAction(callOf(null, fields as Record<string, string>));
    expect(answer).toMatchObject({ data: { refused: { kind: "malformed" } } });
    expect(statusOf(answer)).toBe(409);
  });

  it("says that a room or a meeting does not exist", async () => {
    const request = await acceptedRequest("uz", "kg", by);
    const where = { day: "2022-10-12", time: "10:00" };
    const order = { intent: "place", request, room: "ballroom", ...where };
    expect(await boardAction(callOf(null, order))).toMatchObject({
      data: { refused: { kind: "unknown" } },
    });
  });
});
