import postgres from "postgres";
import { expect, inject, it } from "vitest";

import { KINDS, openLedger } from "#scripts/bench/faults/ledger.ts";
import { readBack } from "#scripts/bench/faults/readback.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { addressOf } from "#tests/support/server.ts";

const { name } = await useTestDatabase();

it("the ledger of the bench of faults misses each kind of thing that was acknowledged and is not there", async () => {
  const sql = postgres(addressOf(inject("server"), "postgres", name), { max: 1 });
  const cluster = {
    ask: <Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> =>
      sql.unsafe<Row[]>(text, [...values] as never[]),
  };
  const ledger = openLedger();
  const id = crypto.randomUUID();
  for (const kind of KINDS) ledger.acknowledge(kind, id);
  const found = await readBack(cluster as Parameters<typeof readBack>[0], {
    ...{ ledger, sent: new Set([id]), orders: new Map(), letters: [] },
    board: new Map([[id, { request: id, room: "b-1", day: "2022-10-12", time: "10:00" }]]),
    asked: new Map([["focal@mfa.example", { sent: 1, owed: 1 }]]),
  });
  await sql.end();
  expect(found.faults.toSorted()).toEqual(KINDS.map((kind) => `${kind}: 1 lost`).toSorted());
  expect(found).toMatchObject({ lost: KINDS.length, doubled: 0 });
});
