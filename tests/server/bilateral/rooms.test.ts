import { eq } from "drizzle-orm";
import { expect, test } from "vitest";

import { blockRoom, freeRoom, roomSettings } from "#app/server/bilateral/room/block-room.server.ts";
import { changeRoom } from "#app/server/bilateral/room/change-room.server.ts";
import { loadBoard } from "#app/server/bilateral/load-board.server.ts";
import { problemFromBoard } from "#app/domain/bilateral/plan/from-board.ts";
import { constraintOf, database } from "#app/server/platform/database.server.ts";
import { roomOccupancy } from "#db/schema/bilateral.ts";
import { acceptedRequest, at, placeMeeting, protocolOfficer } from "#tests/support/bilaterals.ts";
import { useTestDatabase } from "#tests/support/database.ts";

await useTestDatabase();
const by = await protocolOfficer();
const during = { from: at("10:00"), until: at("12:00") };
const block = { roomId: "kaspi", kind: "official", title: "Ministerial", during } as const;

test("a block keeps hand, database and planner alike out of a room, until it is freed", async () => {
  const requestId = await acceptedRequest("bd", "lk", by);
  const blocked = await blockRoom(block, by);
  if (!blocked.ok) throw new Error(blocked.error.kind);
  const place = { requestId, roomId: "kaspi", start: at("11:00") };
  expect(await placeMeeting(place, by)).toMatchObject({
    error: { problems: [{ rule: "room_taken", by: { kind: "block", title: "Ministerial" } }] },
  });
  const write = database()
    .insert(roomOccupancy)
    .values({
      roomId: "kaspi",
      during: `[${new Date(at("11:00")).toISOString()},${new Date(at("11:30")).toISOString()})`,
      programmeItemId: "late",
    });
  expect(constraintOf(await write.then(String, (error: unknown) => error))).toBe(
    "room_never_double_booked",
  );
  const closed = async () => {
    const { board, rooms, requests } = await loadBoard(database(), by.now);
    const { problem } = problemFromBoard(board, rooms, requests);
    return problem.rooms.find(({ name }) => name === "kaspi")?.closed?.length ?? 0;
  };
  const whileBlocked = await closed();
  expect(await freeRoom(blocked.value, by)).toMatchObject({ ...block, during });
  expect(whileBlocked).toBeGreaterThan((await closed()) + 7);
  expect((await placeMeeting(place, by)).ok).toBe(true);
  // And the other way: where a meeting stands, no block is put.
  expect(await blockRoom(block, by)).toMatchObject({
    error: { kind: "taken", by: { kind: "meeting", requestId } },
  });
});

test("longer turnover is measured at once, and refused where two meetings would overlap", async () => {
  const ids = [await acceptedRequest("my", "th", by), await acceptedRequest("jp", "kh", by)];
  for (const [index, requestId] of ids.entries())
    await placeMeeting({ requestId, roomId: "saryarqa", start: at(index ? "15:00" : "14:00") }, by);
  const room = (await roomSettings("saryarqa", by.now))?.room;
  const fields = {
    ...{ seats: "6", booths: "1", zone: "4", opens: "08:30", closes: "21:00", press: false },
    ...{ setupMinutes: "10", turnoverMinutes: "20" },
  };
  const version = room?.version ?? 0;
  expect(await changeRoom("saryarqa", version, { ...fields, turnoverMinutes: "30" }, by)).toEqual({
    ok: false,
    error: { kind: "clash" },
  });
  // Eight people meet in a room of six seats: both meetings stay, and protocol is told.
  const changed = await changeRoom("saryarqa", version, fields, by);
  expect(changed).toMatchObject({ value: { unfit: 2, before: { seats: room?.seats } } });
  expect(await changeRoom("saryarqa", version, fields, by)).toMatchObject({
    error: { kind: "changed_meanwhile" },
  });
  const nonsense = { ...fields, seats: "many", opens: "22:00" };
  expect(await changeRoom("saryarqa", version + 1, nonsense, by)).toMatchObject({
    error: { problems: ["seats", "hours"] },
  });
  const [held] = await database()
    .select()
    .from(roomOccupancy)
    .where(eq(roomOccupancy.roomId, "saryarqa"));
  expect(held?.during).toContain("08:50:00+00");
});
