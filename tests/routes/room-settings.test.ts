import type { ActionFunctionArgs } from "@remix-run/node";
import { expect, test } from "vitest";

import { action } from "#app/routes/bilaterals_.rooms_.$id/route.tsx";
import { roomSettings } from "#app/server/bilateral/room/block-room.server.ts";
import { protocolOfficer } from "#tests/support/bilaterals.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { contextOf } from "#tests/support/programme.ts";

await useTestDatabase();
const by = await protocolOfficer();

type Given = { init: { status?: number } | null; data: { undo?: Record<string, string> } };

async function send(fields: Record<string, string>): Promise<Given> {
  const body = new URLSearchParams(fields);
  const request = new Request("http://localhost/bilaterals/rooms/altai", { method: "POST", body });
  const context = contextOf("en", { accountId: by.actor, roles: ["protocol"] });
  const call: ActionFunctionArgs = { request, context, params: { id: "altai" } };
  return (await action(call)) as Given;
}
const settings = async () => {
  const found = await roomSettings("altai", by.now);
  if (!found) throw new Error("The room is gone");
  return found;
};
const CHANGED = {
  ...{ intent: "save", seats: "7", booths: "2", zone: "4", press: "on" },
  ...{ setupMinutes: "5", turnoverMinutes: "5", opens: "10:00", closes: "18:00" },
};

test("a room that was saved by mistake is made again what it was, by one button", async () => {
  const { room: before } = await settings();
  expect(before.seats).toBe(24);
  const { data } = await send({ ...CHANGED, version: String(before.version) });
  expect((await settings()).room).toMatchObject({ seats: 7, opens: "10:00" });
  await send(data.undo ?? {});
  const { room: after } = await settings();
  expect({ ...after, version: before.version }).toEqual(before);
});

test("undo never overwrites what somebody else saved since", async () => {
  const version = async () => String((await settings()).room.version);
  const { data } = await send({ ...CHANGED, version: await version() });
  await send({ ...CHANGED, seats: "9", version: await version() });
  expect(await send(data.undo ?? {})).toMatchObject({ init: { status: 409 } });
  expect((await settings()).room.seats).toBe(9);
});

test("a block is taken back, and one that was freed is put back as it was", async () => {
  const block = {
    kind: "official",
    day: "2022-10-13",
    from: "10:00",
    until: "12:00",
    title: "Two words",
  };
  const blocked = await send({ intent: "block", ...block });
  const [first] = (await settings()).blocks;
  const freed = await send(blocked.data.undo ?? {});
  expect((await settings()).blocks).toEqual([]);
  await send(freed.data.undo ?? {});
  expect((await settings()).blocks).toMatchObject([{ ...first, id: expect.any(String) as string }]);
  expect(await send(blocked.data.undo ?? {})).toMatchObject({ init: { status: 409 } });
});
