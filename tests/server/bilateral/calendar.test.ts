import ICAL from "ical.js";
import { beforeAll, expect, test } from "vitest";

import { loader } from "#app/routes/calendars.$delegation.$secret[.]ics/route.ts";
import { action, loader as page } from "#app/routes/delegation_.bilaterals_.calendar/route.tsx";
import { carryOut } from "#app/server/bilateral/carry-out.server.ts";
import { loadBoard } from "#app/server/bilateral/load-board.server.ts";
import { calendarLink } from "#app/server/bilateral/calendar/calendar-link.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { acceptedRequest, at, protocolOfficer } from "#tests/support/bilaterals.ts";
import { readCalendar } from "#tests/support/calendar.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { contextOf } from "#tests/support/programme.ts";

await useTestDatabase();

const by = await protocolOfficer();
let requestId = "";
beforeAll(async () => {
  requestId = await acceptedRequest("jo", "kg", by, { topic: "Water of the Naryn" });
  await order({ intent: "place", roomId: "burabay", start: at("12:15") });
});

async function order(what: { intent: string; roomId?: string; start?: number }) {
  const { requests } = await loadBoard(database(), by.now);
  const stamp = requests.find(({ id }) => id === requestId)?.meeting?.stamp ?? "";
  const done = await carryOut({ requestId, stamp, ...what } as Parameters<typeof carryOut>[0], by);
  if (!done.ok) throw new Error(JSON.stringify(done.error));
}

async function fetchCalendar(address: string): Promise<Response> {
  const { pathname } = new URL(address);
  const [, , delegation = "", file = ""] = pathname.split("/");
  const params = { delegation, secret: file.replace(/\.ics$/, "") };
  const request = new Request(address);
  return loader({ request, params, context: contextOf("en") }).catch((thrown: unknown) => {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  });
}
const address = async (delegation = "jo") => (await calendarLink(delegation, "en")).https;
const event = async (delegation = "jo") => {
  const text = await (await fetchCalendar(await address(delegation))).text();
  return { ...readCalendar(text), text, event: readCalendar(text).named(requestId) };
};

test("a booked meeting stands in both sides' calendars, in Astana's hours with the zone's rules, without its topic", async () => {
  const { event: meeting, text, calendar } = await event();
  expect(meeting.summary).toBe("Meeting: Kyrgyzstan");
  expect(meeting.location).toContain("Burabay");
  expect(meeting.startDate.zone?.tzid).toBe("Asia/Almaty");
  expect(meeting.startDate.toString()).toBe("2022-10-12T12:15:00");
  expect(meeting.startDate.toJSDate().toISOString()).toBe("2022-10-12T06:15:00.000Z");
  const zone = new ICAL.Timezone(calendar.getFirstSubcomponent("vtimezone"));
  expect(zone.utcOffset(ICAL.Time.fromDateTimeString("2024-03-02T10:00:00"))).toBe(5 * 3600);
  expect(meeting.sequence).toBe(0);
  expect(meeting.component.getFirstPropertyValue("status")).toBe("CONFIRMED");
  expect(text).toMatch(/LAST-MODIFIED:\d{8}T\d{6}Z/);
  expect(text).not.toContain("Naryn");
  expect((await event("kg")).event.summary).toBe("Meeting: Jordan");
  expect(readCalendar(await (await fetchCalendar(await address("mn"))).text()).events).toEqual([]);
});

test("a move keeps the UID and counts SEQUENCE up; a cancelled meeting stays, as CANCELLED; booked again it lives again", async () => {
  const { uid } = (await event()).event;
  await order({ intent: "move", roomId: "altai", start: at("14:00") });
  const moved = (await event()).event;
  expect(moved).toMatchObject({ uid, sequence: 1 });
  expect(moved.startDate.toString()).toBe("2022-10-12T14:00:00");
  await order({ intent: "remove" });
  const cancelled = (await event()).event;
  expect(cancelled).toMatchObject({ uid, sequence: 2 });
  expect(cancelled.component.getFirstPropertyValue("status")).toBe("CANCELLED");
  expect(cancelled.startDate.toString()).toBe("2022-10-12T14:00:00");
  await order({ intent: "place", roomId: "altai", start: at("16:00") });
  const again = (await event()).event;
  expect(again).toMatchObject({ uid, sequence: 3 });
  expect(again.component.getFirstPropertyValue("status")).toBe("CONFIRMED");
});

test("a pin is no change of a calendar", async () => {
  const before = (await event()).event.sequence;
  await order({ intent: "pin" });
  await order({ intent: "unpin" });
  expect((await event()).event.sequence).toBe(before);
});

test("a renewed link is the only one that opens, and another delegation's secret opens nothing", async () => {
  const viewer = { accountId: by.actor, roles: ["focal" as const] };
  const context = contextOf("en", viewer);
  if (context.presence.kind === "viewer") context.presence.viewer.delegationId = "jo";
  const old = await address();
  const body = { method: "POST" };
  const url = "http://localhost/delegation/bilaterals/calendar";
  const answer = await action({ request: new Request(url, body), params: {}, context });
  expect(answer.status).toBe(302);
  expect((await fetchCalendar(old)).status).toBe(404);
  const shown = await page({ request: new Request(`${url}?renewed`), params: {}, context });
  expect(shown).toMatchObject({ renewed: true, link: { https: await address() } });
  expect((await fetchCalendar(shown.link.https)).status).toBe(200);
  const others = (await address("kg")).replace("/kg/", "/jo/");
  expect((await fetchCalendar(others)).status).toBe(404);
  expect((await fetchCalendar(old.replace("lang=en", "lang=xx"))).status).toBe(400);
});
