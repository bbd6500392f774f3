import { and, eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";

import { MEETING_LEVELS } from "#app/domain/bilateral/kinds.ts";
import { takesMeetings } from "#app/domain/bilateral/request.ts";
import { carryOut } from "#app/server/bilateral/carry-out.server.ts";
import { loadBoard } from "#app/server/bilateral/load-board.server.ts";
import { rearrange } from "#app/server/bilateral/rearrange.server.ts";
import { constraintOf, database } from "#app/server/platform/database.server.ts";
import { auditEntry } from "#db/schema/audit.ts";
import { bilateral, principalOccupancy, roomOccupancy } from "#db/schema/bilateral.ts";
import { delegation } from "#db/schema/delegation.ts";
import { acceptedRequest, at, placeMeeting, protocolOfficer } from "#tests/support/bilaterals.ts";
import { useTestDatabase } from "#tests/support/database.ts";

await useTestDatabase();
const by = await protocolOfficer();

const place = (requestId: string, roomId: string, time: string) =>
  placeMeeting({ requestId, roomId, start: at(time) }, by);

describe("50 bookings of one room and hour at once", () => {
  it("lets exactly one in and tells the others who was first", { timeout: 60_000 }, async () => {
    const requests = await fiftyRequests();
    expect(new Set(requests).size).toBe(50);
    const results = await Promise.all(requests.map((id) => place(id, "altai", "10:00")));
    const winners = results.filter(({ ok }) => ok);
    expect(winners).toHaveLength(1);
    const winner = requests[results.findIndex(({ ok }) => ok)];
    for (const result of results.filter((other) => !other.ok)) {
      expect(result).toMatchObject({
        error: { kind: "problems", problems: [{ rule: "room_taken", by: { requestId: winner } }] },
      });
    }
    const rows = await database()
      .select()
      .from(roomOccupancy)
      .where(eq(roomOccupancy.roomId, "altai"));
    expect(rows).toHaveLength(1);
    expect(await database().$count(bilateral)).toBe(1);
  });
});

describe("a principal", () => {
  it("is booked once when two rooms are booked for the same hour at the same moment", async () => {
    const requests = await Promise.all(
      ["my", "th", "kh", "lk"].map((other) => acceptedRequest("bd", other, by)),
    );
    const rooms = ["burabay", "charyn", "kaspi", "turkistan"];
    const results = await Promise.all(
      requests.map((id, index) => place(id, rooms[index] ?? "", "11:00")),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    const refusal = results.find(({ ok }) => !ok);
    expect(refusal).toMatchObject({
      error: { problems: [{ rule: "principal_busy", delegationId: "bd", level: "head" }] },
    });
  });
});

describe("a writer that does not queue", () => {
  it("is met by the constraint at commit, and the booker is told who holds the room", async () => {
    const other = await acceptedRequest("bh", "jo", by);
    const late = await acceptedRequest("eg", "iq", by);
    const during = `[${new Date(at("11:30")).toISOString()},${new Date(at("13:00")).toISOString()})`;
    let booking: ReturnType<typeof place> | undefined;
    // The other writer has not committed when the booker looks, and commits before the booker does.
    await database().transaction(async (tx) => {
      const [row] = await tx
        .insert(bilateral)
        .values({
          requestId: other,
          roomId: "saryarqa",
          startsAt: new Date(at("12:00")),
          endsAt: new Date(at("12:30")),
        })
        .returning();
      await tx
        .insert(roomOccupancy)
        .values({ roomId: "saryarqa", during, bilateralId: row?.id ?? null });
      booking = place(late, "saryarqa", "12:00");
      await waitForALock();
    });
    expect(await booking).toMatchObject({
      error: { problems: [{ rule: "room_taken", by: { kind: "meeting", requestId: other } }] },
    });
    expect(
      await database().select().from(bilateral).where(eq(bilateral.requestId, late)),
    ).toHaveLength(0);
  });

  it("cannot put two meetings into one room whatever it tries", async () => {
    const during = `[${new Date(at("17:00")).toISOString()},${new Date(at("18:00")).toISOString()})`;
    const twice = database().transaction(async (tx) => {
      await tx.insert(roomOccupancy).values({ roomId: "kaspi", during, programmeItemId: "one" });
      await tx.insert(roomOccupancy).values({ roomId: "kaspi", during, programmeItemId: "two" });
    });
    expect(constraintOf(await twice.catch((error: unknown) => error))).toBe(
      "room_never_double_booked",
    );
    const head = { delegationId: "mn", level: MEETING_LEVELS[0], during };
    const inTwoPlaces = database().insert(principalOccupancy).values([head, head]);
    expect(constraintOf(await inTwoPlaces.then(String, (error: unknown) => error))).toBe(
      "principal_never_in_two_places",
    );
  });
});

describe("a meeting on the board", () => {
  it("changes places with another in one transaction", async () => {
    const [first, second] = await Promise.all([
      acceptedRequest("kz", "kg", by),
      acceptedRequest("uz", "tm", by),
    ]);
    const seen = [
      await stampAt(first, "burabay", "14:00"),
      await stampAt(second, "charyn", "14:00"),
    ];
    const there = { start: at("14:00"), minutes: 30, pinned: false };
    const swapped = await rearrange(
      [
        { requestId: first, seen: seen[0] ?? "", after: { roomId: "charyn", ...there } },
        { requestId: second, seen: seen[1] ?? "", after: { roomId: "burabay", ...there } },
      ],
      by,
    );
    expect(swapped.ok).toBe(true);
    const rows = await database()
      .select({ requestId: bilateral.requestId, held: roomOccupancy.roomId })
      .from(bilateral)
      .innerJoin(roomOccupancy, eq(roomOccupancy.bilateralId, bilateral.id));
    expect(rows).toContainEqual({ requestId: first, held: "charyn" });
    expect(rows).toContainEqual({ requestId: second, held: "burabay" });
  });

  it("is not moved by somebody who saw it before another moved it", async () => {
    const requestId = await acceptedRequest("pk", "by", by);
    const stamp = await stampAt(requestId, "burabay", "16:00");
    const move = {
      intent: "move",
      requestId,
      stamp,
      roomId: "charyn",
      start: at("16:00"),
    } as const;
    expect((await carryOut(move, by)).ok).toBe(true);
    expect(await carryOut({ ...move, start: at("17:00") }, by)).toMatchObject({
      error: { kind: "changed_meanwhile", meeting: { roomId: "charyn", start: at("16:00") } },
    });
    // Taken off and put where it first stood, it is still not the booking that was seen.
    await carryOut({ intent: "remove", requestId, stamp: await stampNow(requestId) }, by);
    await place(requestId, "burabay", "16:00");
    expect(await carryOut(move, by)).toMatchObject({ error: { kind: "changed_meanwhile" } });
  });

  it("stays where it is pinned, and each change can be undone", async () => {
    const requestId = await acceptedRequest("az", "pk", by);
    const order = { intent: "place", requestId, roomId: "kaspi", start: at("15:00") } as const;
    expect((await carryOut(order, by)).ok).toBe(true);
    await carryOut({ intent: "pin", requestId, stamp: await stampNow(requestId) }, by);
    const removal = { intent: "remove", requestId, stamp: await stampNow(requestId) } as const;
    expect(await carryOut(removal, by)).toEqual({
      ok: false,
      error: { kind: "pinned", requestId },
    });
    await carryOut({ intent: "undo" }, by);
    const removed = await carryOut({ ...removal, stamp: await stampNow(requestId) }, by);
    expect(removed).toMatchObject({ ok: true, value: { changed: [{ deed: "removed" }] } });
    expect(await carryOut({ intent: "undo" }, by)).toMatchObject({
      value: { changed: [{ after: { roomId: "kaspi", start: at("15:00") } }] },
    });
    const trail = await database()
      .select({ action: auditEntry.action })
      .from(auditEntry)
      .where(and(eq(auditEntry.subjectId, requestId), eq(auditEntry.actor, by.actor)))
      .orderBy(auditEntry.id);
    expect(trail.map(({ action }) => action.replace("bilateral.", "")).join(" ")).toBe(
      "requested accepted placed pinned unpinned removed placed",
    );
  });
});

/** Places a request and answers its stamp. */
async function stampAt(requestId: string, roomId: string, time: string): Promise<string> {
  const placed = await place(requestId, roomId, time);
  if (!placed.ok) throw new Error(placed.error.kind);
  return placed.value.stamp;
}

async function stampNow(requestId: string): Promise<string> {
  const { requests } = await loadBoard(database(), by.now);
  return requests.find(({ id }) => id === requestId)?.meeting?.stamp ?? "";
}

/** Accepted requests of which no two share a principal: 25 pairs of delegations, at two levels. */
async function fiftyRequests(): Promise<string[]> {
  const rows = await database().select().from(delegation).orderBy(delegation.id);
  const ids = rows.filter(({ kind }) => takesMeetings(kind)).map(({ id }) => id);
  const pairs = ids.slice(0, 25).map((id, index) => [id, ids[index + 25] ?? ""] as const);
  const wishes = (["minister", "official"] as const).flatMap((level) =>
    pairs.map(([a, b]) => acceptedRequest(a, b, by, { level })),
  );
  return Promise.all(wishes);
}

/** Until some connection to this database waits for another's transaction to end. */
async function waitForALock(): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const waiting = await database().execute(
      sql`select 1 from pg_locks where locktype = 'transactionid' and not granted`,
    );
    if (waiting.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error("Nobody waited");
}
