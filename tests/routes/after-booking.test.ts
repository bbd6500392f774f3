import { beforeAll, describe, expect, it } from "vitest";

import { accessTo, mayEnter } from "#app/domain/access/may.ts";
import { ROLES } from "#app/domain/access/roles.ts";
import {
  action as markAction,
  loader as meeting,
} from "#app/routes/bilaterals_.meetings.$id/route.tsx";
import { action as roomsAction, loader as rooms } from "#app/routes/bilaterals_.rooms/route.tsx";
import { loader as pdf } from "#app/routes/bilaterals_.rooms.$room[.]pdf/route.ts";
import {
  action as waitingAction,
  loader as waiting,
} from "#app/routes/bilaterals_.waiting/route.tsx";
import { loader as state } from "#app/routes/door.$room.$secret_.state/route.ts";
import { carryOut } from "#app/server/bilateral/carry-out.server.ts";
import { linkSecret } from "#app/server/bilateral/secret-link.server.ts";
import { acceptedRequest, at, protocolOfficer } from "#tests/support/bilaterals.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { contextOf } from "#tests/support/programme.ts";

await useTestDatabase();

const by = await protocolOfficer();
const context = contextOf("en", { accountId: by.actor, roles: ["protocol"] });
let requestId = "";
beforeAll(async () => {
  requestId = await acceptedRequest("jo", "kg", by, { topic: "Water of the Naryn" });
  const place = { intent: "place", requestId, roomId: "burabay", start: at("12:15") } as const;
  const done = await carryOut(place, by);
  if (!done.ok) throw new Error(JSON.stringify(done.error));
});

const get = (address: string, params: Record<string, string> = {}) => ({
  ...{ request: new Request(`http://localhost${address}`), params, context },
});
const post = (fields: Record<string, string>, params: Record<string, string> = {}) => ({
  ...{ params, context },
  request: new Request("http://localhost/", { method: "POST", body: new URLSearchParams(fields) }),
});
/** The status of an answer, thrown or given, a redirect's included. */
async function statusOf(answer: Promise<unknown>): Promise<number | undefined> {
  const given = await answer.catch((thrown: unknown) => thrown);
  if (given instanceof Response) return given.status;
  return (given as { init?: { status?: number } } | null)?.init?.status;
}

describe("the pages after booking", () => {
  it("open to protocol alone; a door's sign and a calendar to whoever has their secret", () => {
    for (const route of [
      "routes/bilaterals_.meetings.$id",
      "routes/bilaterals_.rooms",
      "routes/bilaterals_.rooms.$room[.]pdf",
      "routes/bilaterals_.waiting",
    ]) {
      for (const role of ROLES) {
        expect(mayEnter(accessTo(route, "GET"), { roles: [role] })).toBe(role === "protocol");
      }
      expect(mayEnter(accessTo(route, "GET"), null)).toBe(false);
    }
    for (const route of [
      "routes/door.$room.$secret",
      "routes/calendars.$delegation.$secret[.]ics",
    ]) {
      expect(mayEnter(accessTo(route, "GET"), null)).toBe(true);
      expect(mayEnter(accessTo(route, "POST"), { roles: ROLES })).toBe(false);
    }
  });

  it("tell a meeting that there is none by 404, a word nobody offers by 400, and what cannot be so by 409", async () => {
    for (const id of ["nonsense", crypto.randomUUID()]) {
      expect(await statusOf(meeting(get("/", { id })))).toBe(404);
      expect(await statusOf(markAction(post({ mark: "held" }, { id })))).toBe(404);
    }
    const own = { id: requestId };
    expect(await statusOf(markAction(post({ mark: "won" }, own)))).toBe(400);
    expect(await statusOf(markAction(post({ mark: "held", stamp: "old" }, own)))).toBe(409);
    expect(await statusOf(markAction(post({ mark: "undo" }, own)))).toBe(409);
    const { page } = await meeting(get("/", own));
    expect(page.mark).toBeNull();
  });

  it("give no paper of a room, a day or a language that is none", async () => {
    const burabay = { room: "burabay" };
    expect(await statusOf(pdf(get("/?day=2022-10-12&lang=fr", burabay)))).toBe(400);
    expect(await statusOf(pdf(get("/?day=2022-10-12&as=poster", burabay)))).toBe(400);
    expect(await statusOf(pdf(get("/?day=2022-10-20", burabay)))).toBe(404);
    expect(await statusOf(pdf(get("/?day=2022-10-12", { room: "rotunda" })))).toBe(404);
    const sheet = await pdf(get("/?day=2022-10-12&lang=en", burabay));
    expect(sheet.headers.get("content-type")).toBe("application/pdf");
    const bytes = Buffer.from(await sheet.arrayBuffer());
    expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
    expect(bytes.includes("Naryn")).toBe(false);
  });

  it("place nobody for a slot or a request that is none", async () => {
    expect(await statusOf(waitingAction(post({ intent: "book" })))).toBe(400);
    const nobody = { intent: "book", request: crypto.randomUUID(), room: "altai", start: "0" };
    expect(await statusOf(waitingAction(post(nobody)))).toBe(409);
    expect(await statusOf(waitingAction(post({ intent: "keep", turn: "x" })))).toBe(409);
    expect((await waiting(get("/"))).page.proposals).toEqual([]);
  });

  it("renew a sign's address of any room there is, and show the one in force", async () => {
    expect(await statusOf(roomsAction(post({ room: "nowhere" })))).toBe(404);
    expect(await statusOf(roomsAction(post({ room: "rotunda" })))).toBe(302);
    const before = await linkSecret({ kind: "door_sign", subject: "burabay" });
    expect(await statusOf(roomsAction(post({ room: "burabay" })))).toBe(302);
    const { page } = await rooms(get("/bilaterals/rooms"));
    const now = page.rooms.find(({ id }) => id === "burabay")?.sign ?? "";
    expect(now).not.toContain(before);
    const secret = now.split("/").at(-1) ?? "";
    expect(await statusOf(state(get("/", { room: "burabay", secret: before })))).toBe(404);
    expect(await statusOf(state(get("/", { room: "altai", secret })))).toBe(404);
    const shown = await state(get("/", { room: "burabay", secret }));
    const text = await shown.text();
    expect(text).toContain("JOR");
    expect(text).not.toContain("Naryn");
    expect(text).not.toContain("topic");
  });
});
